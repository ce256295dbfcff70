/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the advice as data. Words in {braces} are facts of the case; of
 * the forms of one text the first is taken whose facts are all known. */
#pragma once

#include "bounce-cause.h"

G_BEGIN_DECLS

#define BOUNCE_ADVICE_MAX_FORMS 3
#define BOUNCE_ADVICE_MAX_STEPS 8        /* in the table; at most 5 are shown */

typedef enum
{
  BOUNCE_ADVICE_ALWAYS    = 0,
  BOUNCE_ADVICE_PERMANENT = 1 << 0,      /* the refusal is final              */
  BOUNCE_ADVICE_OPEN      = 1 << 1,      /* it is not, or nobody knows        */
  BOUNCE_ADVICE_OURS      = 1 << 2,      /* who must act is not the receiver  */
  BOUNCE_ADVICE_THEIRS    = 1 << 3,
  BOUNCE_ADVICE_REMOVE    = 1 << 4,      /* only when the row is safe         */
  BOUNCE_ADVICE_KEEP      = 1 << 5,      /* only when it is not               */
  BOUNCE_ADVICE_RETRY     = 1 << 6       /* waits for the sending server: told */
                                         /* otherwise when that has given up  */
} BounceAdviceWhen;

/* The last form has no facts; NULL ends the forms and the steps. */
typedef struct
{
  BounceAdviceWhen  when;
  const char       *forms[BOUNCE_ADVICE_MAX_FORMS];
} BounceAdviceStep;

typedef struct
{
  const char       *name;
  const char       *titles[BOUNCE_ADVICE_MAX_FORMS];
  const char       *meanings[BOUNCE_ADVICE_MAX_FORMS];
  BounceAdviceStep  steps[BOUNCE_ADVICE_MAX_STEPS];
} BounceAdviceText;

/* By cause; each holds the causes of its groups and nothing (no name) for the
 * others. */
extern const BounceAdviceText bounce_advice_recipient_table[BOUNCE_N_CAUSES];
extern const BounceAdviceText bounce_advice_server_table[BOUNCE_N_CAUSES];
extern const BounceAdviceText bounce_advice_policy_table[BOUNCE_N_CAUSES];
extern const BounceAdviceText bounce_advice_sending_table[BOUNCE_N_CAUSES];

/* Never NULL. */
const BounceAdviceText *bounce_advice_get_text (BounceCause cause);

G_END_DECLS
