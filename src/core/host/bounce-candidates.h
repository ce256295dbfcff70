/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of possible sending hosts, best first: no repeats, no private
 * addresses, none that belongs to a receiver. */
#pragma once

#include "bounce-host.h"

G_BEGIN_DECLS

#define BOUNCE_CANDIDATES_MAX 16

/* Of BounceHostCandidate. */
GPtrArray *bounce_candidates_new     (void);
/* @address: any text that bounce_address_parse () reads, or NULL. @name: a host
 * name or NULL; "unknown", "localhost" and addresses are not kept. @quote: may
 * be any bytes; shortened. FALSE when it was not added. */
gboolean   bounce_candidates_add     (GPtrArray        *self,
                                      BounceHostSource  source,
                                      const char       *address,
                                      const char       *name,
                                      const char       *quote);

G_END_DECLS
