/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A run from nothing to its last line, stopped in between, and begun again. */
#include "bounce-check-run.h"

#include "../support/fake-dns.h"

#include <string.h>

static const char ini[] =
  "[well.example.net]\nname = Well\noperator = Op\nkind = spam-source\nweight = low\nship = default\nfamilies = ipv4 domain\n\n"
  "[lists.example.net]\nname = Lists\noperator = Op\nkind = exploited\nweight = high\nship = default\nfamilies = ipv4\n\n"
  "[slow.example.net]\nname = Slow\noperator = Other\nkind = spam-source\nweight = high\nship = default\nfamilies = ipv4\n\n"
  "[keyed.example.net]\nname = Keyed\noperator = Keyed\nkind = spam-source\nweight = low\nship = optional\nfamilies = ipv4\nterms = key\n\n"
  "[terms.example.net]\nname = Terms\noperator = Third\nkind = spam-source\nweight = low\nship = optional\nfamilies = ipv4\nterms = non-commercial\n\n"
  "[org.example.net]\nname = Org\noperator = Fourth\nkind = spam-source\nweight = low\nship = default\nfamilies = domain\norganisational = yes\n";

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
  put_list (self->dns, "well.example.net");
  put_list (self->dns, "lists.example.net");
  put_list (self->dns, "slow.example.net");
  put_list (self->dns, "org.example.net");
  fake_dns_put (self->dns, "5.113.0.203.lists.example.net", "A", 60, "127.0.0.2", NULL);
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
  /* Late answers and timers of what was dropped. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static BounceCheckRun *
new_run (Fixture    *self,
         const char *text,
         const char *wanted,
         const char *named)
{
  const BounceCheckWants wants = { .reverse = TRUE, .mail = TRUE };
  BounceSettings settings = { .commercial = BOUNCE_COMMERCIAL_YES };
  g_autoptr (BounceSubject) subject = bounce_subject_new (text, NULL);
  g_autoptr (GArray) chosen = bounce_check_choose (self->lists, &settings, subject->kind, wanted, named, NULL);

  g_assert_nonnull (chosen);

  return bounce_check_run_new (self->trials, subject, chosen, &wants);
}

static void
wait_for (BounceCheckRun *run)
{
  while (!bounce_check_run_is_finished (run))
    g_main_context_iteration (NULL, TRUE);
}

/* "lists:listed reverse:ok well:clean", in the order of the model. */
static char *
read_lines (BounceCheckRun *run)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (run)); i++)
    {
      g_autoptr (BounceCheck) check = g_list_model_get_item (G_LIST_MODEL (run), i);
      const BounceListResult *list = bounce_check_get_list_result (check);
      const BounceReverseResult *reverse = bounce_check_get_reverse_result (check);
      const BounceMailResult *mail = bounce_check_get_mail_result (check);
      const char *zone = bounce_check_get_zone (check);

      g_string_append_printf (lines, "%s%.*s:%s", i > 0 ? " " : "", zone != NULL ? (int) strcspn (zone, ".") : 4, zone != NULL ? zone : "host",
                              list != NULL ? bounce_outcome_to_id (list->outcome)
                              : reverse != NULL ? bounce_reverse_verdict_to_id (reverse->verdict)
                              : mail != NULL ? (mail->problem == BOUNCE_MAIL_OK ? "mail" : "no-mail")
                              : bounce_check_get_look (check) == BOUNCE_CHECK_LOOK_WAITING ? "…" : "?");
    }

  return g_string_free (lines, FALSE);
}

static void
count (guint *n)
{
  (*n)++;
}

static void
test_address (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (BounceCheckRun) run = new_run (self, "203.0.113.5", NULL, "lists.example.net");
  g_autofree char *before = read_lines (run);
  g_autofree char *after = NULL;
  guint counts[BOUNCE_N_OUTCOMES];
  guint changed = 0, finished = 0;

  g_signal_connect_swapped (run, "changed", G_CALLBACK (count), &changed);
  g_signal_connect_swapped (run, "notify::finished", G_CALLBACK (count), &finished);
  /* Nothing is sent before somebody starts it. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (bounce_asker_get_asked (self->asker), ==, 0);
  g_assert_false (bounce_check_run_is_started (run));
  g_assert_cmpstr (before, ==, "lists:… host:… slow:… well:…");

  bounce_check_run_start (run, BOUNCE_ASK_NORMAL);
  finished = 0;
  wait_for (run);
  after = read_lines (run);
  g_assert_cmpstr (after, ==, "lists:listed host:ok slow:clean well:clean");
  g_assert_cmpuint (changed, ==, 4);
  g_assert_cmpuint (finished, ==, 1);
  bounce_check_run_count (run, counts);
  g_assert_cmpuint (counts[BOUNCE_OUTCOME_LISTED], ==, 1);
  g_assert_cmpuint (counts[BOUNCE_OUTCOME_CLEAN], ==, 2);
  g_assert_cmpuint (counts[BOUNCE_OUTCOME_UNSURE], ==, 0);
  g_assert_cmpuint (bounce_check_run_get_asked (run), ==, bounce_asker_get_asked (self->asker));
  g_assert_cmpint (bounce_check_run_get_seen (run), >, 0);
  g_assert_cmpstr (bounce_check_run_get_resolver (run), ==, fake_dns_get_servers (self->dns));
  g_assert_null (bounce_check_run_get_mail (run));
}

static void
test_domain (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (BounceCheckRun) run = new_run (self, "example.org", NULL, NULL);
  g_autofree char *lines = NULL;

  bounce_check_run_start (run, BOUNCE_ASK_NORMAL);
  wait_for (run);
  lines = read_lines (run);
  g_assert_cmpstr (lines, ==, "host:mail org:clean well:clean");
  g_assert_null (bounce_check_run_get_reverse (run));
}

/* The same twice: the second time nothing is sent but what "again" asks for. */
static void
test_again (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (BounceCheckRun) run = new_run (self, "203.0.113.5", NULL, NULL);
  g_autofree char *lines = NULL;

  bounce_check_run_start (run, BOUNCE_ASK_NORMAL);
  wait_for (run);
  bounce_check_run_start (run, BOUNCE_ASK_NORMAL);
  wait_for (run);
  g_assert_cmpuint (bounce_check_run_get_asked (run), ==, 0);

  fake_dns_behave (self->dns, "5.113.0.203.lists.example.net", "A", FAKE_DNS_ABSENT);
  bounce_check_run_start (run, BOUNCE_ASK_AGAIN);
  g_assert_false (bounce_check_run_is_finished (run));
  wait_for (run);
  g_assert_cmpuint (bounce_check_run_get_asked (run), >=, 3);
  lines = read_lines (run);
  /* Delisted meanwhile: memory must not say otherwise. */
  g_assert_cmpstr (lines, ==, "host:ok lists:clean slow:clean well:clean");
}

/* What has not answered by then is unsure, late answers change nothing, and it
 * can be begun again. */
static void
test_stop (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (BounceCheckRun) run = new_run (self, "203.0.113.5", NULL, NULL);
  g_autofree char *stopped = NULL;
  g_autofree char *later = NULL;
  g_autofree char *again = NULL;
  gint64 until;

  fake_dns_delay (self->dns, "5.113.0.203.slow.example.net", NULL, 150);
  fake_dns_delay (self->dns, "5.113.0.203.in-addr.arpa", NULL, 150);
  bounce_check_run_start (run, BOUNCE_ASK_NORMAL);
  while (bounce_check_run_is_finished (run) || strstr (again = (g_free (again), read_lines (run)), "well:clean") == NULL
         || strstr (again, "lists:listed") == NULL)
    g_main_context_iteration (NULL, TRUE);
  bounce_check_run_stop (run);
  g_assert_true (bounce_check_run_is_finished (run));
  stopped = read_lines (run);
  g_assert_cmpstr (stopped, ==, "host:? lists:listed slow:unsure well:clean");

  for (until = g_get_monotonic_time () + 300 * 1000; g_get_monotonic_time () < until; )
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  later = read_lines (run);
  g_assert_cmpstr (later, ==, stopped);

  bounce_check_run_start (run, BOUNCE_ASK_NORMAL);
  wait_for (run);
  g_free (again);
  again = read_lines (run);
  g_assert_cmpstr (again, ==, "host:ok lists:listed slow:clean well:clean");
}

/* Whoever drops a run in flight must not be called back into freed memory. */
static void
test_dropped (Fixture       *self,
              gconstpointer  data)
{
  BounceCheckRun *run = new_run (self, "203.0.113.5", NULL, NULL);

  bounce_check_run_start (run, BOUNCE_ASK_NORMAL);
  g_main_context_iteration (NULL, FALSE);
  bounce_check_run_stop (run);
  g_object_unref (run);
}

static void
stop_it (BounceCheckRun *run)
{
  bounce_check_run_stop (run);
}

/* Stopped by the first line that answers, while the others are being asked. */
static void
test_stopped_at_once (Fixture       *self,
                      gconstpointer  data)
{
  g_autoptr (BounceCheckRun) run = new_run (self, "203.0.113.5", "terms.example.net,well.example.net", NULL);

  g_signal_connect (run, "changed", G_CALLBACK (stop_it), NULL);
  bounce_check_run_start (run, BOUNCE_ASK_NORMAL);
  g_assert_true (bounce_check_run_is_finished (run) || bounce_check_run_is_started (run));
  wait_for (run);
}

/* Nothing may be asked about it, so nothing is announced, and nothing sent. */
static void
test_private (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (BounceCheckRun) run = new_run (self, "10.1.2.3", NULL, NULL);
  g_auto (GStrv) names = bounce_check_run_dup_names (run);
  g_auto (GStrv) operators = bounce_check_run_dup_operators (run);
  guint counts[BOUNCE_N_OUTCOMES];

  g_assert_cmpuint (g_strv_length (names), ==, 0);
  g_assert_cmpuint (g_strv_length (operators), ==, 0);
  bounce_check_run_start (run, BOUNCE_ASK_NORMAL);
  wait_for (run);
  g_assert_cmpuint (bounce_check_run_get_asked (run), ==, 0);
  bounce_check_run_count (run, counts);
  g_assert_cmpuint (counts[BOUNCE_OUTCOME_UNSURE], ==, 3);
}

/* What is announced is what is sent, self-tests and consequences apart; what
 * the terms forbid is neither. */
static void
test_announced (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (BounceCheckRun) run = new_run (self, "203.0.113.5", "all", NULL);
  g_auto (GStrv) names = bounce_check_run_dup_names (run);
  g_auto (GStrv) operators = bounce_check_run_dup_operators (run);
  g_autofree char *told = g_strjoinv (" ", names);
  g_autofree char *who = g_strjoinv (", ", operators);

  g_assert_cmpstr (told, ==, "5.113.0.203.in-addr.arpa 5.113.0.203.lists.example.net 5.113.0.203.slow.example.net "
                   "5.113.0.203.****.keyed.example.net 5.113.0.203.well.example.net");
  g_assert_cmpstr (who, ==, "Op, Other, Keyed");
  bounce_check_run_start (run, BOUNCE_ASK_NORMAL);
  wait_for (run);
  for (guint i = 0; names[i] != NULL; i++)
    g_assert_cmpuint (fake_dns_count (self->dns, names[i], NULL), ==, strstr (names[i], "****") != NULL ? 0 : 1 + (strstr (names[i], "lists") != NULL));
  g_assert_cmpuint (fake_dns_count (self->dns, "5.113.0.203.terms.example.net", NULL), ==, 0);
}

static void
test_announced_domain (Fixture       *self,
                       gconstpointer  data)
{
  g_autoptr (BounceCheckRun) run = new_run (self, "news.example.org", NULL, NULL);
  g_auto (GStrv) names = bounce_check_run_dup_names (run);
  g_autofree char *told = g_strjoinv (" ", names);

  g_assert_cmpstr (told, ==, "news.example.org example.org.org.example.net news.example.org.well.example.net");
}

/* A run of nothing ends at once instead of never. */
static void
test_empty (Fixture       *self,
            gconstpointer  data)
{
  const BounceCheckWants wants = { 0 };
  g_autoptr (BounceSubject) subject = bounce_subject_new ("203.0.113.5", NULL);
  g_autoptr (BounceCheckRun) run = bounce_check_run_new (self->trials, subject, NULL, &wants);

  bounce_check_run_start (run, BOUNCE_ASK_NORMAL);
  g_assert_true (bounce_check_run_is_finished (run));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/check-run/address", Fixture, NULL, set_up, test_address, tear_down);
  g_test_add ("/check-run/domain", Fixture, NULL, set_up, test_domain, tear_down);
  g_test_add ("/check-run/again", Fixture, NULL, set_up, test_again, tear_down);
  g_test_add ("/check-run/stop", Fixture, NULL, set_up, test_stop, tear_down);
  g_test_add ("/check-run/dropped", Fixture, NULL, set_up, test_dropped, tear_down);
  g_test_add ("/check-run/stopped-at-once", Fixture, NULL, set_up, test_stopped_at_once, tear_down);
  g_test_add ("/check-run/private", Fixture, NULL, set_up, test_private, tear_down);
  g_test_add ("/check-run/announced", Fixture, NULL, set_up, test_announced, tear_down);
  g_test_add ("/check-run/announced-domain", Fixture, NULL, set_up, test_announced_domain, tear_down);
  g_test_add ("/check-run/empty", Fixture, NULL, set_up, test_empty, tear_down);

  return g_test_run ();
}
