/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* An IP address: parsed, judged, written. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  BOUNCE_ADDRESS_PUBLIC,
  BOUNCE_ADDRESS_PRIVATE,        /* RFC 1918, 4193, 6598, link-local, loopback, */
                                 /* unspecified, multicast, reserved            */
  BOUNCE_ADDRESS_DOCUMENTATION   /* RFC 5737, 3849, 9637: examples; told as     */
                                 /* hosts, never asked about                    */
} BounceAddressScope;

/* "203.0.113.5", "[IPv6:2001:db8::1]", "::ffff:203.0.113.5" (→ IPv4); NULL for
 * anything else ("1.2.3", "1.2.3.4.5", leading zeros that mean nothing). */
GInetAddress       *bounce_address_parse     (const char   *text);
BounceAddressScope  bounce_address_get_scope (GInetAddress *address);
/* The next address literal in free text at or after *@cursor, as it stands in
 * canonical form; *@start is its first byte and *@cursor moves behind it. NULL
 * when there is none. Version numbers and dates are none. To be freed. */
char               *bounce_address_find      (const char  **cursor,
                                              const char  **start);

G_END_DECLS
