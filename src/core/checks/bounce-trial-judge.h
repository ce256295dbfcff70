/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A self-test's two questions, and what their answers say of a list: pure. */
#pragma once

#include "bounce-list-trial.h"

G_BEGIN_DECLS

/* @listed: to the entry that must be there; @clean: to the one that must not.
 * Fills @trial but its time; TRUE when it held. */
gboolean bounce_trial_judge (BounceListTrial       *trial,
                             BounceBlocklists      *lists,
                             const BounceBlocklist *list,
                             BounceAnswer          *listed,
                             BounceAnswer          *clean);
/* The entry that must be there (@listed), or must not: "2.0.0.127.ZONE". NULL
 * where the list has none. To be freed. */
char    *bounce_trial_dup_name (const BounceBlocklist *list,
                                const char            *key,
                                BounceSubjectKind      kind,
                                gboolean               listed);
/* Always FALSE. */
gboolean bounce_trial_fail  (BounceListTrial       *trial,
                             BounceWhy              why,
                             BounceOutcomeDetail    detail);

G_END_DECLS
