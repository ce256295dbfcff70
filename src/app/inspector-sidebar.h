/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Causes under who must act, each with its count; "All" first, the kinds that
 * are no bounces and the problems last. Empty ones are not shown. */
#pragma once

#include "inspector-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Properties: "document". Signal "chosen" (int section, int cause; -1 for all
 * of the section): the user picked a row, or the one that was picked is empty
 * and all is shown instead; not for choose (). Signal "activated" (the same): a
 * click or Enter, also on the row that was chosen already. Section BOUNCE_N_SECTIONS stands for
 * the problems; in BOUNCE_SECTION_NOT_COUNTED the cause is a BounceKind. The
 * choice survives new counts. */
#define INSPECTOR_TYPE_SIDEBAR (inspector_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (InspectorSidebar, inspector_sidebar, INSPECTOR, SIDEBAR, GtkWidget)

void inspector_sidebar_set_document (InspectorSidebar  *self,
                                     InspectorDocument *document);
void inspector_sidebar_choose       (InspectorSidebar  *self,
                                     int                section,
                                     int                cause);

G_END_DECLS
