/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One addition to a document, and the scan that reads it. The scan outlives a
 * document that is closed until its thread has ended. */
#include "inspector-document-scan.h"

struct _InspectorScan
{
  guint                   id;
  GCancellable           *cancellable;
  BounceScanProgress      progress;
  InspectorScanNewsFunc   news;    /* NULL when abandoned                       */
  InspectorScanEndedFunc  ended;
  gpointer                user_data;
};

InspectorAddition *
inspector_addition_new (guint id)
{
  InspectorAddition *self = g_new0 (InspectorAddition, 1);

  self->id = id;
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) bounce_scan_source_free);
  self->batches = g_ptr_array_new_with_free_func ((GDestroyNotify) bounce_store_unref);

  return self;
}

void
inspector_addition_reset (InspectorAddition *self)
{
  self->counts = (InspectorCounts) { 0 };
  self->n_problems = 0;
  g_ptr_array_set_size (self->batches, 0);
  self->done = FALSE;
  self->held = FALSE;
}

void
inspector_addition_free (InspectorAddition *self)
{
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->batches);
  g_free (self);
}

static void
take_news (const BounceScanNews *news,
           gpointer              user_data)
{
  InspectorScan *self = user_data;
  BounceScanProgress before = self->progress;

  self->progress = *news->progress;
  if (self->news != NULL)
    self->news (self, news, &before, self->user_data);
}

static void
scan_ended (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  InspectorScan *self = user_data;
  gboolean complete = bounce_scan_finish (result, NULL, NULL);

  if (self->ended != NULL)
    self->ended (self, complete, self->user_data);
  g_object_unref (self->cancellable);
  g_free (self);
}

InspectorScan *
inspector_scan_start (const InspectorAddition *addition,
                      BounceScanFiles         *files,
                      BounceRules             *rules,
                      const BounceSettings    *settings,
                      InspectorScanNewsFunc    news,
                      InspectorScanEndedFunc   ended,
                      gpointer                 user_data)
{
  InspectorScan *self = g_new0 (InspectorScan, 1);

  self->id = addition->id;
  self->cancellable = g_cancellable_new ();
  self->news = news;
  self->ended = ended;
  self->user_data = user_data;
  bounce_scan_async (addition->sources, files, addition->id, rules, settings, take_news, self,
                     self->cancellable, scan_ended, self);

  return self;
}

guint
inspector_scan_get_id (InspectorScan *self)
{
  return self->id;
}

const BounceScanProgress *
inspector_scan_get_progress (InspectorScan *self)
{
  return &self->progress;
}

gboolean
inspector_scan_is_cancelled (InspectorScan *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
}

void
inspector_scan_cancel (InspectorScan *self)
{
  g_cancellable_cancel (self->cancellable);
}

void
inspector_scan_abandon (InspectorScan *self)
{
  self->news = NULL;
  self->ended = NULL;
  inspector_scan_cancel (self);
}
