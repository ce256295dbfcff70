/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Remembers what was decided about words already met; servers repeat
 * themselves.  Locked: any thread may ask. */
#pragma once

#include "bounce-rule.h"

G_BEGIN_DECLS

typedef enum
{
  BOUNCE_BASIS_NOTHING,
  BOUNCE_BASIS_INNER,            /* words of the innermost reply                */
  BOUNCE_BASIS_WHOLE,            /* words around it                             */
  BOUNCE_BASIS_STATUS,           /* its enhanced status                         */
  BOUNCE_BASIS_CODE,
  BOUNCE_BASIS_FIELD,            /* the report's Status field                   */
  BOUNCE_BASIS_BODY              /* words of the human part                     */
} BounceBasis;

typedef struct
{
  const BounceRule *rule;        /* NULL: none fits                             */
  BounceBasis       basis;
  gboolean          doubt;
} BounceDecision;

typedef struct _BounceRulesCache BounceRulesCache;

BounceRulesCache *bounce_rules_cache_new    (void);
void              bounce_rules_cache_free   (BounceRulesCache      *self);
/* All that decides, as one text; NULL when too long to be kept. @words and
 * @body are folded. */
char             *bounce_rules_cache_key    (const BounceStatement *statement,
                                             const char            *words,
                                             gsize                  mark,
                                             const char            *body);
gboolean          bounce_rules_cache_lookup (BounceRulesCache      *self,
                                             const char            *key,
                                             BounceDecision        *decision);
/* Takes @key. */
void              bounce_rules_cache_store  (BounceRulesCache      *self,
                                             char                  *key,
                                             const BounceDecision  *decision);

G_END_DECLS
