/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests which headers are worth parsing, and over the whole corpus, where there
 * is one, that no bounce is lost. */

#include "bounce-sniff.h"

#include "bounce-mailbox.h"

#include "../support/mailboxes.h"

#define PERSON "From: Ann <ann@example.org>\nTo: bob@example.net\nSubject: rolls\n"

typedef struct
{
  const char *why;
  const char *head;
  gboolean    smells;
} Row;

static const Row rows[] = {
  { "a person", PERSON "\n", FALSE },
  { "a person with an honest return path", "Return-Path: <ann@example.org>\n" PERSON "Content-Type: text/plain\nAuto-Submitted: no\n\n", FALSE },
  { "null return path", "Return-Path: <>\n" PERSON "\n", TRUE },
  { "null return path, with a blank", "Return-path:<>\r\n" "From: x\r\nSubject: y\r\n\r\n", TRUE },
  { "CR alone", "From: Ann <ann@example.org>\rSubject: rolls\rReturn-Path: <>\r\r", TRUE },
  { "a person, CR alone", "From: Ann <ann@example.org>\rSubject: rolls\r\r", FALSE },
  { "sender", "From: Mail Delivery System <x@example.org>\nSubject: hello\n\n", TRUE },
  { "sender field", "Sender: postmaster@example.org\n" PERSON "\n", TRUE },
  { "a list's sender field is no sign", "Sender: rolls-bounces@lists.example.org\n" PERSON "\n", FALSE },
  { "subject", "From: x@example.org\nSubject: Undeliverable: rolls\n\n", TRUE },
  { "report", PERSON "Content-Type: multipart/report;\n\treport-type=delivery-status; boundary=x\n\n", TRUE },
  { "report type in the continuation only", PERSON "Content-Type: multipart/mixed;\n\tREPORT-TYPE=x\n\n", TRUE },
  { "RFC 3834", PERSON "Auto-Submitted: auto-replied (vacation)\n\n", TRUE },
  { "Exim", PERSON "X-Failed-Recipients: x@example.org\n\n", TRUE },
  { "precedence", PERSON "Precedence: junk\n\n", TRUE },
  { "bulk mail by nobody", PERSON "Precedence: bulk\n\n", TRUE },
  { "bulk mail of a list", "List-Id: <rolls.example.org>\n" PERSON "Precedence: bulk\n\n", FALSE },
  { "bulk mail of a list, said first", PERSON "Precedence: bulk\nList-Id: <rolls.example.org>\n\n", FALSE },
  { "an automatic answer", PERSON "X-Autoreply: yes\n\n", TRUE },
  { "Exchange", PERSON "X-MS-Exchange-Message-Is-Ndr:\n\n", TRUE },
  { "sent to where bounces go", "From: ann@example.org\nTo: bounces@example.org\nSubject: rolls\n\n", TRUE },
  { "no subject: mail programs write one", "From: ann@example.org\nTo: x\n\n", TRUE },
  { "no sender", "To: x\nSubject: rolls\n\n", TRUE },
  { "nothing", "", TRUE },
  { "blanks and a byte-order mark first", "\xef\xbb\xbf   \nReturn-Path: <>\n" PERSON "\n", TRUE },
  { "a person behind blanks", "   \n\n" PERSON "\n", FALSE },
  { "junk first", "--- kept ---\n" PERSON "\n", FALSE },
  { "blank before the colon", PERSON "Auto-Submitted : auto-generated\n\n", TRUE },
};

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].why);
      g_assert_cmpint (bounce_sniff_headers (rows[i].head, strlen (rows[i].head)), ==, rows[i].smells);
    }
}

/* 100 000 fields, 100 000 continuation lines, 100 000 lines of junk. */
static void
test_many_lines (void)
{
  static const char *const lines[] = { "A: b\n", " b\n", "b\n", ":\n", "\n" };
  gint64 begun = g_get_monotonic_time ();

  for (guint l = 0; l < G_N_ELEMENTS (lines); l++)
    {
      g_autoptr (GString) head = g_string_new (PERSON "Cc: x\n");

      for (guint i = 0; i < 100000; i++)
        g_string_append (head, lines[l]);
      g_assert_false (bounce_sniff_headers (head->str, head->len));
    }
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 5 * G_USEC_PER_SEC);
}

typedef struct
{
  gboolean smells;
  guint    messages;
} Sniffed;

static gboolean
on_head (const char *head,
         gsize       length,
         gpointer    user_data)
{
  Sniffed *sniffed = user_data;

  sniffed->smells |= bounce_sniff_headers (head, length);
  return FALSE;
}

static gboolean
on_mail (const BounceMail *mail,
         gpointer          user_data)
{
  Sniffed *sniffed = user_data;

  sniffed->messages++;
  return TRUE;
}

static Sniffed
sniff_file (const char *corpus,
            const char *name)
{
  g_autofree char *path = g_build_filename (corpus, "messages", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (BounceMailbox) mailbox = bounce_mailbox_open (file, NULL, &error);
  Sniffed sniffed = { FALSE, 0 };

  g_assert_no_error (error);
  bounce_mailbox_foreach (mailbox, on_head, on_mail, &sniffed, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sniffed.messages, >, 0);
  return sniffed;
}

/* Whatever is labelled as anything but ordinary mail is let through. */
static void
test_corpus (void)
{
  g_autofree char *corpus = find_corpus ();
  g_autofree char *path = NULL, *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint kept = 0, ordinary = 0;

  if (!corpus)
    {
      g_test_skip ("no corpus here");
      return;
    }
  path = g_build_filename (corpus, "expected.tsv", NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] && *lines[i]; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", 3);
      Sniffed sniffed = sniff_file (corpus, cells[0]);

      if (strcmp (cells[1], "not-bounce") == 0)
        {
          ordinary++;
          kept += sniffed.smells;
        }
      else if (!sniffed.smells)
        g_error ("%s (%s) was let go", cells[0], cells[1]);
    }
  g_test_message ("%u of %u ordinary messages would be parsed", kept, ordinary);
  g_assert_cmpuint (kept, <, ordinary / 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sniff/rows", test_rows);
  g_test_add_func ("/sniff/many-lines", test_many_lines);
  g_test_add_func ("/sniff/corpus", test_corpus);
  return g_test_run ();
}
