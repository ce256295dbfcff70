/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses as servers and people write them. */
#include "bounce-addr-spec.h"

#include <string.h>

static void
test_tidy (void)
{
  static const struct { const char *why, *text, *tidy; } rows[] = {
    { "brackets and a trailing dot", "<A@B.example.>", "A@B.example" },
    { "a type", "rfc822;a@example.org", "a@example.org" },
    { "a type, a space, brackets", "RFC822; <a@example.org>", "a@example.org" },
    { "a quoted local part stays", "\"a b\"@example.org", "\"a b\"@example.org" },
    { "quotes around the whole go", "\"a@example.org\"", "a@example.org" },
    { "so do single ones", "'a@example.org'", "a@example.org" },
    { "a name before it", "Anna Smith <a@example.org>", "a@example.org" },
    { "a comment behind it", "a@example.org (Anna)", "a@example.org" },
    { "a source route", "<@mx1.example.org,@mx2.example.org:a@example.net>", "a@example.net" },
    { "a colon behind it", "<a@example.org>:", "a@example.org" },
    { "three dots of sendmail", "a@example.org...", "a@example.org" },
    { "mailto:", "mailto:a@example.org", "a@example.org" },
    { "Exchange's SMTP:", "SMTP:a@example.org", "a@example.org" },
    { "white space", " \t a@example.org\r\n", "a@example.org" },
    { "a local name is kept", "root", "root" },
    { "in brackets too", "<postmaster>", "postmaster" },
    { "the null sender is none", "<>", NULL },
    { "words are none", "no such user", NULL },
    { "nothing", "", NULL },
    { "NULL", NULL, NULL },
    { "a wrong address stays whole, or smith is struck off the list", "rfc822; anna smith@example.org", "anna smith@example.org" },
    { "the same in brackets", "<anna smith@example.org>", "anna smith@example.org" },
    { "but words before an address are words", "user unknown a@example.org", "a@example.org" },
    { "a text after it", "a@example.org: user unknown", "a@example.org" },
    { "raw UTF-8", "<jörg@bücher.example>", "jörg@bücher.example" },
    { "an address literal", "<a@[192.0.2.1]>", "a@[192.0.2.1]" },
    { "a host in brackets behind the address", "a@example.org <mx.example.net>", "a@example.org" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *tidy = bounce_addr_spec_tidy (rows[i].text);

      g_test_message ("%s", rows[i].why);
      g_assert_cmpstr (tidy, ==, rows[i].tidy);
    }
}

static void
test_is_address (void)
{
  static const char * const good[] = {
    "a@example.org", "a@b", "a.b+c=d@example.org", "\"a b\"@example.org", "a@[IPv6:2001:db8::1]", "用户@例子.测试",
    "a..b.@example.org", "/S=anna/O=x@gw.example.org", "prvs=1234567890=a@example.org",
  };
  static const char * const bad[] = {
    "", "a", "@", "a@", "@b", "a b@c", "a@b c", "a@b.", "a@b..c", "<a@b>", "a@b@c", "a\n@b", "a@b\xff", "\"@b", "a@b:c", "a@-",
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_test_message ("%s", good[i]);
      g_assert_true (bounce_addr_spec_is_address (good[i]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_false (bounce_addr_spec_is_address (bad[i]));
    }
  g_assert_false (bounce_addr_spec_is_address (NULL));
}

static void
test_domain (void)
{
  g_assert_cmpstr (bounce_addr_spec_get_domain ("a@example.org"), ==, "example.org");
  g_assert_cmpstr (bounce_addr_spec_get_domain ("\"a@b\"@example.org"), ==, "example.org");
  g_assert_null (bounce_addr_spec_get_domain ("root"));
  g_assert_null (bounce_addr_spec_get_domain (NULL));
}

static void
test_equal (void)
{
  g_assert_true (bounce_addr_spec_equal ("A@Example.org", "a@example.ORG"));
  g_assert_true (bounce_addr_spec_equal ("JÖRG@example.org", "jörg@example.org"));
  g_assert_false (bounce_addr_spec_equal ("a@example.org", "b@example.org"));
  g_assert_false (bounce_addr_spec_equal ("a@example.org", NULL));
  g_assert_false (bounce_addr_spec_equal (NULL, NULL));
  g_assert_false (bounce_addr_spec_equal ("\xff@b", "\xfe@b"));
}

static void
test_find (void)
{
  static const struct { const char *why, *text, *found; } rows[] = {
    { "none", "no address @ all", "" },
    { "bare and in brackets", "a@example.org <b@example.org>", "a@example.org b@example.org" },
    { "the colon of a notice", "<a@example.org>: unknown", "a@example.org" },
    { "a colon without brackets", "a@example.org: unknown", "a@example.org" },
    { "sendmail's dots", "550 a@example.org... User unknown", "a@example.org" },
    { "the end of a sentence", "Mail to a@example.org. It failed, b@example.org!", "a@example.org b@example.org" },
    { "a type before it", "rfc822;a@example.org", "a@example.org" },
    { "mailto:", "mailto:a@example.org?subject=x", "a@example.org" },
    { "a path is none", "/var/mail/x full", "" },
    { "a file on another host is none", "cp x user@example.org:/home", "" },
    { "a login in a link is none", "see ftp://user@example.org/x", "" },
    { "an address in a link is none", "see https://example.org/u?e=a@example.net ok", "" },
    { "labels of logs", "to=a@example.org, orig_to=b@example.org", "a@example.org b@example.org" },
    { "quoted local parts", "for \"a b\"@example.org;", "\"a b\"@example.org" },
    { "quotes around", "'a@example.org' \"b@example.org\" (c@example.org)", "a@example.org b@example.org c@example.org" },
    { "address literals", "root@[192.0.2.1].", "root@[192.0.2.1]" },
    { "IDN", "<jörg@bücher.example>", "jörg@bücher.example" },
    { "no space in Japanese", "宛先はanna@example.orgへ", "anna@example.org" },
    { "an address in Chinese", "收件人 用户@例子.测试 不存在", "用户@例子.测试" },
    { "punctuation of other scripts", "«a@example.org»、“b@example.org”", "a@example.org b@example.org" },
    { "a no-break space parts", "an\xc2\xa0" "a@example.org", "a@example.org" },
    { "VERP and tags are local parts", "list-bounces+u=example.net@example.org", "list-bounces+u=example.net@example.org" },
    { "dots that providers allowed", "a..b.@example.org", "a..b.@example.org" },
    { "routes", "<@mx.example.org:a@example.net>", "a@example.net" },
    { "broken UTF-8 parts", "x\xff" "a@example.org\xff", "a@example.org" },
    { "stray continuation bytes part too", "x\x9f\x96" "a@example.org x\x9f@example.org", "a@example.org" },
    { "at both ends", "@a@", "" },
    { "hyphens at the end go", "a@example.org-- ", "a@example.org" },
    { "text in stars and pipes", "*a@example.org* |b@example.org|", "a@example.org b@example.org" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) found = g_string_new (NULL);
      const char *cursor = rows[i].text;
      char *address;

      g_test_message ("%s", rows[i].why);
      while ((address = bounce_addr_spec_find (&cursor)) != NULL)
        {
          g_string_append_printf (found, "%s%s", found->len > 0 ? " " : "", address);
          g_free (address);
        }
      g_assert_cmpstr (found->str, ==, rows[i].found);
      g_assert_cmpint (*cursor, ==, '\0');
    }
}

/* The cursor stands right behind the address: what follows it tells much. */
static void
test_cursor (void)
{
  const char *cursor = "x <a@example.org>: no";
  g_autofree char *address = bounce_addr_spec_find (&cursor);

  g_assert_cmpstr (cursor, ==, ">: no");
}

static void
test_huge (void)
{
  static const char * const pieces[] = { "@", "a@", "\"@", "a@b ", "aaaa", "\xff@", "\"\"@b", "例@", "a.@b." };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      const char *cursor;
      char *address;

      while (text->len < 1024 * 1024)
        g_string_append (text, pieces[i]);
      cursor = text->str;
      while ((address = bounce_addr_spec_find (&cursor)) != NULL)
        g_free (address);
      address = bounce_addr_spec_tidy (text->str);
      g_free (address);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/addr-spec/tidy", test_tidy);
  g_test_add_func ("/addr-spec/is-address", test_is_address);
  g_test_add_func ("/addr-spec/domain", test_domain);
  g_test_add_func ("/addr-spec/equal", test_equal);
  g_test_add_func ("/addr-spec/find", test_find);
  g_test_add_func ("/addr-spec/cursor", test_cursor);
  g_test_add_func ("/addr-spec/huge", test_huge);
  return g_test_run ();
}
