/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Saves samples of what was not understood, one of each kind, as one mbox. */
#pragma once

#include "inspector-window.h"

G_BEGIN_DECLS

/* Reads the unclear bounces again one by one, and tells what came of it in a
 * toast. */
void inspector_export_to (InspectorWindow *window,
                          GFile           *file);

G_END_DECLS
