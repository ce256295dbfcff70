/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows a verdict: shape, word, and a sentence that is true. */
#pragma once

#include "bounce.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @box is named by the others for those who hear it. */
void inspector_check_verdict_show (GtkWidget       *box,
                                   GtkImage        *icon,
                                   GtkLabel        *title,
                                   GtkLabel        *sentence,
                                   BounceCheckCase *one);

G_END_DECLS
