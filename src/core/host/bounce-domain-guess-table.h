/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Mail domains that many people write, and mistype. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Coined names: one that is nearly the same was meant to be it. */
extern const char * const bounce_domain_guess_coined[];
/* Words, or names so near to words that a neighbour may be somebody else: only
 * their endings are corrected. */
extern const char * const bounce_domain_guess_words[];
/* Near to the above, and yet others'. */
extern const char * const bounce_domain_guess_others[];

G_END_DECLS
