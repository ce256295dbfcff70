/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A line made of one reply takes in its like, and nothing that says more. */
#include "bounce-own-rule.h"

#include "bounce-fold.h"
#include "bounce-rule.h"

#include <string.h>

static BounceRules *rules;

static const struct { const char *reply, *also, *not, *why; } rows[] = {
  { "550 5.7.1 Message refused by gate", "550 5.7.1 Message refused by gate", "550 5.7.1 Message refused by gate: blocked using bl.example.org", "the whole reply" },
  { "550 Message refused by gate.", "554 5.0.0 message refused by  gate", "550 Your message refused by gate", "codes, case and stops are nothing" },
  { "550 <anna@example.org> has no seat here", "550 5.1.1 <bert@example.net> has no seat here", "550 has no seat there", "a person" },
  { "554 gate 17 at mx1.example.org [192.0.2.7] says no thanks", "554 gate 4 at relay.example.net [2001:db8::7] says no thanks", "554 gate says no", "numbers and hosts in it" },
  { "550 No thanks, see https://example.org/why?id=12345678", "550 No thanks, see https://example.com/", "550 No thanks", "a link at the end" },
  { "550 No thanks (in reply to RCPT TO command)", "550 No thanks (in reply to end of DATA command)", "550 No thanks, quota", "what the reporting server adds" },
  { "550 \xd0\x9f\xd0\xb8\xd1\x81\xd1\x8c\xd0\xbc\xd0\xbe \xd0\xbd\xd0\xb5 \xd0\xbf\xd1\x80\xd0\xb8\xd0\xbd\xd1\x8f\xd1\x82\xd0\xbe", "550 5.0.0 \xd0\xbf\xd0\xb8\xd1\x81\xd1\x8c\xd0\xbc\xd0\xbe \xd0\xbd\xd0\xb5 \xd0\xbf\xd1\x80\xd0\xb8\xd0\xbd\xd1\x8f\xd1\x82\xd0\xbe", "550 \xd0\xbf\xd0\xb8\xd1\x81\xd1\x8c\xd0\xbc\xd0\xbe", "another script" },
  { "550 what (or not)? [a*b] $9 x+y|z", "550 what (or not)? [a*b] $3 x+y|z", "550 what or not", "signs of an expression" },
};

static gboolean
matches (const char *line,
         const char *text)
{
  g_autoptr (BounceRule) rule = bounce_rule_new (line, "rules.tsv", 1, TRUE, NULL);
  g_autofree char *folded = bounce_fold_dup (text);
  gsize from, to;

  g_assert_nonnull (rule);
  g_assert_nonnull (rule->literals);
  return bounce_rule_find (rule, folded, strlen (folded), &from, &to);
}

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BounceReading) reading = bounce_reading_new_for_reply (rows[i].reply, rules);
      g_autofree char *line = bounce_own_rule_new (reading, reading->cases->pdata[0], BOUNCE_CAUSE_POLICY_OTHER, NULL);

      g_test_message ("%s: %s", rows[i].why, line);
      g_assert_nonnull (line);
      g_assert_true (g_str_has_prefix (line, "set-by-hand\tpolicy-other\t-\t*\tregex\t"));
      g_assert_true (matches (line, rows[i].also));
      g_assert_false (matches (line, rows[i].not));
    }
}

/* Nothing of whom the bounce is about stands in the line. */
static void
test_redacted (void)
{
  static const char mail[] =
    "From: mailer-daemon@mx.acme.test\nTo: shop@sender.test\nSubject: Undelivered\n"
    "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
    "--b\nContent-Type: text/plain\n\nIt failed.\n"
    "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; out.sender.test\n\n"
    "Final-Recipient: rfc822; carlotta@acme.test\nAction: failed\nStatus: 5.0.0\nRemote-MTA: dns; mx3.acme.test\n"
    "Diagnostic-Code: smtp; 550 Seat of carlotta in 'Spring sale' not taken by mx3.acme.test 77123456\n"
    "--b\nContent-Type: text/rfc822-headers\n\nFrom: Shop <shop@sender.test>\nTo: carlotta@acme.test\nSubject: Spring sale\n\n--b--\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (mail, sizeof mail - 1);
  g_autoptr (BounceReading) reading = bounce_reading_new (bytes, rules, NULL);
  const BounceCase *one = reading->cases->pdata[0];
  g_autofree char *receiver = bounce_own_rule_dup_receiver (one);
  g_autofree char *line = bounce_own_rule_new (reading, one, BOUNCE_CAUSE_RECIPIENT_REFUSES, NULL);
  g_autofree char *scoped = bounce_own_rule_new (reading, one, BOUNCE_CAUSE_RECIPIENT_REFUSES, receiver);

  g_assert_cmpstr (receiver, ==, "acme.test");
  g_test_message ("%s", line);
  g_assert_nonnull (line);
  g_assert_null (strstr (line, "carlotta"));
  g_assert_null (strstr (line, "acme"));
  g_assert_null (strstr (line, "pring"));
  g_assert_null (strstr (line, "77123456"));
  g_assert_nonnull (strstr (scoped, "\treceiver:acme.test\t"));
  g_assert_true (matches (line, "550 seat of bert in 'other' not taken by mx.example.org 5"));
}

static void
test_too_little (void)
{
  static const char * const replies[] = { "550", "550 5.1.1", "550 <anna@example.org>", "550 no", "", "550 1 2 3 4", "\xff\xfe" };

  for (guint i = 0; i < G_N_ELEMENTS (replies); i++)
    {
      g_autoptr (BounceReading) reading = bounce_reading_new_for_reply (replies[i], rules);

      g_assert_null (bounce_own_rule_new (reading, reading->cases->pdata[0], BOUNCE_CAUSE_VIRUS, NULL));
    }
}

static void
test_long (void)
{
  g_autoptr (GString) words = g_string_new ("550 ");
  g_autoptr (BounceReading) reading = NULL;
  g_autofree char *line = NULL;

  for (guint i = 0; i < 4000; i++)
    g_string_append (words, i % 3 == 0 ? "one " : "two ");
  reading = bounce_reading_new_for_reply (words->str, rules);
  line = bounce_own_rule_new (reading, reading->cases->pdata[0], BOUNCE_CAUSE_VIRUS, NULL);
  g_assert_nonnull (line);
  g_assert_true (matches (line, words->str));
}

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  rules = bounce_rules_new (NULL, NULL);
  g_test_add_func ("/own-rule/rows", test_rows);
  g_test_add_func ("/own-rule/redacted", test_redacted);
  g_test_add_func ("/own-rule/too-little", test_too_little);
  g_test_add_func ("/own-rule/long", test_long);
  result = g_test_run ();
  bounce_rules_unref (rules);

  return result;
}
