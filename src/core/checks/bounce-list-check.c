/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks one list about one subject, if anything may be asked at all. */
#include "bounce-list-check.h"

#include <string.h>

/* The words of a list are a courtesy: nobody waits long for them. */
#define TEXT_MILLISECONDS 2000

typedef struct
{
  BounceListTrials      *trials;
  BounceBlocklists      *lists;
  const BounceBlocklist *list;
  BounceSubject         *subject;
  char                  *name;   /* holds the key                               */
  BounceAskFlags         flags;
  BounceListResult      *result; /* while its words are on their way            */
  GCancellable          *text;   /* stops those: the limit, or the caller's own */
  gulong                 on_cancelled;
  guint                  limit;
} Check;

static void
check_free (Check *self)
{
  g_object_unref (self->trials);
  bounce_blocklists_unref (self->lists);
  bounce_subject_unref (self->subject);
  g_clear_pointer (&self->result, bounce_list_result_unref);
  g_clear_object (&self->text);
  g_free (self->name);
  g_free (self);
}

static gboolean
takes (const BounceBlocklist *list,
       BounceSubjectKind      kind)
{
  return kind == BOUNCE_SUBJECT_IPV4 ? list->ipv4 : kind == BOUNCE_SUBJECT_IPV6 ? list->ipv6 : list->domain;
}

char *
bounce_list_check_dup_name (const BounceBlocklist *list,
                            const char            *key,
                            BounceSubject         *subject)
{
  g_autofree char *zone = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (list != NULL && subject != NULL, NULL);

  if (list->ship == BOUNCE_LIST_LINK_ONLY || !takes (list, subject->kind))
    return NULL;
  zone = key != NULL && list->terms == BOUNCE_LIST_TERMS_KEY ? g_strdup_printf ("%s.%s", key, list->zone) : g_strdup (list->zone);
  if (subject->kind != BOUNCE_SUBJECT_DOMAIN || !list->organisational)
    return bounce_subject_dup_list_name (subject, zone);
  name = g_strdup_printf ("%s.%s", subject->organisational, zone);

  /* RFC 1035 section 2.3.4 */
  return strlen (name) <= 253 ? g_ascii_strdown (name, -1) : NULL;
}

/* Whatever forbids a question, in the order in which it is told. */
static BounceOutcomeDetail
find_obstacle (BounceListTrials      *trials,
               const BounceBlocklist *list,
               const char            *key,
               BounceSubject         *subject)
{
  BounceAsker *asker = bounce_list_trials_get_asker (trials);

  if (list->dead)
    return BOUNCE_DETAIL_DEAD;
  if (!takes (list, subject->kind))
    return BOUNCE_DETAIL_FAMILY;
  if (list->terms == BOUNCE_LIST_TERMS_KEY && key == NULL)
    return BOUNCE_DETAIL_KEY;
  if (subject->askable == BOUNCE_ASKABLE_NEVER)
    return BOUNCE_DETAIL_PRIVATE;
  if (subject->askable == BOUNCE_ASKABLE_EXAMPLE && !bounce_asker_is_test (asker))
    return BOUNCE_DETAIL_EXAMPLE;

  return BOUNCE_DETAIL_NONE;
}

static void
return_result (GTask            *task,
               BounceListResult *result)
{
  g_task_return_pointer (task, result, (GDestroyNotify) bounce_list_result_unref);
}

static void
return_unsure (GTask               *task,
               BounceWhy            why,
               BounceOutcomeDetail  detail)
{
  Check *self = g_task_get_task_data (task);

  return_result (task, bounce_list_result_new_unsure (self->lists, self->list, self->subject, why, detail));
}

static void
stop_limit (Check        *self,
            GCancellable *given)
{
  g_clear_handle_id (&self->limit, g_source_remove);
  if (self->on_cancelled != 0)
    g_signal_handler_disconnect (given, self->on_cancelled);
  self->on_cancelled = 0;
}

static void
on_text (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GTask) task = data;
  Check *self = g_task_get_task_data (task);
  g_autoptr (BounceAnswer) answer = bounce_asker_ask_finish (BOUNCE_ASKER (source), result, NULL);

  stop_limit (self, g_task_get_cancellable (task));
  if (answer != NULL)
    return_result (task, bounce_list_result_with_text (self->result, answer));
  else
    return_result (task, g_steal_pointer (&self->result));
}

static gboolean
on_limit (gpointer data)
{
  Check *self = data;

  self->limit = 0;
  g_cancellable_cancel (self->text);

  return G_SOURCE_REMOVE;
}

static void
on_given_cancelled (GCancellable *given,
                    gpointer      data)
{
  g_cancellable_cancel (data);
}

static void
ask_text (GTask *task)
{
  Check *self = g_task_get_task_data (task);
  GCancellable *given = g_task_get_cancellable (task);

  self->text = g_cancellable_new ();
  if (given != NULL)
    self->on_cancelled = g_signal_connect (given, "cancelled", G_CALLBACK (on_given_cancelled), self->text);
  self->limit = g_timeout_add (TEXT_MILLISECONDS, on_limit, self);
  bounce_asker_ask_async (bounce_list_trials_get_asker (self->trials), self->name, BOUNCE_QUESTION_TXT, self->list->operator_name,
                          self->list->gap, self->flags, self->text, on_text, g_object_ref (task));
}

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  Check *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (BounceAnswer) answer = bounce_asker_ask_finish (BOUNCE_ASKER (source), result, &error);

  if (answer == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (bounce_list_trials_is_rewritten (self->trials))
    {
      return_unsure (task, BOUNCE_WHY_REWRITTEN, BOUNCE_DETAIL_NONE);
      return;
    }
  self->result = bounce_list_result_new (self->lists, self->list, self->subject, answer);
  if (self->result->outcome == BOUNCE_OUTCOME_LISTED)
    ask_text (task);
  else
    return_result (task, g_steal_pointer (&self->result));
}

static void
on_tried (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GTask) task = data;
  Check *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  BounceListTrial trial;

  if (!bounce_list_trials_try_finish (BOUNCE_LIST_TRIALS (source), result, &trial, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (!trial.held)
    return_unsure (task, trial.why, trial.detail);
  else
    bounce_asker_ask_async (bounce_list_trials_get_asker (self->trials), self->name, BOUNCE_QUESTION_A, self->list->operator_name,
                            self->list->gap, self->flags, g_task_get_cancellable (task), on_answer, g_object_ref (task));
}

void
bounce_list_check_async (BounceListTrials      *trials,
                         const BounceBlocklist *list,
                         const char            *key,
                         BounceSubject         *subject,
                         BounceAskFlags         flags,
                         GCancellable          *cancellable,
                         GAsyncReadyCallback    callback,
                         gpointer               user_data)
{
  g_autoptr (GTask) task = g_task_new (trials, cancellable, callback, user_data);
  Check *self = g_new0 (Check, 1);
  BounceOutcomeDetail obstacle;

  self->trials = g_object_ref (trials);
  self->lists = bounce_blocklists_ref (bounce_list_trials_get_lists (trials));
  self->list = list;
  self->subject = bounce_subject_ref (subject);
  self->flags = flags;
  g_task_set_source_tag (task, bounce_list_check_async);
  g_task_set_task_data (task, self, (GDestroyNotify) check_free);

  obstacle = find_obstacle (trials, list, key, subject);
  self->name = obstacle == BOUNCE_DETAIL_NONE ? bounce_list_check_dup_name (list, key, subject) : NULL;
  /* Without a name: only a page, or too long for a question. */
  if (self->name == NULL)
    return_unsure (task, BOUNCE_WHY_NOT_ASKED, obstacle);
  else
    bounce_list_trials_try_async (trials, list, list->terms == BOUNCE_LIST_TERMS_KEY ? key : NULL, subject->kind, flags, cancellable, on_tried,
                                  g_object_ref (task));
}

BounceListResult *
bounce_list_check_finish (GAsyncResult  *result,
                          GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
