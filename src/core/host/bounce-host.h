/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Which machine sent the mail that was refused: the address whose blocklist
 * entries and reverse DNS matter. A wrong address is worse than none. */
#pragma once

#include "bounce-message.h"
#include "bounce-parties.h"
#include "bounce-reply.h"
#include "bounce-report.h"

G_BEGIN_DECLS

typedef enum
{
  BOUNCE_HOST_NONE,
  BOUNCE_HOST_REPLY,             /* the refuser wrote it                        */
  BOUNCE_HOST_REPORTER,          /* the reporting server made the connection    */
  BOUNCE_HOST_RECEIVED_FROM,     /* Received-From-MTA, "received from"          */
  BOUNCE_HOST_RECEIVED,          /* Received chain of the returned message      */
  BOUNCE_HOST_AUTHENTICATION,    /* Authentication-Results, Received-SPF        */
  BOUNCE_HOST_COMPLAINT          /* Source-IP of a feedback report              */
} BounceHostSource;

const char *bounce_host_source_to_id (BounceHostSource source);   /* NULL for none */

typedef struct
{
  char             *address;     /* canonical                                   */
  char             *name;        /* as the mail tells it, or NULL               */
  BounceHostSource  source;
  char             *quote;       /* the words it was taken from                 */
} BounceHostCandidate;

typedef struct
{
  const BounceHostCandidate *chosen;   /* in @candidates, or NULL: not told     */
  GPtrArray                 *candidates;   /* best first                        */
} BounceHost;

/* @message: the report itself (its own Received lines name the reporter).
 * @recipient and @reply may be NULL (complaints). Never NULL. */
BounceHost *bounce_host_derive (BounceMessage         *message,
                                const BounceReport    *report,
                                const BounceRecipient *recipient,
                                const BounceReply     *reply);
/* The same for each of many recipients of one report, whose paths are read
 * once, by bounce_parties_new (). */
BounceHost *bounce_host_derive_among (BounceParties         *parties,
                                      const BounceRecipient *recipient,
                                      const BounceReply     *reply);
void        bounce_host_free   (BounceHost            *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceHost, bounce_host_free)

G_END_DECLS
