/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The groups of blocklists.ini, ours and the user's, each line looked at. */
#pragma once

#include "bounce-blocklists-row.h"

G_BEGIN_DECLS

#define BOUNCE_BLOCKLISTS_FILE_MAX  (1024 * 1024)   /* bytes                    */
#define BOUNCE_BLOCKLISTS_MAX       1000            /* lists                    */
#define BOUNCE_BLOCKLISTS_MAX_CODES 300             /* of one list              */
#define BOUNCE_BLOCKLISTS_MAX_PROBLEMS 100          /* told                     */

/* Adds to @rows (of BounceBlocklistsRow, owned), or changes those of the same
 * zone. @problems (of GError, owned) gets "PLACE:LINE: …" for what is left out.
 * @own: the user's file. */
void                 bounce_blocklists_file_read (const char          *text,
                                                  const char          *place,
                                                  gboolean             own,
                                                  GPtrArray           *rows,
                                                  GStringChunk        *strings,
                                                  GPtrArray           *problems);

G_END_DECLS
