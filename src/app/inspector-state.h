/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window remembers: size, columns, order. In GSettings where the
 * schema is installed, else until the program ends. Main thread only. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* @key as in the schema; the defaults too. To be freed. */
GVariant *inspector_state_read  (const char *key);
/* Takes a floating @value. */
void      inspector_state_write (const char *key,
                                 GVariant   *value);

G_END_DECLS
