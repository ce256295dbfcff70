/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses in refusals: the client's, never the receiver's. */
#include "bounce-quoted.h"

#include "bounce-candidates.h"

#include <string.h>

typedef struct
{
  const char *words;
  const char *expected;          /* addresses joined by blanks */
  const char *name;              /* of the first */
  const char *mistake;
} Case;

static const Case cases[] = {
  { "Client host [192.0.2.9] blocked using zen.example.net", "192.0.2.9", NULL, "the plain case missed" },
  { "<mail.example.org[192.0.2.9]>: Client host rejected: cannot find your hostname", "192.0.2.9", "mail.example.org", "Postfix: the name lost" },
  { "mail.example.org [192.0.2.9]:22222 is not permitted to relay", "192.0.2.9", "mail.example.org", "a port behind it" },
  { "H=mail.example.org [192.0.2.9] is listed", "192.0.2.9", "mail.example.org", "Exim's H=" },
  { "550-192.0.2.9 blocked by policy", "192.0.2.9", NULL, "a reply code run into it" },
  { "IP=192.0.2.9 - A problem occurred. (BL)", "192.0.2.9", NULL, "IP=" },
  { "see https://postmaster.example.net/codes?ip=192.0.2.9#rcp", "192.0.2.9", NULL, "the address in a link's query" },
  { "Reverse DNS lookup for host 192.0.2.9 failed permanently", "192.0.2.9", NULL, "host before a client" },
  { "[TS04] Messages from 192.0.2.9 temporarily deferred - 4.16.55.1; see https://postmaster.example.com", "192.0.2.9", NULL, "Yahoo's code taken" },
  { "spoofed: 2001:db8::25 is not allowed to send", "2001:db8::25", NULL, "IPv6" },
  { "host mx.example.net[198.51.100.1] said: 550 no", "", NULL, "Postfix: the receiver taken" },
  { "host mx.example.net [198.51.100.1]: 550 no", "", NULL, "Exim: the receiver taken" },
  { "host mx.example.net[198.51.100.1]: connection to mail exchanger failed", "", NULL, "the receiver before a reason" },
  { "host mx.example.net [198.51.100.1] SMTP error from remote mail server", "", NULL, "Exim, newer" },
  { "198.51.100.1 does not like recipient. Giving up on 198.51.100.1.", "", NULL, "qmail" },
  { "connect to mx.example.net[198.51.100.1]:25: Connection timed out", "", NULL, "on the way there" },
  { "rejected by the server for the recipient domain example.net by mx.example.net. (198.51.100.1, the server for the domain example.net)", "", NULL, "Google" },
  { "Server at mx.example.net (198.51.100.1) returned '450 4.4.316 refused'", "", NULL, "Exchange" },
  { "exceeds size limit 5242880 of server mx.example.net[198.51.100.1]", "", NULL, "Postfix's own count" },
  { "[(0) example.net. [2001:db8::1]:25: socket error]", "", NULL, "Google: not reached" },
  { "MTA '198.51.100.1' gives error message 5.7.1", "", NULL, "X.400 gateways" },
  { "message holds http://192.0.2.7/x", "", NULL, "a link's host" },
  { "no mailbox u@[192.0.2.7] here", "", NULL, "a mail domain" },
  { "Mailer/8.14.4.1 version 9.0.0.12", "", NULL, "versions" },
  { "from 10.1.2.3 refused", "", NULL, "a private address" },
  { "[203.0.113.77] speaks of itself: go away [192.0.2.9]", "192.0.2.9", NULL, "a known receiver's address" },
  { "", "", NULL, "nothing" },
  { NULL, "", NULL, "NULL not borne" },
};

static void
test_find (void)
{
  static const char * const receivers[] = { "203.0.113.77", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      g_autoptr (GPtrArray) candidates = bounce_candidates_new ();
      g_autoptr (GString) found = g_string_new (NULL);

      g_test_message ("%s: %s", c->words, c->mistake);
      bounce_quoted_find (candidates, c->words, receivers);
      for (guint j = 0; j < candidates->len; j++)
        g_string_append_printf (found, "%s%s", j > 0 ? " " : "", ((BounceHostCandidate *) candidates->pdata[j])->address);
      g_assert_cmpstr (found->str, ==, c->expected);
      if (candidates->len > 0)
        g_assert_cmpstr (((BounceHostCandidate *) candidates->pdata[0])->name, ==, c->name);
    }
}

static void
test_quote_is_around_the_address (void)
{
  g_autoptr (GPtrArray) candidates = bounce_candidates_new ();
  g_autoptr (GString) words = g_string_new (NULL);
  const BounceHostCandidate *candidate;

  for (guint i = 0; i < 100; i++)
    g_string_append (words, "word ");
  g_string_append (words, "address [192.0.2.9] refused");
  for (guint i = 0; i < 100; i++)
    g_string_append (words, " word");
  bounce_quoted_find (candidates, words->str, NULL);
  candidate = candidates->pdata[0];
  g_assert_nonnull (strstr (candidate->quote, "address [192.0.2.9] refused"));
  g_assert_cmpuint (strlen (candidate->quote), <, 300);
}

static const struct { const char *text; const char *expected; const char *mistake; } own_ends[] = {
  { "dns;mx.example.net (TCP|192.0.2.5|48044|198.51.100.1|25) (mx.example.net ESMTP)", "192.0.2.5", "the two ends mixed up" },
  { "u:0:<u@example.net> : 192.0.2.5 : mx.example.net:[198.51.100.1] : 550 no", "192.0.2.5", "SendGrid's line" },
  { "dns; mx.example.net", NULL, "no address" },
  { "connect to mx:[198.51.100.1]", NULL, "one end only" },
  { "(TCP|", "", "cut off" },
  { NULL, NULL, "NULL not borne" },
};

static void
test_own_end (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (own_ends); i++)
    {
      g_autofree char *found = bounce_quoted_dup_own_end (own_ends[i].text);

      g_test_message ("%s: %s", own_ends[i].text, own_ends[i].mistake);
      g_assert_cmpstr (found, ==, own_ends[i].expected);
    }
}

/* Would catch a look around each address that walks the whole text. */
static void
test_long_replies (void)
{
  static const char * const patterns[] = { "[10.1.1.1] ", "10.1.1.1 said ", "mx.example.net[", "(", ":[", "(TCP|" };

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      g_autoptr (GPtrArray) candidates = bounce_candidates_new ();
      g_autoptr (GString) words = g_string_new (NULL);
      g_autofree char *own_end = NULL;

      while (words->len < 4 * 1024 * 1024)
        g_string_append (words, patterns[i]);
      g_test_timer_start ();
      bounce_quoted_find (candidates, words->str, NULL);
      own_end = bounce_quoted_dup_own_end (words->str);
      g_assert_cmpfloat (g_test_timer_elapsed (), <, 2.0);
      g_assert_cmpuint (candidates->len, ==, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quoted/find", test_find);
  g_test_add_func ("/quoted/quote-is-around-the-address", test_quote_is_around_the_address);
  g_test_add_func ("/quoted/own-end", test_own_end);
  g_test_add_func ("/quoted/long-replies", test_long_replies);
  return g_test_run ();
}
