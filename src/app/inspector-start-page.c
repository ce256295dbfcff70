/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What is shown before anything is open. */
#include "inspector-start-page.h"

#include "inspector-closures.h"
#include "inspector-document-words.h"
#include "inspector-found.h"

#include <adwaita.h>

/* The others are under Open; a first page is no file manager. */
#define MAX_ROWS 6

struct _InspectorStartPage
{
  GtkWidget            parent_instance;

  GtkWidget           *page;
  GtkWidget           *open;
  AdwPreferencesGroup *found;
  GCancellable        *cancellable;
};

G_DEFINE_FINAL_TYPE (InspectorStartPage, inspector_start_page, GTK_TYPE_WIDGET)

/* Titles of rows are markup, and folders have any name. */
static void
add_row (InspectorStartPage *self,
         InspectorFound     *found)
{
  g_autofree char *safe = inspector_closures_dup_safe_line (found->name);
  g_autofree char *title = g_markup_escape_text (safe, -1);
  g_autofree char *subtitle = g_markup_escape_text (found->program, -1);
  g_autofree char *uri = g_file_get_uri (found->file);
  g_autofree char *path = inspector_document_words_dup_place (found->file);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), "mail-unread-symbolic");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-uri");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", uri);
  gtk_widget_set_tooltip_text (row, path);
  adw_preferences_group_add (self->found, row);
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (InspectorStartPage) self = INSPECTOR_START_PAGE (user_data);
  g_autoptr (GPtrArray) all = inspector_found_list_finish (result, NULL);

  if (all == NULL || self->page == NULL)
    return;
  for (guint i = 0; i < MIN (all->len, MAX_ROWS); i++)
    add_row (self, g_ptr_array_index (all, i));
  gtk_widget_set_visible (GTK_WIDGET (self->found), all->len > 0);
}

static void
inspector_start_page_map (GtkWidget *widget)
{
  InspectorStartPage *self = INSPECTOR_START_PAGE (widget);

  GTK_WIDGET_CLASS (inspector_start_page_parent_class)->map (widget);
  if (self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  inspector_found_list_async (NULL, NULL, self->cancellable, on_found, g_object_ref (self));
}

static gboolean
inspector_start_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (INSPECTOR_START_PAGE (widget)->open);
}

static void
inspector_start_page_dispose (GObject *object)
{
  InspectorStartPage *self = INSPECTOR_START_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->page, gtk_widget_unparent);

  G_OBJECT_CLASS (inspector_start_page_parent_class)->dispose (object);
}

static void
inspector_start_page_class_init (InspectorStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inspector_start_page_dispose;
  widget_class->map = inspector_start_page_map;
  widget_class->grab_focus = inspector_start_page_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bounce_inspector/BounceInspector/start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, InspectorStartPage, page);
  gtk_widget_class_bind_template_child (widget_class, InspectorStartPage, open);
  gtk_widget_class_bind_template_child (widget_class, InspectorStartPage, found);
}

static void
inspector_start_page_init (InspectorStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
