/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Mail that really went out from our own servers, much at once, from one
 * address to strangers everywhere, and was refused as spam: what a stolen
 * password looks like from behind. */
#pragma once

#include "bounce-reading.h"
#include "bounce-task-sum.h"

G_BEGIN_DECLS

/* All of these within one hour, from one address: */
#define BOUNCE_BURST_LEAST         50    /* refused recipients                   */
#define BOUNCE_BURST_LEAST_DOMAINS 10    /* of so many domains                   */

typedef struct _BounceBurst BounceBurst;

typedef struct
{
  char          *sender;
  BounceCause    cause;          /* the most frequent one                       */
  BounceTaskSum *sum;            /* of that hour                                */
} BounceBurstFound;

BounceBurst *bounce_burst_new      (void);
/* Only what own marks prove to be ours counts (see bounce-ownership.h), and no
 * mail that calls itself a list's. */
void         bounce_burst_add      (BounceBurst         *self,
                                    const BounceReading *reading,
                                    const BounceCase    *one,
                                    GDateTime           *date);
/* Array of BounceBurstFound, by sender; the busiest hour of each. Seven of ten
 * are refused as spam, for the sender's reputation or limits, or name nobody;
 * two of ten as spam or for reputation; and half of all that came back to that
 * address did so in that hour. */
GPtrArray   *bounce_burst_dup_list (BounceBurst         *self);
void         bounce_burst_free     (BounceBurst         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceBurst, bounce_burst_free)

G_END_DECLS
