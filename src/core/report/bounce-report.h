/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What one message says of deliveries: who reports, about whom, in which
 * words. Plain data; nothing here parses. */
#pragma once

#include "bounce-message.h"
#include "bounce-status.h"

G_BEGIN_DECLS

typedef enum
{
  BOUNCE_KIND_OTHER,
  BOUNCE_KIND_FAILURE,
  BOUNCE_KIND_DELAY,
  BOUNCE_KIND_DELIVERY,
  BOUNCE_KIND_COMPLAINT,
  BOUNCE_KIND_AUTO_REPLY,
  BOUNCE_KIND_RECEIPT,
  BOUNCE_KIND_CHALLENGE,
  BOUNCE_KIND_UNREADABLE,
  BOUNCE_N_KINDS
} BounceKind;

/* "failure", "auto-reply", ...: the ids of the command line. */
const char *bounce_kind_to_id (BounceKind kind);

typedef enum
{
  BOUNCE_ACTION_UNKNOWN,
  BOUNCE_ACTION_FAILED,
  BOUNCE_ACTION_DELAYED,
  BOUNCE_ACTION_DELIVERED,
  BOUNCE_ACTION_RELAYED,
  BOUNCE_ACTION_EXPANDED
} BounceAction;

const char   *bounce_action_to_id   (BounceAction  action);   /* NULL for unknown */
BounceAction  bounce_action_from_id (const char   *text);     /* without regard to case */

/* All strings are owned, valid UTF-8, and NULL when the report does not tell. */
typedef struct
{
  char         *address;         /* Final-Recipient, without its type           */
  char         *original;        /* Original-Recipient, when it differs         */
  char         *remote_mta;      /* who refused                                 */
  char         *diagnostic_type; /* "smtp", "x-postfix", ...; lower case        */
  char         *diagnostic;      /* the server's words, unfolded                */
  char         *text;            /* what the human part says about this one     */
  char         *last_attempt;    /* dates as written                            */
  char         *retry_until;
  BounceStatus  status;          /* of the Status field, or 0                   */
  BounceAction  action;
} BounceRecipient;

typedef struct
{
  BounceKind     kind;           /* of the message; BOUNCE_KIND_FAILURE when    */
                                 /* any recipient failed                        */
  const char    *dialect;        /* static: "rfc3464", "exim", ...; or NULL     */
  char          *reporter;       /* Reporting-MTA, without its type             */
  char          *received_from;  /* Received-From-MTA, or Sendmail's "received  */
                                 /* from HOST [IP]"                             */
  char          *arrival;        /* Arrival-Date as written                     */
  char          *envelope_id;    /* Original-Envelope-Id                        */
  char          *source_ip;      /* complaints: Source-IP                       */
  char          *feedback_type;  /* complaints: "abuse", ...                    */
  char          *text;           /* the human part, never NULL                  */
  GPtrArray     *recipients;     /* of BounceRecipient; empty when not known    */
  BounceMessage *original;       /* returned headers or message, or NULL        */
} BounceReport;

BounceReport    *bounce_report_new           (BounceKind     kind,
                                              const char    *dialect);
/* @address is tidied; may be NULL (a failure that names nobody). Returns the
 * recipient already there when the address is. Borrowed; beyond
 * BOUNCE_FIELDS_MAX_GROUPS one that is in no list and lives until the next. */
BounceRecipient *bounce_report_add_recipient (BounceReport  *self,
                                              const char    *address);
/* What became of this one: the message's kind, narrowed by the action. */
BounceKind       bounce_report_get_kind_of   (BounceReport          *self,
                                              const BounceRecipient *recipient);
void             bounce_report_free          (BounceReport  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceReport, bounce_report_free)

G_END_DECLS
