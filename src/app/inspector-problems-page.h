/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What went wrong while reading: place and words of each. */
#pragma once

#include "inspector-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define INSPECTOR_TYPE_PROBLEMS_PAGE (inspector_problems_page_get_type ())
G_DECLARE_FINAL_TYPE (InspectorProblemsPage, inspector_problems_page, INSPECTOR, PROBLEMS_PAGE, GtkWidget)

void inspector_problems_page_set_document (InspectorProblemsPage *self,
                                           InspectorDocument     *document);

G_END_DECLS
