/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes blocklists.ini line by line: GKeyFile would refuse what our own
 * reader takes, and lose what it does not know. */
#include "bounce-own-lists.h"

#include "bounce-blocklists-file.h"
#include "bounce-blocklists-row.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define FILE_NAME "blocklists.ini"

char *
bounce_own_lists_dup_zone (BounceBlocklists  *lists,
                           const char        *typed,
                           GError           **error)
{
  g_autofree char *zone = NULL;

  g_return_val_if_fail (typed != NULL, NULL);

  zone = bounce_blocklists_dup_zone (typed);
  if (zone == NULL)
    {
      g_set_error_literal (error, BOUNCE_BLOCKLISTS_ERROR, BOUNCE_BLOCKLISTS_ERROR_BAD_ZONE, "no zone of a list");
      return NULL;
    }
  for (guint i = 0; lists != NULL && i < bounce_blocklists_get_length (lists); i++)
    if (strcmp (bounce_blocklists_get (lists, i)->zone, zone) == 0)
      {
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_EXISTS, "there is such a list");
        return NULL;
      }

  return g_steal_pointer (&zone);
}

/* A link of somebody who keeps his settings elsewhere stays a link. */
static char *
dup_path (const char *config_dir)
{
  g_autofree char *path = g_build_filename (config_dir, FILE_NAME, NULL);
  char *real = realpath (path, NULL);
  char *result = g_strdup (real != NULL ? real : path);

  free (real);
  return result;
}

/* A missing file is an empty one. */
static char *
load (const char  *path,
      GError     **error)
{
  g_autoptr (GError) mine = NULL;
  char *text = NULL;

  if (g_file_get_contents (path, &text, NULL, &mine))
    return text;
  if (g_error_matches (mine, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return g_strdup ("");
  g_propagate_error (error, g_steal_pointer (&mine));

  return NULL;
}

static gboolean
save (const char    *config_dir,
      const char    *path,
      const GString *text,
      GError       **error)
{
  GStatBuf status;
  int mode = g_stat (path, &status) == 0 ? (int) (status.st_mode & 0777) : 0600;

  if (text->len > BOUNCE_BLOCKLISTS_FILE_MAX)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "%s would be too long", path);
      return FALSE;
    }
  if (g_mkdir_with_parents (config_dir, 0700) != 0)
    {
      int saved = errno;

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (saved), "%s: %s", config_dir, g_strerror (saved));
      return FALSE;
    }

  return g_file_set_contents_full (path, text->str, text->len, G_FILE_SET_CONTENTS_CONSISTENT, mode, error);
}

/* The zone of a line "[zone]"; NULL for other lines. */
static char *
dup_group (const char *line)
{
  g_autofree char *plain = g_strstrip (g_strdup (line));
  gsize n = strlen (plain);

  if (*plain != '[')
    return NULL;
  if (plain[n - 1] == ']')
    plain[n - 1] = '\0';

  return bounce_blocklists_dup_zone (plain + 1);
}

static gboolean
is_group (const char *line)
{
  return line[strspn (line, " \t\r")] == '[';
}

static gboolean
is_setting (const char *line)
{
  char first = line[strspn (line, " \t\r")];

  return first != '\0' && first != '#' && first != '[';
}

/* Marks the lines from a group's heading to its last setting: a comment after
 * that belongs to what follows. */
static gboolean
mark_groups (char       **lines,
             const char  *zone,
             gboolean    *gone)
{
  gboolean found = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *group = dup_group (lines[i]);
      guint last = i;

      if (g_strcmp0 (group, zone) != 0)
        continue;
      for (guint j = i + 1; lines[j] != NULL && !is_group (lines[j]); j++)
        if (is_setting (lines[j]))
          last = j;
      for (guint j = i; j <= last; j++)
        gone[j] = TRUE;
      /* The empty line that was put after it goes with it. */
      if (lines[last + 1] != NULL && *lines[last + 1] == '\0' && lines[last + 2] != NULL)
        gone[last + 1] = TRUE;
      found = TRUE;
    }

  return found;
}

/* One line; the reader takes everything behind the first "=" as it stands. */
static char *
dup_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autoptr (GString) plain = g_string_new (NULL);
  guint n = 0;

  for (const char *at = valid; *at != '\0' && n < BOUNCE_OWN_LISTS_MAX_NAME; at = g_utf8_next_char (at), n++)
    g_string_append_unichar (plain, g_unichar_iscntrl (g_utf8_get_char (at)) ? ' ' : g_utf8_get_char (at));

  return g_strdup (g_strstrip (plain->str));
}

gboolean
bounce_own_lists_add (const char  *config_dir,
                      const char  *zone,
                      const char  *name,
                      gboolean     ipv4,
                      gboolean     ipv6,
                      gboolean     domain,
                      GError     **error)
{
  g_autofree char *path = NULL;
  g_autofree char *old = NULL;
  g_autofree char *plain = NULL;
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (config_dir != NULL && zone != NULL, FALSE);
  g_return_val_if_fail (ipv4 || ipv6 || domain, FALSE);

  path = dup_path (config_dir);
  old = load (path, error);
  if (old == NULL)
    return FALSE;
  plain = dup_name (name != NULL ? name : "");
  text = g_string_new (old);
  if (text->len > 0)
    g_string_append (text, text->str[text->len - 1] == '\n' ? "\n" : "\n\n");
  g_string_append_printf (text, "[%s]\n", zone);
  if (*plain != '\0')
    g_string_append_printf (text, "name = %s\n", plain);
  g_string_append_printf (text, "families =%s%s%s\n", ipv4 ? " ipv4" : "", ipv6 ? " ipv6" : "", domain ? " domain" : "");

  return save (config_dir, path, text, error);
}

gboolean
bounce_own_lists_remove (const char  *config_dir,
                         const char  *zone,
                         GError     **error)
{
  g_autofree char *path = NULL;
  g_autofree char *old = NULL;
  g_autofree gboolean *gone = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (config_dir != NULL && zone != NULL, FALSE);

  path = dup_path (config_dir);
  old = load (path, error);
  if (old == NULL)
    return FALSE;
  lines = g_strsplit (old, "\n", -1);
  gone = g_new0 (gboolean, g_strv_length (lines) + 1);
  if (!mark_groups (lines, zone, gone))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "“%s” does not stand in %s", zone, path);
      return FALSE;
    }
  for (guint i = 0; lines[i] != NULL; i++)
    if (!gone[i])
      g_string_append_printf (text, "%s%s", lines[i], lines[i + 1] != NULL ? "\n" : "");

  return save (config_dir, path, text, error);
}
