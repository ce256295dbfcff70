/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Who runs a host: the registrable domain of its name, and whether two names
 * belong to one organisation. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "MX1.mail.Example.co.uk." → "example.co.uk"; NULL for an address, a single
 * label or a public suffix. Names under which one operator is known by several
 * domains give the first of them. To be freed. */
char     *bounce_organisation_of    (const char *host);
/* Of two host names or domains; FALSE when either has none. */
gboolean  bounce_organisation_equal (const char *a,
                                     const char *b);

G_END_DECLS
