/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Sendmail's transcripts, old and new, each with the mistake it would catch. */
#include "../support/expect-notice.h"

#include "bounce-dialect.h"

#include <string.h>

static const NoticeCase cases[] = {
  { "sendmail-failed",
    "reasons, a program of an alias, and a reply to DATA that is for the rest",
    "failure mta.example.org from desk.example.org [203.0.113.9]",
    { "failed nobody@example.net @ mx.example.net: 550 5.1.1 <nobody@example.net>... no such mailbox",
      "failed bert@example.org: 554 5.3.0 unknown mailer error 255 554 5.0.0 Service unavailable",
      "failed pal@example.com < friends@example.org: 554 5.7.1 we do not want this" } },
  { "sendmail-delayed",
    "a warning; a user of the machine itself is no client",
    "delay mta.example.org",
    { "delayed slow@example.net @ mx.example.net: <slow@example.net>... Deferred: Connection timed out "
        "with mx.example.net." } },
  { "sendmail-both",
    "one failed and one still waits: the message is a failure, the second is not",
    "failure mta.example.org from [203.0.113.9]",
    { "failed nobody@example.net: mail.local: unknown name: nobody 550 <nobody@example.net>... User unknown",
      "delayed slow@example.com @ mx.example.com: <slow@example.com>... Deferred: Connection refused by "
        "mx.example.com." } },
  { "sendmail-version-5",
    "no list of addresses; a host that is only deferred has not failed",
    "failure unix.example.org",
    { "failed nobody@example.net @ mail.example.net: 550 <nobody@example.net>, no such person",
      "failed bert@example.com: 554 <bert@example.com>... 550 Host unknown (Authoritative answer from name "
        "server)" } },
  { "sendmail-host-only",
    "the recipient at that host stands only in the returned message",
    "failure unix.example.org",
    { "failed carla@far.example.com: 421 far.example.com (smtp)... Deferred: Connection timed out during "
        "user open with far.example.com" } },
  { "sendmail-smail",
    "another frame, the reason behind the address",
    "failure smail.example.org",
    { "failed nobody@example.net: transport smtp: 550 <nobody@example.net>: unknown user" } },
  { "sendmail-delivered",
    "a receipt is no failure",
    "delivery mta.example.org from desk.example.org [203.0.113.9]",
    { "delivered bert@example.net: <bert@example.net>... relayed; expect no further notifications" } },
};

static const struct
{
  const char *why;
  const char *headers;
  const char *text;
} others[] = {
  { "a person who quotes a transcript",
    "From: Ida <ida@example.net>\nSubject: Help\n",
    "   ----- Transcript of session follows -----\n550 <a@example.net>... User unknown\n" },
  { "a daemon without a heading",
    "From: MAILER-DAEMON@example.net\nSubject: Returned mail\n",
    "550 <a@example.net>... User unknown\n" },
  { "a heading in a quoted line",
    "From: MAILER-DAEMON@example.net\nSubject: Returned mail\n",
    ">    ----- Transcript of session follows -----\n> 550 <a@example.net>... User unknown\n" },
};

static void
test_examples (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    notice_expect (&bounce_dialect_sendmail, &cases[i]);
}

static void
test_others (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_test_message ("%s", others[i].why);
      notice_expect_nothing (&bounce_dialect_sendmail, others[i].headers, others[i].text);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dialect-sendmail/reads its own examples", test_examples);
  g_test_add_func ("/dialect-sendmail/leaves others alone", test_others);
  return g_test_run ();
}
