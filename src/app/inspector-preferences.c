/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of the preferences: three pages, each of which saves by itself. */
#include "inspector-preferences.h"

#include "inspector-asking-page.h"
#include "inspector-lists-page.h"
#include "inspector-names-group.h"

#include <glib/gi18n.h>

struct _InspectorPreferences
{
  AdwPreferencesWindow  parent_instance;

  InspectorListsPage   *lists;
  InspectorAskingPage  *asking;
  InspectorNamesGroup  *domains, *servers;
};

G_DEFINE_FINAL_TYPE (InspectorPreferences, inspector_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static void
inspector_preferences_class_init (InspectorPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (INSPECTOR_TYPE_LISTS_PAGE);
  g_type_ensure (INSPECTOR_TYPE_ASKING_PAGE);
  g_type_ensure (INSPECTOR_TYPE_NAMES_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bounce_inspector/BounceInspector/preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, InspectorPreferences, lists);
  gtk_widget_class_bind_template_child (widget_class, InspectorPreferences, asking);
  gtk_widget_class_bind_template_child (widget_class, InspectorPreferences, domains);
  gtk_widget_class_bind_template_child (widget_class, InspectorPreferences, servers);
}

static void
inspector_preferences_init (InspectorPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
inspector_preferences_new (GtkWindow       *parent,
                           InspectorChecks *checks)
{
  InspectorPreferences *self;

  g_return_val_if_fail (INSPECTOR_IS_CHECKS (checks), NULL);

  self = g_object_new (INSPECTOR_TYPE_PREFERENCES, "transient-for", parent, NULL);
  inspector_lists_page_set_checks (self->lists, checks);
  inspector_asking_page_set_checks (self->asking, checks);
  inspector_names_group_set_checks (self->domains, checks, TRUE, _("Add a domain"));
  inspector_names_group_set_checks (self->servers, checks, FALSE, _("Add a server, by name or address"));

  return GTK_WIDGET (self);
}
