/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Who runs a host. */
#include "bounce-organisation.h"

static const struct { const char *host; const char *expected; const char *mistake; } cases[] = {
  { "mx1.mail.example.com", "example.com", "more labels than the domain" },
  { "MX1.Example.COM.", "example.com", "case or the trailing dot" },
  { "mail.example.co.uk", "example.co.uk", "co.uk taken for an organisation" },
  { "mx.city.kyoto.jp", "city.kyoto.jp", "exceptions of the list" },
  { "example.com", "example.com", "the domain itself" },
  { "mail.example.internal", "example.internal", "a private top-level name" },
  { "localhost", NULL, "a single label" },
  { "com", NULL, "a public suffix" },
  { "co.uk", NULL, "a public suffix of two labels" },
  { "192.0.2.1", NULL, "an address taken for a name" },
  { "[IPv6:2001:db8::1]", NULL, "an address literal" },
  { "", NULL, "nothing" },
  { "...", NULL, "dots alone" },
  { "a.\xff\xfe.example", NULL, "bytes that are no UTF-8" },
  { NULL, NULL, "NULL not borne" },
};

static void
test_of (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = bounce_organisation_of (cases[i].host);

      g_test_message ("%s", cases[i].mistake);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
test_equal (void)
{
  g_autofree char *endless = g_strnfill (1 << 20, 'a');

  g_assert_true (bounce_organisation_equal ("a.example.net", "b.c.EXAMPLE.net"));
  g_assert_false (bounce_organisation_equal ("a.example.net", "a.example.org"));
  g_assert_false (bounce_organisation_equal ("a.co.uk", "b.co.uk"));
  /* Two hosts without an organisation are not of the same one. */
  g_assert_false (bounce_organisation_equal ("localhost", "localhost"));
  g_assert_false (bounce_organisation_equal (NULL, NULL));
  /* One operator, several domains: its reports name another than its hosts. */
  g_assert_true (bounce_organisation_equal ("mail-x1.google.com", "googlemail.com"));
  g_assert_false (bounce_organisation_equal (endless, endless));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/organisation/of", test_of);
  g_test_add_func ("/organisation/equal", test_equal);
  return g_test_run ();
}
