/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Names and values, one below the other, made when they are first seen. */
#pragma once

#include "inspector-report-fields.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define INSPECTOR_TYPE_FIELDS (inspector_fields_get_type ())
G_DECLARE_FINAL_TYPE (InspectorFields, inspector_fields, INSPECTOR, FIELDS, GtkWidget)

/* Takes @fields, of InspectorField. @note stands below them, may be NULL. */
void inspector_fields_show (InspectorFields *self,
                            GPtrArray       *fields,
                            const char      *note);

G_END_DECLS
