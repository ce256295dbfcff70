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

/* Of text: a place, then recipient, cause, status, date, receiver. */
#define COMMAND_ROW_COLUMNS 6

/* How a place is told: the number alone where there is but one file. */
typedef struct
{
  BounceColumn columns[COMMAND_ROW_COLUMNS];
  gboolean     with_file;
  guint        n_backscatter;    /* rows marked with a star                     */
  guint        n_unproven;       /* with a question mark                        */
} CommandRowText;

/* A row from beginning to end. @text: for a writer of text. */
void       command_row_write         (BounceWriter        *writer,
                                      const CommandRow    *row,
                                      CommandRowText      *text);
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
/* Must outlive the writer, and stay where it is. */
void       command_row_text_init     (CommandRowText      *text,
                                      BounceWriter        *writer,
                                      gboolean             terminal,
                                      gboolean             with_file);
/* RFC 3339 with the zone as written; NULL for NULL. */
char      *command_row_dup_date      (GDateTime           *date);

G_END_DECLS
