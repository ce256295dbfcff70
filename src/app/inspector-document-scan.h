/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One addition to a document, and the scan that reads it. Main thread only. */
#pragma once

#include "inspector-counts.h"

G_BEGIN_DECLS

typedef struct
{
  guint            id;           /* and the group of its files                  */
  GPtrArray       *sources;      /* of BounceScanSource                         */
  GPtrArray       *batches;      /* of BounceStore: what it brought             */
  InspectorCounts  counts;
  guint            n_problems;
  gboolean         done;         /* read to the end                             */
  gboolean         held;         /* stopped, until somebody continues           */
} InspectorAddition;

InspectorAddition *inspector_addition_new   (guint              id);
/* As before it was read. */
void               inspector_addition_reset (InspectorAddition *self);
void               inspector_addition_free  (InspectorAddition *self);

typedef struct _InspectorScan InspectorScan;

/* Progress is since the scan began; @before, as it was told the last time. */
typedef void (*InspectorScanNewsFunc)  (InspectorScan            *scan,
                                        const BounceScanNews     *news,
                                        const BounceScanProgress *before,
                                        gpointer                  user_data);
/* @complete: not cancelled. @scan is freed behind it. */
typedef void (*InspectorScanEndedFunc) (InspectorScan            *scan,
                                        gboolean                  complete,
                                        gpointer                  user_data);

InspectorScan *inspector_scan_start     (const InspectorAddition  *addition,
                                         BounceScanFiles          *files,
                                         BounceRules              *rules,
                                         const BounceSettings     *settings,
                                         InspectorScanNewsFunc     news,
                                         InspectorScanEndedFunc    ended,
                                         gpointer                  user_data);
guint          inspector_scan_get_id    (InspectorScan            *self);
/* As it was told the last time. */
const BounceScanProgress *inspector_scan_get_progress (InspectorScan *self);
gboolean       inspector_scan_is_cancelled (InspectorScan         *self);
/* No more news; the end is told when the thread has ended. */
void           inspector_scan_cancel    (InspectorScan            *self);
/* Cancels, and nothing is told any more, not even the end. */
void           inspector_scan_abandon   (InspectorScan            *self);

G_END_DECLS
