/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a reply shows that it speaks of the recipient. "Unknown", "disabled"
 * and "does not exist" are said of senders, keys, domains and accounts as well,
 * in more ways than any list of doubts can hold. */
#pragma once

#include "bounce-rules-question.h"

G_BEGIN_DECLS

/* TRUE with one sign at least: it names the recipient, answers RCPT TO, has an
 * address status of RFC 3463, or says nothing but the phrase that matched.
 * @rule is the one that matched, @finding has its
 * evidence. */
gboolean bounce_rules_shows_recipient (const BounceQuestion *question,
                                       const BounceRule     *rule,
                                       const BounceFinding  *finding);

G_END_DECLS
