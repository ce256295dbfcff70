/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Which dialect reads what, what is no bounce, and what words add to a poor
 * status part. */
#include "bounce-reader.h"

#include "bounce-reply.h"

#include <string.h>

#define DSN "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.org\nTo: sender@example.com\nSubject: Undelivered Mail Returned to Sender\nMessage-ID: <d1@mx.example.org>\n" \
  "MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
#define STATUS "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.org\n\nFinal-Recipient: rfc822; a@example.net\nAction: failed\nStatus: 5.1.1\n"
#define BODY "--b\n\nThis is the mail system at host mx.example.org.\n\n<a@example.net>: gone\n" STATUS "Diagnostic-Code: smtp; 550 5.1.1 no such user\n\n--b--\n"

static const struct { const char *text; BounceKind kind; const char *dialect; const char *recipient; const char *why; } rows[] = {
  { DSN BODY, BOUNCE_KIND_FAILURE, "rfc3464", "a@example.net", "a standard report" },
  { "Auto-Submitted: auto-replied\n" DSN BODY, BOUNCE_KIND_FAILURE, "rfc3464", "a@example.net", "a report marked as an automatic answer" },
  { "From: fbl@example.net\nSubject: FW: Offer\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\n\n--b\n\ncomplaint\n--b\n"
    "Content-Type: message/feedback-report\n\nFeedback-Type: abuse\nOriginal-Rcpt-To: a@example.net\n\n--b--\n", BOUNCE_KIND_COMPLAINT, "feedback", "a@example.net", "a complaint" },
  { "From: a@example.net\nSubject: Read: x\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n--b\n\nread\n--b\n"
    "Content-Type: message/disposition-notification\n\nFinal-Recipient: rfc822; a@example.net\nDisposition: manual-action/MDN-sent-manually; displayed\n\n--b--\n",
    BOUNCE_KIND_RECEIPT, "receipt", "a@example.net", "a receipt" },
  { "From: a@example.net\nSubject: Out of office: x\n\nI am away.\n", BOUNCE_KIND_AUTO_REPLY, "autoreply", "a@example.net", "an automatic answer" },
  { "From: a@example.net\nSubject: Re: x\n\nPlease confirm your message to be delivered: http://example.net/c\n", BOUNCE_KIND_CHALLENGE, "challenge", "a@example.net", "a challenge" },
  { "From: a@example.net\nSubject: lunch\n\nAt noon?\n", BOUNCE_KIND_OTHER, NULL, NULL, "ordinary mail" },
  { "", BOUNCE_KIND_OTHER, NULL, NULL, "nothing" },
  /* A person who passes a report on has not bounced. */
  { "From: p@example.com\nSubject: help\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=m\n\n--m\n\nWhat is this?\n--m\nContent-Type: message/rfc822\n\n" DSN BODY "\n--m--\n",
    BOUNCE_KIND_OTHER, NULL, NULL, "passed on as an attachment" },
  { "From: p@example.com\nSubject: Fwd: Undelivered Mail Returned to Sender\nUser-Agent: Mozilla Thunderbird\n\nSee below.\n\n-------- Forwarded Message --------\n"
    "From: MAILER-DAEMON@mx.example.org\n\nThis is the mail system at host mx.example.org.\n\n<a@example.net>: host mx.example.net[192.0.2.1] said: 550 no such user (in reply to RCPT TO command)\n",
    BOUNCE_KIND_OTHER, NULL, NULL, "passed on in its words" },
  { "From: p@example.com\nTo: q@example.com\nSubject: Re: Returned mail\nIn-Reply-To: <1@example.com>\n\n> 550 5.1.1 <a@example.net>... User unknown\n> The mail was not delivered.\n\nOdd.\n",
    BOUNCE_KIND_OTHER, NULL, NULL, "talked about" },
  { "From: report@example.net\nSubject: Report Domain: example.com Submitter: example.net\nMIME-Version: 1.0\nContent-Type: application/gzip\n\nx\n", BOUNCE_KIND_OTHER, NULL, NULL,
    "a DMARC report" },
  { "From: tls@example.net\nSubject: Report Domain: example.com\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=tlsrpt; boundary=b\n\n--b\n\nTLS report\n--b\n"
    "Content-Type: application/tlsrpt+gzip\n\nx\n--b--\n", BOUNCE_KIND_OTHER, NULL, NULL, "a report about TLS" },
  { "From: list-owner@example.net\nList-Id: <l.example.net>\nSubject: Your message to L awaits moderator approval\nPrecedence: bulk\n\nYour mail to 'L' is being held until the moderator can review it.\n",
    BOUNCE_KIND_OTHER, NULL, NULL, "held for a moderator" },
  { "From: news@example.net\nList-Unsubscribe: <mailto:x@example.net>\nSubject: Ten reasons for delivery failures\n\nA 550 user unknown bounce means that a@example.org is gone.\n",
    BOUNCE_KIND_OTHER, NULL, NULL, "a newsletter about bounces" },
  { "From: MAILER-DAEMON@mx.example.com (Mail Delivery System)\nTo: postmaster@mx.example.com\nSubject: Postfix SMTP server: errors from unknown[192.0.2.99]\n\n"
    "Transcript of session follows.\n\n In:  RCPT TO:<a@example.com>\n Out: 550 5.1.1 <a@example.com>: Recipient address rejected: User unknown\n", BOUNCE_KIND_OTHER, NULL, NULL,
    "a session shown to the postmaster" },
  { "From: Bob <b@example.net>\nSubject: Undeliverable mail, please help\n\nWhen I write to a@example.org I get: 550 5.1.1 User unknown. My message could not be delivered.\n",
    BOUNCE_KIND_OTHER, NULL, NULL, "a person who asks" },
  { "From: help@example.net\nSubject: [Ticket #12] Undelivered mail\nAuto-Submitted: auto-replied\n\nWe have received:\n\n> My mail to a@example.org came back: 550 5.1.1 User unknown.\n",
    BOUNCE_KIND_AUTO_REPLY, "autoreply", "help@example.net", "a help desk answers a question about bounces" },
  { "From: logwatch@example.com\nAuto-Submitted: auto-generated\nSubject: Logwatch\n\n 2 550 5.1.1 <a@example.net>: Recipient address rejected: User unknown\n", BOUNCE_KIND_OTHER, NULL, NULL,
    "a log" },
  /* A gateway that wraps the whole report in its own envelope. */
  { "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.org\nSubject: Undelivered Mail Returned to Sender\nMessage-ID: <d1@mx.example.org>\nMIME-Version: 1.0\n"
    "Content-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: message/rfc822\n\n" DSN BODY "\n--m\n\nchecked for viruses\n--m--\n", BOUNCE_KIND_FAILURE, "rfc3464", "a@example.net",
    "wrapped by a gateway" },
  /* A report about a report that could not be delivered. */
  { "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.com\nSubject: Undeliverable\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=z\n\n"
    "--z\n\nno\n--z\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.com\n\nFinal-Recipient: rfc822; outer@example.com\nAction: failed\nStatus: 5.1.1\n"
    "Diagnostic-Code: smtp; 550 gone away\n\n--z\nContent-Type: message/rfc822\n\n" DSN BODY "\n--z--\n", BOUNCE_KIND_FAILURE, "rfc3464", "outer@example.com", "a double bounce" },
  /* A challenge that dresses as a failure. */
  { DSN "--b\n\nBefore your message can be delivered, click http://example.net/c to be added to the list of approved senders.\n" STATUS
    "Diagnostic-Code: X-Notice; sender not approved\n\n--b--\n", BOUNCE_KIND_CHALLENGE, "challenge", "MAILER-DAEMON@mx.example.org", "a challenge in a report" },
  { DSN "--b\n\nnothing\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.org\n\n--b\nContent-Type: message/rfc822\n\nFrom: sender@example.com\nTo: c@example.net\nSubject: x\n\nx\n--b--\n",
    BOUNCE_KIND_FAILURE, "rfc3464", "c@example.net", "a report that names nobody" },
};

static BounceReport *
read_text (const char *text,
           gsize       length)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, length);
  g_autoptr(BounceMessage) message = bounce_message_parse (bytes);

  return bounce_reader_read (message);
}

static void
test_rows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(BounceReport) report = read_text (rows[i].text, strlen (rows[i].text));
      const BounceRecipient *first = report->recipients->len > 0 ? g_ptr_array_index (report->recipients, 0) : NULL;

      g_test_message ("%s", rows[i].why);
      g_assert_cmpstr (bounce_kind_to_id (report->kind), ==, bounce_kind_to_id (rows[i].kind));
      g_assert_cmpstr (report->dialect, ==, rows[i].dialect);
      g_assert_cmpstr (first != NULL ? first->address : NULL, ==, rows[i].recipient);
      g_assert_nonnull (report->text);
    }
}

/* The status part names recipient and status; why stands in the words alone. */
static void
test_merge (void)
{
  static const char text[] = DSN "--b\n\nThis is the mail system at host mx.example.org.\n\n<a@example.net>: host mx.example.net[192.0.2.1] said: 552 5.2.2 over quota (in reply to RCPT TO command)\n"
    STATUS "\n--b--\n";
  g_autoptr(BounceReport) report = read_text (text, strlen (text));
  const BounceRecipient *recipient = g_ptr_array_index (report->recipients, 0);
  g_autoptr(BounceReply) reply = NULL;

  g_assert_cmpuint (report->recipients->len, ==, 1);
  g_assert_nonnull (recipient->diagnostic);
  reply = bounce_reply_new (recipient->diagnostic);
  g_assert_cmpuint (reply->code, ==, 552);
  g_assert_cmpint (reply->stage, ==, BOUNCE_STAGE_RCPT);
  /* What the status part does say stays. */
  g_assert_cmphex (recipient->status, ==, BOUNCE_STATUS (5, 1, 1));
  g_assert_cmpint (recipient->action, ==, BOUNCE_ACTION_FAILED);
}

/* A message cut anywhere is a message with little in it. */
static void
test_every_cut (void)
{
  static const char text[] = DSN BODY;

  for (gsize length = 0; length <= strlen (text); length++)
    {
      g_autoptr(BounceReport) report = read_text (text, length);

      g_assert_nonnull (report);
    }
}

/* Over the labelled mail, where it is at hand: ordinary mail is no bounce, and
 * nothing takes long. */
static void
test_corpus (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("SOURCE_ROOT") != NULL ? g_getenv ("SOURCE_ROOT") : ".", "..", "shared", "corpus", "messages", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_read = 0;
  guint n_failures = 0;

  if (dir == NULL)
    {
      g_test_skip ("no corpus here");
      return;
    }
  g_test_timer_start ();
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *text = NULL;
      gsize length;

      if (g_file_get_contents (path, &text, &length, NULL))
        {
          g_autoptr(BounceReport) report = read_text (text, length);

          n_read++;
          n_failures += report->kind == BOUNCE_KIND_FAILURE || report->kind == BOUNCE_KIND_DELAY;
        }
    }
  g_test_message ("%u messages, %u failures and delays, %g s", n_read, n_failures, g_test_timer_elapsed ());
  g_assert_cmpuint (n_read, >, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/rows", test_rows);
  g_test_add_func ("/reader/merge", test_merge);
  g_test_add_func ("/reader/every-cut", test_every_cut);
  g_test_add_func ("/reader/corpus", test_corpus);
  return g_test_run ();
}
