/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Mailboxes found in a made-up home folder. */
#include "inspector-found.h"

#include <glib/gstdio.h>

typedef struct
{
  char      *home;
  char      *spool;
  GPtrArray *found;
  GError    *error;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->home = g_dir_make_tmp ("found-XXXXXX", NULL);
  fixture->spool = g_build_filename (fixture->home, "spool", NULL);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *at = g_build_filename (path, name, NULL);

      remove_all (at);
    }
  g_remove (path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  remove_all (fixture->home);
  g_free (fixture->home);
  g_free (fixture->spool);
  g_clear_pointer (&fixture->found, g_ptr_array_unref);
  g_clear_error (&fixture->error);
}

static void
put_file (Fixture    *fixture,
          const char *name,
          const char *text)
{
  g_autofree char *path = g_build_filename (fixture->home, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
put_maildir (Fixture    *fixture,
             const char *name)
{
  g_autofree char *cur = g_build_filename (fixture->home, name, "cur", NULL);
  g_autofree char *new = g_build_filename (fixture->home, name, "new", NULL);

  g_assert_cmpint (g_mkdir_with_parents (cur, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (new, 0700), ==, 0);
}

static void
on_listed (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Fixture *fixture = user_data;

  fixture->found = inspector_found_list_finish (result, &fixture->error);
}

static void
search (Fixture      *fixture,
        GCancellable *cancellable)
{
  inspector_found_list_async (fixture->home, fixture->spool, cancellable, on_listed, fixture);
  while (fixture->found == NULL && fixture->error == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_found (Fixture    *fixture,
              guint       nth,
              const char *program,
              const char *name)
{
  InspectorFound *one;

  g_assert_cmpuint (fixture->found->len, >, nth);
  one = g_ptr_array_index (fixture->found, nth);
  g_assert_cmpstr (one->program, ==, program);
  g_assert_cmpstr (one->name, ==, name);
  g_assert_true (g_file_query_exists (one->file, NULL));
}

/* An empty home must give an empty list, not an error. */
static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  search (fixture, NULL);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->found->len, ==, 0);
}

/* Files without an index are filters and logs of a profile; empty mailboxes
 * are not worth a row. */
static void
test_thunderbird (Fixture       *fixture,
                  gconstpointer  data)
{
  put_file (fixture, ".thunderbird/p.default/Mail/mail.example.org/Inbox", "From ");
  put_file (fixture, ".thunderbird/p.default/Mail/mail.example.org/Inbox.msf", "x");
  put_file (fixture, ".thunderbird/p.default/Mail/mail.example.org/Inbox.sbd/Returned", "From ");
  put_file (fixture, ".thunderbird/p.default/Mail/mail.example.org/Inbox.sbd/Returned.msf", "x");
  put_file (fixture, ".thunderbird/p.default/Mail/mail.example.org/Trash", "");
  put_file (fixture, ".thunderbird/p.default/Mail/mail.example.org/Trash.msf", "x");
  put_file (fixture, ".thunderbird/p.default/Mail/mail.example.org/filterlog.html", "x");

  search (fixture, NULL);
  g_assert_cmpuint (fixture->found->len, ==, 2);
  assert_found (fixture, 0, "Thunderbird", "Inbox, mail.example.org");
  assert_found (fixture, 1, "Thunderbird", "Returned, mail.example.org");
}

/* Evolution's store is a Maildir whose folders are hidden ones. */
static void
test_maildirs (Fixture       *fixture,
               gconstpointer  data)
{
  put_maildir (fixture, ".local/share/evolution/mail/local");
  put_maildir (fixture, ".local/share/evolution/mail/local/.Sent");
  put_maildir (fixture, "Maildir");
  put_maildir (fixture, "Pictures");

  search (fixture, NULL);
  g_assert_cmpuint (fixture->found->len, ==, 3);
  assert_found (fixture, 0, "Evolution", "Inbox");
  assert_found (fixture, 1, "Evolution", "Sent");
  assert_found (fixture, 2, "Maildir in the home folder", "Maildir");
}

static void
test_spool (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *name = g_build_filename ("spool", g_get_user_name (), NULL);

  put_file (fixture, name, "From ");
  search (fixture, NULL);
  g_assert_cmpuint (fixture->found->len, ==, 1);
  assert_found (fixture, 0, "Mail of this computer", g_get_user_name ());
}

/* A link to its own parent must not be walked around for ever. */
static void
test_loop (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *from = g_build_filename (fixture->home, ".thunderbird/p/Mail/a/Loop.sbd", NULL);
  g_autoptr (GFile) link = g_file_new_for_path (from);

  put_file (fixture, ".thunderbird/p/Mail/a/Inbox", "From ");
  put_file (fixture, ".thunderbird/p/Mail/a/Inbox.msf", "x");
  g_assert_true (g_file_make_symbolic_link (link, ".", NULL, NULL));

  search (fixture, NULL);
  g_assert_cmpuint (fixture->found->len, ==, 1);
}

static void
test_limit (Fixture       *fixture,
            gconstpointer  data)
{
  for (guint i = 0; i < 80; i++)
    {
      g_autofree char *name = g_strdup_printf (".thunderbird/p/Mail/a/Box%02u", i);
      g_autofree char *index = g_strconcat (name, ".msf", NULL);

      put_file (fixture, name, "From ");
      put_file (fixture, index, "x");
    }

  search (fixture, NULL);
  g_assert_cmpuint (fixture->found->len, ==, 50);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  search (fixture, cancellable);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/found/nothing", Fixture, NULL, set_up, test_nothing, tear_down);
  g_test_add ("/found/thunderbird", Fixture, NULL, set_up, test_thunderbird, tear_down);
  g_test_add ("/found/maildirs", Fixture, NULL, set_up, test_maildirs, tear_down);
  g_test_add ("/found/spool", Fixture, NULL, set_up, test_spool, tear_down);
  g_test_add ("/found/loop", Fixture, NULL, set_up, test_loop, tear_down);
  g_test_add ("/found/limit", Fixture, NULL, set_up, test_limit, tear_down);
  g_test_add ("/found/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);

  return g_test_run ();
}
