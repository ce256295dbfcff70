/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes one thing in the settings and saves it at once. */
#pragma once

#include "inspector-checks.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For reading; the defaults where the file is broken. */
const BounceSettings *inspector_preferences_read (InspectorChecks *checks);
/* As they stand in the file now: somebody may have written there meanwhile. To
 * be handed to inspector_preferences_save (). */
BounceSettings *inspector_preferences_edit (InspectorChecks *checks);
/* Takes @settings. FALSE: nothing has changed, and a toast of the window around
 * @widget says why. */
gboolean        inspector_preferences_save (GtkWidget       *widget,
                                            InspectorChecks *checks,
                                            BounceSettings  *settings);
/* Says it in a toast of the window around @widget. */
void            inspector_preferences_tell (GtkWidget       *widget,
                                            const char      *words);

G_END_DECLS
