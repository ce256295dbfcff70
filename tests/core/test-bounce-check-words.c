/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The words for what lists say, every branch to the letter. */
#include "bounce-check-words-name.h"
#include "bounce-check-words.h"

#include <string.h>

static char *none[] = { NULL };
static char *reasons[] = { (char *) "sends spam", (char *) "infected", NULL };
static char *codes[] = { (char *) "127.0.0.99", NULL };

static void
assert_words (char       *words,
              const char *wanted)
{
  g_assert_cmpstr (words, ==, wanted);
  g_free (words);
}

static void
test_names (void)
{
  /* Every value has its own word, and none is long. */
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < BOUNCE_N_LIST_KINDS; i++)
    g_assert_true (g_hash_table_add (seen, (gpointer) bounce_list_kind_get_name (i)));
  for (guint i = 0; i < BOUNCE_N_LIST_WEIGHTS; i++)
    g_assert_true (g_hash_table_add (seen, (gpointer) bounce_list_weight_get_name (i)));
  for (guint i = 0; i < BOUNCE_N_OUTCOMES; i++)
    g_assert_true (g_hash_table_add (seen, (gpointer) bounce_outcome_get_name (i)));
  g_assert_cmpstr (bounce_list_kind_get_name (BOUNCE_LIST_POLICY), ==, "policy range");
  g_assert_cmpstr (bounce_outcome_get_name (BOUNCE_OUTCOME_UNSURE), ==, "Could not be checked");
}

#define NOTHING " That says nothing about what was asked."

static void
test_list_sentence (void)
{
  static const struct
  {
    BounceOutcome         outcome;
    BounceWhy             why;
    BounceOutcomeDetail   detail;
    BounceListKind        kind;
    char                **reasons;
    char                **codes;
    const char           *words;
  } rows[] = {
    { BOUNCE_OUTCOME_LISTED, 0, 0, BOUNCE_LIST_EXPLOITED, none, none, "Listed (exploited host)." },
    { BOUNCE_OUTCOME_LISTED, 0, 0, BOUNCE_LIST_SPAM_SOURCE, reasons, none, "Listed (spam source): sends spam, infected." },
    { BOUNCE_OUTCOME_ALLOWED, 0, 0, BOUNCE_LIST_ALLOWLIST, none, none, "Known as a good sender." },
    { BOUNCE_OUTCOME_ALLOWED, 0, 0, BOUNCE_LIST_ALLOWLIST, reasons, none, "Known as a good sender: sends spam, infected." },
    { BOUNCE_OUTCOME_CLEAN, 0, 0, BOUNCE_LIST_SPAM_SOURCE, none, none, "Not listed." },
    { BOUNCE_OUTCOME_CLEAN, 0, 0, BOUNCE_LIST_ALLOWLIST, none, none, "Not on this allowlist, which is no fault." },
    { BOUNCE_OUTCOME_CLEAN, 0, 0, BOUNCE_LIST_INFORMATION, none, none, "It knows nothing of this." },
    { BOUNCE_OUTCOME_CLEAN, 0, 0, BOUNCE_LIST_INFORMATION, reasons, none, "Not listed. It notes beside: sends spam, infected." },
    { BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_REFUSED, 0, 0, reasons, none, "This list does not answer your resolver." NOTHING },
    { BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_BROKEN_LIST, BOUNCE_DETAIL_LISTS_ALL, 0, none, none,
      "This list failed its self-test: it lists everything." NOTHING },
    { BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_BROKEN_LIST, BOUNCE_DETAIL_LISTS_NOTHING, 0, none, none,
      "This list failed its self-test: its own test entry is missing." NOTHING },
    { BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_BROKEN_LIST, BOUNCE_DETAIL_UNVERIFIED, 0, none, none,
      "This list has no self-test that could hold, so its answer proves nothing." },
    { BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_BROKEN_LIST, 0, 0, none, none, "This list failed its self-test." NOTHING },
    { BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_REWRITTEN, 0, 0, none, codes,
      "The answer is an address that no list gives: your resolver, or whoever owns the name now, makes answers up." },
    { BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_FAILURE, 0, 0, none, none, "Asking this list ended in an error." NOTHING },
    { BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_NO_ANSWER, 0, 0, none, none, "This list gave no answer." NOTHING },
    { BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_UNKNOWN_CODE, 0, 0, none, codes,
      "This list answered with a code that does not mean a listing (127.0.0.99)." },
    { BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_UNKNOWN_CODE, 0, 0, none, none, "This list did not understand the question." },
    { BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_NOT_ASKED, BOUNCE_DETAIL_OFFLINE, 0, none, none, "Not asked: no DNS server can be reached." },
    { BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_NOT_ASKED, BOUNCE_DETAIL_PRIVATE, 0, none, none,
      "Not asked: a private or reserved address or name, about which nobody can tell anything." },
    { BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_NOT_ASKED, BOUNCE_DETAIL_EXAMPLE, 0, none, none,
      "Not asked: an address or name for examples, about which nobody can tell anything." },
    { BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_NOT_ASKED, BOUNCE_DETAIL_FAMILY, 0, none, none, "Not asked: this list has no entries of this kind." },
    { BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_NOT_ASKED, BOUNCE_DETAIL_KEY, 0, none, none, "Not asked: this list needs a key." },
    { BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_NOT_ASKED, BOUNCE_DETAIL_DEAD, 0, none, none,
      "Not asked: this list has closed. What its name answers now says nothing." },
    { BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_NOT_ASKED, BOUNCE_DETAIL_UNVERIFIED, 0, none, none,
      "Not asked: this list has no self-test that could hold, so its answer would prove nothing." },
    { BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_NOT_ASKED, BOUNCE_DETAIL_TERMS, 0, none, none, "Not asked: its terms do not allow commercial use." },
    { BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_NOT_ASKED, 0, 0, none, none, "Not asked." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      BounceListResult result = { .outcome = rows[i].outcome, .why = rows[i].why, .detail = rows[i].detail, .kind = rows[i].kind,
                                  .reasons = rows[i].reasons, .codes = rows[i].codes };

      assert_words (bounce_list_result_dup_sentence (&result), rows[i].words);
    }
}

static void
test_every_sentence (void)
{
  /* No combination is without words, and only a listing says "Listed". */
  for (guint outcome = 0; outcome < BOUNCE_N_OUTCOMES; outcome++)
    for (guint why = 0; why < BOUNCE_N_WHYS; why++)
      for (guint detail = 0; detail < BOUNCE_N_DETAILS; detail++)
        for (guint kind = 0; kind < BOUNCE_N_LIST_KINDS; kind++)
          {
            BounceListResult result = { .outcome = outcome, .why = why, .detail = detail, .kind = kind, .reasons = none, .codes = none };
            g_autofree char *words = bounce_list_result_dup_sentence (&result);

            g_assert_cmpuint (strlen (words), >, 5);
            g_assert_cmpuint (strlen (words), <, 160);
            g_assert_cmpint (g_str_has_prefix (words, "Listed"), ==, outcome == BOUNCE_OUTCOME_LISTED);
          }
}

static void
test_list_advice (void)
{
  BounceListResult result = { .outcome = BOUNCE_OUTCOME_LISTED, .kind = BOUNCE_LIST_SPAM_SOURCE, .reasons = none, .codes = none };

  assert_words (bounce_list_result_dup_advice (&result), "End the cause first, or the entry comes back.");
  result.removal_url = (char *) "https://bl.example.org/remove";
  result.removal_note = (char *) "expires by itself";
  assert_words (bounce_list_result_dup_advice (&result),
                "End the cause first, or the entry comes back. Removal: https://bl.example.org/remove (expires by itself)");
  result.removal_url = NULL;
  result.kind = BOUNCE_LIST_NETWORK;
  assert_words (bounce_list_result_dup_advice (&result),
                "This blames the network around the address: only the provider can get it off. (expires by itself)");
  result.removal_note = NULL;
  result.kind = BOUNCE_LIST_POLICY;
  assert_words (bounce_list_result_dup_advice (&result),
                "No accusation: addresses of this range should hand their mail to the provider's server.");

  result.outcome = BOUNCE_OUTCOME_CLEAN;
  assert_words (bounce_list_result_dup_advice (&result), NULL);
  result.outcome = BOUNCE_OUTCOME_UNSURE;
  result.why = BOUNCE_WHY_REFUSED;
  assert_words (bounce_list_result_dup_advice (&result), "Choose another DNS server.");
  result.lookup_url = (char *) "https://bl.example.org/203.0.113.5";
  assert_words (bounce_list_result_dup_advice (&result),
                "Look it up on the list's own page, https://bl.example.org/203.0.113.5, or choose another DNS server.");
  result.why = BOUNCE_WHY_REWRITTEN;
  assert_words (bounce_list_result_dup_advice (&result), "Choose another DNS server.");
  result.why = BOUNCE_WHY_NOT_ASKED;
  assert_words (bounce_list_result_dup_advice (&result), NULL);
  result.detail = BOUNCE_DETAIL_KEY;
  assert_words (bounce_list_result_dup_advice (&result), "Enter the key that the list's operator gave you in the preferences.");
}

static void
test_summary (void)
{
  /* Always all numbers: clean on two of fourteen is not clean. */
  assert_words (bounce_check_summary_dup_words (1, 0, 9, 4), "listed on 1, clean on 9, 4 could not be checked");
  assert_words (bounce_check_summary_dup_words (0, 0, 0, 0), "listed on 0, clean on 0, 0 could not be checked");
  assert_words (bounce_check_summary_dup_words (0, 2, 9, 0), "listed on 0, allowed by 2, clean on 9, 0 could not be checked");
}

static void
test_name (void)
{
  assert_words (bounce_check_words_dup_name ("mx.example.org"), "mx.example.org");
  assert_words (bounce_check_words_dup_name ("a\342\200\256b"), "ab");
  assert_words (bounce_check_words_dup_name (""), "?");
  assert_words (bounce_check_words_dup_name (NULL), "?");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check-words/names", test_names);
  g_test_add_func ("/check-words/list-sentence", test_list_sentence);
  g_test_add_func ("/check-words/every-sentence", test_every_sentence);
  g_test_add_func ("/check-words/list-advice", test_list_advice);
  g_test_add_func ("/check-words/summary", test_summary);
  g_test_add_func ("/check-words/name", test_name);

  return g_test_run ();
}
