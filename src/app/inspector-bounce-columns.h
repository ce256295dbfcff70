/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the list: their names, words and cells. */
#pragma once

#include "bounce.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  INSPECTOR_COLUMN_RECIPIENT,
  INSPECTOR_COLUMN_CAUSE,
  INSPECTOR_COLUMN_CODE,
  INSPECTOR_COLUMN_RECEIVER,
  INSPECTOR_COLUMN_HOST,
  INSPECTOR_COLUMN_DATE,
  INSPECTOR_N_COLUMNS
} InspectorColumn;

/* "recipient": in settings and actions, never translated. */
const char          *inspector_column_get_name   (InspectorColumn  column);
/* "Recipient": translated. */
const char          *inspector_column_get_title  (InspectorColumn  column);
/* The column of that name, or -1. */
int                  inspector_column_find       (const char      *name);
BounceOrder          inspector_column_get_order  (InspectorColumn  column);
/* What stands in the cell; safe to show. @now in seconds since 1970. */
char                *inspector_column_dup_text   (InspectorColumn  column,
                                                  BounceRow       *row,
                                                  gint64           now);
/* Its cells bind to BounceRow; its header can be clicked. */
GtkColumnViewColumn *inspector_column_new        (InspectorColumn  column);
/* By which column its headers say that @view is sorted, or -1. */
int                  inspector_column_find_sort  (GtkColumnView   *view,
                                                  gboolean        *descending);

G_END_DECLS
