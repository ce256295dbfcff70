/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The header bar of a pane: which of its parts are shown. */
#include "inspector-header.h"

#include "inspector-open-menu.h"

struct _InspectorHeader
{
  GtkWidget       parent_instance;

  AdwHeaderBar   *bar;
  AdwWindowTitle *title;
  GtkWidget      *back;
  GtkWidget      *open;
  GtkWidget      *search;
  GtkMenuButton  *menu;
};

enum
{
  PROP_MENU_MODEL = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (InspectorHeader, inspector_header, GTK_TYPE_WIDGET)

static void
inspector_header_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  if (property_id == PROP_MENU_MODEL)
    gtk_menu_button_set_menu_model (INSPECTOR_HEADER (object)->menu, g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
inspector_header_dispose (GObject *object)
{
  InspectorHeader *self = INSPECTOR_HEADER (object);

  if (self->bar != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->bar)));

  G_OBJECT_CLASS (inspector_header_parent_class)->dispose (object);
}

static void
inspector_header_class_init (InspectorHeaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = inspector_header_dispose;
  object_class->set_property = inspector_header_set_property;
  properties[PROP_MENU_MODEL] = g_param_spec_object ("menu-model", NULL, NULL, G_TYPE_MENU_MODEL,
                                                     G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (INSPECTOR_TYPE_OPEN_MENU);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bounce_inspector/BounceInspector/header.ui");
  gtk_widget_class_bind_template_child (widget_class, InspectorHeader, bar);
  gtk_widget_class_bind_template_child (widget_class, InspectorHeader, title);
  gtk_widget_class_bind_template_child (widget_class, InspectorHeader, back);
  gtk_widget_class_bind_template_child (widget_class, InspectorHeader, open);
  gtk_widget_class_bind_template_child (widget_class, InspectorHeader, search);
  gtk_widget_class_bind_template_child (widget_class, InspectorHeader, menu);
}

static void
inspector_header_init (InspectorHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  inspector_header_show_parts (self, INSPECTOR_HEADER_OPEN | INSPECTOR_HEADER_MENU | INSPECTOR_HEADER_START | INSPECTOR_HEADER_END);
}

void
inspector_header_show_parts (InspectorHeader      *self,
                             InspectorHeaderParts  parts)
{
  g_return_if_fail (INSPECTOR_IS_HEADER (self));

  gtk_widget_set_visible (self->back, (parts & INSPECTOR_HEADER_BACK) != 0);
  gtk_widget_set_visible (self->open, (parts & INSPECTOR_HEADER_OPEN) != 0);
  gtk_widget_set_visible (self->search, (parts & INSPECTOR_HEADER_SEARCH) != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->menu), (parts & INSPECTOR_HEADER_MENU) != 0);
  adw_header_bar_set_show_start_title_buttons (self->bar, (parts & INSPECTOR_HEADER_START) != 0);
  adw_header_bar_set_show_end_title_buttons (self->bar, (parts & INSPECTOR_HEADER_END) != 0);
}

void
inspector_header_set_title (InspectorHeader *self,
                            const char      *title,
                            const char      *subtitle)
{
  g_return_if_fail (INSPECTOR_IS_HEADER (self));

  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
}
