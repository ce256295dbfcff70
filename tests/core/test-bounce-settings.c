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
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/settings/missing-file-is-defaults", test_missing);
  g_test_add_func ("/settings/names-parted-anyhow", test_names);
  g_test_add_func ("/settings/broken-file-tells-line", test_broken);
  g_test_add_func ("/settings/now", test_now);

  status = g_test_run ();
  g_rmdir (folder);
  g_rmdir (home);

  return status;
}
