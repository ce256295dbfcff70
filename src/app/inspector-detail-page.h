/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One bounce, read: cause, permanence and who; the server's words; what it
 * means, what to do; report fields, original headers, delivery path, source. */
#pragma once

#include "inspector-check-card.h"
#include "inspector-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define INSPECTOR_TYPE_DETAIL_PAGE (inspector_detail_page_get_type ())
G_DECLARE_FINAL_TYPE (InspectorDetailPage, inspector_detail_page, INSPECTOR, DETAIL_PAGE, GtkWidget)

/* Through what the card "Is It Still True?" asks; without, there is none. */
void                   inspector_detail_page_set_checks (InspectorDetailPage *self,
                                                         InspectorChecks     *checks);
InspectorCheckCard    *inspector_detail_page_get_card   (InspectorDetailPage *self);
/* Takes @detail; NULL shows "No bounce selected". */
void                   inspector_detail_page_show       (InspectorDetailPage *self,
                                                         InspectorDetail     *detail);
/* The message could not be read again: says so, with the sentence. */
void                   inspector_detail_page_show_error (InspectorDetailPage *self,
                                                         const GError        *error);
const InspectorDetail *inspector_detail_page_get_detail (InspectorDetailPage *self);

G_END_DECLS
