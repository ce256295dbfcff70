/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts that a reply states in passing, for the words of the advice. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* As a person writes it ("20 MB", "30 minutes"); NULL when not told. To be freed. */
char *bounce_particulars_dup_limit       (const char *words);
char *bounce_particulars_dup_wait        (const char *words);
/* Where somebody moved; never @recipient itself (may be NULL). */
char *bounce_particulars_dup_new_address (const char *words,
                                          const char *recipient);

G_END_DECLS
