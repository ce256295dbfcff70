/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Who proves what: own marks, a returned letter, or nobody. */
#include "bounce-case-proof.h"

#include <string.h>

static const struct { const char *original, *own, *expected, *why; } rows[] = {
  { "From: shop@sender.example\nTo: anna@acme.example\nMessage-ID: <1@sender.example>", NULL, "ours", "our letter to this recipient" },
  { "From: shop@sender.example\nTo: bert@acme.example\nMessage-ID: <1@sender.example>", NULL, "unproven", "our letter to another" },
  { "From: shop@sender.example\nTo: anna@acme.example", NULL, "unproven", "no server has seen it" },
  { "From: x@other.example\nTo: anna@acme.example\nMessage-ID: <1@other.example>", "sender.example", "unproven", "known not to be ours" },
  { "From: shop@sender.example\nTo: bert@acme.example\nMessage-ID: <1@sender.example>", "sender.example", "ours", "own marks" },
};

static void
test_rows (void)
{
  g_autoptr (BounceRules) rules = bounce_rules_new (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      char *domains[] = { (char *) rows[i].own, NULL };
      BounceSettings settings = { .own_domains = domains };
      g_autofree char *mail = g_strdup_printf (
  "From: mailer-daemon@%s\nTo: %s\nSubject: Undelivered\nDate: %s\n"
  "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
  "--b\nContent-Type: text/plain\n\nIt failed.\n"
  "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; out.sender.example\n\n"
  "Final-Recipient: rfc822; %s\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; %s\n"
  "--b\nContent-Type: text/rfc822-headers\n\n%s\n\n--b--\n", "acme.example", "shop@sender.example",
        "Tue, 17 Nov 2026 14:12:00 +0100", "anna@acme.example", "550 5.1.1 User unknown", rows[i].original);
      g_autoptr (GBytes) bytes = g_bytes_new (mail, strlen (mail));
      g_autoptr (BounceReading) reading = bounce_reading_new (bytes, rules, rows[i].own != NULL ? &settings : NULL);

      g_test_message ("%s", rows[i].why);
      g_assert_cmpstr (bounce_case_proof_to_id (bounce_case_get_proof (reading, reading->cases->pdata[0])), ==, rows[i].expected);
    }
}

static void
test_none (void)
{
  static const char mail[] = "From: anna@acme.example\nSubject: Lunch\n\nAt noon?\n";
  g_autoptr (BounceRules) rules = bounce_rules_new (NULL, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (mail, sizeof mail - 1);
  g_autoptr (BounceReading) reading = bounce_reading_new (bytes, rules, NULL);

  g_assert_cmpint (bounce_case_get_proof (reading, reading->cases->pdata[0]), ==, BOUNCE_CASE_PROOF_NONE);
  g_assert_null (bounce_case_proof_to_id (BOUNCE_CASE_PROOF_NONE));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/case-proof/rows", test_rows);
  g_test_add_func ("/case-proof/none", test_none);

  return g_test_run ();
}
