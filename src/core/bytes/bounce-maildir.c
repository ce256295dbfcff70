/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of messages in a Maildir: a unique part, what a server adds behind a
 * comma (Dovecot's ",S=1234"), and flags behind a colon (":2,S"). */
#include "bounce-maildir.h"

#include <string.h>

/* All that no rename touches. */
static gsize
get_unique (const char *name)
{
  return strcspn (name, ":,");
}

static GFile *
find_in (GFile      *maildir,
         const char *folder,
         const char *wanted)
{
  g_autoptr (GFile) place = g_file_get_child (maildir, folder);
  gsize length = get_unique (wanted);
  g_autoptr (GDir) dir = g_file_peek_path (place) != NULL ? g_dir_open (g_file_peek_path (place), 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (strncmp (name, wanted, length) == 0 && get_unique (name) == length && strcmp (name, wanted) != 0)
      return g_file_get_child (place, name);

  return NULL;
}

GFile *
bounce_maildir_find_renamed (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFile) maildir = folder != NULL ? g_file_get_parent (folder) : NULL;
  g_autofree char *where = folder != NULL ? g_file_get_basename (folder) : NULL;
  g_autofree char *name = g_file_get_basename (file);
  GFile *found;

  if (maildir == NULL || name == NULL || get_unique (name) == 0
      || (strcmp (where, "cur") != 0 && strcmp (where, "new") != 0))
    return NULL;

  found = find_in (maildir, "cur", name);
  return found != NULL ? found : find_in (maildir, "new", name);
}

/* Where to look once more after @error, which is taken back then; or NULL. */
static GFile *
try_again (GFile   *file,
           GError **error)
{
  GFile *renamed = NULL;

  if (g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    renamed = bounce_maildir_find_renamed (file);
  if (renamed != NULL)
    g_clear_error (error);

  return renamed;
}

BounceMailbox *
bounce_maildir_open (GFile         *file,
                     GCancellable  *cancellable,
                     GError       **error)
{
  GError *local_error = NULL;
  BounceMailbox *mailbox = bounce_mailbox_open (file, cancellable, &local_error);
  g_autoptr (GFile) renamed = try_again (file, &local_error);

  if (renamed != NULL)
    mailbox = bounce_mailbox_open (renamed, cancellable, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, local_error);

  return mailbox;
}

BounceSource *
bounce_maildir_open_source (GFile              *file,
                            BounceSourceFacts  *facts,
                            GCancellable       *cancellable,
                            GError            **error)
{
  GError *local_error = NULL;
  BounceSource *source = bounce_source_open (file, facts, cancellable, &local_error);
  g_autoptr (GFile) renamed = try_again (file, &local_error);

  if (renamed != NULL)
    source = bounce_source_open (renamed, facts, cancellable, &local_error);
  if (local_error != NULL)
    g_propagate_error (error, local_error);

  return source;
}
