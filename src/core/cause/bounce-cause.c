/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The vocabulary of causes as tables: ids, groups and the columns that go with
 * each cause.  No words for people stand here. */
#include "bounce-cause.h"

#include <string.h>

typedef struct
{
  const char       *id;
  BounceGroup       group;
  BouncePermanence  permanence;
  BounceWho         who;
  BounceSuppress    suppress;
} CauseRow;

#define ROW(cause, id, group, permanence, who, suppress) \
  [BOUNCE_CAUSE_##cause] = { id, BOUNCE_GROUP_##group, BOUNCE_PERMANENCE_##permanence, \
                             BOUNCE_WHO_##who, BOUNCE_SUPPRESS_##suppress }

static const CauseRow causes[BOUNCE_N_CAUSES] =
{
  ROW (NO_SUCH_USER,             "no-such-user",             RECIPIENT,    PERMANENT, LIST,     SAFE),
  ROW (NO_SUCH_DOMAIN,           "no-such-domain",           RECIPIENT,    PERMANENT, LIST,     SAFE),
  ROW (DOMAIN_TAKES_NO_MAIL,     "domain-takes-no-mail",     RECIPIENT,    PERMANENT, LIST,     SAFE),
  ROW (ADDRESS_SYNTAX,           "address-syntax",           RECIPIENT,    PERMANENT, LIST,     SAFE),
  ROW (MAILBOX_DISABLED,         "mailbox-disabled",         RECIPIENT,    PERMANENT, LIST,     SAFE),
  ROW (MOVED,                    "moved",                    RECIPIENT,    PERMANENT, LIST,     SAFE),
  ROW (RECIPIENT_REFUSES,        "recipient-refuses",        RECIPIENT,    PERMANENT, RECEIVER, NEVER),
  ROW (SUPPRESSED,               "suppressed",               RECIPIENT,    PERMANENT, YOU,      NEVER),
  ROW (MAILBOX_FULL,             "mailbox-full",             FULL,         TEMPORARY, NOBODY,   REPEATED),
  ROW (BLOCKLISTED,              "blocklisted",              REPUTATION,   UNSURE,    YOU,      NEVER),
  ROW (BLOCKED_BY_RECEIVER,      "blocked-by-receiver",      REPUTATION,   UNSURE,    YOU,      NEVER),
  ROW (BAD_REPUTATION,           "bad-reputation",           REPUTATION,   UNSURE,    YOU,      NEVER),
  ROW (UNREACHABLE,              "unreachable",              DOWNTIME,     TEMPORARY, RECEIVER, NEVER),
  ROW (DNS_FAILURE,              "dns-failure",              DOWNTIME,     TEMPORARY, RECEIVER, NEVER),
  ROW (GAVE_UP,                  "gave-up",                  DOWNTIME,     PERMANENT, RECEIVER, NEVER),
  ROW (SERVER_BUSY,              "server-busy",              DOWNTIME,     TEMPORARY, NOBODY,   NEVER),
  ROW (SERVER_FAULT,             "server-fault",             DOWNTIME,     TEMPORARY, RECEIVER, NEVER),
  ROW (SERVER_FULL,              "server-full",              DOWNTIME,     TEMPORARY, RECEIVER, NEVER),
  ROW (DELIVERY_PROGRAM,         "delivery-program",         DOWNTIME,     TEMPORARY, RECEIVER, NEVER),
  ROW (MAIL_LOOP,                "mail-loop",                DOWNTIME,     PERMANENT, RECEIVER, NEVER),
  ROW (SPAM_CONTENT,             "spam-content",             POLICY,       UNSURE,    YOU,      NEVER),
  ROW (VIRUS,                    "virus",                    POLICY,       PERMANENT, YOU,      NEVER),
  ROW (ATTACHMENT_REFUSED,       "attachment-refused",       POLICY,       PERMANENT, YOU,      NEVER),
  ROW (MESSAGE_MALFORMED,        "message-malformed",        POLICY,       PERMANENT, YOU,      NEVER),
  ROW (AUTHENTICATION,           "authentication",           POLICY,       PERMANENT, YOU,      NEVER),
  ROW (SENDER_REFUSED,           "sender-refused",           POLICY,       PERMANENT, YOU,      NEVER),
  ROW (RATE_LIMITED,             "rate-limited",             POLICY,       TEMPORARY, YOU,      NEVER),
  ROW (TLS_REQUIRED,             "tls-required",             POLICY,       UNSURE,    YOU,      NEVER),
  ROW (PROTOCOL_ERROR,           "protocol-error",           POLICY,       PERMANENT, YOU,      NEVER),
  ROW (POLICY_OTHER,             "policy-other",             POLICY,       PERMANENT, RECEIVER, NEVER),
  ROW (MESSAGE_TOO_LARGE,        "message-too-large",        SIZE,         PERMANENT, YOU,      NEVER),
  ROW (NO_REVERSE_DNS,           "no-reverse-dns",           DNS,          PERMANENT, PROVIDER, NEVER),
  ROW (BAD_HELO,                 "bad-helo",                 DNS,          PERMANENT, YOU,      NEVER),
  ROW (SENDER_DOMAIN_UNRESOLVED, "sender-domain-unresolved", DNS,          PERMANENT, YOU,      NEVER),
  ROW (DYNAMIC_ADDRESS,          "dynamic-address",          ISP,          PERMANENT, PROVIDER, NEVER),
  ROW (SENDING_LIMIT,            "sending-limit",            ISP,          TEMPORARY, YOU,      NEVER),
  ROW (RELAY_DENIED,             "relay-denied",             PORT,         PERMANENT, YOU,      NEVER),
  ROW (LOGIN_REQUIRED,           "login-required",           PORT,         PERMANENT, YOU,      NEVER),
  ROW (PORT_25_BLOCKED,          "port-25-blocked",          PORT,         PERMANENT, PROVIDER, NEVER),
  ROW (SENDER_VERIFICATION,      "sender-verification",      VERIFICATION, PERMANENT, YOU,      NEVER),
  ROW (RECEIVER_MISCONFIGURED,   "receiver-misconfigured",   RECEIVER,     UNSURE,    RECEIVER, NEVER),
  ROW (UNCLEAR,                  "unclear",                  UNCLEAR,      UNSURE,    RECEIVER, NEVER),
};

#undef ROW

static const char *const groups[BOUNCE_N_GROUPS] =
{
  [BOUNCE_GROUP_RECIPIENT] = "recipient",
  [BOUNCE_GROUP_FULL] = "full",
  [BOUNCE_GROUP_REPUTATION] = "reputation",
  [BOUNCE_GROUP_DOWNTIME] = "downtime",
  [BOUNCE_GROUP_POLICY] = "policy",
  [BOUNCE_GROUP_SIZE] = "size",
  [BOUNCE_GROUP_DNS] = "dns",
  [BOUNCE_GROUP_ISP] = "isp",
  [BOUNCE_GROUP_PORT] = "port",
  [BOUNCE_GROUP_VERIFICATION] = "verification",
  [BOUNCE_GROUP_RECEIVER] = "receiver",
  [BOUNCE_GROUP_UNCLEAR] = "unclear",
};

static const char *const permanences[BOUNCE_N_PERMANENCES] =
{
  [BOUNCE_PERMANENCE_NONE] = "none",
  [BOUNCE_PERMANENCE_PERMANENT] = "permanent",
  [BOUNCE_PERMANENCE_TEMPORARY] = "temporary",
  [BOUNCE_PERMANENCE_UNSURE] = "unsure",
};

static const char *const whos[BOUNCE_N_WHO] =
{
  [BOUNCE_WHO_YOU] = "you",
  [BOUNCE_WHO_LIST] = "list",
  [BOUNCE_WHO_PROVIDER] = "provider",
  [BOUNCE_WHO_RECEIVER] = "receiver",
  [BOUNCE_WHO_NOBODY] = "nobody",
};

static const char *const confidences[BOUNCE_N_CONFIDENCES] =
{
  [BOUNCE_CONFIDENCE_STATED] = "stated",
  [BOUNCE_CONFIDENCE_INFERRED] = "inferred",
  [BOUNCE_CONFIDENCE_GUESSED] = "guessed",
};

static const char *const suppresses[BOUNCE_N_SUPPRESSES] =
{
  [BOUNCE_SUPPRESS_NEVER] = "never",
  [BOUNCE_SUPPRESS_REPEATED] = "repeated",
  [BOUNCE_SUPPRESS_SAFE] = "safe",
};

/* A number from a file or a newer build must not index past a table. */
static const CauseRow *
get_row (BounceCause cause)
{
  if ((guint) cause >= BOUNCE_N_CAUSES)
    cause = BOUNCE_CAUSE_UNCLEAR;

  return &causes[cause];
}

const char *
bounce_group_to_id (BounceGroup group)
{
  return groups[(guint) group < BOUNCE_N_GROUPS ? group : BOUNCE_GROUP_UNCLEAR];
}

const char *
bounce_cause_to_id (BounceCause cause)
{
  return get_row (cause)->id;
}

gboolean
bounce_cause_from_id (const char  *id,
                      BounceCause *cause)
{
  for (guint i = 0; id != NULL && i < BOUNCE_N_CAUSES; i++)
    if (strcmp (causes[i].id, id) == 0)
      {
        *cause = i;
        return TRUE;
      }

  return FALSE;
}

const char *
bounce_permanence_to_id (BouncePermanence permanence)
{
  return permanences[(guint) permanence < BOUNCE_N_PERMANENCES ? permanence : BOUNCE_PERMANENCE_UNSURE];
}

gboolean
bounce_permanence_from_id (const char       *id,
                           BouncePermanence *permanence)
{
  for (guint i = 0; id != NULL && i < BOUNCE_N_PERMANENCES; i++)
    if (strcmp (permanences[i], id) == 0)
      {
        *permanence = i;
        return TRUE;
      }

  return FALSE;
}

const char *
bounce_who_to_id (BounceWho who)
{
  return whos[(guint) who < BOUNCE_N_WHO ? who : BOUNCE_WHO_RECEIVER];
}

const char *
bounce_confidence_to_id (BounceConfidence confidence)
{
  return confidences[(guint) confidence < BOUNCE_N_CONFIDENCES ? confidence : BOUNCE_CONFIDENCE_GUESSED];
}

const char *
bounce_suppress_to_id (BounceSuppress suppress)
{
  return suppresses[(guint) suppress < BOUNCE_N_SUPPRESSES ? suppress : BOUNCE_SUPPRESS_NEVER];
}

BounceGroup
bounce_cause_get_group (BounceCause cause)
{
  return get_row (cause)->group;
}

BouncePermanence
bounce_cause_get_permanence (BounceCause cause)
{
  return get_row (cause)->permanence;
}

BounceWho
bounce_cause_get_who (BounceCause cause)
{
  return get_row (cause)->who;
}

BounceSuppress
bounce_cause_get_suppress (BounceCause cause)
{
  return get_row (cause)->suppress;
}
