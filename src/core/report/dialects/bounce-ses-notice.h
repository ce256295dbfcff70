/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Amazon SES tells of its deliveries in JSON, sent on by mail. */
#pragma once

#include "bounce-report.h"

G_BEGIN_DECLS

/* NULL when @message is no such notification. */
BounceReport *bounce_ses_notice_read (BounceMessage *message);

G_END_DECLS
