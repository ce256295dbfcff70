/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of recipients in notices of Exchange 5.5, 2000 and 2003. */
#pragma once

#include "bounce-folded.h"
#include "bounce-report.h"

G_BEGIN_DECLS

/* Behind "did not reach the following recipient(s):" in [@text, @end), of which
 * @folded is the folded form; or the first entry told by its form; or NULL. */
const char *bounce_exchange_list_find (BounceFolded  *folded,
                                       const char    *text,
                                       const char    *end);
/* Adds those listed in [@list, @end): "jane@example.org on DATE", a sentence,
 * "<host #5.1.1 smtp;550 ...>". */
void        bounce_exchange_list_read (BounceReport  *report,
                                       const char    *list,
                                       const char    *end,
                                       BounceMessage *message);

G_END_DECLS
