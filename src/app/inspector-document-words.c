/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The words about open files, as pure functions. */
#include "inspector-document-words.h"

#include "inspector-safe.h"

#include <glib/gi18n.h>
#include <string.h>

static char *
dup_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = base != NULL ? g_filename_display_name (base) : g_file_get_parse_name (file);

  return inspector_safe_dup_plain (name);
}

char *
inspector_document_words_dup_title (GFile *file,
                                    guint  n_files)
{
  if (n_files == 0 || (n_files == 1 && file == NULL))
    return g_strdup ("");
  if (n_files == 1)
    return dup_name (file);

  return g_strdup_printf (ngettext ("%'u mailbox", "%'u mailboxes", n_files), n_files);
}

char *
inspector_document_words_dup_place (GFile *file)
{
  g_autofree char *name = g_file_get_parse_name (file);
  const char *home = g_get_home_dir ();
  gsize length = strlen (home);
  g_autofree char *place = NULL;

  if (length > 1 && g_str_has_prefix (name, home) && name[length] == G_DIR_SEPARATOR)
    place = g_strconcat ("~", name + length, NULL);

  return inspector_safe_dup_plain (place != NULL ? place : name);
}

char *
inspector_document_words_dup_message (GFile    *file,
                                      gboolean  is_mailbox,
                                      guint     number)
{
  g_autofree char *name = dup_name (file);

  if (!is_mailbox)
    return g_steal_pointer (&name);

  /* Translators: a file's name, and which message in it: "bounces.mbox, message 12" */
  return g_strdup_printf (_("%1$s, message %2$'u"), name, number);
}

/* The core's own errors are sentences; what GIO says names paths and calls. */
char *
inspector_document_words_dup_sentence (const GError *error)
{
  if (g_error_matches (error, BOUNCE_MAILBOX_ERROR, BOUNCE_MAILBOX_ERROR_CHANGED))
    return g_strdup (_("Another program has changed this mailbox since it was read. Reload it."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return g_strdup (_("It is no longer there. Another program may have moved or deleted it."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return g_strdup (_("You are not allowed to read it."));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_MOUNTED)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
    return g_strdup (_("This place cannot be read from here. Copy the file to this computer, and open the copy."));

  return inspector_safe_dup_plain (error->message);
}

char *
inspector_document_words_dup_count (guint count)
{
  return g_strdup_printf ("%'u", count);
}

char *
inspector_document_words_dup_row (const char *name,
                                  guint       count)
{
  /* Translators: a row of the sidebar as it is read aloud: "Unknown address, 2702" */
  return g_strdup_printf (_("%1$s, %2$u"), name, count);
}

const char *
inspector_document_words_get_problems (void)
{
  return _("Problems");
}
