/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for the cause that a bounce really has, and for whose replies it holds. */
#pragma once

#include "bounce.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Signal "chosen" (int cause, boolean everywhere): then it closes. */
#define INSPECTOR_TYPE_CAUSE_DIALOG (inspector_cause_dialog_get_type ())
G_DECLARE_FINAL_TYPE (InspectorCauseDialog, inspector_cause_dialog, INSPECTOR, CAUSE_DIALOG, AdwWindow)

/* @one is read now and not kept. */
InspectorCauseDialog *inspector_cause_dialog_new (GtkWindow        *parent,
                                                  const BounceCase *one);

G_END_DECLS
