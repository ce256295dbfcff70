/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Correcting what the program thinks: a cause set by hand becomes a rule, what
 * is confirmed as one's own a setting, and all rows are judged anew. */
#pragma once

#include "inspector-window.h"

G_BEGIN_DECLS

/* Adds "win.set-cause" (the dialog), "win.set-cause-to" (ss: the cause's id, and
 * "receiver" or "everywhere"), "win.undo-cause", "win.own-these",
 * "win.export-unclear" (the dialog). */
void         inspector_correct_add_actions    (InspectorWindow *window);
void         inspector_correct_update_actions (InspectorWindow *window);
/* Those that the last correction made, for windows to come; NULL: none yet. */
BounceRules *inspector_correct_get_rules      (GtkApplication  *application);

G_END_DECLS
