/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Status codes and reply codes, and the numbers that only look like them. */
#include "bounce-status.h"

#include <string.h>

typedef struct
{
  const char  *text;
  BounceStatus status;
  const char  *why;
} StatusRow;

static const StatusRow parse_rows[] = {
  { "5.1.1",                BOUNCE_STATUS (5, 1, 1),   "the plain form" },
  { "  5.1.1 (bad mailbox)", BOUNCE_STATUS (5, 1, 1),  "white space before, a comment behind" },
  { "#5.1.1",               BOUNCE_STATUS (5, 1, 1),   "Exchange and Cisco write a hash sign" },
  { "(#5.7.1)",             BOUNCE_STATUS (5, 7, 1),   "qmail puts it in parentheses" },
  { "4.7.26",               BOUNCE_STATUS (4, 7, 26),  "two digits of detail" },
  { "5.4.310 DNS",          BOUNCE_STATUS (5, 4, 310), "three digits of detail, as Microsoft has them" },
  { "2.0.0",                BOUNCE_STATUS (2, 0, 0),   "success has a status, too" },
  { "5.1.1.",               BOUNCE_STATUS (5, 1, 1),   "a full stop ends the sentence, not the number" },
  { "5.1.1:",               BOUNCE_STATUS (5, 1, 1),   "a colon behind" },
  { "5.1",                  0,                         "two numbers are none" },
  { "3.1.1",                0,                         "there is no class 3" },
  { "5.1.1.1",              0,                         "four numbers are an address or a version" },
  { "5.1.1111",             0,                         "a fourth digit" },
  { "5..1",                 0,                         "an empty number" },
  { "5.7.1-2ubuntu1",       0,                         "a package's version" },
  { "",                     0,                         "nothing" },
  { "x5.1.1",               0,                         "only at the beginning" },
};

static const StatusRow find_rows[] = {
  { "550 5.1.1 User unknown",            BOUNCE_STATUS (5, 1, 1), "behind the code" },
  { "550-5.1.1 User unknown",            BOUNCE_STATUS (5, 1, 1), "behind the hyphen of a continued line" },
  { "sorry, no mailbox here (#5.1.1)",   BOUNCE_STATUS (5, 1, 1), "at the end, in parentheses" },
  { "host [192.0.2.5] said 5.7.1",       BOUNCE_STATUS (5, 7, 1), "an address before it is passed over" },
  { "SMTP Error 5.5.0",                  BOUNCE_STATUS (5, 5, 0), "after a word" },
  { "version 5.7.1 of the filter",       0,                       "a version" },
  { "Exim 4.9.4",                        0,                       "a version without the word" },
  { "Postfix 5.1.1 said 4.2.2",          BOUNCE_STATUS (4, 2, 2), "the one after the version" },
  { "203.5.1.1 is listed",               0,                       "the end of an address" },
  { "4.16.55.1; see",                    0,                       "an odd version at Yahoo's end" },
  { "on 5.12.2019 at noon",              0,                       "a date" },
  { "v5.1.1",                            0,                       "glued to a letter" },
  { "a@5.1.1",                           0,                       "a part of a name" },
  { "no status here",                    0,                       "none" },
};

static const struct { const char *text; guint code; const char *why; } code_rows[] = {
  { "550 No such user",     550, "the plain form" },
  { "550-No such user",     550, "continued" },
  { "550",                  550, "alone" },
  { " 421 busy",            421, "white space before" },
  { "250 Ok",               250, "success" },
  { "550 message refused",  550, "'message' is a word of replies, not a unit" },
  { "550 bytes too many",     0, "a size" },
  { "512 KB",                 0, "a size with a unit in capitals" },
  { "300 seconds",            0, "a time" },
  { "203.0.113.5",            0, "an address" },
  { "5501 x",                 0, "four digits" },
  { "199 x",                  0, "too small" },
  { "600 x",                  0, "too large" },
  { "554@example.org",        0, "a local part" },
  { "50%",                    0, "a share" },
};

static void
test_parse (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parse_rows); i++)
    {
      BounceStatus status = 0;
      gboolean found;

      g_test_message ("%s: %s", parse_rows[i].text, parse_rows[i].why);
      found = bounce_status_parse (parse_rows[i].text, &status, NULL);
      g_assert_cmpint (found, ==, parse_rows[i].status != 0);
      g_assert_cmphex (status, ==, parse_rows[i].status);
    }
}

static void
test_parse_end (void)
{
  const char *text = " #5.1.1 words";
  const char *end = NULL;

  g_assert_true (bounce_status_parse (text, NULL, &end));
  g_assert_cmpstr (end, ==, " words");
  g_assert_cmpuint (bounce_status_parse_code ("550-5.1.1", &end), ==, 550);
  g_assert_cmpstr (end, ==, "-5.1.1");
}

static void
test_find (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (find_rows); i++)
    {
      g_test_message ("%s: %s", find_rows[i].text, find_rows[i].why);
      g_assert_cmphex (bounce_status_find (find_rows[i].text), ==, find_rows[i].status);
    }
}

static void
test_code (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (code_rows); i++)
    {
      g_test_message ("%s: %s", code_rows[i].text, code_rows[i].why);
      g_assert_cmpuint (bounce_status_parse_code (code_rows[i].text, NULL), ==, code_rows[i].code);
    }
}

static void
test_format (void)
{
  char buffer[16];
  BounceStatus status = BOUNCE_STATUS (5, 999, 999);

  g_assert_cmpstr (bounce_status_format (BOUNCE_STATUS (4, 7, 26), buffer), ==, "4.7.26");
  /* The largest numbers that are read must come back whole. */
  g_assert_cmpstr (bounce_status_format (status, buffer), ==, "5.999.999");
  g_assert_cmpuint (bounce_status_get_class (status), ==, 5);
  g_assert_cmpuint (bounce_status_get_subject (status), ==, 999);
  g_assert_cmpuint (bounce_status_get_detail (status), ==, 999);
}

/* Each full stop is a place where a status could be: they must be cheap. */
static void
test_long (void)
{
  g_autofree char *dots = g_strnfill (4 << 20, '.');
  g_autoptr(GString) numbers = g_string_new (NULL);

  for (guint i = 0; i < 400000; i++)
    g_string_append (numbers, "5.1.1.1 ");
  g_assert_cmphex (bounce_status_find (dots), ==, 0);
  g_assert_cmphex (bounce_status_find (numbers->str), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/status/parse", test_parse);
  g_test_add_func ("/status/parse-end", test_parse_end);
  g_test_add_func ("/status/find", test_find);
  g_test_add_func ("/status/code", test_code);
  g_test_add_func ("/status/format", test_format);
  g_test_add_func ("/status/long", test_long);
  return g_test_run ();
}
