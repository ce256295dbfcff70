/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of a DNS response (RFC 1035 section 4), taken apart. c-ares 1.18
 * shows neither TTLs of negative answers nor CNAME chains, and what 1.34 has
 * instead is not there: one small reader serves both. Hostile input. */
#pragma once

#include "bounce-answer.h"

G_BEGIN_DECLS

#define BOUNCE_DNS_PACKET_MAX_RECORDS 256
#define BOUNCE_DNS_PACKET_MAX_ALIASES 8
#define BOUNCE_DNS_PACKET_MAX_TEXT    1024   /* bytes of one TXT record kept    */

/* Records of the answer section that belong to @name (through its CNAMEs) and
 * are of @question's type; others are ignored. BROKEN when the packet is no
 * response to that question, is cut, or its names loop. Sets everything but
 * milliseconds, seen and remembered. A chain that ends without a record of the
 * type is EMPTY with aliases: whoever asks follows it. */
BounceAnswer *bounce_dns_packet_read (const guint8   *data,
                                      gsize           length,
                                      const char     *name,
                                      BounceQuestion  question);

G_END_DECLS
