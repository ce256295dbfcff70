/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Character references of HTML. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The character that "&name;", "&#39;" or "&#x27;" at @text means, and how many
 * bytes it takes; a missing semicolon is forgiven. @used is 0 when it is none. */
gunichar bounce_entities_decode (const char *text,
                                 gsize       length,
                                 gsize      *used);

G_END_DECLS
