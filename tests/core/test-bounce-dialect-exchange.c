/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Exchange, 5.5 to 365, each with the mistake it would catch. */
#include "../support/expect-notice.h"

#include "bounce-dialect.h"

static const NoticeCase cases[] = {
  { "exchange-5-5",
    "an X.400 address wraps the real one; the MTS-ID is no reason",
    "failure mx.example.net",
    { "failed bert@example.net: The recipient name is not recognized (000C05A6) Unknown "
        "Recipient" } },
  { "exchange-2003",
    "a bare code needs its sentence; the host in <...> reports, it does not refuse",
    "failure north.example.net",
    { "failed bert@example.net: 5.1.1 The e-mail account does not exist at the organization "
        "this message was sent to. Check the e-mail address, or contact the recipient directly to "
        "find out the correct address.",
      "failed carla@example.com: 5.5.0 smtp;550 5.7.1 Mail from 198.51.100.7 refused" } },
  { "exchange-2007-german",
    "the diagnostic block is read whatever the language; a reply may be folded",
    "failure north.example.net",
    { "failed bert@example.net: 550 5.1.1 RESOLVER.ADR.RecipNotFound; not found",
      "failed carla@example.com @ mx.example.com: 554 5.7.1 <north.example.net[198.51.100.7]>: "
        "Client host rejected" } },
  { "exchange-365",
    "labels in table cells; \"Status code:\" alone says less than \"Reported error:\"",
    "failure AM1PR01MB0001.example.net",
    { "failed bert@example.net @ mx.example.net: 550 5.1.10 RESOLVER.ADR.RecipientNotFound; "
        "Recipient bert@example.net not found by SMTP address lookup" } },
  { "exchange-365-french",
    "translated labels: the sender below is no recipient",
    "failure mx.example.net",
    { "failed bert@example.net: 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient "
        "bert@example.net not found by SMTP address lookup" } },
  { "exchange-delayed",
    "a delay is no failure; the newest attempt tells the outcome",
    "delay north.example.org",
    { "delayed bert@example.net @ mx.example.net: 400 4.4.7 Message delayed" } },
};

static const struct
{
  const char *why;
  const char *headers;
  const char *text;
} others[] = {
  { "a person who quotes one",
    "From: Ida <ida@example.net>\nSubject: Re: Help\nIn-Reply-To: <1@example.org>\n",
    "I got this:\n> did not reach the following recipient(s):\n> bert@example.net on Tue\n" },
  { "hMailServer borrowed the sentence",
    "Return-Path: <>\nFrom: mailer-daemon@mx.example.org\nSubject: Message undeliverable\n",
    "The following recipient(s) could not be reached:\n\nbert@example.net\n   Remote server replied: 550 no\n\nhMailServer\n" },
  { "none of the marks",
    "Return-Path: <>\nFrom: postmaster@mx.example.org\nSubject: Undeliverable\n",
    "bert@example.net: 550 no such user\n" },
};

static void
test_examples (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    notice_expect (&bounce_dialect_exchange, &cases[i]);
}

static void
test_others (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (BounceMessage) message = notice_from_text (others[i].headers, others[i].text);
      g_autoptr (BounceReport) report = NULL;

      g_test_message ("%s", others[i].why);
      report = bounce_dialect_exchange.recognise (message) ? bounce_dialect_exchange.read (message) : NULL;
      g_assert_null (report);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dialect-exchange/reads its own examples", test_examples);
  g_test_add_func ("/dialect-exchange/leaves others alone", test_others);
  return g_test_run ();
}
