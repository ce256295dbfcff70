/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Remembers what was decided about words already met; servers repeat
 * themselves.  Locked: any thread may ask. */
#pragma once

#include "bounce-rules-question.h"

G_BEGIN_DECLS

typedef struct _BounceRulesCache BounceRulesCache;

BounceRulesCache *bounce_rules_cache_new    (void);
void              bounce_rules_cache_free   (BounceRulesCache      *self);
/* All that decides, as one text; NULL when too long to be kept. @exact: some
 * rule looks at numbers, so none may be passed over. */
char             *bounce_rules_cache_key    (const BounceQuestion  *question,
                                             gboolean               exact);
gboolean          bounce_rules_cache_lookup (BounceRulesCache      *self,
                                             const char            *key,
                                             BounceDecision        *decision);
/* Takes @key. */
void              bounce_rules_cache_store  (BounceRulesCache      *self,
                                             char                  *key,
                                             const BounceDecision  *decision);

G_END_DECLS
