/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds an IP address written into a host name, in the ways providers do. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  BOUNCE_IN_NAME_NOTHING,
  BOUNCE_IN_NAME_TWO_NUMBERS,    /* the last two of four                        */
  BOUNCE_IN_NAME_THREE_NUMBERS,
  BOUNCE_IN_NAME_OTHER_ADDRESS,  /* four numbers that would be another's        */
  BOUNCE_IN_NAME_ADDRESS
} BounceInName;

/* "203-0-113-5", "005.113.000.203", "cb007105", "203000113005", "2001-db8--5" …;
 * @name: lower case. @address may be NULL: then any four numbers are another's
 * address. @what (may be NULL) gets the part of the name, to be freed. */
BounceInName bounce_address_in_name_find (const char    *name,
                                          GInetAddress  *address,
                                          char         **what);

G_END_DECLS
