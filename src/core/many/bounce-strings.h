/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Each text once, known by a number. Grows only. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BounceStrings BounceStrings;

BounceStrings *bounce_strings_new    (void);
/* NULL is 0. The same text gives the same number. */
guint32        bounce_strings_add    (BounceStrings *self,
                                      const char    *text);
/* 0 is NULL. Borrowed for as long as the strings live. */
const char    *bounce_strings_get    (BounceStrings *self,
                                      guint32        number);
/* One more than the highest number. */
guint          bounce_strings_get_length (BounceStrings *self);
/* Bytes held. */
gsize          bounce_strings_get_size   (BounceStrings *self);
void           bounce_strings_free   (BounceStrings *self);

/* A copy of at most @most bytes that ends with a whole character. */
char          *bounce_strings_dup_capped (const char   *text,
                                          gsize         most);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceStrings, bounce_strings_free)

G_END_DECLS
