/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes settings.ini back: what differs, and nothing that others wrote. */
#include "bounce-settings.h"

#include "bounce-settings-file.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

/* A link of somebody who keeps his settings elsewhere stays a link. */
static char *
dup_path (const BounceSettings *self)
{
  g_autofree char *path = g_build_filename (self->config_dir, BOUNCE_SETTINGS_FILE_NAME, NULL);
  char *real = realpath (path, NULL);
  char *result = g_strdup (real != NULL ? real : path);

  free (real);
  return result;
}

/* What stands there: @file with its comments, and @old as we read it. */
static gboolean
load_old (const char      *path,
          GKeyFile        *file,
          BounceSettings  *old,
          GError         **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!g_file_get_contents (path, &text, NULL, &local_error))
    {
      if (g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (!g_key_file_load_from_data (file, text, -1, G_KEY_FILE_KEEP_COMMENTS | G_KEY_FILE_KEEP_TRANSLATIONS, &local_error))
    {
      g_autofree char *place = g_filename_display_name (path);

      g_propagate_prefixed_error (error, g_steal_pointer (&local_error), "%s: ", place);
      return FALSE;
    }
  bounce_settings_file_read (old, text, path);

  return TRUE;
}

/* @value: NULL removes it. Removing a comment's key leaves the comment. */
static void
write_value (GKeyFile   *file,
             const char *group,
             const char *key,
             const char *value)
{
  if (value != NULL)
    g_key_file_set_string (file, group, key, value);
  else if (g_key_file_has_group (file, group))
    g_key_file_remove_key (file, group, key, NULL);
}

static void
write_names (GKeyFile   *file,
             const char *group,
             const char *key,
             char      **names,
             char      **old)
{
  static const char * const none[] = { NULL };
  const char * const *now = names != NULL ? (const char * const *) names : none;
  const char * const *before = old != NULL ? (const char * const *) old : none;
  g_autofree char *joined = NULL;

  if (g_strv_equal (now, before))
    return;

  joined = g_strjoinv (";", (char **) now);
  write_value (file, group, key, *now != NULL ? joined : NULL);
}

static void
write_commercial (GKeyFile         *file,
                  BounceCommercial  commercial)
{
  static const char * const words[] = {
    [BOUNCE_COMMERCIAL_NOT_ASKED] = NULL,
    [BOUNCE_COMMERCIAL_NO] = "no",
    [BOUNCE_COMMERCIAL_YES] = "yes",
  };

  write_value (file, "checks", "commercial", words[commercial]);
}

static void
write_deadline (GKeyFile *file,
                guint     milliseconds)
{
  char seconds[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (seconds, sizeof seconds, "%g", milliseconds / 1000.0);
  write_value (file, "checks", "deadline", milliseconds > 0 ? seconds : NULL);
}

static void
write_differences (GKeyFile             *file,
                   const BounceSettings *self,
                   const BounceSettings *old)
{
  write_names (file, "own", "domains", self->own_domains, old->own_domains);
  write_names (file, "own", "servers", self->own_servers, old->own_servers);
  if (g_strcmp0 (self->dns, old->dns) != 0)
    write_value (file, "checks", "dns", self->dns);
  write_names (file, "checks", "on", self->lists_on, old->lists_on);
  write_names (file, "checks", "off", self->lists_off, old->lists_off);
  write_names (file, "checks", "registered", self->lists_registered, old->lists_registered);
  write_names (file, "checks", "dead", self->lists_dead, old->lists_dead);
  if (self->commercial != old->commercial)
    write_commercial (file, self->commercial);
  if (self->deadline != old->deadline)
    write_deadline (file, self->deadline);
}

static gboolean
make_folder (const char  *folder,
             GError     **error)
{
  int saved;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;

  saved = errno;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (saved), "%s: %s", folder, g_strerror (saved));
  return FALSE;
}

static gboolean
write_file (GKeyFile    *file,
            const char  *path,
            GError     **error)
{
  g_autofree char *text = g_key_file_to_data (file, NULL, NULL);
  GStatBuf status;
  int mode = g_stat (path, &status) == 0 ? (int) (status.st_mode & 0777) : 0600;

  return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, mode, error);
}

gboolean
bounce_settings_save (const BounceSettings  *self,
                      GError               **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (BounceSettings) old = g_new0 (BounceSettings, 1);
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_return_val_if_fail (self != NULL && self->config_dir != NULL, FALSE);

  path = dup_path (self);
  if (!load_old (path, file, old, error))
    return FALSE;
  before = g_key_file_to_data (file, NULL, NULL);
  write_differences (file, self, old);
  after = g_key_file_to_data (file, NULL, NULL);
  if (strcmp (before, after) == 0)
    return TRUE;

  return make_folder (self->config_dir, error) && write_file (file, path, error);
}
