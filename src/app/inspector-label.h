/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels for text that was made harmless: plain, wrapped, without hyphens. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  INSPECTOR_LABEL_EXPLAINS,      /* read only: no stop for the keyboard         */
  INSPECTOR_LABEL_TELLS,         /* can be selected and copied                  */
  INSPECTOR_LABEL_QUOTES         /* the same, left to right in every language   */
} InspectorLabelUse;

/* @style_class may be NULL. */
GtkWidget *inspector_label_new (const char        *text,
                                const char        *style_class,
                                InspectorLabelUse  use);

G_END_DECLS
