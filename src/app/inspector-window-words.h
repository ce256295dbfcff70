/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the window and its list, as pure functions. To be freed. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "12 of 340" */
char *inspector_window_words_dup_count       (guint       shown,
                                              guint       all);
/* What an empty list says: @searching for words, or that there is nothing of
 * this sort in @messages. */
char *inspector_window_words_dup_nothing     (gboolean    searching);
char *inspector_window_words_dup_nothing_why (gboolean    searching,
                                              guint       messages);
/* "Stopped at 40 % · 300 bounces so far" */
char *inspector_window_words_dup_stopped     (double      fraction,
                                              guint       bounces);
/* For screen readers, when all is read. */
char *inspector_window_words_dup_finished    (guint       bounces,
                                              guint       messages);
/* An addition of that many messages. */
char *inspector_window_words_dup_added       (guint       messages);
/* The own rules or settings cannot be read; @why as the core says it. */
char *inspector_window_words_dup_not_loaded  (const char *why);
/* Rows of a mailbox that was found or opened before, for screen readers. */
char *inspector_window_words_dup_open        (const char *name);

G_END_DECLS
