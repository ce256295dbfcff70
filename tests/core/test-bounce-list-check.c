/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One list asked about one subject: what comes of every kind of list, in which
 * order questions go, and that nobody is told of a subject in vain. */
#include "bounce-list-check.h"

#include "../support/ask-lists.h"

static const char ini[] =
  "[bl.example.net]\nname = Plain\nfamilies = ipv4 ipv6 domain\nlookup = https://bl.example.net/?{ip}\n"
  "code 2 = listed: sends spam\ncode 4 = listed exploited: infected\ncode 30 = information: known\n"
  "[bits.example.net]\nfamilies = domain\ndecode = bitmask\norganisational = yes\n"
  "bit 1 = refused: not for you\nbit 2 = listed: black\nbit 8 = listed: red\nbit 32 = information: counts\n"
  "[closed.example.net]\nclosed = yes\nfamilies = ipv4\ncode 36 = listed policy: dynamic\n"
  "[good.example.net]\nkind = allowlist\nfamilies = ipv4\ncode 2 = good: fine\n"
  "[four.example.net]\nfamilies = ipv4\n"
  "[keyed.example.net]\nfamilies = ipv4\nterms = key\n"
  "[page.example.net]\nship = link-only\nfamilies = ipv4\nlookup = https://page.example.net/{ip}\n"
  "[dnsbl.sorbs.net]\nfamilies = ipv4\n";

#define SUBJECT "192.0.2.9"
#define REVERSED "9.2.0.192"

static World world;

static void
begin (const char *lists)
{
  world_begin (&world, lists);
}

static void
end (void)
{
  world_end (&world);
}

static void
put_tests (const char *zone)
{
  world_put (&world, "2.0.0.127", zone, "127.0.0.2");
  world_put (&world, "2.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0", zone, "127.0.0.2");
  world_put (&world, "test", zone, "127.0.0.2");
}

/* The tests of a list without what they ask. */
static BounceListResult *
check_tested (const char *zone,
              const char *who)
{
  BounceSubjectKind kind = strchr (who, ':') != NULL ? BOUNCE_SUBJECT_IPV6 : g_hostname_is_ip_address (who) ? BOUNCE_SUBJECT_IPV4
                           : BOUNCE_SUBJECT_DOMAIN;

  put_tests (zone);
  g_assert_true (world_try (&world, zone, NULL, kind, BOUNCE_ASK_NORMAL).held);
  fake_dns_clear_log (world.dns);

  return world_check (&world, zone, NULL, who);
}

static void
assert_order (const char *expected)
{
  GPtrArray *log = fake_dns_get_log (world.dns);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < log->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? "\n" : "", (const char *) log->pdata[i]);
  g_assert_cmpstr (joined->str, ==, expected);
}

/* --- what is asked, and in which order --- */

static void
test_listed (void)
{
  g_autoptr (BounceListResult) result = NULL;

  begin (ini);
  fake_dns_put (world.dns, REVERSED ".bl.example.net", "A", 900, "127.0.0.4", NULL);
  fake_dns_put (world.dns, REVERSED ".bl.example.net", "TXT", 900, "seen\n  yesterday \xe2\x80\xae", NULL);
  result = check_tested ("bl.example.net", SUBJECT);
  g_assert_cmpint (result->outcome, ==, BOUNCE_OUTCOME_LISTED);
  g_assert_cmpstr (result->zone, ==, "bl.example.net");
  g_assert_cmpstr (result->name, ==, "Plain");
  g_assert_cmpstr (result->codes[0], ==, "127.0.0.4");
  g_assert_cmpstr (result->reasons[0], ==, "infected");
  g_assert_cmpint (result->kind, ==, BOUNCE_LIST_EXPLOITED);
  g_assert_cmpstr (result->text, ==, "seen yesterday");
  g_assert_cmpstr (result->lookup_url, ==, "https://bl.example.net/?192.0.2.9");
  g_assert_cmpuint (result->ttl, ==, 900);
  g_assert_cmpint (result->seen, >, 0);
  g_assert_nonnull (strstr (result->raw, "127.0.0.4"));
  assert_order ("A " REVERSED ".bl.example.net\nTXT " REVERSED ".bl.example.net");
  end ();
}

/* Words are asked for only where there is something to explain. */
static void
test_no_words (void)
{
  static const char * const values[] = { NULL, "127.0.0.30", "127.255.255.254", "198.51.100.1" };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (BounceListResult) result = NULL;

      begin (ini);
      if (values[i] != NULL)
        world_put (&world, REVERSED, "bl.example.net", values[i]);
      result = check_tested ("bl.example.net", SUBJECT);
      g_assert_cmpint (result->outcome, !=, BOUNCE_OUTCOME_LISTED);
      g_assert_null (result->text);
      assert_order ("A " REVERSED ".bl.example.net");
      end ();
    }
}

/* Cold: both tests and the look, then the subject, once. */
static void
test_cold (void)
{
  g_autoptr (BounceListResult) result = NULL;
  g_autofree char *log = NULL;
  GPtrArray *order;

  begin (ini);
  put_tests ("bl.example.net");
  result = world_check (&world, "bl.example.net", NULL, SUBJECT);
  g_assert_cmpint (result->outcome, ==, BOUNCE_OUTCOME_CLEAN);
  order = fake_dns_get_log (world.dns);
  g_assert_cmpstr (order->pdata[order->len - 1], ==, "A " REVERSED ".bl.example.net");
  log = world_dup_log (&world);
  g_assert_cmpstr (log, ==, "A 1.0.0.127.bl.example.net\nA 2.0.0.127.bl.example.net\nA " REVERSED ".bl.example.net\n"
                            "A ?.example.com\nA ?.invalid");
  end ();
}

static void
test_names (void)
{
  g_autoptr (BounceListResult) six = NULL;
  g_autoptr (BounceListResult) domain = NULL;
  g_autoptr (BounceListResult) organisation = NULL;

  begin (ini);
  six = check_tested ("bl.example.net", "2001:db8::1");
  assert_order ("A 1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.bl.example.net");
  domain = check_tested ("bl.example.net", "MX.Bücher.example");
  assert_order ("A mx.xn--bcher-kva.example.bl.example.net");
  organisation = check_tested ("bits.example.net", "a.b.example.org");
  assert_order ("A example.org.bits.example.net");
  end ();
}

static void
test_dup_name (void)
{
  static const struct
  {
    const char *zone, *key, *who, *name;
  } cases[] = {
    { "zen.spamhaus.org", NULL, SUBJECT, REVERSED ".zen.spamhaus.org" },
    { "zen.spamhaus.org", "ignored", SUBJECT, REVERSED ".zen.spamhaus.org" },
    { "zen.dq.spamhaus.net", "****", SUBJECT, REVERSED ".****.zen.dq.spamhaus.net" },
    { "zen.spamhaus.org", NULL, "example.org", NULL },
    { "psbl.surriel.com", NULL, "2001:db8::1", NULL },
    { "dbl.spamhaus.org", NULL, "a.example.org", "a.example.org.dbl.spamhaus.org" },
    { "multi.surbl.org", NULL, "a.example.co.uk", "example.co.uk.multi.surbl.org" },
    { "csi.cloudmark.com", NULL, SUBJECT, NULL },
    { "ebl.msbl.org", NULL, SUBJECT, NULL },
  };

  begin (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BounceSubject) subject = bounce_subject_new (cases[i].who, NULL);
      g_autofree char *name = bounce_list_check_dup_name (world_find (&world, cases[i].zone), cases[i].key, subject);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
  end ();
}

/* --- no list that failed hears of the subject --- */

typedef struct
{
  const char          *zone;
  const char          *listed, *clean;
  int                  does;     /* FakeDnsBehaviour of both, -1: plainly       */
  BounceWhy            why;
  BounceOutcomeDetail  detail;
} FailedCase;

static const FailedCase failed_cases[] = {
  { "psbl.surriel.com", "127.0.0.2", "127.0.0.2", -1, BOUNCE_WHY_BROKEN_LIST, BOUNCE_DETAIL_LISTS_ALL },
  { "bl.spamcop.net", NULL, NULL, -1, BOUNCE_WHY_BROKEN_LIST, BOUNCE_DETAIL_LISTS_NOTHING },
  { "zen.spamhaus.org", "127.255.255.254", "127.255.255.254", -1, BOUNCE_WHY_REFUSED, BOUNCE_DETAIL_NONE },
  { "zen.spamhaus.org", NULL, "127.255.255.254", -1, BOUNCE_WHY_REFUSED, BOUNCE_DETAIL_NONE },
  { "list.dnswl.org", "127.0.0.255", "127.0.0.255", -1, BOUNCE_WHY_REFUSED, BOUNCE_DETAIL_NONE },
  { "dnsbl.spfbl.net", NULL, NULL, FAKE_DNS_REFUSED, BOUNCE_WHY_REFUSED, BOUNCE_DETAIL_NONE },
  { "b.barracudacentral.org", NULL, NULL, FAKE_DNS_SILENT, BOUNCE_WHY_NO_ANSWER, BOUNCE_DETAIL_NONE },
  { "bl.mailspike.net", NULL, NULL, FAKE_DNS_SERVFAIL, BOUNCE_WHY_FAILURE, BOUNCE_DETAIL_NONE },
  { "all.s5h.net", "198.51.100.80", "198.51.100.80", -1, BOUNCE_WHY_REWRITTEN, BOUNCE_DETAIL_NONE },
};

static void
set_list (const FailedCase *c)
{
  static const char * const below[] = { "2.0.0.127", "1.0.0.127" };
  const char *values[] = { c->listed, c->clean };

  for (guint i = 0; i < G_N_ELEMENTS (below); i++)
    {
      g_autofree char *name = g_strdup_printf ("%s.%s", below[i], c->zone);

      if (values[i] != NULL)
        fake_dns_put (world.dns, name, "A", 60, values[i], NULL);
      if (c->does >= 0)
        fake_dns_behave (world.dns, name, NULL, c->does);
    }
  /* The list would answer, if it were asked. */
  world_put (&world, REVERSED, c->zone, "127.0.0.2");
}

static void
assert_never_told (void)
{
  GPtrArray *log = fake_dns_get_log (world.dns);

  for (guint i = 0; i < log->len; i++)
    g_assert_null (strstr (log->pdata[i], REVERSED));
}

static void
test_failed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (failed_cases); i++)
    {
      const FailedCase *c = &failed_cases[i];
      g_autoptr (BounceListResult) result = NULL;

      g_test_message ("%s", c->zone);
      begin (NULL);
      bounce_asker_set_deadline (world.asker, 600);
      set_list (c);
      result = world_check (&world, c->zone, NULL, SUBJECT);
      g_assert_cmpint (result->outcome, ==, BOUNCE_OUTCOME_UNSURE);
      g_assert_cmpstr (bounce_why_to_id (result->why), ==, bounce_why_to_id (c->why));
      g_assert_cmpint (result->detail, ==, c->detail);
      g_assert_nonnull (result->lookup_url);
      assert_never_told ();
      end ();
    }
}

static void
test_uribl_refused (void)
{
  g_autoptr (BounceListResult) result = NULL;

  begin (NULL);
  world_put (&world, "*", "multi.uribl.com", "127.0.0.1");
  result = world_check (&world, "multi.uribl.com", NULL, "mail.example.org");
  g_assert_cmpint (result->why, ==, BOUNCE_WHY_REFUSED);
  g_assert_cmpuint (fake_dns_count (world.dns, "mail.example.org.multi.uribl.com", NULL), ==, 0);
  end ();
}

/* A resolver that makes answers up: no list is told, and each says why. */
static void
test_rewritten (void)
{
  begin (NULL);
  fake_dns_rewrite (world.dns, "198.51.100.80");
  for (guint i = 0; i < bounce_blocklists_get_length (world.lists); i++)
    {
      const BounceBlocklist *list = bounce_blocklists_get (world.lists, i);
      g_autoptr (BounceListResult) result = NULL;

      if (!list->ipv4 || list->ship == BOUNCE_LIST_LINK_ONLY || list->terms == BOUNCE_LIST_TERMS_KEY)
        continue;
      result = world_check (&world, list->zone, NULL, SUBJECT);
      g_assert_cmpint (result->outcome, ==, BOUNCE_OUTCOME_UNSURE);
      g_assert_cmpstr (bounce_why_to_id (result->why), ==, "rewritten");
    }
  assert_never_told ();
  end ();
}

/* Rewriting that begins later is seen by the answer itself. */
static void
test_rewritten_later (void)
{
  g_autoptr (BounceListResult) result = NULL;

  begin (ini);
  put_tests ("four.example.net");
  world_try (&world, "four.example.net", NULL, BOUNCE_SUBJECT_IPV4, BOUNCE_ASK_NORMAL);
  fake_dns_rewrite (world.dns, "198.51.100.80");
  result = world_check (&world, "four.example.net", NULL, SUBJECT);
  g_assert_cmpint (result->outcome, ==, BOUNCE_OUTCOME_UNSURE);
  g_assert_cmpint (result->why, ==, BOUNCE_WHY_REWRITTEN);
  end ();
}

/* --- what a sound list may still answer --- */

typedef struct
{
  const char    *zone, *who, *name;
  const char    *values[4];
  int            does;           /* FakeDnsBehaviour, -1: plainly               */
  BounceOutcome  outcome;
  BounceWhy      why;
  const char    *reasons;
} AnswerCase;

static const AnswerCase answer_cases[] = {
  { "bl.example.net", SUBJECT, REVERSED, { "127.0.0.2" }, -1, BOUNCE_OUTCOME_LISTED, BOUNCE_WHY_NONE, "sends spam" },
  { "bl.example.net", SUBJECT, REVERSED, { "127.0.0.2", "127.0.0.4" }, -1, BOUNCE_OUTCOME_LISTED, BOUNCE_WHY_NONE, "sends spam|infected" },
  { "bl.example.net", SUBJECT, REVERSED, { "127.0.0.77" }, -1, BOUNCE_OUTCOME_LISTED, BOUNCE_WHY_NONE, "" },
  { "bl.example.net", SUBJECT, REVERSED, { "127.0.0.30" }, -1, BOUNCE_OUTCOME_CLEAN, BOUNCE_WHY_NONE, "known" },
  { "bl.example.net", SUBJECT, REVERSED, { NULL }, FAKE_DNS_ABSENT, BOUNCE_OUTCOME_CLEAN, BOUNCE_WHY_NONE, "" },
  { "bl.example.net", SUBJECT, REVERSED, { NULL }, FAKE_DNS_EMPTY_BARE, BOUNCE_OUTCOME_CLEAN, BOUNCE_WHY_NONE, "" },
  { "bl.example.net", SUBJECT, REVERSED, { "127.255.255.255" }, -1, BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_REFUSED, "" },
  { "bl.example.net", SUBJECT, REVERSED, { "127.0.0.1" }, -1, BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_REFUSED, "" },
  { "bl.example.net", SUBJECT, REVERSED, { "127.0.0.2", "198.51.100.1" }, -1, BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_REWRITTEN, "" },
  { "bl.example.net", SUBJECT, REVERSED, { NULL }, FAKE_DNS_REFUSED, BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_REFUSED, "" },
  { "bl.example.net", SUBJECT, REVERSED, { NULL }, FAKE_DNS_SERVFAIL, BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_FAILURE, "" },
  { "bl.example.net", SUBJECT, REVERSED, { NULL }, FAKE_DNS_SILENT, BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_NO_ANSWER, "" },
  { "bl.example.net", SUBJECT, REVERSED, { "127.0.0.2" }, FAKE_DNS_TRUNCATED, BOUNCE_OUTCOME_LISTED, BOUNCE_WHY_NONE, "sends spam" },
  { "bits.example.net", "example.org", "example.org", { "127.0.0.10" }, -1, BOUNCE_OUTCOME_LISTED, BOUNCE_WHY_NONE, "black|red" },
  { "bits.example.net", "example.org", "example.org", { "127.0.0.34" }, -1, BOUNCE_OUTCOME_LISTED, BOUNCE_WHY_NONE, "black|counts" },
  { "bits.example.net", "example.org", "example.org", { "127.0.0.32" }, -1, BOUNCE_OUTCOME_CLEAN, BOUNCE_WHY_NONE, "counts" },
  { "bits.example.net", "example.org", "example.org", { "127.0.0.11" }, -1, BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_REFUSED, "not for you" },
  { "bits.example.net", "example.org", "example.org", { "127.0.0.64" }, -1, BOUNCE_OUTCOME_LISTED, BOUNCE_WHY_NONE, "" },
  { "closed.example.net", SUBJECT, REVERSED, { "127.0.0.36" }, -1, BOUNCE_OUTCOME_LISTED, BOUNCE_WHY_NONE, "dynamic" },
  { "closed.example.net", SUBJECT, REVERSED, { "127.0.0.99" }, -1, BOUNCE_OUTCOME_UNSURE, BOUNCE_WHY_UNKNOWN_CODE, "" },
  { "closed.example.net", SUBJECT, REVERSED, { "127.0.0.99", "127.0.0.36" }, -1, BOUNCE_OUTCOME_LISTED, BOUNCE_WHY_NONE, "dynamic" },
  { "good.example.net", SUBJECT, REVERSED, { "127.0.0.2" }, -1, BOUNCE_OUTCOME_ALLOWED, BOUNCE_WHY_NONE, "fine" },
  { "good.example.net", SUBJECT, REVERSED, { "127.0.0.9" }, -1, BOUNCE_OUTCOME_CLEAN, BOUNCE_WHY_NONE, "" },
};

static void
test_answers (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (answer_cases); i++)
    {
      const AnswerCase *c = &answer_cases[i];
      g_autofree char *name = g_strdup_printf ("%s.%s", c->name, c->zone);
      g_autoptr (BounceListResult) result = NULL;
      g_autofree char *reasons = NULL;

      g_test_message ("%s: %s, %s", c->zone, c->values[0], c->values[1]);
      begin (ini);
      bounce_asker_set_deadline (world.asker, 800);
      if (c->values[0] != NULL)
        fake_dns_put (world.dns, name, "A", 60, c->values[0], c->values[1], c->values[2], NULL);
      if (c->does >= 0)
        fake_dns_behave (world.dns, name, "A", c->does);
      result = check_tested (c->zone, c->who);
      reasons = g_strjoinv ("|", result->reasons);
      g_assert_cmpstr (bounce_outcome_to_id (result->outcome), ==, bounce_outcome_to_id (c->outcome));
      g_assert_cmpstr (bounce_why_to_id (result->why), ==, bounce_why_to_id (c->why));
      g_assert_cmpstr (reasons, ==, c->reasons);
      end ();
    }
}

/* --- no question at all --- */

static const struct
{
  const char          *zone, *who;
  BounceOutcomeDetail  detail;
} obstacle_cases[] = {
  { "dnsbl.sorbs.net", SUBJECT, BOUNCE_DETAIL_DEAD },
  { "spam.dnsbl.sorbs.net", SUBJECT, BOUNCE_DETAIL_DEAD },
  { "four.example.net", "2001:db8::1", BOUNCE_DETAIL_FAMILY },
  { "four.example.net", "example.org", BOUNCE_DETAIL_FAMILY },
  { "bits.example.net", SUBJECT, BOUNCE_DETAIL_FAMILY },
  { "keyed.example.net", SUBJECT, BOUNCE_DETAIL_KEY },
  { "four.example.net", "10.1.2.3", BOUNCE_DETAIL_PRIVATE },
  { "four.example.net", "127.0.0.2", BOUNCE_DETAIL_PRIVATE },
  { "bl.example.net", "fe80::1", BOUNCE_DETAIL_PRIVATE },
  { "bl.example.net", "server.local", BOUNCE_DETAIL_PRIVATE },
  { "bl.example.net", "server", BOUNCE_DETAIL_PRIVATE },
  { "page.example.net", SUBJECT, BOUNCE_DETAIL_NONE },
};

static void
test_obstacles (void)
{
  begin (ini);
  for (guint i = 0; i < G_N_ELEMENTS (obstacle_cases); i++)
    {
      g_autoptr (BounceListResult) result = world_check (&world, obstacle_cases[i].zone, NULL, obstacle_cases[i].who);

      g_test_message ("%s about %s", obstacle_cases[i].zone, obstacle_cases[i].who);
      g_assert_cmpint (result->outcome, ==, BOUNCE_OUTCOME_UNSURE);
      g_assert_cmpint (result->why, ==, BOUNCE_WHY_NOT_ASKED);
      g_assert_cmpint (result->detail, ==, obstacle_cases[i].detail);
      g_assert_cmpint (result->seen, ==, 0);
    }
  g_assert_cmpuint (bounce_asker_get_asked (world.asker), ==, 0);
  assert_order ("");
  end ();
}

/* Through the system's resolver nobody is asked about documentation. */
static void
test_example (void)
{
  static const char * const who[] = { "192.0.2.9", "198.51.100.1", "203.0.113.5", "2001:db8::1", "mail.example.org", "a.test", "a.invalid" };
  g_autoptr (BounceResolver) resolver = bounce_resolver_new (NULL, NULL);
  g_autoptr (BounceAsker) asker = bounce_asker_new (resolver);
  g_autoptr (BounceBlocklists) lists = bounce_blocklists_parse (ini, "lists", NULL);
  g_autoptr (BounceListTrials) trials = bounce_list_trials_new (asker, lists);

  for (guint i = 0; i < G_N_ELEMENTS (who); i++)
    {
      g_auto (Told) told = { FALSE, { 0 }, NULL, NULL };
      g_autoptr (BounceSubject) subject = bounce_subject_new (who[i], NULL);

      bounce_list_check_async (trials, bounce_blocklists_find (lists, "bl.example.net"), NULL, subject, BOUNCE_ASK_NORMAL, NULL, on_check_told,
                               &told);
      wait_told (&told);
      g_assert_cmpint (told.result->detail, ==, BOUNCE_DETAIL_EXAMPLE);
    }
  g_assert_cmpuint (bounce_asker_get_asked (asker), ==, 0);
}

/* --- keys, words, cancelling --- */

static void
test_keyed (void)
{
  g_autoptr (BounceListResult) result = NULL;

  begin (ini);
  world_put (&world, "2.0.0.127.secret1", "keyed.example.net", "127.0.0.2");
  world_put (&world, REVERSED ".secret1", "keyed.example.net", "127.0.0.2");
  fake_dns_put (world.dns, REVERSED ".secret1.keyed.example.net", "TXT", 60, "see " REVERSED ".secret1.keyed.example.net", NULL);
  result = world_check (&world, "keyed.example.net", "secret1", SUBJECT);
  g_assert_cmpint (result->outcome, ==, BOUNCE_OUTCOME_LISTED);
  g_assert_cmpstr (result->zone, ==, "keyed.example.net");
  g_assert_cmpstr (result->text, ==, "see " REVERSED ".****.keyed.example.net");
  g_assert_null (strstr (result->raw, "secret1"));
  end ();
}

/* A wrong key is an unknown name: the list seems dead, and is not told more. */
static void
test_wrong_key (void)
{
  g_autoptr (BounceListResult) result = NULL;

  begin (ini);
  result = world_check (&world, "keyed.example.net", "wrong1", SUBJECT);
  g_assert_cmpint (result->why, ==, BOUNCE_WHY_BROKEN_LIST);
  assert_never_told ();
  end ();
}

static void
test_words_silent (void)
{
  g_autoptr (BounceListResult) result = NULL;
  gint64 begun;

  begin (ini);
  world_put (&world, REVERSED, "bl.example.net", "127.0.0.2");
  fake_dns_behave (world.dns, REVERSED ".bl.example.net", "TXT", FAKE_DNS_SILENT);
  begun = g_get_monotonic_time ();
  result = check_tested ("bl.example.net", SUBJECT);
  g_assert_cmpint (result->outcome, ==, BOUNCE_OUTCOME_LISTED);
  g_assert_null (result->text);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 6000 * 1000);
  end ();
}

static void
test_words_hostile (void)
{
  g_autoptr (BounceListResult) result = NULL;
  g_autofree char *bytes = g_malloc (200 * 256);

  begin (ini);
  for (gsize i = 0; i < 200 * 256; i++)
    bytes[i] = i % 256 == 0 ? (char) 255 : (char) (i * 7 % 256);
  world_put (&world, REVERSED, "bl.example.net", "127.0.0.2");
  fake_dns_put_bytes (world.dns, REVERSED ".bl.example.net", "TXT", 60, bytes, 200 * 256);
  result = check_tested ("bl.example.net", SUBJECT);
  g_assert_cmpint (result->outcome, ==, BOUNCE_OUTCOME_LISTED);
  if (result->text != NULL)
    {
      g_assert_true (g_utf8_validate (result->text, -1, NULL));
      g_assert_cmpuint (g_utf8_strlen (result->text, -1), <=, 300);
    }
  end ();
}

/* In each stage: while the list is tested, the subject or the words asked. */
static void
test_cancel (void)
{
  static const char * const slow[] = { "2.0.0.127.bl.example.net", REVERSED ".bl.example.net", REVERSED ".bl.example.net" };
  static const char * const types[] = { "A", "A", "TXT" };

  for (guint i = 0; i < G_N_ELEMENTS (slow); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (BounceSubject) subject = bounce_subject_new (SUBJECT, NULL);
      g_auto (Told) told = { FALSE, { 0 }, NULL, NULL };
      gint64 begun = g_get_monotonic_time ();

      begin (ini);
      put_tests ("bl.example.net");
      world_put (&world, REVERSED, "bl.example.net", "127.0.0.2");
      fake_dns_behave (world.dns, slow[i], types[i], FAKE_DNS_SILENT);
      bounce_list_check_async (world.trials, world_find (&world, "bl.example.net"), NULL, subject, BOUNCE_ASK_NORMAL, cancellable, on_check_told,
                               &told);
      g_timeout_add_once (150, (GSourceOnceFunc) g_cancellable_cancel, cancellable);
      wait_told (&told);
      g_assert_error (told.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_null (told.result);
      g_assert_cmpint (g_get_monotonic_time () - begun, <, 1800 * 1000);
      if (i == 0)
        assert_never_told ();
      end ();
    }
}

/* Every default list at once, as a button press does it: all clean, one listed. */
static void
test_defaults (void)
{
  Told told[32] = { 0 };
  g_autoptr (BounceSubject) subject = bounce_subject_new (SUBJECT, NULL);
  guint n = 0, listed = 0, clean = 0;

  begin (NULL);
  world_put (&world, REVERSED, "zen.spamhaus.org", "127.0.0.10");
  for (guint i = 0; i < bounce_blocklists_get_length (world.lists); i++)
    {
      const BounceBlocklist *list = bounce_blocklists_get (world.lists, i);

      if (list->ship != BOUNCE_LIST_DEFAULT || !list->ipv4 || list->default_ipv6_only)
        continue;
      world_put (&world, list->test_listed_ipv4, list->zone, "127.0.0.2");
      bounce_list_check_async (world.trials, list, NULL, subject, BOUNCE_ASK_NORMAL, NULL, on_check_told, &told[n++]);
    }
  for (guint i = 0; i < n; i++)
    {
      wait_told (&told[i]);
      listed += told[i].result->outcome == BOUNCE_OUTCOME_LISTED;
      clean += told[i].result->outcome == BOUNCE_OUTCOME_CLEAN;
      told_clear (&told[i]);
    }
  g_assert_cmpuint (n, ==, 8);
  g_assert_cmpuint (listed, ==, 1);
  g_assert_cmpuint (clean, ==, 7);
  /* Two tests and a question a list, its words, and two looks. */
  g_assert_cmpuint (fake_dns_get_log (world.dns)->len, ==, 3 * 8 + 1 + 2);
  end ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/list-check/listed", test_listed);
  g_test_add_func ("/list-check/no-words", test_no_words);
  g_test_add_func ("/list-check/cold", test_cold);
  g_test_add_func ("/list-check/names", test_names);
  g_test_add_func ("/list-check/dup-name", test_dup_name);
  g_test_add_func ("/list-check/failed", test_failed);
  g_test_add_func ("/list-check/uribl-refused", test_uribl_refused);
  g_test_add_func ("/list-check/rewritten", test_rewritten);
  g_test_add_func ("/list-check/rewritten-later", test_rewritten_later);
  g_test_add_func ("/list-check/answers", test_answers);
  g_test_add_func ("/list-check/obstacles", test_obstacles);
  g_test_add_func ("/list-check/example", test_example);
  g_test_add_func ("/list-check/keyed", test_keyed);
  g_test_add_func ("/list-check/wrong-key", test_wrong_key);
  g_test_add_func ("/list-check/words-silent", test_words_silent);
  g_test_add_func ("/list-check/words-hostile", test_words_hostile);
  g_test_add_func ("/list-check/cancel", test_cancel);
  g_test_add_func ("/list-check/defaults", test_defaults);

  return g_test_run ();
}
