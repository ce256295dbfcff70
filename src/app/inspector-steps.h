/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbered steps, each with buttons that copy the values in it. */
#pragma once

#include "bounce.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Uses the action detail.copy (string). */
#define INSPECTOR_TYPE_STEPS (inspector_steps_get_type ())
G_DECLARE_FINAL_TYPE (InspectorSteps, inspector_steps, INSPECTOR, STEPS, GtkWidget)

/* Hidden when there is nothing to do. */
void inspector_steps_show (InspectorSteps      *self,
                           const BounceReading *reading,
                           const BounceCase    *one);

G_END_DECLS
