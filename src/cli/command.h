/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What all commands share: their options, what they work with, and how they
 * say that something is wrong. The contract is in the manual page. */
#pragma once

#include "bounce.h"

G_BEGIN_DECLS

#define COMMAND_PROGRAM "bounce-inspector-cli"

typedef enum
{
  COMMAND_STATUS_DONE = 0,
  COMMAND_STATUS_BAD = 1,        /* check: something bad was found              */
  COMMAND_STATUS_TROUBLE = 2,    /* wrong usage, or some input was not readable */
  COMMAND_STATUS_UNCHECKED = 3   /* check: nothing could be checked             */
} CommandStatus;

typedef struct
{
  BounceFormat   format;
  gboolean       all;
  guint          message;        /* 0: not told                                 */
  char         **arguments;      /* bytes as given, NULL-terminated; or NULL    */
  const char    *dns, *lists;    /* NULL: not told                              */
  const char    *for_path;
} CommandOptions;

typedef struct
{
  BounceRules    *rules;
  BounceSettings *settings;
  GOutputStream  *out;
  gboolean        terminal;      /* @out is one                                 */
  gboolean        colour;        /* on @out                                     */
  gboolean        progress;      /* may be shown on stderr                      */
  CommandStatus   status;
} CommandContext;

typedef struct
{
  const char *name;
  const char *summary;           /* marked for translation                      */
  const char *arguments;         /* "PATH…", "[HOST…]"                          */
  guint       most;              /* how many arguments, 0: any number           */
  gboolean    takes_csv, takes_all, takes_message;
  gboolean    takes_checks;      /* --dns, --lists, --for instead of arguments  */

  /* Tells troubles through the context. */
  void      (*run) (CommandContext       *context,
                    const CommandOptions *options);
} Command;

extern const Command command_list;
extern const Command command_summary;
extern const Command command_show;
extern const Command command_explain;
extern const Command command_check;

/* The whole program but for the locale: the exit status. */
int   command_main          (int                   argc,
                             char                **argv);

/* "bounce-inspector-cli: PLACE: what is wrong" on stderr; a trouble sets the
 * exit status, a notice does not. @place: bytes, or NULL for none. */
void  command_trouble       (CommandContext       *context,
                             const char           *place,
                             const char           *what);
void  command_notice        (CommandContext       *context,
                             const char           *place,
                             const char           *what);
/* A writer on standard output. */
BounceWriter *command_open_writer (CommandContext *context,
                                   BounceFormat    format);
/* Says what went wrong with the output; a reader that has gone away is no
 * trouble. */
void  command_close_writer  (CommandContext       *context,
                             BounceWriter         *writer);
void  command_print         (CommandContext       *context,
                             const char           *text);

G_END_DECLS
