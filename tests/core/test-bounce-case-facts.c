/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts of a case, and what is not known of it. */
#include "bounce-case-facts.h"

#include <string.h>

static BounceRules *rules;         /* findings borrow from them */

static const char report_text[] =
  "From: MAILER-DAEMON@mx.example.net\n"
  "Subject: Undelivered mail\n"
  "MIME-Version: 1.0\n"
  "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n"
  "\n"
  "--b\n"
  "Content-Type: message/delivery-status\n"
  "\n"
  "Reporting-MTA: dns; mx.example.net\n"
  "\n"
  "Final-Recipient: rfc822; dora@example.com\n"
  "Action: failed\n"
  "Status: 5.7.1\n"
  "Remote-MTA: dns; mx.example.com\n"
  "Diagnostic-Code: smtp; 554 5.7.1 Client host [203.0.113.5] blocked using zen.spamhaus.org\n"
  "\n"
  "--b\n"
  "Content-Type: text/rfc822-headers\n"
  "\n"
  "Return-Path: <bounces@example.org>\n"
  "From: Sender <sender@example.org>\n"
  "\n"
  "--b--\n";

static void
test_report (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (report_text, strlen (report_text));
  g_autoptr (BounceReading) reading = bounce_reading_new (bytes, rules, NULL);
  g_autoptr (BounceCaseFacts) facts = bounce_case_facts_new (reading, g_ptr_array_index (reading->cases, 0));

  g_assert_cmpstr (facts->advice.recipient, ==, "dora@example.com");
  g_assert_cmpstr (facts->advice.receiver, ==, "mx.example.com");
  /* The envelope sender is the one that servers judge, not the author. */
  g_assert_cmpstr (facts->advice.sender, ==, "bounces@example.org");
  g_assert_cmpstr (facts->advice.host, ==, "203.0.113.5");
  g_assert_cmpstr (facts->zones[0], ==, "zen.spamhaus.org");
  g_assert_nonnull (facts->advice.list);
  /* A block says nothing against the address, and a failure is final. */
  g_assert_false (facts->advice.removable);
  g_assert_true (facts->advice.given_up);
}

static void
test_lone_reply (void)
{
  g_autoptr (BounceReading) reading = bounce_reading_new_for_reply ("550 no", rules);
  g_autoptr (BounceCaseFacts) facts = bounce_case_facts_new (reading, g_ptr_array_index (reading->cases, 0));

  /* Nothing is known, and nothing may be made up. */
  g_assert_null (facts->advice.recipient);
  g_assert_null (facts->advice.receiver);
  g_assert_null (facts->advice.sender);
  g_assert_null (facts->advice.host);
  g_assert_null (facts->advice.host_name);
  g_assert_null (facts->advice.list);
  g_assert_null (facts->advice.limit);
  g_assert_null (facts->advice.wait);
  g_assert_null (facts->advice.new_address);
  g_assert_nonnull (facts->zones);
  g_assert_null (facts->zones[0]);
}

static void
test_outcome (void)
{
  static const struct { const char *reply; gboolean removable, given_up; const char *why; } rows[] = {
    { "550 5.1.1 unknown user", TRUE, TRUE, "sure, and final" },
    { "450 4.1.1 unknown user", FALSE, FALSE, "tried again" },
    { "550 unknown user; your message looked like spam", FALSE, TRUE, "final, and doubtful" },
    { "550 Requested action not taken: mailbox unavailable", FALSE, TRUE, "said of anything" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BounceReading) reading = bounce_reading_new_for_reply (rows[i].reply, rules);
      const BounceCase *one = g_ptr_array_index (reading->cases, 0);
      g_autoptr (BounceCaseFacts) facts = bounce_case_facts_new (reading, one);

      g_test_message ("%s: %s", rows[i].why, rows[i].reply);
      g_assert_cmpint (facts->advice.removable, ==, rows[i].removable);
      g_assert_cmpint (facts->advice.removable, ==, one->finding.suppress == BOUNCE_SUPPRESS_SAFE);
      g_assert_cmpint (facts->advice.given_up, ==, rows[i].given_up);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);

  rules = bounce_rules_new (NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/case-facts/report", test_report);
  g_test_add_func ("/case-facts/lone-reply", test_lone_reply);
  g_test_add_func ("/case-facts/outcome", test_outcome);
  status = g_test_run ();
  bounce_rules_unref (rules);

  return status;
}
