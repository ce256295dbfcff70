/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Phrases found whatever their case, breaks and typography, and the way back. */
#include "bounce-folded.h"

#include <string.h>

static const struct
{
  const char *why;
  const char *text;
  const char *phrase;
  const char *behind;            /* the text behind it; NULL when not found     */
} finds[] = {
  { "letter case",                         "It Was NOT Delivered To: you", "not delivered to:", " you" },
  { "a sentence broken over lines",        "could not\r\n   be delivered.", "could not be delivered", "." },
  { "a typographic apostrophe",            "couldn\xe2\x80\x99t go", "couldn't", " go" },
  { "a non-breaking space",                "Raison\xc2\xa0: pleine", "raison :", " pleine" },
  { "letters beyond ASCII",                "НЕ ДОСТАВЛЕНО: Анна", "не доставлено", ": Анна" },
  { "what a person quotes does not count", "> delivery failed\nno", "delivery failed", NULL },
  { "a transcript is no quotation",        ">>> RCPT TO", "rcpt", " TO" },
  { "broken UTF-8 is passed over",         "a\xff\xfe" "b failed", "failed", "" },
  { "nothing",                             "", "x", NULL },
};

static void
test_find (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (finds); i++)
    {
      g_autoptr (BounceFolded) folded = bounce_folded_new (finds[i].text, finds[i].text + strlen (finds[i].text));

      g_test_message ("%s", finds[i].why);
      g_assert_cmpstr (bounce_folded_find (folded, finds[i].phrase, NULL, NULL), ==, finds[i].behind);
      g_assert_cmpint (bounce_folded_has (folded, finds[i].phrase), ==, finds[i].behind != NULL);
    }
}

/* The second is found from behind the first, and a place is told. */
static void
test_from (void)
{
  const char *text = "User: a\nUSER: b\n";
  g_autoptr (BounceFolded) folded = bounce_folded_new (text, text + strlen (text));
  const char *place = NULL;
  const char *first = bounce_folded_find (folded, "user:", NULL, &place);
  const char *second = bounce_folded_find (folded, "user:", first, &place);

  g_assert_true (place == text + 8);
  g_assert_true (second == text + 13);
  g_assert_null (bounce_folded_find (folded, "user:", second, NULL));
}

/* Only the beginning is folded, however long the text. */
static void
test_limit (void)
{
  g_autofree char *text = g_strnfill (BOUNCE_FOLDED_MAX + 100, 'a');
  g_autoptr (BounceFolded) folded = NULL;

  memcpy (text + BOUNCE_FOLDED_MAX + 10, "failed", 6);
  folded = bounce_folded_new (text, text + strlen (text));
  g_assert_cmpuint (strlen (bounce_folded_get_words (folded)), ==, BOUNCE_FOLDED_MAX);
  g_assert_false (bounce_folded_has (folded, "failed"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/folded/finds phrases as servers set them", test_find);
  g_test_add_func ("/folded/finds the next one", test_from);
  g_test_add_func ("/folded/keeps to its limit", test_limit);
  return g_test_run ();
}
