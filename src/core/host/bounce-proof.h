/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Does anything in a report show that we wrote to whom it calls unreachable?
 * Anybody can send a report; only who got our mail can return it. */
#pragma once

#include "bounce-parties.h"

G_BEGIN_DECLS

typedef struct _BounceProof BounceProof;

/* @parties and @message are read now and not kept. @ours: own marks on the
 * returned message were found already. */
BounceProof *bounce_proof_new       (const BounceParties   *parties,
                                     BounceMessage         *message,
                                     gboolean               ours);
/* The returned message is one that came from whom the report went to, and this
 * recipient is one of those whom it went to; or the report came to a return
 * path that names this recipient. */
gboolean     bounce_proof_holds_for (const BounceProof     *self,
                                     const BounceRecipient *recipient);
void         bounce_proof_free      (BounceProof           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceProof, bounce_proof_free)

G_END_DECLS
