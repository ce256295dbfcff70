/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Fixed notices, a row of the table each, with the mistake it would catch. */
#include "../support/expect-notice.h"

#include "bounce-dialect.h"

static const NoticeCase cases[] = {
  { "simple-ironport",
    "the address stands within the sentence",
    "failure esa1.example.net",
    { "failed bert@example.net: 5.1.0 - Unknown address error 550 '5.1.1 no mailbox bert here'" } },
  { "simple-groupwise",
    "the reason stands in parentheses",
    "failure gw.example.net",
    { "failed bert@example.net: user not found",
      "failed carla@example.com: mailbox full" } },
  { "simple-courier",
    "what was sent (\">>>\") is no answer",
    "failure mx.example.org from desk.example.org (desk.example.org [203.0.113.9])",
    { "failed bert@example.net @ mx.example.net: 550 5.1.1 No bert here" } },
  { "simple-opensmtpd",
    "a delay; one reason has no code",
    "delay mx.example.org",
    { "delayed bert@example.net: 451 4.7.1 Try again later",
      "delayed carla@example.com: Host not found" } },
  { "simple-dragonfly",
    "the reply goes on in a second line",
    "failure desk.example.org",
    { "failed bert@example.net @ mx.example.net: 550 5.7.1 We do not take mail from 203.0.113.9" } },
  { "simple-mdaemon",
    "the greeting in the transcript is no refusal",
    "failure mx.example.org",
    { "failed bert@example.net: 550 5.1.1 no such mailbox" } },
  { "simple-messaging-server",
    "the headers it lists are not the returned message",
    "failure mx.example.net",
    { "failed bert@store1.example.net < bert@example.net @ store1.example.net: 550 5.2.1 "
        "Account closed" } },
  { "simple-gmx",
    "each has a reason of another form",
    "failure kundenserver.example",
    { "failed bert@example.net @ mx.example.net: 5.1.1 bert is not known",
      "failed carla@example.com: delivery retry timeout exceeded" } },
  { "simple-picture",
    "nobody is named but in the returned message",
    "failure mms.example.net",
    { "failed 5550100@mms.example.net: No valid recipients for this message" } },
  { "simple-phquery",
    "names with their reasons behind a gap; the explanation below is no list",
    "failure mr.example.net",
    { "failed bert@mr.example.net: No matches to nameserver query",
      "failed carla-b@mr.example.net: Multiple matches to nameserver query" } },
  { "simple-screen-name",
    "a name without domain is the reporter's",
    "failure example.com",
    { "failed bertbaker@example.com: Your mail to the following recipients could not be "
        "delivered because they are not accepting mail from anna@example.org:" } },
};

static const struct
{
  const char *why;
  const char *headers;
  const char *text;
} others[] = {
  { "a person who quotes one",
    "From: Ida <ida@example.net>\nSubject: Re: Help\nIn-Reply-To: <1@example.org>\n",
    "> This is the DragonFly Mail Agent v0.13 at desk.\n> There was an error delivering your mail to <bert@example.net>.\n" },
  { "the mark without a recipient",
    "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.org\nSubject: Undeliverable\n",
    "This is the DragonFly Mail Agent v0.13 at desk.example.org.\n" },
  { "a weak mark from a shop",
    "From: Shop <shop@example.com>\nSubject: Parcel\n",
    "Could not be delivered to: bert@example.net, Main Street 5\n" },
};

static const struct
{
  const char *why;
  const char *headers;
  const char *text;
  const char *recipient;
} words[] = {
  { "Mimecast: \"Additional information\" says more than \"The problem\"",
    "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.org\nSubject: Undeliverable\n",
    "An email that you attempted to send to the following address could not be delivered:\n"
    "\n"
    "-- bert@example.net\n"
    "\n"
    "The problem appears to be :\n"
    "\n"
    "-- Refused\n"
    "\n"
    "Additional information follows :\n"
    "\n"
    "-- 5.7.1 no mail from [192.0.2.9]\n"
    "\n"
    "This occurred after 1 attempt.\n",
    "failed bert@example.net: 5.7.1 no mail from [192.0.2.9]" },
  { "Symantec: the next label is no reason",
    "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.org\nSubject: Undeliverable\n",
    "This is the mail delivery agent at mx.example.org.\n"
    "I was unable to deliver your message to the following addresses:\n"
    "\n"
    "bert@example.net\n"
    "\n"
    "Reason: 550-no\n"
    "550 bert here\n"
    "\n"
    "The message subject was: Plans\n",
    "failed bert@example.net: 550 no bert here" },
  { "iMail: one sentence a recipient, with and without a reply",
    "From: \"Postmaster\" <postmaster@mx.example.org>\nSubject: Undeliverable Mail\n",
    "Unknown user: bert@example.net\n"
    "\n"
    "RCPT TO generated following response:\n"
    "553 no bert\n"
    "\n"
    "undeliverable to carla@example.com\n"
    "\n"
    "Original message follows.\n"
    "\n",
    "failed bert@example.net: 553 no bert | failed carla@example.com: undeliverable to carla@example.com" },
  { "InterMail: the reason stands before the list",
    "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.org\nSubject: Undeliverable\n",
    "Your message was not delivered within 0 days and 1 hours.\n"
    "The host does not respond.\n"
    "\n"
    "The following recipients did not receive this message:\n"
    "\n"
    "<bert@example.net>\n",
    "failed bert@example.net: Your message was not delivered within 0 days and 1 hours. The host does not respond." },
  { "a status part that lost its part",
    "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.org\nSubject: Undeliverable\n",
    "Reporting-MTA: dns; mx.example.org\n"
    "\n"
    "Final-Recipient: rfc822;bert@example.net\n"
    "Action: failed\n"
    "Status: 5.1.1\n"
    "Diagnostic-Code: smtp; 550 no bert\n"
    "Last-Attempt-Date: Tue, 4 Mar 2025\n",
    "failed bert@example.net: 550 no bert" },
  { "MailMarshal: the reason first, the recipients last",
    "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.org\nSubject: Undeliverable\n",
    "Your message:\n"
    "   Subject: Plans\n"
    "\n"
    "Could not be delivered because of\n"
    "\n"
    "550 5.1.1 no bert\n"
    "\n"
    "The following recipients were affected: \n"
    "    bert@example.net\n"
    "\n"
    "Additional Information\n",
    "failed bert@example.net: 550 5.1.1 no bert" },
  { "a sentence with the reply in brackets",
    "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.org\nSubject: Undeliverable\n",
    "1 error(s):\n"
    "\n"
    "SMTP Server <mx.example.net> rejected recipient <bert@example.net> (Error following RCPT command). It responded as follows: [550 no bert]\n",
    "failed bert@example.net @ mx.example.net: 550 no bert" },
  { "words before a code in parentheses",
    "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.org\nSubject: Undeliverable\n",
    "Message from example.org.\n"
    "Unable to deliver message to the following address(es).\n"
    "\n"
    "<bert@example.net>:\n"
    "There is no bert here. (#5.1.1)\n",
    "failed bert@example.net: There is no bert here. (#5.1.1)" },
};

static void
test_examples (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    notice_expect (&bounce_dialect_simple, &cases[i]);
}

static void
test_others (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (BounceMessage) message = notice_from_text (others[i].headers, others[i].text);
      g_autoptr (BounceReport) report = NULL;

      g_test_message ("%s", others[i].why);
      report = bounce_dialect_simple.recognise (message) ? bounce_dialect_simple.read (message) : NULL;
      g_assert_null (report);
    }
}

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (BounceMessage) message = notice_from_text (words[i].headers, words[i].text);
      g_autoptr (BounceReport) report = NULL;
      g_autoptr (GString) all = g_string_new (NULL);

      g_test_message ("%s", words[i].why);
      g_assert_true (bounce_dialect_simple.recognise (message));
      report = bounce_dialect_simple.read (message);
      g_assert_nonnull (report);
      for (guint n = 0; n < report->recipients->len; n++)
        {
          g_autofree char *text = notice_dup_recipient (g_ptr_array_index (report->recipients, n));

          g_string_append_printf (all, "%s%s", n > 0 ? " | " : "", text);
        }
      g_assert_cmpstr (all->str, ==, words[i].recipient);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dialect-simple/reads its own examples", test_examples);
  g_test_add_func ("/dialect-simple/leaves others alone", test_others);
  g_test_add_func ("/dialect-simple/finds the server's words", test_words);
  return g_test_run ();
}
