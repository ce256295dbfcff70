/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The key of one operator: typed in, kept in the secret store, never shown
 * again. */
#pragma once

#include "inspector-checks.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Adds two rows to @group, of which one is shown: for a key, and for one that
 * is there. When it is stored the lists of that operator are switched on. */
void inspector_key_row_add (AdwPreferencesGroup *group,
                            InspectorChecks     *checks,
                            const char          *operator_name);

G_END_DECLS
