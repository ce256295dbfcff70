/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Settings that can never do anything are told. */
#include "bounce-settings-file.h"

#include <string.h>

static guint
count (char **names)
{
  return names != NULL ? g_strv_length (names) : 0;
}

static void
test_left_out (void)
{
  static const struct
  {
    const char *text, *place, *value;
    guint       domains, servers;
    const char *why;
  } rows[] = {
    { "[Own]\ndomains=example.org\n", "settings.ini:1: ", "[Own]", 0, 0, "names of groups mind capitals, and nobody knows" },
    { "[own]\ndomain=example.org\n", "settings.ini:2: ", "domain", 0, 0, "the key is plural" },
    { "[own]\n\ndomains=\"example.org\";example.net\n", "settings.ini:3: ", "\"example.org\"", 1, 0, "no shell takes the quotes away" },
    { "[own]\nservers=192.0.2.0/24 192.0.2.1\n", "settings.ini:2: ", "192.0.2.0/24", 0, 1, "a network matches no address" },
    { "[own]\ndomains=bakery\n", "settings.ini:2: ", "bakery", 0, 0, "every name below “com” would be ours" },
    { "[own]\ndomains=.com.\n", "settings.ini:2: ", "com", 0, 0, "likewise" },
    { "[own]\ndomains=a@example.org\n", "settings.ini:2: ", "a@example.org", 0, 0, "an address of a person" },
    { "[own]\ndomains=192.0.2.1\n", "settings.ini:2: ", "192.0.2.1", 0, 0, "in the wrong place" },
    { "[own]\nservers=mx_1;http:x\n", "settings.ini:2: ", "http:x", 0, 1, "short names of servers are names" },
    { "[own]\ndomains=example.org\r\nservers=mx.example.org\r\n", NULL, NULL, 1, 1, "a file from Windows" },
    { "# x\n[own]\n# domain=x\ndomains=@example.org;m\303\274ller.example\nservers=2001:db8::1\n", NULL, NULL, 2, 1, "all good" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BounceSettings) settings = g_new0 (BounceSettings, 1);

      g_test_message ("%s", rows[i].why);
      bounce_settings_file_read (settings, rows[i].text, "/home/anna/settings.ini");
      g_assert_cmpuint (count (settings->own_domains), ==, rows[i].domains);
      g_assert_cmpuint (count (settings->own_servers), ==, rows[i].servers);
      g_assert_cmpuint (g_strv_length (settings->problems), ==, rows[i].place != NULL);
      if (rows[i].place != NULL)
        {
          g_assert_true (g_str_has_prefix (settings->problems[0], "/home/anna/"));
          g_assert_nonnull (strstr (settings->problems[0], rows[i].place));
          g_assert_nonnull (strstr (settings->problems[0], rows[i].value));
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/settings-file/wrong-values-are-told", test_left_out);

  return g_test_run ();
}
