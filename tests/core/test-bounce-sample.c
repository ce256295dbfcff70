/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A sample says what the report says, and nothing of whom. */
#include "bounce-sample.h"

#include <string.h>

static BounceRules *rules;

static const char report[] =
  "Return-Path: <>\nFrom: Mail Delivery <mailer-daemon@mx.acme.test>\nTo: \"Otto Shop\" <otto.shop@sender.test>\n"
  "Subject: Undelivered\nDate: Tue, 17 Nov 2026 14:12:00 +0100\nMessage-ID: <report.77@mx.acme.test>\n"
  "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
  "--b\nContent-Type: text/plain\n\nDear Otto Shop, gate said no to carlotta.\n\nFrom here on nothing.\n"
  "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; out.sender.test\nArrival-Date: Tue, 17 Nov 2026 14:11:00 +0100\n\n"
  "Final-Recipient: rfc822; carlotta@acme.test\nAction: failed\nStatus: 5.0.0\nRemote-MTA: dns; mx3.acme.test\n"
  "Diagnostic-Code: smtp; 550 gate said no to carlotta [10.9.8.7]\n"
  "--b\nContent-Type: message/rfc822\n\nFrom: Otto Shop <otto.shop@sender.test>\nTo: carlotta@acme.test\n"
  "Subject: Secret offer\nMessage-ID: <secret.1@sender.test>\nX-Customer: 123\n\nThe body is nobody's business.\n\n--b--\n";

static const char notice[] =
  "From: mailer-daemon@mx.acme.test\nTo: otto.shop@sender.test\nSubject: failure notice\n\n"
  "Hi. This is the qmail-send program at mx.acme.test.\nI'm afraid I wasn't able to deliver your message to the following addresses.\n"
  "This is a permanent error; I've given up. Sorry it didn't work out.\n\n<carlotta@acme.test>:\nGate said no.\n\n"
  "--- Below this line is a copy of the message.\n\nReturn-Path: <otto.shop@sender.test>\nFrom: otto.shop@sender.test\n"
  "To: carlotta@acme.test\nSubject: Secret offer\n\nThe body is nobody's business.\n";

static const char * const gone[] = { "acme", "sender.test", "otto", "Otto", "carlotta", "Secret", "business", "10.9.8.7", "secret.1", "report.77", "Customer" };

static BounceReading *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return bounce_reading_new (bytes, rules, NULL);
}

/* What the sample is taken for is what the report was taken for. */
static void
check (const char         *text,
       const char * const *kept)
{
  g_autoptr (BounceReading) before = read_text (text);
  g_autofree char *sample = bounce_sample_dup (before);
  g_autoptr (BounceReading) after = read_text (sample);
  const BounceCase *one = before->cases->pdata[0], *other = after->cases->pdata[0];

  g_test_message ("%s", sample);
  for (guint i = 0; i < G_N_ELEMENTS (gone); i++)
    g_assert_null (strstr (sample, gone[i]));
  for (guint i = 0; kept[i] != NULL; i++)
    g_assert_nonnull (strstr (sample, kept[i]));
  g_assert_true (g_utf8_validate (sample, -1, NULL));
  g_assert_cmpint (other->kind, ==, one->kind);
  g_assert_cmpint (other->finding.cause, ==, one->finding.cause);
  g_assert_cmpstr (after->report->dialect, ==, before->report->dialect);
  g_assert_cmpuint (after->cases->len, ==, before->cases->len);
  g_assert_nonnull (other->recipient->address);
}

static void
test_report (void)
{
  static const char * const kept[] = { "gate said no to name", "Status: 5.0.0", "A subject", "Tue, 17 Nov 2026 14:12:00 +0100", "Subject: Undelivered", NULL };

  check (report, kept);
}

static void
test_notice (void)
{
  static const char * const kept[] = { "Gate said no.", "qmail-send", "Below this line", NULL };

  check (notice, kept);
}

static void
test_mbox (void)
{
  g_autoptr (GString) mbox = g_string_new (NULL);

  bounce_sample_append_mbox (mbox, "A: b\n\nFrom here\n>From there\nend");
  bounce_sample_append_mbox (mbox, "C: d\n\n");
  g_assert_cmpstr (mbox->str, ==, "From MAILER-DAEMON Thu Jan  1 00:00:00 1970\nA: b\n\n>From here\n>>From there\nend\n\n"
                                  "From MAILER-DAEMON Thu Jan  1 00:00:00 1970\nC: d\n\n\n");
}

static void
test_key (void)
{
  g_autoptr (BounceReading) one = bounce_reading_new_for_reply ("550 gate 7 said no to anna@example.org", rules);
  g_autoptr (BounceReading) like = bounce_reading_new_for_reply ("554 Gate 12 said no to bert@example.net", rules);
  g_autoptr (BounceReading) other = bounce_reading_new_for_reply ("554 Gate 12 said yes to bert@example.net", rules);
  g_autofree char *a = bounce_sample_dup_key (one, one->cases->pdata[0]);
  g_autofree char *b = bounce_sample_dup_key (like, like->cases->pdata[0]);
  g_autofree char *c = bounce_sample_dup_key (other, other->cases->pdata[0]);

  g_assert_cmpstr (a, ==, b);
  g_assert_cmpstr (a, !=, c);
}

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  rules = bounce_rules_new (NULL, NULL);
  g_test_add_func ("/sample/report", test_report);
  g_test_add_func ("/sample/notice", test_notice);
  g_test_add_func ("/sample/mbox", test_mbox);
  g_test_add_func ("/sample/key", test_key);
  result = g_test_run ();
  bounce_rules_unref (rules);

  return result;
}
