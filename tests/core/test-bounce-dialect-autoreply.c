/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Automatic answers, and automatic mail that answers nothing. */
#include "bounce-dialect.h"

#include <string.h>

static const struct { const char *text; gboolean is; const char *why; } rows[] = {
  { "From: a@example.net\nAuto-Submitted: auto-replied\nSubject: Re: x\n\naway\n", TRUE, "RFC 3834" },
  { "From: a@example.net\nAuto-Submitted: auto-replied (vacation)\nSubject: x\n\naway\n", TRUE, "with a comment" },
  { "From: a@example.net\nPrecedence: auto_reply\nSubject: x\n\naway\n", TRUE, "an older mark" },
  { "From: a@example.net\nX-Autoreply: yes\nSubject: x\n\naway\n", TRUE, "another" },
  { "From: a@example.net\nSubject: Out of Office: offer\n\nx\n", TRUE, "a subject" },
  { "From: a@example.net\nSubject: Automatische Antwort: Angebot\n\nx\n", TRUE, "German" },
  { "From: a@example.net\nSubject: =?utf-8?Q?R=C3=A9ponse_automatique_:_offre?=\n\nx\n", TRUE, "French: the words in another order" },
  { "From: a@example.net\nSubject: =?utf-8?B?6Ieq5Yqo5Zue5aSN?=\n\nx\n", TRUE, "Chinese" },
  { "From: a@example.net\nSubject: no longer with the company\nReturn-Path: <>\n\nShe no longer works here.\n", TRUE, "has left: still an answer" },
  { "Return-Path: <>\nFrom: a@example.net\nSubject: your mail\n\nThank you for your message. I will be back on Monday.\n", TRUE, "a null return path and a person" },
  { "From: MAILER-DAEMON@example.net\nAuto-Submitted: auto-replied\nSubject: Undelivered Mail Returned to Sender\n\nno\n", FALSE, "a bounce that is marked so" },
  { "From: MAILER-DAEMON@example.net\nAuto-Submitted: auto-replied\nX-Failed-Recipients: b@example.org\nSubject: x\n\nno\n", FALSE, "another" },
  { "From: <>\nAuto-Submitted: auto-replied\n\nNot a valid user here.\n", FALSE, "an answer has an author" },
  { "From: cron@example.net\nAuto-Submitted: auto-generated\nSubject: backup done\n\nx\n", FALSE, "generated, no answer" },
  { "From: news@example.net\nList-Id: <n.example.net>\nSubject: On vacation? Read this\n\nx\n", FALSE, "a newsletter" },
  { "From: a@example.net\nSubject: Re: Out of office\nIn-Reply-To: <1@example.com>\nUser-Agent: Mutt\n\nHave fun!\n", FALSE, "a person's answer to one" },
  { "From: a@example.net\nSubject: hello\n\nThank you for your message.\n", FALSE, "ordinary mail" },
};

static void
test_rows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new (rows[i].text, strlen (rows[i].text));
      g_autoptr(BounceMessage) message = bounce_message_parse (bytes);

      g_test_message ("%s", rows[i].why);
      g_assert_cmpint (bounce_dialect_autoreply.recognise (message), ==, rows[i].is);
      if (rows[i].is)
        {
          g_autoptr(BounceReport) report = bounce_dialect_autoreply.read (message);

          g_assert_cmpint (report->kind, ==, BOUNCE_KIND_AUTO_REPLY);
          g_assert_cmpuint (report->recipients->len, ==, 1);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/autoreply/rows", test_rows);
  return g_test_run ();
}
