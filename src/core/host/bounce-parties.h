/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Who took part in a bounce: which server reports, to whom it spoke, and whose
 * server it is. */
#pragma once

#include "bounce-path.h"
#include "bounce-reply.h"
#include "bounce-report.h"

G_BEGIN_DECLS

/* The server that the reporting one spoke to. */
typedef enum
{
  BOUNCE_REMOTE_NONE,            /* nothing is told of one                      */
  BOUNCE_REMOTE_INSIDE,          /* the next one in the same house              */
  BOUNCE_REMOTE_ADDRESS,         /* told by address only                        */
  BOUNCE_REMOTE_HOST
} BounceRemote;

typedef struct _BounceParties BounceParties;

struct _BounceParties
{
  /* Of the whole report. */
  const BounceReport *report;    /* borrowed                                    */
  GPtrArray          *road;      /* of BounceHop: how the report came           */
  GPtrArray          *way_out;   /* of BounceHop: how the returned mail went    */
  GPtrArray          *reporters; /* names of the reporting server, surest first */
  GPtrArray          *house;     /* servers that passed its report on, inside   */
  GPtrArray          *senders;   /* domains of the returned mail's sender       */

  /* Of the recipient turned to. */
  char               *recipient; /* domain, or NULL                             */
  char               *remote;    /* name or address, or NULL                    */
  BounceRemote        remote_kind;
  gboolean            tells_dialogue;   /* speaks of another server it tried    */
  gboolean            tells_code;       /* an SMTP reply is quoted              */
  gboolean            reporter_is_receivers;   /* the recipient's organisation's */
  gboolean            reporter_is_senders;     /* the sender's, and not that    */
};

/* @message may be NULL. Never NULL; turned to no recipient. */
BounceParties *bounce_parties_new     (BounceMessage         *message,
                                       const BounceReport    *report);
/* Both may be NULL. */
void           bounce_parties_turn_to (BounceParties         *self,
                                       const BounceRecipient *recipient,
                                       const BounceReply     *reply);
void           bounce_parties_free    (BounceParties         *self);

/* @host belongs to the organisation of the reporting server; of one that passed
 * its report on inside the house; of the sender, or of who takes his mail in; of the recipient, or of a reporting server that is
 * none of the sender's. One host may be all of them. */
gboolean bounce_parties_is_reporter (const BounceParties *self,
                                     const char          *host);
gboolean bounce_parties_is_house    (const BounceParties *self,
                                     const char          *host);
gboolean bounce_parties_is_sender   (const BounceParties *self,
                                     const char          *host);
gboolean bounce_parties_is_receiver (const BounceParties *self,
                                     const char          *host);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceParties, bounce_parties_free)

G_END_DECLS
