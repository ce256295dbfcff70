/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Every branch of the words of the lookup window, and what it announces. */
#include "inspector-lookup-words.h"

#include <string.h>

static const char ini[] =
  "[ip.example.org]\noperator = First\nship = default\nfamilies = ipv4\n"
  "[both.example.org]\noperator = Second\nship = default\nfamilies = ipv4 ipv6 domain\n"
  "[off.example.org]\noperator = Third\nship = off\nfamilies = ipv4\n"
  "[private.example.org]\noperator = Fourth\nship = default\nfamilies = ipv4\nterms = non-commercial\n";

static void
assert_words (char       *text,
              const char *expected)
{
  g_assert_nonnull (text);
  if (strstr (text, expected) == NULL)
    g_error ("“%s” is not in “%s”", expected, text);
  g_free (text);
}

static void
test_fault (void)
{
  g_assert_null (inspector_lookup_words_dup_fault ("9.9.9.9", FALSE));
  g_assert_null (inspector_lookup_words_dup_fault ("mail.debian.org", FALSE));
  assert_words (inspector_lookup_words_dup_fault ("no such thing", FALSE), "neither an address nor a name");
  assert_words (inspector_lookup_words_dup_fault ("192.168.1.1", TRUE), "private or reserved address");
  assert_words (inspector_lookup_words_dup_fault ("printer.lan", TRUE), "private networks");
  assert_words (inspector_lookup_words_dup_fault ("203.0.113.5", FALSE), "set aside for examples");
  assert_words (inspector_lookup_words_dup_fault ("mx.d.example", FALSE), "set aside for examples");
  g_assert_null (inspector_lookup_words_dup_fault ("203.0.113.5", TRUE));
}

static void
test_is_test (void)
{
  BounceSettings settings = { .dns = (char *) "127.0.0.1:5353" };

  g_unsetenv ("BOUNCE_INSPECTOR_DNS");
  g_assert_true (inspector_lookup_words_is_test (&settings));
  settings.dns = (char *) "127.0.0.1:5353, 192.0.2.53";
  g_assert_false (inspector_lookup_words_is_test (&settings));
  settings.dns = NULL;
  g_assert_false (inspector_lookup_words_is_test (&settings));
  g_assert_false (inspector_lookup_words_is_test (NULL));
}

static void
test_is_host (void)
{
  g_assert_true (inspector_lookup_words_is_host ("mx.example.org"));
  g_assert_false (inspector_lookup_words_is_host ("example.org"));
  g_assert_false (inspector_lookup_words_is_host ("192.0.2.1"));
  g_assert_false (inspector_lookup_words_is_host ("no such thing"));
}

static void
test_names (void)
{
  g_autoptr (BounceBlocklists) lists = bounce_blocklists_parse (ini, "test", NULL);
  BounceSettings settings = { .commercial = BOUNCE_COMMERCIAL_YES };
  g_auto (GStrv) operators = NULL;
  g_auto (GStrv) names = inspector_lookup_words_dup_names ("MX.a.example.org", lists, &settings, &operators);
  g_autofree char *all = g_strjoinv (" ", names);
  g_autofree char *people = g_strjoinv (" ", operators);

  /* Each once; what is off, or may not be asked, is not announced. */
  g_assert_cmpstr (people, ==, "Second First");
  g_assert_cmpstr (all, ==, "mx.a.example.org *.in-addr.arpa *.ip6.arpa *.both.example.org *.ip.example.org example.org example.org.both.example.org");
}

static void
test_no_names (void)
{
  g_autoptr (BounceBlocklists) lists = bounce_blocklists_parse (ini, "test", NULL);
  g_auto (GStrv) operators = NULL;
  g_auto (GStrv) names = inspector_lookup_words_dup_names ("no such thing", lists, NULL, &operators);

  g_assert_cmpuint (g_strv_length (names), ==, 0);
  g_assert_cmpuint (g_strv_length (operators), ==, 0);
}

static void
test_words (void)
{
  g_autoptr (BounceSubject) address = bounce_subject_new ("203.0.113.5", NULL);
  g_autoptr (BounceSubject) domain = bounce_subject_new ("example.org", NULL);

  assert_words (inspector_lookup_words_dup_heading (address), "Address ");
  assert_words (inspector_lookup_words_dup_heading (domain), "Domain ");
  assert_words (inspector_lookup_words_dup_no_address ("mx.example.org"), "mx.example.org");
  assert_words (inspector_lookup_words_dup_title (""), "Blocklist Lookup");
  assert_words (inspector_lookup_words_dup_title ("203.0.113.5"), " – Blocklist Lookup");
  assert_words (inspector_lookup_words_dup_failed ("a\nb"), "a b");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lookup-words/fault", test_fault);
  g_test_add_func ("/lookup-words/is-test", test_is_test);
  g_test_add_func ("/lookup-words/is-host", test_is_host);
  g_test_add_func ("/lookup-words/names", test_names);
  g_test_add_func ("/lookup-words/no-names", test_no_names);
  g_test_add_func ("/lookup-words/words", test_words);

  return g_test_run ();
}
