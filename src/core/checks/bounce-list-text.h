/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that a list sends along (TXT), made harmless to show. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BOUNCE_LIST_TEXT_MAX 300   /* characters                                */

/* @values: hostile bytes. Valid UTF-8 in one line, without controls and marks
 * that turn or hide text, keys masked, at most BOUNCE_LIST_TEXT_MAX characters.
 * NULL when nothing is left. To be freed. */
char *bounce_list_text_dup_clean (const char * const *values);

G_END_DECLS
