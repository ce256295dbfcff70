/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window and its actions share. */
#pragma once

#include "inspector-header.h"
#include "inspector-panes.h"
#include "inspector-window.h"

G_BEGIN_DECLS

struct _InspectorWindow
{
  AdwApplicationWindow  parent_instance;

  AdwToastOverlay      *toasts;
  GtkStack             *stack;
  InspectorHeader      *start_header;
  GtkWidget            *start;
  InspectorPanes       *panes;
  GMenu                *columns_menu;
  GMenu                *sort_menu;

  InspectorDocument    *document;
  InspectorChecks      *checks;        /* NULL: nobody asks                         */
  GArray               *untold;        /* guint: additions whose toast is due   */
  gboolean              was_loading;
  gboolean              problems_alone; /* shown for want of anything else      */
};

/* Adds all actions "win.…" that ARCHITECTURE.md lists. */
void inspector_window_add_actions    (InspectorWindow      *self);
/* Those that make no sense now are switched off. */
void inspector_window_update_actions (InspectorWindow      *self);
/* Keys that a text field may need for itself; the others are accelerators of
 * the application. */
void inspector_window_add_keys       (InspectorWindowClass *klass);

G_END_DECLS
