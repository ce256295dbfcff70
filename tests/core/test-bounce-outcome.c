/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The outcome table of the contract, row by row; every code of every list that
 * ships; and the words of lists, which are hostile. */
#include "bounce-outcome.h"

#include "bounce-blocklists-row.h"
#include "bounce-list-code.h"
#include "bounce-list-text.h"

#include <string.h>

static BounceBlocklists *lists;

static BounceListResult *
judge (const char       *zone,
       const char       *who,
       BounceAnswerKind  kind,
       const char       *values)
{
  const BounceBlocklist *list = bounce_blocklists_find (lists, zone);
  g_autoptr (BounceSubject) subject = bounce_subject_new (who, NULL);
  g_auto (GStrv) each = values != NULL ? g_strsplit (values, " ", -1) : NULL;
  g_autoptr (BounceAnswer) answer = NULL;

  g_assert_nonnull (list);
  answer = bounce_answer_new (kind, BOUNCE_QUESTION_A, "x.example.net", (const char * const *) each, NULL, 600);

  return bounce_list_result_new (lists, list, subject, answer);
}

typedef struct
{
  const char       *zone;
  BounceAnswerKind  kind;
  const char       *values;
  BounceOutcome     outcome;
  BounceWhy         why;
  const char       *reasons;
  const char       *mistake;
} TableCase;

#define FOUND BOUNCE_ANSWER_FOUND
#define LISTED BOUNCE_OUTCOME_LISTED
#define ALLOWED BOUNCE_OUTCOME_ALLOWED
#define CLEAN BOUNCE_OUTCOME_CLEAN
#define UNSURE BOUNCE_OUTCOME_UNSURE
#define NONE BOUNCE_WHY_NONE

static const TableCase table_cases[] = {
  { "zen.spamhaus.org", FOUND, "127.0.0.4", LISTED, NONE, "infected or taken over (XBL)", "a listing code" },
  { "list.dnswl.org", FOUND, "127.0.5.2", ALLOWED, NONE, "spam is rare|internet provider", "a good code" },
  { "hostkarma.junkemailfilter.com", FOUND, "127.0.0.1", ALLOWED, NONE, "sends nothing but good mail (white)", "white counted as listed" },
  { "zen.spamhaus.org", BOUNCE_ANSWER_ABSENT, NULL, CLEAN, NONE, "", "NXDOMAIN" },
  { "zen.spamhaus.org", BOUNCE_ANSWER_EMPTY, NULL, CLEAN, NONE, "", "no data" },
  { "bl.mailspike.net", FOUND, "127.0.0.15", CLEAN, NONE, "a neutral reputation", "a neutral code counted as listed" },
  { "score.senderscore.com", FOUND, "127.0.4.3", CLEAN, NONE, "Sender Score 3 of 100", "a bad score is no listing" },
  { "dnsbl.spfbl.net", FOUND, "127.0.0.4", CLEAN, NONE, "no mail server, or the line of an end user", "a remark counted as listed" },
  { "zen.spamhaus.org", FOUND, "127.255.255.254", UNSURE, BOUNCE_WHY_REFUSED, "asked through a public resolver", "the commonest mistake of all" },
  { "zen.spamhaus.org", FOUND, "127.255.255.255", UNSURE, BOUNCE_WHY_REFUSED, "too many questions", "too many questions" },
  { "multi.uribl.com", FOUND, "127.0.0.1", UNSURE, BOUNCE_WHY_REFUSED, "URIBL does not answer this resolver", "URIBL's refusal" },
  { "multi.surbl.org", FOUND, "127.0.0.1", UNSURE, BOUNCE_WHY_REFUSED, "SURBL does not answer this resolver", "SURBL's refusal" },
  { "list.dnswl.org", FOUND, "127.0.0.255", UNSURE, BOUNCE_WHY_REFUSED, "over the limit", "dnswl's refusal taken for praise" },
  { "b.barracudacentral.org", FOUND, "127.0.0.1", UNSURE, BOUNCE_WHY_REFUSED, "", "a filter's 127.0.0.1" },
  { "zen.spamhaus.org", BOUNCE_ANSWER_REFUSED, NULL, UNSURE, BOUNCE_WHY_REFUSED, "", "rcode REFUSED" },
  { "bl.spamcop.net", FOUND, "192.0.2.80", UNSURE, BOUNCE_WHY_REWRITTEN, "", "a parking page" },
  { "bl.spamcop.net", FOUND, "0.0.0.0", UNSURE, BOUNCE_WHY_REWRITTEN, "", "a filter's page" },
  { "bl.spamcop.net", FOUND, "127.0.0.2 192.0.2.80", UNSURE, BOUNCE_WHY_REWRITTEN, "", "one honest address does not heal a lie" },
  { "bl.spamcop.net", BOUNCE_ANSWER_BROKEN, NULL, UNSURE, BOUNCE_WHY_FAILURE, "", "SERVFAIL" },
  { "bl.spamcop.net", BOUNCE_ANSWER_REJECTED, NULL, UNSURE, BOUNCE_WHY_FAILURE, "", "FORMERR, NOTIMP" },
  { "bl.spamcop.net", BOUNCE_ANSWER_SILENT, NULL, UNSURE, BOUNCE_WHY_NO_ANSWER, "", "silence taken for clean" },
  { "zen.spamhaus.org", FOUND, "127.255.255.252", UNSURE, BOUNCE_WHY_UNKNOWN_CODE, "the name of the list was mistyped", "a query error code" },
  { "dbl.spamhaus.org", FOUND, "127.0.1.255", UNSURE, BOUNCE_WHY_UNKNOWN_CODE, "an address was asked about, not a domain", "an address asked at DBL" },
  { "all.spamrats.com", FOUND, "127.0.0.2", UNSURE, BOUNCE_WHY_UNKNOWN_CODE, "", "an unknown code of a list that documents all" },
  { "psbl.surriel.com", FOUND, "127.0.0.99", LISTED, NONE, "", "an unknown code of a plain list" },
  { "rep.mailspike.net", FOUND, "127.0.0.99", CLEAN, NONE, "", "an unknown code of information" },
  { "bl.spamcop.net", BOUNCE_ANSWER_OFFLINE, NULL, UNSURE, BOUNCE_WHY_NOT_ASKED, "", "offline taken for silence" },
  /* Several at once. */
  { "zen.spamhaus.org", FOUND, "127.0.0.2 127.0.0.9", LISTED, NONE, "sends spam, or helps those who do (SBL)|in a network run by criminals (DROP)", "only the first read" },
  { "zen.spamhaus.org", FOUND, "127.0.0.4 127.0.0.4 127.0.0.5", LISTED, NONE, "infected or taken over (XBL)", "a reason told twice" },
  { "zen.spamhaus.org", FOUND, "127.0.0.2 127.255.255.254", UNSURE, BOUNCE_WHY_REFUSED, "asked through a public resolver", "a refusal beside a code" },
  { "zen.spamhaus.org", FOUND, "127.0.0.2 127.255.255.252", UNSURE, BOUNCE_WHY_UNKNOWN_CODE, "the name of the list was mistyped", "an error beside a code" },
  { "all.spamrats.com", FOUND, "127.0.0.38 127.0.0.99", LISTED, NONE, "sends spam (Spam)", "a new code beside an old one" },
  { "hostkarma.junkemailfilter.com", FOUND, "127.0.1.2 127.0.0.2 127.0.0.1", LISTED, NONE,
    "sends nothing but spam (black)|sends nothing but good mail (white)|a remark on how it behaves", "praise over a listing" },
  { "multi.surbl.org", FOUND, "127.0.0.88", LISTED, NONE, "steals passwords (phishing)|spreads malware|seen in spam", "bits compared as one number" },
  { "multi.surbl.org", FOUND, "127.0.0.9", UNSURE, BOUNCE_WHY_REFUSED, "SURBL does not answer this resolver", "a refusing bit among others" },
  { "multi.uribl.com", FOUND, "127.0.0.10", LISTED, NONE, "seen in spam (black)|looks like those seen in spam (red)", "bits of URIBL" },
  { "bl.score.senderscore.com", FOUND, "127.0.0.26", LISTED, NONE, "sends suspicious attachments|has a low Sender Score|no traffic class is known", "a sum of bits" },
  { "fresh15.spameatingmonkey.net", FOUND, "127.0.0.2", CLEAN, NONE, "registered in the last 15 days", "a young domain taken for a bad one" },
};

static void
check_case (const TableCase *c,
            const char      *who)
{
  g_autoptr (BounceListResult) result = judge (c->zone, who, c->kind, c->values);
  g_autofree char *reasons = g_strjoinv ("|", result->reasons);
  g_autofree char *codes = g_strjoinv (" ", result->codes);

  g_test_message ("%s %s: %s", c->zone, c->values, c->mistake);
  g_assert_cmpstr (bounce_outcome_to_id (result->outcome), ==, bounce_outcome_to_id (c->outcome));
  g_assert_cmpstr (bounce_why_to_id (result->why), ==, bounce_why_to_id (c->why));
  g_assert_cmpstr (reasons, ==, c->reasons);
  g_assert_cmpstr (codes, ==, c->values != NULL ? c->values : "");
  g_assert_cmpuint (result->ttl, ==, 600);
  g_assert_nonnull (result->raw);
  g_assert_null (result->text);
}

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (table_cases); i++)
    check_case (&table_cases[i], "192.0.2.9");
}

static void
test_details (void)
{
  g_autoptr (BounceListResult) offline = judge ("bl.spamcop.net", "192.0.2.9", BOUNCE_ANSWER_OFFLINE, NULL);
  const BounceBlocklist *zen = bounce_blocklists_find (lists, "zen.spamhaus.org");
  g_autoptr (BounceSubject) subject = bounce_subject_new ("10.0.0.1", NULL);
  g_autoptr (BounceListResult) private = bounce_list_result_new_unsure (lists, zen, subject, BOUNCE_WHY_NOT_ASKED, BOUNCE_DETAIL_PRIVATE);

  g_assert_cmpint (offline->detail, ==, BOUNCE_DETAIL_OFFLINE);
  g_assert_cmpint (private->outcome, ==, UNSURE);
  g_assert_cmpint (private->why, ==, BOUNCE_WHY_NOT_ASKED);
  g_assert_cmpint (private->detail, ==, BOUNCE_DETAIL_PRIVATE);
  g_assert_cmpint (private->seen, ==, 0);
  g_assert_null (private->raw);
  g_assert_nonnull (private->codes);
  g_assert_nonnull (private->reasons);
}

/* What the meaning of a code makes of a result. */
static void
check_one_code (const BounceBlocklist *list,
                const char            *value,
                BounceCodeMeaning      meaning)
{
  static const struct
  {
    BounceOutcome outcome;
    BounceWhy     why;
  } expected[] = {
    [BOUNCE_CODE_LISTED] = { LISTED, NONE },
    [BOUNCE_CODE_GOOD] = { ALLOWED, NONE },
    [BOUNCE_CODE_INFORMATION] = { CLEAN, NONE },
    [BOUNCE_CODE_REFUSED] = { UNSURE, BOUNCE_WHY_REFUSED },
    [BOUNCE_CODE_ERROR] = { UNSURE, BOUNCE_WHY_UNKNOWN_CODE },
  };
  g_autoptr (BounceListResult) result = judge (list->zone, "192.0.2.9", FOUND, value);

  g_test_message ("%s: %s", list->zone, value);
  g_assert_cmpint (result->outcome, ==, expected[meaning].outcome);
  g_assert_cmpint (result->why, ==, expected[meaning].why);
  if (list->kind == BOUNCE_LIST_INFORMATION || list->kind == BOUNCE_LIST_ALLOWLIST)
    g_assert_cmpint (result->outcome, !=, LISTED);
}

/* Each line of each list, both ends of a range; lines that stand higher may
 * decide a value that a lower one covers. */
static void
test_every_code (void)
{
  guint n = 0;

  for (guint i = 0; i < bounce_blocklists_get_length (lists); i++)
    {
      const BounceBlocklistsRow *row = (const BounceBlocklistsRow *) bounce_blocklists_get (lists, i);

      for (guint k = 0; k < row->codes->len; k++)
        {
          const BounceListCode *code = &g_array_index (row->codes, BounceListCode, k);
          g_autofree char *low = g_strdup_printf ("127.%u.%u.%u", code->low[1], code->low[2], code->low[3]);
          g_autofree char *high = g_strdup_printf ("127.%u.%u.%u", code->high[1], code->high[2], code->high[3]);

          n++;
          if (code->type == BOUNCE_LIST_CODE_TRUST)
            {
              low[strlen ("127.0.")] = '5';
              check_one_code (&row->list, low, code->meaning);
            }
          else if (code->type != BOUNCE_LIST_CODE_CATEGORY && strcmp (row->list.zone, "iadb.isipp.com") != 0)
            {
              check_one_code (&row->list, low, code->meaning);
              check_one_code (&row->list, high, code->meaning);
            }
        }
    }
  g_assert_cmpuint (n, >, 150);
}

/* Every answer that says nothing, for every list: never clean, never listed. */
static void
test_every_silence (void)
{
  static const BounceAnswerKind kinds[] = { BOUNCE_ANSWER_REFUSED, BOUNCE_ANSWER_REJECTED, BOUNCE_ANSWER_BROKEN, BOUNCE_ANSWER_SILENT,
                                            BOUNCE_ANSWER_OFFLINE };
  static const char * const values[] = { "127.255.255.252", "127.255.255.254", "127.255.255.255", "198.51.100.1", "127.0.0.2 198.51.100.1" };

  for (guint i = 0; i < bounce_blocklists_get_length (lists); i++)
    {
      const char *zone = bounce_blocklists_get (lists, i)->zone;

      for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
        {
          g_autoptr (BounceListResult) result = judge (zone, "192.0.2.9", kinds[k], NULL);

          g_assert_cmpint (result->outcome, ==, UNSURE);
          g_assert_cmpint (result->why, !=, NONE);
        }
      for (guint k = 0; k < G_N_ELEMENTS (values); k++)
        {
          g_autoptr (BounceListResult) result = judge (zone, "192.0.2.9", FOUND, values[k]);

          g_assert_cmpint (result->outcome, ==, UNSURE);
        }
    }
}

/* An entry in two parts of a list is told by what accuses more; a policy entry
 * alone stays one. */
static void
test_kinds (void)
{
  static const struct
  {
    const char     *zone, *values;
    BounceListKind  kind;
  } cases[] = {
    { "zen.spamhaus.org", "127.0.0.10", BOUNCE_LIST_POLICY },
    { "zen.spamhaus.org", "127.0.0.11 127.0.0.4", BOUNCE_LIST_EXPLOITED },
    { "zen.spamhaus.org", "127.0.0.2 127.0.0.11", BOUNCE_LIST_SPAM_SOURCE },
    { "zen.spamhaus.org", "127.0.0.99", BOUNCE_LIST_COMBINED },
    { "dnsbl-3.uceprotect.net", "127.0.0.2", BOUNCE_LIST_NETWORK },
    { "all.spamrats.com", "127.0.0.36", BOUNCE_LIST_POLICY },
    { "multi.uribl.com", "127.0.0.4", BOUNCE_LIST_POLICY },
    { "multi.uribl.com", "127.0.0.6", BOUNCE_LIST_SPAM_SOURCE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BounceListResult) result = judge (cases[i].zone, "192.0.2.9", FOUND, cases[i].values);

      g_test_message ("%s %s", cases[i].zone, cases[i].values);
      g_assert_cmpint (result->outcome, ==, LISTED);
      g_assert_cmpstr (bounce_list_kind_to_id (result->kind), ==, bounce_list_kind_to_id (cases[i].kind));
    }
}

static void
test_pages (void)
{
  g_autoptr (BounceListResult) four = judge ("psbl.surriel.com", "192.0.2.9", BOUNCE_ANSWER_ABSENT, NULL);
  g_autoptr (BounceListResult) six = judge ("zen.spamhaus.org", "2001:db8::9", BOUNCE_ANSWER_ABSENT, NULL);
  g_autoptr (BounceListResult) domain = judge ("dbl.spamhaus.org", "bücher.example", BOUNCE_ANSWER_ABSENT, NULL);

  g_assert_cmpstr (four->lookup_url, ==, "https://psbl.org/listing?ip=192.0.2.9");
  g_assert_cmpstr (four->removal_url, ==, "https://psbl.org/remove");
  g_assert_cmpstr (six->lookup_url, ==, "https://check.spamhaus.org/query/ip/2001:db8::9");
  g_assert_cmpstr (domain->lookup_url, ==, "https://check.spamhaus.org/query/domain/xn--bcher-kva.example");
  for (guint i = 0; i < bounce_blocklists_get_length (lists); i++)
    {
      g_autoptr (BounceListResult) result = judge (bounce_blocklists_get (lists, i)->zone, "192.0.2.9", BOUNCE_ANSWER_ABSENT, NULL);

      g_assert_null (strchr (result->lookup_url, '{'));
      g_assert_true (result->removal_url == NULL || strchr (result->removal_url, '{') == NULL);
    }
}

/* --- the words of a list --- */

typedef struct
{
  const char *values[4];
  const char *text;
  const char *mistake;
} TextCase;

static const TextCase text_cases[] = {
  { { "Listed, see https://bl.example.net/?192.0.2.9" }, "Listed, see https://bl.example.net/?192.0.2.9", "plain words changed" },
  { { "one", "two" }, "one two", "records run together" },
  { { "  a \t\r\n b  " }, "a b", "controls and white space kept" },
  { { "a\x1b[31mred\x07" }, "a [31mred", "terminal codes kept" },
  { { "abc\xe2\x80\xae" "def" }, "abcdef", "text turned round" },
  { { "a\xe2\x80\x8b\xef\xbb\xbf" "b\xe2\x81\xa6" "c" }, "abc", "invisible marks kept" },
  { { "a\xe2\x80\xa8" "b" }, "a b", "a line separator kept" },
  { { "caf\xe9 \xff" }, "caf", "invalid bytes kept" },
  { { "café" }, "café", "letters lost" },
  { { "<b>bold</b> &amp;" }, "<b>bold</b> &amp;", "markup is text" },
  { { "9.2.0.192.abcdefghij0123456789.zen.dq.spamhaus.net" }, "9.2.0.192.****.zen.dq.spamhaus.net", "a key shown" },
  { { "" }, NULL, "nothing is nothing" },
  { { "\xe2\x80\xae \x01" }, NULL, "nothing left" },
  { { NULL }, NULL, "no record" },
};

static void
test_text (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (text_cases); i++)
    {
      g_autofree char *text = bounce_list_text_dup_clean (text_cases[i].values);

      g_test_message ("%s", text_cases[i].mistake);
      g_assert_cmpstr (text, ==, text_cases[i].text);
    }
}

static void
test_text_long (void)
{
  g_autofree char *letters = g_strnfill (4 * 1024 * 1024, 'a');
  g_autofree char *umlauts = NULL;
  g_autoptr (GString) many = g_string_new (NULL);
  const char *values[1001] = { NULL };
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autofree char *three = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append (many, "ä");
  for (guint i = 0; i < 1000; i++)
    values[i] = letters;
  umlauts = g_string_free (g_steal_pointer (&many), FALSE);
  one = bounce_list_text_dup_clean ((const char *[]) { letters, NULL });
  two = bounce_list_text_dup_clean ((const char *[]) { umlauts, NULL });
  three = bounce_list_text_dup_clean (values);
  g_assert_cmpuint (g_utf8_strlen (one, -1), ==, BOUNCE_LIST_TEXT_MAX);
  g_assert_cmpuint (g_utf8_strlen (two, -1), ==, BOUNCE_LIST_TEXT_MAX);
  g_assert_true (g_utf8_validate (two, -1, NULL));
  g_assert_cmpuint (g_utf8_strlen (three, -1), <=, BOUNCE_LIST_TEXT_MAX);
}

static void
test_with_text (void)
{
  g_autoptr (BounceListResult) result = judge ("zen.spamhaus.org", "192.0.2.9", FOUND, "127.0.0.2 127.0.0.4");
  const char * const words[] = { "https://check.example.net/\n192.0.2.9", NULL };
  g_autoptr (BounceAnswer) txt = bounce_answer_new (FOUND, BOUNCE_QUESTION_TXT, "x.example.net", words, NULL, 60);
  g_autoptr (BounceAnswer) none = bounce_answer_new (BOUNCE_ANSWER_SILENT, BOUNCE_QUESTION_TXT, "x.example.net", NULL, NULL, 0);
  g_autoptr (BounceListResult) with = bounce_list_result_with_text (result, txt);
  g_autoptr (BounceListResult) without = bounce_list_result_with_text (result, none);

  g_assert_null (result->text);
  g_assert_cmpstr (with->text, ==, "https://check.example.net/ 192.0.2.9");
  g_assert_null (without->text);
  g_assert_true (with->codes != result->codes);
  g_assert_cmpstr (with->codes[1], ==, "127.0.0.4");
  g_assert_cmpint (with->outcome, ==, LISTED);
  g_assert_cmpstr (with->reasons[0], ==, result->reasons[0]);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  lists = bounce_blocklists_load (NULL, NULL);
  g_test_add_func ("/outcome/table", test_table);
  g_test_add_func ("/outcome/details", test_details);
  g_test_add_func ("/outcome/every-code", test_every_code);
  g_test_add_func ("/outcome/every-silence", test_every_silence);
  g_test_add_func ("/outcome/kinds", test_kinds);
  g_test_add_func ("/outcome/pages", test_pages);
  g_test_add_func ("/outcome/text", test_text);
  g_test_add_func ("/outcome/text-long", test_text_long);
  g_test_add_func ("/outcome/with-text", test_with_text);
  status = g_test_run ();
  bounce_blocklists_unref (lists);

  return status;
}
