/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A GConverter that undoes gzip and xz: all members of a file, one behind the
 * other, and not without end. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  BOUNCE_PACKING_NONE,
  BOUNCE_PACKING_GZIP,
  BOUNCE_PACKING_XZ
} BouncePacking;

/* A file may always grow to so much; beyond, to so many times its packed size.
 * Mail in gzip is packed 3 to 20 times, bombs about 1000 times. */
#define BOUNCE_UNPACK_FREE  (G_GUINT64_CONSTANT (1) << 30)
#define BOUNCE_UNPACK_RATIO 500

#define BOUNCE_TYPE_UNPACK (bounce_unpack_get_type ())
G_DECLARE_FINAL_TYPE (BounceUnpack, bounce_unpack, BOUNCE, UNPACK, GObject)

/* By the first bytes: six are enough. */
BouncePacking  bounce_packing_detect       (const guint8  *bytes,
                                            gsize          n_bytes);

/* Converting fails with G_IO_ERROR_INVALID_DATA, G_IO_ERROR_PARTIAL_INPUT (also
 * for the end of a broken off file) or G_IO_ERROR_MESSAGE_TOO_LARGE (more than
 * @free_bytes and @ratio allow). */
BounceUnpack  *bounce_unpack_new           (BouncePacking  packing,
                                            guint64        free_bytes,
                                            guint          ratio);
/* Packed bytes taken in so far. */
guint64        bounce_unpack_get_consumed  (BounceUnpack  *self);

G_END_DECLS
