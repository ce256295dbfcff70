/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A message that a mail program renamed is found again, and no other one. */
#include "bounce-maildir.h"

#include <glib/gstdio.h>
#include <string.h>

#define TEXT "From: ann@example.org\nSubject: Undelivered\n\nhello\n"

static GFile *
make_file (const char *maildir,
           const char *place)
{
  g_autofree char *path = g_build_filename (maildir, place, NULL);

  g_assert_true (g_file_set_contents (path, TEXT, -1, NULL));

  return g_file_new_for_path (path);
}

static void
remove_file (GFile *file)
{
  g_assert_true (g_file_delete (file, NULL, NULL));
}

static void
test_renamed (void)
{
  static const struct
  {
    const char *before, *after;
    gboolean found;
  } rows[] = {
    { "new/1700000001.M1.mx", "cur/1700000001.M1.mx:2,S", TRUE },           /* was read                          */
    { "cur/1700000001.M1.mx:2,S", "cur/1700000001.M1.mx:2,RS", TRUE },      /* was answered                      */
    { "new/1700000001.M1.mx", "cur/1700000001.M1.mx,S=49:2,", TRUE },       /* a server put its size there       */
    { "cur/1700000001.M1.mx,S=49:2,S", "new/1700000001.M1.mx", TRUE },      /* is to be new again                */
    { "new/1700000001.M1.mx", "cur/1700000001.M11.mx:2,S", FALSE },         /* another one's detail is shown     */
    { "new/1700000001.M1.mx", "cur/1700000001.M1:2,S", FALSE },
    { "new/:2,S", "cur/:2,RS", FALSE },                                     /* no name at all: any would do      */
    { "tmp/1700000001.M1.mx", "cur/1700000001.M1.mx:2,S", FALSE },          /* never shown: not ours to follow   */
    { "1700000001.M1.mx", "cur/1700000001.M1.mx:2,S", FALSE },
  };
  g_autofree char *maildir = g_dir_make_tmp ("maildir-XXXXXX", NULL);

  for (guint i = 0; i < 3; i++)
    {
      static const char *folders[] = { "cur", "new", "tmp" };
      g_autofree char *path = g_build_filename (maildir, folders[i], NULL);

      g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
    }
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_build_filename (maildir, rows[i].before, NULL);
      g_autoptr (GFile) before = g_file_new_for_path (path);
      g_autoptr (GFile) after = make_file (maildir, rows[i].after);
      g_autoptr (GFile) found = bounce_maildir_find_renamed (before);
      g_autoptr (GError) error = NULL;
      g_autoptr (BounceMailbox) mailbox = bounce_maildir_open (before, NULL, &error);

      g_test_message ("%s", rows[i].before);
      g_assert_cmpint (found != NULL, ==, rows[i].found);
      g_assert_cmpint (mailbox != NULL, ==, rows[i].found);
      if (rows[i].found)
        g_assert_true (g_file_equal (found, after) && g_file_equal (bounce_mailbox_get_file (mailbox), after));
      else
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
      remove_file (after);
    }
  for (guint i = 0; i < 3; i++)
    {
      static const char *folders[] = { "cur", "new", "tmp" };
      g_autofree char *path = g_build_filename (maildir, folders[i], NULL);

      g_rmdir (path);
    }
  g_rmdir (maildir);
}

/* A file that is there is opened as it is, whatever lies beside it. */
static void
test_still_there (void)
{
  g_autofree char *maildir = g_dir_make_tmp ("maildir-XXXXXX", NULL);
  g_autofree char *cur = g_build_filename (maildir, "cur", NULL);
  g_autoptr (BounceMailbox) mailbox = NULL;
  g_autoptr (GFile) file = NULL, twin = NULL;

  g_assert_cmpint (g_mkdir (cur, 0700), ==, 0);
  file = make_file (maildir, "cur/1.M1.mx:2,S");
  twin = make_file (maildir, "cur/1.M1.mx:2,RS");
  mailbox = bounce_maildir_open (file, NULL, NULL);
  g_assert_nonnull (mailbox);
  g_assert_true (g_file_equal (bounce_mailbox_get_file (mailbox), file));
  remove_file (file);
  remove_file (twin);
  g_rmdir (cur);
  g_rmdir (maildir);
}

/* What was opened under its first name is read under the second, but not when
 * that is other mail. */
static void
test_read (void)
{
  static const char *folders[] = { "cur", "new" };
  g_autofree char *maildir = g_dir_make_tmp ("maildir-XXXXXX", NULL);
  g_autofree char *cur = g_build_filename (maildir, "cur", NULL);
  g_autofree char *new = g_build_filename (maildir, "new", NULL);
  g_autofree char *moved = g_build_filename (cur, "1.M1.mx:2,S", NULL);
  const BounceSpan span = { 0, strlen (TEXT) };
  g_autoptr (BounceMailbox) mailbox = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL, other = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (cur, 0700) | g_mkdir (new, 0700), ==, 0);
  file = make_file (maildir, "new/1.M1.mx");
  mailbox = bounce_mailbox_open (file, NULL, NULL);
  g_assert_cmpint (g_rename (g_file_peek_path (file), moved), ==, 0);
  bytes = bounce_mailbox_read (mailbox, &span, NULL);
  g_assert_nonnull (bytes);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), TEXT, strlen (TEXT));

  g_assert_true (g_file_set_contents (moved, "From: eve@example.org\nSubject: Another one\n\nhello, hello\n", -1, NULL));
  other = bounce_mailbox_read (mailbox, &span, &error);
  g_assert_null (other);
  g_assert_error (error, BOUNCE_MAILBOX_ERROR, BOUNCE_MAILBOX_ERROR_CHANGED);

  g_assert_cmpint (g_remove (moved), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (maildir, folders[i], NULL);

      g_rmdir (path);
    }
  g_rmdir (maildir);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/maildir/renamed", test_renamed);
  g_test_add_func ("/maildir/read", test_read);
  g_test_add_func ("/maildir/still-there", test_still_there);
  return g_test_run ();
}
