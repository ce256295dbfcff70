/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Name servers as text: what a person types, what resolv.conf holds, what
 * c-ares wants. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define BOUNCE_SERVERS_MAX_SYSTEM 3   /* as the C library reads (MAXNS)         */

/* Immutable; one owner. */
typedef struct
{
  guint      length;
  char     **items;              /* "192.0.2.53:53", "[::1]:5353", "[fe80::1%eth0]:53"                  */
  char      *text;               /* "192.0.2.53, [::1]:5353": for people, and for keys; "" for none     */
  gboolean   all_loopback;       /* and at least one                            */
} BounceServers;

/* "127.0.0.1:5353", "[::1]:53, 192.0.2.53", "2001:db8::53".
 * G_IO_ERROR_INVALID_ARGUMENT for anything else, and for none. */
BounceServers *bounce_servers_parse   (const char           *text,
                                       GError              **error);
/* Lines "nameserver ADDRESS" of a file like /etc/resolv.conf, in which a port
 * is understood too. A file that is not there has none. */
BounceServers *bounce_servers_load    (const char           *path);
/* "192.0.2.53:53,[::1]:5353" without the first @skip. @scoped: with those of
 * one link alone ("%eth0"), which c-ares learnt after 1.18. */
char          *bounce_servers_dup_csv (const BounceServers  *self,
                                       guint                 skip,
                                       gboolean              scoped);
void           bounce_servers_free    (BounceServers        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceServers, bounce_servers_free)

G_END_DECLS
