/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What is suggested as one's own, and what is not. */
#include "bounce-belongings.h"

#include <string.h>

static BounceRules *rules;

static BounceReading *
read_mail (const char *sender,
           const char *received)
{
  g_autofree char *original = g_strdup_printf ("%sFrom: %s\nTo: anna@acme.example\nMessage-ID: <1@x.example>", received, sender);
  g_autofree char *mail = g_strdup_printf (
  "From: mailer-daemon@%s\nTo: %s\nSubject: Undelivered\nDate: %s\n"
  "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
  "--b\nContent-Type: text/plain\n\nIt failed.\n"
  "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; out.sender.example\n\n"
  "Final-Recipient: rfc822; %s\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; %s\n"
  "--b\nContent-Type: text/rfc822-headers\n\n%s\n\n--b--\n", "acme.example", sender,
    "Tue, 17 Nov 2026 14:12:00 +0100", "anna@acme.example", "550 5.1.1 User unknown", original);
  g_autoptr (GBytes) bytes = g_bytes_new (mail, strlen (mail));

  return bounce_reading_new (bytes, rules, NULL);
}

static void
add (BounceBelongings *belongings,
     const char       *sender,
     const char       *received,
     guint             times)
{
  while (times-- > 0)
    {
      g_autoptr (BounceReading) reading = read_mail (sender, received);

      bounce_belongings_add (belongings, reading);
    }
}

#define FROM_HOST "Received: from out.%s (out.%s [%s]) by mx.acme.example with ESMTP; Tue, 17 Nov 2026 14:11:00 +0100\n"

static void
test_majority (void)
{
  g_autoptr (BounceBelongings) belongings = bounce_belongings_new (), more = bounce_belongings_new ();
  g_autofree char *own = g_strdup_printf (FROM_HOST, "shop.example", "shop.example", "203.0.113.5");
  g_autofree char *others = g_strdup_printf (FROM_HOST, "hoster.example", "hoster.example", "203.0.113.9");
  g_autoptr (BounceBelongingsGuess) guess = NULL;

  bounce_belongings_add (belongings, NULL);
  add (belongings, "news@mail.shop.example", own, 3);
  add (belongings, "office@shop.example", others, 3);
  add (more, "x@other.example", "", 2);
  bounce_belongings_join (belongings, more);
  guess = bounce_belongings_guess (belongings);
  g_assert_nonnull (guess);
  g_assert_cmpstr (guess->domains[0], ==, "shop.example");
  g_assert_null (guess->domains[1]);
  g_assert_cmpuint (guess->mails, ==, 6);
  g_assert_cmpuint (guess->of, ==, 8);
  g_assert_cmpstr (guess->servers[0], ==, "203.0.113.5");
  g_assert_null (guess->servers[1]);
}

static void
test_none (void)
{
  static const struct { const char *sender; guint n, n_others; const char *why; } rows[] = {
    { "a@shop.example", 2, 0, "two are no majority of anything" },
    { "a@shop.example", 3, 3, "half is not more than half" },
    { "a@gmail.com", 9, 0, "everybody's" },
    { "a@localhost", 9, 0, "nobody's domain" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BounceBelongings) belongings = bounce_belongings_new ();

      g_test_message ("%s", rows[i].why);
      add (belongings, rows[i].sender, "", rows[i].n);
      add (belongings, "b@other.example", "", rows[i].n_others);
      g_assert_null (bounce_belongings_guess (belongings));
    }
}

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  rules = bounce_rules_new (NULL, NULL);
  g_test_add_func ("/belongings/majority", test_majority);
  g_test_add_func ("/belongings/none", test_none);
  result = g_test_run ();
  bounce_rules_unref (rules);

  return result;
}
