/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Adds a list of the user's own, and warns of one that has closed. */
#pragma once

#include "inspector-checks.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define INSPECTOR_TYPE_OWN_LIST_FORM (inspector_own_list_form_get_type ())
G_DECLARE_FINAL_TYPE (InspectorOwnListForm, inspector_own_list_form, INSPECTOR, OWN_LIST_FORM, AdwExpanderRow)

void inspector_own_list_form_set_checks (InspectorOwnListForm *self,
                                         InspectorChecks      *checks);

G_END_DECLS
