/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Postfix's text without its status part, each with the mistake it would catch. */
#include "../support/expect-notice.h"

#include "bounce-dialect.h"

#include <string.h>

static const NoticeCase cases[] = {
  { "postfix-failed",
    "a folded host, an alias, and an address so long that the rest is folded",
    "failure mail.example.org",
    { "failed nobody@example.net @ mx.example.net: host mx.example.net[198.51.100.25] said: 550 5.1.1 "
        "<nobody@example.net>: Recipient address rejected: not here (in reply to RCPT TO command)",
      "failed box@example.com < team@example.org: Host or domain name not found. Name service error for "
        "name=example.com type=MX: Host not found",
      "failed a.rather.long.local.part.that.makes.postfix.fold.at.the.colon@long.example.net @ "
        "mx.long.example.net: connect to mx.long.example.net[2001:db8::25]:25: Connection timed out" } },
  { "postfix-delayed",
    "a warning is no failure",
    "delay mail.example.org",
    { "delayed slow@example.net @ mx.example.net: host mx.example.net[198.51.100.25] refused to talk to "
        "me: 421 too many connections" } },
  { "postfix-own-words",
    "a translated template: only the line of the recipient is left",
    "failure mail.example.org",
    { "failed nobody@example.net: Command died with status 67: \"/usr/lib/deliver\". Command output: no such "
        "user <nobody@example.net>" } },
  { "postfix-receipt",
    "a receipt is no failure",
    "delivery mail.example.org",
    { "delivered bert@example.net: delivery via mx.example.net[198.51.100.25]:25: 250 2.0.0 Ok: queued as "
        "D4E5F6" } },
};

static const struct
{
  const char *why;
  const char *headers;
  const char *text;
} others[] = {
  { "a person who names a recipient so",
    "From: Ida <ida@example.net>\nSubject: Addresses\n",
    "<a@example.net>: host mx.example.net said: no\n" },
  { "a daemon that lists addresses with other words",
    "From: MAILER-DAEMON@example.net\nSubject: Members\n",
    "<a@example.net>: joined on Monday\n" },
  { "qmail's paragraphs, whose words are not indented",
    "From: MAILER-DAEMON@example.net\nSubject: failure notice\n",
    "<a@example.net>:\nRemote host said: 550 no\n" },
};

static void
test_examples (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    notice_expect (&bounce_dialect_postfix, &cases[i]);
}

static void
test_others (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_test_message ("%s", others[i].why);
      notice_expect_nothing (&bounce_dialect_postfix, others[i].headers, others[i].text);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dialect-postfix/reads its own examples", test_examples);
  g_test_add_func ("/dialect-postfix/leaves others alone", test_others);
  return g_test_run ();
}
