/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Which records are wanted, and in which order: a pure function of immutable
 * stores, for any thread. */
#pragma once

#include "bounce-archive.h"
#include "bounce-stores.h"

G_BEGIN_DECLS

/* Indices (counted through all @stores) of the records that @view wants and
 * that are not removed. Equal ones stay in mailbox order. NULL when cancelled. */
GArray       *bounce_order_make     (BounceStores            *stores,
                                     const BounceArchiveView *view,
                                     GCancellable            *cancellable);

G_END_DECLS
