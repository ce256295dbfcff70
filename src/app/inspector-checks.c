/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the application asks the world through. */
#include "inspector-checks.h"

#include "inspector-example.h"
#include "inspector-host-runs.h"
#include "inspector-state.h"

#include <glib/gi18n.h>

/* In the state folder, shared with the command line. */
#define TRIALS_FILE "list-trials.ini"

/* The world, or the example's recording. Made when first wanted. */
typedef struct
{
  BounceListTrials  *trials;
  BounceBlocklists  *lists;
  InspectorHostRuns *runs;
} Side;

enum
{
  WORLD,
  EXAMPLE,
  N_SIDES
};

struct _InspectorChecks
{
  GObject         parent_instance;

  BounceSettings *settings;
  Side            sides[N_SIDES];
  char          **problems;
};

enum
{
  PROP_0,
  PROP_AGREED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  HOST_CHANGED,
  SETTINGS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (InspectorChecks, inspector_checks, G_TYPE_OBJECT)

/* The user's file broken, the built-in lists alone. */
static BounceBlocklists *
load_lists (const BounceSettings *settings)
{
  const char *folder = settings != NULL ? settings->config_dir : NULL;
  BounceBlocklists *lists = bounce_blocklists_load_allowing (folder, settings ? (const char * const *) settings->lists_dead : NULL,
                                                             NULL);

  return lists != NULL ? lists : bounce_blocklists_load (NULL, NULL);
}

static void
load_world (InspectorChecks *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char * const *problems;

  g_clear_pointer (&self->sides[WORLD].lists, bounce_blocklists_unref);
  self->sides[WORLD].lists = load_lists (self->settings);
  if (self->settings != NULL)
    g_strv_builder_addv (builder, (const char **) self->settings->problems);
  problems = bounce_blocklists_get_problems (self->sides[WORLD].lists);
  if (problems != NULL)
    g_strv_builder_addv (builder, (const char **) problems);
  g_clear_pointer (&self->problems, g_strfreev);
  self->problems = g_strv_builder_end (builder);
}

static BounceListTrials *
open_world (InspectorChecks  *self,
            GError          **error)
{
  g_autoptr (BounceResolver) resolver = bounce_resolver_new (bounce_settings_get_dns (self->settings, NULL), error);
  g_autoptr (BounceAsker) asker = NULL;
  g_autofree char *folder = bounce_settings_dup_state_dir ();
  g_autofree char *path = g_build_filename (folder, TRIALS_FILE, NULL);
  BounceListTrials *trials;

  if (resolver == NULL)
    return NULL;
  asker = bounce_asker_new (resolver);
  if (self->settings != NULL && self->settings->deadline > 0)
    bounce_asker_set_deadline (asker, self->settings->deadline);
  trials = bounce_list_trials_new (asker, self->sides[WORLD].lists);
  bounce_list_trials_set_path (trials, path);

  return trials;
}

/* The user's own lists were not recorded. */
static BounceListTrials *
open_example (InspectorChecks  *self,
              GError          **error)
{
  g_autofree char *path = inspector_example_dup_answers ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BounceRecording) recording = NULL;
  g_autoptr (BounceAsker) asker = NULL;
  char *text;
  gsize length;

  if (path == NULL || !g_file_get_contents (path, &text, &length, NULL))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("The answers recorded for the example are not installed."));
      return NULL;
    }
  bytes = g_bytes_new_take (text, length);
  recording = bounce_recording_load (bytes, error);
  if (recording == NULL)
    return NULL;
  asker = bounce_asker_new_recorded (recording);
  if (self->sides[EXAMPLE].lists == NULL)
    self->sides[EXAMPLE].lists = bounce_blocklists_load (NULL, error);

  return self->sides[EXAMPLE].lists != NULL ? bounce_list_trials_new (asker, self->sides[EXAMPLE].lists) : NULL;
}

/* NULL with an error when nothing can be asked. */
static Side *
open_side (InspectorChecks  *self,
           gboolean          example,
           GError          **error)
{
  Side *side = &self->sides[example ? EXAMPLE : WORLD];

  if (side->trials == NULL)
    side->trials = example ? open_example (self, error) : open_world (self, error);

  return side->trials != NULL ? side : NULL;
}

static void
on_host_changed (InspectorChecks *self,
                 const char      *address)
{
  g_signal_emit (self, signals[HOST_CHANGED], 0, address);
}

static void
inspector_checks_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *spec)
{
  if (id == PROP_AGREED)
    g_value_set_boolean (value, inspector_checks_has_agreed (INSPECTOR_CHECKS (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
inspector_checks_finalize (GObject *object)
{
  InspectorChecks *self = INSPECTOR_CHECKS (object);

  for (guint i = 0; i < N_SIDES; i++)
    {
      inspector_host_runs_clear (self->sides[i].runs);
      g_clear_object (&self->sides[i].runs);
      g_clear_object (&self->sides[i].trials);
      g_clear_pointer (&self->sides[i].lists, bounce_blocklists_unref);
    }
  g_clear_pointer (&self->settings, bounce_settings_free);
  g_clear_pointer (&self->problems, g_strfreev);
  G_OBJECT_CLASS (inspector_checks_parent_class)->finalize (object);
}

static void
inspector_checks_class_init (InspectorChecksClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = inspector_checks_get_property;
  object_class->finalize = inspector_checks_finalize;
  properties[PROP_AGREED] = g_param_spec_boolean ("agreed", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[HOST_CHANGED] = g_signal_new ("host-changed", INSPECTOR_TYPE_CHECKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SETTINGS_CHANGED] = g_signal_new ("settings-changed", INSPECTOR_TYPE_CHECKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                            G_TYPE_NONE, 0);
}

static void
inspector_checks_init (InspectorChecks *self)
{
  for (guint i = 0; i < N_SIDES; i++)
    {
      self->sides[i].runs = inspector_host_runs_new ();
      g_signal_connect_object (self->sides[i].runs, "changed", G_CALLBACK (on_host_changed), self, G_CONNECT_SWAPPED);
    }
}

InspectorChecks *
inspector_checks_new (void)
{
  InspectorChecks *self = g_object_new (INSPECTOR_TYPE_CHECKS, NULL);

  self->settings = bounce_settings_load (NULL);
  load_world (self);

  return self;
}

const char * const *
inspector_checks_get_problems (InspectorChecks *self)
{
  g_return_val_if_fail (INSPECTOR_IS_CHECKS (self), NULL);

  return (const char * const *) self->problems;
}

BounceBlocklists *
inspector_checks_get_lists (InspectorChecks *self)
{
  g_return_val_if_fail (INSPECTOR_IS_CHECKS (self), NULL);

  return self->sides[WORLD].lists;
}

const BounceSettings *
inspector_checks_get_settings (InspectorChecks *self)
{
  g_return_val_if_fail (INSPECTOR_IS_CHECKS (self), NULL);

  return self->settings;
}

gboolean
inspector_checks_take_settings (InspectorChecks  *self,
                                BounceSettings   *settings,
                                GError          **error)
{
  g_return_val_if_fail (INSPECTOR_IS_CHECKS (self) && settings != NULL, FALSE);

  if (!bounce_settings_save (settings, error))
    {
      bounce_settings_free (settings);
      return FALSE;
    }
  g_clear_pointer (&self->settings, bounce_settings_free);
  self->settings = settings;
  inspector_host_runs_clear (self->sides[WORLD].runs);
  g_clear_object (&self->sides[WORLD].trials);
  load_world (self);
  g_signal_emit (self, signals[SETTINGS_CHANGED], 0);

  return TRUE;
}

gboolean
inspector_checks_has_agreed (InspectorChecks *self)
{
  g_autoptr (GVariant) agreed = inspector_state_read ("agreed-to-ask");

  return g_variant_get_boolean (agreed);
}

void
inspector_checks_agree (InspectorChecks *self)
{
  g_return_if_fail (INSPECTOR_IS_CHECKS (self));

  inspector_state_write ("agreed-to-ask", g_variant_new_boolean (TRUE));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AGREED]);
}

const char *
inspector_checks_get_resolver (InspectorChecks *self)
{
  Side *side;

  g_return_val_if_fail (INSPECTOR_IS_CHECKS (self), "");

  side = open_side (self, FALSE, NULL);

  return side != NULL ? bounce_asker_get_servers (bounce_list_trials_get_asker (side->trials)) : "";
}

/* Named by the reply, but nobody may ask it: private, or not known to us. */
static gboolean
is_link_only (BounceBlocklists *lists,
              const char       *zone)
{
  const BounceBlocklist *list = zone != NULL ? bounce_blocklists_find (lists, zone) : NULL;

  if (zone == NULL || bounce_zones_is_dead (zone) || bounce_blocklists_why_dead (zone) != NULL)
    return FALSE;

  return list == NULL || list->ship == BOUNCE_LIST_LINK_ONLY;
}

static BounceCheckRun *
find_run (const Side              *side,
          const BounceVerdictCase *one)
{
  const BounceBlocklist *list = one->zone != NULL ? bounce_blocklists_find (side->lists, one->zone) : NULL;
  gboolean helo = (bounce_cause_get_asks (one->cause) & BOUNCE_ASKS_HELO) != 0;
  gboolean of_address = list != NULL && !one->zone_is_link_only && (list->ipv4 || list->ipv6);

  return inspector_host_runs_find (side->runs, one->host, of_address ? list->zone : NULL, helo ? one->helo : NULL);
}

static void
share_domain (const Side      *side,
              BounceCheckCase *one,
              BounceCheckRun  *run)
{
  GPtrArray *known = inspector_host_runs_list (side->runs, bounce_check_run_get_subject (run)->text);

  inspector_host_runs_watch (side->runs, run, NULL);
  for (guint i = 0; known != NULL && i < known->len; i++)
    bounce_check_case_share (one, g_ptr_array_index (known, i));
}

BounceCheckCase *
inspector_checks_dup_case (InspectorChecks          *self,
                           const BounceVerdictCase  *told,
                           gboolean                  example,
                           GError                  **error)
{
  BounceVerdictCase one;
  BounceCheckCase *found;
  BounceCheckRun *run;
  Side *side;

  g_return_val_if_fail (INSPECTOR_IS_CHECKS (self) && told != NULL, NULL);

  side = open_side (self, example, error);
  if (side == NULL)
    return NULL;
  one = *told;
  one.zone_is_link_only = is_link_only (side->lists, one.zone);
  run = find_run (side, &one);
  found = bounce_check_case_new (side->trials, side->lists, example ? NULL : self->settings, NULL, &one, run, error);
  if (found == NULL)
    return NULL;
  if (run == NULL && bounce_check_case_get_host_run (found) != NULL)
    inspector_host_runs_watch (side->runs, bounce_check_case_get_host_run (found), one.helo);
  if (bounce_check_case_get_recipient_run (found) != NULL)
    share_domain (side, found, bounce_check_case_get_recipient_run (found));
  if (bounce_check_case_get_sender_run (found) != NULL)
    share_domain (side, found, bounce_check_case_get_sender_run (found));

  return found;
}

BounceCheckRun *
inspector_checks_get_run (InspectorChecks *self,
                          const char      *address,
                          gboolean         example)
{
  g_return_val_if_fail (INSPECTOR_IS_CHECKS (self), NULL);

  return inspector_host_runs_get (self->sides[example ? EXAMPLE : WORLD].runs, address);
}

static BounceCheckRun *
new_run (InspectorChecks *self,
         BounceSubject   *subject)
{
  const BounceCheckWants wants = { .reverse = TRUE, .mail = TRUE };
  const Side *side = &self->sides[WORLD];
  g_autoptr (GArray) chosen = bounce_check_choose (side->lists, self->settings, subject->kind, NULL, NULL, NULL);
  BounceCheckRun *run = bounce_check_run_new (side->trials, subject, chosen, &wants);

  inspector_host_runs_watch (side->runs, run, NULL);

  return run;
}

static void
on_names (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  InspectorChecks *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) subjects = bounce_check_names_finish (result, &error);
  g_autoptr (GPtrArray) runs = NULL;

  /* Settings may be others by now. */
  if (subjects == NULL || open_side (self, FALSE, &error) == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  runs = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < subjects->len; i++)
    g_ptr_array_add (runs, new_run (self, g_ptr_array_index (subjects, i)));
  g_task_return_pointer (task, g_steal_pointer (&runs), (GDestroyNotify) g_ptr_array_unref);
}

void
inspector_checks_look_up_async (InspectorChecks     *self,
                                const char          *text,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  Side *side;

  g_return_if_fail (INSPECTOR_IS_CHECKS (self) && text != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, inspector_checks_look_up_async);
  side = open_side (self, FALSE, &error);
  if (side != NULL)
    bounce_check_names_async (bounce_list_trials_get_asker (side->trials), text, cancellable, on_names, g_steal_pointer (&task));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

GPtrArray *
inspector_checks_look_up_finish (InspectorChecks  *self,
                                 GAsyncResult     *result,
                                 GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
