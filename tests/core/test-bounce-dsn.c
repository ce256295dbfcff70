/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of delivery-status fields, good and odd. */
#include "bounce-dsn.h"

static const struct { const char *value; const char *name; const char *why; } machines[] = {
  { "dns; mx.example.net",             "mx.example.net",  "the plain form" },
  { "mx.example.net",                  "mx.example.net",  "no type" },
  { "dns; mx.example.net.",            "mx.example.net",  "a trailing dot" },
  { "dns; mx.example.net. (192.0.2.1, the server for the domain example.net.)", "mx.example.net", "Google's comment" },
  { "dns; [192.0.2.1]",                "192.0.2.1",       "an address in brackets" },
  { "x-unix; host",                    "host",            "another type" },
  { "dns; unknown",                    NULL,              "nothing to say" },
  { "dns;",                            NULL,              "only a type" },
  { "",                                NULL,              "empty" },
};

static const struct { const char *value; const char *address; const char *why; } addresses[] = {
  { "rfc822; a@example.org",           "a@example.org",   "the plain form" },
  { "RFC822;<a@example.org>",          "a@example.org",   "brackets" },
  { "a@example.org",                   "a@example.org",   "no type" },
  { "rfc822; a+b@example.org",         "a+b@example.org", "a plus sign is a plus sign" },
  { "rfc822; a+40@example.org",        "a+40@example.org", "even before digits" },
  { "rfc822; a+2Bb@example.org",       "a+b@example.org", "xtext" },
  { "rfc822; a+40example.org",         "a@example.org",   "xtext that hides the @" },
  { "utf-8; \\x{E9}a@example.org",     "\xc3\xa9" "a@example.org", "RFC 6533" },
  { "rfc822;IMCEASMTP-a+40example+2Eorg@x.example", "a@example.org", "Exchange's capsule" },
  { "x400; /DD.RFC-822=a(a)example.org/C=de/", "a@example.org", "X.400" },
  { "rfc822; unknown",                 NULL,              "nothing to say" },
  { "rfc822;",                         NULL,              "only a type" },
};

static const struct { const char *value; const char *type; const char *diagnostic; const char *why; } diagnostics[] = {
  { "smtp; 550 5.1.1 <a@b.example> (gone)", "smtp", "550 5.1.1 <a@b.example> (gone)", "parentheses belong to the words" },
  { "X-Postfix; unknown user: \"a\"",  "x-postfix", "unknown user: \"a\"", "a server's own type" },
  { "550-no\n 550 such user",          NULL,   "550 no such user", "no type, folded" },
  { "550 a; b",                        NULL,   "550 a; b", "a semicolon is not always a type's" },
  { "smtp;",                           "smtp", NULL, "only a type" },
};

static void
test_machines (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (machines); i++)
    {
      g_autofree char *name = bounce_dsn_dup_machine (machines[i].value);

      g_test_message ("%s", machines[i].why);
      g_assert_cmpstr (name, ==, machines[i].name);
    }
}

static void
test_addresses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autofree char *address = bounce_dsn_dup_address (addresses[i].value);

      g_test_message ("%s", addresses[i].why);
      g_assert_cmpstr (address, ==, addresses[i].address);
    }
}

static void
test_good_addresses (void)
{
  g_assert_true (bounce_dsn_is_good_address ("a@example.org", "rfc822; a@example.org"));
  g_assert_true (bounce_dsn_is_good_address ("a@example.org", "<a@example.org>"));
  /* A source route's end is a gateway's inner name. */
  g_assert_false (bounce_dsn_is_good_address ("a@inner", "rfc822; @relay.example:a@inner"));
  g_assert_false (bounce_dsn_is_good_address ("a@example.org", "x400; /RFC-822=a(a)example.org/"));
  g_assert_false (bounce_dsn_is_good_address ("a", "rfc822; a"));
  g_assert_false (bounce_dsn_is_good_address (NULL, NULL));
}

static void
test_odd_addresses (void)
{
  g_autofree char *odd = bounce_dsn_dup_odd_address ("rfc822; a@#example.org");

  g_assert_cmpstr (odd, ==, "a@#example.org");
  g_assert_null (bounce_dsn_dup_odd_address ("rfc822; two words@example.org"));
  g_assert_null (bounce_dsn_dup_odd_address ("rfc822; @example.org"));
  g_assert_null (bounce_dsn_dup_odd_address (NULL));
}

static void
test_diagnostics (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (diagnostics); i++)
    {
      g_autoptr(BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, NULL);
      BounceRecipient *recipient = bounce_report_add_recipient (report, "a@example.org");

      g_test_message ("%s", diagnostics[i].why);
      bounce_dsn_take_diagnostic (recipient, diagnostics[i].value);
      g_assert_cmpstr (recipient->diagnostic_type, ==, diagnostics[i].type);
      g_assert_cmpstr (recipient->diagnostic, ==, diagnostics[i].diagnostic);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dsn/machines", test_machines);
  g_test_add_func ("/dsn/addresses", test_addresses);
  g_test_add_func ("/dsn/good-addresses", test_good_addresses);
  g_test_add_func ("/dsn/odd-addresses", test_odd_addresses);
  g_test_add_func ("/dsn/diagnostics", test_diagnostics);
  return g_test_run ();
}
