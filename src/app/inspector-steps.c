/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbered steps, each with buttons that copy the values in it. */
#include "inspector-steps.h"

#include "inspector-case-words.h"
#include "inspector-label.h"
#include "inspector-safe.h"

struct _InspectorSteps
{
  GtkWidget  parent_instance;

  GtkBox    *rows;
};

G_DEFINE_FINAL_TYPE (InspectorSteps, inspector_steps, GTK_TYPE_WIDGET)

/* The value is what one looks for on the button; the verb is said to those who
 * hear it. */
static GtkWidget *
create_copy_button (const char *value)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *shown = inspector_safe_dup_line (value);
  g_autofree char *name = inspector_case_words_dup_copy (value);

  gtk_label_set_text (GTK_LABEL (label), shown);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("edit-copy-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_add_css_class (button, "copy");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", value);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "detail.copy");

  return button;
}

/* A value has its button where it is needed first. */
static void
append_buttons (GtkBox             *to,
                const char * const *values,
                GHashTable         *seen)
{
  for (guint i = 0; values[i] != NULL; i++)
    if (g_hash_table_add (seen, g_strdup (values[i])))
      gtk_box_append (to, create_copy_button (values[i]));
}

static GtkWidget *
create_row (guint               number,
            const char         *step,
            const char * const *values,
            GHashTable         *seen)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, "spacing", 12, NULL);
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *ordinal = g_strdup_printf ("%u.", number);
  GtkWidget *counter = gtk_label_new (ordinal);
  GtkWidget *text = inspector_label_new (step, NULL, INSPECTOR_LABEL_TELLS);

  gtk_widget_set_valign (counter, GTK_ALIGN_START);
  gtk_widget_set_valign (content, GTK_ALIGN_START);
  gtk_label_set_width_chars (GTK_LABEL (counter), 2);
  gtk_label_set_xalign (GTK_LABEL (counter), 1);
  gtk_widget_add_css_class (counter, "numeric");
  gtk_widget_add_css_class (counter, "dim-label");
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (content), text);
  append_buttons (GTK_BOX (content), values, seen);
  gtk_box_append (GTK_BOX (row), counter);
  gtk_box_append (GTK_BOX (row), content);

  return row;
}

static void
inspector_steps_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), INSPECTOR_TYPE_STEPS);
  while (gtk_widget_get_first_child (GTK_WIDGET (object)) != NULL)
    gtk_widget_unparent (gtk_widget_get_first_child (GTK_WIDGET (object)));

  G_OBJECT_CLASS (inspector_steps_parent_class)->dispose (object);
}

static void
inspector_steps_class_init (InspectorStepsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inspector_steps_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bounce_inspector/BounceInspector/steps.ui");
  gtk_widget_class_bind_template_child (widget_class, InspectorSteps, rows);
}

static void
inspector_steps_init (InspectorSteps *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
inspector_steps_show (InspectorSteps      *self,
                      const BounceReading *reading,
                      const BounceCase    *one)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) steps = NULL;
  GtkWidget *child;

  g_return_if_fail (INSPECTOR_IS_STEPS (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, child);

  steps = inspector_case_words_dup_steps (reading, one);
  for (guint i = 0; steps[i] != NULL; i++)
    {
      g_auto (GStrv) values = inspector_case_words_dup_values (reading, one, steps[i]);

      gtk_box_append (self->rows, create_row (i + 1, steps[i], (const char * const *) values, seen));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), steps[0] != NULL);
}
