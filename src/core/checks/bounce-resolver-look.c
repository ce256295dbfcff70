/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for what cannot be there. */
#include "bounce-resolver-look.h"

#include "bounce-trial-judge.h"

/* Among what is remembered; no name of a list, for want of a dot. */
#define NAME "rewriting"

struct _BounceResolverLook
{
  BounceAsker        *asker;
  BounceTrialMemory  *memory;
  void              (*done) (gpointer data);
  gpointer            data;
  guint               waiting;   /* answers that are on their way               */
  guint               turn;      /* answers to an earlier look do not count     */
  gboolean            told;      /* somebody has said "no such name"            */
};

typedef struct
{
  BounceResolverLook *look;
  guint               turn;
} Question;

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

BounceResolverLook *
bounce_resolver_look_new (BounceAsker       *asker,
                          BounceTrialMemory *memory,
                          void             (*done) (gpointer data),
                          gpointer           data)
{
  BounceResolverLook *self = g_rc_box_new0 (BounceResolverLook);

  self->asker = g_object_ref (asker);
  self->memory = memory;
  self->done = done;
  self->data = data;

  return self;
}

static void
clear (gpointer data)
{
  BounceResolverLook *self = data;

  g_object_unref (self->asker);
}

void
bounce_resolver_look_forget (BounceResolverLook *self)
{
  self->waiting = 0;
  self->turn++;
}

void
bounce_resolver_look_free (BounceResolverLook *self)
{
  bounce_resolver_look_forget (self);
  g_rc_box_release_full (self, clear);
}

static void
take_answer (BounceResolverLook *self,
             BounceAnswer       *answer)
{
  BounceListTrial trial = { .held = TRUE, .seen = get_now () };

  self->waiting--;
  if (answer->kind == BOUNCE_ANSWER_ABSENT || answer->kind == BOUNCE_ANSWER_EMPTY)
    self->told = TRUE;
  if (answer->kind == BOUNCE_ANSWER_FOUND)
    {
      bounce_trial_fail (&trial, BOUNCE_WHY_REWRITTEN, BOUNCE_DETAIL_NONE);
      bounce_resolver_look_forget (self);
    }
  else if (self->waiting > 0)
    return;
  else if (!self->told)
    bounce_trial_fail (&trial, BOUNCE_WHY_NO_ANSWER, BOUNCE_DETAIL_NONE);

  bounce_trial_memory_keep (self->memory, NAME, &trial, FALSE);
  self->done (self->data);
}

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autofree Question *question = data;
  BounceResolverLook *self = question->look;
  g_autoptr (BounceAnswer) answer = bounce_asker_ask_finish (self->asker, result, NULL);

  if (answer != NULL && question->turn == self->turn)
    take_answer (self, answer);
  g_rc_box_release_full (self, clear);
}

static char *
dup_random_name (const char *below)
{
  GString *name = g_string_new (NULL);

  for (guint i = 0; i < 16; i++)
    g_string_append_c (name, 'a' + g_random_int_range (0, 26));
  g_string_append_printf (name, ".%s", below);

  return g_string_free (name, FALSE);
}

/* Names that cannot exist (RFC 6761), or do not: example.com has no wildcard. */
void
bounce_resolver_look_start (BounceResolverLook *self,
                            BounceAskFlags      flags)
{
  static const char * const below[] = { "invalid", "example.com" };
  BounceListTrial known;

  if (self->waiting > 0 || bounce_trial_memory_find (self->memory, NAME, (flags & BOUNCE_ASK_AGAIN) != 0, get_now (), &known))
    return;
  self->waiting = G_N_ELEMENTS (below);
  self->turn++;
  self->told = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (below); i++)
    {
      g_autofree char *name = dup_random_name (below[i]);
      Question *question = g_new0 (Question, 1);

      question->look = g_rc_box_acquire (self);
      question->turn = self->turn;
      bounce_asker_ask_async (self->asker, name, BOUNCE_QUESTION_A, NULL, 0, flags, NULL, on_answer, question);
    }
}

gboolean
bounce_resolver_look_is_running (BounceResolverLook *self)
{
  return self->waiting > 0;
}

gboolean
bounce_resolver_look_is_rewritten (BounceResolverLook *self,
                                   BounceListTrial    *trial)
{
  BounceListTrial known;

  if (!bounce_trial_memory_find (self->memory, NAME, FALSE, get_now (), &known) || known.why != BOUNCE_WHY_REWRITTEN)
    return FALSE;
  if (trial != NULL)
    *trial = known;

  return TRUE;
}
