/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps keys in the desktop's secret store; without one there are no keys. */
#include "bounce-list-keys.h"

#include <libsecret/secret.h>
#include <string.h>

/* For a store that does not answer (no desktop, a prompt nobody sees). */
#define LIMIT_SECONDS 15
#define MAX_LABEL 63            /* a key is a label of the name asked */

typedef struct
{
  GCancellable *cancellable;     /* ours: the limit or the caller's own stops it */
  GCancellable *given;
  gulong        given_id;
  guint         limit_id;
  gboolean      answered;        /* by the store, or by the limit               */
} Wait;

static const SecretSchema schema = {
  .name = "io.github.bounce_inspector.List",
  .flags = SECRET_SCHEMA_NONE,
  .attributes = {
    { "operator", SECRET_SCHEMA_ATTRIBUTE_STRING },
  },
};

static void
wait_stop (Wait *self)
{
  g_clear_handle_id (&self->limit_id, g_source_remove);
  if (self->given_id != 0)
    g_cancellable_disconnect (self->given, self->given_id);
  self->given_id = 0;
}

static void
wait_free (Wait *self)
{
  wait_stop (self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->given);
  g_free (self);
}

/* The store's own callback may come late or never: the answer does not wait
 * for it. */
static gboolean
on_limit (gpointer data)
{
  GTask *task = data;
  Wait *wait = g_task_get_task_data (task);

  wait->limit_id = 0;
  wait->answered = TRUE;
  g_cancellable_cancel (wait->cancellable);
  g_task_return_pointer (task, NULL, NULL);

  return G_SOURCE_REMOVE;
}

static void
on_given_cancelled (GCancellable *given,
                    gpointer      data)
{
  g_cancellable_cancel (data);
}

static GTask *
new_task (gpointer             tag,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Wait *wait = g_new0 (Wait, 1);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, wait, (GDestroyNotify) wait_free);
  wait->cancellable = g_cancellable_new ();
  if (cancellable != NULL)
    {
      wait->given = g_object_ref (cancellable);
      wait->given_id = g_cancellable_connect (cancellable, G_CALLBACK (on_given_cancelled), g_object_ref (wait->cancellable), g_object_unref);
    }
  wait->limit_id = g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, LIMIT_SECONDS, on_limit, g_object_ref (task), g_object_unref);

  return task;
}

/* FALSE: the limit was first. */
static gboolean
take_answer (GTask *task)
{
  Wait *wait = g_task_get_task_data (task);

  if (wait->answered)
    return FALSE;
  wait->answered = TRUE;
  wait_stop (wait);

  return TRUE;
}

/* What does not fit into a label would ask another name than the list's. */
static gboolean
is_key (const char *key)
{
  gsize n = strlen (key);

  if (n == 0 || n > MAX_LABEL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isalnum (key[i]) && key[i] != '-' && key[i] != '_')
      return FALSE;

  return TRUE;
}

static void
on_looked_up (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (GTask) task = data;
  char *key = secret_password_lookup_finish (result, NULL);

  if (key != NULL && !is_key (key))
    g_clear_pointer (&key, secret_password_free);
  if (take_answer (task))
    g_task_return_pointer (task, key, (GDestroyNotify) secret_password_free);
  else
    secret_password_free (key);
}

void
bounce_list_keys_lookup_async (const char          *operator_name,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = new_task (bounce_list_keys_lookup_async, cancellable, callback, user_data);
  Wait *wait = g_task_get_task_data (task);

  g_return_if_fail (operator_name != NULL);

  secret_password_lookup (&schema, wait->cancellable, on_looked_up, g_object_ref (task), "operator", operator_name, NULL);
}

char *
bounce_list_keys_lookup_finish (GAsyncResult  *result,
                                GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
finish_store (GTask    *task,
              gboolean  done,
              GError   *error)
{
  if (!take_answer (task))
    g_clear_error (&error);
  else if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, GINT_TO_POINTER (done), NULL);
}

static void
on_stored (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  gboolean done = secret_password_store_finish (result, &error);

  finish_store (task, done, error);
}

static void
on_cleared (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  /* FALSE without an error: there was none. */
  secret_password_clear_finish (result, &error);
  finish_store (task, TRUE, error);
}

void
bounce_list_keys_store_async (const char          *operator_name,
                              const char          *key,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = new_task (bounce_list_keys_store_async, cancellable, callback, user_data);
  Wait *wait = g_task_get_task_data (task);
  g_autofree char *label = NULL;

  g_return_if_fail (operator_name != NULL);

  if (key != NULL && !is_key (key))
    {
      finish_store (task, FALSE, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                                                      "a key has letters and digits only, 63 at most"));
      return;
    }
  if (key == NULL)
    {
      secret_password_clear (&schema, wait->cancellable, on_cleared, g_object_ref (task), "operator", operator_name, NULL);
      return;
    }
  label = g_strdup_printf ("Bounce Inspector: %s", operator_name);
  secret_password_store (&schema, SECRET_COLLECTION_DEFAULT, label, key, wait->cancellable, on_stored, g_object_ref (task), "operator",
                         operator_name, NULL);
}

gboolean
bounce_list_keys_store_finish (GAsyncResult  *result,
                               GError       **error)
{
  g_autoptr (GError) mine = NULL;
  gboolean done = GPOINTER_TO_INT (g_task_propagate_pointer (G_TASK (result), &mine));

  if (mine != NULL)
    g_propagate_error (error, g_steal_pointer (&mine));
  else if (!done)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "the secret store does not answer");

  return done;
}

void
bounce_list_keys_free_key (char *key)
{
  secret_password_free (key);
}
