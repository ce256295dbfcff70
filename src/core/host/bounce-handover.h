/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Where mail went from one organisation's hands into another's, as far as the
 * Received lines may be believed. */
#pragma once

#include "bounce-parties.h"

G_BEGIN_DECLS

typedef enum
{
  BOUNCE_HANDOVER_UNKNOWN,
  BOUNCE_HANDOVER_BY_REPORTER,
  BOUNCE_HANDOVER_TO_RECEIVER
} BounceHandover;

/* The hop by which the reporting server gave its report away: its client is
 * the reporter, with the address the next server saw. NULL when not told. */
const BounceHop *bounce_handover_of_report   (const BounceParties *self);
/* The hop by which the receiver's side took the returned mail: its client is
 * the server that sent it. NULL when not told, or only by lines that the
 * sender himself may have written. */
const BounceHop *bounce_handover_of_returned (const BounceParties *self);
/* The same where one house sends mail to itself: less sure. */
const BounceHop *bounce_handover_within_house (const BounceParties *self);
/* Which machine counts: the one that brought the mail to the reporting server,
 * which had taken it for the receiver and then could not keep it; or the
 * reporting server, which made the refused connection itself. */
BounceHandover bounce_handover_judge (const BounceParties *self);

G_END_DECLS
