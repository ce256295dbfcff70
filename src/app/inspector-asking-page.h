/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* How is asked: servers, patience, on whose behalf, with which keys. */
#pragma once

#include "inspector-checks.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define INSPECTOR_TYPE_ASKING_PAGE (inspector_asking_page_get_type ())
G_DECLARE_FINAL_TYPE (InspectorAskingPage, inspector_asking_page, INSPECTOR, ASKING_PAGE, AdwPreferencesPage)

void inspector_asking_page_set_checks (InspectorAskingPage *self,
                                       InspectorChecks     *checks);

G_END_DECLS
