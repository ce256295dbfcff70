/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Which words of a bounce are somebody's: names, local parts, the subject. */
#pragma once

#include "bounce-reading.h"
#include "bounce-redact.h"

G_BEGIN_DECLS

void bounce_redact_names_add (BounceRedactor      *redactor,
                              const BounceReading *reading);

G_END_DECLS
