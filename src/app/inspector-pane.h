/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A pane that says itself how much room is enough for it, whatever its rows
 * would like: a list that scrolls must not push its neighbours about. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Properties: "child" (GtkWidget); "natural-width" (int). */
#define INSPECTOR_TYPE_PANE (inspector_pane_get_type ())
G_DECLARE_FINAL_TYPE (InspectorPane, inspector_pane, INSPECTOR, PANE, GtkWidget)

/* Moves the focus to the next of @panes that takes it, from the one where it is. */
void inspector_pane_focus_next (GtkWidget * const *panes,
                                guint              length);

G_END_DECLS
