/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists on and off, own lists, servers, keys, time limits, own domains and
 * servers: what settings.ini and the secret store hold. */
#pragma once

#include "inspector-checks.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define INSPECTOR_TYPE_PREFERENCES (inspector_preferences_get_type ())
G_DECLARE_FINAL_TYPE (InspectorPreferences, inspector_preferences, INSPECTOR, PREFERENCES, AdwPreferencesWindow)

GtkWidget *inspector_preferences_new (GtkWindow       *parent,
                                      InspectorChecks *checks);

G_END_DECLS
