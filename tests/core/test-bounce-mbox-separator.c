/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests when a "From " line parts two messages. What whole mailboxes become of it
 * is tested with the splitter. */

#include "bounce-mbox-separator.h"

#include <string.h>

#define EXACT "From ann@example.org Thu Jan  1 10:00:00 2026\n"

typedef struct
{
  const char *why;
  const char *before;          /* of the same message */
  const char *behind;
  gboolean    in_body;
  gboolean    parts;
} Row;

static const Row rows[] = {
  { "all as it should be", "hello\n\n", EXACT "Received: x\n", TRUE, TRUE },
  { "an unknown field will do", "hello\n\n", EXACT "Note: x\n", TRUE, TRUE },
  { "no field behind it", "hello\n\n", EXACT "hello\n", TRUE, FALSE },
  { "the last line there is", "hello\n\n", EXACT, TRUE, TRUE },
  { "the last line, and no blank one before", "hello\n", EXACT, TRUE, FALSE },
  { "no blank line before", "hello\n", EXACT "Received: x\n", TRUE, TRUE },
  { "no blank line before, in a header", "To: x\n", EXACT "Received: x\n", FALSE, FALSE },
  { "no blank line before, an unknown field", "hello\n", EXACT "Note: x\n", TRUE, FALSE },
  { "announced", "Copy of your mail:\n\n", EXACT "Received: x\n", TRUE, FALSE },
  { "a colon says little when a blank line follows", "Bye:\n\n", EXACT "Received: x\n", TRUE, TRUE },
  { "a ruler", "****\n", EXACT "Received: x\n", TRUE, FALSE },
  { "a ruler and a blank line: a signature", "____\n\n", EXACT "Received: x\n", TRUE, TRUE },
};

static void
test_parts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      BounceMboxWindow window;

      g_test_message ("%s", rows[i].why);
      bounce_mbox_window_init (&window);
      g_byte_array_append (window.bytes, (const guint8 *) rows[i].before, strlen (rows[i].before));
      g_byte_array_append (window.bytes, (const guint8 *) rows[i].behind, strlen (rows[i].behind));
      window.finished = TRUE;
      g_assert_cmpint (bounce_mbox_separator_parts (&window, strlen (rows[i].before), 0, rows[i].in_body, FALSE), ==, rows[i].parts);
      bounce_mbox_window_clear (&window);
    }
}

static void
test_declared (void)
{
  static const struct { const char *why, *text; guint64 offset; gboolean yes; } places[] = {
    { "a blank line and a separator", "ab\n\n" EXACT "To: x\n", 3, TRUE },
    { "a separator at once", "ab\n\n" EXACT "To: x\n", 4, TRUE },
    { "in the midst of a line", "ab\n\n" EXACT "To: x\n", 1, FALSE },
    { "two blank lines: a chance hit is likelier than that", "ab\n\n\n" EXACT "To: x\n", 3, FALSE },
    { "the end", "ab\n", 3, TRUE },
    { "a blank line and the end", "ab\n\n", 3, TRUE },
    { "beyond the end", "ab\n", 4, FALSE },
    { "words", "ab\n\nFrom here on\n", 3, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      BounceMboxWindow window;

      g_test_message ("%s", places[i].why);
      bounce_mbox_window_init (&window);
      g_byte_array_append (window.bytes, (const guint8 *) places[i].text, strlen (places[i].text));
      window.finished = TRUE;
      g_assert_cmpint (bounce_mbox_separator_is_declared (&window, places[i].offset, FALSE), ==, places[i].yes);
      bounce_mbox_window_clear (&window);
    }
}

static void
test_look (void)
{
  static const char text[] = EXACT ">From far " "Thu Jan  1 10:00:00 2026 remote from hub\nTo: x\n";
  BounceMboxSeparator separator;
  BounceMboxWindow window;

  bounce_mbox_window_init (&window);
  g_byte_array_append (window.bytes, (const guint8 *) text, strlen (text));
  window.finished = TRUE;
  separator = bounce_mbox_separator_look (&window, 0);
  g_assert_cmpint (separator.line, ==, BOUNCE_MBOX_LINE_EXACT);
  g_assert_cmpint (separator.follower, ==, BOUNCE_HEADER_NAME_MAIL);
  g_assert_cmpuint (separator.next, ==, strlen (EXACT));
  separator = bounce_mbox_separator_look (&window, strlen (text));
  g_assert_cmpint (separator.line, ==, BOUNCE_MBOX_LINE_TEXT);
  bounce_mbox_window_clear (&window);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mbox-separator/parts", test_parts);
  g_test_add_func ("/mbox-separator/declared", test_declared);
  g_test_add_func ("/mbox-separator/look", test_look);
  return g_test_run ();
}
