/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What one bounce claims about the world: who, which list, which domains. What
 * has to be looked at to know whether it is still so. Asks nobody. */
#pragma once

#include "bounce-reading.h"

G_BEGIN_DECLS

/* Owned texts; NULL, FALSE and 0: not told. */
typedef struct
{
  BounceCause  cause;
  char        *zone;             /* the list the reply names; of a keyed copy   */
                                 /* (zen.dq.spamhaus.net) the public original   */
  gboolean     cites_refusal;    /* a list's refusal is quoted like a listing   */
  char        *host;             /* sending address, canonical                  */
  char        *helo;             /* as that host called itself                  */
  char        *recipient_domain;
  char        *sender_domain;
  gint64       bounced;          /* Unix time of the report                     */
} BounceCaseClaim;

BounceCaseClaim *bounce_case_claim_new   (const BounceReading   *reading,
                                          const BounceCase      *one);
/* Another recipient of the same report, refused for the same reason. */
gboolean         bounce_case_claim_equal (const BounceCaseClaim *self,
                                          const BounceCaseClaim *other);
void             bounce_case_claim_free  (BounceCaseClaim       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceCaseClaim, bounce_case_claim_free)

G_END_DECLS
