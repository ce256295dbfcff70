/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the password entry and the secret store. */
#include "inspector-key-row.h"

#include "inspector-list-choice.h"
#include "inspector-preferences-save.h"
#include "inspector-preferences-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* Lives as long as its entry row, or as a question to the store. */
typedef struct
{
  gatomicrefcount  count;
  InspectorChecks *checks;
  char            *operator_name;
  GCancellable    *cancellable;
  GtkWidget       *entry;        /* NULL when the window has gone               */
  GtkWidget       *stored;
} Keys;

static Keys *
keys_ref (Keys *self)
{
  g_atomic_ref_count_inc (&self->count);

  return self;
}

static void
keys_unref (Keys *self)
{
  if (!g_atomic_ref_count_dec (&self->count))
    return;
  g_object_unref (self->checks);
  g_object_unref (self->cancellable);
  g_free (self->operator_name);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Keys, keys_unref)

static void
show (Keys     *self,
      gboolean  has_key)
{
  gtk_widget_set_visible (self->entry, !has_key);
  gtk_widget_set_visible (self->stored, has_key);
}

static void
on_looked_up (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (Keys) self = data;
  char *key = bounce_list_keys_lookup_finish (result, NULL);

  if (self->entry != NULL)
    show (self, key != NULL);
  bounce_list_keys_free_key (key);
}

/* Who has just given the key for lists wants them asked. */
static void
switch_on (Keys *self)
{
  BounceSettings *settings = inspector_preferences_edit (self->checks);
  BounceBlocklists *lists = inspector_checks_get_lists (self->checks);

  for (guint i = 0; i < bounce_blocklists_get_length (lists); i++)
    {
      const BounceBlocklist *list = bounce_blocklists_get (lists, i);

      if (list->terms == BOUNCE_LIST_TERMS_KEY && strcmp (list->operator_name, self->operator_name) == 0)
        inspector_list_choice_switch (settings, lists, list, TRUE);
    }
  inspector_preferences_save (self->entry, self->checks, settings);
}

static void
tell (Keys         *self,
      const GError *error)
{
  g_autofree char *words = inspector_preferences_words_dup_not_saved (error->message);

  inspector_preferences_tell (self->entry, words);
}

static void
on_stored (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (Keys) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = bounce_list_keys_store_finish (result, &error);

  if (self->entry == NULL)
    return;
  gtk_widget_set_sensitive (self->entry, TRUE);
  if (!done)
    {
      tell (self, error);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  show (self, TRUE);
  switch_on (self);
  inspector_preferences_tell (self->entry, _("Key stored. Its lists are switched on."));
}

static void
on_removed (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (Keys) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = bounce_list_keys_store_finish (result, &error);

  if (self->entry == NULL)
    return;
  gtk_widget_set_sensitive (self->stored, TRUE);
  if (done)
    show (self, FALSE);
  else
    tell (self, error);
}

static void
on_apply (Keys *self)
{
  g_autofree char *key = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (*key == '\0')
    return;
  gtk_widget_set_sensitive (self->entry, FALSE);
  bounce_list_keys_store_async (self->operator_name, key, self->cancellable, on_stored, keys_ref (self));
  memset (key, 0, strlen (key));
}

static void
on_remove (Keys *self)
{
  gtk_widget_set_sensitive (self->stored, FALSE);
  bounce_list_keys_store_async (self->operator_name, NULL, self->cancellable, on_removed, keys_ref (self));
}

static void
on_destroyed (Keys *self)
{
  self->entry = self->stored = NULL;
  g_cancellable_cancel (self->cancellable);
}

static void
unref_closure (gpointer  data,
               GClosure *closure)
{
  keys_unref (data);
}

static void
connect (gpointer    widget,
         const char *signal,
         GCallback   callback,
         Keys       *self)
{
  g_signal_connect_data (widget, signal, callback, keys_ref (self), unref_closure, G_CONNECT_SWAPPED);
}

static void
create_rows (Keys *self)
{
  GtkWidget *remove = gtk_button_new_with_mnemonic (_("_Remove"));
  /* Translators: %s is who runs a blocklist */
  g_autofree char *title = g_strdup_printf (_("Key of %s"), self->operator_name);

  self->entry = adw_password_entry_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->entry), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), title);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->entry), TRUE);
  self->stored = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->stored), FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->stored), _("Stored, and never shown again"));
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->stored), remove);
  connect (self->entry, "apply", G_CALLBACK (on_apply), self);
  connect (self->entry, "destroy", G_CALLBACK (on_destroyed), self);
  connect (remove, "clicked", G_CALLBACK (on_remove), self);
}

void
inspector_key_row_add (AdwPreferencesGroup *group,
                       InspectorChecks     *checks,
                       const char          *operator_name)
{
  g_autoptr (Keys) self = g_new0 (Keys, 1);

  g_atomic_ref_count_init (&self->count);
  self->checks = g_object_ref (checks);
  self->operator_name = g_strdup (operator_name);
  self->cancellable = g_cancellable_new ();
  create_rows (self);
  adw_preferences_group_add (group, self->entry);
  adw_preferences_group_add (group, self->stored);
  /* Only now: the search of the window is to find one of the two. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->stored), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->entry)));
  show (self, FALSE);
  bounce_list_keys_lookup_async (operator_name, self->cancellable, on_looked_up, keys_ref (self));
}
