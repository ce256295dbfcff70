/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain notices: where the returned message begins, what a label says, who
 * wrote it. */
#include "bounce-notice.h"

#include <string.h>

static BounceMessage *
parse (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return bounce_message_parse (bytes);
}

/* @begin is what stands behind the marker line; NULL for no marker. */
static const struct { const char *text; const char *begin; const char *why; } originals[] = {
  { "Sorry.\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <a@example.org>\nSubject: x\n", "\nReturn-Path: <a@", "qmail" },
  { "gone\n\n------ This is a copy of the message, including all the headers. ------\n\nFrom: a@example.org\n", "\nFrom: a@", "Exim" },
  { "   ----- Original message follows -----\n\nReceived: by x\n", "\nReceived:", "several" },
  { "   ----- Unsent message follows -----\nFrom: a@example.org\n", "From: a@", "Sendmail 5" },
  { "Original message headers:\n\nReceived: from x by y\n", "\nReceived:", "Exchange" },
  { "------- Returned Message --------\n\nhello there\n", "\nhello", "a rule of hyphens needs no header behind it" },
  { "Ursprüngliche Nachricht:\nSubject: x\n", "Subject:", "German" },
  { "Исходное сообщение:\n\nFrom: a@example.org\n", "\nFrom:", "Russian" },
  { "No such user.\n\nReceived: from a by b\nFrom: a@example.org\nTo: b@example.org\n\nhi\n", "Received:", "headers without any marker" },
  { "No such user.\n\n> Message-ID: <1@example.org>\n> From: a@example.org\n> To: b@example.org\n", "> Message-ID", "quoted headers" },
  { "The original message was received at Mon, 1 Jan 2024\nfrom localhost\n", NULL, "Sendmail's first line" },
  { "Your original message is lost.\nSorry.\n", NULL, "a sentence" },
  { "Subject: x\nTo: b@example.org\nReason: none\n", NULL, "a summary is no header" },
  { "", NULL, "nothing" },
};

static void
test_find_original (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (originals); i++)
    {
      const char *original = NULL;
      const char *marker = bounce_notice_find_original (originals[i].text, &original);

      g_test_message ("%s: %s", originals[i].why, originals[i].text);
      if (originals[i].begin == NULL)
        {
          g_assert_null (marker);
          continue;
        }
      g_assert_nonnull (marker);
      if (!g_str_has_prefix (original, originals[i].begin))
        g_assert_cmpstr (original, ==, originals[i].begin);
      g_assert_true (marker == originals[i].text || marker[-1] == '\n');
    }
}

static void
test_take_original (void)
{
  static const struct { const char *text; const char *id; const char *why; } rows[] = {
    { "From: x@example.org\n\nno\n\n--- Below this line is a copy of the message.\n\nMessage-ID: <1@example.org>\nSubject: s\n\nbody\n",
      "<1@example.org>", "behind a marker" },
    { "From: x@example.org\n\nno\n\n--- original message ---\n> Message-ID: <2@example.org>\n> Subject: a\n>  b\n>\n> body\n",
      "<2@example.org>", "quoted" },
    { "From: x@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nno\n--b\nContent-Type: message/rfc822\n\n"
      "Message-ID: <3@example.org>\nSubject: s\n\nbody\n--b--\n", "<3@example.org>", "attached" },
    { "From: x@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nno\n--b\nContent-Type: text/rfc822-headers\n\n"
      "Message-ID: <4@example.org>\nSubject: s\n--b--\n", "<4@example.org>", "only its headers" },
    { "From: x@example.org\n\nno such user\n", NULL, "none" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(BounceMessage) message = parse (rows[i].text);
      g_autoptr(BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, NULL);

      g_test_message ("%s", rows[i].why);
      bounce_notice_take_original (report, message);
      g_assert_cmpint (report->original != NULL, ==, rows[i].id != NULL);
      if (rows[i].id != NULL)
        g_assert_cmpstr (bounce_message_get_header (report->original, "Message-ID"), ==, rows[i].id);
    }
}

static void
test_dup_after (void)
{
  const char *text = "Recipient:  a@example.org \r\n  reason: gone\nReasons: x\nEmpty:\n";
  g_autofree char *recipient = bounce_notice_dup_after (text, "recipient:");
  g_autofree char *reason = bounce_notice_dup_after (text, "Reason:");

  g_assert_cmpstr (recipient, ==, "a@example.org");
  g_assert_cmpstr (reason, ==, "gone");
  g_assert_null (bounce_notice_dup_after (text, "Empty:"));
  g_assert_null (bounce_notice_dup_after (text, "Nothing:"));
}

enum { AUTOMATIC = 1, PERSONAL = 2 };

static const struct { const char *text; int is; const char *why; } senders[] = {
  { "From: MAILER-DAEMON@mx.example.org\nSubject: failure notice\n\nx\n", AUTOMATIC, "the usual sender" },
  { "Return-Path: <>\nFrom: a@example.org\nSubject: x\n\nx\n", AUTOMATIC, "a null return path" },
  { "From: \"Mail Delivery Subsystem\" <x@example.org>\nSubject: x\n\nx\n", AUTOMATIC, "a name" },
  { "From: postmaster-1@example.org\nSubject: x\n\nx\n", AUTOMATIC, "a numbered postmaster" },
  { "From: postmasters@example.org\nSubject: x\n\nx\n", 0, "a word that begins alike" },
  { "From: a@example.org\nAuto-Submitted: auto-replied\nSubject: x\n\nx\n", AUTOMATIC, "marked" },
  { "From: a@example.org\nAuto-Submitted: no\nSubject: x\n\nx\n", 0, "marked as not automatic" },
  { "From: x@example.org\nSubject: Unzustellbar: Angebot\n\nx\n", AUTOMATIC, "a subject in German" },
  { "From: x@example.org\nSubject: =?utf-8?B?6YCA5L+h?=\n\nx\n", AUTOMATIC, "a subject in Chinese" },
  { "From: a@example.org\nSubject: Hello\n\nx\n", 0, "ordinary mail" },
  { "From: a@example.org\nSubject: Fwd: Undelivered Mail Returned to Sender\nUser-Agent: Mozilla Thunderbird\n\nlook\n", PERSONAL, "a forward" },
  { "From: a@example.org\nSubject: Re: failure notice\nIn-Reply-To: <1@example.org>\n\nyes\n", PERSONAL, "an answer" },
  { "From: a@example.org\nSubject: AW: Unzustellbar\n\nsiehe unten\n\n-----Ursprüngliche Nachricht-----\nVon: x\n", PERSONAL, "an answer in German" },
  { "From: a@example.org\nSubject: bounce\nX-Mailer: Apple Mail (2.3445)\n\nsee\n\nBegin forwarded message:\n\n> x\n", PERSONAL, "no Fwd: in the subject" },
  { "From: a@example.org\nSubject: RE: x\n\nThank you\n", 0, "nothing but a subject" },
  { "From: MAILER-DAEMON@example.org\nSubject: Re: hello\nIn-Reply-To: <1@example.org>\n\nno\n", AUTOMATIC, "a server that answers with Re:" },
  { "From: a@example.org\nAuto-Submitted: auto-replied\nSubject: Re: hello\nIn-Reply-To: <1@example.org>\n\nno\n", AUTOMATIC, "an automatic answer" },
};

static void
test_senders (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (senders); i++)
    {
      g_autoptr(BounceMessage) message = parse (senders[i].text);

      g_test_message ("%s", senders[i].why);
      g_assert_cmpint (bounce_notice_is_automatic (message), ==, (senders[i].is & AUTOMATIC) != 0);
      g_assert_cmpint (bounce_notice_is_personal (message), ==, (senders[i].is & PERSONAL) != 0);
    }
}

static void
test_delay (void)
{
  static const struct { const char *text; gboolean is; const char *why; } rows[] = {
    { "This is a warning message only.\nYou do not need to resend your message.", TRUE, "Sendmail" },
    { "has been delayed. It will be retried until it is 5 days old.", TRUE, "Postfix" },
    { "delivery attempts will be made, so do\nnot resend; the server will continue\nto try", TRUE, "words wrapped over lines" },
    { "Ihre Nachricht wurde verzögert.", TRUE, "German" },
    { "Ваше сообщение задерживается", TRUE, "Russian" },
    { "Delivery was delayed for 5 days. Giving up.", FALSE, "given up" },
    { "This is a permanent error.", FALSE, "final" },
    { "User unknown", FALSE, "no word of time" },
    { "", FALSE, "nothing" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].why);
      g_assert_cmpint (bounce_notice_is_delay (rows[i].text), ==, rows[i].is);
    }
}

static void
test_dup_reply (void)
{
  static const struct { const char *text; const char *reply; const char *why; } rows[] = {
    { "<a@example.org>: host mx.example.org[192.0.2.1] said: 550 5.1.1\n    no such user\n\nBye",
      "<a@example.org>: host mx.example.org[192.0.2.1] said: 550 5.1.1\n    no such user", "Postfix, with who said it" },
    { ">>> DATA\n<<< 550-No\n<<< 550 such user\n<<< 503 need RCPT\n", "550-No\n550 such user\n", "a session" },
    { "  recv: 550 User unknown\n", "550 User unknown\n", "another way to write one" },
    { "The response was:\n\n550 5.1.1 nobody\n\nmore", "The response was:\n\n550 5.1.1 nobody", "in the next paragraph" },
    { "Reason: it was too late", NULL, "words without a code" },
    { "nothing", NULL, "none" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *reply = bounce_notice_dup_reply (rows[i].text);

      g_test_message ("%s", rows[i].why);
      g_assert_cmpstr (reply, ==, rows[i].reply);
    }
}

static void
test_take_texts (void)
{
  g_autoptr(BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, NULL);
  BounceRecipient *a = bounce_report_add_recipient (report, "a@example.org");
  BounceRecipient *b = bounce_report_add_recipient (report, "b@example.org");
  BounceRecipient *c = bounce_report_add_recipient (report, "c@example.org");

  g_free (report->text);
  report->text = g_strdup ("Sorry.\n\n<a@example.org>: full\nquite\n\n<b@example.org>:\n\nno such user\n\n"
                           "--- Below this line is a copy of the message.\n\nTo: c@example.org\nSubject: x\n");
  bounce_notice_take_texts (report);
  g_assert_cmpstr (a->text, ==, "<a@example.org>: full\nquite");
  g_assert_cmpstr (b->text, ==, "<b@example.org>:\n\nno such user");
  /* The returned message names him, the notice does not. */
  g_assert_null (c->text);
}

static void
test_long (void)
{
  static const char *const units[] = { "original message\n", "--- original message\n", "Received: x\n", "<<< 550 x\n", "said: 550", "\n", " ", "reason:", "a@b.example ", ">" };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, NULL);
      g_autofree char *reply = NULL;

      while (text->len < 1 << 20)
        g_string_append (text, units[i]);
      g_free (report->text);
      report->text = g_strdup (text->str);
      bounce_report_add_recipient (report, "nobody@example.org");
      g_test_timer_start ();
      bounce_notice_find_original (text->str, NULL);
      bounce_notice_is_delay (text->str);
      reply = bounce_notice_dup_reply (text->str);
      bounce_notice_take_texts (report);
      g_test_message ("%s: %g s", units[i], g_test_timer_elapsed ());
      g_assert_cmpfloat (g_test_timer_last (), <, 10.0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notice/find-original", test_find_original);
  g_test_add_func ("/notice/take-original", test_take_original);
  g_test_add_func ("/notice/dup-after", test_dup_after);
  g_test_add_func ("/notice/senders", test_senders);
  g_test_add_func ("/notice/delay", test_delay);
  g_test_add_func ("/notice/dup-reply", test_dup_reply);
  g_test_add_func ("/notice/take-texts", test_take_texts);
  g_test_add_func ("/notice/long", test_long);
  return g_test_run ();
}
