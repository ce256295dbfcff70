/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Two roads: of an address or a domain all names are known beforehand; of a
 * host only after its addresses were asked for, which is a question already. */
#include "inspector-lookup-begin.h"

#include "inspector-consent.h"
#include "inspector-lookup-words.h"

typedef struct
{
  InspectorChecks *checks;
  char            *text;
  GPtrArray       *runs;
} Begin;

static void
begin_free (Begin *self)
{
  g_clear_object (&self->checks);
  g_clear_pointer (&self->runs, g_ptr_array_unref);
  g_free (self->text);
  g_free (self);
}

static gboolean
take_consent (GTask        *task,
              GAsyncResult *result)
{
  gboolean agreed = inspector_consent_ask_finish (result);

  if (!agreed)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "not agreed");

  return agreed;
}

static void
on_agreed (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  Begin *self = g_task_get_task_data (task);

  if (take_consent (task, result))
    g_task_return_pointer (task, g_steal_pointer (&self->runs), (GDestroyNotify) g_ptr_array_unref);
}

static void
ask_for_runs (GTask *task)
{
  Begin *self = g_task_get_task_data (task);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) operators = g_strv_builder_new ();
  g_auto (GStrv) all_names = NULL;
  g_auto (GStrv) all_operators = NULL;

  for (guint i = 0; i < self->runs->len; i++)
    {
      g_auto (GStrv) some_names = bounce_check_run_dup_names (self->runs->pdata[i]);
      g_auto (GStrv) some_operators = bounce_check_run_dup_operators (self->runs->pdata[i]);

      g_strv_builder_addv (names, (const char **) some_names);
      g_strv_builder_addv (operators, (const char **) some_operators);
    }
  all_names = g_strv_builder_end (names);
  all_operators = g_strv_builder_end (operators);
  inspector_consent_ask_async (g_task_get_source_object (task), self->checks, (const char * const *) all_names,
                               (const char * const *) all_operators, g_task_get_cancellable (task), on_agreed, g_object_ref (task));
}

static void
on_runs (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr (GTask) task = data;
  Begin *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->runs = inspector_checks_look_up_finish (self->checks, result, &error);
  if (self->runs == NULL)
    g_task_return_error (task, error);
  else
    ask_for_runs (task);
}

static void
find_runs (GTask *task)
{
  Begin *self = g_task_get_task_data (task);

  inspector_checks_look_up_async (self->checks, self->text, g_task_get_cancellable (task), on_runs, g_object_ref (task));
}

static void
on_agreed_first (GObject      *source,
                 GAsyncResult *result,
                 gpointer      data)
{
  g_autoptr (GTask) task = data;

  if (take_consent (task, result))
    find_runs (task);
}

static void
ask_for_host (GTask *task)
{
  Begin *self = g_task_get_task_data (task);
  g_auto (GStrv) operators = NULL;
  g_auto (GStrv) names = inspector_lookup_words_dup_names (self->text, inspector_checks_get_lists (self->checks),
                                                           inspector_checks_get_settings (self->checks), &operators);

  inspector_consent_ask_async (g_task_get_source_object (task), self->checks, (const char * const *) names,
                               (const char * const *) operators, g_task_get_cancellable (task), on_agreed_first, g_object_ref (task));
}

void
inspector_lookup_begin_async (GtkWidget           *parent,
                              InspectorChecks     *checks,
                              const char          *text,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (parent, cancellable, callback, user_data);
  Begin *self = g_new0 (Begin, 1);

  self->checks = g_object_ref (checks);
  self->text = g_strdup (text);
  g_task_set_source_tag (task, inspector_lookup_begin_async);
  g_task_set_task_data (task, self, (GDestroyNotify) begin_free);
  if (inspector_lookup_words_is_host (text))
    ask_for_host (task);
  else
    find_runs (task);
}

GPtrArray *
inspector_lookup_begin_finish (GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
