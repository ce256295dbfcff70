/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Exim's bounces, warnings and complaints, each with the mistake it would catch. */
#include "../support/expect-notice.h"

#include "bounce-dialect.h"

#include <string.h>

static const NoticeCase cases[] = {
  { "exim-failed",
    "an address within the reply is no recipient; the alias is kept",
    "failure relay.example.org",
    { "failed nobody@example.net < team@example.org @ mx1.example.net: host mx1.example.net "
        "[198.51.100.25] SMTP error from remote mail server after RCPT TO:<nobody@example.net>: 550 5.1.1 "
        "The mailbox nobody@example.net is not known here",
      "failed box@example.com: retry timeout exceeded" } },
  { "exim-old",
    "before version 2 a colon follows, and \"<sender>\" stands in a list of its own",
    "failure old.example.org",
    { "failed nobody@example.net @ mx.example.net: SMTP error from remote mailer after RCPT TO: "
        "<nobody@example.net>: host mx.example.net [198.51.100.25]: 553 unknown user: nobody@example.net" } },
  { "exim-pipe",
    "a pipe and a hidden address: the parent is the recipient; the output tells why",
    "failure host.example.org",
    { "failed bert@example.net: pipe to |/usr/local/bin/filter --user bert filter: cannot open "
        "/home/bert/rules: Permission denied",
      "failed carla@example.net: " } },
  { "exim-delayed",
    "not yet a failure; \"Delay reason:\" is no word of the server",
    "delay relay.example.org",
    { "delayed slow@example.net @ mx.example.net: host mx.example.net [198.51.100.25] SMTP error from "
        "remote mail server after initial connection: 421 too busy",
      "delayed slower@example.com: " } },
  { "exim-malformed",
    "the raw address holds another, and only the one in brackets is meant",
    "failure relay.example.org",
    { "failed carla@example.com: malformed address: <carla@example.com> may not follow bert@example.net",
      "failed dora@example.org: unqualified or overlong" } },
  { "exim-refused-whole",
    "nobody is named, so the only recipient of the returned message is meant",
    "failure relay.example.org",
    { "failed bert@example.net: A message that you sent was longer than the maximum size allowed on this "
        "system. It was not delivered to any recipients." } },
  { "exim-translated",
    "told by the header and the layout; a later list of words is no address",
    "failure example.com",
    { "failed nobody@example.net @ mx.example.net: SMTP error from remote mail server after end of data: "
        "host mx.example.net [198.51.100.25]: 550 looks like spam" } },
};

static const struct
{
  const char *why;
  const char *headers;
  const char *text;
} others[] = {
  { "a person who speaks of it",
    "From: Ida <ida@example.net>\nSubject: Help\n",
    "I got: A message that you sent could not be delivered to\n\n  bert@example.net\n" },
  { "Google has the header too",
    "From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>\nX-Failed-Recipients: a@example.net\n",
    "Something\n\n  a@example.net\n" },
  { "a provider that borrowed the first sentence",
    "From: MAILER-DAEMON@example.net\nSubject: Mail delivery failed\n",
    "This message was created automatically by mail delivery software.\n\n\"a@example.net\":\nno such user\n" },
};

static void
test_examples (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    notice_expect (&bounce_dialect_exim, &cases[i]);
}

static void
test_others (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_test_message ("%s", others[i].why);
      notice_expect_nothing (&bounce_dialect_exim, others[i].headers, others[i].text);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dialect-exim/reads its own examples", test_examples);
  g_test_add_func ("/dialect-exim/leaves others alone", test_others);
  return g_test_run ();
}
