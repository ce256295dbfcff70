/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The way that mail went, as its Received lines tell. */
#pragma once

#include "bounce.h"

G_BEGIN_DECLS

/* More hops than any mail server lets pass. */
#define COMMAND_PATH_MAX 200

/* Array of BounceReceived, oldest first: the returned message's, then the
 * report's own. */
GPtrArray  *command_path_dup_hops (const BounceReading  *reading);
/* The client's name: by reverse DNS, else as it called itself. */
const char *command_path_get_from (const BounceReceived *hop);

G_END_DECLS
