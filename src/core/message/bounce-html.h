/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* HTML → plain lines, as a reader of notices needs them. One pass. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Blocks and <br> end lines, cells are parted by tabs, paragraphs by an empty
 * line; entities are decoded, white space is folded (not in <pre>), the text of
 * links is kept; scripts, styles and comments are dropped. @html must be valid
 * UTF-8; at most about @max bytes come back. */
char *bounce_html_to_text (const char *html,
                           gsize       length,
                           gsize       max);

G_END_DECLS
