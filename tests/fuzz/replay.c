/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzz target over the files of its corpus, and over every beginning of
 * them, so that an ordinary test run without clang still feeds hostile bytes. */

#include <gio/gio.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/* A copy of exactly that size: reading one byte too far is then seen by the
 * address sanitizer. */
static void
feed (const char *data,
      gsize       size)
{
  g_autofree uint8_t *copy = g_memdup2 (data, size);
  static const uint8_t nothing[1];

  LLVMFuzzerTestOneInput (copy ? copy : nothing, size);
}

static guint
replay (const char *path)
{
  g_autofree char *data = NULL;
  gsize size = 0;

  if (!g_file_get_contents (path, &data, &size, NULL))
    return 0;
  feed (data, size);
  for (gsize cut = 0; cut < size; cut += MAX (1, size / 64))
    feed (data, cut);
  return 1;
}

int
main (int   argc,
      char *argv[])
{
  guint files = 0;

  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GDir) dir = g_dir_open (argv[i], 0, NULL);
      const char *name;

      while (dir && (name = g_dir_read_name (dir)))
        {
          g_autofree char *path = g_build_filename (argv[i], name, NULL);

          files += replay (path);
        }
    }
  g_print ("%u files and their beginnings\n", files);
  return files > 0 ? 0 : 1;
}
