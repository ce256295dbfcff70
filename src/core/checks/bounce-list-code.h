/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of blocklists.ini that says what an answer of a list means, and what
 * an answer means by all lines of its list. */
#pragma once

#include "bounce-blocklists.h"

G_BEGIN_DECLS

typedef enum
{
  BOUNCE_LIST_CODE_VALUE,        /* "code 127.0.0.4": octets between two bounds */
  BOUNCE_LIST_CODE_BIT,          /* "bit 8": of the last octet                  */
  BOUNCE_LIST_CODE_CATEGORY,     /* "category 5": the third octet (dnswl)       */
  BOUNCE_LIST_CODE_TRUST         /* "trust 2": the last octet (dnswl)           */
} BounceListCodeType;

typedef struct
{
  BounceListCodeType  type;
  guint8              low[4], high[4];   /* of others than VALUE: [3] alone     */
  BounceCodeMeaning   meaning;
  BounceListKind      kind;      /* BOUNCE_N_LIST_KINDS: the list's own         */
  const char         *words;     /* borrowed from @strings                      */
} BounceListCode;

/* "code 10-11", "listed policy: in a range of end users". FALSE for what is no
 * such line: BOUNCE_BLOCKLISTS_ERROR_BAD_CODE. */
gboolean          bounce_list_code_parse (BounceListCode         *self,
                                          const char             *key,
                                          const char             *value,
                                          GStringChunk           *strings,
                                          GError                **error);
/* @codes: of BounceListCode, the first that fits decides. @value: four octets.
 * The other arguments: see bounce_blocklists_read_code (). */
BounceCodeMeaning bounce_list_code_read  (const BounceBlocklist  *list,
                                          GArray                 *codes,
                                          const guint8           *value,
                                          gboolean               *known,
                                          GPtrArray              *reasons,
                                          BounceListKind         *kind);
/* "spam-source" …: FALSE for what is no kind. */
gboolean          bounce_list_kind_from_id (const char           *id,
                                            BounceListKind       *kind);
/* An address that sends spam and stands in a range of end users is told as one
 * that sends spam. */
gboolean          bounce_list_kind_accuses_more (BounceListKind   one,
                                                 BounceListKind   other);

G_END_DECLS
