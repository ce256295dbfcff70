/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Reverse DNS of one address: names, whether they lead back, whether they look
 * made up, and the HELO name when the mail tells it. */
#pragma once

#include "bounce-asker.h"
#include "bounce-subject.h"

G_BEGIN_DECLS

#define BOUNCE_REVERSE_MAX_NAMES 10   /* as SPF does for "ptr"                  */

typedef enum
{
  BOUNCE_REVERSE_OK,
  BOUNCE_REVERSE_GENERIC,
  BOUNCE_REVERSE_MISMATCH,       /* its names lead to other addresses           */
  BOUNCE_REVERSE_UNCONFIRMED,    /* its names have no address of this family    */
  BOUNCE_REVERSE_NONE,
  BOUNCE_REVERSE_INVALID,        /* a name that no host can have                */
  BOUNCE_REVERSE_TEMPORARY_FAILURE,
  BOUNCE_REVERSE_PRIVATE,        /* or an example: not asked                    */
  BOUNCE_N_REVERSES
} BounceReverseVerdict;

typedef enum
{
  BOUNCE_HELO_UNKNOWN,           /* none told, or its check failed in passing   */
  BOUNCE_HELO_SAME,              /* the confirmed name                          */
  BOUNCE_HELO_RELATED,           /* the same organisation, and resolves         */
  BOUNCE_HELO_OTHER,             /* another organisation, but resolves to us    */
  BOUNCE_HELO_UNRESOLVED,        /* does not lead to this address               */
  BOUNCE_HELO_NO_NAME,           /* "localhost", an address, a single label     */
  BOUNCE_N_HELOS
} BounceHeloVerdict;

/* Immutable and atomically counted. */
typedef struct
{
  BounceReverseVerdict  verdict;
  BounceAnswerKind      kind;    /* of the PTR question: why it is temporary    */
  char                 *asked;   /* the name asked; NULL when nothing was       */
  char                **names;   /* PTR names, A-labels; never NULL             */
  char                 *confirmed;   /* the first that leads back, or NULL; one */
                                 /* with a character of its own before a generic one */
  char                **addresses;   /* where the names lead, canonical         */
  BounceHeloVerdict     helo_verdict;
  char                 *helo;    /* as told, or NULL                            */
  char                **reasons; /* ids, stable: "several-names", "cname", "cname-loop",              */
                                 /* "address-in-name:192-0-2-9", "access-word:dsl", "default-name:…", */
                                 /* "weak-word:…", "static-word:…", "mail-word:…", "too-many-names", "helo-differs", "helo-unresolved", */
                                 /* "helo-no-name", "other-family-confirms", "forward-failure", "refused", */
                                 /* "failure", "no-answer", "offline", "private", "example" */
  gboolean              remembered;
  guint                 ttl;
  guint                 milliseconds;
  gint64                seen;
  char                **raw;     /* a line a question: "PTR 5.2.0.192.in-addr.arpa: NOERROR …" */
} BounceReverseResult;

const char          *bounce_reverse_verdict_to_id (BounceReverseVerdict    verdict);   /* "temporary-failure" … */
const char          *bounce_helo_verdict_to_id    (BounceHeloVerdict       verdict);
/* @helo may be NULL. */
void                 bounce_reverse_check_async   (BounceAsker            *asker,
                                                   BounceSubject          *subject,
                                                   const char             *helo,
                                                   BounceAskFlags          flags,
                                                   GCancellable           *cancellable,
                                                   GAsyncReadyCallback     callback,
                                                   gpointer                user_data);
BounceReverseResult *bounce_reverse_check_finish  (GAsyncResult           *result,
                                                   GError                **error);
BounceReverseResult *bounce_reverse_result_ref    (BounceReverseResult    *self);
void                 bounce_reverse_result_unref  (BounceReverseResult    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceReverseResult, bounce_reverse_result_unref)

G_END_DECLS
