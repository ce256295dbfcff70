/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Hosts, codes and numbers, told by their signs. */
#include "bounce-redact-piece.h"

static const struct { const char *piece; char kind; const char *why; } rows[] = {
  { "mx1.example.org", 'h', "the plain case" },
  { "mx_1.example.xn--p1ai", 'h', "RFC 5890, and an underscore" },
  { "b\xc3\xbc" "cher.example", 'h', "a name in its own letters" },
  { "e.g", '-', "an abbreviation" },
  { "mail.a.b", 'h', "a short ending" },
  { "..", '-', "dots" },
  { ".org", '-', "an ending" },
  { "a..org", '-', "a sentence that trails off" },
  { "550", 'c', "a code" },
  { "550-5.1.1", 'c', "both codes" },
  { "#5.1.1", 'c', "qmail" },
  { "5.7.606", 'c', "the longest detail" },
  { "42", 'c', "a short number says nothing of anybody" },
  { "1700000001", 'i', "a time" },
  { "4BX7Zq12ab", 'i', "a queue's number" },
  { "S3150", '-', "an operator's mark" },
  { "mailbox", '-', "a word" },
  { "550123456", 'i', "begins like a code" },
};

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *piece = rows[i].piece;
      char kind = bounce_redact_piece_is_host (piece) ? 'h' : bounce_redact_piece_is_code (piece) ? 'c' : bounce_redact_piece_is_id (piece) ? 'i' : '-';

      g_test_message ("%s: %s", piece, rows[i].why);
      g_assert_cmpint (kind, ==, rows[i].kind);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/redact-piece/rows", test_rows);

  return g_test_run ();
}
