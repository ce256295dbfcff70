/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One process for all windows. Rules and settings are loaded once; when the
 * user's own are broken, we say so and go on without. */
#include "inspector-application.h"

#include "inspector-checks.h"
#include "inspector-compat.h"
#include "inspector-lookup-window.h"
#include "inspector-preferences.h"
#include "inspector-window-words.h"
#include "inspector-window.h"

#include <glib/gi18n.h>
#include <string.h>

#define ID "io.github.bounce_inspector.BounceInspector"

struct _InspectorApplication
{
  AdwApplication  parent_instance;

  BounceRules     *rules;
  InspectorChecks *checks;       /* settings, too                               */
  GtkWidget       *preferences;  /* NULL: not open                              */
  GPtrArray       *untold;       /* of char: what the first window shall say    */
  char            *lookup;       /* of the command line; NULL: no --lookup      */
};

G_DEFINE_FINAL_TYPE (InspectorApplication, inspector_application, ADW_TYPE_APPLICATION)

static const struct
{
  const char *action;
  const char *keys[3];
} accelerators[] = {
  { "app.new-window", { "<Control>n" } },
  { "app.lookup", { "<Control>l" } },
  { "app.preferences", { "<Control>comma" } },
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
  { "win.refresh", { "F5" } },
  { "win.reload", { "<Control>r" } },
};

static void
note (InspectorApplication *self,
      const GError         *error)
{
  if (error != NULL)
    g_ptr_array_add (self->untold, inspector_window_words_dup_not_loaded (error->message));
}

/* What is open stays as it was read; what is opened from now on goes by these. */
static void
on_settings_changed (InspectorApplication *self)
{
  for (GList *at = gtk_application_get_windows (GTK_APPLICATION (self)); at != NULL; at = at->next)
    if (INSPECTOR_IS_WINDOW (at->data))
      inspector_document_take_settings (inspector_window_get_document (at->data), inspector_checks_get_settings (self->checks));
}

static void
load (InspectorApplication *self)
{
  g_autoptr (BounceSettings) settings = NULL;
  g_autoptr (GError) broken_settings = NULL;
  g_autoptr (GError) broken_rules = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  settings = bounce_settings_load (&broken_settings);
  note (self, broken_settings);
  self->rules = bounce_rules_new_with_good (settings ? settings->config_dir : NULL, problems, &broken_rules);
  note (self, broken_rules);
  /* One line of the user's that is wrong must not cost him all the others. */
  for (guint i = 0; i < problems->len; i++)
    g_ptr_array_add (self->untold, inspector_window_words_dup_not_loaded (problems->pdata[i]));
  if (self->rules == NULL)
    self->rules = bounce_rules_new (NULL, NULL);
  self->checks = inspector_checks_new ();
  g_signal_connect_object (self->checks, "settings-changed", G_CALLBACK (on_settings_changed), self, G_CONNECT_SWAPPED);
}

static InspectorWindow *
new_window (InspectorApplication *self)
{
  InspectorWindow *window = inspector_window_new (ADW_APPLICATION (self), self->rules,
                                                  inspector_checks_get_settings (self->checks));

  inspector_window_set_checks (window, self->checks);
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
                                       "Nothing leaves this computer until you press Check."),
                         "debug-info", debug,
                         "debug-info-filename", "bounce-inspector.txt",
                         NULL);
}

static void
open_lookup (InspectorApplication *self,
             const char           *text)
{
  gtk_window_present (GTK_WINDOW (inspector_lookup_window_new (GTK_APPLICATION (self), self->checks, text)));
}

static void
on_lookup (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  open_lookup (user_data, NULL);
}

/* Filled in, never asked: anybody on the session bus can call it. */
static void
on_lookup_text (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  open_lookup (user_data, g_variant_get_string (parameter, NULL));
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

static InspectorWindow *
get_window (InspectorApplication *self)
{
  for (GList *at = gtk_application_get_windows (GTK_APPLICATION (self)); at != NULL; at = at->next)
    if (INSPECTOR_IS_WINDOW (at->data))
      return at->data;

  return new_window (self);
}

static void
on_preferences (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  InspectorApplication *self = user_data;
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (parent == NULL)
    {
      parent = GTK_WINDOW (get_window (self));
      gtk_window_present (parent);
    }
  if (self->preferences == NULL)
    g_set_weak_pointer (&self->preferences, inspector_preferences_new (parent, self->checks));
  gtk_window_present (GTK_WINDOW (self->preferences));
}

static gboolean
open_told_lookup (InspectorApplication *self)
{
  g_autofree char *text = g_steal_pointer (&self->lookup);

  if (text != NULL)
    open_lookup (self, text);

  return text != NULL;
}

static void
inspector_application_activate (GApplication *application)
{
  InspectorApplication *self = INSPECTOR_APPLICATION (application);

  if (!open_told_lookup (self))
    gtk_window_present (GTK_WINDOW (get_window (self)));
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
  open_told_lookup (INSPECTOR_APPLICATION (application));
}

static void
inspector_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { "new-window", on_new_window },
    { "lookup", on_lookup },
    { "lookup-text", on_lookup_text, "s" },
    { "preferences", on_preferences },
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

/* To the instance that runs, or to our own activation. */
static int
hand_over_lookup (InspectorApplication *self)
{
  GApplication *application = G_APPLICATION (self);
  g_autoptr (GError) error = NULL;

  if (!g_application_register (application, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  if (!g_application_get_is_remote (application))
    return -1;
  g_action_group_activate_action (G_ACTION_GROUP (application), "lookup-text", g_variant_new_string (self->lookup));
  g_dbus_connection_flush_sync (g_application_get_dbus_connection (application), NULL, NULL);

  return 0;
}

static int
inspector_application_handle_local_options (GApplication *application,
                                            GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("bounce-inspector %s\n", VERSION);
      return 0;
    }

  return INSPECTOR_APPLICATION (application)->lookup != NULL ? hand_over_lookup (INSPECTOR_APPLICATION (application)) : -1;
}

/* GOption knows no value that may be missing, so it is taken out before. */
static gboolean
inspector_application_local_command_line (GApplication   *application,
                                          char         ***arguments,
                                          int            *exit_status)
{
  InspectorApplication *self = INSPECTOR_APPLICATION (application);
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();
  char **all = *arguments;
  gboolean options = TRUE;

  for (guint i = 0; all[i] != NULL; i++)
    {
      const char *equals = g_str_has_prefix (all[i], "--lookup=") ? all[i] + strlen ("--lookup=") : NULL;
      gboolean is_ours = options && i > 0 && (equals != NULL || g_str_equal (all[i], "--lookup"));
      gboolean has_value = is_ours && equals == NULL && all[i + 1] != NULL && *all[i + 1] != '-';

      options = options && !g_str_equal (all[i], "--");
      if (!is_ours)
        {
          g_ptr_array_add (rest, all[i]);
          continue;
        }
      g_free (self->lookup);
      self->lookup = g_utf8_make_valid (equals ? equals : has_value ? all[i + 1] : "", -1);
      g_free (all[i]);
      if (has_value)
        g_free (all[++i]);
    }
  for (guint i = 0; i < rest->len; i++)
    all[i] = rest->pdata[i];
  all[rest->len] = NULL;

  return G_APPLICATION_CLASS (inspector_application_parent_class)->local_command_line (application, arguments, exit_status);
}

static void
inspector_application_finalize (GObject *object)
{
  InspectorApplication *self = INSPECTOR_APPLICATION (object);

  g_clear_pointer (&self->rules, bounce_rules_unref);
  g_clear_object (&self->checks);
  g_clear_weak_pointer (&self->preferences);
  g_free (self->lookup);
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
  application_class->local_command_line = inspector_application_local_command_line;
}

static void
inspector_application_init (InspectorApplication *self)
{
  static const GOptionEntry options[] = {
    { "lookup", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Open a blocklist lookup, with the address, host or domain filled in"), N_("[ADDRESS]") },
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
