/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What mail can do to a screen, and does not. */
#include "inspector-safe.h"

#include <string.h>

#define BAD "\xef\xbf\xbd"

static void
test_append (void)
{
  static const struct { const char *tainted; InspectorSafeShape shape; const char *safe; } rows[] = {
    { "plain", INSPECTOR_SAFE_LINE, "plain" },
    { "a\nb\r\nc\td", INSPECTOR_SAFE_LINE, "a b c d" },            /* one line stays one                */
    { "a\nb\r\nc\rd\te", INSPECTOR_SAFE_LINES, "a\nb\nc\nd\te" },  /* no doubled line ends              */
    { "a\xe2\x80\xa8" "b", INSPECTOR_SAFE_LINE, "a b" },           /* U+2028 breaks lines too           */
    { "a\x1b[31mb\x07", INSPECTOR_SAFE_LINE, "a" BAD "[31mb" BAD },
    { "\xc2\x9b" "31m", INSPECTOR_SAFE_LINE, BAD "31m" },          /* C1 control sequence introducer    */
    { "\xe2\x80\xaemoc", INSPECTOR_SAFE_LINE, BAD "moc" },         /* U+202E turns an address round     */
    { "\xe2\x81\xa9x", INSPECTOR_SAFE_LINE, BAD "x" },             /* U+2069 would leave our isolate    */
    { "pay\xe2\x80\x8bpal", INSPECTOR_SAFE_LINE, "paypal" },       /* U+200B hides a word from a search */
    { "\xf3\xa0\x81\x81x", INSPECTOR_SAFE_LINE, "x" },             /* tag characters hide text          */
    { "a\xff\xfe" "b", INSPECTOR_SAFE_LINE, "a" BAD BAD "b" },
    { "a\xe2\x80", INSPECTOR_SAFE_LINE, "a" BAD BAD },             /* cut within a character            */
    { "<b>&amp;</b>", INSPECTOR_SAFE_LINE, "<b>&amp;</b>" },       /* markup is text                    */
    { "\xe0\xa4\x95\xe2\x80\x8d", INSPECTOR_SAFE_LINE, "\xe0\xa4\x95\xe2\x80\x8d" },   /* scripts need joiners */
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) safe = g_string_new (NULL);

      g_assert_true (inspector_safe_append (safe, rows[i].tainted, -1, 1000, rows[i].shape));
      g_assert_cmpstr (safe->str, ==, rows[i].safe);
      g_assert_true (g_utf8_validate (safe->str, -1, NULL));
    }
}

/* A NUL in the middle must not hide what follows. */
static void
test_nul (void)
{
  g_autoptr (GString) safe = g_string_new (NULL);

  g_assert_true (inspector_safe_append (safe, "a\0b", 3, 10, INSPECTOR_SAFE_LINE));
  g_assert_cmpstr (safe->str, ==, "a" BAD "b");
}

/* Sixty marks on one letter paint over the lines above. */
static void
test_marks (void)
{
  g_autoptr (GString) tainted = g_string_new ("z");
  g_autoptr (GString) safe = g_string_new (NULL);

  for (guint i = 0; i < 60; i++)
    g_string_append (tainted, "\xcc\x81");
  g_string_append (tainted, "y");
  inspector_safe_append (safe, tainted->str, -1, 1000, INSPECTOR_SAFE_LINE);
  g_assert_cmpint (g_utf8_strlen (safe->str, -1), ==, 6);
  g_assert_true (g_str_has_suffix (safe->str, "y"));
}

/* Exactly as long as allowed is not cut; one more is, at a character. */
static void
test_cap (void)
{
  g_autoptr (GString) whole = g_string_new (NULL);
  g_autoptr (GString) cut = g_string_new (NULL);

  g_assert_true (inspector_safe_append (whole, "äöü", -1, 3, INSPECTOR_SAFE_LINE));
  g_assert_cmpstr (whole->str, ==, "äöü");
  g_assert_false (inspector_safe_append (cut, "äöüx", -1, 3, INSPECTOR_SAFE_LINE));
  g_assert_cmpstr (cut->str, ==, "äöü…");
}

static void
test_lines (void)
{
  g_autofree char *plain = inspector_safe_dup_plain ("  anna@example.com\r\n");
  g_autofree char *line = inspector_safe_dup_line ("anna@example.com");
  g_autofree char *nothing = inspector_safe_dup_line (NULL);
  g_autofree char *hidden = inspector_safe_dup_line ("\xe2\x80\x8b");

  g_assert_cmpstr (plain, ==, "anna@example.com");
  g_assert_cmpstr (line, ==, "\xe2\x81\xa8" "anna@example.com\xe2\x81\xa9");
  g_assert_cmpstr (nothing, ==, "");
  /* Isolates around nothing would look like a value. */
  g_assert_cmpstr (hidden, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/safe/append", test_append);
  g_test_add_func ("/safe/nul", test_nul);
  g_test_add_func ("/safe/marks", test_marks);
  g_test_add_func ("/safe/cap", test_cap);
  g_test_add_func ("/safe/lines", test_lines);

  return g_test_run ();
}
