/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* "Is It Still True?": the verdict on one bounce, asked for with one press. */
#pragma once

#include "inspector-checks.h"
#include "inspector-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define INSPECTOR_TYPE_CHECK_CARD (inspector_check_card_get_type ())
G_DECLARE_FINAL_TYPE (InspectorCheckCard, inspector_check_card, INSPECTOR, CHECK_CARD, GtkWidget)

/* Nothing of @detail is kept; NULL, or no failure, hides the card. */
void             inspector_check_card_show     (InspectorCheckCard    *self,
                                                InspectorChecks       *checks,
                                                const InspectorDetail *detail);
/* "Check Now", or again; asks for consent the first time. */
void             inspector_check_card_check    (InspectorCheckCard    *self);
/* Everything that was asked for this bounce has been, or is under way. */
gboolean         inspector_check_card_is_asked (InspectorCheckCard    *self);
/* Borrowed; NULL: nothing can be checked. */
BounceCheckCase *inspector_check_card_get_case (InspectorCheckCard    *self);

G_END_DECLS
