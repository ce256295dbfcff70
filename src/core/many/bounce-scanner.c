/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks a path message by message: sniff first, parse only what smells. */
#include "bounce-scanner.h"

#include "bounce-sniff.h"

#include <string.h>
#include <unistd.h>

G_DEFINE_QUARK (bounce-scan-error-quark, bounce_scan_error)

typedef struct
{
  BounceRules          *rules;
  const BounceSettings *settings;
  BounceScanFunc        func;
  gpointer              user_data;
  GCancellable         *cancellable;

  GFile                *path;    /* NULL for standard input                     */
  GFile                *file;    /* the one that is read now                    */
  guint                 wanted;  /* only this message, or 0: all                */
  guint                 seen;    /* messages of all files so far                */
  gboolean              stopped; /* @func had enough                            */
  GError               *error;   /* of @path itself                             */
} Walk;

static gboolean
want_candidates (const char *head,
                 gsize       length,
                 gpointer    user_data)
{
  Walk *walk = user_data;

  if (walk->wanted != 0)
    return ++walk->seen == walk->wanted;

  return bounce_sniff_headers (head, length);
}

static gboolean
walk_mail (const BounceMail *mail,
           gpointer          user_data)
{
  Walk *walk = user_data;
  g_autoptr (BounceReading) reading = NULL;
  BounceScanItem item = { .file = walk->file, .mail = mail };

  if (walk->wanted != 0 && mail->bytes == NULL)
    return TRUE;

  if (mail->bytes != NULL)
    item.reading = reading = bounce_reading_new (mail->bytes, walk->rules, walk->settings);
  walk->stopped = !walk->func (&item, walk->user_data) || walk->wanted != 0;

  return !walk->stopped;
}

/* A trouble of the path itself is the walk's; one below it is an item. */
static void
walk_trouble (Walk         *walk,
              GFile        *file,
              const GError *error)
{
  BounceScanItem item = { .file = file, .error = error };

  if (walk->path == NULL || g_file_equal (file, walk->path))
    walk->error = g_error_copy (error);
  else if (walk->wanted == 0)
    walk->stopped = !walk->func (&item, walk->user_data);
}

static void
walk_mailbox (Walk          *walk,
              BounceMailbox *mailbox,
              const GError  *open_error)
{
  g_autoptr (GError) error = NULL;

  if (mailbox == NULL)
    walk_trouble (walk, walk->file, open_error);
  else if (!bounce_mailbox_foreach (mailbox, want_candidates, walk_mail, walk, walk->cancellable, &error)
           && !walk->stopped
           && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    walk_trouble (walk, walk->file, error);
}

static gboolean
walk_file (GFile        *file,
           const GError *error,
           gpointer      user_data)
{
  Walk *walk = user_data;

  walk->file = file;
  if (error != NULL)
    {
      walk_trouble (walk, file, error);
    }
  else
    {
      g_autoptr (GError) open_error = NULL;
      g_autoptr (BounceMailbox) mailbox = bounce_mailbox_open (file, walk->cancellable, &open_error);

      if (!g_cancellable_is_cancelled (walk->cancellable))
        walk_mailbox (walk, mailbox, open_error);
    }

  return !walk->stopped && !g_cancellable_is_cancelled (walk->cancellable);
}

static void
walk_input (Walk *walk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BounceMailbox) mailbox = bounce_mailbox_open_fd (STDIN_FILENO, walk->cancellable, &error);

  walk_mailbox (walk, mailbox, error);
}

static gboolean
walk_run (Walk        *walk,
          const char  *name,
          GError     **error)
{
  if (strcmp (name, "-") == 0)
    {
      walk_input (walk);
    }
  else
    {
      g_autoptr (GFile) path = g_file_new_for_path (name);
      g_autoptr (GError) walk_error = NULL;

      walk->path = path;
      if (!bounce_folder_foreach (path, walk_file, walk, walk->cancellable, &walk_error)
          && !walk->stopped && walk->error == NULL)
        walk->error = g_steal_pointer (&walk_error);
    }

  if (g_cancellable_set_error_if_cancelled (walk->cancellable, error))
    {
      g_clear_error (&walk->error);
      return FALSE;
    }
  if (walk->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&walk->error));
      return FALSE;
    }

  return TRUE;
}

gboolean
bounce_scan_foreach (const char            *path,
                     BounceRules           *rules,
                     const BounceSettings  *settings,
                     BounceScanFunc         func,
                     gpointer               user_data,
                     GCancellable          *cancellable,
                     GError               **error)
{
  Walk walk = {
    .rules = rules,
    .settings = settings,
    .func = func,
    .user_data = user_data,
    .cancellable = cancellable,
  };

  g_return_val_if_fail (path != NULL && rules != NULL && func != NULL, FALSE);

  return walk_run (&walk, path, error);
}

gboolean
bounce_scan_nth (const char            *path,
                 guint                  number,
                 BounceRules           *rules,
                 const BounceSettings  *settings,
                 BounceScanFunc         func,
                 gpointer               user_data,
                 GCancellable          *cancellable,
                 GError               **error)
{
  Walk walk = {
    .rules = rules,
    .settings = settings,
    .func = func,
    .user_data = user_data,
    .cancellable = cancellable,
    .wanted = number,
  };

  g_return_val_if_fail (path != NULL && number > 0 && rules != NULL && func != NULL, FALSE);

  if (!walk_run (&walk, path, error))
    return FALSE;
  if (walk.seen >= number)
    return TRUE;

  g_set_error (error, BOUNCE_SCAN_ERROR, BOUNCE_SCAN_ERROR_NO_SUCH_MESSAGE, "Only %u messages", walk.seen);
  return FALSE;
}

guint
bounce_scan_count (const char   *path,
                   GCancellable *cancellable)
{
  Walk walk = { .cancellable = cancellable, .wanted = G_MAXUINT };

  g_return_val_if_fail (path != NULL, 0);

  if (strcmp (path, "-") == 0)
    return 0;
  walk_run (&walk, path, NULL);

  return walk.seen;
}
