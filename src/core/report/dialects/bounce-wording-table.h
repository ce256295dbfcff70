/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Phrases of notices in the languages in which servers speak. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* All folded as in bounce-folded.h: small letters, single spaces, plain
 * apostrophes. */
extern const char *const bounce_wording_failure[];
extern const gsize       bounce_wording_n_failure;
extern const char *const bounce_wording_refusal[];
extern const gsize       bounce_wording_n_refusal;
extern const char *const bounce_wording_delay[];
extern const gsize       bounce_wording_n_delay;

G_END_DECLS
