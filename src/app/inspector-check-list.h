/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of one run, sorted bad, unsure, good (named list first), with the sum
 * of all numbers above them. */
#pragma once

#include "bounce.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define INSPECTOR_TYPE_CHECK_LIST (inspector_check_list_get_type ())
G_DECLARE_FINAL_TYPE (InspectorCheckList, inspector_check_list, INSPECTOR, CHECK_LIST, GtkWidget)

/* NULL shows nothing. */
void  inspector_check_list_set_run  (InspectorCheckList *self,
                                     BounceCheckRun     *run);
/* Everything in it as plain text, keys hidden: what Copy gives. To be freed. */
char *inspector_check_list_dup_text (InspectorCheckList *self);

G_END_DECLS
