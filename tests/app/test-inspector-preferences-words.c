/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Every branch of the words of the preferences. */
#include "inspector-preferences-words.h"

#include <string.h>

#define FSI "\342\201\250"
#define PDI "\342\201\251"

static void
assert_text (char       *text,
             const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
assert_words (char       *text,
              const char *expected)
{
  g_assert_nonnull (text);
  if (strstr (text, expected) == NULL)
    g_error ("“%s” is not in “%s”", expected, text);
  g_free (text);
}

static BounceBlocklist
make_list (void)
{
  BounceBlocklist list = { .zone = "bl.example.org", .name = "A List", .operator_name = "Example", .kind = BOUNCE_LIST_POLICY,
                           .ship = BOUNCE_LIST_DEFAULT, .ipv4 = TRUE };

  return list;
}

static void
test_title (void)
{
  BounceBlocklist list = make_list ();

  assert_text (inspector_preferences_words_dup_title (&list), "A List · bl.example.org");
  list.name = list.zone;
  assert_text (inspector_preferences_words_dup_title (&list), "bl.example.org");
  list.name = "A Page";
  list.ship = BOUNCE_LIST_LINK_ONLY;
  assert_text (inspector_preferences_words_dup_title (&list), "A Page");
}

static void
test_subtitle (void)
{
  BounceBlocklist list = make_list ();

  assert_text (inspector_preferences_words_dup_subtitle (&list, INSPECTOR_LIST_ON), "policy range · Example");
  assert_text (inspector_preferences_words_dup_subtitle (&list, INSPECTOR_LIST_OFF), "policy range · Example");
  assert_words (inspector_preferences_words_dup_subtitle (&list, INSPECTOR_LIST_FORBIDDEN), "commercial use");
  assert_words (inspector_preferences_words_dup_subtitle (&list, INSPECTOR_LIST_DEAD), "closed, never asked");
  assert_words (inspector_preferences_words_dup_subtitle (&list, INSPECTOR_LIST_PAGE), "cannot be asked");
  list.own = TRUE;
  assert_words (inspector_preferences_words_dup_subtitle (&list, INSPECTOR_LIST_ON), "unverified until its self-test holds");
  list.terms = BOUNCE_LIST_TERMS_KEY;
  assert_words (inspector_preferences_words_dup_subtitle (&list, INSPECTOR_LIST_OFF), "needs a key");
}

static void
test_families (void)
{
  BounceBlocklist list = make_list ();

  assert_text (inspector_preferences_words_dup_families (&list), "IPv4 addresses");
  list.ipv6 = list.domain = TRUE;
  assert_text (inspector_preferences_words_dup_families (&list), "IPv4 addresses, IPv6 addresses, domains");
}

static void
test_terms (void)
{
  BounceBlocklist list = make_list ();

  assert_text (inspector_preferences_words_dup_terms (&list), "");
  list.terms_note = "A note.";
  assert_text (inspector_preferences_words_dup_terms (&list), "A note.");
  list.terms = BOUNCE_LIST_TERMS_NON_COMMERCIAL;
  assert_text (inspector_preferences_words_dup_terms (&list), "Not for commercial use. A note.");
  list.terms_note = NULL;
  list.terms = BOUNCE_LIST_TERMS_REGISTERED;
  assert_words (inspector_preferences_words_dup_terms (&list), "registered with its operator");
  list.terms = BOUNCE_LIST_TERMS_MANUAL;
  assert_words (inspector_preferences_words_dup_terms (&list), "by hand");
  list.terms = BOUNCE_LIST_TERMS_KEY;
  assert_words (inspector_preferences_words_dup_terms (&list), "a key");
}

static void
test_meaning (void)
{
  BounceListMeaning meaning = { (char *) "127.0.0.4–7", BOUNCE_CODE_LISTED, BOUNCE_LIST_EXPLOITED, "infected" };

  assert_text (inspector_preferences_words_dup_meaning (&meaning), "127.0.0.4–7: listed (exploited host), infected");
  meaning.words = "";
  assert_text (inspector_preferences_words_dup_meaning (&meaning), "127.0.0.4–7: listed (exploited host)");
  meaning.meaning = BOUNCE_CODE_GOOD;
  assert_words (inspector_preferences_words_dup_meaning (&meaning), "a good word");
  meaning.meaning = BOUNCE_CODE_REFUSED;
  assert_words (inspector_preferences_words_dup_meaning (&meaning), "no answer for your resolver");
  meaning.meaning = BOUNCE_CODE_ERROR;
  assert_words (inspector_preferences_words_dup_meaning (&meaning), "does not understand");
  meaning.meaning = BOUNCE_CODE_INFORMATION;
  meaning.words = "seen {n} hours ago";
  assert_text (inspector_preferences_words_dup_meaning (&meaning), "127.0.0.4–7: information only, seen … hours ago");
}

static void
test_other (void)
{
  BounceBlocklist list = make_list ();

  g_assert_nonnull (strstr (inspector_preferences_words_get_other (&list), "means listed"));
  list.kind = BOUNCE_LIST_ALLOWLIST;
  g_assert_nonnull (strstr (inspector_preferences_words_get_other (&list), "Nothing here counts"));
  list.kind = BOUNCE_LIST_INFORMATION;
  g_assert_nonnull (strstr (inspector_preferences_words_get_other (&list), "Nothing here counts"));
  list.closed_codes = TRUE;
  g_assert_nonnull (strstr (inspector_preferences_words_get_other (&list), "a fault of the list"));
}

static void
test_dead (void)
{
  assert_words (inspector_preferences_words_dup_dead ("dnsbl.sorbs.net"), "dnsbl.sorbs.net" PDI ": ");
  assert_words (inspector_preferences_words_dup_dead ("bl.example.org"), "has closed");
}

static void
test_zone_fault (void)
{
  g_autoptr (BounceBlocklists) lists = bounce_blocklists_load (NULL, NULL);

  g_assert_null (inspector_preferences_words_dup_zone_fault (lists, "bl.example.org"));
  assert_words (inspector_preferences_words_dup_zone_fault (lists, "zen.spamhaus.org"), "is here already");
  assert_words (inspector_preferences_words_dup_zone_fault (lists, "192.0.2.1"), "is no zone");
}

static void
test_dns_fault (void)
{
  static const char * const good[] = { "", "  ", "192.0.2.53", " 127.0.0.1:5353 ", "[2001:db8::53]:53, 192.0.2.53" };
  static const char * const bad[] = { "192.0.2", "dns.example.org", "192.0.2.53:0", "192.0.2.53 and others" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_null (inspector_preferences_words_dup_dns_fault (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_words (inspector_preferences_words_dup_dns_fault (bad[i]), "is no DNS server");
}

static void
test_names (void)
{
  static const struct
  {
    const char *typed;
    gboolean    domains;
    const char *names, *fault;
    const char *reason;
  } rows[] = {
    { "", TRUE, "", NULL, "nothing is no fault" },
    { "example.org, @example.net", TRUE, "example.org example.net", NULL, "several at once, with the sign before" },
    { "bücher.example", TRUE, "bücher.example", NULL, "other scripts have domains too" },
    { "localhost", TRUE, "", "is no domain", "a single label would match nothing" },
    { "192.0.2.1", TRUE, "", "is no domain", "an address belongs to the servers" },
    { "example.org \"b\"", TRUE, "example.org", "is no domain", "what is good is taken all the same" },
    { "192.0.2.1 2001:db8::1 mx.example.org", FALSE, "192.0.2.1 2001:db8::1 mx.example.org", NULL, "servers are addresses or names" },
    { "192.0.2.0/24", FALSE, "", "neither an address nor a name", "networks are not supported" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *fault = NULL;
      g_auto (GStrv) names = inspector_preferences_words_take_names (rows[i].typed, rows[i].domains, &fault);
      g_autofree char *joined = g_strjoinv (" ", names);

      g_test_message ("%s", rows[i].reason);
      g_assert_cmpstr (joined, ==, rows[i].names);
      if (rows[i].fault == NULL)
        g_assert_null (fault);
      else
        g_assert_nonnull (strstr (fault, rows[i].fault));
    }
}

static void
test_asking (void)
{
  assert_text (inspector_preferences_words_dup_resolver ("192.0.2.53", FALSE), "Asked now: " FSI "192.0.2.53" PDI);
  assert_words (inspector_preferences_words_dup_resolver ("192.0.2.53", TRUE), "BOUNCE_INSPECTOR_DNS");
  assert_words (inspector_preferences_words_dup_resolver ("", FALSE), "no DNS server");
  assert_words (inspector_preferences_words_dup_commercial (BOUNCE_COMMERCIAL_NOT_ASKED, 0), "Your answer decides");
  assert_words (inspector_preferences_words_dup_commercial (BOUNCE_COMMERCIAL_NO, 0), "All lists");
  assert_words (inspector_preferences_words_dup_commercial (BOUNCE_COMMERCIAL_YES, 1), "1 list is left out");
  assert_words (inspector_preferences_words_dup_commercial (BOUNCE_COMMERCIAL_YES, 12), "12 lists are left out");
  assert_words (inspector_preferences_words_dup_not_saved ("disk\nfull"), "disk full");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/preferences-words/title", test_title);
  g_test_add_func ("/preferences-words/subtitle", test_subtitle);
  g_test_add_func ("/preferences-words/families", test_families);
  g_test_add_func ("/preferences-words/terms", test_terms);
  g_test_add_func ("/preferences-words/meaning", test_meaning);
  g_test_add_func ("/preferences-words/other", test_other);
  g_test_add_func ("/preferences-words/dead", test_dead);
  g_test_add_func ("/preferences-words/zone-fault", test_zone_fault);
  g_test_add_func ("/preferences-words/dns-fault", test_dns_fault);
  g_test_add_func ("/preferences-words/names", test_names);
  g_test_add_func ("/preferences-words/asking", test_asking);

  return g_test_run ();
}
