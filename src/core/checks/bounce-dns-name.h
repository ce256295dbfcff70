/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A name inside the bytes of a DNS message (RFC 1035 section 4.1.4), as text of
 * master files (section 5.1). Hostile input. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BOUNCE_DNS_HEADER 12     /* no name begins before it                    */

/* The name at @at in lower case, "" for the root; NULL when it is cut, too long
 * or points anywhere but back. @end: behind it. A dot inside a label and every
 * byte that is no visible ASCII are escaped: it is one line whatever it holds. */
char     *bounce_dns_name_read (const guint8 *data,
                                gsize         length,
                                gsize         at,
                                gsize        *end);
/* Only where it ends: a packet may hold thousands that nobody wants. */
gboolean  bounce_dns_name_skip (const guint8 *data,
                                gsize         length,
                                gsize         at,
                                gsize        *end);

G_END_DECLS
