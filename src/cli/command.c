/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What all commands share. */
#include "command.h"

#include "command-source.h"

#include <glib/gi18n.h>

#include <string.h>

static void
say (CommandContext *context,
     const char     *place,
     const char     *what)
{
  g_autofree char *name = place != NULL ? command_source_dup_name (place) : NULL;
  g_autofree char *harmless = bounce_writer_dup_harmless (what);
  g_autofree char *where = name != NULL ? bounce_writer_dup_harmless (name) : NULL;

  if (context != NULL && context->progress)
    g_printerr ("\r\033[K");
  if (where != NULL)
    g_printerr (COMMAND_PROGRAM ": %s: %s\n", where, harmless);
  else
    g_printerr (COMMAND_PROGRAM ": %s\n", harmless);
}

void
command_trouble (CommandContext *context,
                 const char     *place,
                 const char     *what)
{
  if (context != NULL)
    context->status = COMMAND_STATUS_TROUBLE;
  say (context, place, what);
}

void
command_notice (CommandContext *context,
                const char     *place,
                const char     *what)
{
  say (context, place, what);
}

static void
tell_output_error (CommandContext *context,
                   const GError   *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE))
    command_trouble (context, _("standard output"), error->message);
}

BounceWriter *
command_open_writer (CommandContext *context,
                     BounceFormat    format)
{
  BounceWriter *writer = bounce_writer_new (context->out, format);

  bounce_writer_set_colour (writer, context->colour);

  return writer;
}

void
command_close_writer (CommandContext *context,
                      BounceWriter   *writer)
{
  g_autoptr (GError) error = NULL;

  if (!bounce_writer_close (writer, &error))
    tell_output_error (context, error);
}

void
command_print (CommandContext *context,
               const char     *text)
{
  g_autoptr (GError) error = NULL;

  if (!g_output_stream_write_all (context->out, text, strlen (text), NULL, NULL, &error))
    tell_output_error (context, error);
}
