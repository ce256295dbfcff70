/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scan has before it. */
#include "bounce-scan-list.h"

#include <glib/gstdio.h>

static void
test_list (void)
{
  g_autofree char *path = g_dir_make_tmp ("bounce-list-XXXXXX", NULL);
  g_autofree char *one = g_build_filename (path, "1", NULL);
  g_autofree char *aside = g_build_filename (path, "1.msf", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/nowhere/at/all");
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func ((GDestroyNotify) bounce_scan_source_free);
  g_autoptr (GPtrArray) problems = bounce_scan_problems_new ();
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GArray) list = NULL, none = NULL;

  g_assert_true (g_file_set_contents (one, "From: a@example.org\n\nHello\n", -1, NULL));
  g_assert_true (g_file_set_contents (aside, "index", -1, NULL));
  g_ptr_array_add (sources, bounce_scan_source_new (nowhere, NULL));
  g_ptr_array_add (sources, bounce_scan_source_new (folder, NULL));

  list = bounce_scan_list_make (sources, problems, NULL);
  /* A path that is not there stops nothing behind it. */
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpuint (g_array_index (list, BounceScanFile, 0).size, ==, 27);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_true (g_file_equal (((BounceScanProblem *) g_ptr_array_index (problems, 0))->file, nowhere));

  /* Nobody wants to read that a cancelled scan was cancelled. */
  g_cancellable_cancel (cancelled);
  none = bounce_scan_list_make (sources, problems, cancelled);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (problems->len, ==, 1);

  g_remove (one);
  g_remove (aside);
  g_rmdir (path);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scan-list/list", test_list);

  return g_test_run ();
}
