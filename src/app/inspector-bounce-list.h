/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of bounces: virtual, sortable, searched as one types. */
#pragma once

#include "inspector-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Properties: "document"; "selected" (BounceRow, or NULL, notify when another
 * row is selected, kept by row while the view changes); "searching" (boolean:
 * the search bar is shown); "sort" (string: a column's name, with "-" before it
 * from the last to the first, "" for the order of the mailbox); "folded"
 * (boolean: the detail is not beside the list, so one click activates).
 * Signal "activated": Enter or double click.
 * Columns (recipient, cause, code, receiver, host, date) and order are kept in
 * GSettings ("columns", "sort"). Under 500 pixels only recipient and cause. */
#define INSPECTOR_TYPE_BOUNCE_LIST (inspector_bounce_list_get_type ())
G_DECLARE_FINAL_TYPE (InspectorBounceList, inspector_bounce_list, INSPECTOR, BOUNCE_LIST, GtkWidget)

void       inspector_bounce_list_set_document (InspectorBounceList *self,
                                               InspectorDocument   *document);
/* What of it is shown: as the sidebar's "chosen". */
void       inspector_bounce_list_show_section (InspectorBounceList *self,
                                               int                  section,
                                               int                  cause);
BounceRow *inspector_bounce_list_get_selected (InspectorBounceList *self);
/* Steps of +1 or -1 from the selected row; selects the first when none is, as
 * soon as there is one. */
void       inspector_bounce_list_step         (InspectorBounceList *self,
                                               int                  step);
/* The row with that index in the archive; nothing when it is not shown. */
void       inspector_bounce_list_select       (InspectorBounceList *self,
                                               guint                index);
/* Shows the column or not; "recipient" always stays. */
void       inspector_bounce_list_set_column   (InspectorBounceList *self,
                                               const char          *column,
                                               gboolean             shown);
gboolean   inspector_bounce_list_get_column   (InspectorBounceList *self,
                                               const char          *column);
void       inspector_bounce_list_set_sort     (InspectorBounceList *self,
                                               const char          *sort);
void       inspector_bounce_list_focus        (InspectorBounceList *self);

G_END_DECLS
