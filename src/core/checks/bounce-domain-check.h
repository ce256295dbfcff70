/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Does a domain take mail: is it there, its MX and their addresses, null MX,
 * implicit MX (RFC 5321 section 5.1, RFC 7505). */
#pragma once

#include "bounce-asker.h"
#include "bounce-subject.h"

G_BEGIN_DECLS

#define BOUNCE_DOMAIN_MAX_MX 10   /* whose addresses are asked                  */

typedef enum
{
  BOUNCE_MAIL_OK,
  BOUNCE_MAIL_NO_DOMAIN,         /* NXDOMAIN                                    */
  BOUNCE_MAIL_NO_MX_NO_ADDRESS,
  BOUNCE_MAIL_NULL_MX,
  BOUNCE_MAIL_MX_WITHOUT_ADDRESS,/* none of its MX leads anywhere               */
  BOUNCE_MAIL_FAILURE,           /* SERVFAIL, REFUSED, malformed                */
  BOUNCE_MAIL_NO_ANSWER,
  BOUNCE_MAIL_OFFLINE,
  BOUNCE_MAIL_NOT_ASKED,         /* private or example name                     */
  BOUNCE_N_MAILS
} BounceMailProblem;

/* Immutable and atomically counted. */
typedef struct
{
  BounceMailProblem  problem;
  char              *domain;     /* for people                                  */
  char             **mx;         /* "10 mx.example.com", by preference; never NULL */
  gboolean           null_mx;
  gboolean           implicit;   /* no MX: the domain's own address takes mail  */
  char             **addresses;  /* of its MX, or of itself; never NULL         */
  char             **dangling;   /* MX without an address; never NULL           */
  guint              ttl;
  guint              milliseconds;
  gint64             seen;
  gboolean           remembered;
  char             **raw;
} BounceMailResult;

const char       *bounce_mail_problem_to_id  (BounceMailProblem       problem);   /* NULL for OK */
void              bounce_domain_check_async  (BounceAsker            *asker,
                                              BounceSubject          *subject,
                                              BounceAskFlags          flags,
                                              GCancellable           *cancellable,
                                              GAsyncReadyCallback     callback,
                                              gpointer                user_data);
BounceMailResult *bounce_domain_check_finish (GAsyncResult           *result,
                                              GError                **error);
BounceMailResult *bounce_mail_result_ref     (BounceMailResult       *self);
void              bounce_mail_result_unref   (BounceMailResult       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceMailResult, bounce_mail_result_unref)

G_END_DECLS
