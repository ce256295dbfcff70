/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of a result: shape, icon and word; what it says, what can be done;
 * raw answer and TTL behind an expander. */
#pragma once

#include "bounce.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define INSPECTOR_TYPE_CHECK_ROW (inspector_check_row_get_type ())
G_DECLARE_FINAL_TYPE (InspectorCheckRow, inspector_check_row, INSPECTOR, CHECK_ROW, AdwExpanderRow)

/* @subject: "203.0.113.5". */
GtkWidget   *inspector_check_row_new        (BounceCheck       *check,
                                             const char        *subject);
BounceCheck *inspector_check_row_get_check (InspectorCheckRow *self);
/* It stands for @n lists about which the same is to be said. */
void         inspector_check_row_set_spared (InspectorCheckRow *self,
                                             guint              n);

G_END_DECLS
