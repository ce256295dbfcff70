/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests which files below a path are handed over, and in which order. */

#include "bounce-folder.h"

#include "../support/mailboxes.h"

#include <sys/stat.h>
#include <unistd.h>

static char *folder;

typedef struct
{
  GString *names;        /* relative paths, each followed by " "; "!" before errors */
  guint    n, stop_at;
  GCancellable *cancellable;
} Seen;

static gboolean
on_file (GFile        *file,
         const GError *error,
         gpointer      user_data)
{
  Seen *seen = user_data;
  const char *path = g_file_peek_path (file);

  g_assert_true (g_str_has_prefix (path, folder));
  path += strlen (folder);
  g_string_append_printf (seen->names, "%s%s ", error ? "!" : "", *path == '/' ? path + 1 : path);
  seen->n++;
  if (seen->cancellable && seen->n == 2)
    g_cancellable_cancel (seen->cancellable);
  return seen->n != seen->stop_at;
}

static void
assert_walk (const char *below,
             const char *names)
{
  g_autofree char *path = g_build_filename (folder, below, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  Seen seen = { g_string_new (NULL), 0, 0, NULL };

  g_assert_true (bounce_folder_foreach (file, on_file, &seen, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (seen.names->str, ==, names);
  g_string_free (seen.names, TRUE);
}

static void
make_files (const char *below,
            ...)
{
  va_list names;
  const char *name;

  va_start (names, below);
  while ((name = va_arg (names, const char *)))
    {
      g_autofree char *path = g_build_filename (below, name, NULL);
      g_autoptr (GFile) file = make_file (folder, path, "x", 1);

      g_assert_nonnull (file);
    }
  va_end (names);
}

static void
link_to (const char *target,
         const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (symlink (target, path), ==, 0);
}

/* The kinds of folder that mail programs keep. */
static void
test_maildir (void)
{
  make_files ("md", "cur/1:2,S", "new/2", "tmp/3", "dovecot.index.log", "dovecot-uidlist", "maildirfolder", ".Sent/cur/4:2,", ".Sent/new/5",
              ".Sent/tmp/6", "cur/.hidden", ".cache/7", "subscriptions", NULL);
  assert_walk ("md", "md/.Sent/cur/4:2, md/.Sent/new/5 md/cur/1:2,S md/new/2 ");
}

static void
test_mh (void)
{
  make_files ("mh", "inbox/1", "inbox/10", "inbox/2", "inbox/,3", "inbox/.mh_sequences", NULL);
  assert_walk ("mh", "mh/inbox/1 mh/inbox/10 mh/inbox/2 ");
}

static void
test_thunderbird (void)
{
  make_files ("tb", "Inbox", "Inbox.msf", "Inbox.sbd/Rolls", "Inbox.sbd/Rolls.msf", "Sent", "msgFilterRules.dat", "popstate.dat", NULL);
  assert_walk ("tb", "tb/Inbox tb/Inbox.sbd/Rolls tb/Sent ");
}

/* "tmp" is a name like any other, away from a Maildir. */
static void
test_plain (void)
{
  make_files ("plain", "b/2.eml", "a.eml", "tmp/1.eml", "B.eml", "\xff\xfe.eml", NULL);
  assert_walk ("plain", "plain/B.eml plain/a.eml plain/b/2.eml plain/tmp/1.eml plain/\xff\xfe.eml ");
}

static void
test_file (void)
{
  make_files ("single", ".one", NULL);
  assert_walk ("single/.one", "single/.one ");
}

static void
test_empty (void)
{
  g_autofree char *path = g_build_filename (folder, "empty", NULL);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  assert_walk ("empty", "");
}

/* In a circle, to itself, twice to one folder, to a file, to nothing: opening
 * what a link does not lead to is an error later. */
static void
test_links (void)
{
  make_files ("links", "a/1", "c/2", NULL);
  link_to ("..", "links/a/up");
  link_to ("self", "links/self");
  link_to ("c", "links/b");
  link_to ("a/1", "links/d");
  link_to ("nothing", "links/e");
  assert_walk ("links", "links/a/1 links/b/2 links/d links/e links/self ");
}

/* Deeper than a path may be long: the rest is an error, and not a crash. */
static void
test_deep (void)
{
  g_autofree char *top = g_build_filename (folder, "deep", NULL);
  g_autofree char *old = g_get_current_dir ();
  g_autoptr (GFile) file = g_file_new_for_path (top);
  Seen seen = { g_string_new (NULL), 0, 0, NULL };
  guint depth = 3000;

  g_assert_cmpint (g_mkdir (top, 0700), ==, 0);
  g_assert_cmpint (chdir (top), ==, 0);
  for (guint i = 0; i < depth; i++)
    {
      g_assert_cmpint (g_mkdir ("d", 0700), ==, 0);
      g_assert_cmpint (chdir ("d"), ==, 0);
    }
  g_assert_true (bounce_folder_foreach (file, on_file, &seen, NULL, NULL));
  g_assert_cmpuint (seen.n, <=, 1);
  for (guint i = 0; i < depth; i++)
    {
      g_assert_cmpint (chdir (".."), ==, 0);
      g_assert_cmpint (g_rmdir ("d"), ==, 0);
    }
  g_assert_cmpint (chdir (old), ==, 0);
  g_string_free (seen.names, TRUE);
}

static void
test_no_rights (void)
{
  g_autofree char *closed = g_build_filename (folder, "rights", "b", NULL);
  g_autoptr (GFile) itself = g_file_new_for_path (closed);
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("root may read everything");
      return;
    }
  make_files ("rights", "a", "b/1", "c", NULL);
  g_assert_cmpint (chmod (closed, 0), ==, 0);
  assert_walk ("rights", "rights/a !rights/b rights/c ");
  g_assert_false (bounce_folder_foreach (itself, on_file, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_assert_cmpint (chmod (closed, 0700), ==, 0);
}

static void
test_nothing_there (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/nonexistent/folder");
  g_autoptr (GError) error = NULL;

  g_assert_false (bounce_folder_foreach (file, on_file, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_stop_and_cancel (void)
{
  g_autofree char *path = g_build_filename (folder, "stop", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Seen seen = { g_string_new (NULL), 0, 1, NULL };

  make_files ("stop", "1", "2", "3", NULL);
  g_assert_true (bounce_folder_foreach (file, on_file, &seen, NULL, &error));
  g_assert_cmpuint (seen.n, ==, 1);
  seen = (Seen) { seen.names, 0, 0, cancellable };
  g_assert_false (bounce_folder_foreach (file, on_file, &seen, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (seen.n, ==, 2);
  g_string_free (seen.names, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = make_folder ();
  g_test_add_func ("/folder/maildir", test_maildir);
  g_test_add_func ("/folder/mh", test_mh);
  g_test_add_func ("/folder/thunderbird", test_thunderbird);
  g_test_add_func ("/folder/plain", test_plain);
  g_test_add_func ("/folder/file", test_file);
  g_test_add_func ("/folder/empty", test_empty);
  g_test_add_func ("/folder/links", test_links);
  g_test_add_func ("/folder/deep", test_deep);
  g_test_add_func ("/folder/no-rights", test_no_rights);
  g_test_add_func ("/folder/nothing-there", test_nothing_there);
  g_test_add_func ("/folder/stop-and-cancel", test_stop_and_cancel);
  status = g_test_run ();
  remove_below (folder);
  g_free (folder);
  return status;
}
