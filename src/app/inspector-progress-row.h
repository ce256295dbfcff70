/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* How far reading is, in words and as a bar; Stop, Continue, and Reload when a
 * file changed. Not there when there is nothing to say. */
#pragma once

#include "inspector-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Uses the actions win.stop, win.continue and win.reload. */
#define INSPECTOR_TYPE_PROGRESS_ROW (inspector_progress_row_get_type ())
G_DECLARE_FINAL_TYPE (InspectorProgressRow, inspector_progress_row, INSPECTOR, PROGRESS_ROW, GtkWidget)

void inspector_progress_row_set_document (InspectorProgressRow *self,
                                          InspectorDocument    *document);

G_END_DECLS
