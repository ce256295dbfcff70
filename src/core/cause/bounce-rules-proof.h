/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Every line of a file of rules proves itself by its example. */
#pragma once

#include "bounce-rules-question.h"

G_BEGIN_DECLS

gboolean bounce_rules_proof (GPtrArray         *rules,
                             BounceRulesIndex  *index,
                             GError           **error);

/* Takes those out of @rules that do not, and tells them in @problems (of
 * char *). The index is then one of the rest. */
BounceRulesIndex *bounce_rules_proof_keep_good (GPtrArray        *rules,
                                                BounceRulesIndex *index,
                                                GPtrArray        *problems);

G_END_DECLS
