/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The way a mail took: which machine is held for the sending host and why,
 * which others could be, and every hop. */
#pragma once

#include "bounce.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define INSPECTOR_TYPE_PATH (inspector_path_get_type ())
G_DECLARE_FINAL_TYPE (InspectorPath, inspector_path, INSPECTOR, PATH, GtkWidget)

/* Both borrowed until the next call; NULL empties it. */
void inspector_path_show (InspectorPath       *self,
                          const BounceReading *reading,
                          const BounceCase    *one);

G_END_DECLS
