/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* How one value is spelt in each format: quotes, escapes, cells. */
#pragma once

#include "bounce-writer.h"

G_BEGIN_DECLS

/* @value is valid UTF-8 in all of these. */
void     bounce_writer_append_json  (GString     *to,
                                     const char  *value);
void     bounce_writer_append_csv   (GString     *to,
                                     const char  *value);
/* A spreadsheet would run it. */
gboolean bounce_writer_is_formula   (const char  *value);
/* Cut behind @most cells (0: never); returns the cells it takes. */
guint    bounce_writer_append_cells (GString     *to,
                                     const char  *value,
                                     guint        most,
                                     BounceStyle  style);

G_END_DECLS
