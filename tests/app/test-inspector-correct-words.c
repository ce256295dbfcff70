/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Each sentence about correcting, in each of its forms. */
#include "inspector-correct-words.h"

#include <string.h>

#define ISOLATED(text) "\xe2\x81\xa8" text "\xe2\x81\xa9"

static void
expect (char       *got,
        const char *wanted)
{
  g_autofree char *text = got;

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_cause (void)
{
  expect (inspector_correct_words_dup_set (BOUNCE_CAUSE_MAILBOX_FULL, NULL), "All replies like this one now mean “Mailbox full”");
  expect (inspector_correct_words_dup_set (BOUNCE_CAUSE_MAILBOX_FULL, "d.example"), "Replies like this one from " ISOLATED ("d.example") " now mean “Mailbox full”");
  expect (inspector_correct_words_dup_not_saved ("no room"), "This could not be saved: no room");
  expect (inspector_correct_words_dup_only ("d.example"), "Only from servers of " ISOLATED ("d.example"));
  g_assert_cmpstr (inspector_correct_words_get_everywhere (), ==, "From _any server");
  g_assert_nonnull (strstr (inspector_correct_words_get_no_words (), "too few words"));
  g_assert_nonnull (strstr (inspector_correct_words_get_undone (), "gone"));
}

static void
test_guess (void)
{
  char *domains[] = { (char *) "shop.example", NULL }, *servers[] = { (char *) "192.0.2.1", (char *) "192.0.2.2", NULL }, *none[] = { NULL };
  const BounceBelongingsGuess both = { domains, servers, 6, 8 }, alone = { domains, none, 6, 8 };

  expect (inspector_correct_words_dup_guess (&both), "Are these yours? Domain " ISOLATED ("shop.example") ", servers " ISOLATED ("192.0.2.1, 192.0.2.2") " (6 of 8 returned mails)");
  expect (inspector_correct_words_dup_guess (&alone), "Are these yours? Domain " ISOLATED ("shop.example") " (6 of 8 returned mails)");
  expect (inspector_correct_words_dup_owned (&alone), ISOLATED ("shop.example") " is yours: bounces of mail that was not sent by you now stand under “Not ours”");
}

static void
test_proof (void)
{
  static const struct { BounceCaseProof proof; BounceKind kind; BounceOwnership ownership; const char *begin; } rows[] = {
    { BOUNCE_CASE_PROOF_OURS, BOUNCE_KIND_FAILURE, BOUNCE_OWNERSHIP_UNKNOWN, "" },
    { BOUNCE_CASE_PROOF_NONE, BOUNCE_KIND_RECEIPT, BOUNCE_OWNERSHIP_FOREIGN, "" },
    { BOUNCE_CASE_PROOF_UNPROVEN, BOUNCE_KIND_DELAY, BOUNCE_OWNERSHIP_UNKNOWN, "" },
    { BOUNCE_CASE_PROOF_UNPROVEN, BOUNCE_KIND_DELAY, BOUNCE_OWNERSHIP_FOREIGN, "Not yours: " },
    { BOUNCE_CASE_PROOF_UNPROVEN, BOUNCE_KIND_FAILURE, BOUNCE_OWNERSHIP_FOREIGN, "Not yours: " },
    { BOUNCE_CASE_PROOF_UNPROVEN, BOUNCE_KIND_FAILURE, BOUNCE_OWNERSHIP_UNKNOWN, "Unproven: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *words = inspector_correct_words_get_proof (rows[i].proof, rows[i].kind, rows[i].ownership);

      g_assert_true (g_str_has_prefix (words, rows[i].begin));
      g_assert_cmpint (*words == '\0', ==, *rows[i].begin == '\0');
    }
  g_assert_cmpstr (inspector_correct_words_get_foreign (), ==, "Not ours");
}

static void
test_export (void)
{
  g_autofree char *one = inspector_correct_words_dup_exported (1, 1);
  g_autofree char *more = inspector_correct_words_dup_exported (2, 90);

  g_assert_true (g_str_has_prefix (one, "Saved 1 sample of 1 bounce. Addresses"));
  g_assert_true (g_str_has_prefix (more, "Saved 2 samples of 90 bounces. Addresses"));
  g_assert_nonnull (strstr (inspector_correct_words_get_nothing (), "unclear"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/correct-words/cause", test_cause);
  g_test_add_func ("/correct-words/guess", test_guess);
  g_test_add_func ("/correct-words/proof", test_proof);
  g_test_add_func ("/correct-words/export", test_export);

  return g_test_run ();
}
