/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* "Are these yours?": what a majority of the returned mails suggests, until it
 * is confirmed or put off. Of the document of the InspectorWindow around it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define INSPECTOR_TYPE_OWN_BANNER (inspector_own_banner_get_type ())
G_DECLARE_FINAL_TYPE (InspectorOwnBanner, inspector_own_banner, INSPECTOR, OWN_BANNER, GtkWidget)

G_END_DECLS
