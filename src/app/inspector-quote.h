/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Which words of a message are shown as its reason, and which part of them
 * decided. */
#pragma once

#include "bounce.h"

G_BEGIN_DECLS

typedef struct
{
  char  *text;                   /* tainted, perhaps of several lines           */
  gsize  start, length;          /* bytes of @text that decided; none when 0    */
} InspectorQuote;

/* The server's words, or NULL when the message quotes none. */
InspectorQuote *inspector_quote_new_server  (const BounceCase    *one);
/* The human words, where they decided or where there are no others; or NULL. */
InspectorQuote *inspector_quote_new_message (const BounceReading *reading,
                                             const BounceCase    *one);
/* For the screen: safe, around the part that decided when @max characters do
 * not hold all of it; *@start and *@length are bytes of what is returned, and
 * *@cut says whether something was left out. */
char           *inspector_quote_dup_shown   (const InspectorQuote *self,
                                             guint                max,
                                             gsize               *start,
                                             gsize               *length,
                                             gboolean            *cut);
void            inspector_quote_free        (InspectorQuote      *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (InspectorQuote, inspector_quote_free)

G_END_DECLS
