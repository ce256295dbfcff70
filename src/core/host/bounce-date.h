/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates of trace fields: RFC 5322 section 3.3, and as servers write them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A date at the beginning of @text, with the zone as written (UTC when it is
 * missing or unknown); what follows it is left alone. NULL when day, month,
 * year or time is missing. */
GDateTime *bounce_date_parse (const char *text);

G_END_DECLS
