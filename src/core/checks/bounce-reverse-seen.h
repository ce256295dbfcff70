/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The answers about one address, and what they come to. Asks nobody. */
#pragma once

#include "bounce-reverse-check.h"

G_BEGIN_DECLS

/* NULL: not asked (yet). Nothing here is owned by its users but the whole. */
typedef struct
{
  BounceSubject *subject;
  char          *helo;           /* as told, or NULL                            */
  gboolean       test;           /* example names may be asked about            */
  BounceAnswer  *ptr;
  GPtrArray     *names;          /* of the answer that a host can have, A-labels */
  BounceAnswer  *forward[BOUNCE_REVERSE_MAX_NAMES];   /* addresses of the subject's family */
  BounceAnswer  *other[BOUNCE_REVERSE_MAX_NAMES];     /* of the other one       */
  char          *helo_name;      /* what to ask for it; NULL: nothing           */
  BounceAnswer  *helo_forward;
} BounceReverseSeen;

BounceReverseSeen   *bounce_reverse_seen_new         (BounceSubject     *subject,
                                                      const char        *helo,
                                                      gboolean           test);
/* May anybody be asked about the subject at all? */
gboolean             bounce_reverse_seen_may_ask     (BounceReverseSeen *self);
/* Takes the answer to the PTR question, and its names to ask for. */
void                 bounce_reverse_seen_take_ptr    (BounceReverseSeen *self,
                                                      BounceAnswer      *ptr);
/* Names lead nowhere in this family: is the other one worth a question? */
gboolean             bounce_reverse_seen_wants_other (BounceReverseSeen *self);
BounceReverseResult *bounce_reverse_seen_judge       (BounceReverseSeen *self);
void                 bounce_reverse_seen_free        (BounceReverseSeen *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceReverseSeen, bounce_reverse_seen_free)

G_END_DECLS
