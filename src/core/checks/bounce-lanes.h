/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Who goes next: a queue for each operator at its own pace, and a turn for each
 * queue, so that nobody waits behind the questions to somebody else. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In flight to one operator: as many as its pace lets go at once. One that does
 * not answer cannot take the places of all others. */
#define BOUNCE_LANES_IN_FLIGHT 10

typedef struct _BounceLanes BounceLanes;

/* Of the caller; lives until it was taken and done, or removed. */
typedef struct
{
  const char *operator_name;     /* NULL: nobody is to be spared                */
  gint64      gap;               /* see bounce-pace.h                           */
  gboolean    first;             /* before others that wait                     */
  gpointer    data;
} BounceLaneItem;

BounceLanes    *bounce_lanes_new    (void);
void            bounce_lanes_add    (BounceLanes    *self,
                                     BounceLaneItem *item);
/* Before others from now on; does nothing when it is not waiting. */
void            bounce_lanes_hasten (BounceLanes    *self,
                                     BounceLaneItem *item);
gboolean        bounce_lanes_remove (BounceLanes    *self,
                                     BounceLaneItem *item);
/* Whose turn it is; NULL when nobody may go now. @when: then the next time to
 * look, G_MAXINT64 when only something done makes a place. */
BounceLaneItem *bounce_lanes_take   (BounceLanes    *self,
                                     gint64          now,
                                     gint64         *when);
void            bounce_lanes_done   (BounceLanes    *self,
                                     BounceLaneItem *item);
void            bounce_lanes_free   (BounceLanes    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceLanes, bounce_lanes_free)

G_END_DECLS
