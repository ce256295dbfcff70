/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses: parsed, judged, and found in running text. */
#include "bounce-address.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *expected;          /* canonical, or NULL */
  const char *mistake;
} ParseCase;

static const ParseCase parse_cases[] = {
  { "203.0.113.5", "203.0.113.5", "the plainest form refused" },
  { " [203.0.113.5] ", "203.0.113.5", "brackets or white space not taken off" },
  { "[IPv6:2001:db8::1]", "2001:db8::1", "RFC 5321 tag not known" },
  { "2001:0DB8:0:0::1", "2001:db8::1", "IPv6 left as written" },
  { "::ffff:203.0.113.5", "203.0.113.5", "Courier's mapped form kept as IPv6" },
  { "1.2.3", NULL, "a version taken" },
  { "1.2.3.4.5", NULL, "five numbers taken" },
  { "203.0.113.256", NULL, "an octet too large" },
  { "203.0.113.05", NULL, "a leading zero read as decimal or octal" },
  { "203.0.113.5 x", NULL, "words behind it ignored" },
  { "", NULL, "nothing read as something" },
  { "[", NULL, "half a bracket" },
  { "2001:db8::1%eth0", NULL, "a zone taken" },
  { NULL, NULL, "NULL not borne" },
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (parse_cases); i++)
    {
      const ParseCase *c = &parse_cases[i];
      g_autoptr (GInetAddress) address = bounce_address_parse (c->text);
      g_autofree char *found = address != NULL ? g_inet_address_to_string (address) : NULL;

      g_test_message ("%s: %s", c->text, c->mistake);
      g_assert_cmpstr (found, ==, c->expected);
    }
}

typedef struct
{
  const char        *text;
  BounceAddressScope scope;
} ScopeCase;

static const ScopeCase scope_cases[] = {
  { "9.255.255.255", BOUNCE_ADDRESS_PUBLIC }, { "10.0.0.0", BOUNCE_ADDRESS_PRIVATE },
  { "10.255.255.255", BOUNCE_ADDRESS_PRIVATE }, { "11.0.0.0", BOUNCE_ADDRESS_PUBLIC },
  { "100.63.255.255", BOUNCE_ADDRESS_PUBLIC }, { "100.64.0.0", BOUNCE_ADDRESS_PRIVATE },
  { "100.127.255.255", BOUNCE_ADDRESS_PRIVATE }, { "100.128.0.0", BOUNCE_ADDRESS_PUBLIC },
  { "127.0.0.1", BOUNCE_ADDRESS_PRIVATE }, { "169.254.9.9", BOUNCE_ADDRESS_PRIVATE },
  { "172.15.255.255", BOUNCE_ADDRESS_PUBLIC }, { "172.16.0.0", BOUNCE_ADDRESS_PRIVATE },
  { "172.31.255.255", BOUNCE_ADDRESS_PRIVATE }, { "172.32.0.0", BOUNCE_ADDRESS_PUBLIC },
  { "192.168.255.255", BOUNCE_ADDRESS_PRIVATE }, { "192.169.0.0", BOUNCE_ADDRESS_PUBLIC },
  { "198.17.255.255", BOUNCE_ADDRESS_PUBLIC }, { "198.18.0.1", BOUNCE_ADDRESS_PRIVATE },
  { "198.19.255.255", BOUNCE_ADDRESS_PRIVATE }, { "198.20.0.0", BOUNCE_ADDRESS_PUBLIC },
  { "0.0.0.0", BOUNCE_ADDRESS_PRIVATE }, { "223.255.255.255", BOUNCE_ADDRESS_PUBLIC },
  { "224.0.0.1", BOUNCE_ADDRESS_PRIVATE }, { "255.255.255.255", BOUNCE_ADDRESS_PRIVATE },
  { "192.0.2.1", BOUNCE_ADDRESS_DOCUMENTATION }, { "198.51.100.9", BOUNCE_ADDRESS_DOCUMENTATION },
  { "203.0.113.255", BOUNCE_ADDRESS_DOCUMENTATION }, { "203.0.114.0", BOUNCE_ADDRESS_PUBLIC },
  { "2001:db8::1", BOUNCE_ADDRESS_DOCUMENTATION }, { "3fff:fff::1", BOUNCE_ADDRESS_DOCUMENTATION },
  { "3fff:1000::1", BOUNCE_ADDRESS_PUBLIC }, { "2a00:1450::1", BOUNCE_ADDRESS_PUBLIC },
  { "fe80::1", BOUNCE_ADDRESS_PRIVATE }, { "fd12::1", BOUNCE_ADDRESS_PRIVATE },
  { "::1", BOUNCE_ADDRESS_PRIVATE }, { "::", BOUNCE_ADDRESS_PRIVATE }, { "ff02::1", BOUNCE_ADDRESS_PRIVATE },
  { "::ffff:10.0.0.1", BOUNCE_ADDRESS_PRIVATE },
  { "192.0.0.9", BOUNCE_ADDRESS_PRIVATE }, { "192.0.1.0", BOUNCE_ADDRESS_PUBLIC },
  { "192.88.98.255", BOUNCE_ADDRESS_PUBLIC }, { "192.88.99.1", BOUNCE_ADDRESS_PRIVATE }, { "192.88.100.0", BOUNCE_ADDRESS_PUBLIC },
  { "2001::1", BOUNCE_ADDRESS_PRIVATE }, { "2001:1ff::1", BOUNCE_ADDRESS_PRIVATE }, { "2001:200::1", BOUNCE_ADDRESS_PUBLIC },
  { "2001:ffff::1", BOUNCE_ADDRESS_PUBLIC }, { "2002:c000:221::1", BOUNCE_ADDRESS_PRIVATE }, { "2003::1", BOUNCE_ADDRESS_PUBLIC },
  { "64:ff9b:1::1", BOUNCE_ADDRESS_PRIVATE }, { "100::1", BOUNCE_ADDRESS_PRIVATE }, { "5f00::1", BOUNCE_ADDRESS_PRIVATE },
  { "fec0::1", BOUNCE_ADDRESS_PRIVATE }, { "4000::1", BOUNCE_ADDRESS_PRIVATE },
};

static void
test_scope (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (scope_cases); i++)
    {
      g_autoptr (GInetAddress) address = bounce_address_parse (scope_cases[i].text);

      g_test_message ("%s: a range begins or ends one too early or late", scope_cases[i].text);
      g_assert_nonnull (address);
      g_assert_cmpint (bounce_address_get_scope (address), ==, scope_cases[i].scope);
    }
}

typedef struct
{
  const char *text;
  const char *expected;          /* all that is found, joined by blanks */
  const char *mistake;
} FindCase;

static const FindCase find_cases[] = {
  { "Client host [192.0.2.9] blocked", "192.0.2.9", "brackets in the way" },
  { "blocked: 192.0.2.9.", "192.0.2.9", "the full stop taken for a part" },
  { "IP=192.0.2.9 - A problem", "192.0.2.9", "what stands behind = missed" },
  { "Bad SPF for [example.org:192.0.2.9]", "192.0.2.9", "what stands behind a colon missed" },
  { "from 192.0.2.9:25 (port)", "192.0.2.9", "a port in the way" },
  { "521-192.0.2.9 blocked", "192.0.2.9", "a reply code run into it" },
  { "ip-192.0.2.9 1234-192.0.2.8", "", "a hyphen that is none of a reply code" },
  { "see https://lists.example.net/q?ip=192.0.2.9&c=1", "192.0.2.9", "addresses in links missed" },
  { "see https://lists.example.net/query/ip/192.0.2.9", "192.0.2.9", "a path taken for a product version" },
  { "http://192.0.2.9/", "192.0.2.9", "the link's host missed" },
  { "first 192.0.2.1, then 198.51.100.2; 2001:db8::7.", "192.0.2.1 198.51.100.2 2001:db8::7", "only one of several" },
  { "IPv6:2001:db8::1] and [IPv6:2001:db8::2]", "2001:db8::1 2001:db8::2", "the tag taken for a group" },
  { "ip:2001:db8::1", "2001:db8::1", "another label before IPv6" },
  { "(helo [::ffff:192.0.2.9])", "192.0.2.9", "mapped addresses in text" },
  { "mail-192.0.2.9.example.net", "", "part of a host name taken" },
  { "9.2.0.192.zen.example.net", "", "a list's question taken, backwards" },
  { "192.0.2.0/24 is listed", "", "a network taken for a host" },
  { "Microsoft SMTP Server id 8.3.169.0; Thu", "", "a version behind id taken" },
  { "gateway version 9.0.0.12 (release 1.2.3.4)", "", "versions taken" },
  { "Mailer/8.14.4.1 (8.14.4/8.14.4.1)", "", "product versions taken" },
  { "at 12:30:45 on 2020-01-02", "", "a time taken for IPv6" },
  { "std::string Foo::Bar a::", "", "code taken for IPv6" },
  { "status 5.7.1 (#5.7.1.2)", "", "a status taken" },
  { "00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd", "", "a fingerprint taken, or its end" },
  { "300.1.1.1 1.2.3 1.2.3.4.5 01.2.3.4", "", "what is no address" },
  { "10.1.2.3", "10.1.2.3", "private ones are found too: their scope is another question" },
  { "", "", "nothing" },
};

static char *
find_all (const char *text)
{
  g_autoptr (GString) all = g_string_new (NULL);
  const char *cursor = text;
  const char *start;
  char *address;

  while ((address = bounce_address_find (&cursor, &start)) != NULL)
    {
      g_assert_true (start >= text && start < cursor);
      g_string_append_printf (all, "%s%s", all->len > 0 ? " " : "", address);
      g_free (address);
    }
  g_assert_cmpint (*cursor, ==, '\0');
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
test_find (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (find_cases); i++)
    {
      g_autofree char *found = find_all (find_cases[i].text);

      g_test_message ("%s: %s", find_cases[i].text, find_cases[i].mistake);
      g_assert_cmpstr (found, ==, find_cases[i].expected);
    }
}

/* Would catch a search that looks at the same bytes again and again. */
static void
test_find_is_linear (void)
{
  static const char * const patterns[] = { "a:", "1.", "::", "/1.2.3.4x", "id [", "f" };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *found = NULL;

      while (text->len < 4 * 1024 * 1024)
        g_string_append (text, patterns[i]);
      g_test_timer_start ();
      found = find_all (text->str);
      g_assert_cmpstr (found, ==, "");
      g_assert_cmpfloat (g_test_timer_elapsed (), <, 5.0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/address/parse", test_parse);
  g_test_add_func ("/address/scope", test_scope);
  g_test_add_func ("/address/find", test_find);
  g_test_add_func ("/address/find-is-linear", test_find_is_linear);
  return g_test_run ();
}
