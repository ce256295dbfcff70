/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of a notice: their ends, their addresses, words across them. */
#include "bounce-lines.h"

#include <string.h>

static void
test_read (void)
{
  static const char text[] = "  one \t\r\n\r\n>two\n\xc2\xa0last";
  const char *cursor = text;
  BounceLine line;

  g_assert_true (bounce_line_read (&cursor, text + strlen (text), &line));
  g_assert_cmpuint (line.indent, ==, 2);
  g_assert_cmpint (line.end - line.start, ==, 3);
  g_assert_true (bounce_line_read (&cursor, text + strlen (text), &line));
  g_assert_true (bounce_line_is_blank (&line));
  g_assert_true (bounce_line_read (&cursor, text + strlen (text), &line));
  g_assert_true (bounce_line_begins (&line, ">TWO"));
  /* The last line has no end, and what is no ASCII white space stays. */
  g_assert_true (bounce_line_read (&cursor, text + strlen (text), &line));
  g_assert_cmpint (line.end - line.start, ==, 6);
  g_assert_false (bounce_line_read (&cursor, text + strlen (text), &line));
}

static void
test_addresses (void)
{
  static const struct
  {
    const char *why;
    const char *line;
    const char *bracketed;
    const char *rest;
    const char *bare;
  } rows[] = {
    { "the plain case of each", "<a@example.net>: x", "a@example.net", ": x", NULL },
    { "a bracket inside quotes is no end", "<\"a>b\"@example.net>:", "\"a>b\"@example.net", ":", NULL },
    { "never closed", "<a@example.net", NULL, NULL, NULL },
    { "nothing else on the line", "a@example.net", NULL, NULL, "a@example.net" },
    { "with a colon", "a@example.net:", NULL, NULL, "a@example.net" },
    { "a sentence is no address", "write to a@example.net", NULL, NULL, NULL },
    { "nor is a list", "a@example.net,b@example.net", NULL, NULL, NULL },
    { "nor a word", "postmaster", NULL, NULL, NULL },
    { "nor nothing", "", NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *cursor = rows[i].line;
      const char *rest = NULL;
      BounceLine line = { .start = cursor, .end = cursor + strlen (cursor) };
      g_autofree char *bracketed = bounce_line_dup_bracketed (&line, &rest);
      g_autofree char *bare = bounce_line_dup_bare (&line);

      g_test_message ("%s", rows[i].why);
      g_assert_cmpstr (bracketed, ==, rows[i].bracketed);
      g_assert_cmpstr (bare, ==, rows[i].bare);
      if (rows[i].rest)
        g_assert_cmpstr (rest, ==, rows[i].rest);
    }
}

static void
test_find (void)
{
  static const char text[] = "Dear reader,\n> could not be delivered\ncould NOT\n   be  delivered to";

  /* Folded and in another case, but not the quoted one. */
  g_assert_true (bounce_lines_find (text, NULL, "could not be delivered") == strstr (text, "could NOT"));
  g_assert_null (bounce_lines_find (text, NULL, "notbe"));
  g_assert_null (bounce_lines_find (text, text + 50, "be delivered to"));
  g_assert_null (bounce_lines_find ("", NULL, "be"));
}

static void
test_host (void)
{
  static const struct
  {
    const char *why;
    const char *text;
    const char *label;
    const char *host;
  } rows[] = {
    { "Postfix glues the address", "host mx.example.net[192.0.2.1] said:", "host ", "mx.example.net" },
    { "the dot of a sentence is none of the name's", "Giving up on 192.0.2.1.", "Giving up on ", "192.0.2.1" },
    { "a colon that ends it", "while talking to mx.example.net.:", "while talking to ", "mx.example.net" },
    { "IPv6 has colons of its own", "Connected to 2001:db8::1 but", "Connected to ", "2001:db8::1" },
    { "a port is not the host's name", "connect to mx.example.net:25", "connect to ", "mx.example.net" },
    { "a label inside a word is none", "ghost mx.example.net", "host ", NULL },
    { "a word without a dot is no host", "host name mx", "host ", NULL },
    { "the second one is a host", "host or host mx.example.net", "host ", "mx.example.net" },
    { "nothing behind", "host ", "host ", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *host = bounce_lines_dup_host (rows[i].text, rows[i].label);

      g_test_message ("%s", rows[i].why);
      g_assert_cmpstr (host, ==, rows[i].host);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lines/end where they end", test_read);
  g_test_add_func ("/lines/hold an address or none", test_addresses);
  g_test_add_func ("/lines/words are found across them, unless quoted", test_find);
  g_test_add_func ("/lines/a host behind its label", test_host);
  return g_test_run ();
}
