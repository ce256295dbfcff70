/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Words and endings by themselves. */
#include "bounce-generic-words.h"

static void
test_words (void)
{
  static const struct
  {
    const char          *letters;
    gboolean             found;
    BounceGenericReason  reason;
    const char          *why;
  } rows[] = {
    { "dynamic", TRUE, BOUNCE_GENERIC_ACCESS_WORD, "the word itself" },
    { "dynamics", FALSE, 0, "only whole words: a firm's name" },
    { "pool", TRUE, BOUNCE_GENERIC_ACCESS_WORD, "a store of addresses" },
    { "liverpool", FALSE, 0, "a town" },
    { "host", TRUE, BOUNCE_GENERIC_WEAK_WORD, "everybody's server" },
    { "static", TRUE, BOUNCE_GENERIC_STATIC_WORD, "static" },
    { "webmail", TRUE, BOUNCE_GENERIC_MAIL_WORD, "mail in a longer word" },
    { "mxout", TRUE, BOUNCE_GENERIC_MAIL_WORD, "mx at the beginning" },
    { "outmx", TRUE, BOUNCE_GENERIC_MAIL_WORD, "mx at the end" },
    { "amxa", FALSE, 0, "mx in the middle is chance" },
    { "smtps", TRUE, BOUNCE_GENERIC_MAIL_WORD, "smtp" },
    { "outer", FALSE, 0, "not every out" },
    { "", FALSE, 0, "nothing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      BounceGenericWord word;

      g_test_message ("%s: %s", rows[i].letters, rows[i].why);
      g_assert_cmpint (bounce_generic_words_find (rows[i].letters, &word), ==, rows[i].found);
      if (rows[i].found)
        g_assert_cmpint (word.reason, ==, rows[i].reason);
      if (rows[i].found && word.reason == BOUNCE_GENERIC_MAIL_WORD)
        g_assert_cmpint (word.points, <, 0);
    }
}

static void
test_endings (void)
{
  g_assert_cmpstr (bounce_generic_words_find_ending ("vps-1a2b3c4d.vps.ovh.net"), ==, "vps.ovh.net");
  /* The company itself, and whoever ends alike. */
  g_assert_null (bounce_generic_words_find_ending ("contaboserver.net"));
  g_assert_null (bounce_generic_words_find_ending ("mx.notcontaboserver.net"));
  g_assert_null (bounce_generic_words_find_ending ("mx.example.org"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/generic-words/words", test_words);
  g_test_add_func ("/generic-words/endings", test_endings);

  return g_test_run ();
}
