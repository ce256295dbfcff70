/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The headers of one message: kept as written, decoded when asked for. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BOUNCE_HEADERS_MAX_VALUE (64 * 1024)     /* bytes of one header */

typedef struct _BounceHeaders BounceHeaders;

/* Undoes RFC 2047 in valid UTF-8; NULL when it cannot. */
typedef char *(*BounceHeadersDecode) (const char *raw);

BounceHeaders *bounce_headers_new       (BounceHeadersDecode  decode);
/* @hint: see bounce_charset_to_utf8 (). FALSE when the value had to be cut. */
gboolean       bounce_headers_add       (BounceHeaders       *self,
                                         const char          *name,
                                         const char          *raw,
                                         const char          *hint);
guint          bounce_headers_get_n     (BounceHeaders       *self);
void           bounce_headers_get_nth   (BounceHeaders       *self,
                                         guint                nth,
                                         const char         **name,
                                         const char         **value);
/* The first of that name, or NULL. Raw means unfolded and in UTF-8, but with
 * its RFC 2047 words, as an address parser wants it. */
const char    *bounce_headers_get       (BounceHeaders       *self,
                                         const char          *name);
const char    *bounce_headers_get_raw   (BounceHeaders       *self,
                                         const char          *name);
void           bounce_headers_free      (BounceHeaders       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceHeaders, bounce_headers_free)

G_END_DECLS
