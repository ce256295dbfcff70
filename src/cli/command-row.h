/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The one description of a row: every key of `list`, for every format. */
#pragma once

#include "bounce.h"

G_BEGIN_DECLS

/* One line of output. */
typedef struct
{
  const char           *file;    /* as it is told                               */
  const BounceMail     *mail;    /* NULL: unreadable                            */
  const BounceReading  *reading; /* NULL: not parsed, ordinary mail             */
  const BounceCase     *one;     /* in @reading; NULL without one               */
} CommandRow;

/* A row from beginning to end. */
void       command_row_write         (BounceWriter        *writer,
                                      const CommandRow    *row);
/* Its keys alone, into an object that is open. */
void       command_row_add_keys      (BounceWriter        *writer,
                                      const CommandRow    *row);
/* Keys that other commands have as well: reply, status. */
void       command_row_add_numbers   (BounceWriter        *writer,
                                      const BounceCase    *one);
/* group, cause, permanence, who, confidence, suppress, evidence. A case that
 * is no bounce (or NULL) has no cause: null, "none" and "never". */
void       command_row_add_finding   (BounceWriter        *writer,
                                      const BounceCase    *one);
void       command_row_add_host      (BounceWriter        *writer,
                                      const BounceCase    *one);
BounceKind command_row_get_kind      (const CommandRow    *row);
/* For a writer of text: recipient, cause, status, date, receiver. */
void       command_row_set_columns   (BounceWriter        *writer,
                                      gboolean             terminal);
/* RFC 3339 with the zone as written; NULL for NULL. */
char      *command_row_dup_date      (GDateTime           *date);

G_END_DECLS
