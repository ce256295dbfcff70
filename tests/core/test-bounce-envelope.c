/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses that lists, forwarders and gateways have wrapped. */
#include "bounce-addr-spec.h"

typedef struct { const char *why, *address, *inner; } Row;

static void
check (const Row *rows,
       guint      n_rows,
       char    *(*undo) (const char *))
{
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *inner = undo (rows[i].address);

      g_test_message ("%s: %s", rows[i].why, rows[i].address);
      g_assert_cmpstr (inner, ==, rows[i].inner);
    }
}

static void
test_xtext (void)
{
  static const Row rows[] = {
    { "RFC 3461", "anna+2Bnews+40example.org", "anna+news@example.org" },
    { "lower case is accepted", "a+3db", "a=b" },
    { "RFC 6533", "j\\x{F6}rg@example.org", "jörg@example.org" },
    { "six digits", "\\x{01F600}@example.org", "😀@example.org" },
    { "UTF-8 in octets", "j+C3+B6rg@example.org", "jörg@example.org" },
    { "a tag that looks like hexadecimal digits", "anna+ab@example.org", "anna+ab@example.org" },
    { "half an escape", "a+4", "a+4" },
    { "a control character stays encoded", "a+00b+0Ac", "a+00b+0Ac" },
    { "no character", "\\x{D800}\\x{}\\x{1234567}\\x{0}", "\\x{D800}\\x{}\\x{1234567}\\x{0}" },
    { "unclosed", "\\x{41", "\\x{41" },
    { "nothing", "", "" },
  };

  check (rows, G_N_ELEMENTS (rows), bounce_addr_spec_decode_xtext);
}

static void
test_verp (void)
{
  static const Row rows[] = {
    { "Mailman", "list-bounces+user=example.com@lists.example.org", "user@example.com" },
    { "a tag of the user's own", "list-bounces+user+tag=example.com@lists.example.org", "user+tag@example.com" },
    { "a suffix", "bounce-user=example.com-12@example.org", "user@example.com" },
    { "quoted-printable's =40", "b.user=40example.com@example.org", "user@example.com" },
    { "ezmlm", "list-return-17-user=example.com@example.org", "user@example.com" },
    { "a mailing service's numbers", "bounces+123456-ab12-first.last=example.com@em.example.org", "first.last@example.com" },
    { "a domain with hyphens", "bounce+user=my-shop.example.com@example.org", "user@my-shop.example.com" },
    { "not a tag", "user+tag@example.org", NULL },
    { "no domain behind the mark", "a+b=c@example.org", NULL },
    { "not SRS", "SRS0=HHH=TT=example.net=user@example.org", NULL },
    { "not BATV", "prvs=1234567890=user@example.org", NULL },
    { "plain", "user@example.org", NULL },
    { "no address", "user=example.com", NULL },
    { "nothing before the mark", "bounces+=example.com@example.org", NULL },
    { "NULL", NULL, NULL },
  };

  check (rows, G_N_ELEMENTS (rows), bounce_addr_spec_undo_verp);
}

static void
test_srs (void)
{
  static const Row rows[] = {
    { "SRS0", "SRS0=HHH=TT=example.net=user@fwd.example.org", "user@example.net" },
    { "another separator, lower case", "srs0+HHH=TT=example.net=user@fwd.example.org", "user@example.net" },
    { "a mark in the user's name", "SRS0=HHH=TT=example.net=a=b@fwd.example.org", "a=b@example.net" },
    { "SRS1", "SRS1=GGG=fwd1.example.org==HHH=TT=example.net=user@fwd2.example.org", "user@example.net" },
    { "SRS1 with a minus inside", "SRS1=GGG=fwd1.example.org=-HHH=TT=example.net=user@fwd2.example.org", "user@example.net" },
    { "cut short", "SRS0=HHH=TT@fwd.example.org", NULL },
    { "SRS1 cut short", "SRS1=GGG@fwd.example.org", NULL },
    { "a person called so", "srs0@example.org", NULL },
    { "plain", "user@example.org", NULL },
    { "NULL", NULL, NULL },
  };

  check (rows, G_N_ELEMENTS (rows), bounce_addr_spec_undo_srs);
}

static void
test_batv (void)
{
  static const Row rows[] = {
    { "the draft's form", "prvs=0123abcdef=user@example.org", "user@example.org" },
    { "the older form", "prvs=user/0123abcdef@example.org", "user@example.org" },
    { "a relay's form", "msprvs1=17000abcdef=bounces-1@example.org", "bounces-1@example.org" },
    { "a gateway's form", "btv1==0123abcdef==user@example.org", "user@example.org" },
    { "cut short", "prvs=0123abcdef@example.org", NULL },
    { "nobody in it", "prvs=0123abcdef=@example.org", NULL },
    { "plain", "user@example.org", NULL },
    { "NULL", NULL, NULL },
  };

  check (rows, G_N_ELEMENTS (rows), bounce_addr_spec_undo_batv);
}

static void
test_imcea (void)
{
  static const Row rows[] = {
    { "an SMTP address", "IMCEASMTP-user+40example+2Ecom@gw.example.org", "user@example.com" },
    { "a directory name is no address", "IMCEAEX-_O=ORG_OU=SITE_CN=USER@gw.example.org", NULL },
    { "cut short", "IMCEASMTP@gw.example.org", NULL },
    { "plain", "user@example.org", NULL },
    { "NULL", NULL, NULL },
  };

  check (rows, G_N_ELEMENTS (rows), bounce_addr_spec_undo_imcea);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/envelope/xtext", test_xtext);
  g_test_add_func ("/envelope/verp", test_verp);
  g_test_add_func ("/envelope/srs", test_srs);
  g_test_add_func ("/envelope/batv", test_batv);
  g_test_add_func ("/envelope/imcea", test_imcea);
  return g_test_run ();
}
