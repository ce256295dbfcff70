/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Files by number that an archive no longer wants to know of. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A GArray of ranges: copied and freed as one. */
GArray   *bounce_file_ranges_new      (void);
GArray   *bounce_file_ranges_copy     (GArray *self);
/* @to itself is not in it. */
void      bounce_file_ranges_add      (GArray *self,
                                       guint   from,
                                       guint   to);
gboolean  bounce_file_ranges_contains (GArray *self,
                                       guint   file);

G_END_DECLS
