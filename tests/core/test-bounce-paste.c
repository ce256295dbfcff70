/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Paste junk is undone, and what only looks like it stays. */
#include "bounce-paste.h"

#include <string.h>

static const struct { const char *text; const char *plain; const char *why; } rows[] = {
  { "550 No such user",               "550 No such user",           "plain text stays" },
  { "550 \xe2\x80\x94 nobody",        "550 - nobody",               "an em dash" },
  { "550\xc2\xa0" "5.1.1\xc2\xa0no",  "550 5.1.1 no",               "non-breaking spaces" },
  { "\xe2\x80\x98inactive\xe2\x80\x99 \xe2\x80\x9cx\xe2\x80\x9d", "'inactive' \"x\"", "typographic quotes" },
  { "no\xe2\x80\x8bsuch\xef\xbb\xbf",  "nosuch",                    "zero-width space, byte-order mark" },
  { "a\xe2\x80\xa6",                   "a...",                      "an ellipsis" },
  { "a &lt;b@example.org&gt; &amp; c", "a <b@example.org> & c",     "HTML entities" },
  { "x &#8211; y &#x2013; z",          "x - y - z",                 "numbers of characters" },
  { "&nbsp;a&quot;",                   " a\"",                      "named entities" },
  { "a & b; AT&T; &unknown; &#;",      "a & b; AT&T; &unknown; &#;", "ampersands that begin nothing" },
  { "ip=3D20.1.2.3 x=20y",             "ip=20.1.2.3 x y",           "quoted-printable, told by =3D" },
  { "ip=20.1.2.3",                     "ip=20.1.2.3",               "an address behind an equals sign" },
  { "a =E2=80=93 b",                   "a - b",                     "a character of several escaped bytes" },
  { "wor=\nds =3D",                    "words =",                   "a soft line break" },
  { "x=E2=28=A1",                      "x=E2=28=A1",                "escapes that are no UTF-8 stay" },
  { "id=3d4 =4",                       "id=3d4 =4",                 "small letters are no escape" },
  { "a=?utf-8?Q?x?=\nb",               "a=?utf-8?Q?x?=\nb",         "an encoded word is no soft break" },
  { "a\xff" "b",                       "a\xef\xbf\xbd" "b",         "bytes that are no UTF-8" },
  { "a\x01" "b\tc\nd",                 "a b\tc\nd",                 "control characters" },
  { "a\xe2\x80\xae" "b",               "ab",                        "a bidirectional override" },
  { "",                                "",                          "nothing" },
};

static void
test_undo (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *plain = bounce_paste_undo (rows[i].text);

      g_test_message ("%s: %s", rows[i].text, rows[i].why);
      g_assert_cmpstr (plain, ==, rows[i].plain);
    }
}

static void
test_long (void)
{
  g_autofree char *ampersands = g_strnfill (4 << 20, '&');
  g_autofree char *equals = g_strnfill (4 << 20, '=');
  g_autofree char *a = bounce_paste_undo (ampersands);
  g_autofree char *e = bounce_paste_undo (equals);

  g_assert_cmpuint (strlen (a), ==, 4 << 20);
  g_assert_cmpuint (strlen (e), ==, 4 << 20);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paste/undo", test_undo);
  g_test_add_func ("/paste/long", test_long);
  return g_test_run ();
}
