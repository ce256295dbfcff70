/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One DNS question at a time, on the main loop. The only door to c-ares. */
#pragma once

#include "bounce-answer.h"

G_BEGIN_DECLS

#define BOUNCE_TYPE_RESOLVER (bounce_resolver_get_type ())

G_DECLARE_FINAL_TYPE (BounceResolver, bounce_resolver, BOUNCE, RESOLVER, GObject)

/* @servers: "127.0.0.1:5353", "[::1]:53,192.0.2.53", or NULL for the system's
 * own, whose changes are followed. G_IO_ERROR_INVALID_ARGUMENT for what is no
 * list of addresses. Nothing is sent before a question. */
BounceResolver *bounce_resolver_new          (const char           *servers,
                                              GError              **error);
/* The system's own, read from another file than /etc/resolv.conf and with
 * another monitor (NULL for the usual): for tests. */
BounceResolver *bounce_resolver_new_system   (const char           *path,
                                              GNetworkMonitor      *monitor);
/* "192.168.1.1", "127.0.0.1:5353, …": who is asked; for people and for keys of
 * what is remembered. Borrowed until the servers change. */
const char     *bounce_resolver_get_servers  (BounceResolver       *self);
/* Set explicitly, and every one a loopback address: only then may anything ask
 * about documentation addresses and example names (a test's own server). */
gboolean        bounce_resolver_is_test      (BounceResolver       *self);
/* Counts changes of the system's servers: what was remembered of others is void. */
guint           bounce_resolver_get_serial   (BounceResolver       *self);
/* @name: ASCII, dots as given, no search domain is ever appended. Several
 * tries of growing length (0.5, 1, 2 … s), TCP after truncation; of several
 * servers the next is asked when one is silent, fails or refuses. @deadline:
 * milliseconds for all of it, 0 for BOUNCE_RESOLVER_DEADLINE. */
#define BOUNCE_RESOLVER_DEADLINE 8000
void            bounce_resolver_ask_async    (BounceResolver       *self,
                                              const char           *name,
                                              BounceQuestion        question,
                                              guint                 deadline,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
/* Fails with G_IO_ERROR_CANCELLED only. */
BounceAnswer   *bounce_resolver_ask_finish   (BounceResolver       *self,
                                              GAsyncResult         *result,
                                              GError              **error);

G_END_DECLS
