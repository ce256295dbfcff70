/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Which parts are words for people. */
#include "bounce-words.h"

#include <string.h>

static void
test_types (void)
{
  g_assert_true (bounce_words_is_message ("message/rfc822"));
  g_assert_true (bounce_words_is_message ("message/global"));
  g_assert_false (bounce_words_is_message ("message/delivery-status"));
  g_assert_true (bounce_words_is_headers ("text/rfc822-headers"));
  g_assert_true (bounce_words_is_headers ("message/global-headers"));
  g_assert_false (bounce_words_is_headers ("text/plain"));
}

static void
test_text (void)
{
  static const struct { const char *why, *parts, *text; } rows[] = {
    { "texts are joined by a line end", "--X\n\na\n--X\n\nb\n", "a\nb" },
    { "blank ones are left out", "--X\n\n \n\n--X\n\nb\n", "b" },
    { "returned headers are no words", "--X\n\na\n--X\nContent-Type: text/rfc822-headers\n\nA: b\n", "a" },
    { "an attachment alone is read", "--X\nContent-Disposition: attachment\n\na\n", "a" },
    { "two groups of alternatives give one text each",
      "--X\nContent-Type: multipart/alternative; boundary=Y\n\n--Y\n\na\n--Y\nContent-Type: text/html\n\nb\n--Y--\n"
      "--X\nContent-Type: multipart/alternative; boundary=Z\n\n--Z\n\nc\n--Z\nContent-Type: text/html\n\nd\n--Z--\n", "a\nc" },
    { "a picture in an alternative is none",
      "--X\nContent-Type: multipart/alternative; boundary=Y\n\n--Y\nContent-Type: multipart/related; boundary=Z\n\n"
      "--Z\nContent-Type: text/html\n\n<p>a\n--Z\nContent-Type: image/gif\n\nGIF\n--Z--\n--Y--\n", "a\n" },
    { "nothing", "--X\n\n", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *data = g_strdup_printf ("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=X\n\n%s--X--\n", rows[i].parts);
      g_autoptr (GBytes) bytes = g_bytes_new (data, strlen (data));
      g_autoptr (BounceMessage) message = bounce_message_parse (bytes);
      g_autofree char *text = bounce_words_dup_text (message);

      g_test_message ("%s", rows[i].why);
      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/types", test_types);
  g_test_add_func ("/words/text", test_text);
  return g_test_run ();
}
