/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* "Is it still true?" Joins what a bounce says with what was just seen. Pure. */
#pragma once

#include "bounce-cause.h"
#include "bounce-domain-check.h"
#include "bounce-outcome.h"
#include "bounce-reverse-check.h"

G_BEGIN_DECLS

typedef enum
{
  BOUNCE_VERDICT_STILL,
  BOUNCE_VERDICT_GONE,
  BOUNCE_VERDICT_MISTAKEN,
  BOUNCE_VERDICT_UNKNOWN,
  BOUNCE_N_VERDICTS
} BounceVerdictKind;

/* What the bounce says. Everything but the cause may be NULL, FALSE, 0. */
typedef struct
{
  BounceCause  cause;
  const char  *zone;             /* the list the reply names                    */
  gboolean     zone_is_link_only;/* a private list: it has no zone to ask       */
  gboolean     zone_lists_domains;   /* its subject is the sender's domain, not the address */
  gboolean     cites_refusal;    /* the reply quotes a refusal code or "open    */
                                 /* resolver" as if it were a listing           */
  const char  *host;             /* sending address                             */
  const char  *helo;
  const char  *recipient_domain;
  const char  *sender_domain;
  gint64       bounced;          /* Unix time of the bounce, 0 when unknown     */
  guint        mails;            /* rows of that host and cause, at least 1     */
} BounceVerdictCase;

/* What was seen so far; NULL: not (yet). */
typedef struct
{
  const GPtrArray           *lists;      /* of BounceListResult                 */
  const BounceReverseResult *reverse;
  const BounceMailResult    *recipient_mail;
  const BounceMailResult    *sender_mail;
  gboolean                   finished;   /* nothing is awaited any more         */
  gboolean                   offline;
  gboolean                   private_host;   /* never asked about               */
  gboolean                   rewritten;  /* the resolver makes addresses up     */
  gint64                     now;
} BounceVerdictSeen;

/* Why UNKNOWN, and which form of the sentence. */
typedef enum
{
  BOUNCE_VERDICT_BASIS_NONE,
  BOUNCE_VERDICT_BASIS_ZONE,         /* the named list                          */
  BOUNCE_VERDICT_BASIS_OTHER_LISTS,  /* no list named, others spoke             */
  BOUNCE_VERDICT_BASIS_POLICY_LIST,
  BOUNCE_VERDICT_BASIS_REVERSE,
  BOUNCE_VERDICT_BASIS_HELO,
  BOUNCE_VERDICT_BASIS_MAIL,
  BOUNCE_VERDICT_BASIS_DEAD_LIST,
  BOUNCE_VERDICT_BASIS_REFUSAL_CODE,
  BOUNCE_VERDICT_BASIS_FAMILY,
  BOUNCE_VERDICT_BASIS_NO_ANSWER,
  BOUNCE_VERDICT_BASIS_REFUSED,
  BOUNCE_VERDICT_BASIS_BROKEN_LIST,
  BOUNCE_VERDICT_BASIS_PRIVATE_LIST,
  BOUNCE_VERDICT_BASIS_NO_HOST,
  BOUNCE_VERDICT_BASIS_NO_LOOKUP,    /* no check speaks about this cause        */
  BOUNCE_VERDICT_BASIS_OFFLINE,
  BOUNCE_VERDICT_BASIS_PENDING,
  BOUNCE_VERDICT_BASIS_NO_DOMAIN,    /* the domain is not told, or never asked about */
  BOUNCE_VERDICT_BASIS_DOMAIN_LIST,  /* which domain it means stands nowhere    */
  BOUNCE_N_VERDICT_BASES
} BounceVerdictBasis;

typedef struct
{
  BounceVerdictKind       kind;
  BounceVerdictBasis      basis;
  gboolean                settled;   /* what the reply names has answered: more */
                                     /* answers do not change the kind          */
  gboolean                then_and_now;   /* still, and the bounce is older than a week */
  const BounceListResult *list;      /* that decided; borrowed from what was seen, or NULL */
  guint                   elsewhere; /* other lists that list it                */
  gint64                  seen;      /* when the deciding answer came; 0: none  */
  guint                   cache;     /* seconds others may remember the old answer */
} BounceVerdict;

/* Which questions can speak about a cause. */
typedef enum
{
  BOUNCE_ASKS_NOTHING        = 0,
  BOUNCE_ASKS_NAMED_LIST     = 1 << 0,
  BOUNCE_ASKS_LISTS          = 1 << 1,
  BOUNCE_ASKS_REVERSE        = 1 << 2,
  BOUNCE_ASKS_HELO           = 1 << 3,
  BOUNCE_ASKS_RECIPIENT_MAIL = 1 << 4,
  BOUNCE_ASKS_SENDER_MAIL    = 1 << 5
} BounceAsks;

const char   *bounce_verdict_kind_to_id (BounceVerdictKind        kind);   /* "still" … */
/* What decides; lists and reverse DNS are asked beside as a courtesy. */
BounceAsks    bounce_cause_get_asks     (BounceCause              cause);
BounceVerdict bounce_verdict            (const BounceVerdictCase *one,
                                         const BounceVerdictSeen *seen);

G_END_DECLS
