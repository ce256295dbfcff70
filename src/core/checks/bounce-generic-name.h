/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Does a host name look as if a machine had made it up: address in it, "dsl",
 * "dynamic", a provider's default? By score, with the reasons. Pure. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BOUNCE_GENERIC_NAME_LIMIT 5   /* from here on a name is called generic  */

typedef enum
{
  BOUNCE_GENERIC_ADDRESS,        /* the address stands in it                    */
  BOUNCE_GENERIC_ACCESS_WORD,    /* dsl, dynamic, pool, dhcp …                  */
  BOUNCE_GENERIC_DEFAULT_NAME,   /* a hosting company's name for a new machine  */
  BOUNCE_GENERIC_WEAK_WORD,      /* host, node, vps …                           */
  BOUNCE_GENERIC_MAIL_WORD,      /* mail, mx, smtp: speaks against it           */
  BOUNCE_GENERIC_STATIC_WORD,
  BOUNCE_N_GENERIC_REASONS
} BounceGenericReason;

typedef struct
{
  BounceGenericReason  reason;
  char                *what;     /* the part of the name: "192-0-2-9", "dsl"    */
  int                  points;
} BounceGenericFinding;

/* @findings: gets an array of BounceGenericFinding, with its free function set
 * (may be NULL). The sum of the points. */
int bounce_generic_name_score (const char    *name,
                               GInetAddress  *address,
                               GPtrArray    **findings);

G_END_DECLS
