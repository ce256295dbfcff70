/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts of one case, for the words of the advice. */
#pragma once

#include "bounce-advice.h"
#include "bounce-reading.h"

G_BEGIN_DECLS

/* @advice borrows from the rest, and from the case and its reading. */
typedef struct
{
  BounceAdviceFacts   advice;
  char              **zones;         /* lists named in the reply, NULL-terminated */
  char               *sender;
  char               *limit;
  char               *wait;
  char               *new_address;
} BounceCaseFacts;

BounceCaseFacts *bounce_case_facts_new  (const BounceReading *reading,
                                         const BounceCase    *one);
void             bounce_case_facts_free (BounceCaseFacts     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceCaseFacts, bounce_case_facts_free)

G_END_DECLS
