/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Adds lists of the user's own to his blocklists.ini, and takes them out again.
 * What else stands there, comments too, stays as it is. */
#pragma once

#include "bounce-blocklists.h"

G_BEGIN_DECLS

#define BOUNCE_OWN_LISTS_MAX_NAME 80   /* characters */

/* What somebody types as a zone; the form in the file, to be freed.
 * BOUNCE_BLOCKLISTS_ERROR_BAD_ZONE for what is none, G_IO_ERROR_EXISTS for a
 * list that @lists (may be NULL) has already. */
char     *bounce_own_lists_dup_zone (BounceBlocklists  *lists,
                                     const char        *typed,
                                     GError           **error);
/* @zone: see above. @name: NULL or empty: the zone is its name. The folder and
 * the file are made when they are not there. One family at least. */
gboolean  bounce_own_lists_add      (const char        *config_dir,
                                     const char        *zone,
                                     const char        *name,
                                     gboolean           ipv4,
                                     gboolean           ipv6,
                                     gboolean           domain,
                                     GError           **error);
/* G_IO_ERROR_NOT_FOUND when it does not stand there. */
gboolean  bounce_own_lists_remove   (const char        *config_dir,
                                     const char        *zone,
                                     GError           **error);

G_END_DECLS
