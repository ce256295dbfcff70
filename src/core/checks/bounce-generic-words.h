/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What single words in a host name, and the ends of hosting companies' names,
 * tell about it. Tables alone. */
#pragma once

#include "bounce-generic-name.h"

G_BEGIN_DECLS

typedef struct
{
  BounceGenericReason reason;
  int                 points;
  int                 points_with_number;   /* "client-42": counted, not named  */
} BounceGenericWord;

/* @letters: a run of letters of a name, lower case, without the digits beside
 * it; FALSE when it tells nothing. */
gboolean    bounce_generic_words_find        (const char        *letters,
                                              BounceGenericWord *word);
/* The ending by which a hosting company's name for a new machine is known, or
 * NULL. @name: lower case. */
const char *bounce_generic_words_find_ending (const char        *name);

G_END_DECLS
