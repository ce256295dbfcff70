/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The decoded bytes of a part → text to read, and what can be told about bytes
 * whose labels lie. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Valid UTF-8 without NUL, LF line ends, no more than about @max bytes (then
 * @cut is set), plain lines when @type is HTML. "" when it is no text. */
char     *bounce_text_from_bytes    (const char *data,
                                     gsize       length,
                                     const char *type,
                                     const char *charset,
                                     const char *hint,
                                     gsize       max,
                                     gboolean   *cut);
/* One header value: unfolded, no control characters, valid UTF-8. */
char     *bounce_text_from_header   (const char *raw,
                                     gsize       length,
                                     const char *hint);
void      bounce_text_mend_header   (char       *value);
gboolean  bounce_text_is_blank      (const char *text);
/* Bytes that are said to be base64 and are not. */
gboolean  bounce_text_is_no_base64  (const char *data,
                                     gsize       length);
/* A text that begins with the headers of a message. */
gboolean  bounce_text_holds_message (const char *text);

G_END_DECLS
