/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two halves of the document share: the object that tells, and the
 * loading that changes it. */
#pragma once

#include "inspector-document-scan.h"
#include "inspector-document.h"
#include "inspector-watch.h"

G_BEGIN_DECLS

struct _InspectorDocument
{
  GObject parent_instance;

  BounceRules     *rules;
  BounceSettings  *settings;
  BounceBelongings *belongings;  /* of all that is open                         */
  BounceSettings  *next_settings;    /* once nothing of the old ones is left; or NULL */
  BounceArchive   *archive;
  BounceScanFiles *files;
  GListStore      *problems;
  GArray          *problem_ids;  /* guint: the addition of each problem         */
  InspectorWatch  *watch;

  GPtrArray       *additions;    /* of InspectorAddition                        */
  guint            last_id;
  InspectorCounts  counts;
  guint            n_problems;

  InspectorScan   *scan;         /* perhaps cancelled, and not yet ended        */
  guint64          bytes_before; /* of additions read since loading began       */
  guint            tell_source;
  gboolean         untold;

  gboolean         loading, stopped, changed;
  double           fraction;
};

/* Notify when it is another one. */
void inspector_document_set_loading  (InspectorDocument *self,
                                      gboolean           loading);
void inspector_document_set_stopped  (InspectorDocument *self,
                                      gboolean           stopped);
void inspector_document_set_changed  (InspectorDocument *self,
                                      gboolean           changed);
void inspector_document_set_fraction (InspectorDocument *self,
                                      double             fraction);
/* Tells of new counts, now or soon. */
void inspector_document_tell_counts  (InspectorDocument *self);
/* Tells at once what is not yet told. */
void inspector_document_flush_counts (InspectorDocument *self);
/* Tells of other files. */
void inspector_document_tell_files   (InspectorDocument *self);

G_END_DECLS
