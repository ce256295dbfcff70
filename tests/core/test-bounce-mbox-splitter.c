/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests where messages begin and end: every row cut in every way. */

#include "bounce-mbox-splitter.h"

#include <locale.h>
#include <string.h>

#define DATE "Thu Jan  1 10:00:00 2026"
#define SEP "From ann@example.org " DATE "\n"
#define A "From: ann@example.org\nSubject: one\n\nfirst\n"
#define B "From: bob@example.org\nSubject: two\n\nsecond\n"

typedef struct
{
  const char *why;
  const char *mailbox;
  const char *messages[5];
} Row;

static const Row rows[] = {
  { "two messages", SEP A "\n" SEP B "\n", { A, B } },
  { "the blank line at the very end is the mailbox's too: appended mail must not change a span", SEP A "\n", { A } },
  { "no final newline", SEP A "\n" SEP "From: bob@example.org\n\nsecond", { A, "From: bob@example.org\n\nsecond" } },
  { "nothing is no message", "", { NULL } },
  { "blanks are no message", " \n\n\t\n", { NULL } },
  { "a file that is no mbox is one message", B, { B } },
  { "an empty body keeps the blank line that ends its header", SEP "Subject: x\n\n" SEP B, { "Subject: x\n\n", B } },
  { "an empty body and a blank line of the mailbox", SEP "Subject: x\n\n\n" SEP B, { "Subject: x\n\n", B } },
  { "only one blank line is the mailbox's", SEP A "\n\n\n" SEP B, { A "\n\n", B } },
  { "CRLF", "From x " DATE "\r\nSubject: one\r\n\r\na\r\n\r\nFrom y " DATE "\r\nSubject: two\r\n\r\nb\r\n",
    { "Subject: one\r\n\r\na\r\n", "Subject: two\r\n\r\nb\r\n" } },
  { "CR alone, of old Macintosh programs", "From x " DATE "\rSubject: one\r\ra\r\rFrom y " DATE "\rSubject: two\r\rb\r",
    { "Subject: one\r\ra\r", "Subject: two\r\rb\r" } },
  { "CRCRLF, of text-mode copies", "From x " DATE "\r\r\nSubject: one\r\r\n\r\r\na\r\r\n\r\r\nFrom y " DATE "\r\r\nSubject: two\r\r\n\r\r\nb\r\r\n",
    { "Subject: one\r\r\n\r\r\na\r\r\n", "Subject: two\r\r\n\r\r\nb\r\r\n" } },
  { "a CR inside a line of an LF file ends nothing", SEP "Subject: x\n\n10%\r\rFrom y " DATE "\rTo: z\n", { "Subject: x\n\n10%\r\rFrom y " DATE "\rTo: z\n" } },
  { "a byte-order mark and blank lines first", "\xef\xbb\xbf\n   \n" SEP A "\n" SEP B, { A, B } },
  { "blanks before a message that has no separator belong to it", "    \n" A, { "    \n" A } },
  { "a quoted line is no separator", SEP A "\n>From ann@example.org " DATE "\nX: y\n", { A "\n>From ann@example.org " DATE "\nX: y\n" } },
  { "people write From", SEP A "\nFrom here on it is easy.\nReally: yes\n", { A "\nFrom here on it is easy.\nReally: yes\n" } },
  { "people write dates", SEP A "\nFrom Monday " DATE " we are closed\nNote: both doors\n", { A "\nFrom Monday " DATE " we are closed\nNote: both doors\n" } },
  { "a separator with no header behind it is a quotation", SEP A "\nFrom ann@example.org " DATE "\nthat was the line\n",
    { A "\nFrom ann@example.org " DATE "\nthat was the line\n" } },
  { "a web address is no header", SEP A "\nFrom ann@example.org " DATE "\nhttp://example.org/\n", { A "\nFrom ann@example.org " DATE "\nhttp://example.org/\n" } },
  { "no blank line between, and all else right", SEP A SEP B, { A, B } },
  { "no blank line between, and the next line could be anything's", SEP A SEP "Note: x\n", { A SEP "Note: x\n" } },
  { "no newline at all before the separator", SEP "Subject: x\n\nfirst" SEP B, { "Subject: x\n\nfirst" SEP B } },
  { "a stray From line in the midst of a header", SEP "Return-Path: <>\nFrom b@example.org " DATE "\nReceived: x\n\nbody\n",
    { "Return-Path: <>\nFrom b@example.org " DATE "\nReceived: x\n\nbody\n" } },
  { "the UUCP relic stays in the header", SEP ">From far!away " DATE " remote from hub\n" A, { ">From far!away " DATE " remote from hub\n" A } },
  { "two separators in a row", SEP SEP A, { SEP A } },
  { "Mozilla's sender", "From - " DATE "\n" A "\nFrom - " DATE "\n" B, { A, B } },
  { "Thunderbird's bare separators", "From \n" A "\nFrom \n" B, { A, B } },
  { "a bare From in a letter", SEP A "\nFrom \nmy point of view:\n", { A "\nFrom \nmy point of view:\n" } },
  { "the date of RFC 822, without a header that every file has", SEP A "\nFrom x 2026-01-01 10:00:00 +0000\nNote: y\n",
    { A "\nFrom x 2026-01-01 10:00:00 +0000\nNote: y\n" } },
  { "an ISO date, with a header of mail", SEP A "\nFrom () 2026-01-01 10:00:00 +0000\n" B, { A, B } },
  { "a patch that git wrote, in a body", SEP A "\nFrom 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001\n" B,
    { A "\nFrom 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001\n" B } },
  { "a mailbox of patches", "From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001\n" A
    "\nFrom 0123456789abcdef0123456789abcdef01234568 Mon Sep 17 00:00:00 2001\n" B, { A, B } },
  { "a returned message, announced and not quoted", SEP "Subject: x\n\nYour mail was:\n\n" SEP B, { "Subject: x\n\nYour mail was:\n\n" SEP B } },
  { "the same below a ruler", SEP "Subject: x\n\nsorry\n----------\n" SEP B, { "Subject: x\n\nsorry\n----------\n" SEP B } },
  { "the same in old sendmail's words", SEP "Subject: x\n\n   ----- Unsent message follows -----\n\n" SEP B,
    { "Subject: x\n\n   ----- Unsent message follows -----\n\n" SEP B } },
  { "a MIME boundary is not a ruler", SEP "Subject: x\n\n--=_a--\n" SEP B, { "Subject: x\n\n--=_a--\n", B } },
  { "the end of a forwarded message is an end", SEP "Subject: x\n\n--- end of forwarded original message ---\n\n" SEP B,
    { "Subject: x\n\n--- end of forwarded original message ---\n", B } },
  { "Content-Length is right: nothing inside parts", SEP "Content-Length: 99\nSubject: x\n\n" SEP B "\nFrom me.\n" "\n" SEP B,
    { "Content-Length: 99\nSubject: x\n\n" SEP B "\nFrom me.\n", B } },
  { "Content-Length leads nowhere: it was edited", SEP "Content-Length: 90\nSubject: x\n\nhello\n\n" SEP B "\n",
    { "Content-Length: 90\nSubject: x\n\nhello\n", B } },
  { "Content-Length past the end", SEP "Content-Length: 4000\nSubject: x\n\nhello\n\n" SEP B "\n",
    { "Content-Length: 4000\nSubject: x\n\nhello\n", B } },
  { "Content-Length up to the end", SEP "Content-length:  89\nSubject: x\n\n" SEP B "\n",
    { "Content-length:  89\nSubject: x\n\n" SEP B } },
  { "Content-Length leads to a separator by chance, where numbers are mostly wrong", SEP "Content-Length: 3\nSubject: x\n\nhello\n\n"
    SEP "Content-Length: 96\nSubject: y\n\nhello\n\n" SEP B "\n" SEP A, { "Content-Length: 3\nSubject: x\n\nhello\n",
    "Content-Length: 96\nSubject: y\n\nhello\n", B, A } },
  { "Content-Length beyond all numbers", SEP "Content-Length: 18446744073709551615\nSubject: x\n\nhello\n\n" SEP B,
    { "Content-Length: 18446744073709551615\nSubject: x\n\nhello\n", B } },
  { "MMDF", "\1\1\1\1\n" A "\1\1\1\1\n\1\1\1\1\n" SEP B "\1\1\1\1\n", { A, B } },
  { "MMDF knows no other separators", "\1\1\1\1\n" A "\n" SEP B "\1\1\1\1\n", { A "\n" SEP B } },
  { "MMDF, broken off", "\1\1\1\1\n" A "\1\1\1\1\n\1\1\1\1\n" B, { A, B } },
  { "only a separator", SEP, { "" } },
  { "a separator at the very end", SEP A "\n" SEP, { A, "" } },
};

typedef struct
{
  GPtrArray *messages;        /* of GString */
  GArray    *spans;
  gboolean   open;
} Seen;

static void
on_begin (guint64  offset,
          gpointer user_data)
{
  Seen *seen = user_data;
  BounceSpan span = { offset, 0 };

  g_assert_false (seen->open);
  seen->open = TRUE;
  g_ptr_array_add (seen->messages, g_string_new (NULL));
  g_array_append_val (seen->spans, span);
}

static void
on_data (const guint8 *bytes,
         gsize         n_bytes,
         gpointer      user_data)
{
  Seen *seen = user_data;

  g_assert_true (seen->open);
  g_assert_cmpuint (n_bytes, >, 0);
  g_string_append_len (g_ptr_array_index (seen->messages, seen->messages->len - 1), (const char *) bytes, n_bytes);
}

static void
on_end (const BounceSpan *message,
        gpointer          user_data)
{
  Seen *seen = user_data;
  BounceSpan *span = &g_array_index (seen->spans, BounceSpan, seen->spans->len - 1);
  GString *bytes = g_ptr_array_index (seen->messages, seen->messages->len - 1);

  g_assert_true (seen->open);
  seen->open = FALSE;
  g_assert_cmpuint (message->offset, ==, span->offset);
  g_assert_cmpuint (message->length, ==, bytes->len);
  *span = *message;
}

static const BounceMboxSplitterFuncs funcs = { on_begin, on_data, on_end };

static void
free_string (gpointer string)
{
  g_string_free (string, TRUE);
}

static void
seen_init (Seen *seen)
{
  seen->messages = g_ptr_array_new_with_free_func (free_string);
  seen->spans = g_array_new (FALSE, FALSE, sizeof (BounceSpan));
  seen->open = FALSE;
}

static void
seen_clear (Seen *seen)
{
  g_assert_false (seen->open);
  g_ptr_array_unref (seen->messages);
  g_array_unref (seen->spans);
}

static void
divide (Seen       *seen,
        const char *mailbox,
        gsize       length,
        gsize       cut)
{
  g_autoptr (BounceMboxSplitter) splitter = bounce_mbox_splitter_new (&funcs, seen);

  for (gsize at = 0; at < length; at += cut)
    {
      gsize n = MIN (cut, length - at);
      g_autofree guint8 *copy = g_memdup2 (mailbox + at, n);

      bounce_mbox_splitter_feed (splitter, copy, n);
    }
  bounce_mbox_splitter_finish (splitter);
}

static void
check_row (const Row *row,
           gsize      cut)
{
  gsize length = strlen (row->mailbox);
  guint n = 0;
  Seen seen;

  seen_init (&seen);
  divide (&seen, row->mailbox, length, cut);
  for (; n < G_N_ELEMENTS (row->messages) && row->messages[n]; n++)
    {
      const BounceSpan *span = &g_array_index (seen.spans, BounceSpan, n);

      g_assert_cmpuint (seen.messages->len, >, n);
      g_assert_cmpstr (((GString *) g_ptr_array_index (seen.messages, n))->str, ==, row->messages[n]);
      g_assert_cmpmem (row->mailbox + span->offset, span->length, row->messages[n], strlen (row->messages[n]));
    }
  g_assert_cmpuint (seen.messages->len, ==, n);
  seen_clear (&seen);
}

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gsize length = strlen (rows[i].mailbox);

      g_test_message ("%s", rows[i].why);
      for (gsize cut = 1; cut <= length + 1; cut++)
        check_row (&rows[i], cut);
    }
}

/* All rows in one mailbox: the decisions must not depend on a window either. */
static void
test_long_mailbox (void)
{
  static const gsize cuts[] = { 1, 2, 3, 7, 1279, 1280, 1281, 65535, 65536, 65537, 1000000 };
  g_autoptr (GString) mailbox = g_string_new (NULL);
  guint expected = 0;

  for (guint turn = 0; turn < 60; turn++)
    {
      for (guint i = 0; i < 200; i++)
        g_string_append_printf (mailbox, SEP "Subject: %u\nContent-Length: %u\n\n%0*d\n\n", i, i * 400 + 123, (int) i * 2 + 1, 0);
      expected += 200;
    }
  for (guint c = 0; c < G_N_ELEMENTS (cuts); c++)
    {
      Seen seen;

      seen_init (&seen);
      divide (&seen, mailbox->str, mailbox->len, cuts[c]);
      g_assert_cmpuint (seen.messages->len, ==, expected);
      seen_clear (&seen);
    }
}

/* Rows behind a body of every length around the splitter's windows. */
static void
test_around_windows (void)
{
  for (gsize fill = 65536 - 1400; fill < 65536 + 20; fill += 11)
    {
      g_autoptr (GString) mailbox = g_string_new (SEP "Subject: x\n\n");
      Seen seen;

      for (gsize i = 0; i < fill; i++)
        g_string_append_c (mailbox, i % 64 == 63 ? '\n' : 'x');
      g_string_append (mailbox, "\n\n" SEP B "\nFrom nobody\n\n" SEP A);
      seen_init (&seen);
      divide (&seen, mailbox->str, mailbox->len, mailbox->len);
      g_assert_cmpuint (seen.messages->len, ==, 3);
      g_assert_cmpstr (((GString *) g_ptr_array_index (seen.messages, 2))->str, ==, A);
      seen_clear (&seen);
    }
}

static guint64 counted;

static void
count_begin (guint64 offset, gpointer data)
{
}

static void
count_data (const guint8 *bytes, gsize n_bytes, gpointer data)
{
  counted += n_bytes;
}

static void
count_end (const BounceSpan *message, gpointer data)
{
  g_assert_cmpuint (message->length, ==, counted);
}

/* A line of 100 MB, NULs in it, and one of blanks before any message. */
static void
test_long_lines (void)
{
  static const BounceMboxSplitterFuncs counting = { count_begin, count_data, count_end };
  static const char fillers[] = { 'x', '\0', ' ', '>', '\r', '\1' };

  for (guint f = 0; f < G_N_ELEMENTS (fillers); f++)
    {
      g_autoptr (BounceMboxSplitter) splitter = bounce_mbox_splitter_new (&counting, NULL);
      g_autofree guint8 *piece = g_malloc (1 << 20);

      counted = 0;
      memset (piece, fillers[f], 1 << 20);
      for (guint i = 0; i < 100; i++)
        bounce_mbox_splitter_feed (splitter, piece, 1 << 20);
      bounce_mbox_splitter_finish (splitter);
      g_assert_cmpuint (counted, ==, G_GUINT64_CONSTANT (100) << 20);
    }
}

/* A million one-byte lines, or separators that each claim a megabyte, must not
 * be looked at again and again. */
static void
test_many_claims (void)
{
  g_autoptr (GString) mailbox = g_string_new (NULL);
  gint64 begun = g_get_monotonic_time ();
  Seen seen;

  for (guint i = 0; i < 50000; i++)
    g_string_append (mailbox, SEP "Content-Length: 1000000\nSubject: x\n\n\n");
  for (guint i = 0; i < 1000000; i++)
    g_string_append (mailbox, "\n");
  seen_init (&seen);
  divide (&seen, mailbox->str, mailbox->len, 4096);
  g_assert_cmpuint (seen.messages->len, ==, 50000);
  seen_clear (&seen);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 20 * G_USEC_PER_SEC);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mbox-splitter/rows-in-every-cut", test_rows);
  g_test_add_func ("/mbox-splitter/long-mailbox", test_long_mailbox);
  g_test_add_func ("/mbox-splitter/around-windows", test_around_windows);
  g_test_add_func ("/mbox-splitter/long-lines", test_long_lines);
  g_test_add_func ("/mbox-splitter/many-claims", test_many_claims);
  return g_test_run ();
}
