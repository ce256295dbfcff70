/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The words about open files, as pure functions. Names of files come out safe.
 * To be freed. */
#pragma once

#include "bounce.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The one file's name, or "3 mailboxes"; "" for none. */
char *inspector_document_words_dup_title    (GFile        *file,
                                             guint         n_files);
/* "~/mail/bounces.mbox" */
char *inspector_document_words_dup_place    (GFile        *file);
/* "bounces.mbox, message 12"; of a file that is one message, its name. */
char *inspector_document_words_dup_message  (GFile        *file,
                                             gboolean      is_mailbox,
                                             guint         number);
/* What to tell of a file that could not be read: a sentence. */
char *inspector_document_words_dup_sentence (const GError *error);

/* "2 702" */
char *inspector_document_words_dup_count    (guint         count);
/* "Unknown address, 2702": a row of the sidebar, read aloud. */
char *inspector_document_words_dup_row      (const char   *name,
                                             guint         count);
/* "Problems" */
const char *inspector_document_words_get_problems (void);

G_END_DECLS
