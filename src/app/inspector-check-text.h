/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A result as plain text to be copied: keys hidden, what is bad first. */
#pragma once

#include "bounce.h"

G_BEGIN_DECLS

/* The order in which lines are read: named first, then bad, unsure, good, and
 * what is still awaited. */
int   inspector_check_text_rank    (BounceCheck     *check);
/* All lines with the sum and who was asked. To be freed. */
char *inspector_check_text_dup_run (BounceCheckRun  *run);

G_END_DECLS
