/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Do these headers smell of a bounce, or of anything else that is not plain
 * mail? Cheap, and generous: a message it lets go is never parsed. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @head: a header block, NUL-terminated behind @length. */
gboolean bounce_sniff_headers (const char *head,
                               gsize       length);

G_END_DECLS
