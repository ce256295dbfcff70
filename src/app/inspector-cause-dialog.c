/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Causes under their groups, as a list to choose one of. */
#include "inspector-cause-dialog.h"

#include "inspector-closures.h"
#include "inspector-correct-words.h"

#define MAX_REPLY 300

struct _InspectorCauseDialog
{
  AdwWindow       parent_instance;

  GtkLabel       *reply;
  GtkListBox     *list;
  GtkCheckButton *only;
  GtkCheckButton *everywhere;
};

G_DEFINE_FINAL_TYPE (InspectorCauseDialog, inspector_cause_dialog, ADW_TYPE_WINDOW)

static guint chosen;

static int
get_cause (GtkListBoxRow *row)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "cause"));
}

static void
set_cause (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  InspectorCauseDialog *self = INSPECTOR_CAUSE_DIALOG (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row == NULL)
    return;
  g_signal_emit (self, chosen, 0, get_cause (row), gtk_check_button_get_active (self->everywhere));
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_selected (InspectorCauseDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.set", gtk_list_box_get_selected_row (self->list) != NULL);
}

static void
update_heading (GtkListBoxRow *row,
                GtkListBoxRow *before,
                gpointer       user_data)
{
  BounceGroup group = bounce_cause_get_group (get_cause (row));
  GtkWidget *label;

  if (before != NULL && bounce_cause_get_group (get_cause (before)) == group)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  if (gtk_list_box_row_get_header (row) != NULL)
    return;
  label = gtk_label_new (bounce_advice_get_group_name (group));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 9);
  gtk_widget_set_margin_bottom (label, 3);
  gtk_widget_set_margin_start (label, 9);
  gtk_widget_add_css_class (label, "heading");
  gtk_list_box_row_set_header (row, label);
}

static void
add_causes (InspectorCauseDialog *self,
            BounceCause           current)
{
  for (guint group = 0; group < BOUNCE_N_GROUPS; group++)
    for (int cause = 0; cause < BOUNCE_N_CAUSES; cause++)
      {
        GtkWidget *row, *label;

        if (bounce_cause_get_group (cause) != group || cause == BOUNCE_CAUSE_UNCLEAR)
          continue;
        row = gtk_list_box_row_new ();
        label = gtk_label_new (bounce_advice_get_name (cause));
        gtk_label_set_xalign (GTK_LABEL (label), 0);
        gtk_label_set_wrap (GTK_LABEL (label), TRUE);
        g_object_set (label, "margin-start", 12, "margin-end", 12, "margin-top", 6, "margin-bottom", 6, NULL);
        gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
        g_object_set_data (G_OBJECT (row), "cause", GINT_TO_POINTER (cause));
        gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, bounce_advice_get_name (cause), -1);
        gtk_list_box_append (self->list, row);
        if (cause == (int) current)
          gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
      }
}

static void
inspector_cause_dialog_class_init (InspectorCauseDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  chosen = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                         G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_BOOLEAN);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bounce_inspector/BounceInspector/cause-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, InspectorCauseDialog, reply);
  gtk_widget_class_bind_template_child (widget_class, InspectorCauseDialog, list);
  gtk_widget_class_bind_template_child (widget_class, InspectorCauseDialog, only);
  gtk_widget_class_bind_template_child (widget_class, InspectorCauseDialog, everywhere);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_install_action (widget_class, "dialog.set", NULL, set_cause);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
inspector_cause_dialog_init (InspectorCauseDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_heading, NULL, NULL);
  gtk_check_button_set_label (self->everywhere, inspector_correct_words_get_everywhere ());
}

InspectorCauseDialog *
inspector_cause_dialog_new (GtkWindow        *parent,
                            const BounceCase *one)
{
  InspectorCauseDialog *self = g_object_new (INSPECTOR_TYPE_CAUSE_DIALOG, "transient-for", parent, NULL);
  g_autofree char *receiver = bounce_own_rule_dup_receiver (one);
  g_autofree char *words = receiver != NULL ? inspector_correct_words_dup_only (receiver) : NULL;
  g_autofree char *reply = inspector_closures_dup_safe_text (one->reply->text, MAX_REPLY);

  gtk_label_set_text (self->reply, reply);
  gtk_widget_set_visible (GTK_WIDGET (self->only), receiver != NULL);
  gtk_check_button_set_label (self->only, words);
  gtk_check_button_set_active (receiver != NULL ? self->only : self->everywhere, TRUE);
  add_causes (self, one->finding.cause);
  on_selected (self);

  return self;
}
