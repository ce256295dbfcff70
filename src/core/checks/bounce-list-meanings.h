/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the answers of a list mean, all of them, for whoever wants to know what
 * he switches on. */
#pragma once

#include "bounce-blocklists.h"

G_BEGIN_DECLS

typedef struct
{
  char              *code;       /* "127.0.0.4–7"; of a part alone "…8", "…2.*": see below */
  BounceCodeMeaning  meaning;
  BounceListKind     kind;       /* the list's own when the line names none     */
  const char        *words;      /* of the data file, borrowed from the lists; may be "" */
} BounceListMeaning;

/* In the file's order. A bit or a trust of the last octet is "*.8", a category
 * of the third "*.5.*". Array of BounceListMeaning, owned. */
GPtrArray *bounce_list_meanings_new (const BounceBlocklist *list);

G_END_DECLS
