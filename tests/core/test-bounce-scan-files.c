/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of files across scans that end, go on and are taken back. */
#include "bounce-scan-files.h"

#include <glib/gstdio.h>

static BounceScanSource *
make_source (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return bounce_scan_source_new (file, NULL);
}

static void
test_numbers (void)
{
  g_autoptr (BounceScanFiles) files = bounce_scan_files_new ();
  g_autoptr (BounceScanSource) a = make_source ("/a"), b = make_source ("/b"), again = make_source ("/a");
  guint32 number;
  guint taken;

  g_assert_true (bounce_scan_files_enter (files, a, 1, &number, &taken));
  g_assert_cmpuint (number, ==, 0);
  g_assert_cmpuint (taken, ==, 0);
  g_assert_true (bounce_scan_files_enter (files, b, 1, &number, &taken));
  g_assert_cmpuint (number, ==, 1);

  bounce_scan_files_take (files, 0, 12);
  g_assert_true (bounce_scan_files_enter (files, again, 1, &number, &taken));
  g_assert_cmpuint (number, ==, 0);
  g_assert_cmpuint (taken, ==, 12);
  /* The same mailbox dropped twice must not count its bounces twice. */
  g_assert_false (bounce_scan_files_enter (files, again, 2, &number, &taken));
  bounce_scan_files_take (files, 0, G_MAXUINT);
  g_assert_false (bounce_scan_files_enter (files, again, 1, &number, &taken));

  /* Taken back and opened again: another number, since the old one's records
   * are removed for good. */
  bounce_scan_files_forget (files, 1);
  g_assert_true (bounce_scan_files_enter (files, again, 2, &number, &taken));
  g_assert_cmpuint (number, ==, 2);
  g_assert_cmpuint (taken, ==, 0);
  g_assert_cmpuint (bounce_scan_files_get_group (files, 0), ==, 1);
  g_assert_cmpuint (bounce_scan_files_get_group (files, 2), ==, 2);
  g_assert_cmpuint (bounce_scan_files_get_length (files), ==, 3);
}

static void
test_same_place_other_mail (void)
{
  g_autoptr (BounceScanFiles) files = bounce_scan_files_new ();
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("bounce-files-XXXXXX", &path, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (BounceMailbox) one = NULL, other = NULL;
  g_autoptr (BounceScanSource) first = NULL, second = NULL, kept = NULL;
  guint32 number;
  guint taken;

  g_close (fd, NULL);
  one = bounce_mailbox_open (file, NULL, NULL);
  other = bounce_mailbox_open (file, NULL, NULL);
  first = bounce_scan_source_new (file, one);
  second = bounce_scan_source_new (file, other);
  /* Mail programs drop every message under the same name. */
  g_assert_true (bounce_scan_files_enter (files, first, 1, &number, &taken));
  g_assert_true (bounce_scan_files_enter (files, second, 2, &number, &taken));
  g_assert_cmpuint (number, ==, 1);
  kept = bounce_scan_files_dup (files, 0);
  g_assert_true (kept->mailbox == one);
  g_remove (path);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scan-files/numbers", test_numbers);
  g_test_add_func ("/scan-files/same-place-other-mail", test_same_place_other_mail);

  return g_test_run ();
}
