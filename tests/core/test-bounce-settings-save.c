/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What is written back, and what must stay. */
#include "bounce-settings.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static char *folder;             /* the configuration folder of one test        */
static char *path;

static void
set_up (const char *text)
{
  if (text == NULL)
    return;
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
tear_down (void)
{
  g_remove (path);
  g_rmdir (folder);
}

static BounceSettings *
load (void)
{
  g_autoptr (GError) error = NULL;
  BounceSettings *settings = bounce_settings_load (&error);

  g_assert_no_error (error);
  return settings;
}

static char *
save (const BounceSettings *settings)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_assert_true (bounce_settings_save (settings, &error));
  g_assert_no_error (error);
  g_file_get_contents (path, &text, NULL, NULL);

  return text;
}

static void
replace (char       ***names,
         const char   *value)
{
  g_strfreev (*names);
  *names = g_strsplit (value, " ", -1);
}

static void
test_new (void)
{
  /* Nothing is there: the folder is made, and what is read back is the same. */
  g_autoptr (BounceSettings) settings = load ();
  g_autoptr (BounceSettings) again = NULL;
  g_autofree char *text = NULL;
  GStatBuf status;

  replace (&settings->own_domains, "example.org example.net");
  replace (&settings->lists_on, "bl.example.org");
  replace (&settings->lists_dead, "old.example.org");
  settings->dns = g_strdup ("[::1]:53");
  settings->commercial = BOUNCE_COMMERCIAL_NO;
  settings->deadline = 2500;
  text = save (settings);
  g_assert_nonnull (text);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0077, ==, 0);

  again = load ();
  g_assert_true (g_strv_equal ((const char * const *) again->own_domains, (const char * const *) settings->own_domains));
  g_assert_cmpstr (again->lists_on[0], ==, "bl.example.org");
  g_assert_cmpstr (again->lists_dead[0], ==, "old.example.org");
  g_assert_cmpstr (again->dns, ==, "[::1]:53");
  g_assert_cmpint (again->commercial, ==, BOUNCE_COMMERCIAL_NO);
  g_assert_cmpuint (again->deadline, ==, 2500);
  g_assert_cmpuint (g_strv_length (again->problems), ==, 0);
  tear_down ();
}

static void
test_nothing (void)
{
  /* Defaults saved over nothing leave nothing behind. */
  g_autoptr (BounceSettings) settings = load ();
  g_autofree char *text = save (settings);

  g_assert_null (text);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
test_keeps (void)
{
  static const char before[] = "# mine, by hand\n"
                               "[own]\n"
                               "# the shop\n"
                               "domains=example.org, \"example.net\"\n"
                               "\n"
                               "[later]\n"
                               "# of a newer version\n"
                               "key=value\n"
                               "key[de]=Wert\n"
                               "\n"
                               "[checks]\n"
                               "# slow line\n"
                               "deadline=20\n"
                               "newer=1\n";
  static const char * const stay[] = { "# mine, by hand\n", "# the shop\n", "domains=example.org, \"example.net\"\n", "# of a newer version\n", "key=value\n",
                                       "key[de]=Wert\n", "# slow line\n", "newer=1\n" };
  g_autoptr (BounceSettings) settings = NULL;
  g_autofree char *text = NULL;

  set_up (before);
  settings = load ();
  settings->deadline = 0;
  replace (&settings->lists_off, "bl.example.org bl.example.net");
  text = save (settings);

  /* Also what could not be read: it is the user's to mend. */
  for (guint i = 0; i < G_N_ELEMENTS (stay); i++)
    g_assert_nonnull (strstr (text, stay[i]));
  g_assert_null (strstr (text, "deadline"));
  g_assert_nonnull (strstr (text, "off=bl.example.org;bl.example.net\n"));
  g_assert_null (strstr (text, "dns"));
  g_assert_null (strstr (text, "servers"));
  tear_down ();
}

static void
test_same (void)
{
  /* What does not differ is not touched, not even written anew. */
  g_autoptr (BounceSettings) settings = NULL;
  g_autofree char *text = NULL;
  GStatBuf before, after;

  set_up ("[own]\n\n\ndomains = example.org , example.net\n");
  settings = load ();
  g_stat (path, &before);
  text = save (settings);
  g_stat (path, &after);
  g_assert_cmpstr (text, ==, "[own]\n\n\ndomains = example.org , example.net\n");
  g_assert_true (before.st_ino == after.st_ino);
  tear_down ();
}

static void
test_newline (void)
{
  /* A name from an entry must not become a line of the file. */
  g_autoptr (BounceSettings) settings = load ();
  g_autoptr (BounceSettings) again = NULL;
  g_autofree char *text = NULL;

  settings->dns = g_strdup ("192.0.2.1\ncommercial=yes");
  text = save (settings);
  again = load ();
  g_assert_cmpint (again->commercial, ==, BOUNCE_COMMERCIAL_NOT_ASKED);
  tear_down ();
}

static void
test_link_and_mode (void)
{
  g_autofree char *elsewhere = g_build_filename (folder, "elsewhere.ini", NULL);
  g_autoptr (BounceSettings) settings = NULL;
  g_autofree char *text = NULL;
  GStatBuf status;

  set_up ("[own]\n");
  g_rename (path, elsewhere);
  g_assert_cmpint (g_chmod (elsewhere, 0640), ==, 0);
  g_assert_cmpint (symlink (elsewhere, path), ==, 0);
  settings = load ();
  settings->commercial = BOUNCE_COMMERCIAL_YES;
  text = save (settings);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmpint (g_stat (elsewhere, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0640);
  g_assert_nonnull (strstr (text, "commercial=yes\n"));
  g_remove (elsewhere);
  tear_down ();
}

static void
test_broken (void)
{
  /* A file we could not read is not overwritten. */
  g_autoptr (BounceSettings) settings = load ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  set_up ("[own]\nwhat is this\n");
  settings->deadline = 3000;
  g_assert_false (bounce_settings_save (settings, &error));
  g_assert_nonnull (strstr (error->message, "settings.ini: "));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "[own]\nwhat is this\n");
  tear_down ();
}

static void
test_no_folder (void)
{
  /* A file where the folder should be: an error, no crash. */
  g_autoptr (BounceSettings) settings = load ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (folder, "x", -1, NULL));
  settings->deadline = 3000;
  g_assert_false (bounce_settings_save (settings, &error));
  g_assert_nonnull (error);
  g_remove (folder);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("bounce-save-XXXXXX", NULL);
  int status;

  folder = g_build_filename (home, "bounce-inspector", NULL);
  path = g_build_filename (folder, "settings.ini", NULL);
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/settings-save/new", test_new);
  g_test_add_func ("/settings-save/nothing", test_nothing);
  g_test_add_func ("/settings-save/keeps-comments-and-others", test_keeps);
  g_test_add_func ("/settings-save/same", test_same);
  g_test_add_func ("/settings-save/newline", test_newline);
  g_test_add_func ("/settings-save/link-and-mode", test_link_and_mode);
  g_test_add_func ("/settings-save/broken", test_broken);
  g_test_add_func ("/settings-save/no-folder", test_no_folder);

  status = g_test_run ();
  g_rmdir (home);
  g_free (folder);
  g_free (path);

  return status;
}
