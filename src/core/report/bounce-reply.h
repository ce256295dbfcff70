/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A server's words taken apart: which is the innermost quoted reply, at what
 * stage of the dialogue was it given, by whom. RFC 5321 section 4.2. */
#pragma once

#include "bounce-status.h"

G_BEGIN_DECLS

typedef enum
{
  BOUNCE_STAGE_UNKNOWN,
  BOUNCE_STAGE_CONNECT,          /* no connection, or the greeting              */
  BOUNCE_STAGE_HELO,
  BOUNCE_STAGE_TLS,
  BOUNCE_STAGE_AUTH,
  BOUNCE_STAGE_MAIL,
  BOUNCE_STAGE_RCPT,
  BOUNCE_STAGE_DATA,             /* DATA, the message, or its final dot         */
  BOUNCE_STAGE_LOCAL             /* no dialogue: the reporting server's own     */
} BounceStage;

typedef struct
{
  char         *whole;           /* unfolded, entities and paste junk undone    */
  const char   *text;            /* innermost reply in @whole: code and words   */
  const char   *words;           /* the same behind its codes                   */
  guint         code;            /* of the innermost reply that has one, or 0   */
  BounceStatus  status;          /* likewise                                    */
  BounceStage   stage;
  char         *receiver;        /* host that said it ("mx.example.net"), or NULL */
  char         *receiver_address; /* its address, or NULL: never the sender's   */
} BounceReply;

/* Always gives a reply, perhaps an empty one. @text: one reply, with NNN-
 * continuation lines or run together; typographic dashes, quotes, non-breaking
 * spaces, HTML entities and quoted-printable leftovers are undone in @whole. */
BounceReply *bounce_reply_new         (const char  *text);
void         bounce_reply_free        (BounceReply *self);

/* Joined lines, "550-" continuations run together, white space single. */
char        *bounce_reply_unfold      (const char  *text);
/* Words that say more than a code: "550", "smtp; 5.0.0" and "unknown" have none. */
gboolean     bounce_reply_has_words   (const char  *text);
/* "unknown", "connect", "helo", "tls", "auth", "mail", "rcpt", "data", "local" */
const char  *bounce_stage_to_id       (BounceStage  stage);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceReply, bounce_reply_free)

G_END_DECLS
