/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* QSBMF and its cousins, each example with the mistake it would catch. */
#include "../support/expect-notice.h"

#include "bounce-dialect.h"

#include <string.h>

static const NoticeCase cases[] = {
  { "qmail-remote",
    "several recipients, a reply of two lines, an IPv6 host, a reason without a reply",
    "failure out.example.org",
    { "failed nobody@example.net @ 198.51.100.25: 198.51.100.25 does not like recipient. Remote host said: "
        "550 5.1.1 <nobody@example.net>: no such mailbox Giving up on 198.51.100.25.",
      "failed full@example.com @ 2001:db8::19: 2001:db8::19 failed after I sent the message. Remote host "
        "said: 552 5.2.2 The mailbox is full, try again when it is not.",
      "failed lost@nowhere.example.net: Sorry, I couldn't find any host named nowhere.example.net. (#5.1.2)" } },
  { "qmail-local",
    "a local failure names no other host",
    "failure mx.example.net",
    { "failed gone@example.net: Sorry, no mailbox here by that name. vpopmail (#5.1.1)" } },
  { "qmail-own-words",
    "a site replaced the first paragraph in its language",
    "failure smtp.example.com",
    { "failed weg@example.net @ 198.51.100.7: Connected to 198.51.100.7 but sender was rejected. Remote "
        "host said: 553 5.1.8 sender domain does not resolve" } },
  { "qmail-cousin",
    "a blank line between \"Remote host said:\" and what it said ends nothing",
    "failure mail.example.com",
    { "failed busy@example.net: Remote host said: 451 4.7.1 come back later [RCPT_TO]" } },
  { "qmail-bare-address",
    "a cousin puts the bare address on a line of its own",
    "failure gw.example.com",
    { "failed nobody@example.net: No such user" } },
  { "qmail-haraka",
    "all recipients on one line, the reason on the next",
    "failure haraka.example.org",
    { "failed one@example.net: 550 5.7.1 Relaying denied",
      "failed two@example.net: 550 5.7.1 Relaying denied" } },
  { "qmail-quoted",
    "a person who quotes a bounce has not sent one",
    NULL, { NULL } },
};

static const struct
{
  const char *why;
  const char *headers;
  const char *text;
} others[] = {
  { "a person who begins as qmail does",
    "From: Ida <ida@example.net>\nSubject: Hello\n",
    "Hi. This is Ida, the program committee at example.net wants to know.\n\nida@example.net\n\nSee you\n" },
  { "a daemon that writes of something else",
    "From: MAILER-DAEMON@example.net\nSubject: Your quota\n",
    "Your mailbox is nearly full, see <help@example.net>.\n" },
  { "marks in quoted lines",
    "From: MAILER-DAEMON@example.net\nSubject: failure notice\n",
    "> Hi. This is the qmail-send program at example.org.\n>\n> <a@example.net>:\n> gone\n" },
};

static void
test_examples (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    notice_expect (&bounce_dialect_qmail, &cases[i]);
}

static void
test_others (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_test_message ("%s", others[i].why);
      notice_expect_nothing (&bounce_dialect_qmail, others[i].headers, others[i].text);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dialect-qmail/reads its own examples", test_examples);
  g_test_add_func ("/dialect-qmail/leaves others alone", test_others);
  return g_test_run ();
}
