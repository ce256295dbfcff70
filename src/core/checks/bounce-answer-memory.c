/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers that need not be asked for again yet. Wall-clock time: the monotonic
 * clock stands still while a laptop sleeps, and lists do not. */
#include "bounce-answer-memory.h"

struct _BounceAnswerMemory
{
  GHashTable *answers;           /* "A name" → BounceAnswer                     */
  guint       life;
  guint       life_of_faults;
};

BounceAnswerMemory *
bounce_answer_memory_new (guint life, guint life_of_faults)
{
  BounceAnswerMemory *self = g_new0 (BounceAnswerMemory, 1);

  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) bounce_answer_unref);
  self->life = life;
  self->life_of_faults = life_of_faults;
  return self;
}

static guint
get_life (BounceAnswerMemory *self, const BounceAnswer *answer)
{
  switch (answer->kind)
    {
    case BOUNCE_ANSWER_FOUND:
    case BOUNCE_ANSWER_ABSENT:
    case BOUNCE_ANSWER_EMPTY:
      return MIN (answer->ttl, self->life);
    case BOUNCE_ANSWER_OFFLINE:
      return 0;
    default:
      return self->life_of_faults;
    }
}

/* A clock that was set back makes everything old. */
static gboolean
is_fresh (BounceAnswerMemory *self, const BounceAnswer *answer, gint64 now)
{
  return now >= answer->seen && now - answer->seen < get_life (self, answer);
}

static char *
key_new (const char *name, BounceQuestion question)
{
  return g_strdup_printf ("%s %s", bounce_question_to_id (question), name);
}

static void
make_room (BounceAnswerMemory *self, gint64 now)
{
  GHashTableIter iter;
  gpointer answer;

  if (g_hash_table_size (self->answers) < BOUNCE_ANSWER_MEMORY_MAX)
    return;
  g_hash_table_iter_init (&iter, self->answers);
  while (g_hash_table_iter_next (&iter, NULL, &answer))
    if (!is_fresh (self, answer, now))
      g_hash_table_iter_remove (&iter);
  if (g_hash_table_size (self->answers) >= BOUNCE_ANSWER_MEMORY_MAX)
    g_hash_table_remove_all (self->answers);
}

void
bounce_answer_memory_keep (BounceAnswerMemory *self, BounceAnswer *answer)
{
  g_autofree char *key = key_new (answer->name, answer->question);
  BounceAnswer *copy;

  if (get_life (self, answer) == 0)
    {
      /* What was known before is not true any more. */
      g_hash_table_remove (self->answers, key);
      return;
    }
  make_room (self, answer->seen);
  copy = bounce_answer_dup (answer);
  copy->remembered = TRUE;
  g_hash_table_insert (self->answers, g_steal_pointer (&key), copy);
}

BounceAnswer *
bounce_answer_memory_find (BounceAnswerMemory *self, const char *name, BounceQuestion question, gint64 now)
{
  g_autofree char *key = key_new (name, question);
  BounceAnswer *answer = g_hash_table_lookup (self->answers, key);

  return answer && is_fresh (self, answer, now) ? bounce_answer_ref (answer) : NULL;
}

void
bounce_answer_memory_clear (BounceAnswerMemory *self)
{
  g_hash_table_remove_all (self->answers);
}

void
bounce_answer_memory_free (BounceAnswerMemory *self)
{
  g_hash_table_unref (self->answers);
  g_free (self);
}
