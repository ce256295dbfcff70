/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of name servers, as people type them and as systems write them. */
#include "bounce-servers.h"

#include <glib/gstdio.h>

static void
test_parse (void)
{
  static const struct
  {
    const char *why;
    const char *text;
    const char *people;            /* NULL: refused                               */
    const char *csv;
    gboolean    loopback;
  } rows[] = {
    { "the usual port is not told", "192.0.2.53", "192.0.2.53", "192.0.2.53:53", FALSE },
    { "nor when it is typed", "192.0.2.53:53", "192.0.2.53", "192.0.2.53:53", FALSE },
    { "another is", "127.0.0.1:5353", "127.0.0.1:5353", "127.0.0.1:5353", TRUE },
    { "all of 127/8 is this machine", "127.0.0.53", "127.0.0.53", "127.0.0.53:53", TRUE },
    { "several, with any space", " [::1]:5300 ,192.0.2.53\t127.0.0.1 ", "[::1]:5300, 192.0.2.53, 127.0.0.1", "[::1]:5300,192.0.2.53:53,127.0.0.1:53", FALSE },
    { "IPv6 without brackets", "2001:db8::53", "2001:db8::53", "[2001:db8::53]:53", FALSE },
    { "IPv6 with", "[2001:DB8:0::53]", "2001:db8::53", "[2001:db8::53]:53", FALSE },
    { "IPv6 of this machine", "::1", "::1", "[::1]:53", TRUE },
    { "one link", "fe80::1%eth0", "fe80::1%eth0", "[fe80::1%eth0]:53", FALSE },
    { "a name is no address: who would resolve it?", "dns.example.org", NULL, NULL, FALSE },
    { "one bad of two", "127.0.0.1, x", NULL, NULL, FALSE },
    { "nothing", "", NULL, NULL, FALSE },
    { "commas", ",,", NULL, NULL, FALSE },
    { "port 0", "127.0.0.1:0", NULL, NULL, FALSE },
    { "a port that would wrap round", "127.0.0.1:65589", NULL, NULL, FALSE },
    { "a port that is none", "127.0.0.1:dns", NULL, NULL, FALSE },
    { "an empty port", "127.0.0.1:", NULL, NULL, FALSE },
    { "brackets that do not close", "[::1", NULL, NULL, FALSE },
    { "something behind them", "[::1]x", NULL, NULL, FALSE },
    { "nobody", "0.0.0.0", NULL, NULL, FALSE },
    { "everybody", "224.0.0.1", NULL, NULL, FALSE },
    { "a link of an address of the world", "2001:db8::1%eth0", NULL, NULL, FALSE },
    { "a link's name is not an option", "fe80::1%eth0,x]", NULL, NULL, FALSE },
    { "old notations of numbers", "0177.0.0.1", NULL, NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BounceServers) servers = bounce_servers_parse (rows[i].text, &error);
      g_autofree char *csv = NULL;

      g_test_message ("%s", rows[i].why);
      if (!rows[i].people)
        {
          g_assert_null (servers);
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
          continue;
        }
      g_assert_no_error (error);
      csv = bounce_servers_dup_csv (servers, 0, TRUE);
      g_assert_cmpstr (servers->text, ==, rows[i].people);
      g_assert_cmpstr (csv, ==, rows[i].csv);
      g_assert_cmpint (servers->all_loopback, ==, rows[i].loopback);
    }
}

static void
test_csv (void)
{
  g_autoptr (BounceServers) servers = bounce_servers_parse ("fe80::1%eth0 192.0.2.1 192.0.2.2", NULL);
  g_autofree char *plain = bounce_servers_dup_csv (servers, 0, FALSE);
  g_autofree char *last = bounce_servers_dup_csv (servers, 2, TRUE);
  g_autofree char *none = bounce_servers_dup_csv (servers, 3, TRUE);

  g_assert_cmpstr (plain, ==, "192.0.2.1:53,192.0.2.2:53");
  g_assert_cmpstr (last, ==, "192.0.2.2:53");
  g_assert_cmpstr (none, ==, "");
}

static void
test_load (void)
{
  static const struct
  {
    const char *why;
    const char *contents;
    const char *people;
  } rows[] = {
    { "the usual", "search example.com\nnameserver 192.0.2.1\nnameserver 192.0.2.2\n", "192.0.2.1, 192.0.2.2" },
    { "tabs, and an end of line of other systems", "nameserver\t192.0.2.1\r\n", "192.0.2.1" },
    { "words behind it", "nameserver 192.0.2.1 # home\n", "192.0.2.1" },
    { "comments", "# nameserver 192.0.2.1\n;nameserver 192.0.2.2\n", "" },
    { "another word", "nameservers 192.0.2.1\n", "" },
    { "what is no address is left out", "nameserver x\nnameserver 192.0.2.1\n", "192.0.2.1" },
    { "three are read, as everywhere", "nameserver ::1\nnameserver 192.0.2.1\nnameserver 192.0.2.2\nnameserver 192.0.2.3\n", "::1, 192.0.2.1, 192.0.2.2" },
    { "a line without end", "nameserver 192.0.2.1", "192.0.2.1" },
    { "nothing behind the word", "nameserver\nnameserver \n", "" },
    { "empty", "", "" },
  };
  g_autofree char *path = NULL;
  g_autoptr (BounceServers) missing = bounce_servers_load ("/nonexistent/resolv.conf");
  int fd = g_file_open_tmp ("bounce-servers-XXXXXX", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BounceServers) servers = NULL;

      g_assert_true (g_file_set_contents (path, rows[i].contents, -1, NULL));
      servers = bounce_servers_load (path);
      g_test_message ("%s", rows[i].why);
      g_assert_cmpstr (servers->text, ==, rows[i].people);
    }
  g_assert_cmpuint (missing->length, ==, 0);
  g_assert_false (missing->all_loopback);
  g_close (fd, NULL);
  g_remove (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/servers/parse", test_parse);
  g_test_add_func ("/servers/csv", test_csv);
  g_test_add_func ("/servers/load", test_load);
  return g_test_run ();
}
