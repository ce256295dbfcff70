/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks politely and forgets nothing too early: at most 32 questions in flight,
 * a pace per operator, one memory of answers, one of self-tests. What every
 * check asks through. */
#pragma once

#include "bounce-recording.h"
#include "bounce-resolver.h"

G_BEGIN_DECLS

#define BOUNCE_ASKER_IN_FLIGHT 32
/* How long an answer is remembered, in seconds: min (TTL, these). */
#define BOUNCE_ASKER_REMEMBER        900
#define BOUNCE_ASKER_REMEMBER_FAULTS 60

#define BOUNCE_TYPE_ASKER (bounce_asker_get_type ())

G_DECLARE_FINAL_TYPE (BounceAsker, bounce_asker, BOUNCE, ASKER, GObject)

BounceAsker  *bounce_asker_new           (BounceResolver       *resolver);
/* Answers from @recording alone, after the milliseconds that stand there (0 for
 * at once): no resolver exists, nothing can be sent. */
BounceAsker  *bounce_asker_new_recorded  (BounceRecording      *recording);
gboolean      bounce_asker_is_recorded   (BounceAsker          *self);
/* May documentation addresses and example names be asked about: recorded, or a
 * resolver for tests. */
gboolean      bounce_asker_is_test       (BounceAsker          *self);
const char   *bounce_asker_get_servers   (BounceAsker          *self);   /* "" when recorded */
/* Changes whenever other servers are asked; see bounce-list-trial.h. */
guint         bounce_asker_get_serial    (BounceAsker          *self);
/* Milliseconds for one question, default BOUNCE_RESOLVER_DEADLINE. */
void          bounce_asker_set_deadline  (BounceAsker          *self,
                                          guint                 milliseconds);
/* How many questions were really sent since the beginning. */
guint         bounce_asker_get_asked     (BounceAsker          *self);
/* "Check again": what is remembered so far does not count for questions that
 * carry BOUNCE_ASK_AGAIN. */
typedef enum
{
  BOUNCE_ASK_NORMAL = 0,
  BOUNCE_ASK_AGAIN  = 1 << 0,    /* do not answer from memory                   */
  BOUNCE_ASK_FIRST  = 1 << 1     /* before others that wait                     */
} BounceAskFlags;

/* As bounce_resolver_ask_async (); also follows CNAMEs that end outside the
 * answer, at most 8 (RFC 2317). The same question asked twice at a time is sent
 * once. @operator_name, @gap: see bounce-pace.h; NULL, 0 where nobody is to be
 * spared. The deadline begins when the question is sent, not while it waits. */
void          bounce_asker_ask_async     (BounceAsker          *self,
                                          const char           *name,
                                          BounceQuestion        question,
                                          const char           *operator_name,
                                          gint64                gap,
                                          BounceAskFlags        flags,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
BounceAnswer *bounce_asker_ask_finish    (BounceAsker          *self,
                                          GAsyncResult         *result,
                                          GError              **error);

G_END_DECLS
