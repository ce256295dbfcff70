/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The raw message in a window of its own: monospace, inert, searchable. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define INSPECTOR_TYPE_SOURCE_VIEW (inspector_source_view_get_type ())
G_DECLARE_FINAL_TYPE (InspectorSourceView, inspector_source_view, INSPECTOR, SOURCE_VIEW, AdwWindow)

/* @bytes may hold anything; what is no text is shown as such, capped. */
InspectorSourceView *inspector_source_view_new (GtkWindow  *parent,
                                                const char *title,
                                                GBytes     *bytes);

G_END_DECLS
