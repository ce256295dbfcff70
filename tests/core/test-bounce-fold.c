/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Folding, and the way back to the bytes. */
#include "bounce-fold.h"

#include <string.h>

static const struct
{
  const char *in, *out, *why;
} folds[] = {
  { "550 User  Unknown\r\n", "550 user unknown", "capitals, runs of space and line ends differ from server to server" },
  { "Mailbox\xc2\xa0" "full", "mailbox full", "pasted text has non-breaking spaces" },
  { "doesn\xe2\x80\x99t exist", "doesn't exist", "typographic quotes hide a phrase" },
  { "550 \xe2\x80\x93 no", "550 - no", "a dash is a hyphen" },
  { "Empf\xc3\xa4nger", "empfanger", "an umlaut is written in many ways" },
  { "bo\xc3\xaete PLEINE", "boite pleine", "accents come and go" },
  { "\xd0\x9d\xd0\x95\xd0\xa2", "\xd0\xbd\xd0\xb5\xd1\x82", "capitals are not only Latin" },
  { "\xef\xbc\x95\xef\xbc\x95\xef\xbc\x90", "550", "full-width digits are digits" },
  { "<spam@example.org>: User unknown", "<@>: user unknown", "an address tells nothing about the cause" },
  { "anna@example.org... No such user", "@... no such user", "Sendmail's dots are not the domain's" },
  { "anna@example.org...No such user", "@...no such user", "the same without a space" },
  { "(anna@example.org:blocked)", "(@:blocked)", "what stands behind a colon is the server's" },
  { "see virus@mail.example.net.", "see @.", "the full stop is not the domain's" },
  { "to anna@ now", "to anna@ now", "no domain, no address" },
  { "user@", "user@", "the end may come at once" },
  { "@example.org", "@example.org", "no local part, no address" },
  { "<用户@例子.example> 用户不存在", "<@> 用户不存在", "an address in another script tells nothing either" },
  { "<jörg.spam@bücher.example>: full", "<@>: full", "letters beyond ASCII in both halves" },
  { "spam@bücher.example is full", "@ is full", "the same without brackets" },
  { "找不到用户anna@example.org不存在", "找不到用户@不存在", "a script without spaces is no part of the address beside it" },
  { "anna@example.org” is", "@\" is", "nor is a quotation mark" },
  { "<a@b@c> <no sign> <@b> <a b@c>", "<@@c> <no sign> <@b> <a @>", "brackets around something else" },
  { "5.1.1 192.0.2.7", "5.1.1 192.0.2.7", "digits decide and are kept" },
  { "a\x01z", "a z", "control characters part words" },
  { "a\xff\xfe" "b\xc3", "a??b?", "broken bytes become valid UTF-8" },
  { "us\xc2\xad" "er", "user", "a soft hyphen is nothing" },
  { "", "", "nothing is nothing" },
};

static void
test_folds (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (folds); i++)
    {
      g_autofree char *out = bounce_fold_dup (folds[i].in);

      g_test_message ("%s", folds[i].why);
      g_assert_cmpstr (out, ==, folds[i].out);
      g_assert_true (g_utf8_validate (out, -1, NULL));
    }
}

static void
test_null (void)
{
  g_autofree char *out = bounce_fold_dup (NULL);

  g_assert_cmpstr (out, ==, "");
}

/* A wrong way back would mark other words than those that decided. */
static void
test_locate (void)
{
  const char *text = "  <anna@example.org>:\xc2\xa0 Bo\xc3\xaete \xe2\x80\x9cPleine\xe2\x80\x9d";
  BounceFold fold;
  guint start, length;
  const char *found;
  g_autofree char *words = NULL;

  bounce_fold_init (&fold, text, 0);
  found = strstr (fold.text, "boite \"pleine\"");
  g_assert_nonnull (found);
  bounce_fold_locate (text, 0, found - fold.text, found - fold.text + strlen ("boite \"pleine\""), &start, &length);
  words = g_strndup (text + start, length);
  g_assert_cmpstr (words, ==, "Bo\xc3\xaete \xe2\x80\x9cPleine\xe2\x80\x9d");
  bounce_fold_clear (&fold);
}

/* Every folded stretch leads to bytes that fold to it again. */
static void
test_round_trip (void)
{
  const char *text = "host mx.example.org said: 550 <B\xc3\xb6" "b@example.org>  Quota\texceeded \xe2\x80\xa6 \xff ok";
  BounceFold fold;

  bounce_fold_init (&fold, text, 26);
  g_assert_true (g_str_has_prefix (fold.text + fold.mark, "550"));
  for (gsize from = 0; from < fold.length; from++)
    for (gsize to = from + 1; to <= fold.length; to++)
      {
        guint start, length;

        bounce_fold_locate (text, 26, from, to, &start, &length);
        g_assert_cmpuint (start + length, <=, strlen (text));
        g_assert_cmpuint (length, >, 0);
      }
  bounce_fold_clear (&fold);
}

/* The innermost reply may stand far behind: it is what must be looked at. */
static void
test_far_mark (void)
{
  g_autofree char *dots = g_strnfill (4 * 1024 * 1024, '.');
  g_autofree char *text = g_strconcat (dots, " 550 User unknown", NULL);
  gsize mark = strlen (dots) + 1;
  BounceFold fold;
  const char *found;
  guint start, length;

  bounce_fold_init (&fold, text, mark);
  g_assert_cmpstr (fold.text + fold.mark, ==, "550 user unknown");
  g_assert_cmpuint (fold.length, <, 3 * BOUNCE_FOLD_LIMIT);
  found = strstr (fold.text, "unknown");
  bounce_fold_locate (text, mark, found - fold.text, fold.length, &start, &length);
  g_assert_cmpuint (start, ==, mark + 9);
  g_assert_cmpuint (length, ==, 7);
  bounce_fold_clear (&fold);
}

/* Addresses are looked for ahead: that must not become quadratic. */
static void
test_long_words (void)
{
  g_autofree char *word = g_strnfill (BOUNCE_FOLD_LIMIT, 'a');
  gint64 begin = g_get_monotonic_time ();

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *out = bounce_fold_dup (word);

      g_assert_cmpuint (strlen (out), ==, BOUNCE_FOLD_LIMIT);
    }
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 5 * G_USEC_PER_SEC);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fold/table", test_folds);
  g_test_add_func ("/fold/null", test_null);
  g_test_add_func ("/fold/locate", test_locate);
  g_test_add_func ("/fold/round-trip", test_round_trip);
  g_test_add_func ("/fold/far-mark", test_far_mark);
  g_test_add_func ("/fold/long-words", test_long_words);

  return g_test_run ();
}
