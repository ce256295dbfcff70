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

/* One setting of [checks] as written, and what it becomes. */
static char *
read_one (const char *key,
          const char *value,
          guint      *problems)
{
  g_autoptr (BounceSettings) settings = g_new0 (BounceSettings, 1);
  g_autofree char *text = g_strdup_printf ("[checks]\n%s=%s\n", key, value);

  bounce_settings_file_read (settings, text, "settings.ini");
  *problems = g_strv_length (settings->problems);
  if (*problems > 0)
    g_assert_true (g_str_has_prefix (settings->problems[0], "settings.ini:2: "));
  if (strcmp (key, "dns") == 0)
    return g_strdup (settings->dns != NULL ? settings->dns : "system");
  if (strcmp (key, "on") == 0)
    return g_strjoinv (" ", settings->lists_on);
  if (strcmp (key, "dead") == 0)
    return g_strjoinv (" ", settings->lists_dead);
  if (strcmp (key, "commercial") == 0)
    return g_strdup (settings->commercial == BOUNCE_COMMERCIAL_YES ? "yes" : settings->commercial == BOUNCE_COMMERCIAL_NO ? "no" : "not asked");

  return g_strdup_printf ("%u", settings->deadline);
}

static void
test_checks (void)
{
  static const struct
  {
    const char *key, *value, *becomes;
    guint       problems;
    const char *why;
  } rows[] = {
    { "dns", "127.0.0.1:5353,[::1]:53", "127.0.0.1:5353,[::1]:53", 0, "both families with a port" },
    { "dns", "192.0.2.53 ; 2001:db8::53", "192.0.2.53,2001:db8::53", 0, "people part lists anyhow; a bare IPv6 address has colons" },
    { "dns", "[2001:db8::53]", "[2001:db8::53]", 0, "brackets without a port" },
    { "dns", "", "system", 0, "an emptied value is the system's resolver again" },
    { "dns", "dns.example.org,192.0.2.53", "192.0.2.53", 1, "a name would have to be looked up first: by whom?" },
    { "dns", "192.0.2.53:0", "192.0.2.53:0", 1, "no port 0; and nobody else is asked instead" },
    { "dns", "192.0.2.53:65536", "192.0.2.53:65536", 1, "ports have 16 bits" },
    { "dns", "[192.0.2.53", "[192.0.2.53", 1, "a bracket that never ends" },
    { "dns", "192.0.2", "192.0.2", 1, "half an address must not become 192.0.0.2" },
    { "on", "BL.example.org.; bl.example.net", "bl.example.org bl.example.net", 0, "zones are compared without case and final dot" },
    { "on", "example", "", 1, "one label is no list" },
    { "on", "192.0.2.1 bl.example.org", "bl.example.org", 1, "an address is no list, the rest counts" },
    { "on", "http://bl.example.org", "", 1, "a page is no list" },
    { "dead", "old.example.org", "old.example.org", 0, "an override is a zone as well" },
    { "commercial", "Yes", "yes", 0, "capitals" },
    { "commercial", "no", "no", 0, "no is an answer, not silence" },
    { "commercial", "", "not asked", 0, "emptied: ask again" },
    { "commercial", "maybe", "not asked", 1, "neither" },
    { "deadline", "5", "5000", 0, "seconds become milliseconds" },
    { "deadline", "2.5", "2500", 0, "whatever the locale's comma is" },
    { "deadline", "0", "0", 1, "nobody answers in no time" },
    { "deadline", "61", "0", 1, "nobody waits that long" },
    { "deadline", "8s", "0", 1, "a unit" },
    { "deadline", "nan", "0", 1, "not a number passes every careless comparison" },
    { "colour", "red", "0", 1, "a key nobody knows" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint problems = 0;
      g_autofree char *becomes = NULL;

      g_test_message ("%s", rows[i].why);
      becomes = read_one (rows[i].key, rows[i].value, &problems);
      g_assert_cmpstr (becomes, ==, rows[i].becomes);
      g_assert_cmpuint (problems, ==, rows[i].problems);
    }
}

static void
test_groups (void)
{
  /* A key counts in its own group alone. */
  g_autoptr (BounceSettings) settings = g_new0 (BounceSettings, 1);

  bounce_settings_file_read (settings,
                             "[own]\ndeadline=3\n[checks]\ndomains=example.org\n[other]\ndns=192.0.2.1\n[checks]\ndeadline=4\n",
                             "s");
  g_assert_cmpuint (settings->deadline, ==, 4000);
  g_assert_null (settings->own_domains);
  g_assert_null (settings->dns);
  g_assert_cmpuint (g_strv_length (settings->problems), ==, 3);
  g_assert_cmpstr (settings->problems[2], ==, "s:5: there is no group “[other]”; there are “[own]” and “[checks]”");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/settings-file/wrong-values-are-told", test_left_out);
  g_test_add_func ("/settings-file/checks", test_checks);
  g_test_add_func ("/settings-file/groups", test_groups);

  return g_test_run ();
}
