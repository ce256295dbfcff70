/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Which machine sent the refused mail: whole bounces, by what they tell. */
#include "bounce-host.h"

#include <string.h>

typedef struct
{
  const char *what;              /* the situation, and so the mistake */
  const char *road;              /* headers of the report */
  const char *reporter;
  const char *recipient;
  const char *remote_mta;
  const char *reply;
  const char *received_from;
  const char *original;          /* headers of the returned mail */
  const char *address;           /* expected */
  const char *source;
} Case;

#define TO_ME "To: me@sender.example\nReturn-Path: <>\n"
#define FROM_ME "Return-Path: <me@sender.example>\nFrom: me@sender.example\nMessage-ID: <1@sender.example>\n"
#define OWN_BOUNCE \
  "Received: from mail.sender.example (mail.sender.example [192.0.2.1]) by mx.provider.example with ESMTP id 1; Tue, 1 Jul 2014 08:30:57 +0000\n" \
  "Received: by mail.sender.example (Postfix) id 2; Tue, 1 Jul 2014 08:30:56 +0000\n" \
  "From: MAILER-DAEMON@mail.sender.example\n" TO_ME
#define THEIR_BOUNCE \
  "Received: from mx.receiver.example (mx.receiver.example [198.51.100.1]) by mx.sender.example with ESMTP id 1; Tue, 1 Jul 2014 08:30:57 +0000\n" \
  "From: MAILER-DAEMON@mx.receiver.example\n" TO_ME

static const Case cases[] = {
  { "the refuser names the client", OWN_BOUNCE, "mail.sender.example", "u@receiver.example", "mx.receiver.example",
    "550 5.7.1 Client host [203.0.113.7] blocked", NULL, FROM_ME, "203.0.113.7", "reply" },
  { "a private address in the reply is no host", OWN_BOUNCE, "mail.sender.example", "u@receiver.example", "mx.receiver.example",
    "550 5.7.1 Client host [10.0.0.7] blocked", NULL, FROM_ME, "192.0.2.1", "reporter" },
  { "the receiver's address is never the sender's", OWN_BOUNCE, "mail.sender.example", "u@receiver.example",
    "mx.receiver.example (198.51.100.1)", "550 5.1.1 no user, says 198.51.100.1", NULL, FROM_ME, "192.0.2.1", "reporter" },
  { "our own server made the connection", OWN_BOUNCE, "mail.sender.example", "u@receiver.example", "mx.receiver.example",
    "550 5.1.1 user unknown", NULL, FROM_ME, "192.0.2.1", "reporter" },
  { "nobody but our server itself saw the report: not told", "Received: by mail.sender.example (Postfix) id 2\n" TO_ME,
    "mail.sender.example", "u@receiver.example", "mx.receiver.example", "550 5.1.1 user unknown", NULL,
    FROM_ME "Received: from pc (dsl.isp.example [203.0.113.99]) (Authenticated sender: me) by mail.sender.example with ESMTPSA id 3\n", NULL, NULL },
  { "a user's own address is never the server's", OWN_BOUNCE, "mail.sender.example", "u@receiver.example", NULL,
    "550 5.1.1 user unknown", "dsl.isp.example [203.0.113.99]",
    FROM_ME "Received: from pc (dsl.isp.example [203.0.113.99]) by mail.sender.example with ESMTPSA id 3\n", "192.0.2.1", "reporter" },
  { "both ends of the connection are told", TO_ME, "mta.sender.example", "u@receiver.example",
    "mx.receiver.example (TCP|192.0.2.5|48044|198.51.100.1|25) (mx.receiver.example ESMTP)", "550 5.1.1 user unknown", NULL, FROM_ME, "192.0.2.5", "reporter" },
  { "another machine of a large house sent the report: not told",
    "Received: from a7-3.out.bigmail.example (a7-3.out.bigmail.example [203.0.113.3]) by mx.sender.example with ESMTP id 1\n" TO_ME,
    "a9-8.out.bigmail.example", "u@receiver.example", "mx.receiver.example", "550 5.1.1 user unknown", NULL, FROM_ME, NULL, NULL },
  { "a part of the machine greets by a longer name",
    "Received: from x (EHLO n31-5.out.bigmail.example) (203.0.113.3) by mx.sender.example with SMTPS\n" TO_ME,
    "n31.out.bigmail.example", "u@receiver.example", "mx.receiver.example", "550 5.1.1 user unknown", NULL, FROM_ME, "203.0.113.3", "reporter" },
  { "qmail says nowhere which host the receiver is",
    "Received: from mail.sender.example (HELO mail.sender.example) (192.0.2.1) by mx.provider.example with SMTP; 1 Jul 2014 08:30:57 -0000\n"
    "Received: (qmail 1 invoked for bounce); 1 Jul 2014 08:30:56 -0000\n" TO_ME, "mail.sender.example", "u@receiver.example", NULL,
    "198.51.100.1 does not like recipient. Remote host said: 550 no user Giving up on 198.51.100.1.", NULL, FROM_ME, "192.0.2.1", "reporter" },
  { "the receiver tells whom it had the mail from", THEIR_BOUNCE, "mx.receiver.example", "u@receiver.example", NULL,
    "550 5.2.2 mailbox full", "out.sender.example (203.0.113.5)", FROM_ME, "203.0.113.5", "received-from" },
  { "the receiver's line names our server", THEIR_BOUNCE, "mx.receiver.example", "u@receiver.example", NULL, "550 5.2.2 mailbox full", NULL,
    "Received: from out.sender.example (out.sender.example [203.0.113.5]) by mx.receiver.example with ESMTP id 4\n"
    "Received: from pc (dsl.isp.example [203.0.113.99]) by out.sender.example with ESMTP id 3\n" FROM_ME, "203.0.113.5", "received" },
  { "lines within the receiver's house are passed over", THEIR_BOUNCE, "mbx.receiver.example", "u@receiver.example", NULL, NULL, NULL,
    "Received: from mx.receiver.example (203.0.113.80) by mbx.receiver.example with Microsoft SMTP Server id 8.1.2.3\n"
    "Received: from localhost (localhost [127.0.0.1]) by mx.receiver.example with ESMTP\n"
    "Received: from relay.example.net (relay.example.net [203.0.113.5]) by mx.receiver.example with ESMTP id 4\n" FROM_ME, "203.0.113.5", "received" },
  { "a filter in front of the receiver is not the sender", THEIR_BOUNCE, "mx.receiver.example", "u@receiver.example", NULL, NULL, NULL,
    "Received: from in.filter.example (in.filter.example [203.0.113.80]) by mx.receiver.example with ESMTP\n"
    "Received: from mx.sender.example (mx.sender.example [203.0.113.5]) by in.filter.example with ESMTP id 4\n" FROM_ME, "203.0.113.5", "received" },
  { "lines below our own may be anybody's", THEIR_BOUNCE, "mx.receiver.example", "u@receiver.example", NULL, NULL, NULL,
    "Received: from evil.example.net (evil.example.net [203.0.113.66]) by mx.sender.example with ESMTP id 4\n" FROM_ME, NULL, NULL },
  { "the store behind the receiver is no remote server", THEIR_BOUNCE, "mx.receiver.example", "u@receiver.example", "127.0.0.1",
    "550 rejected by the filter", NULL,
    "Received: from out.sender.example (out.sender.example [203.0.113.5]) by mx.receiver.example with ESMTP id 4\n" FROM_ME, "203.0.113.5", "received" },
  { "a forwarder connects by itself", THEIR_BOUNCE, "mx.receiver.example", "u@elsewhere.example", "mx.elsewhere.example",
    "550 5.7.1 no", NULL,
    "Received: from out.sender.example (out.sender.example [203.0.113.5]) by mx.receiver.example with ESMTP id 4\n" FROM_ME, "198.51.100.1", "reporter" },
  { "only the check of the sender tells the address", THEIR_BOUNCE, "mx.receiver.example", "u@receiver.example", NULL, NULL, NULL,
    "Received: from store.receiver.example by mx.receiver.example id 4\n"
    "Received-SPF: pass (mx.receiver.example: domain of me@sender.example designates 203.0.113.5 as permitted sender) client-ip=203.0.113.5;\n" FROM_ME,
    "203.0.113.5", "authentication" },
  { "our own check tells of those who send to us", THEIR_BOUNCE, "mx.receiver.example", "u@receiver.example", NULL, NULL, NULL,
    "Authentication-Results: mx.sender.example; spf=pass smtp.remote-ip=203.0.113.66\n" FROM_ME, NULL, NULL },
  { "the browser's address is the user's", THEIR_BOUNCE, "mx.receiver.example", "u@receiver.example", NULL, NULL, NULL,
    "X-Originating-IP: [203.0.113.66]\n" FROM_ME, NULL, NULL },
  { "nothing is told", TO_ME, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL },
};

static BounceHost *
derive (const Case *c)
{
  g_autofree char *road = g_strconcat (c->road, "\n", NULL);
  g_autofree char *original = c->original != NULL ? g_strconcat (c->original, "\n", NULL) : NULL;
  g_autoptr (BounceMessage) message = bounce_message_parse_headers (road, -1);
  g_autoptr (BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, NULL);
  g_autoptr (BounceReply) reply = c->reply != NULL ? bounce_reply_new (c->reply) : NULL;
  BounceRecipient *recipient = bounce_report_add_recipient (report, c->recipient);

  report->reporter = g_strdup (c->reporter);
  report->received_from = g_strdup (c->received_from);
  report->original = original != NULL ? bounce_message_parse_headers (original, -1) : NULL;
  recipient->remote_mta = g_strdup (c->remote_mta);
  return bounce_host_derive (message, report, recipient, reply);
}

static void
test_derive (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      g_autoptr (BounceHost) host = derive (c);

      g_test_message ("%s", c->what);
      g_assert_cmpstr (host->chosen != NULL ? host->chosen->address : NULL, ==, c->address);
      g_assert_cmpstr (host->chosen != NULL ? bounce_host_source_to_id (host->chosen->source) : NULL, ==, c->source);
      if (host->chosen != NULL)
        {
          g_assert_true (host->chosen == host->candidates->pdata[0]);
          g_assert_cmpstr (host->chosen->quote, !=, "");
        }
    }
}

static void
test_complaint (void)
{
  g_autoptr (BounceMessage) message = bounce_message_parse_headers ("From: feedback@receiver.example\n\n", -1);
  g_autoptr (BounceReport) report = bounce_report_new (BOUNCE_KIND_COMPLAINT, NULL);
  g_autoptr (BounceHost) told = NULL;
  g_autoptr (BounceHost) from_path = NULL;

  report->original = bounce_message_parse_headers (
    "Received: from out.sender.example (out.sender.example [203.0.113.5]) by mx.receiver.example with ESMTP id 4\n\n", -1);
  from_path = bounce_host_derive (message, report, NULL, NULL);
  g_assert_cmpstr (from_path->chosen->address, ==, "203.0.113.5");
  g_assert_cmpint (from_path->chosen->source, ==, BOUNCE_HOST_RECEIVED);

  /* Who complains knows best; the path agrees or stands behind. */
  report->source_ip = g_strdup ("203.0.113.6");
  told = bounce_host_derive (message, report, NULL, NULL);
  g_assert_cmpstr (told->chosen->address, ==, "203.0.113.6");
  g_assert_cmpint (told->chosen->source, ==, BOUNCE_HOST_COMPLAINT);
  g_assert_cmpuint (told->candidates->len, ==, 2);
}

static void
test_no_message (void)
{
  g_autoptr (BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, NULL);
  g_autoptr (BounceReply) reply = bounce_reply_new ("554 5.7.1 [192.0.2.9] listed");
  g_autoptr (BounceHost) host = bounce_host_derive (NULL, report, NULL, reply);

  /* A reply alone, as "explain" has it. */
  g_assert_cmpstr (host->chosen->address, ==, "192.0.2.9");
}

static void
test_ids (void)
{
  g_assert_null (bounce_host_source_to_id (BOUNCE_HOST_NONE));
  g_assert_cmpstr (bounce_host_source_to_id (BOUNCE_HOST_RECEIVED_FROM), ==, "received-from");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/host/derive", test_derive);
  g_test_add_func ("/host/complaint", test_complaint);
  g_test_add_func ("/host/no-message", test_no_message);
  g_test_add_func ("/host/ids", test_ids);
  return g_test_run ();
}
