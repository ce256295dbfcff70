/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Where mail changed hands: on the report's road, on the returned mail's way. */
#include "bounce-handover.h"

#include <string.h>

typedef struct
{
  const char *what;
  const char *road;
  const char *reporter;
  const char *original;
  const char *report_from;       /* expected addresses; NULL: not told */
  const char *mail_from;
} Case;

#define TO_ME "To: me@sender.example\n"
#define FROM_ME "From: me@sender.example\n"

static const Case cases[] = {
  { "the newest line that names the reporter",
    "Received: from mx.receiver.example (mx.receiver.example [192.0.2.1]) by a.provider.example with ESMTP\n"
    "Received: from mx.receiver.example (mx.receiver.example [192.0.2.2]) by b.receiver.example with ESMTP\n" TO_ME,
    "mx.receiver.example", NULL, "192.0.2.1", NULL },
  { "the same machine under an outside name",
    "Received: from exch-0042.example.net (exch-0042.example.net [192.0.2.1]) by a.provider.example with ESMTP\n" TO_ME,
    "EXCH-0042.corp.example", NULL, "192.0.2.1", NULL },
  { "short names are borne by many",
    "Received: from mx1.example.net (mx1.example.net [192.0.2.1]) by a.provider.example with ESMTP\n" TO_ME, "mx1.corp.example", NULL, NULL, NULL },
  { "the line below the first flight shows where the report was born",
    "Received: from gw.isp.example (gw.isp.example [192.0.2.1]) by a.provider.example with ESMTP\n"
    "Received: by mail.sender.example (Postfix) via BOUNCE id 1\n" TO_ME, "mail.sender.example", NULL, "192.0.2.1", NULL },
  { "another server passed the report on: it is not the reporter",
    "Received: from out5.tool.example (out5.tool.example [192.0.2.1]) by a.provider.example with ESMTP\n"
    "Received: by out4.tool.example id 1\n" TO_ME, "mx.receiver.example", NULL, NULL, NULL },
  { "a machine that a report does not name, but its own first line does",
    "Received: from cou4.isp.example (cou4.isp.example [192.0.2.1]) by a.provider.example with ESMTP\n"
    "Received: from mail by cou4.isp.example with local (Exim 4.6) id 1\nFrom: MAILER-DAEMON@brand.example\n" TO_ME, NULL, NULL, "192.0.2.1", NULL },
  { "inside a house the client stays unseen",
    "Received: from gw.receiver.example (gw.receiver.example [192.0.2.1]) by a.provider.example with ESMTP\n"
    "Received: from box (10.0.0.5) by gw.receiver.example with ESMTP\n" TO_ME, "box.corp.example", NULL, NULL, NULL },
  { "the machine that wrote the returned mail's newest line",
    "Received: from n7.bigmail.example (n7.bigmail.example [192.0.2.1]) by a.provider.example with ESMTP\n"
    "From: MAILER-DAEMON@bigmail.example\n" TO_ME, NULL,
    "Received: by n7.bigmail.example with HTTP\n" FROM_ME, "192.0.2.1", NULL },
  { "a log-in ends the path: its client is a user", TO_ME, "mx.receiver.example",
    "Received: from pc (dsl.isp.example [203.0.113.9]) by smtp.isp.example with ESMTPSA id 1\n" FROM_ME, NULL, NULL },
  { "the server before the log-in counts", TO_ME, "mx.receiver.example",
    "Received: from smtp.isp.example (smtp.isp.example [203.0.113.5]) by mx.receiver.example with ESMTPS\n"
    "Received: from pc (dsl.isp.example [203.0.113.9]) by smtp.isp.example with ESMTPSA id 1\n" FROM_ME, NULL, "203.0.113.5" },
  { "without a line of ours, no deeper than the first from outside", TO_ME, "mx.receiver.example",
    "Received: from one.example.net (one.example.net [203.0.113.5]) by mx.receiver.example with ESMTPS\n"
    "Received: from two.example.org (two.example.org [203.0.113.9]) by one.example.net with ESMTP\n" FROM_ME, NULL, "203.0.113.5" },
  { "with one, the last before it", TO_ME, "mx.receiver.example",
    "Received: from one.example.net (one.example.net [203.0.113.5]) by mx.receiver.example with ESMTPS\n"
    "Received: from two.example.org (two.example.org [203.0.113.9]) by one.example.net with ESMTP\n"
    "Received: by app.sender.example (Postfix, from userid 7) id 1\n" FROM_ME, NULL, "203.0.113.9" },
  { "a nameless client does not replace a named one", TO_ME, "mx.receiver.example",
    "Received: from one.example.net (one.example.net [203.0.113.5]) by mx.receiver.example with ESMTPS\n"
    "Received: from [203.0.113.9] by inner.one.example.net with ESMTP\n"
    "Received: by app.sender.example (Postfix, from userid 7) id 1\n" FROM_ME, NULL, "203.0.113.5" },
};

static void
test_handovers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      g_autofree char *road = g_strconcat (c->road, "\n", NULL);
      g_autofree char *original = c->original != NULL ? g_strconcat (c->original, "\n", NULL) : NULL;
      g_autoptr (BounceMessage) message = bounce_message_parse_headers (road, -1);
      g_autoptr (BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, NULL);
      BounceRecipient *recipient = bounce_report_add_recipient (report, "u@receiver.example");
      g_autoptr (BounceParties) parties = NULL;
      const BounceHop *hop;

      report->reporter = g_strdup (c->reporter);
      report->original = original != NULL ? bounce_message_parse_headers (original, -1) : NULL;
      parties = bounce_parties_new (message, report);
      bounce_parties_turn_to (parties, recipient, NULL);
      g_test_message ("%s", c->what);
      hop = bounce_handover_of_report (parties);
      g_assert_cmpstr (hop != NULL ? hop->received->address : NULL, ==, c->report_from);
      hop = bounce_handover_of_returned (parties);
      g_assert_cmpstr (hop != NULL ? hop->received->address : NULL, ==, c->mail_from);
    }
}

static void
test_within_house (void)
{
  g_autoptr (BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, NULL);
  BounceRecipient *recipient = bounce_report_add_recipient (report, "u@example.org");
  g_autoptr (BounceParties) parties = NULL;

  /* Both ends in one house: only as the last resort, and of the host itself. */
  report->original = bounce_message_parse_headers (
    "Received: from box.example.org (box.example.org [192.0.2.7]) by mail.example.org with ESMTP\n"
    "Received: from mail.example.org (mail.example.org [192.0.2.8]) by mail.example.org with ESMTP\nFrom: me@example.org\n\n", -1);
  parties = bounce_parties_new (NULL, report);
  bounce_parties_turn_to (parties, recipient, NULL);
  g_assert_null (bounce_handover_of_returned (parties));
  g_assert_cmpstr (bounce_handover_within_house (parties)->received->address, ==, "192.0.2.8");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/handover/handovers", test_handovers);
  g_test_add_func ("/handover/within-house", test_within_house);
  return g_test_run ();
}
