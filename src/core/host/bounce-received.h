/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One Received line taken apart: RFC 5321 section 4.4, and as servers write it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Owned strings, NULL when not told. */
typedef struct
{
  char      *helo;               /* the name the client gave                    */
  char      *name;               /* its name by reverse DNS, as recorded        */
  char      *address;            /* its address, canonical                      */
  char      *by;                 /* the server that wrote the line              */
  char      *protocol;           /* after "with": "ESMTPSA"                     */
  char      *recipient;          /* after "for"                                 */
  GDateTime *date;
  gboolean   unconfirmed;        /* "unknown", "may be forged", HELO mismatch   */
  gboolean   authenticated;      /* a user logged in: the client is no server   */
} BounceReceived;

BounceReceived *bounce_received_parse (const char     *value);
void            bounce_received_free  (BounceReceived *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceReceived, bounce_received_free)

G_END_DECLS
