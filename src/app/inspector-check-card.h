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

/* @detail: borrowed until the next call; NULL hides the card. @mails: rows with
 * that host and cause. @example: answers are recorded. */
void     inspector_check_card_show   (InspectorCheckCard    *self,
                                      InspectorChecks       *checks,
                                      const InspectorDetail *detail,
                                      guint                  mails,
                                      gboolean               example);
/* "Check Now", or again; asks for consent the first time. */
void     inspector_check_card_check  (InspectorCheckCard    *self);

G_END_DECLS
