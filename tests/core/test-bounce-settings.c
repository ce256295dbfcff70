/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings as people write them by hand. */
#include "bounce-settings.h"

#include <glib/gstdio.h>
#include <string.h>

static char *
write_settings (const char *text)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "bounce-inspector", NULL);
  char *path = g_build_filename (folder, "settings.ini", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));

  return path;
}

static void
test_missing (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BounceSettings) settings = bounce_settings_load (&error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (settings->own_domains), ==, 0);
  g_assert_cmpuint (g_strv_length (settings->own_servers), ==, 0);
  g_assert_true (g_str_has_suffix (settings->config_dir, "/bounce-inspector"));
}

static void
test_names (void)
{
  /* Parting by semicolons alone would make one name of "a, b". */
  g_autofree char *path = write_settings ("[own]\n"
                                          "domains = example.org;example.net, example.com ; \n"
                                          "servers=192.0.2.1 2001:db8::1\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (BounceSettings) settings = bounce_settings_load (&error);
  g_autoptr (BounceSettings) copy = bounce_settings_copy (settings);

  g_assert_no_error (error);
  g_assert_true (g_strv_equal ((const char * const *) settings->own_domains,
                               (const char *[]) { "example.org", "example.net", "example.com", NULL }));
  g_assert_true (g_strv_equal ((const char * const *) copy->own_servers,
                               (const char *[]) { "192.0.2.1", "2001:db8::1", NULL }));
  g_assert_null (bounce_settings_copy (NULL));
  g_remove (path);
}

static void
test_broken (void)
{
  /* GKeyFile tells no line number: the user would have to look for it. */
  g_autofree char *path = write_settings ("# mine\n[own]\ndomains=example.org\nthis is no setting\n");
  g_autoptr (GError) error = NULL;

  g_assert_null (bounce_settings_load (&error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "settings.ini:4: "));
  g_remove (path);
}

static void
test_checks (void)
{
  /* A field forgotten in load, copy or free shows here, and under ASan. */
  g_autofree char *path = write_settings ("[checks]\ndns=127.0.0.1:5353\non=a.example.org\noff=b.example.org\n"
                                          "registered=c.example.org\ndead=d.example.org\ncommercial=yes\ndeadline=3\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (BounceSettings) settings = bounce_settings_load (&error);
  g_autoptr (BounceSettings) copy = bounce_settings_copy (settings);

  g_assert_no_error (error);
  g_assert_cmpstr (copy->dns, ==, "127.0.0.1:5353");
  g_assert_cmpstr (copy->lists_on[0], ==, "a.example.org");
  g_assert_cmpstr (copy->lists_off[0], ==, "b.example.org");
  g_assert_cmpstr (copy->lists_registered[0], ==, "c.example.org");
  g_assert_cmpstr (copy->lists_dead[0], ==, "d.example.org");
  g_assert_cmpint (copy->commercial, ==, BOUNCE_COMMERCIAL_YES);
  g_assert_cmpuint (copy->deadline, ==, 3000);
  g_assert_cmpuint (g_strv_length (copy->problems), ==, 0);
  g_remove (path);
}

static void
test_dns (void)
{
  /* The nearer wins; an empty one is none. */
  BounceSettings settings = { .dns = (char *) "192.0.2.1" };

  g_unsetenv ("BOUNCE_INSPECTOR_DNS");
  g_assert_null (bounce_settings_get_dns (NULL, NULL));
  g_assert_cmpstr (bounce_settings_get_dns (&settings, NULL), ==, "192.0.2.1");
  g_setenv ("BOUNCE_INSPECTOR_DNS", "", TRUE);
  g_assert_cmpstr (bounce_settings_get_dns (&settings, ""), ==, "192.0.2.1");
  g_setenv ("BOUNCE_INSPECTOR_DNS", "127.0.0.1:5353", TRUE);
  g_assert_cmpstr (bounce_settings_get_dns (&settings, NULL), ==, "127.0.0.1:5353");
  g_assert_cmpstr (bounce_settings_get_dns (&settings, "[::1]:53"), ==, "[::1]:53");
  g_unsetenv ("BOUNCE_INSPECTOR_DNS");
}

static void
test_state_dir (void)
{
  g_autofree char *folder = bounce_settings_dup_state_dir ();
  g_autofree char *wanted = g_build_filename (g_getenv ("XDG_STATE_HOME"), "bounce-inspector", NULL);

  g_assert_cmpstr (folder, ==, wanted);
}

static void
test_now (void)
{
  g_autoptr (GDateTime) told = NULL;
  g_autoptr (GDateTime) clock = NULL;

  g_setenv ("BOUNCE_INSPECTOR_NOW", "2026-11-17T14:12:00+01:00", TRUE);
  told = bounce_settings_now ();
  g_assert_cmpint (g_date_time_to_unix (told), ==, 1794921120);

  /* Nonsense there must not end in NULL. */
  g_setenv ("BOUNCE_INSPECTOR_NOW", "yesterday", TRUE);
  clock = bounce_settings_now ();
  g_assert_nonnull (clock);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("bounce-settings-XXXXXX", NULL);
  g_autofree char *folder = g_build_filename (home, "bounce-inspector", NULL);
  int status;

  /* Not G_TEST_OPTION_ISOLATE_DIRS: it leaks in GLib 2.74. */
  g_setenv ("XDG_CONFIG_HOME", home, TRUE);
  g_setenv ("XDG_STATE_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/settings/missing-file-is-defaults", test_missing);
  g_test_add_func ("/settings/names-parted-anyhow", test_names);
  g_test_add_func ("/settings/broken-file-tells-line", test_broken);
  g_test_add_func ("/settings/checks", test_checks);
  g_test_add_func ("/settings/which-dns", test_dns);
  g_test_add_func ("/settings/state-dir", test_state_dir);
  g_test_add_func ("/settings/now", test_now);

  status = g_test_run ();
  g_rmdir (folder);
  g_rmdir (home);

  return status;
}
