/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* All lists with their switches, and those of the user's own. */
#pragma once

#include "inspector-checks.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define INSPECTOR_TYPE_LISTS_PAGE (inspector_lists_page_get_type ())
G_DECLARE_FINAL_TYPE (InspectorListsPage, inspector_lists_page, INSPECTOR, LISTS_PAGE, AdwPreferencesPage)

void inspector_lists_page_set_checks (InspectorListsPage *self,
                                      InspectorChecks    *checks);

G_END_DECLS
