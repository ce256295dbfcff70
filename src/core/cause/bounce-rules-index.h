/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Many rules asked at once: one walk over the text instead of one a rule. */
#pragma once

#include "bounce-rule.h"

G_BEGIN_DECLS

typedef struct _BounceRulesIndex BounceRulesIndex;

/* The first rule in file order that fits, by where and how it fits; NULL: none. */
typedef struct
{
  const BounceRule *inner, *inner_late;   /* behind the mark                    */
  const BounceRule *whole, *whole_late;   /* anywhere                           */
  gboolean          doubt;                /* some words speak against the       */
                                          /* recipient being at fault           */
} BounceRulesHits;

/* Keeps a reference to @rules (of BounceRule, in file order). */
BounceRulesIndex *bounce_rules_index_new    (GPtrArray             *rules);
void              bounce_rules_index_free   (BounceRulesIndex      *self);
void              bounce_rules_index_search (BounceRulesIndex      *self,
                                             const BounceStatement *statement,
                                             const char            *text,
                                             gsize                  length,
                                             gsize                  mark,
                                             BounceRulesHits       *hits);
const BounceRule *bounce_rules_index_status (BounceRulesIndex      *self,
                                             const BounceStatement *statement,
                                             BounceStatus           status,
                                             gboolean               late);
const BounceRule *bounce_rules_index_code   (BounceRulesIndex      *self,
                                             const BounceStatement *statement,
                                             guint                  code,
                                             gboolean               late);

G_END_DECLS
