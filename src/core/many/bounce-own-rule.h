/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* From one bounce and the cause that its reader knows better: a line for his
 * own rules.tsv that takes in every reply of the same words. */
#pragma once

#include "bounce-reading.h"

G_BEGIN_DECLS

/* A line without its end; NULL when the reply has too few words of its server,
 * or so many that no pattern could be told from the notice around them.
 * @receiver: as by bounce_own_rule_dup_receiver (); NULL: everywhere.
 * The line matches its own example, and the reply itself. */
char *bounce_own_rule_new          (const BounceReading *reading,
                                    const BounceCase    *one,
                                    BounceCause          cause,
                                    const char          *receiver);
/* The domain of the servers that said it; NULL when nobody knows. */
char *bounce_own_rule_dup_receiver (const BounceCase    *one);

G_END_DECLS
