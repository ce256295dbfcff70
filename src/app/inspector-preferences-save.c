/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The way from a switch to settings.ini. */
#include "inspector-preferences-save.h"

#include "inspector-preferences-words.h"

#include <adwaita.h>

const BounceSettings *
inspector_preferences_read (InspectorChecks *checks)
{
  static const BounceSettings defaults;
  const BounceSettings *settings = inspector_checks_get_settings (checks);

  return settings != NULL ? settings : &defaults;
}

BounceSettings *
inspector_preferences_edit (InspectorChecks *checks)
{
  BounceSettings *settings = bounce_settings_load (NULL);

  /* A broken file: saving will say what is wrong with it. */
  if (settings == NULL)
    settings = bounce_settings_copy (inspector_preferences_read (checks));
  if (settings->config_dir == NULL)
    settings->config_dir = g_build_filename (g_get_user_config_dir (), "bounce-inspector", NULL);

  return settings;
}

void
inspector_preferences_tell (GtkWidget  *widget,
                            const char *words)
{
  GtkWidget *window = gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_WINDOW);
  g_autofree char *escaped = g_markup_escape_text (words, -1);

  if (window != NULL)
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (window), adw_toast_new (escaped));
}

gboolean
inspector_preferences_save (GtkWidget       *widget,
                            InspectorChecks *checks,
                            BounceSettings  *settings)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (inspector_checks_take_settings (checks, settings, &error))
    return TRUE;

  words = inspector_preferences_words_dup_not_saved (error->message);
  inspector_preferences_tell (widget, words);

  return FALSE;
}
