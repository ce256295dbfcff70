/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes of lists as a person reads them. */
#include "bounce-list-meanings.h"

#include <string.h>

static char *
dup_all (const BounceBlocklist *list)
{
  g_autoptr (GPtrArray) meanings = bounce_list_meanings_new (list);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < meanings->len; i++)
    {
      const BounceListMeaning *meaning = meanings->pdata[i];

      g_string_append_printf (text, "%s=%d/%s/%s;", meaning->code, meaning->meaning, bounce_list_kind_to_id (meaning->kind), meaning->words);
    }

  return g_string_free (text, FALSE);
}

static void
test_codes (void)
{
  static const struct
  {
    const char *lines, *expected;
    const char *reason;
  } rows[] = {
    { "", "", "a list without codes" },
    { "kind = policy\ncode 4 = listed: spam\n", "127.0.0.4=0/policy/spam;", "an octet is the last one, and the kind the list's" },
    { "code 4-7 = listed exploited: infected\n", "127.0.0.4–7=0/exploited/infected;", "a range" },
    { "code 127.0.1.* = error: a domain\n", "127.0.1.*=4/spam-source/a domain;", "anything in the last octet" },
    { "code 127.255.255.254 = refused\n", "127.255.255.254=3/spam-source/;", "no words" },
    { "decode = bitmask\nbit 8 = listed: phishing\n", "*.8=0/spam-source/phishing;", "a bit is no value" },
    { "decode = trust\ncategory 5 = mail services\ntrust 2 = good: medium\n", "*.5.*=2/spam-source/mail services;*.2=1/spam-source/medium;",
      "a category stands in the third octet" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *ini = g_strconcat ("[bl.example.org]\n", rows[i].lines, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (BounceBlocklists) lists = bounce_blocklists_parse (ini, "test", &error);
      g_autofree char *all = NULL;

      g_test_message ("%s", rows[i].reason);
      g_assert_no_error (error);
      all = dup_all (bounce_blocklists_get (lists, 0));
      g_assert_cmpstr (all, ==, rows[i].expected);
    }
}

/* Ours, and those nobody may ask any more. */
static void
test_built_in (void)
{
  g_autoptr (BounceBlocklists) lists = bounce_blocklists_load (NULL, NULL);
  g_autofree char *zen = dup_all (bounce_blocklists_find (lists, "zen.spamhaus.org"));
  const BounceBlocklist *dead = bounce_blocklists_find (lists, "dnsbl.sorbs.net");

  g_assert_nonnull (strstr (zen, "127.0.0.4–7=0/exploited/"));
  g_assert_nonnull (strstr (zen, "127.255.255.254=3/"));
  if (dead != NULL)
    {
      g_autofree char *none = dup_all (dead);

      g_assert_nonnull (none);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/list-meanings/codes", test_codes);
  g_test_add_func ("/list-meanings/built-in", test_built_in);

  return g_test_run ();
}
