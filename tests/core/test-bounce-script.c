/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What writing looks like: the right reading of a text scores best. */
#include "bounce-script.h"

#include <string.h>

static guint
index_of (const char *charset)
{
  for (guint i = 0; i < bounce_script_get_n_charsets (); i++)
    {
      if (strcmp (bounce_script_get_charset (i), charset) == 0)
        return i;
    }
  g_assert_not_reached ();
}

static void
test_score (void)
{
  static const struct { const char *why, *charset, *right, *wrong; } rows[] = {
    { "frequent letters before rare ones", "windows-1251", "оеаи", "щъэю" },
    { "capitals inside words are misread", "KOI8-U", "нет", "нЕТ" },
    { "hangul before hanja", "CP949", "이다", "韓國" },
    { "kana before half-width kana", "CP932", "のに", "ﾖｾ" },
    { "frequent characters before rare ones", "GB18030", "邮件", "镪锟" },
    { "an accent alone before many together", "windows-1252", "aéaéa", "aééa" },
    { "letters before signs", "windows-1252", "é", "¬" },
    { "a Thai sign needs a consonant", "CP874", "ที่", "ี่ท" },
    { "a final letter ends a word", "windows-1255", "שלום", "שםול" },
    { "capitals inside Greek words are misread", "windows-1253", "δεν", "δΕΝ" },
    { "no word has two alphabets", "windows-1253", "a να", "aνα" },
    { "no letter in front of a number", "windows-1250", "é 5", "é5" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint nth = index_of (rows[i].charset);

      g_test_message ("%s", rows[i].why);
      g_assert_cmpint (bounce_script_score (nth, rows[i].right, 0, 4), >, bounce_script_score (nth, rows[i].wrong, 0, 4));
    }
}

static void
test_errors (void)
{
  g_assert_cmpint (bounce_script_score (index_of ("GB18030"), "邮件", 0, 4), >, bounce_script_score (index_of ("GB18030"), "邮件", 1, 4));
  g_assert_cmpint (bounce_script_score (0, "", 0, 0), ==, 0);
}

static void
test_kinds (void)
{
  g_assert_true (bounce_script_is_single_byte ("ISO-8859-15"));
  g_assert_false (bounce_script_is_single_byte ("GB18030"));
  g_assert_true (bounce_script_is_seven_bit ("UTF-7"));
  g_assert_false (bounce_script_is_seven_bit ("utf-8"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/script/score", test_score);
  g_test_add_func ("/script/errors", test_errors);
  g_test_add_func ("/script/kinds", test_kinds);
  return g_test_run ();
}
