/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes the user's rules.tsv whole and at once: a crash leaves the old one. */
#include "bounce-own-rules.h"

#include "bounce-rules-file.h"
#include "bounce-rules-proof.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define FILE_NAME "rules.tsv"

/* Columns of a line that say when it holds. */
enum { SCOPE = 3, TEST = 4, PATTERN = 5 };

void
bounce_own_change_free (BounceOwnChange *self)
{
  if (self == NULL)
    return;

  g_free (self->line);
  g_free (self->instead_of);
  g_free (self);
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

/* Lines without their ends; none when there is no file yet. */
static GPtrArray *
read_lines (const char  *path,
            GError     **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) problem = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;

  if (!g_file_get_contents (path, &text, NULL, &problem))
    {
      if (g_error_matches (problem, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return g_steal_pointer (&lines);
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  parts = g_strsplit (text, "\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (parts[i + 1] != NULL || *parts[i] != '\0')
      g_ptr_array_add (lines, g_strdup (parts[i]));

  return g_steal_pointer (&lines);
}

static char *
join (GPtrArray *lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) lines->pdata[i]);

  return g_string_free (text, FALSE);
}

static gboolean
write_lines (const char  *path,
             GPtrArray   *lines,
             GError     **error)
{
  g_autofree char *text = join (lines);
  g_autofree char *folder = g_path_get_dirname (path);
  GStatBuf status;
  int mode = g_stat (path, &status) == 0 ? (int) (status.st_mode & 0777) : 0600;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int saved = errno;

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (saved), "%s: %s", folder, g_strerror (saved));
      return FALSE;
    }

  return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, mode, error);
}

/* When it holds, as one text; NULL for comments and what is no rule. */
static char *
dup_key (const char *line)
{
  g_auto (GStrv) columns = g_strsplit (line, "\t", -1);

  if (*line == '#' || g_strv_length (columns) <= PATTERN)
    return NULL;

  return g_strdup_printf ("%s\t%s\t%s", g_strstrip (columns[SCOPE]), g_strstrip (columns[TEST]), g_strstrip (columns[PATTERN]));
}

/* The place of the line that holds where @line does, or of the first rule. */
static gboolean
find_place (GPtrArray  *lines,
            const char *line,
            guint      *same,
            guint      *first)
{
  g_autofree char *key = dup_key (line);
  gboolean found = FALSE;

  *first = lines->len;
  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *other = dup_key (lines->pdata[i]);

      if (other != NULL && *first == lines->len)
        *first = i;
      if (other != NULL && g_strcmp0 (other, key) == 0)
        {
          *same = i;
          found = TRUE;
        }
    }

  return found;
}

/* How many lines are good rules, and whether the one at @place is. */
static gboolean
prove (GPtrArray *lines,
       guint      place,
       guint     *n_good,
       char     **problem)
{
  g_autofree char *text = join (lines);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) rules = bounce_rules_file_read_good (bytes, FILE_NAME, problems);
  BounceRulesIndex *index = bounce_rules_proof_keep_good (rules, bounce_rules_index_new (rules), problems);
  g_autofree char *name = g_strdup_printf (FILE_NAME ":%u", place + 1);
  gboolean good = FALSE;

  *n_good = rules->len;
  for (guint i = 0; i < rules->len; i++)
    good |= strcmp (((BounceRule *) rules->pdata[i])->place, name) == 0;
  bounce_rules_index_free (index);
  if (problem != NULL)
    *problem = problems->len > 0 ? g_strdup (problems->pdata[problems->len - 1]) : NULL;

  return good;
}

/* At the end, where it takes nothing from others; when others take its words
 * from it there, in front. */
static gboolean
insert (GPtrArray   *lines,
        const char  *line,
        guint        first,
        GError     **error)
{
  const guint places[] = { lines->len, first };
  g_autofree char *problem = NULL;
  guint before, after;

  prove (lines, 0, &before, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_clear_pointer (&problem, g_free);
      g_ptr_array_insert (lines, places[i], g_strdup (line));
      if (prove (lines, places[i], &after, &problem) && after == before + 1)
        return TRUE;
      g_ptr_array_remove_index (lines, places[i]);
    }
  g_set_error (error, BOUNCE_RULES_ERROR, BOUNCE_RULES_ERROR_BAD_EXAMPLE, "%s", problem != NULL ? problem : line);

  return FALSE;
}

BounceOwnChange *
bounce_own_rules_add (const char  *config_dir,
                      const char  *line,
                      GError     **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (BounceOwnChange) change = g_new0 (BounceOwnChange, 1);
  guint same, first;

  g_return_val_if_fail (config_dir != NULL && line != NULL && strchr (line, '\n') == NULL, NULL);

  path = dup_path (config_dir);
  lines = read_lines (path, error);
  if (lines == NULL)
    return NULL;
  change->line = g_strdup (line);
  if (find_place (lines, line, &same, &first))
    {
      change->instead_of = lines->pdata[same];
      lines->pdata[same] = g_strdup (line);
    }
  else if (!insert (lines, line, first, error))
    return NULL;

  return write_lines (path, lines, error) ? g_steal_pointer (&change) : NULL;
}

gboolean
bounce_own_rules_undo (const char             *config_dir,
                       const BounceOwnChange  *change,
                       GError                **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  g_return_val_if_fail (config_dir != NULL && change != NULL, FALSE);

  path = dup_path (config_dir);
  lines = read_lines (path, error);
  if (lines == NULL)
    return FALSE;
  for (guint i = lines->len; i > 0; i--)
    {
      if (strcmp (lines->pdata[i - 1], change->line) != 0)
        continue;
      g_free (g_ptr_array_steal_index (lines, i - 1));
      if (change->instead_of != NULL)
        g_ptr_array_insert (lines, i - 1, g_strdup (change->instead_of));
      return write_lines (path, lines, error);
    }

  return TRUE;
}
