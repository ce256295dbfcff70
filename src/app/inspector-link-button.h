/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A button that shows an address of the web, and opens it when pressed only. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* NULL for anything but http: and https:. */
GtkWidget *inspector_link_button_new (const char *address);

G_END_DECLS
