/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Names and values, one below the other. */
#include "inspector-fields.h"

#include "inspector-label.h"

struct _InspectorFields
{
  GtkWidget  parent_instance;

  GtkWidget *rows;
  GPtrArray *fields;             /* not shown yet; else NULL                    */
  char      *note;
};

G_DEFINE_FINAL_TYPE (InspectorFields, inspector_fields, GTK_TYPE_WIDGET)

/* Values are host names, addresses and headers: they stay left to right. */
static GtkWidget *
create_row (const InspectorField *field)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = inspector_label_new (field->name, "caption", INSPECTOR_LABEL_EXPLAINS);
  GtkWidget *value = inspector_label_new (field->value, NULL, INSPECTOR_LABEL_QUOTES);

  gtk_widget_add_css_class (name, "dim-label");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_RELATION_LABELLED_BY, name, NULL, -1);
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), value);

  return row;
}

static void
fill (InspectorFields *self)
{
  g_autoptr (GPtrArray) fields = g_steal_pointer (&self->fields);

  if (fields == NULL)
    return;

  for (guint i = 0; i < fields->len; i++)
    gtk_box_append (GTK_BOX (self->rows), create_row (fields->pdata[i]));
  if (self->note != NULL)
    gtk_box_append (GTK_BOX (self->rows), inspector_label_new (self->note, "dim-label", INSPECTOR_LABEL_EXPLAINS));
}

static void
inspector_fields_map (GtkWidget *widget)
{
  fill (INSPECTOR_FIELDS (widget));

  GTK_WIDGET_CLASS (inspector_fields_parent_class)->map (widget);
}

static void
inspector_fields_dispose (GObject *object)
{
  InspectorFields *self = INSPECTOR_FIELDS (object);

  g_clear_pointer (&self->rows, gtk_widget_unparent);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->note, g_free);

  G_OBJECT_CLASS (inspector_fields_parent_class)->dispose (object);
}

static void
inspector_fields_class_init (InspectorFieldsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inspector_fields_dispose;
  widget_class->map = inspector_fields_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
inspector_fields_init (InspectorFields *self)
{
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_add_css_class (self->rows, "fields");
  gtk_widget_set_parent (self->rows, GTK_WIDGET (self));
}

void
inspector_fields_show (InspectorFields *self,
                       GPtrArray       *fields,
                       const char      *note)
{
  GtkWidget *child;

  g_return_if_fail (INSPECTOR_IS_FIELDS (self));

  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_free (self->note);
  self->fields = fields;
  self->note = g_strdup (note);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fill (self);
}
