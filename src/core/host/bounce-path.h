/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The way a message took, as its Received lines tell it: newest hop first. */
#pragma once

#include "bounce-message.h"
#include "bounce-received.h"

G_BEGIN_DECLS

#define BOUNCE_PATH_MAX_HOPS    40      /* servers call 25 to 100 a loop        */
#define BOUNCE_PATH_MAX_HEADERS 2000    /* looked through for them              */

typedef struct
{
  BounceReceived *received;
  char           *line;          /* as it stands, shortened: for quoting        */
  char           *organisation;  /* of the server that wrote it, or NULL        */
  gboolean        usable;        /* tells a public (or documentation) address   */
} BounceHop;

/* Of BounceHop. @message may be NULL: an empty path. */
GPtrArray *bounce_path_read             (BounceMessage   *message);
/* The client is that very host, by its greeting or by reverse DNS. */
gboolean   bounce_hop_is_from_host      (const BounceHop *self,
                                         const char      *host);
/* The client is a host of the organisation of @host. */
gboolean   bounce_hop_is_from_kin       (const BounceHop *self,
                                         const char      *host);
/* The client is this machine itself: a loopback address or "localhost". */
gboolean   bounce_hop_is_local          (const BounceHop *self);

G_END_DECLS
