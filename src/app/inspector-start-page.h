/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What is shown before anything is open: what this is for, Open, the example,
 * mailboxes found on this computer, and the promise. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Uses the actions win.open, win.open-folder, win.open-example and
 * win.open-uri (string). */
#define INSPECTOR_TYPE_START_PAGE (inspector_start_page_get_type ())
G_DECLARE_FINAL_TYPE (InspectorStartPage, inspector_start_page, INSPECTOR, START_PAGE, GtkWidget)

G_END_DECLS
