/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The answer at a glance: what happened, how lasting, who must act, to whom. */
#pragma once

#include "bounce.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define INSPECTOR_TYPE_CASE_HEADER (inspector_case_header_get_type ())
G_DECLARE_FINAL_TYPE (InspectorCaseHeader, inspector_case_header, INSPECTOR, CASE_HEADER, GtkWidget)

void inspector_case_header_show (InspectorCaseHeader *self,
                                 const BounceReading *reading,
                                 const BounceCase    *one);

G_END_DECLS
