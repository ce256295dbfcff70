/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The vocabulary: every failed recipient gets exactly one cause. Ids are
 * stable, they stand in JSON, CSV, saved rules and tests. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  BOUNCE_GROUP_RECIPIENT,
  BOUNCE_GROUP_FULL,
  BOUNCE_GROUP_REPUTATION,
  BOUNCE_GROUP_DOWNTIME,
  BOUNCE_GROUP_POLICY,
  BOUNCE_GROUP_SIZE,
  BOUNCE_GROUP_DNS,
  BOUNCE_GROUP_ISP,
  BOUNCE_GROUP_PORT,
  BOUNCE_GROUP_VERIFICATION,
  BOUNCE_GROUP_RECEIVER,
  BOUNCE_GROUP_UNCLEAR,
  BOUNCE_N_GROUPS
} BounceGroup;

typedef enum
{
  BOUNCE_CAUSE_NO_SUCH_USER,
  BOUNCE_CAUSE_NO_SUCH_DOMAIN,
  BOUNCE_CAUSE_DOMAIN_TAKES_NO_MAIL,
  BOUNCE_CAUSE_ADDRESS_SYNTAX,
  BOUNCE_CAUSE_MAILBOX_DISABLED,
  BOUNCE_CAUSE_MOVED,
  BOUNCE_CAUSE_RECIPIENT_REFUSES,
  BOUNCE_CAUSE_SUPPRESSED,
  BOUNCE_CAUSE_MAILBOX_FULL,
  BOUNCE_CAUSE_BLOCKLISTED,
  BOUNCE_CAUSE_BLOCKED_BY_RECEIVER,
  BOUNCE_CAUSE_BAD_REPUTATION,
  BOUNCE_CAUSE_UNREACHABLE,
  BOUNCE_CAUSE_DNS_FAILURE,
  BOUNCE_CAUSE_GAVE_UP,
  BOUNCE_CAUSE_SERVER_BUSY,
  BOUNCE_CAUSE_SERVER_FAULT,
  BOUNCE_CAUSE_SERVER_FULL,
  BOUNCE_CAUSE_DELIVERY_PROGRAM,
  BOUNCE_CAUSE_MAIL_LOOP,
  BOUNCE_CAUSE_SPAM_CONTENT,
  BOUNCE_CAUSE_VIRUS,
  BOUNCE_CAUSE_ATTACHMENT_REFUSED,
  BOUNCE_CAUSE_MESSAGE_MALFORMED,
  BOUNCE_CAUSE_AUTHENTICATION,
  BOUNCE_CAUSE_SENDER_REFUSED,
  BOUNCE_CAUSE_RATE_LIMITED,
  BOUNCE_CAUSE_TLS_REQUIRED,
  BOUNCE_CAUSE_PROTOCOL_ERROR,
  BOUNCE_CAUSE_POLICY_OTHER,
  BOUNCE_CAUSE_MESSAGE_TOO_LARGE,
  BOUNCE_CAUSE_NO_REVERSE_DNS,
  BOUNCE_CAUSE_BAD_HELO,
  BOUNCE_CAUSE_SENDER_DOMAIN_UNRESOLVED,
  BOUNCE_CAUSE_DYNAMIC_ADDRESS,
  BOUNCE_CAUSE_SENDING_LIMIT,
  BOUNCE_CAUSE_RELAY_DENIED,
  BOUNCE_CAUSE_LOGIN_REQUIRED,
  BOUNCE_CAUSE_PORT_25_BLOCKED,
  BOUNCE_CAUSE_SENDER_VERIFICATION,
  BOUNCE_CAUSE_RECEIVER_MISCONFIGURED,
  BOUNCE_CAUSE_UNCLEAR,
  BOUNCE_N_CAUSES
} BounceCause;

typedef enum
{
  BOUNCE_PERMANENCE_NONE,        /* not a failure                               */
  BOUNCE_PERMANENCE_PERMANENT,   /* no retry helps until something changes      */
  BOUNCE_PERMANENCE_TEMPORARY,
  BOUNCE_PERMANENCE_UNSURE,      /* hard-looking reply, temporary cause         */
  BOUNCE_N_PERMANENCES
} BouncePermanence;

typedef enum
{
  BOUNCE_WHO_YOU,
  BOUNCE_WHO_LIST,               /* whoever keeps the address list              */
  BOUNCE_WHO_PROVIDER,
  BOUNCE_WHO_RECEIVER,
  BOUNCE_WHO_NOBODY,
  BOUNCE_N_WHO
} BounceWho;

typedef enum
{
  BOUNCE_CONFIDENCE_STATED,      /* a code or phrase says it                    */
  BOUNCE_CONFIDENCE_INFERRED,    /* enhanced code or stage only                 */
  BOUNCE_CONFIDENCE_GUESSED,
  BOUNCE_N_CONFIDENCES
} BounceConfidence;

typedef enum
{
  BOUNCE_SUPPRESS_NEVER,
  BOUNCE_SUPPRESS_REPEATED,
  BOUNCE_SUPPRESS_SAFE,
  BOUNCE_N_SUPPRESSES
} BounceSuppress;

/* Static ids; from_id () returns FALSE for what it does not know. */
const char       *bounce_group_to_id         (BounceGroup        group);
const char       *bounce_cause_to_id         (BounceCause        cause);
gboolean          bounce_cause_from_id       (const char        *id,
                                              BounceCause       *cause);
const char       *bounce_permanence_to_id    (BouncePermanence   permanence);
gboolean          bounce_permanence_from_id  (const char        *id,
                                              BouncePermanence  *permanence);
const char       *bounce_who_to_id           (BounceWho          who);
const char       *bounce_confidence_to_id    (BounceConfidence   confidence);
const char       *bounce_suppress_to_id      (BounceSuppress     suppress);

/* The columns of the table of causes. UNCLEAR's permanence is UNSURE here: it
 * follows the reply's class. */
BounceGroup       bounce_cause_get_group      (BounceCause cause);
BouncePermanence  bounce_cause_get_permanence (BounceCause cause);
BounceWho         bounce_cause_get_who        (BounceCause cause);
BounceSuppress    bounce_cause_get_suppress   (BounceCause cause);

G_END_DECLS
