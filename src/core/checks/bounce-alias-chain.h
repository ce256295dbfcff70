/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* From a name through its CNAMEs to an answer, over several answers if need be
 * (RFC 2317: whole reverse zones are handed on so). */
#pragma once

#include "bounce-answer.h"

G_BEGIN_DECLS

typedef struct _BounceAliasChain BounceAliasChain;

BounceAliasChain *bounce_alias_chain_new  (const char        *name,
                                           BounceQuestion     question);
/* The answer to the name at the chain's beginning, with all its aliases; or
 * NULL and in @next (borrowed) the name to be asked now. BROKEN when the chain
 * comes round or has more than BOUNCE_DNS_PACKET_MAX_ALIASES links. */
BounceAnswer     *bounce_alias_chain_add  (BounceAliasChain  *self,
                                           BounceAnswer      *answer,
                                           const char       **next);
void              bounce_alias_chain_free (BounceAliasChain  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceAliasChain, bounce_alias_chain_free)

G_END_DECLS
