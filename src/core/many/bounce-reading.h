/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One message walked down the whole road: message, report, bounces, causes,
 * hosts. The scanner keeps little of it, the detail page all. */
#pragma once

#include "bounce-host.h"
#include "bounce-ownership.h"
#include "bounce-proof.h"
#include "bounce-rules.h"
#include "bounce-settings.h"

G_BEGIN_DECLS

/* Words beyond this of one reply, or of one human part, decide nothing. */
#define BOUNCE_READING_MAX_WORDS (16 * 1024)

/* One bounce: one recipient of one report. Borrowed from its reading. */
typedef struct
{
  const BounceRecipient *recipient;   /* NULL for a message without one         */
  BounceKind             kind;        /* of this recipient                      */
  BounceReply           *reply;       /* the server's words taken apart         */
  gboolean               from_text;   /* no diagnostic: @reply is what the      */
                                      /* human part says                        */
  char                  *text;        /* human words judged beside it, or NULL  */
  BounceFinding          finding;
  BounceHost            *host;
  BounceOwnership        ownership;
} BounceCase;

typedef struct
{
  BounceMessage *message;
  BounceReport  *report;
  GPtrArray     *cases;          /* of BounceCase; one at least                 */
  BounceParties *parties;        /* both as far as anybody has asked: NULL      */
  BounceProof   *proof;
} BounceReading;

/* Cannot fail. @settings may be NULL. Finding.rule belongs to @rules. */
BounceReading *bounce_reading_new           (GBytes               *bytes,
                                             BounceRules          *rules,
                                             const BounceSettings *settings);
/* A lone reply, pasted or typed: the same road with an empty message. */
BounceReading *bounce_reading_new_for_reply (const char           *text,
                                             BounceRules          *rules);
/* Failed or delayed: the cases that have a cause. */
gboolean       bounce_case_is_bounce        (const BounceCase     *self);
/* Where the words that matched stood in the message. */
BounceField    bounce_case_get_field        (const BounceCase     *self);
/* The words that matched, valid UTF-8, or NULL. */
char          *bounce_case_dup_evidence     (const BounceCase     *self);
/* The server's words as one line, or NULL when the message quotes none. */
const char    *bounce_case_get_diagnostic   (const BounceCase     *self);
/* The status to show: of the innermost reply, else of the report; or 0. */
BounceStatus   bounce_case_get_status       (const BounceCase     *self);
/* Who refused: Remote-MTA, else the reply's host, else the recipient's domain;
 * names before addresses; borrowed, or NULL. */
const char    *bounce_case_get_receiver     (const BounceCase     *self);
/* The recipient's domain, lower case, else who refused: what counts are made
 * by, so that the mx1 and mx2 of one domain are one. NULL when unknown. */
char          *bounce_case_dup_receiver_key (const BounceCase     *self);
/* The address to look up, or NULL; borrowed. */
const char    *bounce_case_get_host         (const BounceCase     *self);
void           bounce_reading_free          (BounceReading        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceReading, bounce_reading_free)

G_END_DECLS
