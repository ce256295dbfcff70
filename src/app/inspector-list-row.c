/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A row for a list. What is behind its expander is made when it is opened: there
 * are many lists, and few are looked at. */
#include "inspector-list-row.h"

#include "inspector-label.h"
#include "inspector-preferences-save.h"
#include "inspector-preferences-words.h"

#include <glib/gi18n.h>

struct _InspectorListRow
{
  AdwExpanderRow         parent_instance;

  InspectorChecks       *checks;
  BounceBlocklists      *lists;
  const BounceBlocklist *list;   /* of lists                                    */
  InspectorListState     state;
  gboolean               updating;
  GtkSwitch             *on;
  GtkWidget             *details;    /* NULL before it is opened                */
  GtkWidget             *dead;       /* rows behind the expander                */
  GtkSwitch             *dead_on;
  GtkWidget             *agreed;
  GtkSwitch             *agreed_on;
};

G_DEFINE_FINAL_TYPE (InspectorListRow, inspector_list_row, ADW_TYPE_EXPANDER_ROW)

static void
flip (InspectorListRow *self,
      GtkSwitch        *toggle,
      gboolean          on)
{
  gboolean before = self->updating;

  self->updating = TRUE;
  gtk_switch_set_active (toggle, on);
  self->updating = before;
}

static void
show_state (InspectorListRow *self)
{
  const BounceSettings *settings = inspector_preferences_read (self->checks);
  g_autofree char *subtitle = inspector_preferences_words_dup_subtitle (self->list, self->state);
  gboolean can = self->state == INSPECTOR_LIST_ON || self->state == INSPECTOR_LIST_OFF;

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->on), self->state != INSPECTOR_LIST_PAGE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->on), can);
  flip (self, self->on, self->state == INSPECTOR_LIST_ON);
  if (self->details == NULL)
    return;
  gtk_widget_set_visible (self->dead, bounce_blocklists_why_dead (self->list->zone) != NULL);
  flip (self, self->dead_on, inspector_list_choice_has (settings->lists_dead, self->list->zone));
  gtk_widget_set_visible (self->agreed, settings->commercial == BOUNCE_COMMERCIAL_YES
                                          && self->list->terms == BOUNCE_LIST_TERMS_NON_COMMERCIAL);
  flip (self, self->agreed_on, inspector_list_choice_has (settings->lists_registered, self->list->zone));
}

static void
on_switched (InspectorListRow *self)
{
  BounceSettings *settings;

  if (self->updating)
    return;
  settings = inspector_preferences_edit (self->checks);
  inspector_list_choice_switch (settings, self->lists, self->list, gtk_switch_get_active (self->on));
  if (!inspector_preferences_save (GTK_WIDGET (self), self->checks, settings))
    show_state (self);
}

static void
on_dead_switched (InspectorListRow *self)
{
  BounceSettings *settings;

  if (self->updating)
    return;
  settings = inspector_preferences_edit (self->checks);
  inspector_list_choice_put (&settings->lists_dead, self->list->zone, gtk_switch_get_active (self->dead_on));
  if (!inspector_preferences_save (GTK_WIDGET (self), self->checks, settings))
    show_state (self);
}

static void
on_agreed_switched (InspectorListRow *self)
{
  BounceSettings *settings;

  if (self->updating)
    return;
  settings = inspector_preferences_edit (self->checks);
  inspector_list_choice_put (&settings->lists_registered, self->list->zone, gtk_switch_get_active (self->agreed_on));
  if (!inspector_preferences_save (GTK_WIDGET (self), self->checks, settings))
    show_state (self);
}

static void
on_site (InspectorListRow *self)
{
  gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->list->site, GDK_CURRENT_TIME);
}

static void
on_remove (InspectorListRow *self)
{
  g_autoptr (GError) error = NULL;
  BounceSettings *settings = inspector_preferences_edit (self->checks);
  g_autofree char *words = NULL;

  if (bounce_own_lists_remove (settings->config_dir, self->list->zone, &error))
    {
      inspector_list_choice_forget (settings, self->list->zone);
      inspector_preferences_save (GTK_WIDGET (self), self->checks, settings);
      return;
    }
  bounce_settings_free (settings);
  words = inspector_preferences_words_dup_not_saved (error->message);
  inspector_preferences_tell (GTK_WIDGET (self), words);
}

static void
add_label (GtkWidget  *box,
           const char *text,
           const char *style_class)
{
  GtkWidget *label;

  if (*text == '\0')
    return;
  label = inspector_label_new (text, style_class, INSPECTOR_LABEL_EXPLAINS);
  if (g_strcmp0 (style_class, "heading") == 0)
    gtk_widget_set_margin_top (label, 6);
  gtk_box_append (GTK_BOX (box), label);
}

/* Everything that is to be read, in one row that is no stop for the keyboard. */
static GtkWidget *
create_facts (const BounceBlocklist *list)
{
  g_autoptr (GPtrArray) meanings = bounce_list_meanings_new (list);
  g_autofree char *families = inspector_preferences_words_dup_families (list);
  g_autofree char *terms = inspector_preferences_words_dup_terms (list);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *row = adw_preferences_row_new ();

  gtk_widget_add_css_class (box, "words");
  add_label (box, families, NULL);
  add_label (box, bounce_list_weight_get_name (list->weight), "dim-label");
  add_label (box, terms, NULL);
  if (list->ship != BOUNCE_LIST_LINK_ONLY)
    {
      add_label (box, _("What Its Answers Mean"), "heading");
      for (guint i = 0; i < meanings->len; i++)
        {
          g_autofree char *meaning = inspector_preferences_words_dup_meaning (meanings->pdata[i]);

          add_label (box, meaning, NULL);
        }
      add_label (box, inspector_preferences_words_get_other (list), "dim-label");
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);

  return row;
}

static GtkWidget *
create_switch_row (InspectorListRow  *self,
                   const char        *title,
                   const char        *subtitle,
                   GtkSwitch        **toggle,
                   GCallback          callback)
{
  GtkWidget *row = adw_action_row_new ();

  *toggle = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (*toggle), GTK_ALIGN_CENTER);
  g_signal_connect_swapped (*toggle, "notify::active", callback, self);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (*toggle));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (*toggle));

  return row;
}

static GtkWidget *
create_site_row (InspectorListRow *self)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Open Its Page"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), self->list->site);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("web-browser-symbolic"));
  g_signal_connect_swapped (row, "activated", G_CALLBACK (on_site), self);

  return row;
}

static GtkWidget *
create_remove_row (InspectorListRow *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Remove"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Your Own List"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "destructive-action");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_remove), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

static void
on_expanded (InspectorListRow *self)
{
  g_autofree char *dead = NULL;

  if (self->details != NULL || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    return;
  self->details = create_facts (self->list);
  dead = inspector_preferences_words_dup_dead (self->list->zone);
  self->dead = create_switch_row (self, _("Ask It All the Same"), dead, &self->dead_on, G_CALLBACK (on_dead_switched));
  self->agreed = create_switch_row (self, _("Its Operator Allows It"), _("There is a contract that covers commercial use."),
                                    &self->agreed_on, G_CALLBACK (on_agreed_switched));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->details);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->dead);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->agreed);
  if (self->list->site != NULL)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (self), create_site_row (self));
  if (self->list->own)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (self), create_remove_row (self));
  show_state (self);
}

static void
inspector_list_row_dispose (GObject *object)
{
  InspectorListRow *self = INSPECTOR_LIST_ROW (object);

  g_clear_object (&self->checks);
  g_clear_pointer (&self->lists, bounce_blocklists_unref);
  self->list = NULL;

  G_OBJECT_CLASS (inspector_list_row_parent_class)->dispose (object);
}

static void
inspector_list_row_class_init (InspectorListRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = inspector_list_row_dispose;
}

static void
inspector_list_row_init (InspectorListRow *self)
{
  self->on = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->on), GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->on, "notify::active", G_CALLBACK (on_switched), self);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->on));
  g_signal_connect (self, "notify::expanded", G_CALLBACK (on_expanded), NULL);
}

void
inspector_list_row_update (InspectorListRow      *self,
                           BounceBlocklists      *lists,
                           const BounceBlocklist *list,
                           InspectorListState     state)
{
  g_autofree char *title = inspector_preferences_words_dup_title (list);
  BounceBlocklists *old = self->lists;

  self->lists = bounce_blocklists_ref (lists);
  g_clear_pointer (&old, bounce_blocklists_unref);
  self->list = list;
  self->state = state;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->on), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  show_state (self);
}

const char *
inspector_list_row_get_zone (InspectorListRow *self)
{
  return self->list->zone;
}

GtkWidget *
inspector_list_row_new (InspectorChecks *checks)
{
  InspectorListRow *self = g_object_new (INSPECTOR_TYPE_LIST_ROW, "use-markup", FALSE, NULL);

  self->checks = g_object_ref (checks);

  return GTK_WIDGET (self);
}
