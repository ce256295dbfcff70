/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The verdict as a person reads it. Translated. */
#pragma once

#include "bounce-verdict.h"

G_BEGIN_DECLS

/* "Still so", "No longer so", "Not the reason it claims", "Cannot tell". */
const char *bounce_verdict_get_title    (BounceVerdictKind        kind);
/* One to three sentences that are true of exactly this, with time and resolver
 * when something was asked. @resolver: "192.168.1.1", or NULL. @recorded: the
 * bundled example; then no resolver is named. Plain text. To be freed. */
char       *bounce_verdict_dup_sentence (const BounceVerdict     *self,
                                         const BounceVerdictCase *one,
                                         const BounceVerdictSeen *seen,
                                         const char              *resolver,
                                         gboolean                 recorded);

G_END_DECLS
