/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for the names of an address, and where they lead: as few questions one
 * after the other as can be. */
#include "bounce-reverse-check.h"

#include "bounce-absence.h"
#include "bounce-reverse-seen.h"

typedef struct
{
  BounceAsker       *asker;
  BounceAskFlags     flags;
  BounceReverseSeen *seen;
  guint              pending;
  GError            *error;      /* cancelled: nothing else fails               */
} Check;

/* One question on its way. */
typedef struct
{
  GTask         *task;
  BounceAnswer **answer;         /* where it belongs; NULL: the PTR question    */
} Question;

static void
check_free (Check *self)
{
  g_object_unref (self->asker);
  bounce_reverse_seen_free (self->seen);
  g_clear_error (&self->error);
  g_free (self);
}

static void on_answer (GObject *source, GAsyncResult *result, gpointer data);

static void
ask (GTask          *task,
     const char     *name,
     BounceQuestion  type,
     BounceAnswer  **answer)
{
  Check *self = g_task_get_task_data (task);
  Question *question = g_new0 (Question, 1);

  question->task = g_object_ref (task);
  question->answer = answer;
  self->pending++;
  bounce_asker_ask_async (self->asker, name, type, NULL, 0, self->flags, g_task_get_cancellable (task), on_answer, question);
}

static BounceQuestion
get_type (const Check *self,
          gboolean     other)
{
  return (self->seen->subject->kind == BOUNCE_SUBJECT_IPV6) != other ? BOUNCE_QUESTION_AAAA : BOUNCE_QUESTION_A;
}

static void
ask_names (GTask    *task,
           gboolean  other)
{
  Check *self = g_task_get_task_data (task);
  BounceReverseSeen *seen = self->seen;

  for (guint i = 0; i < seen->names->len; i++)
    ask (task, g_ptr_array_index (seen->names, i), get_type (self, other), other ? &seen->other[i] : &seen->forward[i]);
}

/* When nothing is on its way: another round, or the end. */
static void
go_on (GTask *task)
{
  Check *self = g_task_get_task_data (task);

  if (self->error == NULL && bounce_reverse_seen_wants_other (self->seen))
    ask_names (task, TRUE);
  else if (self->error != NULL)
    g_task_return_error (task, g_steal_pointer (&self->error));
  else
    g_task_return_pointer (task, bounce_reverse_seen_judge (self->seen), (GDestroyNotify) bounce_reverse_result_unref);
}

static void
on_proved (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  Check *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  BounceAnswer *answer = bounce_absence_prove_finish (result, &error);

  self->pending--;
  if (answer != NULL)
    {
      bounce_reverse_seen_take_ptr (self->seen, answer);
      if (self->error == NULL)
        ask_names (task, FALSE);
    }
  else if (self->error == NULL)
    self->error = g_steal_pointer (&error);
  if (self->pending == 0)
    go_on (task);
}

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autofree Question *question = data;
  g_autoptr (GTask) task = question->task;
  Check *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  BounceAnswer *answer = bounce_asker_ask_finish (BOUNCE_ASKER (source), result, &error);

  self->pending--;
  if (answer == NULL && self->error == NULL)
    self->error = g_steal_pointer (&error);
  else if (answer != NULL && question->answer != NULL)
    *question->answer = answer;
  else if (answer != NULL)
    {
      self->pending++;
      bounce_absence_prove_async (self->asker, answer, self->flags, g_task_get_cancellable (task), on_proved, g_object_ref (task));
      bounce_answer_unref (answer);
    }
  if (self->pending == 0)
    go_on (task);
}

void
bounce_reverse_check_async (BounceAsker         *asker,
                            BounceSubject       *subject,
                            const char          *helo,
                            BounceAskFlags       flags,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *name = NULL;
  Check *self;

  g_return_if_fail (BOUNCE_IS_ASKER (asker) && subject != NULL && subject->kind != BOUNCE_SUBJECT_DOMAIN);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, bounce_reverse_check_async);
  self = g_new0 (Check, 1);
  self->asker = g_object_ref (asker);
  self->flags = flags;
  self->seen = bounce_reverse_seen_new (subject, helo, bounce_asker_is_test (asker));
  g_task_set_task_data (task, self, (GDestroyNotify) check_free);
  if (!bounce_reverse_seen_may_ask (self->seen))
    {
      go_on (task);
      return;
    }

  name = bounce_subject_dup_ptr_name (subject);
  ask (task, name, BOUNCE_QUESTION_PTR, NULL);
  if (self->seen->helo_name != NULL)
    ask (task, self->seen->helo_name, get_type (self, FALSE), &self->seen->helo_forward);
}

BounceReverseResult *
bounce_reverse_check_finish (GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
