/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests undoing gzip and xz: whole, joined, broken off, damaged and without end. */

#include "bounce-unpack.h"

#include "../support/mailboxes.h"

#define TEXT "hello, hello, hello, said the mailbox\n"

/* Everything that comes out, and with which error it ends. */
static GByteArray *
unpack (gconstpointer  bytes,
        gsize          n_bytes,
        gsize          cut,
        guint64        free_bytes,
        GError       **error)
{
  g_autoptr (BounceUnpack) converter = bounce_unpack_new (bounce_packing_detect (bytes, n_bytes), free_bytes, BOUNCE_UNPACK_RATIO);
  g_autoptr (GInputStream) memory = g_memory_input_stream_new ();
  g_autoptr (GInputStream) stream = NULL;
  GByteArray *out = g_byte_array_new ();
  guint8 buffer[1000];
  gssize n;

  for (gsize at = 0; at < n_bytes; at += cut)
    g_memory_input_stream_add_data (G_MEMORY_INPUT_STREAM (memory), (const guint8 *) bytes + at, MIN (cut, n_bytes - at), NULL);
  stream = g_converter_input_stream_new (memory, G_CONVERTER (converter));
  while ((n = g_input_stream_read (stream, buffer, sizeof buffer, NULL, error)) > 0)
    g_byte_array_append (out, buffer, n);
  if (n == 0)
    g_assert_cmpuint (bounce_unpack_get_consumed (converter), ==, n_bytes);
  return out;
}

static void
assert_unpacks (GByteArray *packed,
                const char *text,
                int         code)
{
  for (gsize cut = 1; cut <= packed->len; cut = cut * 3 + 1)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GByteArray) out = unpack (packed->data, packed->len, cut, BOUNCE_UNPACK_FREE, &error);

      g_assert_cmpmem (out->data, out->len, text, strlen (text));
      if (code < 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, G_IO_ERROR, code);
    }
}

static GByteArray *
xz (void)
{
  GByteArray *packed = g_byte_array_new ();

  append (packed, packed_xz, sizeof packed_xz);
  return packed;
}

static void
test_whole (void)
{
  g_autoptr (GByteArray) gzip = pack_gzip (TEXT, strlen (TEXT));
  g_autoptr (GByteArray) packed = xz ();

  assert_unpacks (gzip, TEXT, -1);
  assert_unpacks (packed, PACKED_XZ_TEXT, -1);
}

/* Log rotation and cat join files; tapes fill up blocks with zeros. */
static void
test_joined (void)
{
  g_autoptr (GByteArray) first = pack_gzip (TEXT, strlen (TEXT));
  g_autoptr (GByteArray) second = pack_gzip ("x", 1);
  g_autoptr (GByteArray) empty = pack_gzip ("", 0);
  g_autoptr (GByteArray) packed = xz ();

  append (first, empty->data, empty->len);
  append (first, second->data, second->len);
  assert_unpacks (first, TEXT "x", -1);
  append (first, "\0\0\0\0\0\0\0\0", 8);
  assert_unpacks (first, TEXT "x", -1);

  append (packed, packed_xz, sizeof packed_xz);
  assert_unpacks (packed, PACKED_XZ_TEXT PACKED_XZ_TEXT, -1);
  append (packed, "\0\0\0\0", 4);
  assert_unpacks (packed, PACKED_XZ_TEXT PACKED_XZ_TEXT, -1);
}

static void
test_damaged (void)
{
  g_autoptr (GByteArray) gzip = pack_gzip (TEXT, strlen (TEXT));
  g_autoptr (GByteArray) packed = xz ();

  append (gzip, "garbage", 7);
  assert_unpacks (gzip, TEXT, G_IO_ERROR_INVALID_DATA);
  g_byte_array_set_size (gzip, gzip->len - 7 - 3);      /* in the checksum */
  assert_unpacks (gzip, TEXT, G_IO_ERROR_PARTIAL_INPUT);
  gzip->data[gzip->len / 2] ^= 0x55;
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (GByteArray) out = unpack (gzip->data, gzip->len, 7, BOUNCE_UNPACK_FREE, &error);

    g_assert_nonnull (error);
    g_assert_cmpuint (out->len, <=, strlen (TEXT));
  }

  g_byte_array_set_size (packed, packed->len - 10);
  assert_unpacks (packed, PACKED_XZ_TEXT, G_IO_ERROR_PARTIAL_INPUT);
  packed->data[30] ^= 0x55;
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (GByteArray) out = unpack (packed->data, packed->len, 7, BOUNCE_UNPACK_FREE, &error);

    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    g_assert_cmpuint (out->len, <=, strlen (PACKED_XZ_TEXT));
  }
}

/* A megabyte of zeros is a kilobyte of gzip, as often as one likes. */
static void
test_bomb (void)
{
  g_autofree guint8 *zeros = g_malloc0 (1 << 20);
  g_autoptr (GByteArray) member = pack_gzip (zeros, 1 << 20);
  g_autoptr (GByteArray) bomb = g_byte_array_new ();
  g_autoptr (GByteArray) out = NULL, small = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 20; i++)
    append (bomb, member->data, member->len);
  out = unpack (bomb->data, bomb->len, 4096, 4 << 20, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
  g_assert_cmpuint (out->len, >=, 4 << 20);
  g_assert_cmpuint (out->len, <, 5 << 20);

  g_clear_error (&error);
  small = unpack (member->data, member->len, 4096, 4 << 20, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (small->len, ==, 1 << 20);
}

static void
test_detect (void)
{
  g_assert_cmpint (bounce_packing_detect ((const guint8 *) "\x1f\x8b\x08\0", 4), ==, BOUNCE_PACKING_GZIP);
  g_assert_cmpint (bounce_packing_detect ((const guint8 *) "\x1f\x8b", 2), ==, BOUNCE_PACKING_NONE);
  g_assert_cmpint (bounce_packing_detect (packed_xz, sizeof packed_xz), ==, BOUNCE_PACKING_XZ);
  g_assert_cmpint (bounce_packing_detect (packed_xz, 5), ==, BOUNCE_PACKING_NONE);
  g_assert_cmpint (bounce_packing_detect ((const guint8 *) "From ", 5), ==, BOUNCE_PACKING_NONE);
}

/* A converter may be used again from the beginning. */
static void
test_reset (void)
{
  g_autoptr (BounceUnpack) converter = bounce_unpack_new (BOUNCE_PACKING_XZ, 1000, 10);
  guint8 out[100];
  gsize read, written;

  for (guint turn = 0; turn < 2; turn++)
    {
      g_assert_cmpint (g_converter_convert (G_CONVERTER (converter), packed_xz, sizeof packed_xz, out, sizeof out,
                                            G_CONVERTER_INPUT_AT_END, &read, &written, NULL), !=, G_CONVERTER_ERROR);
      g_assert_cmpmem (out, written, PACKED_XZ_TEXT, strlen (PACKED_XZ_TEXT));
      g_converter_reset (G_CONVERTER (converter));
      g_assert_cmpuint (bounce_unpack_get_consumed (converter), ==, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/unpack/whole", test_whole);
  g_test_add_func ("/unpack/joined", test_joined);
  g_test_add_func ("/unpack/damaged", test_damaged);
  g_test_add_func ("/unpack/bomb", test_bomb);
  g_test_add_func ("/unpack/detect", test_detect);
  g_test_add_func ("/unpack/reset", test_reset);
  return g_test_run ();
}
