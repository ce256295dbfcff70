/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One list in the preferences: its switch, and behind an expander what its
 * answers mean and on what terms it may be asked. */
#pragma once

#include "inspector-checks.h"
#include "inspector-list-choice.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define INSPECTOR_TYPE_LIST_ROW (inspector_list_row_get_type ())
G_DECLARE_FINAL_TYPE (InspectorListRow, inspector_list_row, INSPECTOR, LIST_ROW, AdwExpanderRow)

GtkWidget  *inspector_list_row_new      (InspectorChecks       *checks);
/* @list: of @lists. */
void        inspector_list_row_update   (InspectorListRow      *self,
                                         BounceBlocklists      *lists,
                                         const BounceBlocklist *list,
                                         InspectorListState     state);
const char *inspector_list_row_get_zone (InspectorListRow      *self);

G_END_DECLS
