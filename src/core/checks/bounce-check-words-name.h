/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Strangers' names within our sentences: for the files of words alone. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One harmless line, see bounce-list-text.h; "?" when nothing is left, or NULL
 * was given. To be freed. */
char *bounce_check_words_dup_name (const char *tainted);

G_END_DECLS
