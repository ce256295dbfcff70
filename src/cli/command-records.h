/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Text with one server reply a record, taken apart. Knows text, not what it
 * means: a line is a record; "550-" lines and folded ones go on. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* More of one record than this is left out. */
#define COMMAND_RECORDS_MAX (64 * 1024)

typedef void (*CommandRecordFunc) (const char *record,
                                   gpointer    user_data);

typedef struct _CommandRecords CommandRecords;

CommandRecords *command_records_new    (CommandRecordFunc  func,
                                        gpointer           user_data);
/* The result does not depend on how the bytes are cut into calls. */
void            command_records_feed   (CommandRecords    *self,
                                        const char        *bytes,
                                        gsize              length);
/* What is still held, and the end. Frees; the number of records. */
guint           command_records_finish (CommandRecords    *self);

G_END_DECLS
