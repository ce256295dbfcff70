/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of the user's own: added, read back by the real reader, taken out. */
#include "bounce-own-lists.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *place = g_dir_make_tmp ("bounce-own-XXXXXX", NULL);

  /* One that is not there yet. */
  fixture->folder = g_build_filename (place, "bounce-inspector", NULL);
  fixture->path = g_build_filename (fixture->folder, "blocklists.ini", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *place = g_path_get_dirname (fixture->folder);

  g_remove (fixture->path);
  g_rmdir (fixture->folder);
  g_rmdir (place);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static char *
read_file (Fixture *fixture)
{
  char *text = NULL;

  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));

  return text;
}

static void
write_file (Fixture    *fixture,
            const char *text)
{
  g_mkdir_with_parents (fixture->folder, 0700);
  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
}

static void
test_zone (void)
{
  static const struct
  {
    const char *typed, *zone;
    const char *reason;
  } rows[] = {
    { "bl.example.org", "bl.example.org", "a plain zone" },
    { " BL.Example.org. ", "bl.example.org", "case, a final dot and white space are no other zone" },
    { "bücher.example", "xn--bcher-kva.example", "what is asked are A-labels" },
    { "", NULL, "nothing is no zone" },
    { "localhost", NULL, "a single label is no list" },
    { "192.0.2.1", NULL, "an address is no list" },
    { "bl.example.org]\nship = default", NULL, "a line end would write another key into the file" },
    { "bl example org", NULL, "white space within" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *zone = bounce_own_lists_dup_zone (NULL, rows[i].typed, &error);

      g_test_message ("%s", rows[i].reason);
      g_assert_cmpstr (zone, ==, rows[i].zone);
      if (zone == NULL)
        g_assert_error (error, BOUNCE_BLOCKLISTS_ERROR, BOUNCE_BLOCKLISTS_ERROR_BAD_ZONE);
    }
}

/* Else a second group would change ours without a word. */
static void
test_known_zone (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BounceBlocklists) lists = bounce_blocklists_load (NULL, NULL);
  g_autofree char *zone = bounce_own_lists_dup_zone (lists, "ZEN.spamhaus.org", &error);

  g_assert_null (zone);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
}

static void
test_add (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (BounceBlocklists) lists = NULL;
  const BounceBlocklist *list;

  g_assert_true (bounce_own_lists_add (fixture->folder, "bl.example.org", "Our List\nship = off", TRUE, FALSE, TRUE, NULL));
  g_assert_true (bounce_own_lists_add (fixture->folder, "v6.example.net", "", FALSE, TRUE, FALSE, NULL));
  lists = bounce_blocklists_load (fixture->folder, NULL);
  g_assert_cmpuint (g_strv_length ((char **) bounce_blocklists_get_problems (lists)), ==, 0);
  list = bounce_blocklists_find (lists, "bl.example.org");
  g_assert_nonnull (list);
  /* A line end in a name writes no other key. */
  g_assert_cmpstr (list->name, ==, "Our List ship = off");
  g_assert_cmpint (list->ship, ==, BOUNCE_LIST_DEFAULT);
  g_assert_true (list->own && list->ipv4 && !list->ipv6 && list->domain);
  list = bounce_blocklists_find (lists, "v6.example.net");
  g_assert_nonnull (list);
  g_assert_cmpstr (list->name, ==, "v6.example.net");
  g_assert_true (list->own && !list->ipv4 && list->ipv6 && !list->domain);
}

static void
test_stays (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autofree char *after = NULL;
  const char *before = "# mine\n[zen.spamhaus.org]\nweight = low\n# the end, without a line end";

  write_file (fixture, before);
  g_assert_true (bounce_own_lists_add (fixture->folder, "bl.example.org", "A", TRUE, FALSE, FALSE, NULL));
  text = read_file (fixture);
  g_assert_true (g_str_has_prefix (text, before));
  g_assert_true (g_str_has_suffix (text, "\n\n[bl.example.org]\nname = A\nfamilies = ipv4\n"));
  g_assert_true (bounce_own_lists_remove (fixture->folder, "bl.example.org", NULL));
  after = read_file (fixture);
  g_assert_true (g_str_has_prefix (after, before));
  g_assert_null (strstr (after, "example.org"));
}

static void
test_remove (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *text = NULL;

  /* Its own comments go with it, those of the next group stay; written twice, it goes twice. */
  write_file (fixture, "[a.example.org]\nname = A\n# of A\nfamilies = ipv4\n\n# of B\n[b.example.org]\nname = B\n\n[A.example.org.]\nship = off\n");
  g_assert_true (bounce_own_lists_remove (fixture->folder, "a.example.org", NULL));
  text = read_file (fixture);
  g_assert_cmpstr (text, ==, "# of B\n[b.example.org]\nname = B\n\n");
}

static void
test_remove_nothing (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_false (bounce_own_lists_remove (fixture->folder, "a.example.org", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  write_file (fixture, "[b.example.org]\n");
  g_assert_false (bounce_own_lists_remove (fixture->folder, "a.example.org", NULL));
  text = read_file (fixture);
  g_assert_cmpstr (text, ==, "[b.example.org]\n");
}

/* A folder nobody may write into is told, not swallowed. */
static void
test_unwritable (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  write_file (fixture, "");
  g_assert_false (bounce_own_lists_add (fixture->path, "a.example.org", NULL, TRUE, FALSE, FALSE, &error));
  g_assert_nonnull (error);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/own-lists/zone", test_zone);
  g_test_add_func ("/own-lists/known-zone", test_known_zone);
  ADD ("/own-lists/add", test_add);
  ADD ("/own-lists/stays", test_stays);
  ADD ("/own-lists/remove", test_remove);
  ADD ("/own-lists/remove-nothing", test_remove_nothing);
  ADD ("/own-lists/unwritable", test_unwritable);

  return g_test_run ();
}
