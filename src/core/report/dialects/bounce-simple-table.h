/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Fixed notices as a table: the words that tell one, the words before the
 * recipients, the words before the reason. A new server is a new line here. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  BOUNCE_SIMPLE_EACH      = 1 << 0,  /* the words stand before each recipient, not once before a list */
  BOUNCE_SIMPLE_DELAY     = 1 << 1,  /* still being tried                       */
  BOUNCE_SIMPLE_AUTOMATIC = 1 << 2,  /* weak mark: only from automatic senders  */
  BOUNCE_SIMPLE_WORDS     = 1 << 3,  /* the sentence itself is the reason       */
  BOUNCE_SIMPLE_BEFORE    = 1 << 4,  /* the reason comes before the recipients  */
  BOUNCE_SIMPLE_LOCAL     = 1 << 5,  /* names without the reporter's domain     */
  BOUNCE_SIMPLE_BEHIND    = 1 << 6,  /* the paragraph behind is the reason      */
  BOUNCE_SIMPLE_RETURNED  = 1 << 7,  /* nobody is named but in the returned message */
} BounceSimpleFlags;

/* All phrases folded as in bounce-folded.h; "|" separates alternatives. */
typedef struct
{
  const char        *mark;       /* tells the notice                            */
  const char        *sender;     /* must stand in From or Subject too, or NULL  */
  const char        *recipient;  /* recipients follow                           */
  const char        *reason;     /* the reason follows; NULL: beside them       */
  const char        *reporter;   /* the reporting host follows, or NULL         */
  BounceSimpleFlags  flags;
} BounceSimple;

extern const BounceSimple bounce_simple_table[];
extern const guint        bounce_simple_table_length;

G_END_DECLS
