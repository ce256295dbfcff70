/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* How fast one operator may be asked: a pace per operator, never one global
 * brake, so that no list waits for another's limit. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define BOUNCE_PACE_BURST      10    /* questions at once to one operator       */
#define BOUNCE_PACE_PER_SECOND 10

typedef struct _BouncePace BouncePace;

BouncePace *bounce_pace_new  (void);
/* @operator: "spamhaus.org"; NULL is never braked. @gap: microseconds between
 * two questions to it at least, 0 for the usual pace. @now: monotonic
 * microseconds. Gives when this question may go (≥ @now), and counts it. */
gint64      bounce_pace_take (BouncePace  *self,
                              const char  *operator_name,
                              gint64       gap,
                              gint64       now);
void        bounce_pace_free (BouncePace  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BouncePace, bounce_pace_free)

G_END_DECLS
