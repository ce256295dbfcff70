/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts: by kind, cause, group, permanence, day, receiver and sending host. */
#pragma once

#include "bounce-reading.h"

G_BEGIN_DECLS

typedef struct _BounceTally BounceTally;

typedef struct
{
  char  *id;
  guint  count;
} BounceCount;

typedef enum
{
  BOUNCE_TALLY_GROUPS,
  BOUNCE_TALLY_CAUSES,
  BOUNCE_TALLY_PERMANENCE,
  BOUNCE_TALLY_RECEIVERS,
  BOUNCE_TALLY_HOSTS,
  BOUNCE_TALLY_DAYS              /* "2026-11-17", in the zone as written        */
} BounceTallyBy;

BounceTally *bounce_tally_new            (void);
/* @reading NULL: other mail; @unreadable: a file that was no mail. */
void         bounce_tally_add            (BounceTally          *self,
                                          const BounceReading  *reading);
void         bounce_tally_add_unreadable (BounceTally          *self);
guint        bounce_tally_get_messages   (BounceTally          *self);
guint        bounce_tally_get_kind       (BounceTally          *self,
                                          BounceKind            kind);
guint        bounce_tally_get_recipients (BounceTally          *self);
/* Array of BounceCount: most first (equal ones by id); days in order. */
GPtrArray   *bounce_tally_dup_counts     (BounceTally          *self,
                                          BounceTallyBy         by);
/* Dates of the first and last counted message, or NULL; borrowed. */
GDateTime   *bounce_tally_get_first      (BounceTally          *self);
GDateTime   *bounce_tally_get_last       (BounceTally          *self);
void         bounce_tally_free           (BounceTally          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceTally, bounce_tally_free)

G_END_DECLS
