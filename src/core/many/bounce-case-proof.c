/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks the same way as the guard of the list: bounce-proof.h. */
#include "bounce-case-proof.h"

const char *
bounce_case_proof_to_id (BounceCaseProof proof)
{
  static const char * const ids[] = { NULL, "ours", "unproven" };

  return (guint) proof < G_N_ELEMENTS (ids) ? ids[proof] : NULL;
}

/* Made once for all recipients; what is remembered changes nothing of what the
 * reading says. */
static const BounceProof *
get_proof (const BounceReading *reading)
{
  BounceReading *memory = (BounceReading *) reading;

  if (memory->parties == NULL)
    memory->parties = bounce_parties_new (memory->message, memory->report);
  if (memory->proof == NULL)
    memory->proof = bounce_proof_new (memory->parties, memory->message, FALSE);

  return memory->proof;
}

BounceCaseProof
bounce_case_get_proof (const BounceReading *reading,
                       const BounceCase    *one)
{
  if (!bounce_case_is_bounce (one))
    return BOUNCE_CASE_PROOF_NONE;
  if (one->ownership != BOUNCE_OWNERSHIP_UNKNOWN)
    return one->ownership == BOUNCE_OWNERSHIP_OURS ? BOUNCE_CASE_PROOF_OURS : BOUNCE_CASE_PROOF_UNPROVEN;

  return bounce_proof_holds_for (get_proof (reading), one->recipient) ? BOUNCE_CASE_PROOF_OURS : BOUNCE_CASE_PROOF_UNPROVEN;
}
