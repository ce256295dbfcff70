/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* All paths of a command, one message at a time. */
#pragma once

#include "command-account.h"

G_BEGIN_DECLS

/* @label: the file as it is told. Return FALSE to stop. */
typedef gboolean (*CommandWalkFunc) (const BounceScanItem *item,
                                     const char           *label,
                                     gpointer              user_data);

/* Tells troubles and counts; what can be read is handed over. */
void command_walk (CommandContext       *context,
                   char                **paths,
                   CommandAccount       *account,
                   CommandWalkFunc       func,
                   gpointer              user_data);

/* What is wrong with @path itself. */
void command_walk_tell (CommandContext       *context,
                        const char           *path,
                        const GError         *error);
/* @path as it is told in troubles: its name, or "standard input". */
const char *command_walk_get_place (const char *path);

G_END_DECLS
