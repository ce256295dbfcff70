/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of failure, refusal and delay, and codes that stand as words. */
#include "bounce-wording.h"

#include "bounce-folded.h"
#include "bounce-wording-table.h"

#include <string.h>

static const struct
{
  const char *words;
  gboolean    failure, refusal, delay;
} tells[] = {
  { "your message could not be delivered", TRUE, FALSE, FALSE },
  { "ihre nachricht konnte nicht zugestellt werden", TRUE, FALSE, FALSE },
  { "votre message n'a pas pu être remis", TRUE, FALSE, FALSE },
  { "不存在", FALSE, TRUE, FALSE },
  { "تعذر تسليم رسالتك", TRUE, FALSE, FALSE },
  { "صندوق البريد ممتلئ", FALSE, TRUE, FALSE },
  { "ще не доставлено. доставку відкладено", TRUE, FALSE, TRUE },
  { "user unknown", FALSE, TRUE, FALSE },
  { "delivery attempts will continue", FALSE, FALSE, TRUE },
  { "the parcel is on its way", FALSE, FALSE, FALSE },
  { "", FALSE, FALSE, FALSE },
};

static const struct
{
  const char *why;
  const char *text;
  gboolean    code;
} codes[] = {
  { "a reply",                       "said: 550 no such user", TRUE },
  { "a status",                      "(#5.1.1)", TRUE },
  { "a success is none",             "250 2.1.5 ok", FALSE },
  { "part of an address",            "box-550@example.net", FALSE },
  { "part of a host's address",      "[192.0.2.550]", FALSE },
  { "part of an IPv6 address",       "[2001:db8:450:c03::1b]", FALSE },
  { "a longer number",               "id 5501234", FALSE },
};

static const struct
{
  const char *alternatives;
  const char *behind;
} anys[] = {
  { "two|one",   " two three" },
  { "four|three", "" },
  { "four|five", NULL },
  { "one|one two", " three" },
  { "",          NULL },
};

/* A phrase that folding changes is never met. */
static void
assert_folded (const char *const *words,
               gsize              n_words)
{
  for (gsize i = 0; i < n_words; i++)
    {
      g_autoptr (BounceFolded) folded = bounce_folded_new (words[i], words[i] + strlen (words[i]));

      g_test_message ("%s", words[i]);
      g_assert_cmpuint (strlen (words[i]), >=, 5);
      g_assert_nonnull (strstr (bounce_folded_get_words (folded), words[i]));
    }
}

static void
test_tables_are_folded (void)
{
  assert_folded (bounce_wording_failure, bounce_wording_n_failure);
  assert_folded (bounce_wording_refusal, bounce_wording_n_refusal);
  assert_folded (bounce_wording_delay, bounce_wording_n_delay);
}

static void
test_tells (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (tells); i++)
    {
      g_test_message ("%s", tells[i].words);
      g_assert_cmpint (bounce_wording_tells_failure (tells[i].words), ==, tells[i].failure);
      g_assert_cmpint (bounce_wording_tells_refusal (tells[i].words), ==, tells[i].refusal);
      g_assert_cmpint (bounce_wording_tells_delay (tells[i].words), ==, tells[i].delay);
    }
}

static void
test_codes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      g_test_message ("%s", codes[i].why);
      g_assert_cmpint (bounce_wording_has_code (codes[i].text, codes[i].text + strlen (codes[i].text)), ==, codes[i].code);
    }
}

/* The earliest in the text counts, not the first in the list. */
static void
test_any (void)
{
  const char *text = "one two three";
  g_autoptr (BounceFolded) folded = bounce_folded_new (text, text + strlen (text));

  for (guint i = 0; i < G_N_ELEMENTS (anys); i++)
    g_assert_cmpstr (bounce_wording_find_any (folded, anys[i].alternatives, NULL, NULL), ==, anys[i].behind);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wording/tells failure from delay", test_tells);
  g_test_add_func ("/wording/tables hold folded phrases", test_tables_are_folded);
  g_test_add_func ("/wording/knows a code from a number", test_codes);
  g_test_add_func ("/wording/takes the earliest", test_any);
  return g_test_run ();
}
