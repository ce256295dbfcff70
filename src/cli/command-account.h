/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of every message: the last line, and the moving one. */
#pragma once

#include "command.h"

G_BEGIN_DECLS

typedef struct
{
  guint  messages;
  guint  kinds[BOUNCE_N_KINDS];
  guint  recipients;             /* failed ones                                 */
  gint64 shown;                  /* when progress was shown last                */
} CommandAccount;

void  command_account_add      (CommandAccount       *self,
                                const BounceScanItem *item);
/* "12 messages: 3 failures (4 recipients), …" */
char *command_account_dup_line (const CommandAccount *self);
/* Now and then, on a terminal. */
void  command_account_progress (CommandAccount       *self,
                                CommandContext       *context);
/* The line on stderr, in place of the progress. */
void  command_account_tell     (const CommandAccount *self,
                                CommandContext       *context);

G_END_DECLS
