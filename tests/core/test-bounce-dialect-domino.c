/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes and Domino, each with the mistake it would catch. */
#include "../support/expect-notice.h"

#include "bounce-dialect.h"

static const NoticeCase cases[] = {
  { "domino-form",
    "the subject of the message is no reason",
    "failure notes.example.net",
    { "failed bert@example.net: User bert (bert@example.net) not listed in Domino Directory" } },
  { "domino-german",
    "told by its form, not by its words",
    "failure notes.example.net",
    { "failed bert@example.net: Benutzer bert (bert@example.net) nicht im Domino-Verzeichnis "
        "aufgeführt" } },
  { "domino-name",
    "a Notes name is no address: the reason has it",
    "failure notes.example.net",
    { "failed bert@example.net: Mail file of Bert Baker (bert@example.net) is over its quota" } },
  { "domino-old",
    "reason first, then whom it is about",
    "failure notes.example.net",
    { "failed bert@example.net: User not listed in public Name & Address Book",
      "failed carla@example.com: Mail file is full" } },
};

static const struct
{
  const char *why;
  const char *headers;
  const char *text;
} others[] = {
  { "a person who quotes one",
    "From: Ida <ida@example.net>\nSubject: Re: Help\nIn-Reply-To: <1@example.org>\n",
    "Your message\n\n  Subject: Plans\n\nwas not delivered to:\n\n  bert@example.net\n\nbecause:\n\n  no\n" },
  { "somebody speaks of Domino",
    "Return-Path: <>\nFrom: postmaster@mx.example.org\nSubject: News\n",
    "Domino is down; write to bert@example.net\n" },
};

static void
test_examples (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    notice_expect (&bounce_dialect_domino, &cases[i]);
}

static void
test_others (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (BounceMessage) message = notice_from_text (others[i].headers, others[i].text);
      g_autoptr (BounceReport) report = NULL;

      g_test_message ("%s", others[i].why);
      report = bounce_dialect_domino.recognise (message) ? bounce_dialect_domino.read (message) : NULL;
      g_assert_null (report);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dialect-domino/reads its own examples", test_examples);
  g_test_add_func ("/dialect-domino/leaves others alone", test_others);
  return g_test_run ();
}
