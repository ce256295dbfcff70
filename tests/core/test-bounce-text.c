/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes of a part → text to read. */
#include "bounce-text.h"

#include <string.h>

static void
test_from_bytes (void)
{
  static const struct { const char *why, *data; gsize length; const char *type; gsize max; const char *text; gboolean cut; } rows[] = {
    { "line ends become LF", "a\r\nb\rc\r\r\nd\n", 11, "text/plain", 100, "a\nb\nc\nd\n", FALSE },
    { "HTML becomes lines", "<p>a<p>b", 8, "text/html", 100, "a\n\nb\n", FALSE },
    { "text under another type is text", "Action: failed\n", 15, "application/octet-stream", 100, "Action: failed\n", FALSE },
    { "other octets are none", "\x01\x02\x03\x04\x05\0\0\0", 8, "application/octet-stream", 100, "", FALSE },
    { "an image is none", "GIF89a", 6, "image/gif", 100, "", FALSE },
    { "cut, and said so", "abcdef", 6, "text/plain", 3, "abc", TRUE },
    { "not within a character", "ab\xc3\xa4", 4, "text/plain", 3, "ab", TRUE },
    { "exactly as long as allowed", "abc", 3, "text/plain", 3, "abc", FALSE },
    { "nothing", "", 0, "text/plain", 3, "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gboolean cut = FALSE;
      g_autofree char *text = bounce_text_from_bytes (rows[i].data, rows[i].length, rows[i].type, NULL, NULL, rows[i].max, &cut);

      g_test_message ("%s", rows[i].why);
      g_assert_cmpstr (text, ==, rows[i].text);
      g_assert_cmpint (cut, ==, rows[i].cut);
    }
}

static void
test_from_header (void)
{
  static const struct { const char *why, *raw, *value; } rows[] = {
    { "unfolded and trimmed", " a\n b\r\n\tc \n", "a b c" },
    { "control characters cannot make lines", "a\x01\x7f" "b", "a  b" },
    { "raw octets", "M\xfcller", "Müller" },
    { "raw UTF-8", "Müller", "Müller" },
    { "escapes without a label", "\033$B%\"\033(B", "ア" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *value = bounce_text_from_header (rows[i].raw, strlen (rows[i].raw), NULL);

      g_test_message ("%s", rows[i].why);
      g_assert_cmpstr (value, ==, rows[i].value);
    }
}

static void
test_base64 (void)
{
  const char *text = "The address <a@example.org> does not exist; the mail was not delivered.\n";

  g_assert_true (bounce_text_is_no_base64 (text, strlen (text)));
  g_assert_false (bounce_text_is_no_base64 ("VGhlIGFkZHJlc3M=\r\n", 18));
  g_assert_false (bounce_text_is_no_base64 ("", 0));
}

static void
test_holds_message (void)
{
  g_assert_true (bounce_text_holds_message ("\nReceived: x\n y\nFrom: a\nTo: b\n\nx"));
  g_assert_false (bounce_text_holds_message ("From: a\nTo: b\n"));
  g_assert_false (bounce_text_holds_message ("Hello\nFrom: a\nTo: b\nDate: c\n"));
  g_assert_false (bounce_text_holds_message (""));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/from-bytes", test_from_bytes);
  g_test_add_func ("/text/from-header", test_from_header);
  g_test_add_func ("/text/base64", test_base64);
  g_test_add_func ("/text/holds-message", test_holds_message);
  return g_test_run ();
}
