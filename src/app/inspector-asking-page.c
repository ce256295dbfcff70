/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The page "Asking". Servers are saved when they are confirmed: half an address
 * is another server. */
#include "inspector-asking-page.h"

#include "inspector-key-row.h"
#include "inspector-list-choice.h"
#include "inspector-preferences-save.h"
#include "inspector-preferences-words.h"

#include <string.h>

struct _InspectorAskingPage
{
  AdwPreferencesPage   parent_instance;

  InspectorChecks     *checks;
  gboolean             updating;
  AdwPreferencesGroup *servers;
  GtkEditable         *dns;
  GtkWidget           *fault_row;
  GtkLabel            *fault;
  GtkAdjustment       *seconds;
  AdwComboRow         *commercial;
  AdwPreferencesGroup *keys, *registered;
  GPtrArray           *switches;     /* of GtkSwitch, with "operator"           */
};

G_DEFINE_FINAL_TYPE (InspectorAskingPage, inspector_asking_page, ADW_TYPE_PREFERENCES_PAGE)

static gboolean
is_first_of (BounceBlocklists *lists,
             guint             nth)
{
  const BounceBlocklist *list = bounce_blocklists_get (lists, nth);

  for (guint i = 0; i < nth; i++)
    {
      const BounceBlocklist *other = bounce_blocklists_get (lists, i);

      if (other->terms == list->terms && strcmp (other->operator_name, list->operator_name) == 0)
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_registered (InspectorAskingPage *self,
               const char          *operator_name)
{
  BounceBlocklists *lists = inspector_checks_get_lists (self->checks);
  const BounceSettings *settings = inspector_preferences_read (self->checks);

  for (guint i = 0; i < bounce_blocklists_get_length (lists); i++)
    {
      const BounceBlocklist *list = bounce_blocklists_get (lists, i);

      if (list->terms == BOUNCE_LIST_TERMS_REGISTERED && strcmp (list->operator_name, operator_name) == 0
          && inspector_list_choice_has (settings->lists_registered, list->zone))
        return TRUE;
    }

  return FALSE;
}

static guint
count_forbidden (InspectorAskingPage *self)
{
  g_autoptr (GHashTable) states = inspector_list_choice_new_states (inspector_checks_get_lists (self->checks),
                                                                   inspector_preferences_read (self->checks));
  GHashTableIter iter;
  gpointer state;
  guint n = 0;

  g_hash_table_iter_init (&iter, states);
  while (g_hash_table_iter_next (&iter, NULL, &state))
    n += GPOINTER_TO_INT (state) == INSPECTOR_LIST_FORBIDDEN;

  return n;
}

static void
show_fault (InspectorAskingPage *self)
{
  g_autofree char *fault = inspector_preferences_words_dup_dns_fault (gtk_editable_get_text (self->dns));

  gtk_label_set_text (self->fault, fault != NULL ? fault : "");
  gtk_widget_set_visible (self->fault_row, fault != NULL);
  if (fault != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->dns), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->dns), "error");
}

static void
show_servers (InspectorAskingPage *self)
{
  const BounceSettings *settings = inspector_preferences_read (self->checks);
  const char *environment = g_getenv ("BOUNCE_INSPECTOR_DNS");
  g_autofree char *words = inspector_preferences_words_dup_resolver (inspector_checks_get_resolver (self->checks),
                                                                     environment != NULL && *environment != '\0');
  const char *dns = settings->dns != NULL ? settings->dns : "";

  adw_preferences_group_set_description (self->servers, words);
  /* Not while somebody writes there. */
  if (strcmp (gtk_editable_get_text (self->dns), dns) != 0 && !gtk_widget_is_focus (GTK_WIDGET (gtk_editable_get_delegate (self->dns))))
    {
      adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->dns), FALSE);
      gtk_editable_set_text (self->dns, dns);
      adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->dns), TRUE);
    }
}

static void
refresh (InspectorAskingPage *self)
{
  const BounceSettings *settings = inspector_preferences_read (self->checks);
  g_autofree char *words = inspector_preferences_words_dup_commercial (settings->commercial, count_forbidden (self));
  guint milliseconds = settings->deadline > 0 ? settings->deadline : BOUNCE_RESOLVER_DEADLINE;

  self->updating = TRUE;
  show_servers (self);
  show_fault (self);
  gtk_adjustment_set_value (self->seconds, milliseconds / 1000.0);
  adw_combo_row_set_selected (self->commercial, settings->commercial);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->commercial), words);
  for (guint i = 0; i < self->switches->len; i++)
    gtk_switch_set_active (self->switches->pdata[i], is_registered (self, g_object_get_data (self->switches->pdata[i], "operator")));
  self->updating = FALSE;
}

static void
save (InspectorAskingPage *self,
      BounceSettings      *settings)
{
  if (!inspector_preferences_save (GTK_WIDGET (self), self->checks, settings))
    refresh (self);
}

static void
on_dns_changed (InspectorAskingPage *self)
{
  if (!self->updating)
    show_fault (self);
}

/* Also when the page goes away: what was typed is not lost. */
static void
on_dns_applied (InspectorAskingPage *self)
{
  const char *typed = gtk_editable_get_text (self->dns);
  g_autofree char *plain = g_strstrip (g_strdup (typed));
  g_autofree char *fault = inspector_preferences_words_dup_dns_fault (typed);
  BounceSettings *settings;

  if (self->checks == NULL || fault != NULL)
    return;
  if (g_strcmp0 (*plain != '\0' ? plain : NULL, inspector_preferences_read (self->checks)->dns) == 0)
    return;
  settings = inspector_preferences_edit (self->checks);
  g_free (settings->dns);
  settings->dns = *plain != '\0' ? g_steal_pointer (&plain) : NULL;
  save (self, settings);
}

static void
on_seconds (InspectorAskingPage *self)
{
  guint milliseconds = (guint) (gtk_adjustment_get_value (self->seconds) * 1000 + 0.5);
  BounceSettings *settings;

  if (self->updating)
    return;
  settings = inspector_preferences_edit (self->checks);
  settings->deadline = milliseconds != BOUNCE_RESOLVER_DEADLINE ? milliseconds : 0;
  save (self, settings);
}

static void
on_commercial (InspectorAskingPage *self)
{
  BounceSettings *settings;

  if (self->updating || self->checks == NULL)
    return;
  settings = inspector_preferences_edit (self->checks);
  settings->commercial = adw_combo_row_get_selected (self->commercial);
  save (self, settings);
}

/* All lists of that operator, for it is the operator who knows the resolver. */
static void
on_registered (GtkSwitch           *toggle,
               GParamSpec          *pspec,
               InspectorAskingPage *self)
{
  BounceBlocklists *lists = inspector_checks_get_lists (self->checks);
  const char *operator_name = g_object_get_data (G_OBJECT (toggle), "operator");
  BounceSettings *settings;

  if (self->updating)
    return;
  settings = inspector_preferences_edit (self->checks);
  for (guint i = 0; i < bounce_blocklists_get_length (lists); i++)
    {
      const BounceBlocklist *list = bounce_blocklists_get (lists, i);

      if (list->terms == BOUNCE_LIST_TERMS_REGISTERED && strcmp (list->operator_name, operator_name) == 0)
        inspector_list_choice_put (&settings->lists_registered, list->zone, gtk_switch_get_active (toggle));
    }
  save (self, settings);
}

static void
add_registered (InspectorAskingPage *self,
                const char          *operator_name)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), operator_name);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_object_set_data_full (G_OBJECT (toggle), "operator", g_strdup (operator_name), g_free);
  g_signal_connect (toggle, "notify::active", G_CALLBACK (on_registered), self);
  g_ptr_array_add (self->switches, toggle);
  adw_preferences_group_add (self->registered, row);
}

static void
add_operators (InspectorAskingPage *self)
{
  BounceBlocklists *lists = inspector_checks_get_lists (self->checks);

  for (guint i = 0; i < bounce_blocklists_get_length (lists); i++)
    {
      const BounceBlocklist *list = bounce_blocklists_get (lists, i);

      if (!is_first_of (lists, i))
        continue;
      if (list->terms == BOUNCE_LIST_TERMS_KEY)
        inspector_key_row_add (self->keys, self->checks, list->operator_name);
      else if (list->terms == BOUNCE_LIST_TERMS_REGISTERED)
        add_registered (self, list->operator_name);
    }
}

static void
inspector_asking_page_unmap (GtkWidget *widget)
{
  on_dns_applied (INSPECTOR_ASKING_PAGE (widget));

  GTK_WIDGET_CLASS (inspector_asking_page_parent_class)->unmap (widget);
}

static void
inspector_asking_page_dispose (GObject *object)
{
  InspectorAskingPage *self = INSPECTOR_ASKING_PAGE (object);

  self->updating = TRUE;
  g_clear_object (&self->checks);
  g_clear_pointer (&self->switches, g_ptr_array_unref);

  G_OBJECT_CLASS (inspector_asking_page_parent_class)->dispose (object);
}

static void
inspector_asking_page_class_init (InspectorAskingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inspector_asking_page_dispose;
  widget_class->unmap = inspector_asking_page_unmap;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bounce_inspector/BounceInspector/asking-page.ui");
  gtk_widget_class_bind_template_child (widget_class, InspectorAskingPage, servers);
  gtk_widget_class_bind_template_child (widget_class, InspectorAskingPage, dns);
  gtk_widget_class_bind_template_child (widget_class, InspectorAskingPage, fault_row);
  gtk_widget_class_bind_template_child (widget_class, InspectorAskingPage, fault);
  gtk_widget_class_bind_template_child (widget_class, InspectorAskingPage, seconds);
  gtk_widget_class_bind_template_child (widget_class, InspectorAskingPage, commercial);
  gtk_widget_class_bind_template_child (widget_class, InspectorAskingPage, keys);
  gtk_widget_class_bind_template_child (widget_class, InspectorAskingPage, registered);
  gtk_widget_class_bind_template_callback (widget_class, on_dns_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_dns_applied);
  gtk_widget_class_bind_template_callback (widget_class, on_seconds);
  gtk_widget_class_bind_template_callback (widget_class, on_commercial);
}

static void
inspector_asking_page_init (InspectorAskingPage *self)
{
  self->switches = g_ptr_array_new ();
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
inspector_asking_page_set_checks (InspectorAskingPage *self,
                                  InspectorChecks     *checks)
{
  g_return_if_fail (self->checks == NULL);

  self->checks = g_object_ref (checks);
  add_operators (self);
  g_signal_connect_object (checks, "settings-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}
