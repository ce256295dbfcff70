/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* How single values are spelt. */
#include "bounce-writer-text.h"

static void
test_json (void)
{
  static const struct
  {
    const char *value;
    const char *expected;
  } rows[] = {
    { "", "\"\"" },
    { "\"\\/", "\"\\\"\\\\/\"" },
    { "\x01\x1f\x7f", "\"\\u0001\\u001f\\u007f\"" },
    { "\342\200\250", "\"\\u2028\"" },      /* ends a line for some readers of JSON lines */
    { "\357\273\277x", "\"\\ufeffx\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) to = g_string_new (NULL);

      bounce_writer_append_json (to, rows[i].value);
      g_assert_cmpstr (to->str, ==, rows[i].expected);
    }
}

static void
test_csv (void)
{
  static const struct
  {
    const char *value;
    const char *expected;
  } rows[] = {
    { "", "" },
    { "a b", "a b" },
    { "a,b", "\"a,b\"" },
    { "\"", "\"\"\"\"" },
    { "a\rb", "\"a\rb\"" },                  /* a lone CR ends a row for some readers */
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) to = g_string_new (NULL);

      bounce_writer_append_csv (to, rows[i].value);
      g_assert_cmpstr (to->str, ==, rows[i].expected);
    }
}

static void
test_formulas (void)
{
  g_assert_true (bounce_writer_is_formula ("=1"));
  g_assert_true (bounce_writer_is_formula ("@SUM(1)"));
  g_assert_true (bounce_writer_is_formula ("\t=1"));
  g_assert_false (bounce_writer_is_formula (""));
  g_assert_false (bounce_writer_is_formula ("5.1.1"));
  g_assert_false (bounce_writer_is_formula ("anna@example.org"));
}

static void
test_harmless (void)
{
  static const struct
  {
    const char *value;
    const char *expected;
  } rows[] = {
    { "plain ü", "plain ü" },
    { "two\r\nlines", "two  lines" },
    { "\033]0;title\007", "\357\277\275]0;title\357\277\275" },
    { "\342\201\246x\342\201\251", "\357\277\275x\357\277\275" },
    { "\377", "\357\277\275" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *harmless = bounce_writer_dup_harmless (rows[i].value);

      g_assert_cmpstr (harmless, ==, rows[i].expected);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/writer-text/json", test_json);
  g_test_add_func ("/writer-text/csv", test_csv);
  g_test_add_func ("/writer-text/formulas", test_formulas);
  g_test_add_func ("/writer-text/harmless", test_harmless);

  return g_test_run ();
}
