/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A set of names, each with a button that removes it, and an entry for more. */
#pragma once

#include "inspector-checks.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define INSPECTOR_TYPE_NAMES_GROUP (inspector_names_group_get_type ())
G_DECLARE_FINAL_TYPE (InspectorNamesGroup, inspector_names_group, INSPECTOR, NAMES_GROUP, AdwPreferencesGroup)

/* Of own domains, or of own servers. @prompt: title of the entry. */
void inspector_names_group_set_checks (InspectorNamesGroup *self,
                                       InspectorChecks     *checks,
                                       gboolean             domains,
                                       const char          *prompt);

G_END_DECLS
