/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Files and packed bytes for the tests of mailboxes. */
#pragma once

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#define PACKED_XZ_TEXT "From: ann@example.org\nSubject: packed\n\nhello\n"

static const guint8 packed_xz[] = {      /* of the text above */
  0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00, 0x00, 0x01, 0x69, 0x22, 0xde, 0x36,
  0x02, 0x00, 0x21, 0x01, 0x1c, 0x00, 0x00, 0x00, 0x10, 0xcf, 0x58, 0xcc,
  0x01, 0x00, 0x2c, 0x46, 0x72, 0x6f, 0x6d, 0x3a, 0x20, 0x61, 0x6e, 0x6e,
  0x40, 0x65, 0x78, 0x61, 0x6d, 0x70, 0x6c, 0x65, 0x2e, 0x6f, 0x72, 0x67,
  0x0a, 0x53, 0x75, 0x62, 0x6a, 0x65, 0x63, 0x74, 0x3a, 0x20, 0x70, 0x61,
  0x63, 0x6b, 0x65, 0x64, 0x0a, 0x0a, 0x68, 0x65, 0x6c, 0x6c, 0x6f, 0x0a,
  0x00, 0x00, 0x00, 0x00, 0x47, 0x64, 0x66, 0x69, 0x00, 0x01, 0x41, 0x2d,
  0x1a, 0x97, 0x3b, 0x8c, 0x90, 0x42, 0x99, 0x0d, 0x01, 0x00, 0x00, 0x00,
  0x00, 0x01, 0x59, 0x5a
};

/* One gzip member. */
G_GNUC_UNUSED static GByteArray *
pack_gzip (gconstpointer bytes,
           gsize         n_bytes)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, converter);

  g_assert_true (g_output_stream_write_all (stream, bytes, n_bytes, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_bytes_unref_to_array (g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory)));
}

G_GNUC_UNUSED static void
append (GByteArray    *array,
        gconstpointer  bytes,
        gsize          n_bytes)
{
  g_byte_array_append (array, bytes, n_bytes);
}

/* A folder of its own for each program; removed with what lies in it at once. */
G_GNUC_UNUSED static char *
make_folder (void)
{
  char *path = g_dir_make_tmp ("bounce-XXXXXX", NULL);

  g_assert_nonnull (path);
  return path;
}

G_GNUC_UNUSED static void
remove_below (const char *path)
{
  GDir *dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_below (child);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_remove (path);
}

G_GNUC_UNUSED static GFile *
make_file (const char    *folder,
           const char    *name,
           gconstpointer  bytes,
           gsize          n_bytes)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, bytes, n_bytes, NULL));
  return g_file_new_for_path (path);
}

/* ../shared/corpus, or NULL outside of the place where this is developed. */
G_GNUC_UNUSED static char *
find_corpus (void)
{
  const char *root = g_getenv ("SOURCE_ROOT");
  char *path = root ? g_build_filename (root, "..", "shared", "corpus", NULL) : NULL;

  if (path && !g_file_test (path, G_FILE_TEST_IS_DIR))
    g_clear_pointer (&path, g_free);
  return path;
}
