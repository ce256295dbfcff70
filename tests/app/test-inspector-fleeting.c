/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Dropped files that are gone when they are read. */
#include "inspector-fleeting.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#define MESSAGE "From: MAILER-DAEMON@mx.example.org\nSubject: Undelivered %u\n\nNo.\n"

static char *
write_message (const char *folder,
               guint       number)
{
  g_autofree char *name = g_strdup_printf ("%u.eml", number);
  g_autofree char *content = g_strdup_printf (MESSAGE, number);
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));

  return path;
}

/* A drag of more messages than a program may usually have files open: the last
 * ones were lost with their files. */
static void
test_many (void)
{
  enum { MANY = 1500 };
  g_autofree char *folder = g_dir_make_tmp ("fleeting-XXXXXX", NULL);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) bounce_mailbox_unref);

  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *path = write_message (folder, i);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;
      BounceMailbox *mailbox = inspector_fleeting_open (file, &error);

      g_assert_no_error (error);
      g_remove (path);
      if (mailbox == NULL && i > 400)
        {
          g_test_skip ("this system allows no more open files");
          break;
        }
      g_assert_nonnull (mailbox);
      g_ptr_array_add (all, mailbox);
    }
  for (guint i = 0; i < all->len; i++)
    {
      g_autofree char *content = g_strdup_printf (MESSAGE, i);
      const BounceSpan span = { 0, strlen (content) };
      g_autoptr (GBytes) bytes = bounce_mailbox_read (all->pdata[i], &span, NULL);

      g_assert_nonnull (bytes);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), content, strlen (content));
    }
  g_rmdir (folder);
}

/* A pipe has no end that could be waited for, and a folder is not read here:
 * both are left to the scan, which says what they are. */
static void
test_no_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("fleeting-XXXXXX", NULL);
  g_autofree char *pipe = g_build_filename (folder, "pipe", NULL);
  g_autoptr (GFile) place = g_file_new_for_path (folder);
  g_autoptr (GFile) end = g_file_new_for_path (pipe);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_null (inspector_fleeting_open (end, &error));
  g_assert_no_error (error);
  g_assert_null (inspector_fleeting_open (place, &error));
  g_assert_no_error (error);
  g_remove (pipe);
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fleeting/many", test_many);
  g_test_add_func ("/fleeting/no-files", test_no_files);

  return g_test_run ();
}
