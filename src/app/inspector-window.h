/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The shell: sidebar, list and detail in one adaptive window. */
#pragma once

#include "inspector-checks.h"
#include "inspector-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define INSPECTOR_TYPE_WINDOW (inspector_window_get_type ())
G_DECLARE_FINAL_TYPE (InspectorWindow, inspector_window, INSPECTOR, WINDOW, AdwApplicationWindow)

InspectorWindow   *inspector_window_new          (AdwApplication  *application,
                                                  BounceRules     *rules,
                                                  const BounceSettings *settings);
/* Through what its bounces are checked; without, they are not. */
void               inspector_window_set_checks   (InspectorWindow *self,
                                                  InspectorChecks *checks);
/* Adds to what is open. */
void               inspector_window_open         (InspectorWindow *self,
                                                  GListModel      *files,
                                                  gboolean         fleeting);
/* Says it in a toast. */
void               inspector_window_tell         (InspectorWindow *self,
                                                  const char      *words);
InspectorDocument *inspector_window_get_document (InspectorWindow *self);

G_END_DECLS
