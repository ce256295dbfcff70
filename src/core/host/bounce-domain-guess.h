/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* "gmial.com": which well-known mail domain a misspelt one was meant to be. A
 * likely correction, never a decision. Pure. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "gmail.com" for "gmial.com", "gmail.con", "gmailcom"; NULL when the domain is itself
 * well known, or nothing is near enough, or two are equally near. Static. */
const char *bounce_domain_guess (const char *domain);

G_END_DECLS
