/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes of a stated, wrongly stated or unstated character set → UTF-8. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Never fails, and what comes back is valid UTF-8 without NUL. @declared is
 * what the part says of itself, @hint what its neighbours say; either may be
 * NULL, unknown or a lie: UTF-8 that proves itself goes before both. */
char       *bounce_charset_to_utf8 (const char *data,
                                    gsize       length,
                                    const char *declared,
                                    const char *hint);
/* The most likely one for bytes that are no UTF-8. Static, never NULL. */
const char *bounce_charset_guess   (const char *data,
                                    gsize       length);

G_END_DECLS
