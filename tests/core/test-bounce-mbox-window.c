/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests what is found around a place in the bytes that are at hand. */

#include "bounce-mbox-window.h"

#include <string.h>

static void
window_fill (BounceMboxWindow *window,
             const char       *text,
             gboolean          finished)
{
  bounce_mbox_window_init (window);
  g_byte_array_append (window->bytes, (const guint8 *) text, strlen (text));
  window->finished = finished;
}

static void
test_line_after (void)
{
  BounceMboxWindow window;

  window_fill (&window, "ab\ncd", FALSE);
  g_assert_cmpuint (bounce_mbox_window_line_after (&window, 0, 10), ==, 3);
  /* The line end is there, but further than we want to look. */
  g_assert_cmpuint (bounce_mbox_window_line_after (&window, 0, 2), ==, 0);
  g_assert_cmpuint (bounce_mbox_window_line_after (&window, 3, 10), ==, 0);
  window.finished = TRUE;
  g_assert_cmpuint (bounce_mbox_window_line_after (&window, 3, 10), ==, 5);
  /* At exactly the limit more could follow in another mailbox: the same answer. */
  g_assert_cmpuint (bounce_mbox_window_line_after (&window, 3, 2), ==, 0);
  bounce_mbox_window_clear (&window);
}

static void
test_can_see (void)
{
  BounceMboxWindow window;

  window_fill (&window, "abc", FALSE);
  g_assert_true (bounce_mbox_window_can_see (&window, 1, 2));
  g_assert_false (bounce_mbox_window_can_see (&window, 1, 3));
  window.finished = TRUE;
  g_assert_true (bounce_mbox_window_can_see (&window, 1, 3));
  bounce_mbox_window_clear (&window);
}

static void
test_after_blank (void)
{
  static const struct { const char *why, *text; guint64 first; gboolean blank; } rows[] = {
    { "an empty line", "a\n\n", 0, TRUE },
    { "CRLF", "a\r\n\r\n", 0, TRUE },
    { "blanks on it", "a\n \t\n", 0, TRUE },
    { "a word on it", "a\n b\n", 0, FALSE },
    { "nothing before in this message", "a\n\n", 2, TRUE },
    { "a line that began before", "abc\n", 1, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      BounceMboxWindow window;

      g_test_message ("%s", rows[i].why);
      window_fill (&window, rows[i].text, FALSE);
      g_assert_cmpint (bounce_mbox_window_is_after_blank (&window, rows[i].first, strlen (rows[i].text)), ==, rows[i].blank);
      bounce_mbox_window_clear (&window);
    }
}

static void
test_previous_words (void)
{
  BounceMboxWindow window;
  const char *words;
  gsize length;

  window_fill (&window, "one\ntwo three \r\n\n \n", FALSE);
  words = bounce_mbox_window_previous_words (&window, 0, window.bytes->len, &length);
  g_assert_cmpmem (words, length, "two three", 9);
  words = bounce_mbox_window_previous_words (&window, 6, window.bytes->len, &length);
  g_assert_cmpmem (words, length, "o three", 7);
  bounce_mbox_window_previous_words (&window, 17, window.bytes->len, &length);
  g_assert_cmpuint (length, ==, 0);
  bounce_mbox_window_clear (&window);
}

static void
test_drop (void)
{
  g_autofree char *text = g_strnfill (200000, 'x');
  BounceMboxWindow window;

  text[150000] = 'y';
  window_fill (&window, text, FALSE);
  bounce_mbox_window_drop (&window, 1000);      /* not worth it */
  g_assert_cmpuint (window.base, ==, 0);
  bounce_mbox_window_drop (&window, 140000);
  g_assert_cmpuint (window.base, ==, 140000);
  g_assert_cmpint (*bounce_mbox_window_at (&window, 150000), ==, 'y');
  g_assert_cmpuint (bounce_mbox_window_get_end (&window), ==, 200000);
  bounce_mbox_window_clear (&window);
}

static void
test_line_end (void)
{
  static const struct { const char *text; char line_end; } rows[] = {
    { "a\nb\rc", '\n' }, { "a\rb\n", '\r' }, { "a\r\nb", '\n' }, { "a\r\r\nb", '\n' }, { "a\r\rb", '\r' }, { "a", '\n' }, { "", '\n' }, { "\r", '\r' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (bounce_mbox_find_line_end (rows[i].text, strlen (rows[i].text)), ==, rows[i].line_end);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mbox-window/line-after", test_line_after);
  g_test_add_func ("/mbox-window/can-see", test_can_see);
  g_test_add_func ("/mbox-window/after-blank", test_after_blank);
  g_test_add_func ("/mbox-window/previous-words", test_previous_words);
  g_test_add_func ("/mbox-window/drop", test_drop);
  g_test_add_func ("/mbox-window/line-end", test_line_end);
  return g_test_run ();
}
