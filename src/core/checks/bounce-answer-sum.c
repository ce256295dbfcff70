/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Adds up the answers of one check. */
#include "bounce-answer-sum.h"

void
bounce_answer_sum_add_text (GPtrArray  *texts,
                            const char *text)
{
  if (!g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL))
    g_ptr_array_add (texts, g_strdup (text));
}

char **
bounce_answer_sum_end_texts (GPtrArray *texts)
{
  g_ptr_array_add (texts, NULL);

  return (char **) g_ptr_array_free (texts, FALSE);
}

void
bounce_answer_sum_init (BounceAnswerSum *self)
{
  self->raw = g_ptr_array_new ();
  self->seen = 0;
  self->remembered = TRUE;
}

guint
bounce_answer_sum_add (BounceAnswerSum    *self,
                       const BounceAnswer *answer)
{
  g_autofree char *line = NULL;
  g_autofree char *valid = NULL;

  if (answer == NULL)
    return 0;

  line = g_strdup_printf ("%s %s: %s", bounce_question_to_id (answer->question), answer->name, answer->raw);
  valid = g_utf8_make_valid (line, -1);
  bounce_answer_sum_add_text (self->raw, valid);
  self->seen = MAX (self->seen, answer->seen);
  self->remembered = self->remembered && answer->remembered;

  return answer->milliseconds;
}

char **
bounce_answer_sum_end (BounceAnswerSum *self)
{
  /* Of nothing, nothing is remembered. */
  self->remembered = self->remembered && self->raw->len > 0;

  return bounce_answer_sum_end_texts (g_steal_pointer (&self->raw));
}
