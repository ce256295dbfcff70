/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's actions: what menus, keys, buttons and scripts can ask for. */
#include "inspector-window-private.h"

#include "inspector-bounce-columns.h"
#include "inspector-closures.h"
#include "inspector-compat.h"
#include "inspector-correct.h"
#include "inspector-example.h"
#include "inspector-source-view.h"

#include <glib/gi18n.h>

/* A reply is shorter; a hostile one shall not fill the clipboard. */
#define MAX_COPY 65536

static void
on_files_chosen (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (InspectorWindow) self = INSPECTOR_WINDOW (user_data);
  g_autoptr (GListModel) files = inspector_compat_open_files_finish (result, NULL);

  if (files != NULL && self->document != NULL)
    inspector_window_open (self, files, FALSE);
}

static void
open_dialog (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  gboolean folders = g_str_equal (g_action_get_name (G_ACTION (action)), "open-folder");

  inspector_compat_open_files_async (GTK_WINDOW (user_data), folders, NULL, on_files_chosen, g_object_ref (user_data));
}

static void
open_one (InspectorWindow *self,
          GFile           *file)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);

  g_list_store_append (files, file);
  inspector_window_open (self, G_LIST_MODEL (files), FALSE);
}

static void
open_example (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  g_autofree char *path = inspector_example_dup_path ();
  g_autoptr (GFile) file = path ? g_file_new_for_path (path) : NULL;

  if (file != NULL)
    open_one (user_data, file);
  else
    inspector_window_tell (user_data, _("The example is not installed"));
}

/* Anybody on the session bus can call it: files alone, never the network. */
static void
open_uri (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  if (g_file_has_uri_scheme (file, "file"))
    open_one (user_data, file);
  else
    inspector_window_tell (user_data, _("Only files on this computer can be opened"));
}

static void
steer_reading (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  InspectorWindow *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));

  if (g_str_equal (name, "stop"))
    inspector_document_stop (self->document);
  else if (g_str_equal (name, "continue"))
    inspector_document_continue (self->document);
  else if (g_str_equal (name, "reload"))
    inspector_document_reload (self->document);
  else
    inspector_document_close (self->document);
}

static void
step (GSimpleAction *action,
      GVariant      *parameter,
      gpointer       user_data)
{
  InspectorWindow *self = user_data;
  gboolean next = g_str_equal (g_action_get_name (G_ACTION (action)), "next-bounce");

  inspector_bounce_list_step (inspector_panes_get_list (self->panes), next ? 1 : -1);
}

static void
choose (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  InspectorWindow *self = user_data;
  int section, cause;

  g_variant_get (parameter, "(ii)", &section, &cause);
  if (section >= 0 && section <= BOUNCE_N_SECTIONS && cause >= -1)
    inspector_panes_choose (self->panes, section, cause);
}

static void
select_row (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  InspectorWindow *self = user_data;

  inspector_bounce_list_select (inspector_panes_get_list (self->panes), g_variant_get_uint32 (parameter));
}

static void
show_source (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  const InspectorDetail *detail = inspector_panes_get_detail (INSPECTOR_WINDOW (user_data)->panes);

  if (detail != NULL)
    gtk_window_present (GTK_WINDOW (inspector_source_view_new (user_data, detail->place, detail->bytes)));
}

/* F5: what is on the screen, anew; the answers first, since they grow old. */
static void
check_or_refresh (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  InspectorWindow *self = user_data;
  InspectorCheckCard *card = inspector_detail_page_get_card (inspector_panes_get_page (self->panes));
  gboolean refresh = g_str_equal (g_action_get_name (G_ACTION (action)), "refresh");

  if (refresh && !inspector_check_card_is_asked (card) && g_action_group_get_action_enabled (G_ACTION_GROUP (self), "reload"))
    inspector_document_reload (self->document);
  else
    inspector_check_card_check (card);
}

static void
copy_reply (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  const InspectorDetail *detail = inspector_panes_get_detail (INSPECTOR_WINDOW (user_data)->panes);
  const char *reply = detail && detail->chosen ? bounce_case_get_diagnostic (detail->chosen) : NULL;
  g_autofree char *safe = reply ? inspector_closures_dup_safe_text (reply, MAX_COPY) : NULL;

  if (safe == NULL)
    {
      inspector_window_tell (user_data, _("There are no words of a server to copy"));
      return;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (user_data), safe);
  inspector_window_tell (user_data, _("Reply copied"));
}

static void
undo_addition (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  InspectorWindow *self = user_data;

  inspector_document_take_back (self->document, g_variant_get_uint32 (parameter));
}

static void
go_back (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  InspectorWindow *self = user_data;
  InspectorBounceList *list = inspector_panes_get_list (self->panes);
  gboolean searching;

  g_object_get (list, "searching", &searching, NULL);
  if (inspector_panes_go_back (self->panes))
    return;
  if (searching)
    g_object_set (list, "searching", FALSE, NULL);
  inspector_bounce_list_focus (list);
}

static void
focus_next_pane (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  inspector_panes_focus_next (INSPECTOR_WINDOW (user_data)->panes);
}

static void
change_search (GSimpleAction *action,
               GVariant      *state,
               gpointer       user_data)
{
  InspectorBounceList *list = inspector_panes_get_list (INSPECTOR_WINDOW (user_data)->panes);

  g_object_set (list, "searching", g_variant_get_boolean (state), NULL);
}

static void
on_searching (InspectorWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "search");
  gboolean searching;

  g_object_get (inspector_panes_get_list (self->panes), "searching", &searching, NULL);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (searching));
}

static void
change_column (GSimpleAction *action,
               GVariant      *state,
               gpointer       user_data)
{
  InspectorWindow *self = user_data;
  const char *column = g_action_get_name (G_ACTION (action)) + strlen ("column-");

  inspector_bounce_list_set_column (inspector_panes_get_list (self->panes), column, g_variant_get_boolean (state));
  g_simple_action_set_state (action, state);
}

static char *
dup_sort (InspectorWindow *self)
{
  char *sort;

  g_object_get (inspector_panes_get_list (self->panes), "sort", &sort, NULL);

  return sort;
}

static void
change_sort (GSimpleAction *action,
             GVariant      *state,
             gpointer       user_data)
{
  InspectorWindow *self = user_data;

  inspector_bounce_list_set_sort (inspector_panes_get_list (self->panes), g_variant_get_string (state, NULL));
}

static void
change_descending (GSimpleAction *action,
                   GVariant      *state,
                   gpointer       user_data)
{
  InspectorWindow *self = user_data;
  g_autofree char *sort = dup_sort (self);
  const char *column = sort + (*sort == '-');
  g_autofree char *wanted = g_strconcat (*column && g_variant_get_boolean (state) ? "-" : "", column, NULL);

  inspector_bounce_list_set_sort (inspector_panes_get_list (self->panes), wanted);
}

/* Headers, menus and settings all change the order: the states follow it. */
static void
on_sort (InspectorWindow *self)
{
  g_autofree char *sort = dup_sort (self);
  GAction *by = g_action_map_lookup_action (G_ACTION_MAP (self), "sort");
  GAction *descending = g_action_map_lookup_action (G_ACTION_MAP (self), "sort-descending");

  g_simple_action_set_state (G_SIMPLE_ACTION (by), g_variant_new_string (sort + (*sort == '-')));
  g_simple_action_set_state (G_SIMPLE_ACTION (descending), g_variant_new_boolean (*sort == '-'));
  g_simple_action_set_enabled (G_SIMPLE_ACTION (descending), *sort != '\0');
}

static const GActionEntry entries[] = {
  { "open", open_dialog },
  { "open-folder", open_dialog },
  { "open-example", open_example },
  { "open-uri", open_uri, "s" },
  { "stop", steer_reading },
  { "continue", steer_reading },
  { "reload", steer_reading },
  { "close-mailboxes", steer_reading },
  { "next-bounce", step },
  { "previous-bounce", step },
  { "choose", choose, "(ii)" },
  { "select-row", select_row, "u" },
  { "show-source", show_source },
  { "copy-reply", copy_reply },
  { "check", check_or_refresh },
  { "refresh", check_or_refresh },
  { "undo-addition", undo_addition, "u" },
  { "back", go_back },
  { "focus-next-pane", focus_next_pane },
  { "search", NULL, NULL, "false", change_search },
  { "sort", NULL, "s", "''", change_sort },
  { "sort-descending", NULL, NULL, "false", change_descending },
};

static void
add_columns (InspectorWindow *self)
{
  InspectorBounceList *list = inspector_panes_get_list (self->panes);

  g_menu_append (self->sort_menu, _("Order of the Mailbox"), "win.sort::");
  for (int i = 0; i < INSPECTOR_N_COLUMNS; i++)
    {
      const char *column = inspector_column_get_name (i);
      g_autofree char *name = g_strconcat ("column-", column, NULL);
      g_autofree char *detailed = g_strconcat ("win.", name, NULL);
      g_autofree char *sort = g_strconcat ("win.sort::", column, NULL);
      g_autoptr (GSimpleAction) action = NULL;

      g_menu_append (self->sort_menu, inspector_column_get_title (i), sort);
      if (i == INSPECTOR_COLUMN_RECIPIENT)
        continue;
      action = g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (inspector_bounce_list_get_column (list, column)));
      g_signal_connect (action, "change-state", G_CALLBACK (change_column), self);
      g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
      g_menu_append (self->columns_menu, inspector_column_get_title (i), detailed);
    }
  g_menu_append (self->sort_menu, _("Last to First"), "win.sort-descending");
}

void
inspector_window_add_actions (InspectorWindow *self)
{
  InspectorBounceList *list = inspector_panes_get_list (self->panes);
  g_autoptr (GPropertyAction) sidebar = g_property_action_new ("sidebar", self->panes, "sidebar-shown");

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (sidebar));
  inspector_correct_add_actions (self);
  add_columns (self);
  g_signal_connect_object (list, "notify::searching", G_CALLBACK (on_searching), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::sort", G_CALLBACK (on_sort), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::selected", G_CALLBACK (inspector_window_update_actions), self, G_CONNECT_SWAPPED);
  on_sort (self);
}

static void
set_enabled (InspectorWindow *self,
             const char      *name,
             gboolean         enabled)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)), enabled);
}

/* Where there is no list the entry would take the focus unseen; and what is
 * opened next is shown whole. */
static void
update_search (InspectorWindow *self,
               guint            files)
{
  gboolean single;

  g_object_get (self->panes, "single", &single, NULL);
  set_enabled (self, "search", files > 0 && !single);
  if (files == 0 || single)
    g_object_set (inspector_panes_get_list (self->panes), "searching", FALSE, NULL);
}

void
inspector_window_update_actions (InspectorWindow *self)
{
  gboolean loading, stopped, changed;
  gboolean selected = inspector_bounce_list_get_selected (inspector_panes_get_list (self->panes)) != NULL;
  guint files;

  if (self->document == NULL)
    return;
  g_object_get (self->document, "loading", &loading, "stopped", &stopped, "changed", &changed, "n-files", &files, NULL);
  update_search (self, files);
  set_enabled (self, "stop", loading);
  set_enabled (self, "continue", stopped && !loading);
  set_enabled (self, "reload", changed && !loading);
  set_enabled (self, "close-mailboxes", files > 0);
  set_enabled (self, "show-source", selected);
  set_enabled (self, "copy-reply", selected);
  set_enabled (self, "check", selected);
  inspector_correct_update_actions (self);
}

void
inspector_window_add_keys (InspectorWindowClass *klass)
{
  static const struct
  {
    guint       key;
    const char *action;
  } keys[] = {
    { GDK_KEY_j, "win.next-bounce" },
    { GDK_KEY_k, "win.previous-bounce" },
    { GDK_KEY_Escape, "win.back" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), keys[i].key, 0, keys[i].action, NULL);
}
