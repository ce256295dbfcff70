/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One process for all windows. Rules and settings are loaded once; when the
 * user's own are broken, we say so and go on without. */
#include "inspector-application.h"

#include "inspector-compat.h"
#include "inspector-window-words.h"
#include "inspector-window.h"

#include <glib/gi18n.h>

#define ID "io.github.bounce_inspector.BounceInspector"

struct _InspectorApplication
{
  AdwApplication  parent_instance;

  BounceRules    *rules;
  BounceSettings *settings;
  GPtrArray      *untold;        /* of char: what the first window shall say    */
};

G_DEFINE_FINAL_TYPE (InspectorApplication, inspector_application, ADW_TYPE_APPLICATION)

static const struct
{
  const char *action;
  const char *keys[3];
} accelerators[] = {
  { "app.new-window", { "<Control>n" } },
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
  { "win.open", { "<Control>o" } },
  { "win.open-folder", { "<Control><Shift>o" } },
  { "win.search", { "<Control>f" } },
  { "win.next-bounce", { "<Alt>Down" } },
  { "win.previous-bounce", { "<Alt>Up" } },
  { "win.focus-next-pane", { "F6" } },
  { "win.sidebar", { "F9" } },
  { "win.show-source", { "<Control>u" } },
  { "win.copy-reply", { "<Control><Shift>c" } },
  { "win.reload", { "F5", "<Control>r" } },
};

static void
note (InspectorApplication *self,
      const GError         *error)
{
  if (error != NULL)
    g_ptr_array_add (self->untold, inspector_window_words_dup_not_loaded (error->message));
}

static void
load (InspectorApplication *self)
{
  g_autoptr (GError) broken_settings = NULL;
  g_autoptr (GError) broken_rules = NULL;

  self->settings = bounce_settings_load (&broken_settings);
  note (self, broken_settings);
  self->rules = bounce_rules_new (self->settings ? self->settings->config_dir : NULL, &broken_rules);
  note (self, broken_rules);
  if (self->rules == NULL)
    self->rules = bounce_rules_new (NULL, NULL);
}

static InspectorWindow *
new_window (InspectorApplication *self)
{
  InspectorWindow *window = inspector_window_new (ADW_APPLICATION (self), self->rules, self->settings);

  for (guint i = 0; i < self->untold->len; i++)
    inspector_window_tell (window, g_ptr_array_index (self->untold, i));
  g_ptr_array_set_size (self->untold, 0);

  return window;
}

static void
on_new_window (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  gtk_window_present (GTK_WINDOW (new_window (user_data)));
}

static void
on_quit (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  GList *windows;

  /* One by one, so that each can remember its size. */
  while ((windows = gtk_application_get_windows (user_data)) != NULL)
    {
      gtk_window_close (windows->data);
      if (gtk_application_get_windows (user_data) == windows)
        gtk_window_destroy (windows->data);
    }
  g_application_quit (user_data);
}

static void
on_about (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  g_autofree char *versions = inspector_compat_dup_versions ();
  g_autofree char *debug = g_strdup_printf ("Bounce Inspector %s\n%s", VERSION, versions);

  adw_show_about_window (gtk_application_get_active_window (user_data),
                         "application-name", _("Bounce Inspector"),
                         "application-icon", ID,
                         "version", VERSION,
                         "developer-name", _("The Bounce Inspector developers"),
                         "copyright", "© The Bounce Inspector developers",
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("Find out why mail bounced, and what to do about it. "
                                       "Nothing leaves this computer."),
                         "debug-info", debug,
                         "debug-info-filename", "bounce-inspector.txt",
                         NULL);
}

static void
on_shortcuts (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  GtkWindow *window = gtk_application_get_active_window (user_data);

  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.show-help-overlay", NULL);
}

static void
inspector_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { "new-window", on_new_window },
    { "quit", on_quit },
    { "about", on_about },
    { "shortcuts", on_shortcuts },
  };

  G_APPLICATION_CLASS (inspector_application_parent_class)->startup (application);

  load (INSPECTOR_APPLICATION (application));
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accelerators[i].action, accelerators[i].keys);
  gtk_window_set_default_icon_name (ID);
  /* Texts that can be copied would all be marked as soon as one tabs to them. */
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL);
}

static InspectorWindow *
get_window (InspectorApplication *self)
{
  for (GList *at = gtk_application_get_windows (GTK_APPLICATION (self)); at != NULL; at = at->next)
    if (INSPECTOR_IS_WINDOW (at->data))
      return at->data;

  return new_window (self);
}

static void
inspector_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (get_window (INSPECTOR_APPLICATION (application))));
}

static void
inspector_application_open (GApplication  *application,
                            GFile        **files,
                            int            n_files,
                            const char    *hint)
{
  InspectorWindow *window = get_window (INSPECTOR_APPLICATION (application));
  g_autoptr (GListStore) list = g_list_store_new (G_TYPE_FILE);

  for (int i = 0; i < n_files; i++)
    g_list_store_append (list, files[i]);
  gtk_window_present (GTK_WINDOW (window));
  inspector_window_open (window, G_LIST_MODEL (list), FALSE);
}

static int
inspector_application_handle_local_options (GApplication *application,
                                            GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;

  g_print ("bounce-inspector %s\n", VERSION);

  return 0;
}

static void
inspector_application_finalize (GObject *object)
{
  InspectorApplication *self = INSPECTOR_APPLICATION (object);

  g_clear_pointer (&self->rules, bounce_rules_unref);
  g_clear_pointer (&self->settings, bounce_settings_free);
  g_ptr_array_unref (self->untold);

  G_OBJECT_CLASS (inspector_application_parent_class)->finalize (object);
}

static void
inspector_application_class_init (InspectorApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = inspector_application_finalize;
  application_class->startup = inspector_application_startup;
  application_class->activate = inspector_application_activate;
  application_class->open = inspector_application_open;
  application_class->handle_local_options = inspector_application_handle_local_options;
}

static void
inspector_application_init (InspectorApplication *self)
{
  static const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version"), NULL },
    { NULL }
  };

  self->untold = g_ptr_array_new_with_free_func (g_free);
  g_set_application_name (_("Bounce Inspector"));
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE…]"));
}

InspectorApplication *
inspector_application_new (void)
{
  return g_object_new (INSPECTOR_TYPE_APPLICATION,
                       "application-id", ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}
