/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for the mail servers of a domain, and for their addresses. */
#include "bounce-domain-check.h"

#include "bounce-absence.h"
#include "bounce-domain-seen.h"

typedef struct
{
  BounceAsker      *asker;
  BounceAskFlags    flags;
  BounceDomainSeen *seen;
  guint             pending;
  GError           *error;       /* cancelled: nothing else fails               */
} Check;

/* One question on its way. */
typedef struct
{
  GTask         *task;
  BounceAnswer **answer;         /* where it belongs; NULL: the MX question     */
} Question;

static void
check_free (Check *self)
{
  g_object_unref (self->asker);
  bounce_domain_seen_free (self->seen);
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

static void
ask_hosts (GTask *task)
{
  Check *self = g_task_get_task_data (task);

  for (guint i = 0; i < self->seen->hosts->len; i++)
    {
      BounceDomainHost *host = g_ptr_array_index (self->seen->hosts, i);

      if (!host->askable)
        continue;
      ask (task, host->name, BOUNCE_QUESTION_A, &host->a);
      ask (task, host->name, BOUNCE_QUESTION_AAAA, &host->aaaa);
    }
}

static void
end (GTask *task)
{
  Check *self = g_task_get_task_data (task);

  if (self->error != NULL)
    g_task_return_error (task, g_steal_pointer (&self->error));
  else
    g_task_return_pointer (task, bounce_domain_seen_judge (self->seen), (GDestroyNotify) bounce_mail_result_unref);
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
      bounce_domain_seen_take_mx (self->seen, answer);
      ask_hosts (task);
    }
  else if (self->error == NULL)
    self->error = g_steal_pointer (&error);
  if (self->pending == 0)
    end (task);
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
    end (task);
}

void
bounce_domain_check_async (BounceAsker         *asker,
                           BounceSubject       *subject,
                           BounceAskFlags       flags,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Check *self;

  g_return_if_fail (BOUNCE_IS_ASKER (asker) && subject != NULL && subject->kind == BOUNCE_SUBJECT_DOMAIN);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, bounce_domain_check_async);
  self = g_new0 (Check, 1);
  self->asker = g_object_ref (asker);
  self->flags = flags;
  self->seen = bounce_domain_seen_new (subject, bounce_asker_is_test (asker));
  g_task_set_task_data (task, self, (GDestroyNotify) check_free);
  if (bounce_domain_seen_may_ask (self->seen))
    ask (task, subject->ascii, BOUNCE_QUESTION_MX, NULL);
  else
    end (task);
}

BounceMailResult *
bounce_domain_check_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
