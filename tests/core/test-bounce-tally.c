/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts of made-up cases. */
#include "bounce-tally.h"

#include <string.h>

typedef struct
{
  BounceKind   kind;
  const char  *recipient;
  const char  *remote_mta;
  BounceCause  cause;
} Row;

/* A message with one case, as the road would leave it. */
static BounceReading *
make_reading (const char *date,
              const Row  *row)
{
  g_autofree char *text = g_strdup_printf ("Subject: x\n%s%s\n\n", date != NULL ? "Date: " : "X: ", date != NULL ? date : "");
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  BounceReading *reading = g_new0 (BounceReading, 1);
  BounceCase *one = g_new0 (BounceCase, 1);
  BounceRecipient *recipient;

  reading->message = bounce_message_parse (bytes);
  reading->report = bounce_report_new (row->kind, "rfc3464");
  recipient = bounce_report_add_recipient (reading->report, row->recipient);
  recipient->remote_mta = g_strdup (row->remote_mta);
  one->recipient = recipient;
  one->kind = row->kind;
  one->reply = bounce_reply_new ("550 no");
  one->finding.cause = row->cause;
  one->finding.permanence = bounce_cause_get_permanence (row->cause);
  one->finding.who = bounce_cause_get_who (row->cause);
  reading->cases = g_ptr_array_new ();
  g_ptr_array_add (reading->cases, one);

  return reading;
}

static void
free_reading (BounceReading *reading)
{
  BounceCase *one = g_ptr_array_index (reading->cases, 0);

  bounce_reply_free (one->reply);
  g_free (one);
  bounce_reading_free (reading);
}

static void
add (BounceTally *tally,
     const char  *date,
     const Row   *row)
{
  BounceReading *reading = make_reading (date, row);

  bounce_tally_add (tally, reading);
  free_reading (reading);
}

static const BounceCount *
get_count (GPtrArray *counts,
           guint      nth)
{
  g_assert_cmpuint (nth, <, counts->len);

  return g_ptr_array_index (counts, nth);
}

static void
test_counts (void)
{
  static const Row anna = { BOUNCE_KIND_FAILURE, "anna@D.example", "mx1.d.example", BOUNCE_CAUSE_NO_SUCH_USER };
  static const Row ben = { BOUNCE_KIND_FAILURE, "ben@d.example", "mx2.d.example", BOUNCE_CAUSE_NO_SUCH_USER };
  static const Row clara = { BOUNCE_KIND_DELAY, "clara@a.example", NULL, BOUNCE_CAUSE_MAILBOX_FULL };
  static const Row dora = { BOUNCE_KIND_RECEIPT, "dora@a.example", NULL, BOUNCE_CAUSE_UNCLEAR };
  g_autoptr (BounceTally) tally = bounce_tally_new ();
  g_autoptr (GPtrArray) causes = NULL;
  g_autoptr (GPtrArray) receivers = NULL;
  g_autoptr (GPtrArray) days = NULL;
  g_autoptr (GPtrArray) hosts = NULL;
  guint sum = 0;

  add (tally, "Tue, 17 Nov 2026 23:30:00 -0500", &anna);
  add (tally, "Mon, 16 Nov 2026 10:00:00 +0000", &ben);
  add (tally, "Mon, 16 Nov 2026 11:00:00 +0000", &clara);
  add (tally, "Mon, 30 Nov 2026 11:00:00 +0000", &dora);
  add (tally, NULL, &clara);
  bounce_tally_add (tally, NULL);
  bounce_tally_add_unreadable (tally);

  g_assert_cmpuint (bounce_tally_get_messages (tally), ==, 7);
  for (guint kind = 0; kind < BOUNCE_N_KINDS; kind++)
    sum += bounce_tally_get_kind (tally, kind);
  g_assert_cmpuint (sum, ==, 7);
  g_assert_cmpuint (bounce_tally_get_kind (tally, BOUNCE_KIND_OTHER), ==, 1);
  /* Delays are not failed recipients. */
  g_assert_cmpuint (bounce_tally_get_recipients (tally), ==, 2);

  causes = bounce_tally_dup_counts (tally, BOUNCE_TALLY_CAUSES);
  g_assert_cmpuint (causes->len, ==, 2);
  /* Two each: equal counts go by id, or the output changes from run to run. */
  g_assert_cmpstr (get_count (causes, 0)->id, ==, "mailbox-full");
  g_assert_cmpuint (get_count (causes, 0)->count, ==, 2);
  g_assert_cmpstr (get_count (causes, 1)->id, ==, "no-such-user");

  /* mx1 and mx2 are one receiver, however its name is written. */
  receivers = bounce_tally_dup_counts (tally, BOUNCE_TALLY_RECEIVERS);
  g_assert_cmpuint (receivers->len, ==, 2);
  g_assert_cmpstr (get_count (receivers, 1)->id, ==, "d.example");
  g_assert_cmpuint (get_count (receivers, 1)->count, ==, 2);

  /* Half past eleven in New York is still the 17th there. */
  days = bounce_tally_dup_counts (tally, BOUNCE_TALLY_DAYS);
  g_assert_cmpuint (days->len, ==, 2);
  g_assert_cmpstr (get_count (days, 0)->id, ==, "2026-11-16");
  g_assert_cmpuint (get_count (days, 0)->count, ==, 2);
  g_assert_cmpstr (get_count (days, 1)->id, ==, "2026-11-17");

  hosts = bounce_tally_dup_counts (tally, BOUNCE_TALLY_HOSTS);
  g_assert_cmpuint (hosts->len, ==, 0);

  /* The receipt of the 30th is no bounce. */
  g_assert_cmpint (g_date_time_get_day_of_month (bounce_tally_get_first (tally)), ==, 16);
  g_assert_cmpint (g_date_time_get_day_of_month (bounce_tally_get_last (tally)), ==, 17);
}

static void
test_nothing (void)
{
  g_autoptr (BounceTally) tally = bounce_tally_new ();
  g_autoptr (GPtrArray) days = bounce_tally_dup_counts (tally, BOUNCE_TALLY_DAYS);

  g_assert_cmpuint (bounce_tally_get_messages (tally), ==, 0);
  g_assert_cmpuint (days->len, ==, 0);
  g_assert_null (bounce_tally_get_first (tally));
  g_assert_null (bounce_tally_get_last (tally));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tally/counts", test_counts);
  g_test_add_func ("/tally/nothing", test_nothing);

  return g_test_run ();
}
