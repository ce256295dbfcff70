/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a server's words can be about this recipient at all: "user unknown"
 * is said of senders as well, and then the words name the sender. */
#pragma once

#include "bounce-cause.h"
#include "bounce-report.h"

G_BEGIN_DECLS

/* FALSE when @words name addresses, but none of the recipient's; for causes of
 * domains also when they name a domain of @senders and not the recipient's.
 * TRUE when @recipient has no address to compare with. */
gboolean bounce_addressee_is_meant (const char            *words,
                                    BounceCause            cause,
                                    const BounceRecipient *recipient,
                                    GPtrArray             *senders);

G_END_DECLS
