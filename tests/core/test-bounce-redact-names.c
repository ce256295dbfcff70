/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of people go; words of servers that somebody is called by stay. */
#include "bounce-redact-names.h"

#include <string.h>

static const char mail[] =
  "From: mailer-daemon@mx.acme.test\nTo: \"Otto Shopkeeper\" <otto.shop@sender.test>\nSubject: Undelivered\n"
  "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
  "--b\nContent-Type: text/plain\n\nIt failed.\n"
  "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; out.sender.test\n\n"
  "Final-Recipient: rfc822; carlotta@acme.test\nAction: failed\nStatus: 5.0.0\n"
  "--b\nContent-Type: text/rfc822-headers\n\nFrom: Big Shop <user@sender.test>\nTo: Carla Customer <carlotta@acme.test>\n"
  "Subject: Spring sale\n\n--b--\n";

static const struct { const char *text, *expected, *why; } rows[] = {
  { "user carlotta unknown", "user name unknown", "a local part by itself" },
  { "user unknown", "user unknown", "somebody is called user@" },
  { "Dear Carla Customer", "Dear Some Name", "a person in a notice" },
  { "Big Shop, Otto Shopkeeper, otto.shop", "Some Name, Some Name, name", "the senders" },
  { "about 'Spring sale'", "about 'A subject'", "what was written about" },
  { "Undelivered", "Undelivered", "the report's own subject is a server's" },
};

static void
test_rows (void)
{
  g_autoptr (BounceRules) rules = bounce_rules_new (NULL, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (mail, sizeof mail - 1);
  g_autoptr (BounceReading) reading = bounce_reading_new (bytes, rules, NULL);
  g_autoptr (BounceRedactor) redactor = bounce_redactor_new ();

  bounce_redact_names_add (redactor, reading);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *out = bounce_redactor_dup (redactor, rows[i].text);

      g_test_message ("%s", rows[i].why);
      g_assert_cmpstr (out, ==, rows[i].expected);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/redact-names/rows", test_rows);

  return g_test_run ();
}
