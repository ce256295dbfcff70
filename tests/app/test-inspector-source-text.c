/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes become text that a view can hold, and that can be searched. */
#include "inspector-source-text.h"

#include <string.h>

static InspectorSourceText *
read_text (const char *data,
           gsize       size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  return inspector_source_text_new (bytes);
}

static void
test_bytes (void)
{
  static const struct { const char *bytes; gsize size; const char *text; gboolean escaped; } rows[] = {
    { "A: b\r\n\r\nc\n", 10, "A: b\n\nc\n", FALSE },
    { "caf\xe9\n", 5, "caf\\xE9\n", TRUE },                        /* Latin-1: seen as what it is   */
    { "a\0b", 3, "a\\x00b", TRUE },                                /* a NUL hides nothing           */
    { "a\x1b[2J\rb", 7, "a\\x1B[2J\\x0Db", TRUE },                 /* a lone CR overwrites a line   */
    { "\xe2\x80\xaemoc", 6, "\\u{202E}moc", TRUE },
    { "a\tb\xc3\xa4", 5, "a\tb\xc3\xa4", FALSE },
    { "\xe2\x80", 2, "\\xE2\\x80", TRUE },                         /* cut within a character        */
    { "", 0, "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (InspectorSourceText) text = read_text (rows[i].bytes, rows[i].size);

      g_assert_cmpstr (text->text, ==, rows[i].text);
      g_assert_true (text->escaped == rows[i].escaped);
      g_assert_false (text->cut);
      g_assert_false (text->folded);
    }
}

/* A view stands still over one line of a mebibyte. */
static void
test_limits (void)
{
  gsize size = INSPECTOR_SOURCE_TEXT_MAX + 10;
  g_autofree char *data = g_malloc (size);
  g_autoptr (InspectorSourceText) text = NULL;
  g_autoptr (InspectorSourceText) fits = NULL;
  g_autofree char *note = NULL;
  g_autofree char *no_note = NULL;

  memset (data, 'x', size);
  text = read_text (data, size);
  g_assert_true (text->cut);
  g_assert_true (text->folded);
  g_assert_cmpuint (strcspn (text->text, "\n"), ==, INSPECTOR_SOURCE_TEXT_LINE);
  note = inspector_source_text_dup_note (text);
  g_assert_nonnull (strstr (note, "first mebibyte"));
  g_assert_nonnull (strstr (note, "long lines"));

  fits = read_text (data, INSPECTOR_SOURCE_TEXT_LINE);
  g_assert_false (fits->folded);
  no_note = inspector_source_text_dup_note (fits);
  g_assert_cmpstr (no_note, ==, "");
}

static void
test_find (void)
{
  static const struct { const char *text, *words; guint n, first, length; } rows[] = {
    { "Received: a\nreceived: b", "RECEIVED", 2, 0, 8 },
    { "äöü Ä", "ä", 2, 0, 1 },                   /* offsets count characters, not bytes  */
    { "äöü x", "x", 1, 4, 1 },
    { "aaaa", "aa", 2, 0, 2 },                   /* no overlap: each is found once       */
    { "abc", "", 0, 0, 0 },
    { "abc", "abcd", 0, 0, 4 },
    { "a.c", "a*c", 0, 0, 3 },                   /* words, no pattern                    */
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint length;
      g_autoptr (GArray) places = inspector_source_text_find (rows[i].text, rows[i].words, 100, &length);

      g_assert_cmpuint (places->len, ==, rows[i].n);
      g_assert_cmpuint (length, ==, rows[i].length);
      if (places->len > 0)
        g_assert_cmpuint (g_array_index (places, guint, 0), ==, rows[i].first);
    }
}

static void
test_find_limit (void)
{
  guint length;
  g_autoptr (GArray) places = inspector_source_text_find ("aaaa", "a", 3, &length);

  g_assert_cmpuint (places->len, ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/source-text/bytes", test_bytes);
  g_test_add_func ("/source-text/limits", test_limits);
  g_test_add_func ("/source-text/find", test_find);
  g_test_add_func ("/source-text/find-limit", test_find_limit);

  return g_test_run ();
}
