/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Bounces against a name server on loopback: what each asks, its verdict, and
 * when that stands. */
#include "bounce-check-case.h"

#include "../support/fake-dns.h"

#include <string.h>

static const char ini[] =
  "[lists.example.net]\nname = Lists\noperator = Op\nkind = exploited\nweight = high\nship = default\nfamilies = ipv4\n\n"
  "[slow.example.net]\nname = Slow\noperator = Other\nkind = spam-source\nweight = high\nship = default\nfamilies = ipv4\n\n"
  "[names.example.net]\nname = Names\noperator = Third\nkind = spam-source\nweight = high\nship = default\nfamilies = domain\n";

typedef struct
{
  FakeDns          *dns;
  BounceAsker      *asker;
  BounceBlocklists *lists;
  BounceListTrials *trials;
} Fixture;

static void
put_list (FakeDns    *dns,
          const char *zone)
{
  g_autofree char *listed = g_strconcat ("2.0.0.127.", zone, NULL);
  g_autofree char *test = g_strconcat ("test.", zone, NULL);

  fake_dns_put (dns, listed, "A", 60, "127.0.0.2", NULL);
  fake_dns_put (dns, test, "A", 60, "127.0.0.2", NULL);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr (BounceResolver) resolver = NULL;
  g_autoptr (GError) error = NULL;

  self->dns = fake_dns_new ();
  resolver = bounce_resolver_new (fake_dns_get_servers (self->dns), NULL);
  self->asker = bounce_asker_new (resolver);
  self->lists = bounce_blocklists_parse (ini, "test.ini", &error);
  g_assert_no_error (error);
  self->trials = bounce_list_trials_new (self->asker, self->lists);
  put_list (self->dns, "lists.example.net");
  put_list (self->dns, "slow.example.net");
  put_list (self->dns, "names.example.net");
  fake_dns_put (self->dns, "5.113.0.203.lists.example.net", "A", 60, "127.0.0.2", NULL);
  fake_dns_put (self->dns, "spam.example.org.names.example.net", "A", 60, "127.0.0.2", NULL);
  fake_dns_put (self->dns, "5.113.0.203.in-addr.arpa", "PTR", 60, "mail.example.org.", NULL);
  fake_dns_put (self->dns, "mail.example.org", "A", 60, "203.0.113.5", NULL);
  fake_dns_put (self->dns, "example.org", "MX", 60, "10 mail.example.org.", NULL);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_clear_object (&self->trials);
  g_clear_object (&self->asker);
  bounce_blocklists_unref (self->lists);
  fake_dns_free (self->dns);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static BounceCheckCase *
new_case (Fixture                 *self,
          const BounceVerdictCase *one)
{
  g_autoptr (GError) error = NULL;
  BounceCheckCase *made = bounce_check_case_new (self->trials, self->lists, NULL, NULL, one, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (made);

  return made;
}

static void
wait_for (BounceCheckCase *one)
{
  while (!bounce_check_case_is_finished (one))
    g_main_context_iteration (NULL, TRUE);
}

#define LISTED BOUNCE_CAUSE_BLOCKLISTED
#define HOST .host = "203.0.113.5"

static const struct
{
  BounceVerdictCase  one;
  BounceVerdictKind  verdict;
  const char        *runs, *mistake;
} rows[] = {
  { { LISTED, HOST, .zone = "lists.example.net" }, BOUNCE_VERDICT_STILL, "host", "a listing is not seen" },
  { { LISTED, HOST, .zone = "slow.example.net" }, BOUNCE_VERDICT_GONE, "host", "another list's listing is taken for this one's" },
  { { LISTED, HOST, .zone = "dnsbl.sorbs.net" }, BOUNCE_VERDICT_MISTAKEN, "host", "a closed list is believed" },
  { { LISTED, .host = "10.1.2.3", .zone = "slow.example.net" }, BOUNCE_VERDICT_UNKNOWN, "host", "a private address gets good news" },
  { { LISTED, .zone = "slow.example.net" }, BOUNCE_VERDICT_UNKNOWN, "", "without a host there is good news" },
  { { LISTED, HOST, .zone = "private.example.com", .zone_is_link_only = TRUE }, BOUNCE_VERDICT_UNKNOWN, "host", "a private list gets good news" },
  { { LISTED, HOST, .zone = "names.example.net", .sender_domain = "spam.example.org" }, BOUNCE_VERDICT_STILL, "host sender",
    "a list of domains is asked about an address" },
  { { LISTED, HOST, .zone = "names.example.net", .sender_domain = "good.example.org" }, BOUNCE_VERDICT_UNKNOWN, "host sender",
    "that one domain is clean is taken for the one in the mail" },
  { { BOUNCE_CAUSE_NO_REVERSE_DNS, HOST }, BOUNCE_VERDICT_GONE, "host", "good reverse DNS is not seen" },
  { { BOUNCE_CAUSE_NO_REVERSE_DNS, .host = "203.0.113.9" }, BOUNCE_VERDICT_STILL, "host", "missing reverse DNS is not seen" },
  { { BOUNCE_CAUSE_NO_SUCH_DOMAIN, HOST, .recipient_domain = "nosuch.example.org" }, BOUNCE_VERDICT_STILL, "host recipient", "the recipient's domain is not asked about" },
  { { BOUNCE_CAUSE_NO_SUCH_DOMAIN, .recipient_domain = "example.org" }, BOUNCE_VERDICT_GONE, "recipient", "no host hides what needs none" },
  { { BOUNCE_CAUSE_SENDER_DOMAIN_UNRESOLVED, HOST, .sender_domain = "nosuch.example.org" }, BOUNCE_VERDICT_STILL, "host sender", "the sender's domain is not asked about" },
  { { BOUNCE_CAUSE_NO_SUCH_USER, HOST, .recipient_domain = "example.org" }, BOUNCE_VERDICT_UNKNOWN, "host", "a look-up is taken to know about mailboxes" },
};

static char *
dup_runs (BounceCheckCase *one)
{
  GString *runs = g_string_new (NULL);

  g_string_append (runs, bounce_check_case_get_host_run (one) != NULL ? "host " : "");
  g_string_append (runs, bounce_check_case_get_recipient_run (one) != NULL ? "recipient " : "");
  g_string_append (runs, bounce_check_case_get_sender_run (one) != NULL ? "sender " : "");

  return g_strchomp (g_string_free (runs, FALSE));
}

static void
test_rows (Fixture       *self,
           gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BounceCheckCase) one = new_case (self, &rows[i].one);
      g_autofree char *runs = dup_runs (one);
      g_autofree char *sentence = NULL;
      BounceVerdict verdict;

      bounce_check_case_start (one, BOUNCE_ASK_NORMAL);
      wait_for (one);
      verdict = bounce_check_case_get_verdict (one);
      sentence = bounce_check_case_dup_sentence (one);
      if (verdict.kind != rows[i].verdict || strcmp (runs, rows[i].runs) != 0)
        g_error ("row %u: %s with “%s” (%s): %s", i, bounce_verdict_kind_to_id (verdict.kind), runs, sentence, rows[i].mistake);
      g_assert_cmpstr (sentence, !=, "");
    }
}

typedef struct
{
  BounceCheckCase *one;
  gint64           began, settled, finished;
} Clock;

static void
on_changed (Clock *clock)
{
  if (clock->settled == 0 && bounce_check_case_get_verdict (clock->one).settled)
    clock->settled = g_get_monotonic_time ();
}

/* A list that takes its time holds no verdict up. */
static void
test_verdict_first (Fixture       *self,
                    gconstpointer  data)
{
  const BounceVerdictCase told = { LISTED, HOST, .zone = "lists.example.net" };
  g_autoptr (BounceCheckCase) one = new_case (self, &told);
  Clock clock = { .one = one };

  fake_dns_delay (self->dns, "5.113.0.203.slow.example.net", NULL, 400);
  g_signal_connect_swapped (one, "changed", G_CALLBACK (on_changed), &clock);
  clock.began = g_get_monotonic_time ();
  bounce_check_case_start (one, BOUNCE_ASK_NORMAL);
  wait_for (one);
  clock.finished = g_get_monotonic_time ();
  g_assert_cmpint (clock.settled, >, 0);
  g_assert_cmpint (clock.finished - clock.began, >=, 400 * 1000);
  g_assert_cmpint (clock.settled - clock.began, <, 300 * 1000);
  g_signal_handlers_disconnect_by_data (one, &clock);
}

/* Nothing is known before it is asked, and nothing is sent. */
static void
test_pending (Fixture       *self,
              gconstpointer  data)
{
  const BounceVerdictCase told = { LISTED, HOST, .zone = "lists.example.net" };
  g_autoptr (BounceCheckCase) one = new_case (self, &told);

  g_assert_cmpint (bounce_check_case_get_verdict (one).kind, ==, BOUNCE_VERDICT_UNKNOWN);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (bounce_asker_get_asked (self->asker), ==, 0);
  g_assert_cmpstr (bounce_check_case_get_case (one)->zone, ==, "lists.example.net");
}

static void
test_stopped (Fixture       *self,
              gconstpointer  data)
{
  const BounceVerdictCase told = { LISTED, HOST, .zone = "lists.example.net" };
  g_autoptr (BounceCheckCase) one = new_case (self, &told);

  bounce_check_case_start (one, BOUNCE_ASK_NORMAL);
  bounce_check_case_stop (one);
  g_assert_true (bounce_check_case_is_finished (one));
  g_assert_cmpint (bounce_check_case_get_verdict (one).kind, ==, BOUNCE_VERDICT_UNKNOWN);
}

/* Results belong to the host: a second bounce of it asks nothing twice. */
static void
test_shared_run (Fixture       *self,
                 gconstpointer  data)
{
  const BounceVerdictCase listed = { LISTED, HOST, .zone = "lists.example.net" };
  const BounceVerdictCase named = { BOUNCE_CAUSE_NO_REVERSE_DNS, HOST };
  g_autoptr (BounceCheckCase) first = new_case (self, &listed);
  g_autoptr (BounceCheckCase) second = NULL;
  guint asked;

  bounce_check_case_start (first, BOUNCE_ASK_NORMAL);
  wait_for (first);
  asked = bounce_asker_get_asked (self->asker);
  second = bounce_check_case_new (self->trials, self->lists, NULL, NULL, &named, bounce_check_case_get_host_run (first), NULL);
  g_assert_true (bounce_check_case_get_host_run (second) == bounce_check_case_get_host_run (first));
  g_assert_true (bounce_check_case_is_finished (second));
  g_assert_cmpint (bounce_check_case_get_verdict (second).kind, ==, BOUNCE_VERDICT_GONE);
  /* Pressed once more, it does not fall back to waiting, unless told to ask again. */
  bounce_check_case_start (second, BOUNCE_ASK_NORMAL);
  g_assert_true (bounce_check_case_is_finished (second));
  g_assert_cmpuint (bounce_asker_get_asked (self->asker), ==, asked);
}

/* A cable that is pulled is no news about anybody. (A test's own server is never
 * called offline: so it is told by a recording.) */
static void
test_offline (Fixture       *self,
              gconstpointer  data)
{
  static const BounceVerdictCase cases[] = {
    { LISTED, HOST, .zone = "lists.example.net" },
    { BOUNCE_CAUSE_NO_REVERSE_DNS, HOST },
    { BOUNCE_CAUSE_NO_SUCH_DOMAIN, .recipient_domain = "nosuch.example.org" },
  };
  static const char recorded[] =
    "[A 2.0.0.127.lists.example.net]\nkind=offline\n[A 1.0.0.127.lists.example.net]\nkind=offline\n"
    "[A 2.0.0.127.slow.example.net]\nkind=offline\n[A 1.0.0.127.slow.example.net]\nkind=offline\n"
    "[PTR 5.113.0.203.in-addr.arpa]\nkind=offline\n[MX nosuch.example.org]\nkind=offline\n"
    "[A nosuch.example.org]\nkind=offline\n[AAAA nosuch.example.org]\nkind=offline\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (recorded, strlen (recorded));
  g_autoptr (GError) error = NULL;
  g_autoptr (BounceRecording) recording = bounce_recording_load (bytes, &error);

  g_assert_no_error (error);
  g_clear_object (&self->trials);
  g_clear_object (&self->asker);
  self->asker = bounce_asker_new_recorded (recording);
  self->trials = bounce_list_trials_new (self->asker, self->lists);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BounceCheckCase) one = new_case (self, &cases[i]);
      BounceVerdict verdict;

      bounce_check_case_start (one, BOUNCE_ASK_NORMAL);
      wait_for (one);
      verdict = bounce_check_case_get_verdict (one);
      g_assert_cmpint (verdict.kind, ==, BOUNCE_VERDICT_UNKNOWN);
      g_assert_cmpint (verdict.basis, ==, BOUNCE_VERDICT_BASIS_OFFLINE);
    }
}

/* The server went away: whatever it is called, it is not good news. */
static void
test_server_gone (Fixture       *self,
                  gconstpointer  data)
{
  const BounceVerdictCase told = { LISTED, HOST, .zone = "lists.example.net" };
  g_autoptr (BounceCheckCase) one = new_case (self, &told);

  g_clear_pointer (&self->dns, fake_dns_free);
  bounce_asker_set_deadline (self->asker, 1000);
  bounce_check_case_start (one, BOUNCE_ASK_NORMAL);
  wait_for (one);
  g_assert_cmpint (bounce_check_case_get_verdict (one).kind, ==, BOUNCE_VERDICT_UNKNOWN);
  self->dns = fake_dns_new ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/check-case/rows", Fixture, NULL, set_up, test_rows, tear_down);
  g_test_add ("/check-case/verdict-first", Fixture, NULL, set_up, test_verdict_first, tear_down);
  g_test_add ("/check-case/pending", Fixture, NULL, set_up, test_pending, tear_down);
  g_test_add ("/check-case/stopped", Fixture, NULL, set_up, test_stopped, tear_down);
  g_test_add ("/check-case/shared-run", Fixture, NULL, set_up, test_shared_run, tear_down);
  g_test_add ("/check-case/offline", Fixture, NULL, set_up, test_offline, tear_down);
  g_test_add ("/check-case/server-gone", Fixture, NULL, set_up, test_server_gone, tear_down);

  return g_test_run ();
}
