/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Which runs were started, by host. */
#include "inspector-host-runs.h"

/* Bounces of one host name few lists; older runs are forgotten. */
#define MAX_RUNS_OF_HOST 6

static const char helo_key[] = "inspector-helo";

struct _InspectorHostRuns
{
  GObject     parent_instance;

  GHashTable *hosts;             /* address → GPtrArray of BounceCheckRun, the last started first */
};

G_DEFINE_FINAL_TYPE (InspectorHostRuns, inspector_host_runs, G_TYPE_OBJECT)

static guint changed_signal;

static GPtrArray *
get_runs (InspectorHostRuns *self,
          const char        *address)
{
  return address != NULL ? g_hash_table_lookup (self->hosts, address) : NULL;
}

/* To the front. */
static void
take (InspectorHostRuns *self,
      BounceCheckRun    *run)
{
  const char *address = bounce_check_run_get_subject (run)->text;
  GPtrArray *runs = get_runs (self, address);

  g_object_ref (run);
  if (runs == NULL)
    {
      runs = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (self->hosts, g_strdup (address), runs);
    }
  g_ptr_array_remove (runs, run);
  g_ptr_array_insert (runs, 0, run);
  if (runs->len > MAX_RUNS_OF_HOST)
    g_ptr_array_remove_index (runs, runs->len - 1);
}

static void
on_changed (InspectorHostRuns *self,
            BounceCheckRun    *run)
{
  g_signal_emit (self, changed_signal, 0, bounce_check_run_get_subject (run)->text);
}

/* Told both when it begins and when it ends. */
static void
on_finished (InspectorHostRuns *self,
             GParamSpec        *pspec,
             BounceCheckRun    *run)
{
  if (!bounce_check_run_is_finished (run))
    take (self, run);
  on_changed (self, run);
}

static void
inspector_host_runs_finalize (GObject *object)
{
  g_hash_table_unref (INSPECTOR_HOST_RUNS (object)->hosts);
  G_OBJECT_CLASS (inspector_host_runs_parent_class)->finalize (object);
}

static void
inspector_host_runs_class_init (InspectorHostRunsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = inspector_host_runs_finalize;
  changed_signal = g_signal_new ("changed", INSPECTOR_TYPE_HOST_RUNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
inspector_host_runs_init (InspectorHostRuns *self)
{
  self->hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

InspectorHostRuns *
inspector_host_runs_new (void)
{
  return g_object_new (INSPECTOR_TYPE_HOST_RUNS, NULL);
}

void
inspector_host_runs_watch (InspectorHostRuns *self,
                           BounceCheckRun    *run,
                           const char        *helo)
{
  g_return_if_fail (INSPECTOR_IS_HOST_RUNS (self) && BOUNCE_IS_CHECK_RUN (run));

  g_object_set_data_full (G_OBJECT (run), helo_key, g_strdup (helo), g_free);
  g_signal_connect_object (run, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (run, "notify::finished", G_CALLBACK (on_finished), self, G_CONNECT_SWAPPED);
}

GPtrArray *
inspector_host_runs_list (InspectorHostRuns *self,
                          const char        *address)
{
  g_return_val_if_fail (INSPECTOR_IS_HOST_RUNS (self), NULL);

  return get_runs (self, address);
}

BounceCheckRun *
inspector_host_runs_get (InspectorHostRuns *self,
                         const char        *address)
{
  GPtrArray *runs = inspector_host_runs_list (self, address);

  return runs != NULL ? g_ptr_array_index (runs, 0) : NULL;
}

static gboolean
asks_zone (BounceCheckRun *run,
           const char     *zone)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (run)); i++)
    {
      g_autoptr (BounceCheck) check = g_list_model_get_item (G_LIST_MODEL (run), i);
      const char *asked = bounce_check_get_zone (check);

      if (asked != NULL && g_ascii_strcasecmp (asked, zone) == 0)
        return TRUE;
    }

  return FALSE;
}

BounceCheckRun *
inspector_host_runs_find (InspectorHostRuns *self,
                          const char        *address,
                          const char        *zone,
                          const char        *helo)
{
  GPtrArray *runs;

  g_return_val_if_fail (INSPECTOR_IS_HOST_RUNS (self), NULL);

  runs = get_runs (self, address);
  for (guint i = 0; runs != NULL && i < runs->len; i++)
    {
      BounceCheckRun *run = g_ptr_array_index (runs, i);

      if ((zone == NULL || asks_zone (run, zone)) &&
          (helo == NULL || g_strcmp0 (g_object_get_data (G_OBJECT (run), helo_key), helo) == 0))
        return run;
    }

  return NULL;
}

void
inspector_host_runs_clear (InspectorHostRuns *self)
{
  g_autoptr (GHashTable) hosts = NULL;
  GHashTableIter iter;
  GPtrArray *runs;

  g_return_if_fail (INSPECTOR_IS_HOST_RUNS (self));

  hosts = g_steal_pointer (&self->hosts);
  inspector_host_runs_init (self);
  g_hash_table_iter_init (&iter, hosts);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &runs))
    for (guint i = 0; i < runs->len; i++)
      {
        g_signal_handlers_disconnect_by_data (g_ptr_array_index (runs, i), self);
        bounce_check_run_stop (g_ptr_array_index (runs, i));
      }
}
