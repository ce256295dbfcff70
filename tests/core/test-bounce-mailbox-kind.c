/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests what a file is taken for, and that each refusal says what to do. */

#include "bounce-mailbox-kind.h"

#include <string.h>

#define EMPTY   BOUNCE_MAILBOX_KIND_EMPTY
#define MBOX    BOUNCE_MAILBOX_KIND_MBOX
#define MESSAGE BOUNCE_MAILBOX_KIND_MESSAGE
#define OTHER   BOUNCE_MAILBOX_KIND_OTHER

typedef struct
{
  const char        *why;
  const char        *bytes;
  BounceMailboxKind  kind;
  const char        *word;        /* in the sentence */
} Row;

static const Row rows[] = {
  { "nothing", "", EMPTY, NULL },
  { "blanks", " \r\n\n", EMPTY, NULL },
  { "only a byte-order mark", "\xef\xbb\xbf", EMPTY, NULL },
  { "mbox", "From a@example.org Thu Jan  1 00:00:00 2026\nTo: x\n", MBOX, NULL },
  { "mbox, with a sender line that nobody knows", "From somewhere\nReceived: x\n", MBOX, NULL },
  { "mbox of bare separators", "From \r\nMessage-ID: <x@example.org>\r\n", MBOX, NULL },
  { "mbox behind a byte-order mark", "\xef\xbb\xbf" "From - Thu Jan  1 00:00:00 2026\nTo: x\n", MBOX, NULL },
  { "MMDF", "\1\1\1\1\nFrom: x\n", MBOX, NULL },
  { "one message", "Return-Path: <>\nFrom: x\n\nbody\n", MESSAGE, NULL },
  { "one message, CR alone", "Return-Path: <>\rFrom: x\r\rbody\r", MESSAGE, NULL },
  { "a first line of blanks", "        \nDelivered-To: x\n", MESSAGE, NULL },
  { "a lost first letter", "eturn-Path: <x>\nReceived: from y\n\n", MESSAGE, NULL },
  { "two fields of mail", "Subject: x\nTo: y\n\n", MESSAGE, NULL },
  { "one field of mail, first", "Subject: x\n\nbody", MESSAGE, NULL },
  { "one field and no line end", "From: x", MESSAGE, NULL },
  { "only MIME", "Content-Type: message/delivery-status\nMIME-Version: 1.0\n\n", MESSAGE, NULL },
  { "a line of junk first", "250 OK\nReceived: x\nFrom: y\nTo: z\n\n", MESSAGE, NULL },
  { "a mail below notes", "kept by us:\n\nuser=7\n\nReturn-Path: <a>\nReceived: b\nFrom: c\nTo: d\nSubject: e\n\nbody", MESSAGE, NULL },
  { "a header broken off", "Received: x\nFrom: y\nSubject: ", MESSAGE, NULL },
  { "Outlook", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OTHER, "Outlook" },
  { "Outlook's data", "!BDN....", OTHER, "Thunderbird" },
  { "ZIP", "PK\3\4....", OTHER, "Unpack" },
  { "Apple Mail", "1234      \nReceived: x\nFrom: y\n\n", OTHER, "Raw Message Source" },
  { "Babyl", "BABYL OPTIONS:\nVersion: 5\n", OTHER, "Emacs" },
  { "Thunderbird's index", "// <!-- <mdb:mork:z v=\"1.4\"/> -->\n", OTHER, ".msf" },
  { "bzip2", "BZh91AY&SY", OTHER, "bunzip2" },
  { "UTF-16", "\xff\xfe" "F\0r\0o\0m\0", OTHER, "UTF-16" },
  { "a program", "\x7f" "ELF\2\1\1", OTHER, "program" },
  { "a script that sends mail", "#!/bin/sh\ncat <<END\nFrom: x\nTo: y\nSubject: z\n", OTHER, "script" },
  { "PDF", "%PDF-1.4\n", OTHER, "PDF" },
  { "a picture", "\x89PNG\r\n\x1a\n", OTHER, "picture" },
  { "a database", "SQLite format 3", OTHER, "database" },
  { "a web page", "\n<!DOCTYPE html>\n<html>", OTHER, "web page" },
  { "XML", "<?xml version=\"1.0\"?>\n<a>Subject: x</a>", OTHER, "XML" },
  { "a passwd file", "root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1::/:/bin/sh\n", OTHER, "header lines" },
  { "a services file", "# services\n\ntcpmux\t\t1/tcp\t\t# TCP port\n", OTHER, "header lines" },
  { "C", "/* a file */\n#include <stdio.h>\nint main (void)\n{\n  default:\n}\n", OTHER, "header lines" },
  { "CSV", "date,from,to\n2026-01-01 10:00:00,a@example.org,b@example.org\n", OTHER, "header lines" },
  { "JSON", "{\n  \"From\": \"x\",\n  \"To\": \"y\"\n}\n", OTHER, "header lines" },
  { "YAML", "name: x\nversion: 1\nsteps:\n  - run: make\n", OTHER, "header lines" },
  { "YAML with one word of mail in it", "name: x\ndate: 2026\nversion: 1\n", OTHER, "header lines" },
  { "a package list", "Origin: x\nLabel: y\nDate: Thu, 01 Jan 2026 00:00:00 UTC\nArchitectures: amd64\n", OTHER, "header lines" },
  { "what packagers add", "Format: x\nX-One: y\nX-Two: z\n", OTHER, "header lines" },
  { "a bare reply", "550 5.1.1 <x@example.org>: Recipient address rejected\n", OTHER, "header lines" },
  { "words", "From here on it is easy.\nReally.\n", OTHER, "header lines" },
  { "a log", "Nov 25 12:00:00 host postfix/smtp[1]: x: to=<y@example.org>\n", OTHER, "header lines" },
  { "what HTTP says", "HTTP/1.1 200 OK\nDate: x\nContent-Type: text/html\n\n", OTHER, "header lines" },
  { "binary data", "\1\2\3\4\5\6\7\1\2\3\4\5", OTHER, "no mail" },
  { "a catalogue of translations", "\xde\x12\x04\x95\1\2\3\4MIME-Version: 1.0\nContent-Type: x\nDate: y\nFrom: z\nMessage-ID: a\nReceived: b\n", OTHER, "no mail" },
};

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gsize length = strlen (rows[i].bytes);
      g_autofree char *copy = g_memdup2 (rows[i].bytes, length);
      const char *sentence;

      g_test_message ("%s", rows[i].why);
      g_assert_cmpint (bounce_mailbox_kind_judge (copy, length, &sentence), ==, rows[i].kind);
      g_assert_cmpint (sentence != NULL, ==, rows[i].word != NULL);
      if (sentence)
        {
          g_assert_nonnull (strstr (sentence, rows[i].word));
          g_assert_true (g_str_has_prefix (sentence, "This ") && g_str_has_suffix (sentence, "."));
        }
    }
}

static void
test_tar (void)
{
  char bytes[512] = "mail/one.eml";
  const char *sentence;

  memcpy (bytes + 257, "ustar", 5);
  g_assert_cmpint (bounce_mailbox_kind_judge (bytes, sizeof bytes, &sentence), ==, OTHER);
  g_assert_nonnull (strstr (sentence, "tar archive"));
}

/* 64 KiB of one line, or of as many lines as fit. */
static void
test_full_window (void)
{
  static const char fillers[] = "x\n: >";
  char bytes[65536];
  const char *sentence;

  for (const char *filler = fillers; *filler; filler++)
    {
      memset (bytes, *filler, sizeof bytes);
      bounce_mailbox_kind_judge (bytes, sizeof bytes, &sentence);
      memcpy (bytes, "Received: x\n", 12);
      g_assert_cmpint (bounce_mailbox_kind_judge (bytes, sizeof bytes, &sentence), ==, MESSAGE);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mailbox-kind/rows", test_rows);
  g_test_add_func ("/mailbox-kind/tar", test_tar);
  g_test_add_func ("/mailbox-kind/full-window", test_full_window);
  return g_test_run ();
}
