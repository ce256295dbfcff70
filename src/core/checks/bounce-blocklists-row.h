/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A list with what belongs to it and is not for everybody: its codes. */
#pragma once

#include "bounce-blocklists.h"

G_BEGIN_DECLS

/* Stands for "there is no such test entry" until a row has ended. */
extern const char bounce_blocklists_no_test[];

typedef struct
{
  BounceBlocklist   list;        /* first: a list is its row                    */
  GArray           *codes;       /* of BounceListCode; the first that fits decides */
  char            **aliases;     /* other zones of the same list; never NULL    */
} BounceBlocklistsRow;

BounceBlocklistsRow *bounce_blocklists_row_new  (const char           *zone,
                                                 GStringChunk         *strings);
/* Fills what was not said: RFC 5782's test entries, names. */
void                 bounce_blocklists_row_end  (BounceBlocklistsRow  *self,
                                                 GStringChunk         *strings);
void                 bounce_blocklists_row_free (BounceBlocklistsRow  *self);

/* "zen.spamhaus.org": lower case, no final dot, two labels at least. NULL: no
 * zone. To be freed. */
char                *bounce_blocklists_dup_zone (const char           *text);

G_END_DECLS
