/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks an address, host or domain up, without any mail. Several may be open. */
#pragma once

#include "inspector-checks.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define INSPECTOR_TYPE_LOOKUP_WINDOW (inspector_lookup_window_get_type ())
G_DECLARE_FINAL_TYPE (InspectorLookupWindow, inspector_lookup_window, INSPECTOR, LOOKUP_WINDOW, AdwWindow)

/* @text: what to look up, filled in but not asked; or NULL. */
GtkWidget *inspector_lookup_window_new (GtkApplication  *application,
                                        InspectorChecks *checks,
                                        const char      *text);

G_END_DECLS
