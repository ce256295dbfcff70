/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Each text once. */
#include "bounce-strings.h"

#include <string.h>

static void
test_same_text_same_number (void)
{
  g_autoptr (BounceStrings) strings = bounce_strings_new ();
  char other[] = "anna@example.org";
  guint32 number = bounce_strings_add (strings, "anna@example.org");

  g_assert_cmpuint (bounce_strings_add (strings, NULL), ==, 0);
  g_assert_null (bounce_strings_get (strings, 0));
  g_assert_cmpuint (number, !=, 0);
  g_assert_cmpuint (bounce_strings_add (strings, other), ==, number);
  /* The empty text is a text, not NULL. */
  g_assert_cmpuint (bounce_strings_add (strings, ""), ==, number + 1);
  g_assert_cmpstr (bounce_strings_get (strings, number + 1), ==, "");
  g_assert_cmpuint (bounce_strings_get_length (strings), ==, 3);
}

static void
test_growing_keeps_all (void)
{
  g_autoptr (BounceStrings) strings = bounce_strings_new ();
  const char *first;

  bounce_strings_add (strings, "first");
  first = bounce_strings_get (strings, 1);
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *text = g_strdup_printf ("text %u", i);

      g_assert_cmpuint (bounce_strings_add (strings, text), ==, i + 2);
    }
  /* Texts are borrowed by rows: they must not move when the table grows. */
  g_assert_true (bounce_strings_get (strings, 1) == first);
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *text = g_strdup_printf ("text %u", i);

      g_assert_cmpuint (bounce_strings_add (strings, text), ==, i + 2);
      g_assert_cmpstr (bounce_strings_get (strings, i + 2), ==, text);
    }
}

static void
test_long_text (void)
{
  g_autoptr (BounceStrings) strings = bounce_strings_new ();
  g_autofree char *text = g_strnfill (1024 * 1024, 'x');
  guint32 number = bounce_strings_add (strings, text);

  g_assert_cmpstr (bounce_strings_get (strings, number), ==, text);
  g_assert_cmpuint (bounce_strings_get_size (strings), >, strlen (text));
}

static void
test_capped (void)
{
  static const struct
  {
    const char *text;
    gsize       most;
    const char *expected;
  } rows[] = {
    { "abc", 3, "abc" },
    { "abc", 2, "ab" },
    { "aü", 2, "a" },            /* half a letter is no UTF-8 */
    { "aü", 3, "aü" },
    { "€€", 5, "€" },
    { "\x80\x80\x80", 2, "" },   /* nothing but continuation bytes: no reading before the start */
    { "", 0, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *capped = bounce_strings_dup_capped (rows[i].text, rows[i].most);

      g_assert_cmpstr (capped, ==, rows[i].expected);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/strings/same-text-same-number", test_same_text_same_number);
  g_test_add_func ("/strings/growing-keeps-all", test_growing_keeps_all);
  g_test_add_func ("/strings/long-text", test_long_text);
  g_test_add_func ("/strings/capped", test_capped);

  return g_test_run ();
}
