/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a stolen account looks like, and what only looks like one. */
#include "bounce-burst.h"

#include <string.h>

#define SPAM BOUNCE_CAUSE_SPAM_CONTENT
#define UNKNOWN BOUNCE_CAUSE_NO_SUCH_USER

/* @n mails, every one of them a @step of seconds after the one before. */
typedef struct
{
  guint            n, domains, spam_of_ten, step;
  BounceCause      other;
  BounceOwnership  ownership;
  const char      *header;
  gboolean         found;
  const char      *why;
} Row;

static const Row rows[] = {
  { 60, 20, 5, 10, UNKNOWN, BOUNCE_OWNERSHIP_OURS, "X: y", TRUE, "spam and strangers, everywhere, at once" },
  { 49, 20, 5, 10, UNKNOWN, BOUNCE_OWNERSHIP_OURS, "X: y", FALSE, "not many" },
  { 60, 9, 5, 10, UNKNOWN, BOUNCE_OWNERSHIP_OURS, "X: y", FALSE, "few domains: a customer with many seats" },
  { 60, 20, 5, 120, UNKNOWN, BOUNCE_OWNERSHIP_OURS, "X: y", FALSE, "over two hours" },
  { 60, 20, 1, 10, UNKNOWN, BOUNCE_OWNERSHIP_OURS, "X: y", FALSE, "an old address list, refused by nobody as spam" },
  { 60, 20, 5, 10, BOUNCE_CAUSE_MAILBOX_FULL, BOUNCE_OWNERSHIP_OURS, "X: y", FALSE, "full mailboxes are known people" },
  { 60, 20, 5, 10, UNKNOWN, BOUNCE_OWNERSHIP_UNKNOWN, "X: y", FALSE, "nobody confirmed that it is ours" },
  { 60, 20, 5, 10, UNKNOWN, BOUNCE_OWNERSHIP_FOREIGN, "X: y", FALSE, "backscatter" },
  { 60, 20, 5, 10, UNKNOWN, BOUNCE_OWNERSHIP_OURS, "List-Unsubscribe: <mailto:u@shop.example>", FALSE, "a newsletter" },
  { 60, 20, 5, 10, UNKNOWN, BOUNCE_OWNERSHIP_OURS, "Precedence: Bulk", FALSE, "an older newsletter" },
  { 130, 20, 5, 40, UNKNOWN, BOUNCE_OWNERSHIP_OURS, "X: y", TRUE, "the busiest hour of two" },
  { 300, 20, 5, 40, UNKNOWN, BOUNCE_OWNERSHIP_OURS, "X: y", FALSE, "all the day long: that is how much it always is" },
};

static BounceReading *
make_reading (const char *header)
{
  g_autofree char *text = g_strdup_printf ("From: Anna@shop.example\n%s\n", header);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  BounceReading *reading = g_new0 (BounceReading, 1);

  reading->message = bounce_message_parse (nothing);
  reading->report = bounce_report_new (BOUNCE_KIND_FAILURE, "rfc3464");
  reading->report->original = bounce_message_parse_headers (text, -1);
  reading->cases = g_ptr_array_new ();

  return reading;
}

static void
add_mails (BounceBurst   *burst,
           BounceReading *reading,
           const Row     *row)
{
  for (guint i = 0; i < row->n; i++)
    {
      g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (1700000000 + (gint64) i * row->step);
      g_autofree char *address = g_strdup_printf ("u%u@d%u.example", i, i % row->domains);
      BounceRecipient recipient = { .address = address };
      g_autoptr (BounceReply) reply = bounce_reply_new ("");
      BounceCase one = { .recipient = &recipient, .kind = BOUNCE_KIND_FAILURE, .reply = reply, .ownership = row->ownership };

      one.finding.cause = i % 10 < row->spam_of_ten ? SPAM : row->other;
      bounce_burst_add (burst, reading, &one, date);
      bounce_burst_add (burst, reading, &one, NULL);
    }
}

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BounceBurst) burst = bounce_burst_new ();
      g_autoptr (BounceReading) reading = make_reading (rows[i].header);
      g_autoptr (GPtrArray) list = NULL;

      g_test_message ("%s", rows[i].why);
      add_mails (burst, reading, &rows[i]);
      list = bounce_burst_dup_list (burst);
      g_assert_cmpuint (list->len, ==, rows[i].found ? 1 : 0);
      if (rows[i].found)
        {
          const BounceBurstFound *found = list->pdata[0];

          g_assert_cmpstr (found->sender, ==, "anna@shop.example");
          g_assert_cmpuint (found->sum->count, >=, BOUNCE_BURST_LEAST);
          g_assert_cmpuint (found->sum->count, <=, 3600 / rows[i].step);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/burst/rows", test_rows);

  return g_test_run ();
}
