/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Character references, good and broken. */
#include "bounce-entities.h"

#include <string.h>

static void
test_decode (void)
{
  static const struct { const char *why, *text; gunichar c; gsize used; } rows[] = {
    { "a name", "&lt;x", '<', 4 },
    { "the first and the last of Latin 1", "&nbsp;", 0xa0, 6 },
    { "the last", "&yuml;", 0xff, 6 },
    { "one from the middle, so that the order is right", "&szlig;", 0xdf, 7 },
    { "names mind case", "&Auml;", 0xc4, 6 },
    { "decimal", "&#8364;", 0x20ac, 7 },
    { "hexadecimal", "&#x20ac;", 0x20ac, 8 },
    { "old names need no semicolon", "&amp x", '&', 4 },
    { "others do", "&copy=2", 0, 0 },
    { "numbers need none", "&#65 x", 'A', 4 },
    { "a control character is replaced", "&#1;", 0xfffd, 4 },
    { "a surrogate too", "&#xD800;", 0xfffd, 8 },
    { "an unknown name", "&unknown;", 0, 0 },
    { "a long name", "&aaaaaaaaaaaaaaaaaaaaaaaa;", 0, 0 },
    { "no digits", "&#;", 0, 0 },
    { "no hexadecimal digits", "&#x;", 0, 0 },
    { "nothing behind it", "&", 0, 0 },
    { "no reference", "abc", 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gsize used = 99;
      gunichar c = bounce_entities_decode (rows[i].text, strlen (rows[i].text), &used);

      g_test_message ("%s", rows[i].why);
      g_assert_cmpuint (used, ==, rows[i].used);
      g_assert_cmpuint (used > 0 ? c : 0, ==, rows[i].c);
    }
}

/* The length is the limit, not the NUL. */
static void
test_no_overread (void)
{
  gsize used;

  for (gsize length = 0; length < 6; length++)
    {
      g_autofree char *text = g_memdup2 ("&nbsp;", MAX (length, 1));

      bounce_entities_decode (text, length, &used);
      g_assert_cmpuint (used, <=, length);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/entities/decode", test_decode);
  g_test_add_func ("/entities/no-overread", test_no_overread);
  return g_test_run ();
}
