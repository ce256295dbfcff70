/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Does the resolver make up answers for names that do not exist (a provider's
 * help page, a filter, a hotel)? Then no list can be believed through it. */
#pragma once

#include "bounce-trial-memory.h"

G_BEGIN_DECLS

typedef struct _BounceResolverLook BounceResolverLook;

/* @memory: borrowed. @done: called with @data when a look has ended. */
BounceResolverLook *bounce_resolver_look_new          (BounceAsker        *asker,
                                                       BounceTrialMemory  *memory,
                                                       void              (*done) (gpointer data),
                                                       gpointer            data);
/* Asks for two random names, unless that is known or on its way. */
void                bounce_resolver_look_start        (BounceResolverLook *self,
                                                       BounceAskFlags      flags);
gboolean            bounce_resolver_look_is_running   (BounceResolverLook *self);
/* As far as is known by now; @trial may be NULL. */
gboolean            bounce_resolver_look_is_rewritten (BounceResolverLook *self,
                                                       BounceListTrial    *trial);
/* Other servers: answers that come late do not count. */
void                bounce_resolver_look_forget       (BounceResolverLook *self);
void                bounce_resolver_look_free         (BounceResolverLook *self);

G_END_DECLS
