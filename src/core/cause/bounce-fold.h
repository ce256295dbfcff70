/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Words made comparable: small letters, plain quotes and dashes, no accents,
 * single spaces, every mail address a bare "@". */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What lies behind this much of one text is not looked at. */
#define BOUNCE_FOLD_LIMIT 16384

typedef struct
{
  char  *text;                   /* folded, NUL-terminated                      */
  gsize  length;
  gsize  mark;                   /* where the byte at the asked mark came out   */
} BounceFold;

/* @mark: an offset in @text to follow; give 0 when none is wanted. What is
 * folded begins at most BOUNCE_FOLD_LIMIT before the mark. */
void  bounce_fold_init   (BounceFold *self,
                          const char *text,
                          gsize       mark);
void  bounce_fold_clear  (BounceFold *self);
char *bounce_fold_dup    (const char *text);
/* Where the folded bytes from @from to @to (not included) stand in @text,
 * which was folded with this @mark. */
void  bounce_fold_locate (const char *text,
                          gsize       mark,
                          gsize       from,
                          gsize       to,
                          guint      *start,
                          guint      *length);

G_END_DECLS
