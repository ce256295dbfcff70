/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of a result. */
#include "inspector-check-row.h"

#include "inspector-check-closures.h"
#include "inspector-fields.h"
#include "inspector-label.h"
#include "inspector-link-button.h"

struct _InspectorCheckRow
{
  AdwExpanderRow   parent_instance;

  GtkImage        *icon;
  GtkLabel        *word;
  GtkBox          *advice;       /* what can be done, and pages                 */
  InspectorFields *details;

  BounceCheck     *check;
  char            *subject;
};

G_DEFINE_FINAL_TYPE (InspectorCheckRow, inspector_check_row, ADW_TYPE_EXPANDER_ROW)

static void
clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
add_page (InspectorCheckRow *self,
          const char        *address)
{
  GtkWidget *button = address != NULL ? inspector_link_button_new (address) : NULL;

  if (button != NULL)
    gtk_box_append (self->advice, button);
}

static void
show_advice (InspectorCheckRow *self)
{
  const BounceListResult *result = bounce_check_get_list_result (self->check);
  g_autofree char *advice = inspector_check_closures_dup_advice (self->check, self->subject);

  clear (self->advice);
  if (advice != NULL)
    gtk_box_append (self->advice, inspector_label_new (advice, NULL, INSPECTOR_LABEL_TELLS));
  if (result != NULL)
    {
      add_page (self, result->outcome == BOUNCE_OUTCOME_LISTED ? result->removal_url : NULL);
      if (g_strcmp0 (result->lookup_url, result->removal_url) != 0 || result->outcome != BOUNCE_OUTCOME_LISTED)
        add_page (self, result->lookup_url);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->advice), gtk_widget_get_first_child (GTK_WIDGET (self->advice)) != NULL);
}

static void
show_look (InspectorCheckRow *self)
{
  static const char * const styles[] = { "error", "warning", "success", "dim-label" };
  BounceCheckLook look = bounce_check_get_look (self->check);

  gtk_image_set_from_icon_name (self->icon, inspector_check_closures_get_icon (look));
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->icon), styles[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), inspector_check_closures_get_style (look));
  gtk_label_set_text (self->word, inspector_check_closures_get_word (self->check));
}

/* Heard as one: "zen.spamhaus.org, Listed. …". */
static void
show_name (InspectorCheckRow *self,
           const char        *title,
           const char        *sentence)
{
  g_autofree char *name = g_strdup_printf ("%s, %s. %s", title, inspector_check_closures_get_word (self->check), sentence);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show (InspectorCheckRow *self)
{
  g_autofree char *title = inspector_check_closures_dup_title (self->check, self->subject);
  g_autofree char *sentence = inspector_check_closures_dup_sentence (self->check, self->subject);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), sentence);
  show_look (self);
  show_name (self, title, sentence);
  show_advice (self);
  inspector_fields_show (self->details, inspector_check_closures_list_details (self->check), NULL);
}

static void
inspector_check_row_dispose (GObject *object)
{
  InspectorCheckRow *self = INSPECTOR_CHECK_ROW (object);

  g_clear_object (&self->check);
  g_clear_pointer (&self->subject, g_free);

  G_OBJECT_CLASS (inspector_check_row_parent_class)->dispose (object);
}

static void
inspector_check_row_class_init (InspectorCheckRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inspector_check_row_dispose;
  g_type_ensure (INSPECTOR_TYPE_FIELDS);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bounce_inspector/BounceInspector/check-row.ui");
  gtk_widget_class_bind_template_child (widget_class, InspectorCheckRow, icon);
  gtk_widget_class_bind_template_child (widget_class, InspectorCheckRow, word);
  gtk_widget_class_bind_template_child (widget_class, InspectorCheckRow, advice);
  gtk_widget_class_bind_template_child (widget_class, InspectorCheckRow, details);
}

static void
inspector_check_row_init (InspectorCheckRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
inspector_check_row_new (BounceCheck *check,
                         const char  *subject)
{
  InspectorCheckRow *self;

  g_return_val_if_fail (BOUNCE_IS_CHECK (check), NULL);

  self = g_object_new (INSPECTOR_TYPE_CHECK_ROW, NULL);
  self->check = g_object_ref (check);
  self->subject = g_strdup (subject);
  g_signal_connect_object (check, "notify::state", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);

  return GTK_WIDGET (self);
}

BounceCheck *
inspector_check_row_get_check (InspectorCheckRow *self)
{
  g_return_val_if_fail (INSPECTOR_IS_CHECK_ROW (self), NULL);

  return self->check;
}

void
inspector_check_row_set_spared (InspectorCheckRow *self,
                                guint              n)
{
  g_autofree char *title = NULL;

  g_return_if_fail (INSPECTOR_IS_CHECK_ROW (self));

  if (n > 1)
    {
      title = inspector_check_closures_dup_spared (n);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
      show_name (self, title, adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (self)));
    }
}
