/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Can "no such name" be believed? A server that knows nothing of the world (a
 * closed network, a portal before its login) says it of every name; "gmail.com
 * does not exist" would then cost somebody all customers there. */
#pragma once

#include "bounce-asker.h"

G_BEGIN_DECLS

/* When @answer is ABSENT, asks for the SOA of what is known to be there: the
 * reverse tree, or the top-level domain and "com". Others, and recorded ones,
 * are given back at once. */
void          bounce_absence_prove_async  (BounceAsker          *asker,
                                           BounceAnswer         *answer,
                                           BounceAskFlags        flags,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
/* The answer itself, or a BROKEN one in its place. Fails only when cancelled. */
BounceAnswer *bounce_absence_prove_finish (GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
