/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks the paths of a command. */
#include "command-walk.h"

#include "command-source.h"

#include <glib/gi18n.h>

#include <string.h>

#define TOLD_UNREADABLE 10         /* by name, in one folder                      */

typedef struct
{
  CommandContext  *context;
  CommandAccount  *account;
  CommandWalkFunc  func;
  gpointer         user_data;

  const char      *path;
  GFile           *file;         /* the one that @label is about                */
  char            *label;
  guint            n_unreadable; /* below @path                                 */
  gboolean         stopped;
} Walk;

static void
take_label (Walk  *walk,
            GFile *file)
{
  if (walk->label != NULL && file == walk->file)
    return;

  g_free (walk->label);
  walk->label = command_source_dup_label (walk->path, file);
  g_set_object (&walk->file, file);
}

/* A folder may hold anything: what is no mail in it is counted, and told to
 * those who wonder, but is no trouble. */
static void
tell_unreadable (Walk         *walk,
                 const GError *error)
{
  if (!g_error_matches (error, BOUNCE_MAILBOX_ERROR, BOUNCE_MAILBOX_ERROR_NOT_MAIL))
    command_trouble (walk->context, walk->label, error->message);
  else if (walk->n_unreadable++ < TOLD_UNREADABLE)
    command_notice (walk->context, walk->label, error->message);
}

static void
tell_more_unreadable (Walk *walk)
{
  guint more = walk->n_unreadable - MIN (walk->n_unreadable, TOLD_UNREADABLE);
  g_autofree char *what = NULL;

  walk->n_unreadable = 0;
  if (more == 0)
    return;

  what = g_strdup_printf (ngettext ("and %u more that is no mail", "and %u more that are no mail", more), more);
  command_notice (walk->context, walk->path, what);
}

static gboolean
walk_item (const BounceScanItem *item,
           gpointer              user_data)
{
  Walk *walk = user_data;

  take_label (walk, item->file);
  if (item->error != NULL)
    tell_unreadable (walk, item->error);
  command_account_add (walk->account, item);
  command_account_progress (walk->account, walk->context);
  walk->stopped = !walk->func (item, walk->label, walk->user_data);

  return !walk->stopped;
}

const char *
command_walk_get_place (const char *path)
{
  return strcmp (path, "-") == 0 ? _("standard input") : path;
}

void
command_walk_tell (CommandContext *context,
                   const char     *path,
                   const GError   *error)
{
  /* GIO's sentence names the file a second time. */
  gboolean missing = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);

  command_trouble (context, command_walk_get_place (path), missing ? _("there is no such file or folder") : error->message);
}

void
command_walk (CommandContext   *context,
              char            **paths,
              CommandAccount   *account,
              CommandWalkFunc   func,
              gpointer          user_data)
{
  Walk walk = { .context = context, .account = account, .func = func, .user_data = user_data };

  for (guint i = 0; paths[i] != NULL && !walk.stopped; i++)
    {
      g_autoptr (GError) error = NULL;
      guint before = account->messages;

      walk.path = paths[i];
      g_clear_pointer (&walk.label, g_free);
      if (!bounce_scan_foreach (paths[i], context->rules, context->settings, walk_item, &walk, NULL, &error))
        command_walk_tell (context, paths[i], error);
      else if (account->messages == before)
        command_notice (context, command_walk_get_place (paths[i]), _("no messages in it"));
      tell_more_unreadable (&walk);
    }

  g_free (walk.label);
  g_clear_object (&walk.file);
}
