/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Read receipts, with and without their type. */
#include "bounce-dialect.h"

#include <string.h>

#define FIELDS "Final-Recipient: rfc822; a@example.net\nOriginal-Message-ID: <1@example.com>\nDisposition: manual-action/MDN-sent-manually; displayed\n"

static const struct { const char *text; gboolean is; const char *why; } rows[] = {
  { "From: a@example.net\nSubject: Read: Hello\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n"
    "--b\n\nread\n--b\nContent-Type: message/disposition-notification\n\n" FIELDS "\n--b--\n", TRUE, "RFC 8098" },
  { "From: a@example.net\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nread\n--b\nContent-Type: text/plain\n\n" FIELDS "\n--b--\n",
    TRUE, "the fields have lost their type" },
  { "From: a@example.net\nSubject: Gelesen: Angebot\n\nIhre Nachricht wurde am 1. Januar gelesen.\n", TRUE, "only words, in German" },
  { "From: a@example.net\nSubject: Not read: Offer\n\nYour message was deleted without being read.\n", TRUE, "thrown away is a receipt, too" },
  { "From: a@example.net\nSubject: Read: my novel\n\nPlease read it.\n", FALSE, "a subject alone" },
  { "From: a@example.net\nSubject: fields\n\nDisposition: good\n", FALSE, "a word that looks like a field" },
  { "From: a@example.net\nSubject: hello\n\nIt was read on Monday.\n", FALSE, "a sentence alone" },
};

static void
test_rows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new (rows[i].text, strlen (rows[i].text));
      g_autoptr(BounceMessage) message = bounce_message_parse (bytes);

      g_test_message ("%s", rows[i].why);
      g_assert_cmpint (bounce_dialect_receipt.recognise (message), ==, rows[i].is);
      if (rows[i].is)
        {
          g_autoptr(BounceReport) report = bounce_dialect_receipt.read (message);

          g_assert_cmpint (report->kind, ==, BOUNCE_KIND_RECEIPT);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/receipt/rows", test_rows);
  return g_test_run ();
}
