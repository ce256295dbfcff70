/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Which columns of the list are shown: as chosen and remembered, and as many
 * as there is room for. */
#pragma once

#include "inspector-bounce-columns.h"

G_BEGIN_DECLS

typedef struct _InspectorColumnSet InspectorColumnSet;

/* Fills @view, which lies in @scrolled and lives as long as the set. */
InspectorColumnSet *inspector_column_set_new       (GtkColumnView      *view,
                                                    GtkScrolledWindow  *scrolled);
void                inspector_column_set_free      (InspectorColumnSet *self);
/* "recipient" always stays. Remembered. */
void                inspector_column_set_show      (InspectorColumnSet *self,
                                                    InspectorColumn     column,
                                                    gboolean            shown);
gboolean            inspector_column_set_is_chosen (InspectorColumnSet *self,
                                                    InspectorColumn     column);
/* Lets the headers say so: @sort as the list's property. Remembered. */
void                inspector_column_set_sort      (InspectorColumnSet *self,
                                                    const char         *sort);
/* What the headers say, in the same form. To be freed. */
char               *inspector_column_set_dup_sort  (InspectorColumnSet *self);

G_END_DECLS
