/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Undoes what web pages, word processors and broken gateways do to a reply. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Quoted-printable leftovers, HTML entities, typographic dashes, quotes and
 * spaces, invisible characters: as plain as the server wrote it. Always valid
 * UTF-8; to be freed. */
char *bounce_paste_undo (const char *text);

G_END_DECLS
