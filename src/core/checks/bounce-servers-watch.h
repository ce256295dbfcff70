/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells when the system may ask other name servers than before: resolv.conf
 * changed, or the network did. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _BounceServersWatch BounceServersWatch;

/* @network_changed: FALSE when only the file did. */
typedef void (*BounceServersWatchFunc) (gboolean network_changed,
                                        gpointer user_data);

/* @path: "/etc/resolv.conf"; a link and what it leads to are both watched.
 * @monitor: NULL for the system's own. */
BounceServersWatch *bounce_servers_watch_new  (const char             *path,
                                               GNetworkMonitor        *monitor,
                                               BounceServersWatchFunc  func,
                                               gpointer                user_data);
void                bounce_servers_watch_free (BounceServersWatch     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceServersWatch, bounce_servers_watch_free)

G_END_DECLS
