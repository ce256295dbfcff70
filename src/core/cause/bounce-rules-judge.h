/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rule that decided makes of a statement: cause, permanence, who,
 * confidence, safety, evidence. */
#pragma once

#include "bounce-rules-question.h"

G_BEGIN_DECLS

void bounce_rules_judge (const BounceQuestion *question,
                         const BounceDecision *decision,
                         BounceFinding        *finding);

G_END_DECLS
