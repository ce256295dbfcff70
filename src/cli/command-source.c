/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells names of files. */
#include "command-source.h"

#include <string.h>

char *
command_source_dup_name (const char *path)
{
  GString *name = g_string_new (NULL);
  const char *end;

  while (!g_utf8_validate (path, -1, &end))
    {
      g_string_append_len (name, path, end - path);
      g_string_append_printf (name, "%%%02X", (guchar) *end);
      path = end + 1;
    }
  g_string_append (name, path);

  return g_string_free (name, FALSE);
}

char *
command_source_dup_label (const char *path,
                          GFile      *file)
{
  g_autoptr (GFile) root = NULL;
  g_autofree char *below = NULL;
  g_autofree char *full = NULL;

  if (file == NULL)
    return g_strdup ("-");

  root = g_file_new_for_path (path);
  below = g_file_get_relative_path (root, file);
  if (below != NULL)
    full = g_strconcat (path, g_str_has_suffix (path, "/") ? "" : "/", below, NULL);
  else
    full = g_file_equal (root, file) ? g_strdup (path) : g_file_get_path (file);

  return command_source_dup_name (full);
}
