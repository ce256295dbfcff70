/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests which lines an mbox puts between messages. */

#include "bounce-mbox-line.h"

#include <string.h>

typedef struct
{
  const char     *why;
  const char     *line;
  BounceMboxLine  judgement;
} Row;

static const Row rows[] = {
  { "RFC 4155", "From ann@example.org Thu Jan  1 00:00:00 1970", BOUNCE_MBOX_LINE_EXACT },
  { "two blanks behind the sender", "From MAILER-DAEMON  Fri Jul  8 12:08:34 2011", BOUNCE_MBOX_LINE_EXACT },
  { "no sender", "From  Fri Jul  8 12:08:34 2011", BOUNCE_MBOX_LINE_EXACT },
  { "a sender of several words", "From Tim's Bread and Rolls Tue Dec 28 18:43:07 2010", BOUNCE_MBOX_LINE_EXACT },
  { "Eudora", "From ???@??? Thu Jan 01 00:00:00 1998", BOUNCE_MBOX_LINE_EXACT },
  { "Mozilla", "From - Thu Jan  1 00:00:00 1970", BOUNCE_MBOX_LINE_EXACT },
  { "CRLF leaves a CR", "From - Thu Jan  1 00:00:00 1970\r", BOUNCE_MBOX_LINE_EXACT },
  { "no seconds", "From a@b Thu Jan  1 00:00 1970", BOUNCE_MBOX_LINE_EXACT },
  { "an hour of one digit", "From a@b Thu Jan  1 7:05:09 1970", BOUNCE_MBOX_LINE_EXACT },
  { "zone before the year", "From a@b Thu Jan  1 00:00:00 PST 1970", BOUNCE_MBOX_LINE_EXACT },
  { "zone of two words", "From a@b Thu Jan  1 00:00:00 MET DST 1970", BOUNCE_MBOX_LINE_EXACT },
  { "numeric zone before the year", "From a@b Thu Jan  1 00:00:00 +0100 1970", BOUNCE_MBOX_LINE_EXACT },
  { "zone behind the year", "From a@b Thu Jan  1 00:00:00 1970 -0800", BOUNCE_MBOX_LINE_EXACT },
  { "zone in brackets", "From a@b Thu Jan  1 00:00:00 1970 -0800 (PST)", BOUNCE_MBOX_LINE_EXACT },
  { "year of two digits", "From a@b Thu Jan  1 00:00:00 70", BOUNCE_MBOX_LINE_EXACT },
  { "UUCP", "From uucp Thu Jan  1 00:00:00 1970 remote from hub", BOUNCE_MBOX_LINE_EXACT },
  { "UUCP with a zone", "From uucp Thu Jan  1 00:00 EST 1970 remote from hub", BOUNCE_MBOX_LINE_EXACT },
  { "as in a Date field", "From a@b Thu, 1 Jan 1970 00:00:00 +0000", BOUNCE_MBOX_LINE_EXACT },
  { "no weekday", "From a@b Jan  1 00:00:00 1970", BOUNCE_MBOX_LINE_DATED },
  { "no weekday, day first", "From a@b 1 Jan 1970 00:00:00", BOUNCE_MBOX_LINE_DATED },
  { "ISO 8601", "From () 2020-03-03 07:50:45 +0000", BOUNCE_MBOX_LINE_DATED },
  { "ISO 8601 in one word", "From a@b 2020-03-03T07:50:45Z", BOUNCE_MBOX_LINE_DATED },
  { "git", "From 0123456789abcdef0123456789abcdef01234567 Mon Sep 17 00:00:00 2001", BOUNCE_MBOX_LINE_PATCH },
  { "git with long hashes", "From 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef Mon Sep 17 00:00:00 2001", BOUNCE_MBOX_LINE_PATCH },
  { "somebody who wrote at midnight", "From ann@example.org Mon Sep 17 00:00:00 2001", BOUNCE_MBOX_LINE_EXACT },
  { "Thunderbird of today", "From ", BOUNCE_MBOX_LINE_BARE },
  { "Thunderbird of today, CRLF", "From \r", BOUNCE_MBOX_LINE_BARE },
  { "a lone sender", "From -", BOUNCE_MBOX_LINE_BARE },
  { "no blank", "From", BOUNCE_MBOX_LINE_TEXT },
  { "a header field", "From: ann@example.org Thu Jan  1 00:00:00 1970", BOUNCE_MBOX_LINE_TEXT },
  { "words", "From here on, it is easy", BOUNCE_MBOX_LINE_TEXT },
  { "a time alone", "From 15:00 on we are closed", BOUNCE_MBOX_LINE_TEXT },
  { "a date, and more words", "From Thu Jan  1 00:00:00 1970 on we are closed", BOUNCE_MBOX_LINE_TEXT },
  { "a date without a year", "From Thu Jan  1 00:00:00", BOUNCE_MBOX_LINE_TEXT },
  { "a day that no month has", "From a@b Thu Jan 32 00:00:00 1970", BOUNCE_MBOX_LINE_TEXT },
  { "an hour that no day has", "From a@b Thu Jan  1 25:00:00 1970", BOUNCE_MBOX_LINE_TEXT },
  { "minutes that no hour has", "From a@b Thu Jan  1 00:60:00 1970", BOUNCE_MBOX_LINE_TEXT },
  { "a year of five digits", "From a@b Thu Jan  1 00:00:00 19700", BOUNCE_MBOX_LINE_TEXT },
  { "a year long ago", "From a@b Thu Jan  1 00:00:00 1492", BOUNCE_MBOX_LINE_TEXT },
  { "a month in another language", "From a@b Thu ene  1 00:00:00 1970", BOUNCE_MBOX_LINE_TEXT },
  { "a broken time", "From a@b Thu Jan  1 00:0x:00 1970", BOUNCE_MBOX_LINE_TEXT },
  { "a time that ends early", "From a@b Thu Jan  1 00: 1970", BOUNCE_MBOX_LINE_TEXT },
};

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gsize length = strlen (rows[i].line);
      g_autofree char *copy = g_memdup2 (rows[i].line, length);      /* no NUL behind it */

      g_test_message ("%s", rows[i].why);
      g_assert_cmpint (bounce_mbox_line_judge (copy, length), ==, rows[i].judgement);
    }
}

/* Only where the whole date is there does it count. */
static void
test_beginnings (void)
{
  static const char line[] = "From ann@example.org Thu Jan  1 00:00:00 1970";

  for (gsize length = 6; length < strlen (line) - 2; length++)
    {
      g_autofree char *copy = g_memdup2 (line, length);

      g_assert_cmpint (bounce_mbox_line_judge (copy, length), <=, BOUNCE_MBOX_LINE_BARE);
    }
}

static void
test_many_words (void)
{
  g_autoptr (GString) line = g_string_new ("From ");

  for (guint i = 0; i < 100000; i++)
    g_string_append (line, "00:00 ");
  g_string_append (line, "Thu Jan  1 00:00:00 1970");
  g_assert_cmpint (bounce_mbox_line_judge (line->str, line->len), ==, BOUNCE_MBOX_LINE_TEXT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mbox-line/rows", test_rows);
  g_test_add_func ("/mbox-line/beginnings", test_beginnings);
  g_test_add_func ("/mbox-line/many-words", test_many_words);
  return g_test_run ();
}
