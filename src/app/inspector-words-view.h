/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Quoted words in a card: monospace, selectable, the part that decided marked,
 * what decided named below, a button to copy. */
#pragma once

#include "inspector-quote.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Property "heading" (string): names the card. Uses the action detail.copy
 * (string). */
#define INSPECTOR_TYPE_WORDS_VIEW (inspector_words_view_get_type ())
G_DECLARE_FINAL_TYPE (InspectorWordsView, inspector_words_view, INSPECTOR, WORDS_VIEW, GtkWidget)

/* @note stands below the words, may be "". Takes @quote; NULL hides the card. */
void inspector_words_view_show (InspectorWordsView *self,
                                InspectorQuote     *quote,
                                const char         *note);

G_END_DECLS
