/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* DNS lists as replies name them: which zone is meant, what is it called, does
 * it still live. Asks nobody. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Zones named in the words ("zen.spamhaus.org", also where only the look-up
 * page or the operator's name stands there), most telling first, without
 * repeats: NULL-terminated, never NULL. */
char       **bounce_zones_find     (const char *words);
/* "Spamhaus ZEN"; NULL for a zone we do not know. Static. */
const char  *bounce_zones_get_name (const char *zone);
/* The list has closed: what it answers says nothing about the subject. */
gboolean     bounce_zones_is_dead  (const char *zone);
/* "closed in June 2024"; NULL for a zone that is not known to be dead. Static. */
const char  *bounce_zones_why_dead (const char *zone);

G_END_DECLS
