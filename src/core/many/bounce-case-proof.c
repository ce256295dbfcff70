/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks the same way as the guard of the list: bounce-proof.h. */
#include "bounce-case-proof.h"

#include "bounce-proof.h"

const char *
bounce_case_proof_to_id (BounceCaseProof proof)
{
  static const char * const ids[] = { NULL, "ours", "unproven" };

  return (guint) proof < G_N_ELEMENTS (ids) ? ids[proof] : NULL;
}

BounceCaseProof
bounce_case_get_proof (const BounceReading *reading,
                       const BounceCase    *one)
{
  g_autoptr (BounceParties) parties = NULL;
  BounceProof *proof;
  gboolean holds;

  if (!bounce_case_is_bounce (one))
    return BOUNCE_CASE_PROOF_NONE;
  if (one->ownership != BOUNCE_OWNERSHIP_UNKNOWN)
    return one->ownership == BOUNCE_OWNERSHIP_OURS ? BOUNCE_CASE_PROOF_OURS : BOUNCE_CASE_PROOF_UNPROVEN;

  parties = bounce_parties_new (reading->message, reading->report);
  proof = bounce_proof_new (parties, reading->message, FALSE);
  holds = bounce_proof_holds_for (proof, one->recipient);
  bounce_proof_free (proof);

  return holds ? BOUNCE_CASE_PROOF_OURS : BOUNCE_CASE_PROOF_UNPROVEN;
}
