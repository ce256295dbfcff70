/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Notices of forms nobody knows, each with the mistake it would catch. */
#include "../support/expect-notice.h"

#include "bounce-dialect.h"

static const NoticeCase cases[] = {
  { "plain-sentence",
    "whom to ask is no recipient",
    "failure mx.example.net",
    { "failed bert@example.net: Sorry, the user bert@example.net is unknown on this system and "
        "your mail has not been delivered. For questions contact helpdesk@mx.example.net" } },
  { "plain-lines",
    "each line is about another",
    "failure mx.example.net",
    { "failed bert@example.net: bert@example.net - no such user here",
      "failed carla@example.com: carla@example.com - mailbox full" } },
  { "plain-nobody-named",
    "the returned message went to one only",
    "failure mx.example.net",
    { "failed bert@example.net: Your message could not be delivered: the mailbox is full." } },
  { "plain-failed-recipients",
    "the header names whom the text does not",
    "failure mx.example.net",
    { "failed bert@example.net: Your message could not be delivered." } },
  { "plain-delayed",
    "still being tried",
    "delay mx.example.net",
    { "delayed bert@example.net: Your message to bert@example.net has been delayed. Delivery "
        "attempts will continue for three days." } },
  { "plain-html-chinese",
    "only HTML, only Chinese",
    "failure mx.example.net",
    { "failed bert@example.net @ mx.example.net: 550 Mailbox not found" } },
  { "plain-german",
    "the sentence goes on below the address",
    "failure mx.example.net",
    { "failed bert@example.net: Ihre Nachricht an bert@example.net konnte nicht zugestellt "
        "werden, weil das Postfach voll ist." } },
  { "plain-russian",
    "the reason has a label of its own",
    "failure mx.example.net",
    { "failed bert@example.net: почтовый ящик переполнен" } },
  { "plain-mention",
    "an address given as an example is only mentioned",
    "failure mx.example.net",
    { "failed bert@example.net: The one you wrote to, bert@example.net, does not exist." } },
  { "plain-quarantine",
    "a summary of what was filtered is no bounce",
    NULL },
};

static const struct
{
  const char *why;
  const char *headers;
  const char *text;
} others[] = {
  { "a person asks about one",
    "From: Ida <ida@example.net>\nSubject: Re: Help\nIn-Reply-To: <1@example.org>\n",
    "My mail to bert@example.net could not be delivered: 550 user unknown. Why?\n" },
  { "a postmaster writes to a user",
    "Return-Path: <>\nFrom: postmaster@mx.example.org\nSubject: Mailbox almost full\n",
    "The mailbox of anna@example.org has reached 95 % of its quota.\n" },
  { "a parcel that a program writes about",
    "From: Shop <noreply@shop.example>\nTo: anna@example.org\nAuto-Submitted: auto-generated\nSubject: تعذر تسليم الطرد\n",
    "تعذر تسليم الطرد لأن العنوان غير موجود.\n" },
  { "a parcel, not a mail",
    "Return-Path: <bounce-7@example.com>\nFrom: Shop <noreply@example.com>\nSubject: Your order could not be delivered\n",
    "Your parcel 550 could not be delivered. Write to help@example.com.\n" },
  { "a daemon's name on a person's words",
    "Return-Path: <root@example.com>\nFrom: <MAILER-DAEMON@example.com>\nSubject: Turtles\n",
    "Your message to bert@example.net was rejected because he was over quota.\n" },
  { "moderation",
    "Return-Path: <list-bounces@example.com>\nFrom: list-bounces@example.com\nSubject: Your message to list awaits moderator approval\n",
    "Your mail to 'list' is being held until the moderator can review it.\n" },
};

static const struct
{
  const char *why;
  const char *headers;
  const char *text;
  const char *recipient;
} words[] = {
  { "not the sender, to whom it is told",
    "Return-Path: <>\nFrom: postmaster@mx.example.org\nSubject: Undeliverable\nTo: anna@example.org\n",
    "anna@example.org: your message to bert@example.net could not be delivered\n",
    "failed bert@example.net: anna@example.org: your message to bert@example.net could not be delivered" },
  { "not the postmaster who signs",
    "Return-Path: <>\nFrom: postmaster@mx.example.org\nSubject: Undeliverable\n",
    "<bert@example.net>: over quota (552)\n"
    "\n"
    "-- \n"
    "postmaster@example.org\n",
    "failed bert@example.net: <bert@example.net>: over quota (552)" },
  { "a masked address is none",
    "Return-Path: <>\nFrom: postmaster@mx.example.org\nSubject: Undeliverable\n",
    "be...@example.net could not be delivered\n",
    "failed -: " },
  { "the address in the envelope the notice came to",
    "Return-Path: <>\nFrom: postmaster@mx.example.org\nSubject: Undeliverable\nTo: list-bounces+bert=example.net@lists.example.org\n",
    "Your message could not be delivered.\n",
    "failed bert@example.net: Your message could not be delivered." },
  { "a word within an address is no label",
    "Return-Path: <>\nFrom: postmaster@mx.example.org\nSubject: Undeliverable\n",
    "<full-mailbox-9@example.net>: 552 too full\n",
    "failed full-mailbox-9@example.net: 552 too full" },
};

static void
test_examples (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    notice_expect (&bounce_dialect_plain, &cases[i]);
}

static void
test_others (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (BounceMessage) message = notice_from_text (others[i].headers, others[i].text);
      g_autoptr (BounceReport) report = NULL;

      g_test_message ("%s", others[i].why);
      report = bounce_dialect_plain.recognise (message) ? bounce_dialect_plain.read (message) : NULL;
      g_assert_null (report);
    }
}

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (BounceMessage) message = notice_from_text (words[i].headers, words[i].text);
      g_autoptr (BounceReport) report = NULL;
      g_autoptr (GString) all = g_string_new (NULL);

      g_test_message ("%s", words[i].why);
      g_assert_true (bounce_dialect_plain.recognise (message));
      report = bounce_dialect_plain.read (message);
      g_assert_nonnull (report);
      for (guint n = 0; n < report->recipients->len; n++)
        {
          g_autofree char *text = notice_dup_recipient (g_ptr_array_index (report->recipients, n));

          g_string_append_printf (all, "%s%s", n > 0 ? " | " : "", text);
        }
      g_assert_cmpstr (all->str, ==, words[i].recipient);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dialect-plain/reads its own examples", test_examples);
  g_test_add_func ("/dialect-plain/leaves others alone", test_others);
  g_test_add_func ("/dialect-plain/finds the server's words", test_words);
  return g_test_run ();
}
