/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads settings.ini and the environment. */
#include "bounce-settings.h"

#include "bounce-settings-file.h"

#include <string.h>

#define FOLDER "bounce-inspector"

/* GKeyFile names the bad line's text but not its number. Loading more and more
 * of the file finds it: a prefix fails exactly when it holds the bad line. */
static guint
find_bad_line (const char *text)
{
  guint line = 0;

  for (const char *end = text; end != NULL && *end != '\0'; )
    {
      g_autoptr (GKeyFile) prefix = g_key_file_new ();

      line++;
      end = strchr (end, '\n');
      end = end == NULL ? text + strlen (text) : end + 1;
      if (!g_key_file_load_from_data (prefix, text, end - text, G_KEY_FILE_NONE, NULL))
        break;
    }

  return MAX (line, 1);
}

static gboolean
load_file (BounceSettings  *self,
           const char      *path,
           GError         **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *text = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!g_file_get_contents (path, &text, NULL, &local_error))
    {
      if (g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (!g_key_file_load_from_data (file, text, -1, G_KEY_FILE_NONE, &local_error))
    {
      g_autofree char *place = g_filename_display_name (path);

      g_propagate_prefixed_error (error, g_steal_pointer (&local_error),
                                  "%s:%u: ", place, find_bad_line (text));
      return FALSE;
    }
  bounce_settings_file_read (self, text, path);

  return TRUE;
}

BounceSettings *
bounce_settings_load (GError **error)
{
  g_autoptr (BounceSettings) self = g_new0 (BounceSettings, 1);
  g_autofree char *path = NULL;

  self->own_domains = g_new0 (char *, 1);
  self->own_servers = g_new0 (char *, 1);
  self->lists_on = g_new0 (char *, 1);
  self->lists_off = g_new0 (char *, 1);
  self->lists_registered = g_new0 (char *, 1);
  self->lists_dead = g_new0 (char *, 1);
  self->problems = g_new0 (char *, 1);
  self->config_dir = g_build_filename (g_get_user_config_dir (), FOLDER, NULL);
  path = g_build_filename (self->config_dir, BOUNCE_SETTINGS_FILE_NAME, NULL);
  if (!load_file (self, path, error))
    return NULL;

  return g_steal_pointer (&self);
}

BounceSettings *
bounce_settings_copy (const BounceSettings *self)
{
  BounceSettings *copy;

  if (self == NULL)
    return NULL;

  copy = g_new0 (BounceSettings, 1);
  copy->config_dir = g_strdup (self->config_dir);
  copy->own_domains = g_strdupv (self->own_domains);
  copy->own_servers = g_strdupv (self->own_servers);
  copy->dns = g_strdup (self->dns);
  copy->lists_on = g_strdupv (self->lists_on);
  copy->lists_off = g_strdupv (self->lists_off);
  copy->lists_registered = g_strdupv (self->lists_registered);
  copy->lists_dead = g_strdupv (self->lists_dead);
  copy->commercial = self->commercial;
  copy->deadline = self->deadline;
  copy->problems = g_strdupv (self->problems);

  return copy;
}

/* Set but empty is how a variable is switched off in a shell. */
const char *
bounce_settings_get_dns (const BounceSettings *self,
                         const char           *told)
{
  const char *environment = g_getenv ("BOUNCE_INSPECTOR_DNS");

  if (told != NULL && *told != '\0')
    return told;
  if (environment != NULL && *environment != '\0')
    return environment;

  return self != NULL ? self->dns : NULL;
}

char *
bounce_settings_dup_state_dir (void)
{
  return g_build_filename (g_get_user_state_dir (), FOLDER, NULL);
}

GDateTime *
bounce_settings_now (void)
{
  const char *told = g_getenv ("BOUNCE_INSPECTOR_NOW");
  GDateTime *now = NULL;

  if (told != NULL)
    {
      g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

      now = g_date_time_new_from_iso8601 (told, utc);
    }

  return now != NULL ? now : g_date_time_new_now_local ();
}

void
bounce_settings_free (BounceSettings *self)
{
  if (self == NULL)
    return;

  g_free (self->config_dir);
  g_strfreev (self->own_domains);
  g_strfreev (self->own_servers);
  g_free (self->dns);
  g_strfreev (self->lists_on);
  g_strfreev (self->lists_off);
  g_strfreev (self->lists_registered);
  g_strfreev (self->lists_dead);
  g_strfreev (self->problems);
  g_free (self);
}
