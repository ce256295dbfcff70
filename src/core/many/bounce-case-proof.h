/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Does anything show that a bounce is about our own mail? Asked for one row at a
 * time: whoever only counts need not look. */
#pragma once

#include "bounce-reading.h"

G_BEGIN_DECLS

typedef enum
{
  BOUNCE_CASE_PROOF_NONE,        /* no failure or delay: there is nothing to prove */
  BOUNCE_CASE_PROOF_OURS,        /* own marks, or what bounce-proof.h wants     */
  BOUNCE_CASE_PROOF_UNPROVEN     /* anybody could have written it               */
} BounceCaseProof;

BounceCaseProof  bounce_case_get_proof   (const BounceReading *reading,
                                          const BounceCase    *one);
/* "ours", "unproven"; NULL for none. Static. */
const char      *bounce_case_proof_to_id (BounceCaseProof      proof);

G_END_DECLS
