/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Installed; in the source tree as long as it is not. */
#include "inspector-example.h"

#define ANSWERS "answers.ini"

char *
inspector_example_dup_path (void)
{
  const char *places[] = { g_getenv ("BOUNCE_INSPECTOR_EXAMPLE"), EXAMPLE_INSTALLED, EXAMPLE_IN_TREE };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (places[i] != NULL && g_file_test (places[i], G_FILE_TEST_IS_REGULAR))
      return g_strdup (places[i]);

  return NULL;
}

char *
inspector_example_dup_answers (void)
{
  g_autofree char *path = inspector_example_dup_path ();
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;

  return folder != NULL ? g_build_filename (folder, ANSWERS, NULL) : NULL;
}

gboolean
inspector_example_is_file (GFile *file)
{
  g_autofree char *path = inspector_example_dup_path ();
  g_autoptr (GFile) example = path != NULL ? g_file_new_for_path (path) : NULL;

  return file != NULL && example != NULL && g_file_equal (file, example);
}
