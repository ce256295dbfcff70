/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A server's words, found in the words around them. */
#include "bounce-said.h"

#include <string.h>

static const struct
{
  const char *why;
  const char *text;
  const char *said;
} picks[] = {
  { "a transcript: their refusal, not our command nor their greeting",
    "<<< 220 hello\n>>> RCPT TO:<a@b.example>\n<<< 550 no\n>>> QUIT\n<<< 221 bye\n", "550 no" },
  { "a transcript: a refusal of two lines is one",
    "<-- 550-no\n<-- 550 never\n", "550 no never" },
  { "a label: its value, not the next label",
    "Reason: mailbox full\nRemote system: mx.example.net\n", "mailbox full" },
  { "a label: the value below it",
    "Reason:\n\n   mailbox full\n\nGoodbye\n", "mailbox full" },
  { "the other server's words before the notice's own",
    "Reason: refused\nDiagnostic code: smtp;550 no such user\n", "550 no such user" },
  { "a code: to the end of the paragraph",
    "host mx (192.0.2.1)\n550 no\nsuch user\n\nRegards\n", "550 no such user" },
  { "a code: blank lines between the lines of a reply",
    "550-5.7.1 no\n\n550 5.7.1 never\n\nRegards\n", "550 5.7.1 no never" },
  { "a code at the end: the words are before it",
    "There is no such user. (#5.1.1)\n", "There is no such user. (#5.1.1)" },
  { "a number is no code",
    "Ticket 5501234, box-550@example.net, 2001:db8:450:1::2\n", NULL },
  { "nothing", "", NULL },
};

static const struct
{
  const char *text;
  const char *host;
} hosts[] = {
  { "Remote system: dns;mx.example.net (TCP|192.0.2.1)", "mx.example.net" },
  { "host mx.example.net[192.0.2.1] said: no", "mx.example.net" },
  { "mx.example.net [192.0.2.1] did not like it", "mx.example.net" },
  { "Remote server (192.0.2.1) issued an error", "192.0.2.1" },
  { "the host is down", NULL },
};

static const struct
{
  const char *text;
  const char *all;
} wholes[] = {
  { " :  (no\n  such user)\n", "no such user" },
  { "550 no such user)", "550 no such user" },
  { "- gone (550)", "gone (550)" },
  { " : ", NULL },
};

static void
test_pick (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (picks); i++)
    {
      g_autofree char *said = bounce_said_pick (picks[i].text, picks[i].text + strlen (picks[i].text));

      g_test_message ("%s", picks[i].why);
      g_assert_cmpstr (said, ==, picks[i].said);
    }
}

static void
test_host (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autofree char *host = bounce_said_dup_host (hosts[i].text, hosts[i].text + strlen (hosts[i].text));

      g_assert_cmpstr (host, ==, hosts[i].host);
    }
}

static void
test_whole (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wholes); i++)
    {
      g_autofree char *all = bounce_said_dup (wholes[i].text, wholes[i].text + strlen (wholes[i].text));

      g_assert_cmpstr (all, ==, wholes[i].all);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/said/picks the server's words", test_pick);
  g_test_add_func ("/said/finds who refused", test_host);
  g_test_add_func ("/said/tidies the whole", test_whole);
  return g_test_run ();
}
