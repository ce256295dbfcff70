/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What is counted of rows and messages: for one addition, and for all. */
#pragma once

#include "bounce.h"

G_BEGIN_DECLS

/* Rows by section and cause; in NOT_COUNTED by kind. ALL is every bounce. */
typedef struct
{
  guint messages;
  guint kinds[BOUNCE_N_KINDS];
  guint rows[BOUNCE_N_SECTIONS][BOUNCE_N_CAUSES];
} InspectorCounts;

void  inspector_counts_add_batch    (InspectorCounts          *self,
                                     BounceStore              *batch);
/* What came between two looks at one scan. */
void  inspector_counts_add_progress (InspectorCounts          *self,
                                     const BounceScanProgress *before,
                                     const BounceScanProgress *now);
void  inspector_counts_add          (InspectorCounts          *self,
                                     const InspectorCounts    *other);
/* @cause -1: all of the section. */
guint inspector_counts_get          (const InspectorCounts    *self,
                                     BounceSection             section,
                                     int                       cause);

G_END_DECLS
