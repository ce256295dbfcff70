/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Odd beginnings of messages. */
#include "bounce-repair.h"

#include <string.h>

#define GOOD "From: a@example.org\nTo: b@example.org\n\nbody\n"

static char *
repair (const char *data,
        gsize       length,
        gsize      *body_at,
        gboolean   *cut)
{
  GByteArray *bytes = bounce_repair_message (data, length, body_at, cut);

  g_byte_array_append (bytes, (const guint8 *) "", 1);
  return (char *) g_byte_array_free (bytes, FALSE);
}

static void
test_beginnings (void)
{
  static const struct { const char *why, *data, *repaired; } rows[] = {
    { "a good message stays as it is", GOOD, GOOD },
    { "blank lines before it", "\n\r\n  \n" GOOD, GOOD },
    { "a byte-order mark", "\xef\xbb\xbf" GOOD, GOOD },
    { "an mbox line", "From a@example.org Thu Jan  1 00:00:00 1970\n" GOOD, GOOD },
    { "a quoted mbox line", ">From a@example.org Thu Jan  1 00:00:00 1970\n" GOOD, GOOD },
    { "CRLF", "From: a@example.org\r\nTo: b@example.org\r\n\r\nbody\r\n", GOOD },
    { "CRCRLF", "From: a@example.org\r\r\nTo: b@example.org\r\r\n\r\r\nbody\r\r\n", GOOD },
    { "bare CR", "From: a@example.org\rTo: b@example.org\r\rbody\r", GOOD },
    { "a bare CR among others is no line end", "From: a\nTo: b\n\na\rb\n", "From: a\nTo: b\n\na\rb\n" },
    { "lines that are no header", "some export, page 1\n----\n" GOOD, GOOD },
    { "the first header indented by a mail program", "  From: a@example.org\nTo: b@example.org\n\nbody\n", GOOD },
    { "an old UUCP line among the headers", "From: a@example.org\n>From a\nTo: b@example.org\n\nbody\n", GOOD },
    { "a line of blanks among the headers", "From: a@example.org\n \t\nTo: b@example.org\n\nbody\n", GOOD },
    { "a line of blanks ends the headers", "From: a@example.org\nTo: b@example.org\n  \nbody\n", GOOD },
    { "the body without a blank line", "From: a@example.org\nTo: b@example.org\nbody\n", GOOD },
    { "NULs", "\n\nFrom: a\nTo: b\n\nbody\n", "From: a\nTo: b\n\nbody\n" },
    { "folded headers stay folded", "A-b: x\n y\nC-d: z\n\n", "A-b: x\n y\nC-d: z\n\n" },
    { "no header at all", "just words\nand more: words\n\nend\n", "\njust words\nand more: words\n\nend\n" },
    { "headers without a body", "From: a\nTo: b", "From: a\nTo: b\n\n" },
    { "nothing", "", "\n" },
    { "a space before the colon", "From : a\nTo: b\n\n", "From : a\nTo: b\n\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gsize body_at;
      gboolean cut;
      g_autofree char *repaired = repair (rows[i].data, strlen (rows[i].data), &body_at, &cut);

      g_test_message ("%s", rows[i].why);
      g_assert_cmpstr (repaired, ==, rows[i].repaired);
      g_assert_false (cut);
      g_assert_cmpint (repaired[body_at - 1], ==, '\n');
    }
}

static void
test_nul_in_headers (void)
{
  gsize body_at;
  gboolean cut;
  g_autofree char *repaired = repair ("From: a\0b\nTo: c\n\nx", 18, &body_at, &cut);

  g_assert_cmpstr (repaired, ==, "From: a b\nTo: c\n\nx");
}

/* Counts the bytes of what a hostile message is repaired to. */
static gsize
repaired_length (const char *start,
                 const char *piece,
                 const char *end)
{
  g_autoptr (GString) data = g_string_new (start);
  g_autoptr (GByteArray) bytes = NULL;
  gsize body_at;
  gboolean cut;

  while (data->len < 4 * 1024 * 1024)
    g_string_append (data, piece);
  g_string_append (data, end);
  bytes = bounce_repair_message (data->str, data->len, &body_at, &cut);
  g_assert_true (cut);
  return bytes->len;
}

static void
test_limits (void)
{
  g_assert_cmpuint (repaired_length ("A-b: c\n", "To: a\n", "\n"), <, 20000);
  g_assert_cmpuint (repaired_length ("To: a", ", bbbbb", "\n\n"), <, BOUNCE_REPAIR_MAX_HEADER + 10);
  g_assert_cmpuint (repaired_length ("To: a", ",\n bbbbb", "\n\n"), <, BOUNCE_REPAIR_MAX_HEADER + 10);
  g_assert_cmpuint (repaired_length ("A-b: c\n\n", "--X\n", ""), <, 30000);
}

static void
test_boundary (void)
{
  static const struct { const char *why, *body; gsize within; const char *boundary; } rows[] = {
    { "the first line that a Content- header follows", "words\n-- \n--X\nContent-Type: text/plain\n\na\n--X--\n", 1000, "X" },
    { "white space behind it", "--X \t\ncontent-type: text/plain\n\n", 1000, "X" },
    { "none", "words\n--X\nmore: words\n", 1000, NULL },
    { "too far down", "words\n--X\nContent-Type: text/plain\n", 4, NULL },
    { "quotes would break out", "--X\"; a=\"b\nContent-Type: text/plain\n", 1000, NULL },
    { "at the very end", "--X", 1000, NULL },
    { "nothing", "", 1000, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GByteArray) bytes = bounce_repair_boundary (rows[i].body, strlen (rows[i].body), rows[i].within, "multipart/mixed");
      g_autofree char *text = bytes ? g_strndup ((const char *) bytes->data, bytes->len) : NULL;
      g_autofree char *expected = rows[i].boundary
        ? g_strdup_printf ("Content-Type: multipart/mixed; boundary=\"%s\"\n\n%s", rows[i].boundary, rows[i].body) : NULL;

      g_test_message ("%s", rows[i].why);
      g_assert_cmpstr (text, ==, expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/repair/beginnings", test_beginnings);
  g_test_add_func ("/repair/nul-in-headers", test_nul_in_headers);
  g_test_add_func ("/repair/limits", test_limits);
  g_test_add_func ("/repair/boundary", test_boundary);
  return g_test_run ();
}
