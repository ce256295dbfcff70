/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The form for a list of the user's own: what is typed is looked at while it is
 * typed, and written when Add is pressed. */
#include "inspector-own-list-form.h"

#include "inspector-list-choice.h"
#include "inspector-preferences-save.h"
#include "inspector-preferences-words.h"

struct _InspectorOwnListForm
{
  AdwExpanderRow   parent_instance;

  InspectorChecks *checks;
  GtkEditable     *zone;
  GtkEditable     *name;
  GtkWidget       *fault_row;
  GtkLabel        *fault;
  GtkCheckButton  *ipv4, *ipv6, *domain;
  AdwActionRow    *dead_row;
  GtkSwitch       *dead;
  GtkWidget       *add;
};

G_DEFINE_FINAL_TYPE (InspectorOwnListForm, inspector_own_list_form, ADW_TYPE_EXPANDER_ROW)

static char *
dup_zone (InspectorOwnListForm *self)
{
  return bounce_own_lists_dup_zone (inspector_checks_get_lists (self->checks), gtk_editable_get_text (self->zone), NULL);
}

static void
on_changed (InspectorOwnListForm *self)
{
  BounceBlocklists *lists = inspector_checks_get_lists (self->checks);
  const char *typed = gtk_editable_get_text (self->zone);
  g_autofree char *fault = *typed != '\0' ? inspector_preferences_words_dup_zone_fault (lists, typed) : NULL;
  g_autofree char *zone = dup_zone (self);
  gboolean is_dead = zone != NULL && bounce_blocklists_why_dead (zone) != NULL;
  gboolean any = gtk_check_button_get_active (self->ipv4) || gtk_check_button_get_active (self->ipv6)
                 || gtk_check_button_get_active (self->domain);

  gtk_label_set_text (self->fault, fault != NULL ? fault : "");
  gtk_widget_set_visible (self->fault_row, fault != NULL);
  if (fault != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->zone), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->zone), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->dead_row), is_dead);
  if (is_dead)
    {
      g_autofree char *why = inspector_preferences_words_dup_dead (zone);

      adw_action_row_set_subtitle (self->dead_row, why);
    }
  gtk_widget_set_sensitive (self->add, zone != NULL && any && (!is_dead || gtk_switch_get_active (self->dead)));
}

static void
clear (InspectorOwnListForm *self)
{
  gtk_editable_set_text (self->zone, "");
  gtk_editable_set_text (self->name, "");
  gtk_check_button_set_active (self->ipv4, TRUE);
  gtk_check_button_set_active (self->ipv6, FALSE);
  gtk_check_button_set_active (self->domain, FALSE);
  gtk_switch_set_active (self->dead, FALSE);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), FALSE);
}

static void
on_add (InspectorOwnListForm *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *zone = dup_zone (self);
  g_autofree char *words = NULL;
  BounceSettings *settings;

  if (zone == NULL || !gtk_widget_get_sensitive (self->add))
    return;
  settings = inspector_preferences_edit (self->checks);
  if (!bounce_own_lists_add (settings->config_dir, zone, gtk_editable_get_text (self->name), gtk_check_button_get_active (self->ipv4),
                             gtk_check_button_get_active (self->ipv6), gtk_check_button_get_active (self->domain), &error))
    {
      bounce_settings_free (settings);
      words = inspector_preferences_words_dup_not_saved (error->message);
      inspector_preferences_tell (GTK_WIDGET (self), words);
      return;
    }
  inspector_list_choice_forget (settings, zone);
  inspector_list_choice_put (&settings->lists_dead, zone, bounce_blocklists_why_dead (zone) != NULL);
  if (inspector_preferences_save (GTK_WIDGET (self), self->checks, settings))
    clear (self);
}

static void
inspector_own_list_form_dispose (GObject *object)
{
  g_clear_object (&INSPECTOR_OWN_LIST_FORM (object)->checks);

  G_OBJECT_CLASS (inspector_own_list_form_parent_class)->dispose (object);
}

static void
inspector_own_list_form_class_init (InspectorOwnListFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inspector_own_list_form_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bounce_inspector/BounceInspector/own-list-form.ui");
  gtk_widget_class_bind_template_child (widget_class, InspectorOwnListForm, zone);
  gtk_widget_class_bind_template_child (widget_class, InspectorOwnListForm, name);
  gtk_widget_class_bind_template_child (widget_class, InspectorOwnListForm, fault_row);
  gtk_widget_class_bind_template_child (widget_class, InspectorOwnListForm, fault);
  gtk_widget_class_bind_template_child (widget_class, InspectorOwnListForm, ipv4);
  gtk_widget_class_bind_template_child (widget_class, InspectorOwnListForm, ipv6);
  gtk_widget_class_bind_template_child (widget_class, InspectorOwnListForm, domain);
  gtk_widget_class_bind_template_child (widget_class, InspectorOwnListForm, dead_row);
  gtk_widget_class_bind_template_child (widget_class, InspectorOwnListForm, dead);
  gtk_widget_class_bind_template_child (widget_class, InspectorOwnListForm, add);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
}

static void
inspector_own_list_form_init (InspectorOwnListForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
inspector_own_list_form_set_checks (InspectorOwnListForm *self,
                                    InspectorChecks      *checks)
{
  g_set_object (&self->checks, checks);
  on_changed (self);
}
