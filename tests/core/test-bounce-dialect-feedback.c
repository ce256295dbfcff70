/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Complaints in both their forms. */
#include "bounce-dialect.h"

#include <string.h>

#define HEAD "From: fbl@example.net\nTo: abuse@example.com\nSubject: complaint\nMIME-Version: 1.0\n"
#define REPORT HEAD "Content-Type: multipart/report; report-type=feedback-report; boundary=b\n\n--b\n\nThis is a complaint.\n"
#define RETURNED "--b\nContent-Type: message/rfc822\n\nMessage-ID: <1@example.com>\nFrom: sender@example.com\nTo: reader@example.net\nSubject: Offer\n\nhi\n--b--\n"

typedef struct
{
  const char *text;
  const char *type;
  const char *source;
  const char *recipient;
  const char *why;
} Row;

static const Row rows[] = {
  { REPORT "--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nUser-Agent: x/1\nVersion: 1\nSource-IP: 192.0.2.7\nOriginal-Rcpt-To: <b@example.net>\n\n" RETURNED,
    "abuse", "192.0.2.7", "b@example.net", "RFC 5965" },
  { REPORT "--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nSource-IP: 2001:db8::7\n\n" RETURNED,
    "abuse", "2001:db8::7", "reader@example.net", "the recipient is redacted, but the returned message names one" },
  { REPORT "--b\nContent-Type: message/feedback-report\n\nFeedback-Type: auth-failure\nSource-IP: 192.0.2.7\nOriginal-Rcpt-To: b@example.net\n\n" RETURNED,
    "auth-failure", "192.0.2.7", "b@example.net", "RFC 6591" },
  { REPORT "--b\nContent-Type: text/plain\n\nFeedback-Type: fraud\nSource-IP: unknown\n\n" RETURNED,
    "fraud", NULL, "reader@example.net", "the part has lost its type; no address stands where one should" },
  { "From: staff@example.net\nX-HmXmrOriginalRecipient: b@example.net\nSubject: complaint about message from 192.0.2.7\nMIME-Version: 1.0\n"
    "Content-Type: multipart/mixed; boundary=b\n\n" RETURNED, NULL, "192.0.2.7", "b@example.net", "the older form" },
};

static BounceMessage *
parse (const char *text)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return bounce_message_parse (bytes);
}

static void
test_rows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(BounceMessage) message = parse (rows[i].text);
      g_autoptr(BounceReport) report = NULL;
      const BounceRecipient *recipient;

      g_test_message ("%s", rows[i].why);
      g_assert_true (bounce_dialect_feedback.recognise (message));
      report = bounce_dialect_feedback.read (message);
      g_assert_cmpint (report->kind, ==, BOUNCE_KIND_COMPLAINT);
      g_assert_cmpstr (report->feedback_type, ==, rows[i].type);
      g_assert_cmpstr (report->source_ip, ==, rows[i].source);
      g_assert_cmpuint (report->recipients->len, ==, 1);
      recipient = g_ptr_array_index (report->recipients, 0);
      g_assert_cmpstr (recipient->address, ==, rows[i].recipient);
      g_assert_nonnull (report->original);
    }
}

static void
test_others (void)
{
  g_autoptr(BounceMessage) answer = parse ("From: a@example.com\nSubject: Re: complaint about message from 192.0.2.7\nIn-Reply-To: <1@x.example>\n\nwhat?\n");
  g_autoptr(BounceMessage) prose = parse ("From: a@example.com\nSubject: reports\n\nFeedback-Type: abuse\nis a field.\n");

  g_assert_false (bounce_dialect_feedback.recognise (answer));
  g_assert_false (bounce_dialect_feedback.recognise (prose));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feedback/rows", test_rows);
  g_test_add_func ("/feedback/others", test_others);
  return g_test_run ();
}
