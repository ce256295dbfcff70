/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The parties of a bounce: names of the reporter, houses, the remote server. */
#include "bounce-parties.h"

#include <string.h>

typedef struct
{
  const char   *what;
  const char   *road;
  const char   *reporter;
  const char   *recipient;
  const char   *remote_mta;
  const char   *reply;
  const char   *first_name;      /* of the reporter */
  BounceRemote  remote;
} Case;

static const Case cases[] = {
  { "Reporting-MTA first, without its remarks", "From: MAILER-DAEMON@other.example\n", "mx.example.net (daemon)", "u@example.org", "mx.example.org", NULL,
    "mx.example.net", BOUNCE_REMOTE_HOST },
  { "an address is no name", "From: MAILER-DAEMON@mail.example.net\n", "192.0.2.1", "u@example.org", NULL, NULL, "mail.example.net", BOUNCE_REMOTE_NONE },
  { "an X.400 name is no host's", "From: MAILER-DAEMON@mail.example.net\n", "mta gate in /ADMD= /C=WW/", "u@example.org", NULL, NULL, "mail.example.net", BOUNCE_REMOTE_NONE },
  { "the report's own first line", "Received: by born.example.net (Postfix) id 1\n", NULL, "u@example.org", NULL, NULL, "born.example.net", BOUNCE_REMOTE_NONE },
  { "a client of the first line is none of it", "Received: from a.example.net (a.example.net [192.0.2.1]) by b.example.com with SMTP\n", NULL, "u@example.org", NULL, NULL,
    NULL, BOUNCE_REMOTE_NONE },
  { "a private next server", "", "mx.example.net", "u@example.net", "10.0.0.5", NULL, "mx.example.net", BOUNCE_REMOTE_INSIDE },
  { "a private next server behind a name", "", "mx.example.net", "u@example.net", NULL, "host box.corp.example[10.0.0.5] said: 550 no", "mx.example.net", BOUNCE_REMOTE_INSIDE },
  { "localhost", "", "mx.example.net", "u@example.net", "localhost.localdomain", NULL, "mx.example.net", BOUNCE_REMOTE_INSIDE },
  { "the mail store by LMTP", "", "mx.example.net", "u@example.net", "store.example.net (Server LMTP)", NULL, "mx.example.net", BOUNCE_REMOTE_INSIDE },
  { "an address without a name", "", "mx.example.net", "u@example.net", "dns; 198.51.100.9", NULL, "mx.example.net", BOUNCE_REMOTE_ADDRESS },
  { "named in the reply", "", "mx.example.net", "u@example.org", NULL, "host mx.example.org[198.51.100.9] said: 550 no", "mx.example.net", BOUNCE_REMOTE_HOST },
};

static BounceParties *
make (const Case *c)
{
  g_autofree char *road = g_strconcat (c->road, "\n", NULL);
  g_autoptr (BounceMessage) message = bounce_message_parse_headers (road, -1);
  BounceReport *report = bounce_report_new (BOUNCE_KIND_FAILURE, NULL);
  g_autoptr (BounceReply) reply = c->reply != NULL ? bounce_reply_new (c->reply) : NULL;
  BounceRecipient *recipient = bounce_report_add_recipient (report, c->recipient);
  BounceParties *parties;

  report->reporter = g_strdup (c->reporter);
  recipient->remote_mta = g_strdup (c->remote_mta);
  parties = bounce_parties_new (message, report);
  bounce_parties_turn_to (parties, recipient, reply);
  parties->report = NULL;
  bounce_report_free (report);
  return parties;
}

static void
test_names (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BounceParties) parties = make (&cases[i]);

      g_test_message ("%s", cases[i].what);
      g_assert_cmpstr (parties->reporters->len > 0 ? parties->reporters->pdata[0] : NULL, ==, cases[i].first_name);
      g_assert_cmpint (parties->remote_kind, ==, cases[i].remote);
    }
}

static void
test_houses (void)
{
  static const Case receivers = { "", "From: postmaster@example.net\nTo: me@example.com\n", "mx.example.net", "u@example.net" };
  static const Case senders = { "", "From: postmaster@example.com\nTo: me@example.com\n", "mail.example.com", "u@example.net" };
  g_autoptr (BounceParties) theirs = make (&receivers);
  g_autoptr (BounceParties) ours = make (&senders);

  g_assert_true (theirs->reporter_is_receivers);
  g_assert_false (theirs->reporter_is_senders);
  g_assert_true (bounce_parties_is_receiver (theirs, "other.example.net"));
  g_assert_true (bounce_parties_is_sender (theirs, "any.example.com"));
  g_assert_false (bounce_parties_is_sender (theirs, "mx.example.net"));

  g_assert_true (ours->reporter_is_senders);
  g_assert_true (bounce_parties_is_reporter (ours, "out.example.com"));
  g_assert_false (bounce_parties_is_receiver (ours, "out.example.com"));
  g_assert_true (bounce_parties_is_receiver (ours, "mx.example.net"));
}

static const struct { const char *reply; gboolean dialogue; gboolean code; const char *mistake; } words[] = {
  { "Remote host said: 550 no", TRUE, TRUE, "qmail's words" },
  { "all hosts have been failing for a long time", TRUE, FALSE, "Exim's words" },
  { "mailbox is full: retry timeout exceeded", FALSE, FALSE, "a full mailbox taken for the way out" },
  { "554 Too many hops 26 (25 max)", FALSE, FALSE, "the reporter's own count taken for a refusal" },
  { "Command output: unable to connect to the scanner", FALSE, FALSE, "a program's trouble taken for the network's" },
  { "550 5.1.1 user unknown", FALSE, TRUE, "a bare reply" },
  { "", FALSE, FALSE, "nothing" },
};

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const Case c = { "", "", "mx.example.net", "u@example.org", NULL, words[i].reply };
      g_autoptr (BounceParties) parties = make (&c);

      g_test_message ("%s: %s", words[i].reply, words[i].mistake);
      g_assert_cmpint (parties->tells_dialogue, ==, words[i].dialogue);
      g_assert_cmpint (parties->tells_code, ==, words[i].code);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/parties/names", test_names);
  g_test_add_func ("/parties/houses", test_houses);
  g_test_add_func ("/parties/words", test_words);
  return g_test_run ();
}
