/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom a report is about when it does not say so itself. */
#pragma once

#include "bounce-report.h"

G_BEGIN_DECLS

/* Adds recipients to a report that names none: X-Failed-Recipients, addresses
 * of the returned message that the words repeat, VERP, the one address the
 * words name, the one recipient of the returned message. */
void bounce_missing_take_recipients (BounceReport  *report,
                                     BounceMessage *message);

G_END_DECLS
