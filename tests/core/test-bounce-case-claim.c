/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What bounces claim about the world, and what they leave open. */
#include "bounce-case-claim.h"

#include <string.h>

static BounceRules *rules;         /* findings borrow from them */

#define REPORT(diagnostic) \
  "From: MAILER-DAEMON@mx.example.net\n" \
  "Date: Tue, 17 Nov 2026 14:12:00 +0100\n" \
  "Subject: Undelivered mail\n" \
  "MIME-Version: 1.0\n" \
  "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n" \
  "\n" \
  "--b\n" \
  "Content-Type: message/delivery-status\n" \
  "\n" \
  "Reporting-MTA: dns; mx.example.net\n" \
  "\n" \
  "Final-Recipient: rfc822; dora@Example.COM\n" \
  "Action: failed\n" \
  "Status: 5.7.1\n" \
  "Remote-MTA: dns; mx.example.com\n" \
  "Diagnostic-Code: smtp; " diagnostic "\n" \
  "\n" \
  "--b\n" \
  "Content-Type: text/rfc822-headers\n" \
  "\n" \
  "Return-Path: <bounces@example.org>\n" \
  "Received: from mail.example.org (out.example.org [203.0.113.5])\n" \
  " by mx.example.net (Postfix) with ESMTP id 1; Tue, 17 Nov 2026 14:11:00 +0100\n" \
  "From: Sender <sender@example.org>\n" \
  "\n" \
  "--b--\n"

static BounceCaseClaim *
claim_of (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (BounceReading) reading = bounce_reading_new (bytes, rules, NULL);

  return bounce_case_claim_new (reading, g_ptr_array_index (reading->cases, 0));
}

/* A public address of the headers must not be judged for a private one. */
static void
test_private (void)
{
  static const struct { const char *text, *host; } rows[] = {
    { REPORT ("554 5.7.1 Client host [fd00::5] blocked using zen.spamhaus.org"), "fd00::5" },
    { REPORT ("550 5.7.25 Client host [10.1.2.3] rejected: cannot find your reverse hostname"), "10.1.2.3" },
    { REPORT ("554 5.7.1 Client host [203.0.113.5] blocked using zen.spamhaus.org, says 10.1.2.3"), "203.0.113.5" },
    { REPORT ("550 5.1.1 unknown user, relay=[10.1.2.3]"), NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BounceCaseClaim) claim = claim_of (rows[i].text);

      g_assert_cmpstr (claim->host, ==, rows[i].host);
    }
}

static void
test_listed (void)
{
  g_autoptr (BounceCaseClaim) claim =
    claim_of (REPORT ("554 5.7.1 Client host [203.0.113.5] blocked using zen.spamhaus.org"));
  g_autoptr (BounceCaseClaim) again =
    claim_of (REPORT ("554 5.7.1 Client host [203.0.113.5] blocked using zen.spamhaus.org"));
  g_autoptr (BounceCaseClaim) other =
    claim_of (REPORT ("554 5.7.1 Client host [203.0.113.5] blocked using bl.spamcop.net"));

  g_assert_cmpint (claim->cause, ==, BOUNCE_CAUSE_BLOCKLISTED);
  g_assert_cmpstr (claim->zone, ==, "zen.spamhaus.org");
  g_assert_false (claim->cites_refusal);
  g_assert_cmpstr (claim->host, ==, "203.0.113.5");
  /* The name it gave, not the one that reverse DNS has. */
  g_assert_cmpstr (claim->helo, ==, "mail.example.org");
  g_assert_cmpstr (claim->recipient_domain, ==, "example.com");
  g_assert_cmpstr (claim->sender_domain, ==, "example.org");
  g_assert_cmpint (claim->bounced, ==, 1794921120);
  /* One look answers for both recipients; another list is another question. */
  g_assert_true (bounce_case_claim_equal (claim, again));
  g_assert_false (bounce_case_claim_equal (claim, other));
}

/* A receiver's key is none of ours, and its public twin has the same data. */
static void
test_keyed (void)
{
  g_autoptr (BounceCaseClaim) claim =
    claim_of (REPORT ("554 5.7.1 Client host [203.0.113.5] blocked using abcdefghijklmnopqrstuvwxyz.zen.dq.spamhaus.net"));

  g_assert_cmpstr (claim->zone, ==, "zen.spamhaus.org");
}

static void
test_refusals (void)
{
  static const char * const texts[] = {
    REPORT ("554 5.7.1 Client host [203.0.113.5] blocked using zen.spamhaus.org; Error: open resolver; https://check.spamhaus.org/returnc/pub/192.0.2.53"),
    REPORT ("554 5.7.1 blocked using zen.spamhaus.org (127.255.255.254)"),
    REPORT ("554 5.7.1 Blocked, 127.0.0.1 -> Query Refused. See http://uribl.com/refused.shtml"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (BounceCaseClaim) claim = claim_of (texts[i]);

      /* Taken for a listing, a receiver's own fault would be called ours. */
      g_assert_true (claim->cites_refusal);
    }
}

static void
test_helo (void)
{
  g_autoptr (BounceCaseClaim) claim = claim_of (REPORT ("450 4.7.1 <Mail.Bakery.example>: Helo command rejected: Host not found"));
  g_autoptr (BounceCaseClaim) broken = claim_of (REPORT ("450 4.7.1 >: Helo command rejected: Host not found"));
  g_autoptr (BounceCaseClaim) empty = claim_of (REPORT ("450 4.7.1 <>: Helo command rejected: Host not found"));

  /* What the server was told counts more than what another one wrote down. */
  g_assert_cmpstr (claim->helo, ==, "mail.bakery.example");
  g_assert_cmpstr (broken->helo, !=, "");
  g_assert_cmpstr (empty->helo, !=, "");
}

/* Nothing is known, and nothing may be made up. */
static void
test_lone_reply (void)
{
  g_autoptr (BounceReading) reading = bounce_reading_new_for_reply ("550 no", rules);
  g_autoptr (BounceCaseClaim) claim = bounce_case_claim_new (reading, g_ptr_array_index (reading->cases, 0));

  g_assert_null (claim->zone);
  g_assert_null (claim->host);
  g_assert_null (claim->helo);
  g_assert_null (claim->recipient_domain);
  g_assert_null (claim->sender_domain);
  g_assert_cmpint (claim->bounced, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  rules = bounce_rules_new (NULL, NULL);
  g_assert_nonnull (rules);
  g_test_add_func ("/case-claim/listed", test_listed);
  g_test_add_func ("/case-claim/private", test_private);
  g_test_add_func ("/case-claim/keyed", test_keyed);
  g_test_add_func ("/case-claim/refusals", test_refusals);
  g_test_add_func ("/case-claim/helo", test_helo);
  g_test_add_func ("/case-claim/lone-reply", test_lone_reply);

  return g_test_run ();
}
