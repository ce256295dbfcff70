/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of a message, made fit for a parser that gives up at the first odd
 * line: LF line ends, a clean block of headers, one empty line, the body. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* More is dropped, for it would only cost time. */
#define BOUNCE_REPAIR_MAX_LINES   2000             /* of headers                */
#define BOUNCE_REPAIR_MAX_HEADER  (64 * 1024)      /* bytes of one header       */
#define BOUNCE_REPAIR_MAX_HEADERS (1024 * 1024)    /* bytes of all of them      */
#define BOUNCE_REPAIR_MAX_JUNK    30               /* lines before the first    */
#define BOUNCE_REPAIR_MAX_DASHES  5000             /* lines like a boundary     */

/* @body_at: where the body begins in what comes back. @cut: something was left
 * out. A message without any header begins with the empty line. */
GByteArray *bounce_repair_message  (const char *data,
                                    gsize       length,
                                    gsize      *body_at,
                                    gboolean   *cut);
/* The parts of a body whose boundary the headers do not tell, or tell wrongly,
 * under headers that tell it: the first "--line" that a Content- header follows
 * and that begins within @within bytes. NULL when there is none. */
GByteArray *bounce_repair_boundary (const char *body,
                                    gsize       length,
                                    gsize       within,
                                    const char *type);

G_END_DECLS
