/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The words and signs of checks, a row a branch. */
#include "inspector-check-closures.h"

#include "inspector-check-text.h"

#include <string.h>

/* Who cannot tell red from green still has the shapes. */
static void
test_signs (void)
{
  for (guint i = 0; i < BOUNCE_N_CHECK_LOOKS; i++)
    for (guint j = i + 1; j < BOUNCE_N_CHECK_LOOKS; j++)
      {
        g_assert_cmpstr (inspector_check_closures_get_icon (i), !=, inspector_check_closures_get_icon (j));
        g_assert_cmpstr (inspector_check_closures_get_style (i), !=, inspector_check_closures_get_style (j));
      }
  for (guint i = 0; i < BOUNCE_N_VERDICTS; i++)
    for (guint j = i + 1; j < BOUNCE_N_VERDICTS; j++)
      {
        g_assert_cmpstr (inspector_check_closures_get_verdict_icon (i), !=, inspector_check_closures_get_verdict_icon (j));
        g_assert_cmpstr (inspector_check_closures_get_verdict_style (i), !=, inspector_check_closures_get_verdict_style (j));
      }
}

static BounceCheck *
new_list_check (BounceBlocklists *lists,
                BounceSubject    *subject,
                const char       *code)
{
  const BounceBlocklist *list = bounce_blocklists_find (lists, "zen.spamhaus.org");
  const char *values[] = { code, NULL };
  g_autoptr (BounceAnswer) answer = bounce_answer_new (code ? BOUNCE_ANSWER_FOUND : BOUNCE_ANSWER_ABSENT, BOUNCE_QUESTION_A,
                                                       "5.113.0.203.zen.spamhaus.org", code ? values : NULL, NULL, 900);
  BounceCheck *check = bounce_check_new (BOUNCE_CHECK_LIST, list, FALSE);

  bounce_check_take_list_result (check, bounce_list_result_new (lists, list, subject, answer));

  return check;
}

/* Silence must never read like good news. */
static void
test_lines (void)
{
  g_autoptr (BounceBlocklists) lists = bounce_blocklists_load (NULL, NULL);
  g_autoptr (BounceSubject) subject = bounce_subject_new ("203.0.113.5", NULL);
  g_autoptr (BounceCheck) listed = new_list_check (lists, subject, "127.0.0.4");
  g_autoptr (BounceCheck) clean = new_list_check (lists, subject, NULL);
  g_autoptr (BounceCheck) refused = new_list_check (lists, subject, "127.255.255.254");
  g_autoptr (BounceCheck) waiting = bounce_check_new (BOUNCE_CHECK_REVERSE, NULL, FALSE);
  g_autoptr (BounceCheck) mail = bounce_check_new (BOUNCE_CHECK_MAIL, NULL, FALSE);
  g_autoptr (GPtrArray) details = inspector_check_closures_list_details (listed);
  g_autofree char *title = inspector_check_closures_dup_title (listed, "203.0.113.5");
  g_autofree char *reverse = inspector_check_closures_dup_title (waiting, "203.0.113.5");
  g_autofree char *domain = inspector_check_closures_dup_title (mail, "example.org");
  g_autofree char *nothing = inspector_check_closures_dup_sentence (waiting, "203.0.113.5");
  g_autofree char *said = inspector_check_closures_dup_sentence (listed, "203.0.113.5");
  g_autofree char *given_up = NULL;

  g_assert_cmpstr (inspector_check_closures_get_word (listed), ==, "Listed");
  g_assert_cmpstr (inspector_check_closures_get_word (clean), ==, "Clean");
  g_assert_cmpstr (inspector_check_closures_get_word (refused), ==, "Could not be checked");
  g_assert_cmpstr (inspector_check_closures_get_word (waiting), ==, "Not asked yet");
  g_assert_cmpstr (title, ==, "zen.spamhaus.org");
  g_assert_cmpstr (reverse, ==, "Reverse DNS");
  g_assert_nonnull (strstr (domain, "example.org"));
  g_assert_cmpstr (nothing, ==, "");
  g_assert_nonnull (strstr (said, "isted"));
  g_assert_cmpuint (details->len, >=, 5);
  g_assert_cmpint (inspector_check_text_rank (listed), <, inspector_check_text_rank (refused));
  g_assert_cmpint (inspector_check_text_rank (refused), <, inspector_check_text_rank (clean));
  g_assert_cmpint (inspector_check_text_rank (clean), <, inspector_check_text_rank (waiting));

  bounce_check_start (waiting);
  g_assert_cmpstr (inspector_check_closures_get_word (waiting), ==, "Asking…");
  bounce_check_give_up (waiting);
  given_up = inspector_check_closures_dup_sentence (waiting, "203.0.113.5");
  g_assert_cmpstr (given_up, ==, "No answer was waited for.");
  g_assert_cmpstr (inspector_check_closures_get_word (waiting), ==, "Could not be checked");
}

static void
test_intro (void)
{
  static const struct
  {
    BounceVerdictCase  one;
    gboolean           example;
    const char        *part;
  } rows[] = {
    { { .cause = BOUNCE_CAUSE_BLOCKLISTED, .host = "203.0.113.5" }, FALSE, "blocklists and DNS about" },
    { { .cause = BOUNCE_CAUSE_BLOCKLISTED, .host = "203.0.113.5" }, TRUE, "nothing will be asked" },
    { { .cause = BOUNCE_CAUSE_BLOCKLISTED }, FALSE, "does not tell which server" },
    { { .cause = BOUNCE_CAUSE_NO_SUCH_DOMAIN, .recipient_domain = "gmial.com" }, FALSE, "takes mail now" },
    { { .cause = BOUNCE_CAUSE_MAILBOX_FULL, .host = "203.0.113.5" }, FALSE, "No look-up can tell" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = inspector_check_closures_dup_intro (&rows[i].one, rows[i].example);

      if (strstr (words, rows[i].part) == NULL)
        g_error ("row %u: %s", i, words);
    }
}

static void
test_words (void)
{
  static const char * const operators[] = { "Spamhaus Project", "PSBL", NULL };
  const BounceVerdictCase misspelt = { .recipient_domain = "gmial.com" };
  const BounceVerdictCase known = { .recipient_domain = "gmail.com" };
  g_autofree char *guess = inspector_check_closures_dup_guess (&misspelt);
  g_autofree char *none = inspector_check_closures_dup_guess (&known);
  g_autofree char *consent = inspector_check_closures_dup_consent (operators, "192.0.2.53");
  g_autofree char *without = inspector_check_closures_dup_consent (NULL, "192.0.2.53");
  g_autofree char *one = inspector_check_closures_dup_spared (1);
  g_autofree char *many = inspector_check_closures_dup_spared (12);

  g_assert_cmpstr (guess, ==, "Did you mean gmail.com?");
  g_assert_null (none);
  g_assert_nonnull (strstr (consent, "Spamhaus Project, PSBL"));
  g_assert_nonnull (strstr (consent, "192.0.2.53"));
  g_assert_nonnull (strstr (without, "192.0.2.53"));
  g_assert_cmpstr (one, ==, "1 list");
  g_assert_cmpstr (many, ==, "12 lists");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check-closures/signs", test_signs);
  g_test_add_func ("/check-closures/lines", test_lines);
  g_test_add_func ("/check-closures/intro", test_intro);
  g_test_add_func ("/check-closures/words", test_words);

  return g_test_run ();
}
