/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Standard input that is either replies or mail: which, is seen by its
 * beginning. */
#pragma once

#include "command-records.h"
#include "command.h"

G_BEGIN_DECLS

typedef void (*CommandInputMailFunc) (GBytes   *mail,
                                      gpointer  user_data);

/* Hands over replies as they come, or the messages of a mailbox. The number of
 * replies or messages; 0 with a trouble told when it cannot be read. */
guint command_input_foreach (CommandContext       *context,
                             CommandRecordFunc     reply_func,
                             CommandInputMailFunc  mail_func,
                             gpointer              user_data);

G_END_DECLS
