/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Ranges of files that no longer count. */
#include "bounce-file-ranges.h"

static void
test_ranges (void)
{
  g_autoptr (GArray) ranges = bounce_file_ranges_new ();
  g_autoptr (GArray) copy = NULL;

  g_assert_false (bounce_file_ranges_contains (ranges, 0));
  bounce_file_ranges_add (ranges, 3, 3);
  /* An addition that brought no file takes none away. */
  g_assert_cmpuint (ranges->len, ==, 0);
  bounce_file_ranges_add (ranges, 3, 5);
  copy = bounce_file_ranges_copy (ranges);
  bounce_file_ranges_add (ranges, 8, 9);
  g_assert_false (bounce_file_ranges_contains (ranges, 2));
  g_assert_true (bounce_file_ranges_contains (ranges, 3));
  g_assert_true (bounce_file_ranges_contains (ranges, 4));
  g_assert_false (bounce_file_ranges_contains (ranges, 5));
  g_assert_true (bounce_file_ranges_contains (ranges, 8));
  /* Another thread's copy does not change under it. */
  g_assert_false (bounce_file_ranges_contains (copy, 8));

  /* A hundred neighbours are one range: each record asks all of them. */
  for (guint i = 0; i < 100; i++)
    bounce_file_ranges_add (copy, 5 + i, 6 + i);
  g_assert_cmpuint (copy->len, ==, 1);
  g_assert_true (bounce_file_ranges_contains (copy, 104));
  g_assert_false (bounce_file_ranges_contains (copy, 105));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/file-ranges/ranges", test_ranges);

  return g_test_run ();
}
