/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What is left when the list that matters does not answer: its own page for
 * this address, another DNS server, a key. */
#pragma once

#include "bounce.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fills @to anew, in that order; hides it when there is nothing to offer. */
void inspector_check_offers_show (GtkBox              *to,
                                  const BounceVerdict *verdict,
                                  BounceBlocklists    *lists);

G_END_DECLS
