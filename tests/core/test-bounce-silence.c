/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Days on which nobody answered. */
#include "bounce-silence.h"

typedef struct
{
  BounceSilence *silence;
  BounceReport  *report;
  BounceReading  reading;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->silence = bounce_silence_new ();
  fixture->report = bounce_report_new (BOUNCE_KIND_FAILURE, "rfc3464");
  fixture->report->reporter = g_strdup ("mx.example.org");
  fixture->reading.report = fixture->report;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  bounce_silence_free (fixture->silence);
  bounce_report_free (fixture->report);
}

static void
add (Fixture     *fixture,
     const char  *date_text,
     const char  *address,
     const char  *words,
     BounceCause  cause)
{
  g_autoptr (GDateTime) date = date_text != NULL ? g_date_time_new_from_iso8601 (date_text, NULL) : NULL;
  g_autoptr (BounceReply) reply = bounce_reply_new (words);
  BounceRecipient recipient = { .address = (char *) address };
  BounceCase one = { .recipient = &recipient, .kind = BOUNCE_KIND_FAILURE, .reply = reply };

  one.finding.cause = cause;
  bounce_silence_add (fixture->silence, &fixture->reading, &one, date);
}

static void
add_silent (Fixture    *fixture,
            const char *date,
            guint       n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *address = g_strdup_printf ("a@d%u.example", i);

      add (fixture, date, address, "Connection timed out", BOUNCE_CAUSE_UNREACHABLE);
    }
}

static guint
count_found (Fixture *fixture)
{
  g_autoptr (GHashTable) found = bounce_silence_find (fixture->silence);
  BounceTaskSum *sum = g_hash_table_lookup (found, "mx.example.org");

  g_assert_cmpuint (g_hash_table_size (found), ==, sum != NULL ? 1 : 0);

  return sum != NULL ? sum->count : 0;
}

static void
test_silent_day (Fixture       *fixture,
                 gconstpointer  data)
{
  add_silent (fixture, "2026-11-16T10:00:00Z", BOUNCE_SILENCE_LEAST_RECEIVERS);
  g_assert_cmpuint (count_found (fixture), ==, BOUNCE_SILENCE_LEAST_RECEIVERS);
}

static void
test_too_few (Fixture       *fixture,
              gconstpointer  data)
{
  add_silent (fixture, "2026-11-16T10:00:00Z", BOUNCE_SILENCE_LEAST_RECEIVERS - 1);
  /* One more, but on another day: outages of several days are not one. */
  add (fixture, "2026-11-18T10:00:00Z", "a@other.example", "Connection timed out", BOUNCE_CAUSE_UNREACHABLE);
  g_assert_cmpuint (count_found (fixture), ==, 0);
}

static void
test_answered_day (Fixture       *fixture,
                   gconstpointer  data)
{
  /* Somebody answered: the way out is open, on that day alone. */
  add_silent (fixture, "2026-11-16T10:00:00Z", BOUNCE_SILENCE_LEAST_RECEIVERS);
  add (fixture, "2026-11-16T20:00:00Z", "a@six.example", "550 5.1.1 no", BOUNCE_CAUSE_NO_SUCH_USER);
  g_assert_cmpuint (count_found (fixture), ==, 0);
  add_silent (fixture, "2026-11-17T10:00:00Z", BOUNCE_SILENCE_LEAST_RECEIVERS + 1);
  g_assert_cmpuint (count_found (fixture), ==, BOUNCE_SILENCE_LEAST_RECEIVERS + 1);
}

static void
test_nothing_known (Fixture       *fixture,
                    gconstpointer  data)
{
  add_silent (fixture, NULL, BOUNCE_SILENCE_LEAST_RECEIVERS);
  g_clear_pointer (&fixture->report->reporter, g_free);
  add_silent (fixture, "2026-11-16T10:00:00Z", BOUNCE_SILENCE_LEAST_RECEIVERS);
  g_assert_cmpuint (count_found (fixture), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/silence/silent-day", Fixture, NULL, set_up, test_silent_day, tear_down);
  g_test_add ("/silence/too-few", Fixture, NULL, set_up, test_too_few, tear_down);
  g_test_add ("/silence/answered-day", Fixture, NULL, set_up, test_answered_day, tear_down);
  g_test_add ("/silence/nothing-known", Fixture, NULL, set_up, test_nothing_known, tear_down);

  return g_test_run ();
}
