/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists: the built-in file, a user's file, codes, names; and, where the
 * collected facts are at hand, that not one of them was lost. */
#include "bounce-blocklists-file.h"
#include "bounce-list-code.h"

#include <glib/gstdio.h>
#include <string.h>

static BounceBlocklists *
load (void)
{
  g_autoptr (GError) error = NULL;
  BounceBlocklists *lists = bounce_blocklists_load (NULL, &error);

  g_assert_no_error (error);

  return lists;
}

static BounceCodeMeaning
read_code (BounceBlocklists *lists,
           const char       *zone,
           const char       *value,
           gboolean         *known,
           char            **words,
           BounceListKind   *kind)
{
  const BounceBlocklist *list = bounce_blocklists_find (lists, zone);
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (value);
  g_autoptr (GPtrArray) reasons = g_ptr_array_new ();
  BounceCodeMeaning meaning;

  g_assert_nonnull (list);
  meaning = bounce_blocklists_read_code (lists, list, address, known, reasons, kind);
  g_ptr_array_add (reasons, NULL);
  if (words != NULL)
    *words = g_strjoinv ("; ", (char **) reasons->pdata);

  return meaning;
}

/* --- the built-in file --- */

static gboolean
is_sentence_end (const char *words)
{
  return words == NULL || (g_utf8_validate (words, -1, NULL) && *words != '\0' && strchr (words, '\t') == NULL);
}

static void
test_built_in (void)
{
  g_autoptr (BounceBlocklists) lists = load ();

  g_assert_cmpuint (bounce_blocklists_get_length (lists), >=, 82);
  g_assert_null (bounce_blocklists_get_problems (lists)[0]);
  for (guint i = 0; i < bounce_blocklists_get_length (lists); i++)
    {
      const BounceBlocklist *list = bounce_blocklists_get (lists, i);

      g_test_message ("%s", list->zone);
      g_assert_true (bounce_blocklists_find (lists, list->zone) == list);
      g_assert_nonnull (list->name);
      g_assert_nonnull (list->operator_name);
      g_assert_nonnull (list->site);
      g_assert_nonnull (list->lookup_url);
      g_assert_true (is_sentence_end (list->removal_note) && is_sentence_end (list->terms_note));
      g_assert_false (list->own);
      g_assert_false (list->dead);
      g_assert_null (bounce_blocklists_why_dead (list->zone));
      /* A default list can be tested, or its "clean" would mean nothing. */
      if (list->ship == BOUNCE_LIST_DEFAULT)
        {
          g_assert_false (list->test_guessed);
          g_assert_true (list->ipv4 == (list->test_listed_ipv4 != NULL) && list->ipv4 == (list->test_clean_ipv4 != NULL));
          g_assert_true (list->ipv6 == (list->test_listed_ipv6 != NULL) && list->ipv6 == (list->test_clean_ipv6 != NULL));
          g_assert_true (list->domain == (list->test_listed_domain != NULL) && list->domain == (list->test_clean_domain != NULL));
        }
      g_assert_cmpint (list->terms == BOUNCE_LIST_TERMS_KEY && list->ship == BOUNCE_LIST_DEFAULT, ==, FALSE);
    }
}

static void
test_find (void)
{
  g_autoptr (BounceBlocklists) lists = load ();
  const BounceBlocklist *zen = bounce_blocklists_find (lists, "zen.spamhaus.org");
  const BounceBlocklist *keyed = bounce_blocklists_find (lists, "zen.dq.spamhaus.net");

  g_assert_nonnull (zen);
  g_assert_true (bounce_blocklists_find (lists, "ZEN.Spamhaus.Org.") == zen);
  g_assert_null (bounce_blocklists_find (lists, "bl.example.net"));
  g_assert_null (bounce_blocklists_find (lists, "org"));
  g_assert_null (bounce_blocklists_find (lists, ""));
  g_assert_null (bounce_blocklists_find (lists, "x.zen.spamhaus.org"));
  g_assert_true (bounce_blocklists_find (lists, "0123456789abcdef.ZEN.dq.spamhaus.net") == keyed);
  g_assert_cmpstr (keyed->zone, ==, "zen.dq.spamhaus.net");
  g_assert_cmpint (bounce_blocklists_find (lists, "q.mail-abuse.com")->ship, ==, BOUNCE_LIST_LINK_ONLY);
  g_assert_cmpstr (bounce_blocklists_find (lists, "csi.cloudmark.com")->name, ==, "Cloudmark CSI");
  g_assert_cmpint (bounce_blocklists_find (lists, "dnsbl.spfbl.net")->gap, ==, 100000);
}

/* --- codes --- */

typedef struct
{
  const char        *zone, *value;
  BounceCodeMeaning  meaning;
  BounceListKind     kind;
  gboolean           known;
  const char        *mistake;
} CodeCase;

#define SPAM BOUNCE_LIST_SPAM_SOURCE
#define EXPLOITED BOUNCE_LIST_EXPLOITED
#define LISTED BOUNCE_CODE_LISTED
#define GOOD BOUNCE_CODE_GOOD
#define INFORMATION BOUNCE_CODE_INFORMATION
#define REFUSED BOUNCE_CODE_REFUSED
#define FAULT BOUNCE_CODE_ERROR

static const CodeCase code_cases[] = {
  { "zen.spamhaus.org", "127.0.0.2", LISTED, SPAM, TRUE, "SBL" },
  { "zen.spamhaus.org", "127.0.0.6", LISTED, EXPLOITED, TRUE, "a range of codes" },
  { "zen.spamhaus.org", "127.0.0.11", LISTED, BOUNCE_LIST_POLICY, TRUE, "a policy entry accuses nobody" },
  { "zen.spamhaus.org", "127.0.0.77", LISTED, BOUNCE_LIST_COMBINED, FALSE, "a new code is a listing all the same" },
  { "zen.spamhaus.org", "127.0.0.1", REFUSED, BOUNCE_LIST_COMBINED, TRUE, "a filter's answer is no listing" },
  { "zen.spamhaus.org", "127.255.255.252", FAULT, BOUNCE_LIST_COMBINED, TRUE, "mistyped" },
  { "zen.spamhaus.org", "127.255.255.254", REFUSED, BOUNCE_LIST_COMBINED, TRUE, "public resolver" },
  { "zen.spamhaus.org", "127.255.255.255", REFUSED, BOUNCE_LIST_COMBINED, TRUE, "too many questions" },
  { "psbl.surriel.com", "127.255.255.9", REFUSED, SPAM, TRUE, "127.255.255.x of any list" },
  { "psbl.surriel.com", "127.9.9.9", LISTED, SPAM, FALSE, "RFC 5782: any 127.x" },
  { "psbl.surriel.com", "10.0.0.2", FAULT, SPAM, FALSE, "outside 127.0.0.0/8" },
  { "all.spamrats.com", "127.0.0.37", LISTED, BOUNCE_LIST_POLICY, TRUE, "no name" },
  { "all.spamrats.com", "127.0.0.2", FAULT, BOUNCE_LIST_COMBINED, FALSE, "any other code is an error" },
  { "bl.mailspike.net", "127.0.0.13", LISTED, SPAM, TRUE, "the last of the bad ones" },
  { "bl.mailspike.net", "127.0.0.14", INFORMATION, SPAM, TRUE, "neutral" },
  { "rep.mailspike.net", "127.0.0.10", INFORMATION, BOUNCE_LIST_INFORMATION, TRUE, "information is never a listing" },
  { "rep.mailspike.net", "127.0.0.20", GOOD, BOUNCE_LIST_INFORMATION, TRUE, "excellent" },
  { "hostkarma.junkemailfilter.com", "127.0.0.1", GOOD, BOUNCE_LIST_COMBINED, TRUE, "127.0.0.1 is white here" },
  { "hostkarma.junkemailfilter.com", "127.0.0.3", INFORMATION, BOUNCE_LIST_COMBINED, TRUE, "yellow is no listing" },
  { "hostkarma.junkemailfilter.com", "127.0.1.7", INFORMATION, BOUNCE_LIST_COMBINED, TRUE, "remarks" },
  { "rbl.efnetrbl.org", "127.0.0.1", LISTED, EXPLOITED, TRUE, "127.0.0.1 is a proxy here" },
  { "rbl.efnetrbl.org", "127.255.255.254", REFUSED, EXPLOITED, TRUE, "and a refusal is one here too" },
  { "dnsbl.dronebl.org", "127.0.0.1", INFORMATION, EXPLOITED, TRUE, "127.0.0.1 is a test here" },
  { "dnsbl.dronebl.org", "127.0.0.255", LISTED, EXPLOITED, TRUE, "the last class" },
  { "bl.suomispam.net", "127.0.0.99", LISTED, SPAM, TRUE, "any code" },
  { "bl.blocklist.de", "127.0.0.21", LISTED, EXPLOITED, TRUE, "a service class" },
  { "dnsbl.spfbl.net", "127.0.0.3", INFORMATION, BOUNCE_LIST_COMBINED, TRUE, "a remark on reverse DNS" },
  { "multi.surbl.org", "127.0.0.1", REFUSED, SPAM, TRUE, "refused" },
  { "multi.surbl.org", "127.0.0.65", REFUSED, SPAM, TRUE, "a refusal spoils the other bits" },
  { "multi.surbl.org", "127.0.0.80", LISTED, SPAM, TRUE, "two bits: the one that accuses more" },
  { "multi.surbl.org", "127.0.0.32", INFORMATION, SPAM, TRUE, "a click counter" },
  { "multi.surbl.org", "127.0.0.96", LISTED, SPAM, TRUE, "a listing beside it" },
  { "multi.surbl.org", "127.0.0.2", LISTED, SPAM, FALSE, "a bit that nobody documents" },
  { "multi.surbl.org", "127.0.1.64", LISTED, SPAM, FALSE, "bits of the last octet only" },
  { "multi.uribl.com", "127.0.0.1", REFUSED, SPAM, TRUE, "refused" },
  { "multi.uribl.com", "127.0.0.14", LISTED, SPAM, TRUE, "its test entry has all bits" },
  { "bl.score.senderscore.com", "127.0.0.1", LISTED, EXPLOITED, TRUE, "bit 1 is a listing here" },
  { "bl.score.senderscore.com", "127.0.0.26", LISTED, SPAM, TRUE, "sums" },
  { "bl.score.senderscore.com", "127.255.255.255", REFUSED, SPAM, TRUE, "all bits, and yet a refusal" },
  { "score.senderscore.com", "127.0.4.97", INFORMATION, BOUNCE_LIST_INFORMATION, TRUE, "a score" },
  { "score.senderscore.com", "127.0.4.101", INFORMATION, BOUNCE_LIST_INFORMATION, FALSE, "no such score" },
  { "zrd.spamhaus.org", "127.0.2.24", INFORMATION, BOUNCE_LIST_INFORMATION, TRUE, "hours" },
  { "dbl.spamhaus.org", "127.0.1.104", LISTED, EXPLOITED, TRUE, "an honest site that is misused" },
  { "dbl.spamhaus.org", "127.0.1.255", FAULT, SPAM, TRUE, "an address was asked" },
  { "rhsbl.scientificspam.net", "127.0.1.2", LISTED, SPAM, TRUE, "another third octet" },
  { "list.dnswl.org", "127.0.5.2", GOOD, BOUNCE_LIST_ALLOWLIST, TRUE, "category and trust" },
  { "list.dnswl.org", "127.0.3.0", GOOD, BOUNCE_LIST_ALLOWLIST, TRUE, "no further praise is a good word" },
  { "list.dnswl.org", "127.0.10.0", INFORMATION, BOUNCE_LIST_ALLOWLIST, TRUE, "its test entry praises nobody" },
  { "list.dnswl.org", "127.0.0.255", REFUSED, BOUNCE_LIST_ALLOWLIST, TRUE, "over the limit" },
  { "list.dnswl.org", "127.0.0.1", REFUSED, BOUNCE_LIST_ALLOWLIST, TRUE, "a filter's answer is no praise" },
  { "list.dnswl.org", "127.0.0.2", INFORMATION, BOUNCE_LIST_ALLOWLIST, FALSE, "no category: not its answer" },
  { "list.dnswl.org", "127.0.5.4", INFORMATION, BOUNCE_LIST_ALLOWLIST, FALSE, "no such trust" },
  { "wl.mailspike.net", "127.0.0.16", INFORMATION, BOUNCE_LIST_ALLOWLIST, FALSE, "an unknown code is no praise" },
  { "iadb.isipp.com", "127.0.1.255", GOOD, BOUNCE_LIST_ALLOWLIST, TRUE, "vouched for" },
  { "iadb.isipp.com", "127.2.3.4", INFORMATION, BOUNCE_LIST_ALLOWLIST, TRUE, "a fact" },
  { "iadb.isipp.com", "127.255.255.255", REFUSED, BOUNCE_LIST_ALLOWLIST, TRUE, "a refusal is no fact" },
};

static void
test_codes (void)
{
  g_autoptr (BounceBlocklists) lists = load ();

  for (guint i = 0; i < G_N_ELEMENTS (code_cases); i++)
    {
      const CodeCase *c = &code_cases[i];
      BounceListKind kind;
      gboolean known;

      g_test_message ("%s %s: %s", c->zone, c->value, c->mistake);
      g_assert_cmpint (read_code (lists, c->zone, c->value, &known, NULL, &kind), ==, c->meaning);
      g_assert_cmpint (known, ==, c->known);
      g_assert_cmpint (kind, ==, c->kind);
    }
}

static void
test_reasons (void)
{
  static const struct
  {
    const char *zone, *value, *words;
  } cases[] = {
    { "zen.spamhaus.org", "127.0.0.4", "infected or taken over (XBL)" },
    { "multi.surbl.org", "127.0.0.24", "steals passwords (phishing); spreads malware" },
    { "score.senderscore.com", "127.0.4.97", "Sender Score 97 of 100" },
    { "zrd.spamhaus.org", "127.0.2.3", "first seen 3 hours ago" },
    { "list.dnswl.org", "127.0.5.3", "never sends spam; internet provider" },
    { "zen.spamhaus.org", "127.0.0.99", "" },
  };
  g_autoptr (BounceBlocklists) lists = load ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = NULL;
      gboolean known;

      read_code (lists, cases[i].zone, cases[i].value, &known, &words, NULL);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* Of every list, whatever its codes: these never list anybody, except where the
 * operator gives 127.0.0.1 a meaning. */
static void
test_never_listed (void)
{
  static const char * const values[] = { "127.255.255.0", "127.255.255.252", "127.255.255.254", "127.255.255.255", "10.0.0.1",
                                         "146.112.61.108", "0.0.0.0", "127.0.0.1" };
  static const char * const own_meaning[] = { "rbl.efnetrbl.org", "bl.score.senderscore.com", "r.mail-abuse.com",
                                              "hostkarma.junkemailfilter.com", NULL };
  g_autoptr (BounceBlocklists) lists = load ();

  for (guint i = 0; i < bounce_blocklists_get_length (lists); i++)
    for (guint k = 0; k < G_N_ELEMENTS (values); k++)
      {
        const char *zone = bounce_blocklists_get (lists, i)->zone;
        gboolean known;
        BounceCodeMeaning meaning = read_code (lists, zone, values[k], &known, NULL, NULL);

        if (strcmp (values[k], "127.0.0.1") == 0 && g_strv_contains (own_meaning, zone))
          continue;
        g_test_message ("%s %s", zone, values[k]);
        g_assert_cmpint (meaning, !=, LISTED);
        g_assert_cmpint (meaning, !=, GOOD);
      }
}

/* --- the file's form, and the user's file --- */

typedef struct
{
  const char            *ini;
  BounceBlocklistsError  code;
  const char            *message;
} FaultCase;

static const FaultCase fault_cases[] = {
  { "[bl.example.net]\nnonsense\n", BOUNCE_BLOCKLISTS_ERROR_SYNTAX, "lists:2: neither “[zone]” nor “key = value”" },
  { "[bl.example.net]\ncolour = red\n", BOUNCE_BLOCKLISTS_ERROR_SYNTAX, "lists:2: “colour” cannot be “red”" },
  { "[bl.example.net]\nkind = evil\n", BOUNCE_BLOCKLISTS_ERROR_SYNTAX, "lists:2: “kind” cannot be “evil”" },
  { "[bl.example.net]\nfamilies = ipv5\n", BOUNCE_BLOCKLISTS_ERROR_SYNTAX, "lists:2: “families” cannot be “ipv5”" },
  { "[bl.example.net]\nlookup = javascript:alert(1)\n", BOUNCE_BLOCKLISTS_ERROR_SYNTAX, "lists:2: “lookup” cannot be “javascript:alert(1)”" },
  { "[bl.example.net]\nlookup = file:///etc/passwd\n", BOUNCE_BLOCKLISTS_ERROR_SYNTAX, "lists:2: “lookup” cannot be “file:///etc/passwd”" },
  { "[bl.example.net]\nlookup = https://example.net/ x\n", BOUNCE_BLOCKLISTS_ERROR_SYNTAX, "lists:2: “lookup” cannot be “https://example.net/ x”" },
  { "[bl.example.net]\ngap = 99999999\n", BOUNCE_BLOCKLISTS_ERROR_SYNTAX, "lists:2: “gap” cannot be “99999999”" },
  { "[bl.example.net]\ncomponent = perhaps\n", BOUNCE_BLOCKLISTS_ERROR_SYNTAX, "lists:2: “component” cannot be “perhaps”" },
  { "[bl.example.net]\ntest-listed-ipv4 = a b\n", BOUNCE_BLOCKLISTS_ERROR_SYNTAX, "lists:2: “test-listed-ipv4” cannot be “a b”" },
  { "[bl.example.net]\nname =\n", BOUNCE_BLOCKLISTS_ERROR_SYNTAX, "lists:2: “name” cannot be “”" },
  { "\n[net]\n", BOUNCE_BLOCKLISTS_ERROR_BAD_ZONE, "lists:2: “net” is no zone of a list" },
  { "[192.0.2.1]\n", BOUNCE_BLOCKLISTS_ERROR_BAD_ZONE, "lists:1: “192.0.2.1” is no zone of a list" },
  { "[bl example.net]\n", BOUNCE_BLOCKLISTS_ERROR_BAD_ZONE, "lists:1: “bl example.net” is no zone of a list" },
  { "[]\n", BOUNCE_BLOCKLISTS_ERROR_BAD_ZONE, "lists:1: “” is no zone of a list" },
};

static void
test_faults (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (fault_cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (bounce_blocklists_parse (fault_cases[i].ini, "lists", &error));
      g_assert_error (error, BOUNCE_BLOCKLISTS_ERROR, (int) fault_cases[i].code);
      g_assert_cmpstr (error->message, ==, fault_cases[i].message);
    }
}

static void
test_code_faults (void)
{
  static const char * const lines[] = {
    "code = listed", "code x = listed", "code 256 = listed", "code 7-4 = listed", "code 10.0.0.1 = listed", "code 127.0.0 = listed",
    "code 127.0.0.1.2 = listed", "code -1 = listed", "code 2 = evil", "code 2 =", "code 2 = listed evil: words", "bit 3 = listed",
    "bit 0 = listed", "bit 256 = listed", "bit 2-4 = listed", "category 2-3 = words", "trust x = good", "code 2 = listed spam-source policy",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *ini = g_strdup_printf ("[bl.example.net]\n%s\n", lines[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (BounceBlocklists) lists = bounce_blocklists_parse (ini, "lists", &error);

      g_test_message ("%s", lines[i]);
      g_assert_null (lists);
      g_assert_true (g_error_matches (error, BOUNCE_BLOCKLISTS_ERROR, BOUNCE_BLOCKLISTS_ERROR_BAD_CODE)
                     || g_error_matches (error, BOUNCE_BLOCKLISTS_ERROR, BOUNCE_BLOCKLISTS_ERROR_SYNTAX));
      g_assert_true (g_str_has_prefix (error->message, "lists:2: "));
    }
}

static char *
write_own (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *dir = g_dir_make_tmp ("bounce-lists-XXXXXX", &error);
  g_autofree char *path = g_build_filename (dir, "blocklists.ini", NULL);

  g_assert_no_error (error);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&dir);
}

static void
remove_own (const char *dir)
{
  g_autofree char *path = g_build_filename (dir, "blocklists.ini", NULL);

  g_remove (path);
  g_rmdir (dir);
}

static void
test_own (void)
{
  g_autofree char *dir = write_own ("# mine\n"
                                    "[BL.Example.net.]\n"
                                    "oops\n"
                                    "[zen.spamhaus.org]\n"
                                    "ship = off\n"
                                    "code 2 = information: we know that\n"
                                    "code 3 = information: and that\n"
                                    "[not a zone]\n"
                                    "name = lost\n"
                                    "[tested.example.net]\n"
                                    "test-listed-ipv4 = 3.0.0.127\n"
                                    "families = ipv4 domain\n"
                                    "test-clean-domain = none\n"
                                    "[keyed.example.net]\n"
                                    "terms = key\n"
                                    "[page.example.net]\nship = link-only\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (BounceBlocklists) lists = bounce_blocklists_load (dir, &error);
  const char * const *problems;
  const BounceBlocklist *own, *zen, *tested;
  g_autofree char *words = NULL;
  gboolean known;

  g_assert_no_error (error);
  problems = bounce_blocklists_get_problems (lists);
  g_assert_cmpuint (g_strv_length ((char **) problems), ==, 2);
  g_assert_true (g_str_has_suffix (problems[0], "blocklists.ini:3: neither “[zone]” nor “key = value”"));
  g_assert_true (g_str_has_suffix (problems[1], "blocklists.ini:8: “not a zone” is no zone of a list"));

  own = bounce_blocklists_find (lists, "bl.example.net");
  g_assert_true (own->own && own->ipv4 && !own->ipv6 && !own->domain && own->test_guessed && !own->dead);
  g_assert_cmpstr (own->name, ==, "bl.example.net");
  g_assert_cmpstr (own->operator_name, ==, "example.net");
  g_assert_cmpstr (own->test_listed_ipv4, ==, "2.0.0.127");
  g_assert_cmpstr (own->test_clean_ipv4, ==, "1.0.0.127");
  g_assert_null (own->test_listed_domain);

  zen = bounce_blocklists_find (lists, "zen.spamhaus.org");
  g_assert_cmpstr (zen->name, ==, "Spamhaus ZEN");
  g_assert_cmpint (zen->ship, ==, BOUNCE_LIST_OFF);
  g_assert_false (zen->own);
  g_assert_cmpint (read_code (lists, "zen.spamhaus.org", "127.0.0.3", &known, &words, NULL), ==, INFORMATION);
  g_assert_cmpstr (words, ==, "and that");
  g_assert_cmpint (read_code (lists, "zen.spamhaus.org", "127.0.0.4", &known, NULL, NULL), ==, LISTED);

  tested = bounce_blocklists_find (lists, "tested.example.net");
  g_assert_false (tested->test_guessed);
  g_assert_cmpstr (tested->test_listed_ipv4, ==, "3.0.0.127");
  g_assert_cmpstr (tested->test_listed_domain, ==, "test");
  g_assert_null (tested->test_clean_domain);
  g_assert_cmpstr (bounce_blocklists_find (lists, "abc.keyed.example.net")->zone, ==, "keyed.example.net");
  g_assert_null (own->site);
  g_assert_cmpint (bounce_blocklists_find (lists, "page.example.net")->ship, ==, BOUNCE_LIST_OFF);
  remove_own (dir);
}

static void
test_own_missing (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BounceBlocklists) lists = bounce_blocklists_load ("/nonexistent/folder", &error);

  g_assert_no_error (error);
  g_assert_null (bounce_blocklists_get_problems (lists)[0]);
}

/* --- zones nobody may ask --- */

static void
test_dead (void)
{
  static const char * const allowed[] = { "DNSBL.sorbs.net.", "bl.emailbasura.org", NULL };
  g_autofree char *dir = write_own ("[bl.emailbasura.org]\nname = Mine\n[rbl.lugh.ch]\n");
  g_autoptr (BounceBlocklists) lists = bounce_blocklists_load (dir, NULL);
  g_autoptr (BounceBlocklists) free_lists = bounce_blocklists_load_allowing (dir, allowed, NULL);
  guint length = bounce_blocklists_get_length (lists);
  const BounceBlocklist *sorbs = bounce_blocklists_find (lists, "Spam.DNSBL.sorbs.net");

  g_assert_cmpstr (bounce_blocklists_why_dead ("dnsbl.sorbs.net"), ==, "closed in June 2024");
  g_assert_cmpstr (bounce_blocklists_why_dead ("DNSBL.SORBS.NET."), ==, "closed in June 2024");
  g_assert_null (bounce_blocklists_why_dead ("zen.spamhaus.org"));
  g_assert_null (bounce_blocklists_why_dead ("notsorbs.net"));

  g_assert_true (bounce_blocklists_find (lists, "bl.emailbasura.org")->dead);
  g_assert_true (bounce_blocklists_find (lists, "rbl.lugh.ch")->dead);
  g_assert_true (sorbs->dead);
  g_assert_cmpstr (sorbs->zone, ==, "spam.dnsbl.sorbs.net");
  g_assert_cmpstr (sorbs->name, ==, "SORBS");
  g_assert_true (bounce_blocklists_find (lists, "spam.dnsbl.sorbs.net") == sorbs);
  g_assert_cmpuint (bounce_blocklists_get_length (lists), ==, length);

  g_assert_false (bounce_blocklists_find (free_lists, "bl.emailbasura.org")->dead);
  g_assert_false (bounce_blocklists_find (free_lists, "dnsbl.sorbs.net")->dead);
  g_assert_true (bounce_blocklists_find (free_lists, "spam.dnsbl.sorbs.net")->dead);
  g_assert_true (bounce_blocklists_find (free_lists, "rbl.lugh.ch")->dead);
  remove_own (dir);
}

/* A bounce can name as many names below a dead zone as it likes. */
static void
test_dead_many (void)
{
  g_autoptr (BounceBlocklists) lists = load ();
  guint kept = 0;

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *zone = g_strdup_printf ("n%u.sorbs.net", i);

      kept += bounce_blocklists_find (lists, zone) != NULL;
      g_assert_nonnull (bounce_blocklists_why_dead (zone));
    }
  g_assert_cmpuint (kept, <, 1000);
}

/* --- hostile input --- */

static void
test_hostile (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (GString) codes = g_string_new ("[bl.example.net]\n");
  g_autofree char *dots = g_strnfill (900 * 1024, '.');
  g_autofree char *brackets = g_strnfill (900 * 1024, '[');
  g_autofree char *dir = NULL;
  g_autoptr (BounceBlocklists) lists = NULL;

  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (many, "[z%u.example.net]\n", i);
  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (codes, "code %u = listed\n", i % 256);
  g_assert_null (bounce_blocklists_parse (many->str, "lists", NULL));
  g_assert_null (bounce_blocklists_parse (codes->str, "lists", NULL));
  g_assert_null (bounce_blocklists_parse (dots, "lists", NULL));
  g_assert_null (bounce_blocklists_parse (brackets, "lists", NULL));

  dir = write_own ("[a.example.net]\nname = \xff\xfe\n[b.example.net]\r\nname = windows\r\n[\xff.example.net]\n");
  lists = bounce_blocklists_load (dir, NULL);
  g_assert_true (g_utf8_validate (bounce_blocklists_find (lists, "a.example.net")->name, -1, NULL));
  g_assert_cmpstr (bounce_blocklists_find (lists, "b.example.net")->name, ==, "windows");
  g_assert_cmpuint (g_strv_length ((char **) bounce_blocklists_get_problems (lists)), ==, 1);
  remove_own (dir);
}

static void
test_ids (void)
{
  for (guint i = 0; i < BOUNCE_N_LIST_KINDS; i++)
    {
      BounceListKind kind;

      g_assert_true (bounce_list_kind_from_id (bounce_list_kind_to_id (i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  for (guint i = 0; i < BOUNCE_N_LIST_WEIGHTS; i++)
    g_assert_nonnull (bounce_list_weight_to_id (i));
  g_assert_cmpstr (bounce_list_weight_to_id (BOUNCE_LIST_WEIGHT_VERY_HIGH), ==, "very-high");
}

/* --- the law: nothing of the collected facts is lost --- */

/* NULL where they are not at hand. */
static char *
read_facts (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("SOURCE_ROOT") != NULL ? g_getenv ("SOURCE_ROOT") : ".", "../shared/facts", name, NULL);
  char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    g_test_skip ("the facts are not here");

  return text;
}

/* Rows that are no zone. */
static const char * const named_rows[][4] = {
  { "(ivmSIP", "sip.invaluement.com" },
  { "(Cloudmark", "csi.cloudmark.com" },
  { "(Proofpoint", "ipcheck.proofpoint.com" },
  { "(Talos", "talosintelligence.com" },
  { "(Trend Micro", "r.mail-abuse.com" },
  { "(Microsoft", "sendersupport.olc.protection.outlook.com", "postmaster.google.com", "senders.yahooinc.com" },
};

static void
check_family (const BounceBlocklist *list,
              const char            *told)
{
  g_autofree char *plain = g_strdup (told);

  /* "ipv4 (ipv6 answered …)": what stands in brackets is a remark. */
  plain[strcspn (plain, "(+")] = '\0';
  g_assert_cmpint (list->ipv4, ==, strstr (plain, "ipv4") != NULL);
  g_assert_cmpint (list->ipv6, ==, strstr (plain, "ipv6") != NULL);
  g_assert_cmpint (list->domain, ==, strstr (plain, "domain") != NULL);
}

static void
check_value (BounceBlocklists      *lists,
             const BounceBlocklist *list,
             const char            *prefix,
             guint64                n)
{
  g_autofree char *value = g_strdup_printf ("%s%" G_GUINT64_FORMAT, prefix, n);
  gboolean known;

  g_test_message ("%s: %s", list->zone, value);
  read_code (lists, list->zone, value, &known, NULL, NULL);
  g_assert_true (known);
}

/* "2", "5-7", "127.0.1.2", "127.0.2.2..127.0.2.24", "2 and higher". */
static void
check_code (BounceBlocklists      *lists,
            const BounceBlocklist *list,
            const char            *text,
            char                 **prefix)
{
  const char *dot = g_str_has_prefix (text, "127.") ? strrchr (text, '.') : NULL;
  const char *last = dot != NULL ? dot + 1 : text;
  char *end;
  guint64 from, to;

  if (dot != NULL && g_ascii_isdigit (*last))
    {
      g_auto (GStrv) octets = g_strsplit (text, ".", -1);

      g_free (*prefix);
      *prefix = g_strdup_printf ("127.%s.%s.", octets[1], octets[2]);
    }
  if (!g_ascii_isdigit (*last))
    return;
  from = to = g_ascii_strtoull (last, &end, 10);
  if (*end == '-')
    to = g_ascii_strtoull (end + 1, NULL, 10);
  else if (g_str_has_prefix (end, " and higher"))
    to = 255;
  for (guint64 n = from; n <= to; n++)
    check_value (lists, list, *prefix, n);
}

static void
check_codes (BounceBlocklists      *lists,
             const BounceBlocklist *list,
             const char            *told)
{
  g_auto (GStrv) segments = g_strsplit (told, ";", -1);
  g_autofree char *prefix = g_strdup ("127.0.0.");

  for (guint i = 0; segments[i] != NULL; i++)
    {
      const char *colon = strchr (segments[i], ':');
      const char *equals = strchr (segments[i], '=');
      const char *head = colon != NULL && (equals == NULL || colon < equals) ? colon + 1 : segments[i];
      g_autofree char *codes = g_strndup (head, strcspn (head, "="));
      g_auto (GStrv) parts = g_strsplit (codes, ",", -1);

      for (guint k = 0; parts[k] != NULL; k++)
        check_code (lists, list, g_strstrip (parts[k]), &prefix);
    }
}

/* Whatever the facts call a refusal is none of a listing. */
static void
check_refusals (BounceBlocklists      *lists,
                const BounceBlocklist *list,
                const char            *told)
{
  for (const char *at = strstr (told, "127."); at != NULL; at = strstr (at + 1, "127."))
    {
      g_autofree char *value = g_strndup (at, strspn (at, "0123456789."));
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (value);
      BounceCodeMeaning meaning;
      gboolean known;

      if (address == NULL)
        continue;
      g_test_message ("%s refuses with %s", list->zone, value);
      meaning = read_code (lists, list->zone, value, &known, NULL, NULL);
      g_assert_true (known && (meaning == REFUSED || meaning == FAULT));
    }
}

static void
check_ship (const BounceBlocklist *list,
            const char            *told)
{
  BounceListShip ship = BOUNCE_LIST_OPTIONAL;

  if (g_str_has_prefix (told, "default"))
    ship = BOUNCE_LIST_DEFAULT;
  else if (g_str_has_prefix (told, "off"))
    ship = BOUNCE_LIST_OFF;
  else if (g_str_has_prefix (told, "link only"))
    ship = BOUNCE_LIST_LINK_ONLY;
  /* The text beside the table adds s5h for IPv6. */
  if (list->default_ipv6_only)
    g_assert_cmpint (ship, ==, BOUNCE_LIST_OPTIONAL);
  else
    g_assert_cmpint (list->ship, ==, ship);
}

static void
check_row (BounceBlocklists  *lists,
           const char        *zone,
           char             **columns)
{
  const BounceBlocklist *list = bounce_blocklists_find (lists, zone);

  g_test_message ("%s", zone);
  g_assert_nonnull (list);
  g_assert_cmpstr (list->zone, ==, zone);
  check_family (list, columns[2]);
  check_codes (lists, list, columns[4]);
  check_refusals (lists, list, columns[10]);
  check_ship (list, columns[14]);
  if (g_str_has_prefix (columns[5], "2.0.0.127") && list->ipv4)
    g_assert_cmpstr (list->test_listed_ipv4, ==, "2.0.0.127");
  if (g_str_has_prefix (columns[6], "1.0.0.127") && list->ipv4)
    g_assert_cmpstr (list->test_clean_ipv4, ==, "1.0.0.127");
  if (strstr (columns[5], "no test entry") != NULL)
    g_assert_null (list->test_listed_domain);
  g_assert_cmpint (strstr (columns[0], "<key>") != NULL, ==, list->terms == BOUNCE_LIST_TERMS_KEY);
}

static void
test_law_rows (void)
{
  g_autofree char *text = read_facts ("blocklists.tsv");
  g_autoptr (BounceBlocklists) lists = load ();
  g_auto (GStrv) lines = NULL;
  guint rows = 0;

  if (text == NULL)
    return;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) columns = g_strsplit (lines[i], "\t", -1);
      const char *zone = columns[0];

      if (g_strv_length (columns) < 16)
        continue;
      rows++;
      if (g_str_has_prefix (zone, "<key>."))
        zone += strlen ("<key>.");
      if (*zone != '(')
        check_row (lists, zone, columns);
      for (guint k = 0; k < G_N_ELEMENTS (named_rows) && *zone == '('; k++)
        for (guint n = 1; n < 4 && named_rows[k][n] != NULL && g_str_has_prefix (zone, named_rows[k][0]); n++)
          {
            g_assert_cmpint (bounce_blocklists_find (lists, named_rows[k][n])->ship, ==, BOUNCE_LIST_LINK_ONLY);
            check_family (bounce_blocklists_find (lists, named_rows[k][n]), columns[2]);
          }
    }
  g_assert_cmpuint (rows, ==, 82);
}

/* Zones in `backticks` between two places of the text. */
static char **
find_ticked (const char *text,
             const char *from,
             const char *to)
{
  const char *begin = strstr (text, from);
  const char *end = begin != NULL ? strstr (begin, to) : NULL;
  g_autoptr (GStrvBuilder) zones = g_strv_builder_new ();

  g_assert_nonnull (end);
  for (const char *tick = strchr (begin, '`'); tick != NULL && tick < end; tick = strchr (tick + strcspn (tick + 1, "`") + 2, '`'))
    {
      g_autofree char *zone = g_strndup (tick + 1, strcspn (tick + 1, "`"));

      g_strv_builder_add (zones, zone);
    }

  return g_strv_builder_end (zones);
}

static gboolean
is_default (const BounceBlocklist *list,
            BounceSubjectKind      kind)
{
  if (list->ship != BOUNCE_LIST_DEFAULT || (list->default_ipv6_only && kind != BOUNCE_SUBJECT_IPV6))
    return FALSE;

  return kind == BOUNCE_SUBJECT_IPV4 ? list->ipv4 : kind == BOUNCE_SUBJECT_IPV6 ? list->ipv6 : list->domain;
}

static void
check_defaults (BounceBlocklists  *lists,
                BounceSubjectKind  kind,
                char             **told)
{
  guint n = 0;

  for (guint i = 0; i < bounce_blocklists_get_length (lists); i++)
    {
      const BounceBlocklist *list = bounce_blocklists_get (lists, i);

      if (!is_default (list, kind))
        continue;
      n++;
      g_test_message ("%s for %s", list->zone, bounce_subject_kind_to_id (kind));
      g_assert_true (g_strv_contains ((const char * const *) told, list->zone));
    }
  g_assert_cmpuint (n, ==, g_strv_length (told));
}

static char **
with_one_more (char       **zones,
               const char  *one)
{
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();

  g_strv_builder_addv (all, (const char **) zones);
  g_strv_builder_add (all, one);

  return g_strv_builder_end (all);
}

static void
test_law_defaults (void)
{
  g_autofree char *text = read_facts ("blocklists.md");
  g_autoptr (BounceBlocklists) lists = load ();
  g_auto (GStrv) four = NULL, six = NULL, good = NULL, domains = NULL, four_good = NULL, six_good = NULL;

  if (text == NULL)
    return;
  four = find_ticked (text, "Default for IPv4:", "(IPv6:");
  six = find_ticked (text, "(IPv6:", "), plus");
  good = find_ticked (text, "), plus", "as the one good sign");
  domains = find_ticked (text, "Default for domains", "These ten or so");
  /* The text calls it "zen" the second time. */
  for (guint i = 0; six[i] != NULL; i++)
    if (strcmp (six[i], "zen") == 0)
      {
        g_free (six[i]);
        six[i] = g_strdup ("zen.spamhaus.org");
      }
  g_assert_cmpuint (g_strv_length (good), ==, 1);
  four_good = with_one_more (four, good[0]);
  six_good = with_one_more (six, good[0]);
  check_defaults (lists, BOUNCE_SUBJECT_IPV4, four_good);
  check_defaults (lists, BOUNCE_SUBJECT_IPV6, six_good);
  check_defaults (lists, BOUNCE_SUBJECT_DOMAIN, domains);
}

static void
check_dead (const char *name)
{
  g_auto (GStrv) labels = NULL;
  const char *rest = strchr (name, '.');

  if (rest == NULL)
    return;
  if (g_str_has_prefix (name, "*."))
    name += strlen ("*.");
  g_test_message ("%s is dead", name);
  if (strchr (name, '/') == NULL)
    {
      g_autofree char *below = g_strconcat ("any.", name, NULL);

      g_assert_nonnull (bounce_blocklists_why_dead (name));
      g_assert_nonnull (bounce_blocklists_why_dead (below));
      return;
    }
  /* "combined/dynablock/bhnc.njabl.org" */
  labels = g_strsplit_set (name, "/.", -1);
  for (guint i = 0; labels[i] != NULL && strstr (name, labels[i]) < rest; i++)
    {
      g_autofree char *full = g_strconcat (labels[i], rest, NULL);

      g_assert_nonnull (bounce_blocklists_why_dead (full));
    }
}

static void
test_law_dead (void)
{
  g_autofree char *text = read_facts ("blocklists-dead.tsv");
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  if (text == NULL)
    return;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_autofree char *zones = g_strndup (lines[i], strcspn (lines[i], "\t"));
      g_autoptr (GString) plain = g_string_new (NULL);
      g_auto (GStrv) names = NULL;
      guint depth = 0;

      for (const char *at = zones; *at != '\0'; at++)
        {
          depth += *at == '(';
          if (depth == 0)
            g_string_append_c (plain, *at);
          depth -= *at == ')';
        }
      names = g_strsplit_set (plain->str, ", ", -1);
      for (guint k = 0; names[k] != NULL; k++)
        check_dead (names[k]);
      n += *zones != '\0';
    }
  g_assert_cmpuint (n, >=, 36);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/blocklists/built-in", test_built_in);
  g_test_add_func ("/blocklists/find", test_find);
  g_test_add_func ("/blocklists/codes", test_codes);
  g_test_add_func ("/blocklists/reasons", test_reasons);
  g_test_add_func ("/blocklists/never-listed", test_never_listed);
  g_test_add_func ("/blocklists/faults", test_faults);
  g_test_add_func ("/blocklists/code-faults", test_code_faults);
  g_test_add_func ("/blocklists/own", test_own);
  g_test_add_func ("/blocklists/own-missing", test_own_missing);
  g_test_add_func ("/blocklists/dead", test_dead);
  g_test_add_func ("/blocklists/dead-many", test_dead_many);
  g_test_add_func ("/blocklists/hostile", test_hostile);
  g_test_add_func ("/blocklists/ids", test_ids);
  g_test_add_func ("/blocklists/law-rows", test_law_rows);
  g_test_add_func ("/blocklists/law-defaults", test_law_defaults);
  g_test_add_func ("/blocklists/law-dead", test_law_dead);

  return g_test_run ();
}
