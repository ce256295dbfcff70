/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Google's notices, each with the mistake it would catch. */
#include "../support/expect-notice.h"

#include "bounce-dialect.h"

#include <string.h>

static const NoticeCase cases[] = {
  { "gmail-old",
    "a reply of two lines, and who gave it in the sentence before",
    "failure googlemail.com",
    { "failed nobody@example.net @ mx.example.net: 550 5.1.1 The mailbox you named is not here" } },
  { "gmail-delayed",
    "a warning is no failure",
    "delay googlemail.com",
    { "delayed slow@example.net: The recipient server did not accept our requests to connect. [(0) "
        "mx.example.net. [198.51.100.25]:25: Connection timed out]" } },
  { "gmail-headline",
    "the newer layout, without its status part",
    "failure googlemail.com",
    { "failed nobody@example.net: 550 5.1.1 no such mailbox" } },
  { "gmail-translated",
    "the reader's own address stands first and is not the one that failed",
    "delay googlemail.com",
    { "delayed slow@example.net: The recipient server did not accept our requests to connect. "
        "[mx.example.net 198.51.100.25: timed out]" } },
  { "gmail-groups",
    "only the header has the address of the group",
    "failure googlemail.com",
    { "failed choir@groups.example.com: We're writing to let you know that the group you tried to contact "
        "(choir) may not exist, or you may not have permission to post messages to the group. A few more "
        "details on why you weren't able to post: If you have questions related to this or any other Google "
        "Group, visit the Help Center at https://groups.google.com/support/." } },
};

static const struct
{
  const char *why;
  const char *headers;
  const char *text;
} others[] = {
  { "a person who quotes it",
    "From: Ida <ida@example.net>\nSubject: Help\n",
    "Technical details of permanent failure:\nno\n\n     a@example.net\n" },
  { "Google, but nobody is named",
    "From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>\nSubject: Hello\n",
    "Something happened.\n" },
  { "another server with the same label",
    "From: MAILER-DAEMON@example.net\nSubject: Report\n",
    "The response from the remote server was:\n550 no\n" },
};

static void
test_examples (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    notice_expect (&bounce_dialect_gmail, &cases[i]);
}

static void
test_others (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_test_message ("%s", others[i].why);
      notice_expect_nothing (&bounce_dialect_gmail, others[i].headers, others[i].text);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dialect-gmail/reads its own examples", test_examples);
  g_test_add_func ("/dialect-gmail/leaves others alone", test_others);
  return g_test_run ();
}
