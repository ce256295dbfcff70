/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The archive as a list widget wants it: with one selected row, which stays
 * selected while the rows are filtered and sorted under it. */
#pragma once

#include "bounce.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Property: "selected" (BounceRow, or NULL). Signal "settled": rows came, went
 * or were put in order, and nothing is on its way. */
#define INSPECTOR_TYPE_ARCHIVE_VIEW (inspector_archive_view_get_type ())
G_DECLARE_FINAL_TYPE (InspectorArchiveView, inspector_archive_view, INSPECTOR, ARCHIVE_VIEW, GObject)

InspectorArchiveView *inspector_archive_view_new            (void);
void                  inspector_archive_view_set_archive    (InspectorArchiveView    *self,
                                                             BounceArchive           *archive);
/* For the list widget. */
GtkSingleSelection   *inspector_archive_view_get_selection  (InspectorArchiveView    *self);
/* A later wish overtakes an earlier one. */
void                  inspector_archive_view_apply          (InspectorArchiveView    *self,
                                                             const BounceArchiveView *wish);
/* The same from what stands in the window. @search may be NULL; @cause: a kind
 * in the section "not counted", -1: all; @sort: "date", "-date", "". */
void                  inspector_archive_view_choose         (InspectorArchiveView    *self,
                                                             const char              *search,
                                                             BounceSection            section,
                                                             int                      cause,
                                                             const char              *sort);
gboolean              inspector_archive_view_is_settled     (InspectorArchiveView    *self);
guint                 inspector_archive_view_get_length     (InspectorArchiveView    *self);
BounceRow            *inspector_archive_view_get_selected   (InspectorArchiveView    *self);
/* The position @step behind the selected row, within the list; the first one
 * when none is selected. When there are no rows yet, the first is selected as
 * soon as there is one; then, and of an empty list, GTK_INVALID_LIST_POSITION. */
guint                 inspector_archive_view_step           (InspectorArchiveView    *self,
                                                             int                      step);

G_END_DECLS
