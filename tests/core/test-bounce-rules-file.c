/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole file of rules. */
#include "bounce-rules-file.h"

#include <string.h>

#define RULE(id, pattern) id "\tvirus\t-\t*\ttext\t" pattern "\t550 " pattern "\tseen in the wild"

static GPtrArray *
read_text (const char  *text,
           gboolean     own,
           GError     **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return bounce_rules_file_read (bytes, "my.tsv", own, error);
}

/* Comments, empty lines, line ends of another system, no line end at the end. */
static void
test_lines (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rules = read_text ("# a comment\r\n\r\n" RULE ("one", "first words") "\r\n   \n" RULE ("two", "other words"),
                                           FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rules->len, ==, 2);
  for (guint i = 0; i < rules->len; i++)
    g_assert_cmpuint (((BounceRule *) rules->pdata[i])->order, ==, i);
  g_assert_cmpstr (((BounceRule *) rules->pdata[1])->place, ==, "my.tsv:5");
}

static void
test_empty (void)
{
  g_autoptr (GPtrArray) rules = read_text ("", FALSE, NULL);

  g_assert_nonnull (rules);
  g_assert_cmpuint (rules->len, ==, 0);
}

/* The second of two equal lines can never match: somebody forgot the first. */
static void
test_twice (void)
{
  g_autoptr (GError) words = NULL;
  g_autoptr (GError) id = NULL;
  g_autoptr (GPtrArray) own = NULL;

  g_assert_null (read_text (RULE ("one", "Same words") "\n" RULE ("two", "same  WORDS"), FALSE, &words));
  g_assert_error (words, BOUNCE_RULES_ERROR, BOUNCE_RULES_ERROR_SYNTAX);
  g_assert_true (g_str_has_prefix (words->message, "my.tsv:2: "));
  g_assert_nonnull (strstr (words->message, "my.tsv:1"));

  g_assert_null (read_text (RULE ("one", "some words") "\n" RULE ("one", "other words"), FALSE, &id));
  g_assert_error (id, BOUNCE_RULES_ERROR, BOUNCE_RULES_ERROR_SYNTAX);

  /* In a user's file the id column is a note. */
  own = read_text (RULE ("one", "some words") "\n" RULE ("one", "other words"), TRUE, NULL);
  g_assert_nonnull (own);
}

static void
test_error_line (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text ("# one\n# two\nthree", FALSE, &error));
  g_assert_true (g_str_has_prefix (error->message, "my.tsv:3: "));
}

static void
test_zero_bytes (void)
{
  static const char text[] = "# a\0b\n\0\n" RULE ("one", "first words") "\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (GPtrArray) rules = bounce_rules_file_read (bytes, "my.tsv", FALSE, NULL);

  g_assert_cmpuint (rules->len, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules-file/lines", test_lines);
  g_test_add_func ("/rules-file/empty", test_empty);
  g_test_add_func ("/rules-file/twice", test_twice);
  g_test_add_func ("/rules-file/error-line", test_error_line);
  g_test_add_func ("/rules-file/zero-bytes", test_zero_bytes);

  return g_test_run ();
}
