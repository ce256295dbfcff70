/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person types, as subjects. */
#include "bounce-check-names.h"

/* A name with more addresses is no mail server's, but a flood. */
#define MAX_ADDRESSES 16

typedef struct
{
  BounceSubject *name;
  BounceAnswer  *answers[2];     /* A, AAAA                                     */
  guint          awaited;
} Names;

static void
names_free (Names *self)
{
  bounce_subject_unref (self->name);
  for (guint i = 0; i < G_N_ELEMENTS (self->answers); i++)
    g_clear_pointer (&self->answers[i], bounce_answer_unref);
  g_free (self);
}

static void
add_subject (GPtrArray  *subjects,
             const char *text)
{
  BounceSubject *subject = bounce_subject_new (text, NULL);

  if (subject != NULL)
    g_ptr_array_add (subjects, subject);
}

/* A name without an address may still be the domain of somebody's mail: then
 * it is examined as one. */
static GPtrArray *
dup_subjects (const Names *names)
{
  GPtrArray *subjects = g_ptr_array_new_with_free_func ((GDestroyNotify) bounce_subject_unref);

  for (guint i = 0; i < G_N_ELEMENTS (names->answers); i++)
    {
      const BounceAnswer *answer = names->answers[i];

      for (guint j = 0; answer != NULL && answer->values[j] != NULL && subjects->len < MAX_ADDRESSES; j++)
        add_subject (subjects, answer->values[j]);
    }
  if (subjects->len == 0)
    g_ptr_array_add (subjects, bounce_subject_ref (names->name));
  if (g_strcmp0 (names->name->organisational, names->name->ascii) != 0)
    add_subject (subjects, names->name->organisational);

  return subjects;
}

static void
on_answer (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Names *names = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  BounceAnswer *answer = bounce_asker_ask_finish (BOUNCE_ASKER (source), result, &error);

  names->awaited--;
  if (answer != NULL)
    names->answers[answer->question == BOUNCE_QUESTION_AAAA] = answer;
  if (names->awaited > 0)
    return;
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, dup_subjects (names), (GDestroyNotify) g_ptr_array_unref);
}

static gboolean
is_host_name (BounceAsker         *asker,
              const BounceSubject *subject)
{
  if (subject->kind != BOUNCE_SUBJECT_DOMAIN || g_strcmp0 (subject->organisational, subject->ascii) == 0)
    return FALSE;

  return subject->askable == BOUNCE_ASKABLE_YES
    || (subject->askable == BOUNCE_ASKABLE_EXAMPLE && bounce_asker_is_test (asker));
}

void
bounce_check_names_async (BounceAsker         *asker,
                          const char          *text,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  static const BounceQuestion questions[] = { BOUNCE_QUESTION_A, BOUNCE_QUESTION_AAAA };
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  GError *error = NULL;
  BounceSubject *subject = bounce_subject_new (text, &error);
  Names *names;

  g_task_set_source_tag (task, bounce_check_names_async);
  if (subject == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  names = g_new0 (Names, 1);
  names->name = subject;
  g_task_set_task_data (task, names, (GDestroyNotify) names_free);
  if (!is_host_name (asker, subject))
    {
      GPtrArray *one = g_ptr_array_new_with_free_func ((GDestroyNotify) bounce_subject_unref);

      g_ptr_array_add (one, bounce_subject_ref (subject));
      g_task_return_pointer (task, one, (GDestroyNotify) g_ptr_array_unref);
      return;
    }

  names->awaited = G_N_ELEMENTS (questions);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    bounce_asker_ask_async (asker, subject->ascii, questions[i], NULL, 0, BOUNCE_ASK_NORMAL, cancellable,
                            on_answer, g_object_ref (task));
}

GPtrArray *
bounce_check_names_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
