/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of the sidebar: icon, name, count. */
#pragma once

#include "bounce.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define INSPECTOR_TYPE_SIDEBAR_ROW (inspector_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (InspectorSidebarRow, inspector_sidebar_row, INSPECTOR, SIDEBAR_ROW, GtkListBoxRow)

/* @section and @cause as the sidebar's "chosen". */
InspectorSidebarRow *inspector_sidebar_row_new         (int                  section,
                                                        int                  cause);
int                  inspector_sidebar_row_get_section (InspectorSidebarRow *self);
int                  inspector_sidebar_row_get_cause   (InspectorSidebarRow *self);
guint                inspector_sidebar_row_get_count   (InspectorSidebarRow *self);
void                 inspector_sidebar_row_set_count   (InspectorSidebarRow *self,
                                                        guint                count);

G_END_DECLS
