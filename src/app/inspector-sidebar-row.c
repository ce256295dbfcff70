/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of the sidebar: name and count; an icon where no heading has one. */
#include "inspector-sidebar-row.h"

#include "inspector-closures.h"
#include "inspector-document-words.h"

struct _InspectorSidebarRow
{
  GtkListBoxRow parent_instance;

  GtkImage   *icon;
  GtkLabel   *name;
  GtkLabel   *count_label;

  int         section, cause;
  guint       count;
};

G_DEFINE_FINAL_TYPE (InspectorSidebarRow, inspector_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static void
inspector_sidebar_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), INSPECTOR_TYPE_SIDEBAR_ROW);

  G_OBJECT_CLASS (inspector_sidebar_row_parent_class)->dispose (object);
}

static void
inspector_sidebar_row_class_init (InspectorSidebarRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inspector_sidebar_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bounce_inspector/BounceInspector/sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, InspectorSidebarRow, icon);
  gtk_widget_class_bind_template_child (widget_class, InspectorSidebarRow, name);
  gtk_widget_class_bind_template_child (widget_class, InspectorSidebarRow, count_label);
}

static void
inspector_sidebar_row_init (InspectorSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static const char *
get_name (int section,
          int cause)
{
  if (section == BOUNCE_N_SECTIONS)
    return inspector_document_words_get_problems ();
  if (section == BOUNCE_SECTION_NOT_COUNTED && cause >= 0)
    return inspector_closures_get_kind (cause);
  if (cause >= 0)
    return bounce_advice_get_name (cause);

  return inspector_closures_get_section (section);
}

static const char *
get_icon (int section)
{
  return section == BOUNCE_N_SECTIONS ? "dialog-warning-symbolic" : inspector_closures_get_section_icon (section);
}

static void
tell_count (InspectorSidebarRow *self)
{
  g_autofree char *words = inspector_document_words_dup_count (self->count);
  g_autofree char *aloud = inspector_document_words_dup_row (gtk_label_get_text (self->name), self->count);

  gtk_label_set_text (self->count_label, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, aloud, -1);
}

InspectorSidebarRow *
inspector_sidebar_row_new (int section,
                           int cause)
{
  InspectorSidebarRow *self = g_object_new (INSPECTOR_TYPE_SIDEBAR_ROW, NULL);

  self->section = section;
  self->cause = cause;
  gtk_image_set_from_icon_name (self->icon, cause < 0 ? get_icon (section) : NULL);
  gtk_label_set_text (self->name, get_name (section, cause));
  tell_count (self);

  return self;
}

int
inspector_sidebar_row_get_section (InspectorSidebarRow *self)
{
  g_return_val_if_fail (INSPECTOR_IS_SIDEBAR_ROW (self), -1);

  return self->section;
}

int
inspector_sidebar_row_get_cause (InspectorSidebarRow *self)
{
  g_return_val_if_fail (INSPECTOR_IS_SIDEBAR_ROW (self), -1);

  return self->cause;
}

guint
inspector_sidebar_row_get_count (InspectorSidebarRow *self)
{
  g_return_val_if_fail (INSPECTOR_IS_SIDEBAR_ROW (self), 0);

  return self->count;
}

void
inspector_sidebar_row_set_count (InspectorSidebarRow *self,
                                 guint                count)
{
  g_return_if_fail (INSPECTOR_IS_SIDEBAR_ROW (self));

  if (self->count == count)
    return;

  self->count = count;
  tell_count (self);
}
