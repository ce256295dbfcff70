/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Names in packets: compressed, cut, in circles, with bytes nobody would print. */
#include "bounce-dns-name.h"

#include <string.h>

#define HEAD "\0\0\0\0\0\0\0\0\0\0\0\0"
#define ROW(why, bytes, at, name, end) { why, HEAD bytes, sizeof (HEAD bytes) - 1, at, name, end }

static void
test_names (void)
{
  static const struct
  {
    const char *why;
    const char *bytes;
    gsize       length;
    gsize       at;
    const char *name;              /* NULL: none may be read                      */
    gsize       end;
  } rows[] = {
    ROW ("labels with dots between them", "\2mx\7example\0", 12, "mx.example", 24),
    ROW ("capitals are the same name", "\2MX\7ExAmPlE\0", 12, "mx.example", 24),
    ROW ("the root has no labels", "\0", 12, "", 13),
    ROW ("a pointer goes on elsewhere, and the name ends behind it", "\7example\0\2mx\300\014", 21, "mx.example", 26),
    ROW ("a pointer to a pointer", "\7example\0\300\014\300\025", 23, "example", 25),
    ROW ("a pointer to itself", "\300\014", 12, NULL, 0),
    ROW ("a pointer forward", "\300\020\0\0\7example\0", 12, NULL, 0),
    ROW ("two that point at each other through a label", "\1a\300\014", 12, NULL, 0),
    ROW ("a pointer into the header", "\300\0", 12, NULL, 0),
    ROW ("half a pointer", "\300", 12, NULL, 0),
    ROW ("a label that is longer than the packet", "\5abc", 12, NULL, 0),
    ROW ("no end", "\3abc", 12, NULL, 0),
    ROW ("label types that nobody uses", "\100abc\0", 12, NULL, 0),
    ROW ("nothing there at all", "", 12, NULL, 0),
    ROW ("a dot inside a label is no separator", "\3a.b\0", 12, "a\\.b", 17),
    ROW ("a backslash is escaped as well", "\3a\\b\0", 12, "a\\\\b", 17),
    ROW ("a NUL does not end it, a newline does not break it", "\4a\0\nb\0", 12, "a\\000\\010b", 18),
    ROW ("bytes beyond ASCII are numbers", "\2\303\274\0", 12, "\\195\\188", 15 + 1),
    ROW ("RFC 2317", "\0049/28\0010\0", 12, "9/28.0", 12 + 8),
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gsize end = 0;
      g_autofree char *name = bounce_dns_name_read ((const guint8 *) rows[i].bytes, rows[i].length, rows[i].at, &end);

      g_test_message ("%s", rows[i].why);
      g_assert_cmpstr (name, ==, rows[i].name);
      if (name)
        {
          g_assert_cmpuint (end, ==, rows[i].end);
          end = 0;
          g_assert_true (bounce_dns_name_skip ((const guint8 *) rows[i].bytes, rows[i].length, rows[i].at, &end));
          g_assert_cmpuint (end, ==, rows[i].end);
        }
    }
}

/* 255 octets on the wire and no more (RFC 1035 section 2.3.4). */
static void
test_length (void)
{
  guint8 bytes[12 + 300] = { 0 };
  g_autofree char *longest = NULL;
  gsize end;

  for (guint i = 0; i < 254; i += 2)
    {
      bytes[12 + i] = 1;
      bytes[13 + i] = 'a';
    }
  longest = bounce_dns_name_read (bytes, sizeof bytes, 12, &end);
  g_assert_cmpuint (strlen (longest), ==, 253);
  g_assert_cmpuint (end, ==, 12 + 255);
  bytes[12 + 254] = 1;
  g_assert_null (bounce_dns_name_read (bytes, sizeof bytes, 12, &end));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dns-name/names", test_names);
  g_test_add_func ("/dns-name/length", test_length);
  return g_test_run ();
}
