/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A verdict in the making: the rows of its table by what they look at. For
 * bounce-verdict.c alone. */
#pragma once

#include "bounce-verdict.h"

G_BEGIN_DECLS

typedef struct
{
  const BounceVerdictCase *one;
  const BounceVerdictSeen *seen;
  BounceVerdict            verdict;
} BounceJudge;

void                    bounce_judge_set          (BounceJudge            *self,
                                                   BounceVerdictKind       kind,
                                                   BounceVerdictBasis      basis);
void                    bounce_judge_set_list     (BounceJudge            *self,
                                                   BounceVerdictKind       kind,
                                                   BounceVerdictBasis      basis,
                                                   const BounceListResult *list);
/* What decides is awaited, or will never come: then @basis says why. */
void                    bounce_judge_set_missing  (BounceJudge            *self,
                                                   BounceVerdictBasis      basis);
/* TRUE, with the verdict: no host is told, or nobody may be asked about it. */
gboolean                bounce_judge_host         (BounceJudge            *self);

/* Lists: bounce-judge-lists.c. */
const BounceListResult *bounce_judge_find_named   (const BounceJudge      *self);
/* The listing that receivers mind most; @policy: among policy lists alone. */
const BounceListResult *bounce_judge_find_listing (const BounceJudge      *self,
                                                   gboolean                policy);
/* TRUE, with the verdict: what needs no answer, a list that cannot have been
 * asked rightly. */
gboolean                bounce_judge_claim        (BounceJudge            *self);
/* The list that the reply names has answered; @list could tell nothing. */
void                    bounce_judge_named        (BounceJudge            *self,
                                                   const BounceListResult *list);
void                    bounce_judge_unsure       (BounceJudge            *self,
                                                   const BounceListResult *list);
void                    bounce_judge_blocklisted  (BounceJudge            *self);
void                    bounce_judge_receiver     (BounceJudge            *self);
void                    bounce_judge_private_list (BounceJudge            *self);

/* Reverse DNS: bounce-judge-reverse.c. */
void                    bounce_judge_reverse      (BounceJudge            *self);
void                    bounce_judge_helo         (BounceJudge            *self);
void                    bounce_judge_dynamic      (BounceJudge            *self);

G_END_DECLS
