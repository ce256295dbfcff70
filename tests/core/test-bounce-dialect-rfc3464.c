/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Delivery status notifications with the faults that servers and gateways
 * make. */
#include "bounce-dialect.h"

#include <string.h>

#define HEAD "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.org\nTo: sender@example.com\nSubject: Undelivered Mail Returned to Sender\nMIME-Version: 1.0\n"
#define REPORT HEAD "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
#define HUMAN(text) "--b\nContent-Type: text/plain\n\n" text "\n"
#define STATUS(fields) "--b\nContent-Type: message/delivery-status\n\n" fields "\n"
#define RETURNED "--b\nContent-Type: message/rfc822\n\nMessage-ID: <1@example.com>\nFrom: sender@example.com\nTo: a@example.net\nSubject: Hello\n\nhi\n--b--\n"
#define GROUP "Reporting-MTA: dns; mx.example.org\nArrival-Date: Mon, 1 Jan 2024 00:00:00 +0000\n\n"

typedef struct
{
  const char *text;
  BounceKind  kind;
  const char *recipients;        /* "address kind status|..."                   */
  const char *diagnostic;        /* of the first; NULL for none                 */
  const char *why;
} Row;

static const Row rows[] = {
  { REPORT HUMAN ("sorry") STATUS (GROUP "Final-Recipient: rfc822; a@example.net\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 gone (no\n  more)\n") RETURNED,
    BOUNCE_KIND_FAILURE, "a@example.net failure 5.1.1", "550 5.1.1 gone (no more)", "as the standard has it" },
  { REPORT HUMAN ("sorry") STATUS ("Reporting-MTA: dns; mx.example.org\nFinal-Recipient: rfc822; a@example.net\nAction: failed\nStatus: 5.1.1\n"
    "Final-Recipient: rfc822; b@example.net\nAction: failed\nStatus: 5.2.2\n") RETURNED,
    BOUNCE_KIND_FAILURE, "a@example.net failure 5.1.1|b@example.net failure 5.2.2", NULL, "no blank line between groups" },
  { REPORT HUMAN ("sorry") STATUS (GROUP "Final-Recipient: rfc822; a@example.net\nOriginal-Recipient: rfc822; b@example.org\nAction: failed\nStatus: 5.1.1\n\n"
    "Final-Recipient: rfc822; c@example.net\nOriginal-Recipient: rfc822; c@example.net\nAction: delayed\nStatus: 4.4.1\n") RETURNED,
    BOUNCE_KIND_FAILURE, "a@example.net failure 5.1.1|c@example.net delay 4.4.1", NULL, "different actions: the message is what is worst" },
  { REPORT HUMAN ("sorry") STATUS (GROUP "Final-Recipient: rfc822; a@example.net\nAction: delayed\nStatus: 4.4.1\nWill-Retry-Until: Fri, 5 Jan 2024 00:00:00 +0000\n") RETURNED,
    BOUNCE_KIND_DELAY, "a@example.net delay 4.4.1", NULL, "a delay" },
  { REPORT HUMAN ("gave up") STATUS (GROUP "Final-Recipient: rfc822; a@example.net\nAction: failed\nStatus: 4.4.1\n") RETURNED,
    BOUNCE_KIND_FAILURE, "a@example.net failure 4.4.1", NULL, "failed in the end, with a temporary status" },
  { REPORT HUMAN ("Your message has been delayed. It will be retried.") STATUS (GROUP "Final-Recipient: rfc822; a@example.net\nStatus: 4.4.1\n") RETURNED,
    BOUNCE_KIND_DELAY, "a@example.net delay 4.4.1", NULL, "no action: the words tell the delay" },
  { REPORT HUMAN ("It could not be delivered.") STATUS (GROUP "Final-Recipient: rfc822; a@example.net\nStatus: 4.4.7\n") RETURNED,
    BOUNCE_KIND_FAILURE, "a@example.net failure 4.4.7", NULL, "no action and no word of trying again" },
  { REPORT HUMAN ("read") STATUS (GROUP "Final-Recipient: rfc822; a@example.net\nAction: delivered\nStatus: 2.1.5\n") RETURNED,
    BOUNCE_KIND_DELIVERY, "a@example.net delivery 2.1.5", NULL, "delivered" },
  { REPORT HUMAN ("read") STATUS (GROUP "Final-Recipient: rfc822; a@example.net\nAction: relayed\nStatus: 2.6.0\n") RETURNED,
    BOUNCE_KIND_DELIVERY, "a@example.net delivery 2.6.0", NULL, "relayed" },
  { REPORT HUMAN ("sorry") "--b\nContent-Type: text/plain\n\n" GROUP "Final-Recipient: rfc822; a@example.net\nAction: failed\nStatus: 5.1.1\n" RETURNED,
    BOUNCE_KIND_FAILURE, "a@example.net failure 5.1.1", NULL, "the status part has lost its type" },
  { REPORT HUMAN ("sorry") "--b\nContent-Type: message/delivery-status\nContent-Transfer-Encoding: base64\n\n"
    "UmVwb3J0aW5nLU1UQTogZG5zOyBteC5leGFtcGxlLm9yZwoKRmluYWwtUmVjaXBpZW50OiByZmM4MjI7IGFAZXhhbXBsZS5uZXQKQWN0aW9uOiBmYWlsZWQKU3RhdHVzOiA1LjEuMQo=\n" RETURNED,
    BOUNCE_KIND_FAILURE, "a@example.net failure 5.1.1", NULL, "base64, although forbidden" },
  { HEAD "Content-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n" HUMAN ("sorry")
    STATUS (GROUP "Final-Recipient: rfc822; a@example.net\nAction: failed\nStatus: 5.1.1\n") RETURNED "--m\nContent-Type: text/plain\n\n-- \nlist footer\n--m--\n",
    BOUNCE_KIND_FAILURE, "a@example.net failure 5.1.1", NULL, "a list's footer around it" },
  { REPORT HUMAN ("sorry") STATUS (GROUP "Final-Recipient: rfc822; a@example.net\nAction: failed\nStatus: 5.1.1\n") "--b--\n",
    BOUNCE_KIND_FAILURE, "a@example.net failure 5.1.1", NULL, "no third part" },
  { REPORT HUMAN ("sorry") "--b\nContent-Type: message/global-delivery-status\n\n" GROUP "Final-Recipient: utf-8; \xc3\xa9@example.net\nAction: failed\nStatus: 5.6.7\n" RETURNED,
    BOUNCE_KIND_FAILURE, "\xc3\xa9@example.net failure 5.6.7", NULL, "RFC 6533" },
  { REPORT HUMAN ("sorry") STATUS (GROUP "Original-Recipient: rfc822; a@example.net\nFinal-Recipient: x400; /RFC-822=inner(a)example.net/C=de/\nAction: failed\nStatus: 5.0.0\n") RETURNED,
    BOUNCE_KIND_FAILURE, "a@example.net failure 5.0.0", NULL, "X.400 says less than the original recipient" },
  { REPORT HUMAN ("sorry") STATUS (GROUP "Final-Recipient: rfc822; a@#example.net\nAction: failed\nStatus: 5.1.2\n") RETURNED,
    BOUNCE_KIND_FAILURE, "a@#example.net failure 5.1.2", NULL, "an address that is none is why it failed" },
  { REPORT HUMAN ("<a@example.net>: host mx.example.net[192.0.2.1] said: 550 no such user\n\nbye") STATUS (GROUP "Final-Recipient: rfc822; a@example.net\nAction: failed\nStatus: 5.0.0\n") RETURNED,
    BOUNCE_KIND_FAILURE, "a@example.net failure 5.0.0", "<a@example.net>: host mx.example.net[192.0.2.1] said: 550 no such user", "a reply only for human eyes" },
  { REPORT HUMAN ("sorry") STATUS (GROUP "Final-Recipient: rfc822; a@example.net\nAction: failed\nStatus: 5.0.0\nX-Supplementary-Info: < #5.1.1 smtp;550 5.1.1 unknown user>\n") RETURNED,
    BOUNCE_KIND_FAILURE, "a@example.net failure 5.0.0", "< #5.1.1 smtp;550 5.1.1 unknown user>", "a field of Exchange's own" },
  { REPORT HUMAN ("sorry") STATUS (GROUP "Final-Recipient: rfc822; a@example.net\nAction: failure\nStatus: 553 exceeded maximum message size\n") RETURNED,
    BOUNCE_KIND_FAILURE, "a@example.net failure 0.0.0", "553 exceeded maximum message size", "the reply stands in Status" },
  { REPORT HUMAN ("sorry") STATUS ("Reporting-MTA: dns; mx.example.org\n"),
    BOUNCE_KIND_FAILURE, "", NULL, "nobody is named" },
  { REPORT HUMAN ("sorry") STATUS (GROUP "Final-Recipient: rfc822; a@example.net\nAction: failed\nStatus: 5.1.1\n\nFinal-Recipient: rfc822; A@example.net\nAction: failed\nStatus: 5.1.1\n") RETURNED,
    BOUNCE_KIND_FAILURE, "a@example.net failure 5.1.1", NULL, "the same twice is one" },
  { HEAD "Content-Type: text/plain\n\nsorry\n\n" GROUP "Final-Recipient: rfc822; a@example.net\nAction: failed\nStatus: 5.1.1\n",
    BOUNCE_KIND_FAILURE, "a@example.net failure 5.1.1", NULL, "all parts run together" },
};

static BounceMessage *
parse (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return bounce_message_parse (bytes);
}

static char *
describe (BounceReport *report)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < report->recipients->len; i++)
    {
      const BounceRecipient *recipient = g_ptr_array_index (report->recipients, i);
      char buffer[16];

      g_string_append_printf (out, "%s%s %s %s", i > 0 ? "|" : "", recipient->address,
                              bounce_kind_to_id (bounce_report_get_kind_of (report, recipient)),
                              bounce_status_format (recipient->status, buffer));
    }
  return g_string_free (out, FALSE);
}

static void
test_rows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(BounceMessage) message = parse (rows[i].text);
      g_autoptr(BounceReport) report = NULL;
      g_autofree char *recipients = NULL;
      const BounceRecipient *first;

      g_test_message ("%s", rows[i].why);
      g_assert_true (bounce_dialect_rfc3464.recognise (message));
      report = bounce_dialect_rfc3464.read (message);
      recipients = describe (report);
      g_assert_cmpstr (recipients, ==, rows[i].recipients);
      g_assert_cmpstr (bounce_kind_to_id (report->kind), ==, bounce_kind_to_id (rows[i].kind));
      first = report->recipients->len > 0 ? g_ptr_array_index (report->recipients, 0) : NULL;
      g_assert_cmpstr (first != NULL ? first->diagnostic : NULL, ==, rows[i].diagnostic);
      g_assert_cmpstr (report->reporter, ==, "mx.example.org");
    }
}

static void
test_fields (void)
{
  g_autoptr(BounceMessage) message = parse (REPORT HUMAN ("<a@example.net>: it is full") STATUS (
    "Reporting-MTA: dns; mx.example.org\nReceived-From-MTA: dns; client.example.com [192.0.2.7]\nOriginal-Envelope-Id: Q1\nArrival-Date: Mon, 1 Jan 2024 00:00:00 +0000\n\n"
    "Final-Recipient: rfc822; a@example.net\nOriginal-Recipient: rfc822; list@example.org\nAction: failed\nStatus: 5.2.2 (full)\n"
    "Remote-MTA: dns; mx.example.net\nDiagnostic-Code: SMTP; 552 full up\nLast-Attempt-Date: Tue, 2 Jan 2024 00:00:00 +0000\n") RETURNED);
  g_autoptr(BounceReport) report = bounce_dialect_rfc3464.read (message);
  const BounceRecipient *recipient = g_ptr_array_index (report->recipients, 0);

  g_assert_cmpstr (report->received_from, ==, "client.example.com [192.0.2.7]");
  g_assert_cmpstr (report->arrival, ==, "Mon, 1 Jan 2024 00:00:00 +0000");
  g_assert_cmpstr (report->envelope_id, ==, "Q1");
  g_assert_cmpstr (recipient->original, ==, "list@example.org");
  g_assert_cmpstr (recipient->remote_mta, ==, "mx.example.net");
  g_assert_cmpstr (recipient->diagnostic_type, ==, "smtp");
  g_assert_cmpstr (recipient->diagnostic, ==, "552 full up");
  g_assert_cmpstr (recipient->last_attempt, ==, "Tue, 2 Jan 2024 00:00:00 +0000");
  g_assert_cmpstr (recipient->text, ==, "<a@example.net>: it is full");
  g_assert_cmpstr (bounce_message_get_header (report->original, "Message-ID"), ==, "<1@example.com>");
}

static const struct { const char *text; const char *why; } others[] = {
  { "From: a@example.com\nSubject: please look\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=m\n\n--m\n\nWhat is this?\n--m\nContent-Type: message/rfc822\n\n"
    REPORT HUMAN ("sorry") STATUS (GROUP "Final-Recipient: rfc822; a@example.net\nAction: failed\nStatus: 5.1.1\n") "--b--\n\n--m--\n", "passed on by a person" },
  { "From: a@example.com\nSubject: Fwd: Undelivered\nUser-Agent: Mutt/1.5\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" HUMAN ("see")
    STATUS (GROUP "Final-Recipient: rfc822; a@example.net\nAction: failed\nStatus: 5.1.1\n") "--b--\n", "passed on with its parts" },
  { "From: a@example.com\nSubject: formats\n\nA report has\n\nFinal-Recipient: rfc822; a@example.net\nAction: failed\n\nand more.\n", "a person who writes about them" },
  { "From: a@example.com\nSubject: hello\n\nhi\n", "ordinary mail" },
};

static void
test_others (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr(BounceMessage) message = parse (others[i].text);

      g_test_message ("%s", others[i].why);
      g_assert_false (bounce_dialect_rfc3464.recognise (message));
    }
}

static void
test_many (void)
{
  g_autoptr(GString) text = g_string_new (REPORT HUMAN ("sorry") "--b\nContent-Type: message/delivery-status\n\n" GROUP);
  g_autoptr(BounceMessage) message = NULL;
  g_autoptr(BounceReport) report = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "Final-Recipient: rfc822; a%u@example.net\nAction: failed\nStatus: 5.1.1\n\n", i);
  message = parse (text->str);
  g_test_timer_start ();
  report = bounce_dialect_rfc3464.read (message);
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 5.0);
  g_assert_cmpuint (report->recipients->len, >, 1000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rfc3464/rows", test_rows);
  g_test_add_func ("/rfc3464/fields", test_fields);
  g_test_add_func ("/rfc3464/others", test_others);
  g_test_add_func ("/rfc3464/many", test_many);
  return g_test_run ();
}
