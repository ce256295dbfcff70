/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the user's files, and has everything read again by them. */
#include "inspector-correct.h"

#include "inspector-cause-dialog.h"
#include "inspector-compat.h"
#include "inspector-correct-words.h"
#include "inspector-export.h"
#include "inspector-window-private.h"

#include <glib/gi18n.h>

#define NOBODY G_MAXUINT

/* How long a row may take to come into the list again after all is read. */
#define TRY_MS 100
#define MAX_TRIES 50

/* One per window, freed with it. */
typedef struct
{
  BounceOwnChange *change;       /* what Undo takes back, or NULL               */
  guint            selected;     /* the row to be selected again                */
  guint            tries, source;
} Memory;

static void
memory_free (gpointer data)
{
  Memory *memory = data;

  g_clear_handle_id (&memory->source, g_source_remove);
  bounce_own_change_free (memory->change);
  g_free (memory);
}

static Memory *
get_memory (InspectorWindow *window)
{
  return g_object_get_data (G_OBJECT (window), "inspector-correct");
}

static void
tell_error (InspectorWindow *window,
            const GError    *error)
{
  g_autofree char *words = inspector_correct_words_dup_not_saved (error->message);

  inspector_window_tell (window, words);
}

/* The row that was shown, wherever it stands now. */
static gboolean
select_again (gpointer user_data)
{
  InspectorWindow *window = user_data;
  Memory *memory = get_memory (window);
  gboolean loading;

  g_object_get (window->document, "loading", &loading, NULL);
  if (loading)
    return G_SOURCE_CONTINUE;
  if (bounce_archive_find (inspector_document_get_archive (window->document), memory->selected) != NOBODY)
    {
      inspector_bounce_list_select (inspector_panes_get_list (window->panes), memory->selected);
      memory->source = 0;
      return G_SOURCE_REMOVE;
    }
  /* It has another cause now, and the list shows one alone. */
  if (memory->tries++ == 1)
    inspector_panes_choose (window->panes, BOUNCE_SECTION_ALL, -1);
  if (memory->tries < MAX_TRIES)
    return G_SOURCE_CONTINUE;
  memory->source = 0;

  return G_SOURCE_REMOVE;
}

static void
keep_selection (InspectorWindow *window)
{
  Memory *memory = get_memory (window);
  BounceRow *row = inspector_bounce_list_get_selected (inspector_panes_get_list (window->panes));

  g_clear_handle_id (&memory->source, g_source_remove);
  if (row == NULL)
    return;
  memory->selected = bounce_row_get_index (row);
  memory->tries = 0;
  memory->source = g_timeout_add (TRY_MS, select_again, window);
}

BounceRules *
inspector_correct_get_rules (GtkApplication *application)
{
  return application != NULL ? g_object_get_data (G_OBJECT (application), "inspector-rules") : NULL;
}

/* All windows go by the same rules; a broken line in them is told elsewhere. */
static void
judge_anew (InspectorWindow *window)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (BounceSettings) settings = bounce_settings_load (&error);
  g_autoptr (BounceRules) rules = NULL;
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));

  if (settings != NULL)
    rules = bounce_rules_new_with_good (settings->config_dir, problems, &error);
  if (rules == NULL)
    {
      tell_error (window, error);
      return;
    }
  keep_selection (window);
  for (GList *at = gtk_application_get_windows (application); at != NULL; at = at->next)
    if (INSPECTOR_IS_WINDOW (at->data))
      inspector_document_judge_anew (inspector_window_get_document (at->data), rules, settings);
  g_object_set_data_full (G_OBJECT (application), "inspector-rules", bounce_rules_ref (rules), (GDestroyNotify) bounce_rules_unref);
}

static void
tell_set (InspectorWindow *window,
          BounceCause      cause,
          const char      *receiver)
{
  g_autofree char *words = inspector_correct_words_dup_set (cause, receiver);
  g_autofree char *escaped = g_markup_escape_text (words, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "win.undo-cause");
  adw_toast_set_timeout (toast, 15);
  adw_toast_overlay_add_toast (window->toasts, toast);
}

static char *
dup_config_dir (void)
{
  g_autoptr (BounceSettings) settings = bounce_settings_load (NULL);

  return settings != NULL ? g_strdup (settings->config_dir) : g_build_filename (g_get_user_config_dir (), "bounce-inspector", NULL);
}

static void
set_cause (InspectorWindow *window,
           BounceCause      cause,
           gboolean         everywhere)
{
  const InspectorDetail *detail = inspector_panes_get_detail (window->panes);
  Memory *memory = get_memory (window);
  g_autoptr (GError) error = NULL;
  g_autofree char *receiver = NULL;
  g_autofree char *line = NULL;
  g_autofree char *folder = dup_config_dir ();
  BounceOwnChange *change;

  if (detail == NULL || !bounce_case_is_bounce (detail->chosen))
    return;
  receiver = everywhere ? NULL : bounce_own_rule_dup_receiver (detail->chosen);
  line = bounce_own_rule_new (detail->reading, detail->chosen, cause, receiver);
  if (line == NULL)
    {
      inspector_window_tell (window, inspector_correct_words_get_no_words ());
      return;
    }
  change = bounce_own_rules_add (folder, line, &error);
  if (change == NULL)
    {
      tell_error (window, error);
      return;
    }
  bounce_own_change_free (memory->change);
  memory->change = change;
  judge_anew (window);
  tell_set (window, cause, receiver);
}

static void
on_chosen (InspectorCauseDialog *dialog,
           int                   cause,
           gboolean              everywhere,
           InspectorWindow      *window)
{
  set_cause (window, cause, everywhere);
}

static void
ask_cause (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  const InspectorDetail *detail = inspector_panes_get_detail (INSPECTOR_WINDOW (user_data)->panes);
  InspectorCauseDialog *dialog;

  if (detail == NULL || !bounce_case_is_bounce (detail->chosen))
    return;
  dialog = inspector_cause_dialog_new (user_data, detail->chosen);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (on_chosen), user_data, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Anybody on the session bus can call it: ids are looked up like mail. */
static void
set_cause_to (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  const char *id, *scope;
  BounceCause cause;

  g_variant_get (parameter, "(&s&s)", &id, &scope);
  if (bounce_cause_from_id (id, &cause) && cause != BOUNCE_CAUSE_UNCLEAR)
    set_cause (user_data, cause, g_str_equal (scope, "everywhere"));
}

static void
undo_cause (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  Memory *memory = get_memory (user_data);
  g_autoptr (BounceOwnChange) change = g_steal_pointer (&memory->change);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = dup_config_dir ();

  if (change == NULL)
    return;
  if (!bounce_own_rules_undo (folder, change, &error))
    {
      tell_error (user_data, error);
      memory->change = g_steal_pointer (&change);
      return;
    }
  judge_anew (user_data);
  inspector_window_tell (user_data, inspector_correct_words_get_undone ());
}

/* Where questions are asked, settings are kept as well. */
static gboolean
save (InspectorWindow       *window,
      const BounceSettings  *settings,
      GError               **error)
{
  if (window->checks != NULL)
    return inspector_checks_take_settings (window->checks, bounce_settings_copy (settings), error);

  return bounce_settings_save (settings, error);
}

static void
own_these (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  InspectorWindow *window = user_data;
  g_autoptr (BounceBelongingsGuess) guess = inspector_document_dup_guess (window->document);
  g_autoptr (GError) error = NULL;
  g_autoptr (BounceSettings) settings = bounce_settings_load (&error);
  g_autofree char *words = NULL;

  if (guess == NULL)
    return;
  if (settings != NULL)
    {
      g_strfreev (settings->own_domains);
      g_strfreev (settings->own_servers);
      settings->own_domains = g_strdupv (guess->domains);
      settings->own_servers = g_strdupv (guess->servers);
    }
  if (settings == NULL || !save (window, settings, &error))
    {
      tell_error (window, error);
      return;
    }
  judge_anew (window);
  words = inspector_correct_words_dup_owned (guess);
  inspector_window_tell (window, words);
}

static void
on_place (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (InspectorWindow) window = user_data;
  g_autoptr (GFile) file = inspector_compat_save_file_finish (result, NULL);

  if (file != NULL && window->document != NULL)
    inspector_export_to (window, file);
}

static void
export_unclear (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  inspector_compat_save_file_async (user_data, "unclear-bounces.mbox", on_place, g_object_ref (user_data));
}

void
inspector_correct_add_actions (InspectorWindow *window)
{
  static const GActionEntry entries[] = {
    { "set-cause", ask_cause },
    { "set-cause-to", set_cause_to, "(ss)" },
    { "undo-cause", undo_cause },
    { "own-these", own_these },
    { "export-unclear", export_unclear },
  };
  Memory *memory = g_new0 (Memory, 1);

  g_object_set_data_full (G_OBJECT (window), "inspector-correct", memory, memory_free);
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}

static void
set_enabled (InspectorWindow *window,
             const char      *name,
             gboolean         enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), name)), enabled);
}

void
inspector_correct_update_actions (InspectorWindow *window)
{
  BounceRow *row = inspector_bounce_list_get_selected (inspector_panes_get_list (window->panes));
  const BounceRecord *record = row != NULL ? bounce_row_get_record (row) : NULL;
  gboolean bounce = record != NULL && (record->kind == BOUNCE_KIND_FAILURE || record->kind == BOUNCE_KIND_DELAY);
  gboolean loading;

  g_object_get (window->document, "loading", &loading, NULL);
  set_enabled (window, "set-cause", bounce && !loading);
  set_enabled (window, "set-cause-to", bounce && !loading);
  set_enabled (window, "export-unclear", !loading && inspector_document_get_count (window->document, BOUNCE_SECTION_UNCLEAR, -1) > 0);
}
