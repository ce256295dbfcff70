/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Behind the Open button: files, folders, what was opened before, and mailboxes
 * found on this computer. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Uses the actions win.open, win.open-folder and win.open-uri (string). Looks
 * for mailboxes when it is first shown. */
#define INSPECTOR_TYPE_OPEN_MENU (inspector_open_menu_get_type ())
G_DECLARE_FINAL_TYPE (InspectorOpenMenu, inspector_open_menu, INSPECTOR, OPEN_MENU, GtkPopover)

/* Files that stay are remembered for all windows. */
void inspector_open_menu_remember (GFile *file);

G_END_DECLS
