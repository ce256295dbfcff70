/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Replies taken apart: the forms in which servers quote one another. */
#include "bounce-reply.h"

#include <string.h>

typedef struct
{
  const char *text;
  guint       code;
  const char *status;            /* "" for none                                 */
  const char *stage;
  const char *receiver;          /* "host" or "host[address]" or "[address]"    */
  const char *words;             /* how they begin                              */
  const char *why;
} Row;

static const Row rows[] = {
  { "550 No such user here", 550, "", "unknown", "", "No such user here", "the plain form" },
  { "smtp; 550 5.1.1 <a@example.org>... User unknown", 550, "5.1.1", "unknown", "", "<a@example.org>...", "the type of Diagnostic-Code" },
  { "550-5.1.1 The account 550-5.1.1 you tried 550 5.1.1 is gone", 550, "5.1.1", "unknown", "", "The account you tried is gone",
    "a reply of three lines, run together" },
  { "550-5.1.1 The account\n550-5.1.1 you tried\n550 5.1.1 is gone", 550, "5.1.1", "unknown", "", "The account you tried is gone",
    "the same in lines" },
  { "550 5.7.1 blocked; see error 5.1.1", 550, "5.7.1", "unknown", "", "blocked;", "the status beside the code" },
  { "553 sorry, no mailbox here by that name (#5.7.1)", 553, "5.7.1", "unknown", "", "sorry,", "a status behind the words" },
  { "SMTP Error 550", 550, "", "unknown", "", "", "a bare code behind its word" },
  { "SMTP Error 5.5.0", 0, "5.5.0", "unknown", "", "SMTP Error", "a bare status" },
  { "SMTP error 554: blocked", 554, "", "unknown", "", "blocked", "a code and a colon" },
  { "550 \xe2\x80\x94 user@example.com, this domain example.com Mailbox Does Not Exist \xe2\x80\x94 Giving up on 192.0.2.1.",
    550, "", "unknown", "[192.0.2.1]", "user@example.com, this domain", "typographic dashes" },
  /* Postfix */
  { "host mx.example.net[192.0.2.1] said: 550 5.1.1 <a@example.net>: Recipient address rejected: User unknown (in reply to RCPT TO command)",
    550, "5.1.1", "rcpt", "mx.example.net[192.0.2.1]", "<a@example.net>: Recipient", "Postfix" },
  { "host mx.example.net[192.0.2.1]:25 said: 450 4.2.0 greylisted (in reply to end of DATA command)",
    450, "4.2.0", "data", "mx.example.net[192.0.2.1]", "greylisted", "Postfix with a port, at the end" },
  { "host mx.example.net[2001:db8::25] refused to talk to me: 554 5.7.1 no", 554, "5.7.1", "connect", "mx.example.net[2001:db8::25]", "no",
    "the greeting, and an address of version 6" },
  { "lost connection with mx.example.net[192.0.2.4] while sending RCPT TO", 0, "", "rcpt", "mx.example.net[192.0.2.4]", "lost", "no reply at all" },
  { "lost connection with mx.example.net[192.0.2.4] while receiving the initial server greeting", 0, "", "connect", "mx.example.net[192.0.2.4]",
    "lost", "no greeting" },
  { "connect to mx.example.net[192.0.2.1]:25: Connection timed out", 0, "", "connect", "mx.example.net[192.0.2.1]", "connect", "no connection" },
  { "host mx1.example.org[192.0.2.1] said: 450 4.1.1 <x@example.net>: Recipient address rejected: undeliverable address: host "
    "mx2.example.net[192.0.2.5] said: 550 No such user (in reply to RCPT TO command) (in reply to RCPT TO command)",
    550, "4.1.1", "rcpt", "mx2.example.net[192.0.2.5]", "No such user", "a verification that quotes another server" },
  { "Host or domain name not found. Name service error for name=example.org type=A: Host not found", 0, "", "local", "", "Host or", "Postfix's own verdict" },
  { "delivery via mx.example.net[192.0.2.1]:25: 250 2.1.5 Ok", 0, "2.1.5", "unknown", "mx.example.net[192.0.2.1]", "delivery", "success is no refusal" },
  /* Exim */
  { "SMTP error from remote mail server after RCPT TO:<a@example.org>: host mx.example.org [192.0.2.3]: 550 No such user here",
    550, "", "rcpt", "mx.example.org[192.0.2.3]", "No such user", "Exim" },
  { "SMTP error from remote mail server after end of data: host mx.example.org [192.0.2.3]: 552 5.2.3 too large", 552, "5.2.3", "data",
    "mx.example.org[192.0.2.3]", "too large", "Exim, at the end" },
  { "host mx.example.org [192.0.2.3] SMTP error from remote mail server after initial connection: 550-192.0.2.99 is blocked\n550 go away",
    550, "", "connect", "mx.example.org[192.0.2.3]", "192.0.2.99 is blocked go away", "newer Exim; a reply that begins with the sender's address" },
  { "Unrouteable address", 0, "", "local", "", "Unrouteable", "Exim's own verdict" },
  /* qmail */
  { "192.0.2.8 does not like recipient.\nRemote host said: 550 5.1.1 unknown\nGiving up on 192.0.2.8.", 550, "5.1.1", "rcpt", "[192.0.2.8]", "unknown",
    "qmail" },
  { "Connected to 192.0.2.7 but sender was rejected.\nRemote host said: 553 no", 553, "", "mail", "[192.0.2.7]", "no", "qmail at MAIL" },
  { "192.0.2.7 failed after I sent the message.\nRemote host said: 554 spam", 554, "", "data", "[192.0.2.7]", "spam", "qmail at the end" },
  { "Sorry, no mailbox here by that name. (#5.1.1)", 0, "5.1.1", "local", "", "Sorry", "qmail's own verdict" },
  /* Exchange */
  { "#5.1.1 smtp;550 5.1.1 <a@example.org>... User unknown", 550, "5.1.1", "unknown", "", "<a@example.org>", "Exchange 2003" },
  { "#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##", 550, "5.1.1", "local", "", "RESOLVER", "Exchange 2007" },
  { "Remote Server returned '550 5.4.1 Recipient address rejected: Access denied'", 550, "5.4.1", "rcpt", "", "Recipient", "Exchange 2013" },
  { "451 4.4.0 Primary target IP address responded with: \"421 4.2.1 Unable to connect.\"", 421, "4.2.1", "connect", "", "Unable", "Exchange about another" },
  /* Others that quote */
  { "5.1.0 - Unknown address error 550-'Mailbox is inactive'", 550, "5.1.0", "unknown", "", "Mailbox is inactive", "IronPort, with its own class" },
  { "5.3.0 - Other mail system problem 550-'Unknown user a@example.org'", 550, "5.3.0", "unknown", "", "Unknown user", "IronPort, another class" },
  { "5.1.0 - Unknown address error ('550', ['5.1.1 <a@example.org>: rejected'])", 550, "5.1.1", "unknown", "", "<a@example.org>", "IronPort's list" },
  { "450 4.7.1 [EAB] 554 IP=192.0.2.4 - A problem occurred.", 554, "4.7.1", "unknown", "", "IP=192.0.2.4", "MailChannels" },
  { "550 permanent failure for one or more recipients (a@example.net:550 5.1.1 nobody)", 550, "5.1.1", "unknown", "", "nobody", "Barracuda" },
  { "554 <a@example.org>... 550 Host unknown (Authoritative answer from name server)", 550, "", "unknown", "", "Host unknown", "Sendmail quoting itself" },
  { ">>> DATA\n<<< 550 5.1.1 <a@example.net>... User unknown\n<<< 503 5.0.0 Need RCPT (recipient)", 550, "5.1.1", "data", "", "<a@example.net>",
    "a session: the first refusal is the reason" },
  { "We tried ... by the server for the recipient domain example.org by mx.example.org. [192.0.2.44].\n"
    "The error that the other server returned was:\n550 550 No Such User Here (state 14).", 550, "", "rcpt", "mx.example.org[192.0.2.44]",
    "No Such User Here", "Google, older" },
  { "The response was: 550 5.1.1 nobody (192.0.2.44, the server for the domain example.org.)", 550, "5.1.1", "unknown", "[192.0.2.44]", "nobody", "Google's comment" },
  { "521-192.0.2.9 blocked by sbc", 521, "", "unknown", "", "192.0.2.9", "the client's address behind the hyphen" },
  { "[Status: Error, Address: <a@example.org>, ResponseCode 421, , Host not reachable.]", 421, "", "unknown", "", "Host not", "a code behind a word" },
  /* Numbers that are none */
  { "552 Message size 550 bytes exceeds 500", 552, "", "unknown", "", "Message size", "a size" },
  { "Message size is 550", 0, "", "unknown", "", "Message", "a number at the end" },
  { "421 4.2.1 see port 587", 421, "4.2.1", "unknown", "", "see port", "a port" },
  { "550 rejected by Filter 5.7.1.3", 550, "", "unknown", "", "rejected", "a version" },
  { "554 5.7.1 Client host [192.0.2.9] blocked using list.example.org", 554, "5.7.1", "unknown", "", "Client host", "the sender is not the receiver" },
  { "call 555-1234 for help", 0, "", "unknown", "", "call", "a telephone number" },
  { "", 0, "", "unknown", "", "", "nothing" },
  { "5", 0, "", "unknown", "", "5", "one digit" },
};

static void
check_receiver (const BounceReply *reply,
                const char        *expected)
{
  g_autofree char *got = g_strdup_printf ("%s%s%s%s", reply->receiver != NULL ? reply->receiver : "",
                                          reply->receiver_address != NULL ? "[" : "",
                                          reply->receiver_address != NULL ? reply->receiver_address : "",
                                          reply->receiver_address != NULL ? "]" : "");

  g_assert_cmpstr (got, ==, expected);
}

static void
test_rows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      g_autoptr(BounceReply) reply = bounce_reply_new (row->text);
      char buffer[16];

      g_test_message ("%s: %s (%s)", row->text, row->why, reply->whole);
      g_assert_cmpuint (reply->code, ==, row->code);
      g_assert_cmpstr (reply->status != 0 ? bounce_status_format (reply->status, buffer) : "", ==, row->status);
      g_assert_cmpstr (bounce_stage_to_id (reply->stage), ==, row->stage);
      check_receiver (reply, row->receiver);
      if (!g_str_has_prefix (reply->words, row->words))
        g_assert_cmpstr (reply->words, ==, row->words);
      g_assert_true (reply->text >= reply->whole && reply->text <= reply->whole + strlen (reply->whole));
      g_assert_true (reply->words >= reply->text);
    }
}

static const struct { const char *text; const char *unfolded; const char *why; } folds[] = {
  { "a\n  b\tc \r\n d ",               "a b c d",              "white space is single" },
  { "550-a\n550-b\n550 c",             "550 a b c",            "continuation lines" },
  { "550-5.1.1 a 550-5.1.1 b 550 5.1.1 c", "550 5.1.1 a b c",  "run together" },
  { "550-5.1.1 a\n550 5.7.1 b",        "550 5.1.1 a 5.7.1 b",  "another status is news" },
  { "said: 550-a 550 b",               "said: 550 a b",        "behind a colon" },
  { "limit of 500-character lines",    "limit of 500-character lines", "a number with a hyphen" },
  { "550 a\n551 b",                    "550 a 551 b",          "two replies" },
  { "550-\n550 x",                     "550 x",                "an empty line of a reply" },
};

static void
test_unfold (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (folds); i++)
    {
      g_autofree char *unfolded = bounce_reply_unfold (folds[i].text);

      g_test_message ("%s: %s", folds[i].text, folds[i].why);
      g_assert_cmpstr (unfolded, ==, folds[i].unfolded);
    }
}

static void
test_has_words (void)
{
  g_assert_true (bounce_reply_has_words ("550 5.1.1 User unknown"));
  g_assert_true (bounce_reply_has_words ("x-notes; Mailbox full"));
  g_assert_false (bounce_reply_has_words ("550"));
  g_assert_false (bounce_reply_has_words ("smtp; 550 5.0.0"));
  g_assert_false (bounce_reply_has_words ("unknown"));
  g_assert_false (bounce_reply_has_words (""));
}

/* Whatever repeats, the time grows with the length and no faster. */
static void
test_long (void)
{
  static const char *const units[] = {
    "550-", "550 ", "5.1.1 ", "550 5.1.1 ", "said: ", "host ", "host a[", "&#8211;", "=E2=80=93", "a", " ", "\n", "550 -", "'", "<<< 550 x ",
    "550 a ", " said: 550 ", "1.", "giving up on ", "after ", "in reply to ", "\xff", "smtp;", "550-5.1.1 x 550 5.1.1 ",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr(GString) text = g_string_new (NULL);
      g_autoptr(BounceReply) reply = NULL;

      while (text->len < 1 << 20)
        g_string_append (text, units[i]);
      g_test_timer_start ();
      reply = bounce_reply_new (text->str);
      g_test_message ("%s: %g s", units[i], g_test_timer_elapsed ());
      g_assert_cmpfloat (g_test_timer_last (), <, 5.0);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reply/rows", test_rows);
  g_test_add_func ("/reply/unfold", test_unfold);
  g_test_add_func ("/reply/has-words", test_has_words);
  g_test_add_func ("/reply/long", test_long);
  return g_test_run ();
}
