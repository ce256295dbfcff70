/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Message to report: the dialects, in order. */
#pragma once

#include "bounce-report.h"

G_BEGIN_DECLS

/* Never fails and never NULL: "not a bounce" is a kind. The report keeps
 * nothing of @message. */
BounceReport *bounce_reader_read (BounceMessage *message);

G_END_DECLS
