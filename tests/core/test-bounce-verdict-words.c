/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Each sentence of a verdict, to the letter. */
#include "bounce-verdict-words.h"

#include <string.h>

#define NOW  1794924720          /* 2026-11-17 14:12 UTC                        */
#define WEEK (7 * 24 * 3600)

static char *none[] = { NULL };

/* One verdict made by hand: the words must not depend on how it came about. */
typedef struct
{
  BounceListResult    list, clean;
  GPtrArray          *lists;
  BounceReverseResult reverse;
  BounceMailResult    mail;
  BounceVerdictCase   one;
  BounceVerdictSeen   seen;
  BounceVerdict       verdict;
} Case;

static void
case_init (Case               *self,
           BounceCause         cause,
           BounceVerdictKind   kind,
           BounceVerdictBasis  basis)
{
  static char *names[] = { (char *) "mx.example.org", NULL };
  static char *addresses[] = { (char *) "192.0.2.9", NULL };
  static char *mx[] = { (char *) "10 mx.d.example.org", NULL };

  *self = (Case) { .lists = g_ptr_array_new () };
  self->list = (BounceListResult) { .zone = (char *) "bl.example.org", .kind = BOUNCE_LIST_EXPLOITED, .outcome = BOUNCE_OUTCOME_LISTED,
                                    .codes = none, .reasons = none };
  self->clean = (BounceListResult) { .zone = (char *) "other.example.org", .outcome = BOUNCE_OUTCOME_CLEAN, .codes = none, .reasons = none };
  self->reverse = (BounceReverseResult) { .verdict = BOUNCE_REVERSE_OK, .names = names, .confirmed = names[0], .addresses = addresses, .reasons = none };
  self->mail = (BounceMailResult) { .problem = BOUNCE_MAIL_OK, .domain = (char *) "d.example.org", .mx = mx, .addresses = addresses, .dangling = none };
  self->one = (BounceVerdictCase) { .cause = cause, .zone = "bl.example.org", .host = "203.0.113.5", .recipient_domain = "d.example.org",
                                    .sender_domain = "s.example.org", .mails = 1, .bounced = NOW };
  self->seen = (BounceVerdictSeen) { .lists = self->lists, .reverse = &self->reverse, .recipient_mail = &self->mail, .sender_mail = &self->mail,
                                     .finished = TRUE, .now = NOW };
  self->verdict = (BounceVerdict) { .kind = kind, .basis = basis, .settled = TRUE, .seen = NOW };
}

static void
case_clear (Case *self)
{
  g_clear_pointer (&self->lists, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static void
assert_sentence (Case       *self,
                 const char *wanted)
{
  g_autofree char *sentence = bounce_verdict_dup_sentence (&self->verdict, &self->one, &self->seen, "192.0.2.53", FALSE);

  g_assert_cmpstr (sentence, ==, wanted);
}

#define CASE(cause, kind, basis) \
  g_auto (Case) c = { 0 }; \
  case_init (&c, BOUNCE_CAUSE_##cause, BOUNCE_VERDICT_##kind, BOUNCE_VERDICT_BASIS_##basis)
#define SEEN " Seen 14:12, resolver 192.0.2.53."

static void
test_titles (void)
{
  g_assert_cmpstr (bounce_verdict_get_title (BOUNCE_VERDICT_STILL), ==, "Still so");
  g_assert_cmpstr (bounce_verdict_get_title (BOUNCE_VERDICT_GONE), ==, "No longer so");
  g_assert_cmpstr (bounce_verdict_get_title (BOUNCE_VERDICT_MISTAKEN), ==, "Not the reason it claims");
  g_assert_cmpstr (bounce_verdict_get_title (BOUNCE_VERDICT_UNKNOWN), ==, "Cannot tell");
}

static void
test_still (void)
{
  CASE (BLOCKLISTED, STILL, ZONE);

  c.verdict.list = &c.list;
  assert_sentence (&c, "203.0.113.5 is still on bl.example.org (exploited host)." SEEN);
  c.verdict.elsewhere = 1;
  assert_sentence (&c, "203.0.113.5 is still on bl.example.org (exploited host), and on 1 other list." SEEN);
  c.verdict.elsewhere = 3;
  assert_sentence (&c, "203.0.113.5 is still on bl.example.org (exploited host), and on 3 other lists." SEEN);
  c.verdict.elsewhere = 0;
  c.verdict.then_and_now = TRUE;
  c.one.bounced = NOW - 2 * WEEK;
  assert_sentence (&c, "203.0.113.5 is still on bl.example.org (exploited host). This came back on 3 November 2026; it does not look mended since." SEEN);

  /* A list of domains never has the address. */
  c.verdict.then_and_now = FALSE;
  c.one.zone_lists_domains = TRUE;
  assert_sentence (&c, "s.example.org is still on bl.example.org (exploited host)." SEEN);
}

static void
test_gone (void)
{
  CASE (BLOCKLISTED, GONE, ZONE);

  c.verdict.list = &c.clean;
  c.clean.zone = (char *) "bl.example.org";
  assert_sentence (&c, "203.0.113.5 is not on bl.example.org any more. The mail may be worth sending again." SEEN);
  c.verdict.cache = 1800;
  assert_sentence (&c, "203.0.113.5 is not on bl.example.org any more. The mail may be worth sending again; "
                       "receivers may remember the old answer for up to 30 min." SEEN);
  c.one.mails = 8412;
  assert_sentence (&c, "203.0.113.5 is not on bl.example.org any more. 8412 mails may be worth sending again; "
                       "receivers may remember the old answer for up to 30 min." SEEN);
  c.verdict.cache = 0;
  c.verdict.elsewhere = 2;
  assert_sentence (&c, "203.0.113.5 is not on bl.example.org any more, but it is on 2 other lists. 8412 mails may be worth sending again." SEEN);
}

static void
test_lists_of_nobody (void)
{
  CASE (BLOCKLISTED, STILL, OTHER_LISTS);

  c.one.zone = NULL;
  c.verdict.list = &c.list;
  assert_sentence (&c, "The reply names no list; 203.0.113.5 is on bl.example.org (exploited host)." SEEN);
  c.verdict.elsewhere = 2;
  assert_sentence (&c, "The reply names no list; 203.0.113.5 is on bl.example.org (exploited host). It is on 2 other lists as well." SEEN);

  c.verdict = (BounceVerdict) { .kind = BOUNCE_VERDICT_UNKNOWN, .basis = BOUNCE_VERDICT_BASIS_OTHER_LISTS };
  assert_sentence (&c, "The reply names no list, and no list gave an answer that tells anything.");
  g_ptr_array_add (c.lists, &c.clean);
  g_ptr_array_add (c.lists, &c.clean);
  assert_sentence (&c, "The reply names no list. 203.0.113.5 is on none of the 2 lists that answered, but the receiver may use another.");
}

static void
test_receiver_judges (void)
{
  CASE (BAD_REPUTATION, UNKNOWN, PRIVATE_LIST);

  c.one.zone = NULL;
  c.verdict.seen = 0;
  assert_sentence (&c, "The receiver judges by itself, and nobody else can look that up.");
  g_ptr_array_add (c.lists, &c.clean);
  assert_sentence (&c, "The receiver judges by itself, and nobody else can look that up. 203.0.113.5 is not on the 1 list that answered.");
  /* That an allowlist does not know it is no good word. */
  c.clean.kind = BOUNCE_LIST_ALLOWLIST;
  assert_sentence (&c, "The receiver judges by itself, and nobody else can look that up.");

  c.verdict = (BounceVerdict) { .kind = BOUNCE_VERDICT_UNKNOWN, .basis = BOUNCE_VERDICT_BASIS_OTHER_LISTS, .list = &c.list, .seen = NOW };
  assert_sentence (&c, "The receiver judges by itself, and nobody else can look that up. Elsewhere 203.0.113.5 is on bl.example.org (exploited host)." SEEN);
}

static void
test_mistaken (void)
{
  CASE (BLOCKLISTED, MISTAKEN, DEAD_LIST);

  c.one.zone = "OLD.example.net.";
  assert_sentence (&c, "The receiver asks old.example.net, a list that has closed: what it answers says nothing about 203.0.113.5. Only the receiver can mend that.");
  c.verdict.elsewhere = 1;
  assert_sentence (&c, "The receiver asks old.example.net, a list that has closed: what it answers says nothing about 203.0.113.5. "
                       "Only the receiver can mend that. Even so, it is on 1 list now.");
  c.verdict = (BounceVerdict) { .kind = BOUNCE_VERDICT_MISTAKEN, .basis = BOUNCE_VERDICT_BASIS_REFUSAL_CODE };
  c.one.host = NULL;
  assert_sentence (&c, "The receiver takes a list's refusal to answer for a listing: that says nothing about your server. Only the receiver can mend that.");
  c.verdict.basis = BOUNCE_VERDICT_BASIS_FAMILY;
  c.verdict.list = &c.list;
  c.one.host = "2001:db8::5";
  assert_sentence (&c, "bl.example.org has no entries for addresses like 2001:db8::5: the receiver asks it wrongly, or means another address.");
}

static void
test_dynamic (void)
{
  CASE (DYNAMIC_ADDRESS, STILL, POLICY_LIST);

  c.one.zone = NULL;
  c.verdict.list = &c.list;
  assert_sentence (&c, "203.0.113.5 is still in a range that should not send mail directly: bl.example.org lists it." SEEN);
  c.verdict.kind = BOUNCE_VERDICT_GONE;
  c.verdict.list = &c.clean;
  assert_sentence (&c, "No list that answered counts 203.0.113.5 among the addresses that should not send mail directly, and its name is good. "
                       "The mail may be worth sending again." SEEN);
  c.verdict = (BounceVerdict) { .kind = BOUNCE_VERDICT_UNKNOWN, .basis = BOUNCE_VERDICT_BASIS_REVERSE, .seen = NOW };
  c.reverse.verdict = BOUNCE_REVERSE_NONE;
  assert_sentence (&c, "No list that answered has it among such addresses, but many receivers look at the name. 203.0.113.5 has no name in reverse DNS." SEEN);
  c.one.zone = "bl.example.org";
  assert_sentence (&c, "It is not on bl.example.org any more, but many receivers look at the name. 203.0.113.5 has no name in reverse DNS." SEEN);
}

static void
test_reverse (void)
{
  CASE (NO_REVERSE_DNS, STILL, REVERSE);

  c.reverse.verdict = BOUNCE_REVERSE_MISMATCH;
  assert_sentence (&c, "203.0.113.5 is called mx.example.org, but that name leads to 192.0.2.9." SEEN);
  c.verdict.kind = BOUNCE_VERDICT_GONE;
  c.reverse.verdict = BOUNCE_REVERSE_OK;
  /* Lists are no matter here. */
  c.verdict.elsewhere = 2;
  assert_sentence (&c, "203.0.113.5 is called mx.example.org, and that name leads back to it. The mail may be worth sending again." SEEN);
}

static void
test_helo (void)
{
  CASE (BAD_HELO, STILL, HELO);

  c.one.helo = "localhost";
  c.reverse.helo_verdict = BOUNCE_HELO_NO_NAME;
  assert_sentence (&c, "The server greeted as “localhost”, which is no full host name." SEEN);
  c.reverse.helo = (char *) "mail.example.net";
  c.reverse.helo_verdict = BOUNCE_HELO_UNRESOLVED;
  assert_sentence (&c, "The server greeted as mail.example.net, and that name does not lead to 203.0.113.5." SEEN);
  c.reverse.helo_verdict = BOUNCE_HELO_OTHER;
  c.verdict.kind = BOUNCE_VERDICT_GONE;
  assert_sentence (&c, "The server greeted as mail.example.net, and that name leads to 203.0.113.5. The mail may be worth sending again." SEEN);
  c.verdict.kind = BOUNCE_VERDICT_UNKNOWN;
  assert_sentence (&c, "The mail does not tell with which name 203.0.113.5 greeted." SEEN);
  c.verdict.basis = BOUNCE_VERDICT_BASIS_NO_ANSWER;
  c.one.helo = "mail.example.net";
  assert_sentence (&c, "The server greeted as mail.example.net; whether that name leads to 203.0.113.5 could not be found out." SEEN);
}

static void
test_mail (void)
{
  CASE (NO_SUCH_DOMAIN, STILL, MAIL);

  c.mail.problem = BOUNCE_MAIL_NO_DOMAIN;
  assert_sentence (&c, "The domain d.example.org does not exist." SEEN);
  c.verdict.kind = BOUNCE_VERDICT_GONE;
  c.mail.problem = BOUNCE_MAIL_OK;
  assert_sentence (&c, "d.example.org takes mail at mx.d.example.org. The mail may be worth sending again." SEEN);
  c.verdict = (BounceVerdict) { .kind = BOUNCE_VERDICT_UNKNOWN, .basis = BOUNCE_VERDICT_BASIS_NO_DOMAIN };
  c.seen.rewritten = c.mail.implicit = TRUE;
  c.verdict.basis = BOUNCE_VERDICT_BASIS_NO_ANSWER;
  assert_sentence (&c, "The DNS server makes addresses up, so whether the domain takes mail cannot be told.");
  c.verdict.basis = BOUNCE_VERDICT_BASIS_NO_DOMAIN;
  c.mail.problem = BOUNCE_MAIL_NOT_ASKED;
  assert_sentence (&c, "d.example.org is a private name or one for examples: nobody is asked about it.");
  c.seen.recipient_mail = NULL;
  c.one.recipient_domain = "[192.0.2.1]";
  assert_sentence (&c, "“[192.0.2.1]” is no domain that anybody can be asked about.");
  c.one.recipient_domain = NULL;
  assert_sentence (&c, "The mail does not tell the domain.");
}

static void
test_sender_mail (void)
{
  /* The sender's domain, not the recipient's. */
  BounceMailResult sender;
  CASE (SENDER_DOMAIN_UNRESOLVED, STILL, MAIL);

  sender = c.mail;
  sender.domain = (char *) "s.example.org";
  sender.problem = BOUNCE_MAIL_NULL_MX;
  c.seen.sender_mail = &sender;
  assert_sentence (&c, "The domain s.example.org declares that it takes no mail (null MX)." SEEN);
}

static void
test_unknown (void)
{
  static const struct
  {
    BounceVerdictBasis   basis;
    BounceWhy            why;
    BounceOutcomeDetail  detail;
    const char          *words;
  } rows[] = {
    { BOUNCE_VERDICT_BASIS_REFUSED, BOUNCE_WHY_REFUSED, 0,
      "bl.example.org: This list does not answer your resolver. That says nothing about what was asked." SEEN },
    { BOUNCE_VERDICT_BASIS_BROKEN_LIST, BOUNCE_WHY_BROKEN_LIST, BOUNCE_DETAIL_LISTS_ALL,
      "bl.example.org: This list failed its self-test: it lists everything. That says nothing about what was asked." SEEN },
    { BOUNCE_VERDICT_BASIS_NO_ANSWER, BOUNCE_WHY_NO_ANSWER, 0,
      "bl.example.org: This list gave no answer. That says nothing about what was asked." SEEN },
    { BOUNCE_VERDICT_BASIS_PRIVATE_LIST, BOUNCE_WHY_NOT_ASKED, BOUNCE_DETAIL_KEY, "bl.example.org: Not asked: this list needs a key." SEEN },
    { BOUNCE_VERDICT_BASIS_OFFLINE, BOUNCE_WHY_NOT_ASKED, BOUNCE_DETAIL_OFFLINE,
      "No DNS server can be reached: look again when this computer is connected." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CASE (BLOCKLISTED, UNKNOWN, NONE);

      c.verdict.basis = rows[i].basis;
      c.verdict.list = &c.list;
      c.list.outcome = BOUNCE_OUTCOME_UNSURE;
      c.list.why = rows[i].why;
      c.list.detail = rows[i].detail;
      assert_sentence (&c, rows[i].words);
    }
}

static void
test_unknown_otherwise (void)
{
  CASE (BLOCKLISTED, UNKNOWN, PENDING);

  c.verdict.seen = 0;
  assert_sentence (&c, "Waiting for the answer of bl.example.org…");
  c.verdict.elsewhere = 1;
  assert_sentence (&c, "Waiting for the answer of bl.example.org…");
  c.verdict.elsewhere = 0;
  c.one.zone = NULL;
  assert_sentence (&c, "Waiting for the answer…");
  c.verdict.basis = BOUNCE_VERDICT_BASIS_PRIVATE_LIST;
  c.one.zone = "private.example.net";
  assert_sentence (&c, "private.example.net is a private list, or one that is not known here: it cannot be asked.");
  c.verdict.elsewhere = 2;
  assert_sentence (&c, "private.example.net is a private list, or one that is not known here: it cannot be asked. It is on 2 lists now.");
  c.verdict.elsewhere = 0;
  c.verdict.basis = BOUNCE_VERDICT_BASIS_DOMAIN_LIST;
  assert_sentence (&c, "private.example.net lists domains, and it is not known here which one the receiver means.");
  c.verdict.basis = BOUNCE_VERDICT_BASIS_NO_HOST;
  assert_sentence (&c, "203.0.113.5 is an address for examples: nobody is asked about it.");
  c.one.host = "192.168.1.7";
  assert_sentence (&c, "192.168.1.7 is a private or reserved address: nobody else can tell anything about it.");
  c.one.host = NULL;
  assert_sentence (&c, "The mail does not tell which server sent it, so nobody can be asked about it.");
  c.one.cause = BOUNCE_CAUSE_MAILBOX_FULL;
  c.verdict.basis = BOUNCE_VERDICT_BASIS_NO_LOOKUP;
  assert_sentence (&c, "No look-up can tell whether this still holds; the steps above do.");
}

static void
test_when (void)
{
  g_autofree char *recorded = NULL;
  g_autofree char *nobody = NULL;
  CASE (NO_REVERSE_DNS, STILL, REVERSE);

  c.reverse.verdict = BOUNCE_REVERSE_NONE;
  recorded = bounce_verdict_dup_sentence (&c.verdict, &c.one, &c.seen, "192.0.2.53", TRUE);
  nobody = bounce_verdict_dup_sentence (&c.verdict, &c.one, &c.seen, NULL, FALSE);
  g_assert_cmpstr (recorded, ==, "203.0.113.5 has no name in reverse DNS.");
  g_assert_cmpstr (nobody, ==, "203.0.113.5 has no name in reverse DNS. Seen 14:12.");
  /* Looked at again much later. */
  c.seen.now = NOW + 3 * 24 * 3600;
  assert_sentence (&c, "203.0.113.5 has no name in reverse DNS. Seen 2026-11-17 14:12, resolver 192.0.2.53.");
}

static void
test_hostile (void)
{
  /* A greeting is a stranger's text: marks that turn text are left out. */
  g_autofree char *huge = g_strnfill (100000, 'x');
  g_autofree char *sentence = NULL;
  CASE (BAD_HELO, STILL, HELO);

  c.reverse.helo_verdict = BOUNCE_HELO_NO_NAME;
  c.one.helo = "a\342\200\256b\n\001%s%n\377";
  assert_sentence (&c, "The server greeted as “ab %s%n”, which is no full host name." SEEN);
  c.one.helo = "\342\200\256";
  assert_sentence (&c, "The server greeted as “?”, which is no full host name." SEEN);
  c.one.helo = huge;
  sentence = bounce_verdict_dup_sentence (&c.verdict, &c.one, &c.seen, huge, FALSE);
  g_assert_cmpuint (strlen (sentence), <, 1000);
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/verdict-words/titles", test_titles);
  g_test_add_func ("/verdict-words/still", test_still);
  g_test_add_func ("/verdict-words/gone", test_gone);
  g_test_add_func ("/verdict-words/lists-of-nobody", test_lists_of_nobody);
  g_test_add_func ("/verdict-words/receiver-judges", test_receiver_judges);
  g_test_add_func ("/verdict-words/mistaken", test_mistaken);
  g_test_add_func ("/verdict-words/dynamic", test_dynamic);
  g_test_add_func ("/verdict-words/reverse", test_reverse);
  g_test_add_func ("/verdict-words/helo", test_helo);
  g_test_add_func ("/verdict-words/mail", test_mail);
  g_test_add_func ("/verdict-words/sender-mail", test_sender_mail);
  g_test_add_func ("/verdict-words/unknown", test_unknown);
  g_test_add_func ("/verdict-words/unknown-otherwise", test_unknown_otherwise);
  g_test_add_func ("/verdict-words/when", test_when);
  g_test_add_func ("/verdict-words/hostile", test_hostile);

  return g_test_run ();
}
