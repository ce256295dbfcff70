/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a word is a host, a code or somebody's number. Generous: what is
 * called somebody's and is not costs a sample some words. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* All of valid UTF-8, without white space. */
gboolean bounce_redact_piece_is_host (const char *piece);
gboolean bounce_redact_piece_is_code (const char *piece);
gboolean bounce_redact_piece_is_id   (const char *piece);

G_END_DECLS
