/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Own domains, own servers: the same rows for both. */
#include "inspector-names-group.h"

#include "inspector-label.h"
#include "inspector-list-choice.h"
#include "inspector-preferences-save.h"
#include "inspector-preferences-words.h"
#include "inspector-safe.h"

#include <glib/gi18n.h>

struct _InspectorNamesGroup
{
  AdwPreferencesGroup  parent_instance;

  InspectorChecks     *checks;
  gboolean             domains;
  char               **shown;
  GPtrArray           *rows;     /* of GtkWidget                                */
  GtkWidget           *entry;
  GtkWidget           *fault_row;
  GtkWidget           *fault;
};

G_DEFINE_FINAL_TYPE (InspectorNamesGroup, inspector_names_group, ADW_TYPE_PREFERENCES_GROUP)

static char ***
get_names (InspectorNamesGroup *self,
           BounceSettings      *settings)
{
  return self->domains ? &settings->own_domains : &settings->own_servers;
}

static void
show_fault (InspectorNamesGroup *self,
            const char          *fault)
{
  gtk_label_set_text (GTK_LABEL (self->fault), fault != NULL ? fault : "");
  gtk_widget_set_visible (self->fault_row, fault != NULL);
  if (fault != NULL)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
}

static void
on_remove (GtkWidget           *button,
           InspectorNamesGroup *self)
{
  BounceSettings *settings = inspector_preferences_edit (self->checks);

  inspector_list_choice_put (get_names (self, settings), g_object_get_data (G_OBJECT (button), "name"), FALSE);
  if (inspector_preferences_save (GTK_WIDGET (self), self->checks, settings))
    gtk_widget_grab_focus (self->entry);
}

static void
add_row (InspectorNamesGroup *self,
         const char          *name)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *safe = inspector_safe_dup_line (name);
  /* Translators: %s is a domain or a server */
  g_autofree char *tooltip = g_strdup_printf (_("Remove %s"), safe);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), safe);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  g_object_set_data_full (G_OBJECT (button), "name", g_strdup (name), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
refresh (InspectorNamesGroup *self)
{
  const BounceSettings *settings = inspector_preferences_read (self->checks);
  char **names = *get_names (self, (BounceSettings *) settings);
  static const char * const none[] = { NULL };
  const char * const *now = names != NULL ? (const char * const *) names : none;

  if (self->shown != NULL && g_strv_equal (now, (const char * const *) self->shown))
    return;
  g_strfreev (self->shown);
  self->shown = g_strdupv ((char **) now);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; now[i] != NULL; i++)
    add_row (self, now[i]);
}

static void
on_changed (InspectorNamesGroup *self)
{
  g_autofree char *fault = NULL;
  g_auto (GStrv) names = inspector_preferences_words_take_names (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->domains, &fault);

  show_fault (self, fault);
}

/* All that is typed, or nothing: what is left in the entry is what is wrong. */
static void
on_apply (InspectorNamesGroup *self)
{
  g_autofree char *fault = NULL;
  g_auto (GStrv) names = inspector_preferences_words_take_names (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->domains, &fault);
  BounceSettings *settings;

  if (self->checks == NULL || fault != NULL || *names == NULL)
    return;
  settings = inspector_preferences_edit (self->checks);
  for (guint i = 0; names[i] != NULL; i++)
    inspector_list_choice_put (get_names (self, settings), names[i], TRUE);
  if (inspector_preferences_save (GTK_WIDGET (self), self->checks, settings))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
inspector_names_group_unmap (GtkWidget *widget)
{
  on_apply (INSPECTOR_NAMES_GROUP (widget));

  GTK_WIDGET_CLASS (inspector_names_group_parent_class)->unmap (widget);
}

static void
inspector_names_group_dispose (GObject *object)
{
  InspectorNamesGroup *self = INSPECTOR_NAMES_GROUP (object);

  g_clear_object (&self->checks);
  g_clear_pointer (&self->shown, g_strfreev);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (inspector_names_group_parent_class)->dispose (object);
}

static void
inspector_names_group_class_init (InspectorNamesGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = inspector_names_group_dispose;
  GTK_WIDGET_CLASS (klass)->unmap = inspector_names_group_unmap;
}

static void
inspector_names_group_init (InspectorNamesGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->entry = adw_entry_row_new ();
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->entry), TRUE);
  self->fault_row = adw_preferences_row_new ();
  self->fault = inspector_label_new ("", "words", INSPECTOR_LABEL_EXPLAINS);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self->fault_row), self->fault);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->fault_row), FALSE);
  gtk_widget_set_focusable (self->fault_row, FALSE);
  gtk_widget_set_visible (self->fault_row, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->entry);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->fault_row);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (self->entry, "apply", G_CALLBACK (on_apply), self);
}

void
inspector_names_group_set_checks (InspectorNamesGroup *self,
                                  InspectorChecks     *checks,
                                  gboolean             domains,
                                  const char          *prompt)
{
  g_return_if_fail (self->checks == NULL);

  self->checks = g_object_ref (checks);
  self->domains = domains;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), prompt);
  g_signal_connect_object (checks, "settings-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}
