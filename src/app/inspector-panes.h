/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Sidebar, list and detail, with their header bars, side by side, or one after the other where there is
 * no room; with a single bounce the detail alone. */
#pragma once

#include "inspector-bounce-list.h"
#include "inspector-detail-page.h"

G_BEGIN_DECLS

/* Properties: "deep" (boolean: there is a pane to go back to); "sidebar-shown"
 * (boolean: as the user wants it); "single" (boolean: the detail alone);
 * "menu-model" (GMenuModel: the main menu). */
#define INSPECTOR_TYPE_PANES (inspector_panes_get_type ())
G_DECLARE_FINAL_TYPE (InspectorPanes, inspector_panes, INSPECTOR, PANES, GtkWidget)

void                 inspector_panes_set_document (InspectorPanes    *self,
                                                   InspectorDocument *document);
/* Over list and detail. */
void                 inspector_panes_set_title    (InspectorPanes    *self,
                                                   const char        *title,
                                                   const char        *subtitle);
InspectorBounceList *inspector_panes_get_list     (InspectorPanes    *self);
/* What is shown; NULL while another one is read. */
const InspectorDetail *
                     inspector_panes_get_detail   (InspectorPanes    *self);
/* Where it is shown. */
InspectorDetailPage *
                     inspector_panes_get_page     (InspectorPanes    *self);
/* As if chosen in the sidebar. */
void                 inspector_panes_choose       (InspectorPanes    *self,
                                                   int                section,
                                                   int                cause);
/* FALSE when there was nothing to go back to. */
gboolean             inspector_panes_go_back      (InspectorPanes    *self);
/* Brings the detail to the front where there is room for one pane only. */
void                 inspector_panes_show_detail  (InspectorPanes    *self);
void                 inspector_panes_show_list    (InspectorPanes    *self);
/* Moves the focus from pane to pane. */
void                 inspector_panes_focus_next   (InspectorPanes    *self);

G_END_DECLS
