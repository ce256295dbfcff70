/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Each sentence of the window, in each of its forms. */
#include "inspector-window-words.h"

static void
expect (char       *got,
        const char *wanted)
{
  g_autofree char *text = got;

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_count (void)
{
  expect (inspector_window_words_dup_count (12, 340), "12 of 340");
  expect (inspector_window_words_dup_count (0, 0), "0 of 0");
}

/* An empty list must not say that nothing was found when nobody searched. */
static void
test_nothing (void)
{
  expect (inspector_window_words_dup_nothing (TRUE), "Nothing Found");
  expect (inspector_window_words_dup_nothing (FALSE), "No Bounces");
  expect (inspector_window_words_dup_nothing_why (TRUE, 3),
          "No bounce shown here has all these words. Try fewer words, or choose All Bounces.");
  expect (inspector_window_words_dup_nothing_why (FALSE, 0), "There is no message in what was opened.");
  expect (inspector_window_words_dup_nothing_why (FALSE, 1), "1 message was read, and it is not a bounce of this sort.");
  expect (inspector_window_words_dup_nothing_why (FALSE, 3),
          "3 messages were read, and none is a bounce of this sort.");
}

static void
test_progress (void)
{
  expect (inspector_window_words_dup_stopped (0.4, 300), "Stopped at 40 % · 300 bounces so far");
  expect (inspector_window_words_dup_finished (1, 2), "Loading finished: 1 bounce in 2 messages");
}

static void
test_added (void)
{
  expect (inspector_window_words_dup_added (0), "No message was found in it");
  expect (inspector_window_words_dup_added (12), "12 messages added");
}

/* Names of files are as hostile as mail: no line ends, no overrides. */
static void
test_names (void)
{
  expect (inspector_window_words_dup_open ("In\nbox"), "Open \u2068In box\u2069");
  expect (inspector_window_words_dup_not_loaded ("rules.tsv:3: no such cause"),
          "Going on without: \u2068rules.tsv:3: no such cause\u2069");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/window-words/count", test_count);
  g_test_add_func ("/window-words/nothing", test_nothing);
  g_test_add_func ("/window-words/progress", test_progress);
  g_test_add_func ("/window-words/added", test_added);
  g_test_add_func ("/window-words/names", test_names);

  return g_test_run ();
}
