/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* How long which answer is remembered, by a clock of the test's own. */
#include "bounce-answer-memory.h"

static void
test_life (void)
{
  static const struct
  {
    const char       *why;
    BounceAnswerKind  kind;
    guint             ttl;
    gint64            life;        /* seconds it is still known; -1: not at all   */
  } rows[] = {
    { "as long as it says", BOUNCE_ANSWER_FOUND, 300, 299 },
    { "but a quarter of an hour at most", BOUNCE_ANSWER_FOUND, 86400, 899 },
    { "not at all, if it says so", BOUNCE_ANSWER_FOUND, 0, -1 },
    { "“no” for its own time", BOUNCE_ANSWER_ABSENT, 120, 119 },
    { "“no” without a SOA is not remembered (RFC 2308)", BOUNCE_ANSWER_ABSENT, 0, -1 },
    { "“nothing there” too", BOUNCE_ANSWER_EMPTY, 120, 119 },
    { "a refusal a minute", BOUNCE_ANSWER_REFUSED, 0, 59 },
    { "our mistake a minute", BOUNCE_ANSWER_REJECTED, 0, 59 },
    { "a failure a minute", BOUNCE_ANSWER_BROKEN, 900, 59 },
    { "silence a minute", BOUNCE_ANSWER_SILENT, 0, 59 },
    { "the network may be back at once", BOUNCE_ANSWER_OFFLINE, 0, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BounceAnswerMemory) memory = bounce_answer_memory_new (900, 60);
      const char *values[] = { rows[i].kind == BOUNCE_ANSWER_FOUND ? "192.0.2.1" : NULL, NULL };
      g_autoptr (BounceAnswer) answer = bounce_answer_new (rows[i].kind, BOUNCE_QUESTION_A, "a.example", values, NULL, rows[i].ttl);
      g_autoptr (BounceAnswer) last = NULL;

      g_test_message ("%s", rows[i].why);
      bounce_answer_memory_keep (memory, answer);
      if (rows[i].life >= 0)
        {
          last = bounce_answer_memory_find (memory, "a.example", BOUNCE_QUESTION_A, answer->seen + rows[i].life);
          g_assert_true (last->remembered);
          g_assert_cmpint (last->seen, ==, answer->seen);
        }
      g_assert_false (answer->remembered);
      g_assert_null (bounce_answer_memory_find (memory, "a.example", BOUNCE_QUESTION_A, answer->seen + rows[i].life + 1));
      g_assert_null (bounce_answer_memory_find (memory, "a.example", BOUNCE_QUESTION_TXT, answer->seen));
      g_assert_null (bounce_answer_memory_find (memory, "b.example", BOUNCE_QUESTION_A, answer->seen));
      /* Somebody set the clock back. */
      g_assert_null (bounce_answer_memory_find (memory, "a.example", BOUNCE_QUESTION_A, answer->seen - 1));
    }
}

static void
test_replaces (void)
{
  g_autoptr (BounceAnswerMemory) memory = bounce_answer_memory_new (900, 60);
  const char *values[] = { "192.0.2.1", NULL };
  g_autoptr (BounceAnswer) found = bounce_answer_new (BOUNCE_ANSWER_FOUND, BOUNCE_QUESTION_A, "a.example", values, NULL, 900);
  g_autoptr (BounceAnswer) brief = bounce_answer_new (BOUNCE_ANSWER_FOUND, BOUNCE_QUESTION_A, "a.example", values, NULL, 0);

  bounce_answer_memory_keep (memory, found);
  bounce_answer_memory_keep (memory, brief);   /* the older would be wrong now */
  g_assert_null (bounce_answer_memory_find (memory, "a.example", BOUNCE_QUESTION_A, found->seen));
  bounce_answer_memory_keep (memory, found);
  bounce_answer_memory_clear (memory);
  g_assert_null (bounce_answer_memory_find (memory, "a.example", BOUNCE_QUESTION_A, found->seen));
}

/* It is bounded, and what is new is always kept. */
static void
test_bounded (void)
{
  g_autoptr (BounceAnswerMemory) memory = bounce_answer_memory_new (900, 60);
  guint known = 0;
  gint64 now = 0;

  for (guint i = 0; i < 3 * BOUNCE_ANSWER_MEMORY_MAX; i++)
    {
      g_autofree char *name = g_strdup_printf ("n%u.example", i);
      g_autoptr (BounceAnswer) answer = bounce_answer_new (BOUNCE_ANSWER_ABSENT, BOUNCE_QUESTION_A, name, NULL, NULL, 900);
      g_autoptr (BounceAnswer) kept = NULL;

      bounce_answer_memory_keep (memory, answer);
      now = answer->seen;
      kept = bounce_answer_memory_find (memory, name, BOUNCE_QUESTION_A, now);
      g_assert_nonnull (kept);
    }
  for (guint i = 0; i < 3 * BOUNCE_ANSWER_MEMORY_MAX; i++)
    {
      g_autofree char *name = g_strdup_printf ("n%u.example", i);
      g_autoptr (BounceAnswer) kept = bounce_answer_memory_find (memory, name, BOUNCE_QUESTION_A, now);

      known += kept != NULL;
    }
  g_assert_cmpuint (known, <=, BOUNCE_ANSWER_MEMORY_MAX);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/answer-memory/life", test_life);
  g_test_add_func ("/answer-memory/replaces", test_replaces);
  g_test_add_func ("/answer-memory/bounded", test_bounded);
  return g_test_run ();
}
