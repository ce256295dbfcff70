/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Self-tests: which lists are believed, through which resolver, how long; and
 * that no more is asked than must be. */
#include "bounce-list-trial.h"

#include "bounce-trial-judge.h"
#include "bounce-trial-memory.h"

#include "../support/ask-lists.h"
#include "../support/mailboxes.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#define LISTED_IPV6 "2.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0"

static const char ini[] =
  "[good.example.net]\nfamilies = ipv4 ipv6 domain\n"
  "[other.example.net]\nfamilies = ipv4\n"
  "[guess.example.net]\nfamilies = ipv4\ntest-guessed = yes\n"
  "[untested.example.net]\nfamilies = ipv4\ntest-listed-ipv4 = none\n"
  "[half.example.net]\nfamilies = ipv4\ntest-clean-ipv4 = none\n"
  "[keyed.example.net]\nfamilies = ipv4\nterms = key\n"
  "[bits.example.net]\nfamilies = ipv4\ndecode = bitmask\nbit 1 = refused\nbit 2 = listed\n";

static World world;

static void
set_up (void)
{
  world_begin (&world, ini);
}

static void
tear_down (void)
{
  world_end (&world);
}

static void
assert_log (const char *expected)
{
  g_autofree char *log = world_dup_log (&world);

  g_assert_cmpstr (log, ==, expected);
  fake_dns_clear_log (world.dns);
}

#define LOOK "A ?.example.com\nA ?.invalid"

/* Each family has its own test entry; both entries and two random names are
 * asked, and nothing else. */
static void
test_held (void)
{
  BounceListTrial trial;

  set_up ();
  world_put (&world, "2.0.0.127", "good.example.net", "127.0.0.2");
  world_put (&world, LISTED_IPV6, "good.example.net", "127.0.0.2");
  world_put (&world, "test", "good.example.net", "127.0.0.2");

  trial = world_try (&world, "good.example.net", NULL, BOUNCE_SUBJECT_IPV4, BOUNCE_ASK_NORMAL);
  g_assert_true (trial.held);
  g_assert_cmpint (trial.why, ==, BOUNCE_WHY_NONE);
  g_assert_cmpint (ABS (trial.seen - g_get_real_time () / G_USEC_PER_SEC), <=, 2);
  assert_log ("A 1.0.0.127.good.example.net\nA 2.0.0.127.good.example.net\n" LOOK);

  g_assert_true (world_try (&world, "good.example.net", NULL, BOUNCE_SUBJECT_IPV6, BOUNCE_ASK_NORMAL).held);
  assert_log ("A 1.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.good.example.net\nA " LISTED_IPV6 ".good.example.net");
  g_assert_true (world_try (&world, "good.example.net", NULL, BOUNCE_SUBJECT_DOMAIN, BOUNCE_ASK_NORMAL).held);
  assert_log ("A invalid.good.example.net\nA test.good.example.net");
  tear_down ();
}

/* --- what does not hold --- */

typedef struct
{
  const char          *zone;
  const char          *listed, *clean;   /* values of the two entries; NULL: none */
  int                  listed_does, clean_does;   /* FakeDnsBehaviour, -1: plainly */
  BounceWhy            why;      /* NONE: it holds                              */
  BounceOutcomeDetail  detail;
  const char          *mistake;
} FailCase;

#define LIST "other.example.net"

static const FailCase fail_cases[] = {
  { LIST, "127.0.0.2", NULL, -1, -1, BOUNCE_WHY_NONE, BOUNCE_DETAIL_NONE, "a sound list" },
  { LIST, "127.0.0.77", NULL, -1, -1, BOUNCE_WHY_NONE, BOUNCE_DETAIL_NONE, "another code for the entry" },
  { LIST, "127.0.0.2", NULL, -1, FAKE_DNS_EMPTY, BOUNCE_WHY_NONE, BOUNCE_DETAIL_NONE, "no data is no entry" },
  { LIST, "127.0.0.2", "127.0.0.2", -1, -1, BOUNCE_WHY_BROKEN_LIST, BOUNCE_DETAIL_LISTS_ALL, "a wildcard" },
  { LIST, NULL, "127.0.0.2", -1, -1, BOUNCE_WHY_BROKEN_LIST, BOUNCE_DETAIL_LISTS_ALL, "upside down" },
  { LIST, NULL, NULL, -1, -1, BOUNCE_WHY_BROKEN_LIST, BOUNCE_DETAIL_LISTS_NOTHING, "a dead list" },
  { LIST, NULL, NULL, FAKE_DNS_EMPTY, -1, BOUNCE_WHY_BROKEN_LIST, BOUNCE_DETAIL_LISTS_NOTHING, "an emptied zone" },
  { "guess.example.net", NULL, NULL, -1, -1, BOUNCE_WHY_BROKEN_LIST, BOUNCE_DETAIL_UNVERIFIED, "nobody promised an entry" },
  { LIST, "127.255.255.254", "127.255.255.254", -1, -1, BOUNCE_WHY_REFUSED, BOUNCE_DETAIL_NONE, "a refusal taken for a wildcard" },
  { LIST, "127.255.255.255", NULL, -1, -1, BOUNCE_WHY_REFUSED, BOUNCE_DETAIL_NONE, "a refusal taken for the entry" },
  { LIST, "127.0.0.1", "127.0.0.1", -1, -1, BOUNCE_WHY_REFUSED, BOUNCE_DETAIL_NONE, "127.0.0.1 for all" },
  { "bits.example.net", "127.0.0.1", "127.0.0.1", -1, -1, BOUNCE_WHY_REFUSED, BOUNCE_DETAIL_NONE, "a refusing bit" },
  { "bits.example.net", "127.0.0.3", NULL, -1, -1, BOUNCE_WHY_REFUSED, BOUNCE_DETAIL_NONE, "a refusing bit beside another" },
  { LIST, NULL, NULL, FAKE_DNS_REFUSED, FAKE_DNS_REFUSED, BOUNCE_WHY_REFUSED, BOUNCE_DETAIL_NONE, "rcode REFUSED" },
  { LIST, "127.0.0.2", NULL, -1, FAKE_DNS_REFUSED, BOUNCE_WHY_REFUSED, BOUNCE_DETAIL_NONE, "rcode REFUSED for the other alone" },
  { LIST, "192.0.2.80", "192.0.2.80", -1, -1, BOUNCE_WHY_REWRITTEN, BOUNCE_DETAIL_NONE, "a parked domain" },
  { LIST, "127.0.0.2", "192.0.2.80", -1, -1, BOUNCE_WHY_REWRITTEN, BOUNCE_DETAIL_NONE, "a help page for what is missing" },
  { LIST, NULL, NULL, FAKE_DNS_SERVFAIL, FAKE_DNS_SERVFAIL, BOUNCE_WHY_FAILURE, BOUNCE_DETAIL_NONE, "SERVFAIL" },
  { LIST, "127.0.0.2", NULL, -1, FAKE_DNS_SERVFAIL, BOUNCE_WHY_FAILURE, BOUNCE_DETAIL_NONE, "half an answer" },
  { LIST, NULL, NULL, FAKE_DNS_FORMERR, FAKE_DNS_FORMERR, BOUNCE_WHY_FAILURE, BOUNCE_DETAIL_NONE, "FORMERR" },
  { LIST, NULL, NULL, FAKE_DNS_SILENT, FAKE_DNS_SILENT, BOUNCE_WHY_NO_ANSWER, BOUNCE_DETAIL_NONE, "silence" },
  { LIST, "127.0.0.2", NULL, -1, FAKE_DNS_SILENT, BOUNCE_WHY_NO_ANSWER, BOUNCE_DETAIL_NONE, "silence where nothing should be" },
};

static void
behave (const char *below,
        const char *zone,
        int         behaviour)
{
  g_autofree char *name = g_strdup_printf ("%s.%s", below, zone);

  if (behaviour >= 0)
    fake_dns_behave (world.dns, name, NULL, behaviour);
}

static void
test_fails (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (fail_cases); i++)
    {
      const FailCase *c = &fail_cases[i];
      BounceListTrial trial;

      g_test_message ("%s", c->mistake);
      set_up ();
      bounce_asker_set_deadline (world.asker, 700);
      if (c->listed != NULL)
        world_put (&world, "2.0.0.127", c->zone, c->listed);
      if (c->clean != NULL)
        world_put (&world, "1.0.0.127", c->zone, c->clean);
      behave ("2.0.0.127", c->zone, c->listed_does);
      behave ("1.0.0.127", c->zone, c->clean_does);
      trial = world_try (&world, c->zone, NULL, BOUNCE_SUBJECT_IPV4, BOUNCE_ASK_NORMAL);
      g_assert_cmpint (trial.held, ==, c->why == BOUNCE_WHY_NONE);
      g_assert_cmpstr (bounce_why_to_id (trial.why), ==, bounce_why_to_id (c->why));
      g_assert_cmpint (trial.detail, ==, c->detail);
      tear_down ();
    }
}

/* What cannot be tested is not asked anything. */
static void
test_untested (void)
{
  static const char * const zones[] = { "untested.example.net", "half.example.net" };

  set_up ();
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      BounceListTrial trial = world_try (&world, zones[i], NULL, BOUNCE_SUBJECT_IPV4, BOUNCE_ASK_NORMAL);

      g_assert_false (trial.held);
      g_assert_cmpint (trial.why, ==, BOUNCE_WHY_NOT_ASKED);
      g_assert_cmpint (trial.detail, ==, BOUNCE_DETAIL_UNVERIFIED);
    }
  assert_log ("");
  tear_down ();
}

static BounceListTrial
try_recorded (const char *recorded)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (recorded, strlen (recorded));
  g_autoptr (BounceRecording) recording = bounce_recording_load (bytes, NULL);
  g_autoptr (BounceAsker) asker = bounce_asker_new_recorded (recording);
  g_autoptr (BounceBlocklists) lists = bounce_blocklists_parse (ini, "lists", NULL);
  g_autoptr (BounceListTrials) trials = bounce_list_trials_new (asker, lists);
  g_auto (Told) told = { FALSE, { 0 }, NULL, NULL };

  bounce_list_trials_try_async (trials, bounce_blocklists_find (lists, "other.example.net"), NULL, BOUNCE_SUBJECT_IPV4, BOUNCE_ASK_NORMAL,
                                NULL, on_trial_told, &told);
  wait_told (&told);

  return told.trial;
}

static void
test_recorded (void)
{
  BounceListTrial held = try_recorded ("[A 2.0.0.127.other.example.net]\nvalues=127.0.0.2\n");
  BounceListTrial offline = try_recorded ("[A 2.0.0.127.other.example.net]\nkind=offline\n[A 1.0.0.127.other.example.net]\nkind=offline\n");

  g_assert_true (held.held);
  g_assert_false (offline.held);
  g_assert_cmpint (offline.why, ==, BOUNCE_WHY_NOT_ASKED);
  g_assert_cmpint (offline.detail, ==, BOUNCE_DETAIL_OFFLINE);
}

/* --- lists that ship --- */

typedef struct
{
  const char        *zone;
  BounceSubjectKind  kind;
  const char        *below, *value;
} ShippedCase;

/* Those whose entry is not "2.0.0.127 is 127.0.0.2", or whose 127.0.0.1 means something. */
static const ShippedCase shipped_cases[] = {
  { "bl.suomispam.net", BOUNCE_SUBJECT_IPV4, "2.0.0.127", "127.0.0.99" },
  { "list.dnswl.org", BOUNCE_SUBJECT_IPV4, "2.0.0.127", "127.0.10.0" },
  { "list.dnswl.org", BOUNCE_SUBJECT_IPV6, "2.0.0.127", "127.0.10.0" },
  { "hostkarma.junkemailfilter.com", BOUNCE_SUBJECT_IPV4, "2.0.0.127", "127.0.0.2" },
  { "dnsbl.dronebl.org", BOUNCE_SUBJECT_IPV4, "2.0.0.127", "127.0.0.1" },
  { "rbl.efnetrbl.org", BOUNCE_SUBJECT_IPV4, "2.0.0.127", "127.0.0.1" },
  { "dbl.spamhaus.org", BOUNCE_SUBJECT_DOMAIN, "dbltest.com", "127.0.1.2" },
  { "zrd.spamhaus.org", BOUNCE_SUBJECT_DOMAIN, "dbltest.com", "127.0.2.2" },
  { "multi.surbl.org", BOUNCE_SUBJECT_DOMAIN, "test.surbl.org", "127.0.0.254" },
  { "multi.uribl.com", BOUNCE_SUBJECT_DOMAIN, "test.uribl.com", "127.0.0.14" },
  { "rhsbl.scientificspam.net", BOUNCE_SUBJECT_DOMAIN, "test", "127.0.1.2" },
  { "all.spamrats.com", BOUNCE_SUBJECT_IPV4, "2.0.0.127", "127.0.0.2" },
  { "bl.score.senderscore.com", BOUNCE_SUBJECT_IPV4, "2.0.0.127", "127.0.0.1" },
  { "score.senderscore.com", BOUNCE_SUBJECT_IPV4, "2.0.0.127", "127.0.4.99" },
};

static void
test_shipped (void)
{
  world_begin (&world, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (shipped_cases); i++)
    world_put (&world, shipped_cases[i].below, shipped_cases[i].zone, shipped_cases[i].value);
  /* What these give a meaning must not be probed as "not listed". */
  world_put (&world, "1.0.0.127", "hostkarma.junkemailfilter.com", "127.0.0.1");
  world_put (&world, "1.0.0.127", "dnsbl.dronebl.org", "127.0.0.1");
  world_put (&world, "1.0.0.127", "rbl.efnetrbl.org", "127.0.0.1");
  for (guint i = 0; i < G_N_ELEMENTS (shipped_cases); i++)
    {
      g_test_message ("%s", shipped_cases[i].zone);
      g_assert_true (world_try (&world, shipped_cases[i].zone, NULL, shipped_cases[i].kind, BOUNCE_ASK_NORMAL).held);
    }
  tear_down ();
}

static gboolean
takes (const BounceBlocklist *list,
       BounceSubjectKind      kind)
{
  return kind == BOUNCE_SUBJECT_IPV4 ? list->ipv4 : kind == BOUNCE_SUBJECT_IPV6 ? list->ipv6 : list->domain;
}

/* Every list that ships can hold its test and fail it, in every family it takes. */
static void
test_every_list (void)
{
  guint held = 0;

  world_begin (&world, NULL);
  for (guint i = 0; i < bounce_blocklists_get_length (world.lists); i++)
    for (guint kind = BOUNCE_SUBJECT_IPV4; kind <= BOUNCE_SUBJECT_DOMAIN; kind++)
      {
        const BounceBlocklist *list = bounce_blocklists_get (world.lists, i);
        const char *key = list->terms == BOUNCE_LIST_TERMS_KEY ? "somekey" : NULL;
        g_autofree char *name = bounce_trial_dup_name (list, key, kind, TRUE);
        BounceListTrial trial;

        if (!takes (list, kind) || name == NULL || list->ship == BOUNCE_LIST_LINK_ONLY)
          continue;
        trial = world_try (&world, list->zone, key, kind, BOUNCE_ASK_NORMAL);
        /* Two families may share one entry. */
        g_assert_true (trial.held ? kind > BOUNCE_SUBJECT_IPV4 : trial.why == BOUNCE_WHY_BROKEN_LIST);
        fake_dns_put (world.dns, name, "A", 600, "127.0.0.2", NULL);
        g_test_message ("%s for %s: %s", list->zone, bounce_subject_kind_to_id (kind), name);
        g_assert_true (world_try (&world, list->zone, key, kind, BOUNCE_ASK_AGAIN).held);
        held++;
      }
  g_assert_cmpuint (held, >, 75);
  tear_down ();
}

/* --- once, and remembered --- */

static void
test_once (void)
{
  Told told[20] = { 0 };
  gint64 begun;

  set_up ();
  world_put (&world, "2.0.0.127", "other.example.net", "127.0.0.2");
  fake_dns_delay (world.dns, "*", NULL, 400);
  fake_dns_delay (world.dns, "2.0.0.127.other.example.net", NULL, 400);
  begun = g_get_monotonic_time ();
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    bounce_list_trials_try_async (world.trials, world_find (&world, "other.example.net"), NULL, BOUNCE_SUBJECT_IPV4, BOUNCE_ASK_NORMAL, NULL,
                                  on_trial_told, &told[i]);
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      wait_told (&told[i]);
      g_assert_true (told[i].trial.held);
    }
  /* One round trip: all four at the same time. */
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 780 * 1000);
  assert_log ("A 1.0.0.127.other.example.net\nA 2.0.0.127.other.example.net\n" LOOK);
  world_try (&world, "other.example.net", NULL, BOUNCE_SUBJECT_IPV4, BOUNCE_ASK_NORMAL);
  /* "Check again" is about the subject: a test that held holds. */
  world_try (&world, "other.example.net", NULL, BOUNCE_SUBJECT_IPV4, BOUNCE_ASK_AGAIN);
  assert_log ("");
  tear_down ();
}

static void
test_again (void)
{
  set_up ();
  g_assert_false (world_try (&world, "other.example.net", NULL, BOUNCE_SUBJECT_IPV4, BOUNCE_ASK_NORMAL).held);
  fake_dns_clear_log (world.dns);
  world_put (&world, "2.0.0.127", "other.example.net", "127.0.0.2");
  g_assert_false (world_try (&world, "other.example.net", NULL, BOUNCE_SUBJECT_IPV4, BOUNCE_ASK_NORMAL).held);
  assert_log ("");
  g_assert_true (world_try (&world, "other.example.net", NULL, BOUNCE_SUBJECT_IPV4, BOUNCE_ASK_AGAIN).held);
  assert_log ("A 1.0.0.127.other.example.net\nA 2.0.0.127.other.example.net");
  tear_down ();
}

static void
test_between_runs (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "state", "trials.ini", NULL);
  g_autofree char *text = NULL;

  set_up ();
  bounce_list_trials_set_path (world.trials, path);
  world_put (&world, "2.0.0.127", "good.example.net", "127.0.0.2");
  world_put (&world, "2.0.0.127.secret1", "keyed.example.net", "127.0.0.2");
  world_try (&world, "good.example.net", NULL, BOUNCE_SUBJECT_IPV4, BOUNCE_ASK_NORMAL);
  world_try (&world, "other.example.net", NULL, BOUNCE_SUBJECT_IPV4, BOUNCE_ASK_NORMAL);
  g_assert_true (world_try (&world, "keyed.example.net", "secret1", BOUNCE_SUBJECT_IPV4, BOUNCE_ASK_NORMAL).held);
  fake_dns_clear_log (world.dns);

  world_again (&world);
  bounce_list_trials_set_path (world.trials, path);
  g_assert_true (world_try (&world, "good.example.net", NULL, BOUNCE_SUBJECT_IPV4, BOUNCE_ASK_NORMAL).held);
  assert_log ("");
  /* What failed is tried again, and keys are nowhere. */
  g_assert_false (world_try (&world, "other.example.net", NULL, BOUNCE_SUBJECT_IPV4, BOUNCE_ASK_NORMAL).held);
  assert_log ("A 1.0.0.127.other.example.net\nA 2.0.0.127.other.example.net");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "2.0.0.127.good.example.net"));
  g_assert_null (strstr (text, "secret1"));
  g_assert_null (strstr (text, "keyed"));
  g_assert_null (strstr (text, fake_dns_get_servers (world.dns)));
  tear_down ();
  remove_below (folder);
}

#define NOW 1800000000

static void
test_memory (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "trials.ini", NULL);
  const BounceListTrial held = { TRUE, BOUNCE_WHY_NONE, BOUNCE_DETAIL_NONE, NOW };
  const BounceListTrial broken = { FALSE, BOUNCE_WHY_BROKEN_LIST, BOUNCE_DETAIL_LISTS_ALL, NOW };
  const BounceListTrial silent = { FALSE, BOUNCE_WHY_NO_ANSWER, BOUNCE_DETAIL_NONE, NOW };
  BounceListTrial found;

  {
    g_autoptr (BounceTrialMemory) memory = bounce_trial_memory_new ();

    bounce_trial_memory_set_servers (memory, "192.0.2.53");
    bounce_trial_memory_set_path (memory, path);
    bounce_trial_memory_keep (memory, "a", &held, FALSE);
    bounce_trial_memory_keep (memory, "b", &broken, FALSE);
    bounce_trial_memory_keep (memory, "c", &silent, FALSE);
    bounce_trial_memory_keep (memory, "secret", &held, TRUE);
    g_assert_true (bounce_trial_memory_find (memory, "a", FALSE, NOW + 1799, &found) && found.held);
    g_assert_false (bounce_trial_memory_find (memory, "a", FALSE, NOW + 1800, &found));
    g_assert_false (bounce_trial_memory_find (memory, "a", FALSE, NOW - 1, &found));
    g_assert_true (bounce_trial_memory_find (memory, "b", FALSE, NOW + 299, &found) && !found.held);
    g_assert_false (bounce_trial_memory_find (memory, "b", FALSE, NOW + 300, &found));
    g_assert_false (bounce_trial_memory_find (memory, "b", TRUE, NOW, &found));
    g_assert_true (bounce_trial_memory_find (memory, "a", TRUE, NOW, &found));
    g_assert_false (bounce_trial_memory_find (memory, "c", FALSE, NOW + 60, &found));
    bounce_trial_memory_save (memory, NOW);
  }
  {
    g_autoptr (BounceTrialMemory) memory = bounce_trial_memory_new ();

    bounce_trial_memory_set_path (memory, path);
    bounce_trial_memory_set_servers (memory, "[2001:db8::53]:53");
    g_assert_false (bounce_trial_memory_find (memory, "a", FALSE, NOW, &found));
    bounce_trial_memory_keep (memory, "d", &held, FALSE);
    bounce_trial_memory_save (memory, NOW);
    bounce_trial_memory_set_servers (memory, "192.0.2.53");
    g_assert_true (bounce_trial_memory_find (memory, "a", FALSE, NOW, &found) && found.held && found.seen == NOW);
    g_assert_false (bounce_trial_memory_find (memory, "b", FALSE, NOW, &found));
    g_assert_false (bounce_trial_memory_find (memory, "d", FALSE, NOW, &found));
    g_assert_false (bounce_trial_memory_find (memory, "secret", FALSE, NOW, &found));
  }
  remove_below (folder);
}

static void
test_bad_file (void)
{
  static const char * const texts[] = { "", "[", "nonsense", "[x]\na=b\n", "\xff\xfe=\n", "[x]\na=99999999999999999999\n" };
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "trials.ini", NULL);
  g_autofree char *group = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "192.0.2.53", -1);
  g_autofree char *future = g_strdup_printf ("[%s]\na=%d\nb=word\nc=-5\nd=-9223372036854775808\n", group, NOW + 1000);
  const BounceListTrial held = { TRUE, BOUNCE_WHY_NONE, BOUNCE_DETAIL_NONE, NOW };
  BounceListTrial found;

  for (guint i = 0; i <= G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (BounceTrialMemory) memory = bounce_trial_memory_new ();

      g_file_set_contents (path, i < G_N_ELEMENTS (texts) ? texts[i] : future, -1, NULL);
      bounce_trial_memory_set_servers (memory, "192.0.2.53");
      bounce_trial_memory_set_path (memory, path);
      g_assert_false (bounce_trial_memory_find (memory, "a", FALSE, NOW, &found));
      g_assert_false (bounce_trial_memory_find (memory, "b", FALSE, NOW, &found));
      g_assert_false (bounce_trial_memory_find (memory, "c", FALSE, NOW, &found));
      /* "Now" less that is beyond all numbers. */
      g_assert_false (bounce_trial_memory_find (memory, "d", FALSE, NOW, &found));
      bounce_trial_memory_keep (memory, "a", &held, FALSE);
      bounce_trial_memory_save (memory, NOW);
    }
  {
    g_autoptr (BounceTrialMemory) memory = bounce_trial_memory_new ();

    bounce_trial_memory_set_path (memory, path);
    bounce_trial_memory_set_servers (memory, "192.0.2.53");
    g_assert_true (bounce_trial_memory_find (memory, "a", FALSE, NOW, &found));
  }
  {
    /* Nobody writes into this pipe: whoever opens it waits for ever. */
    g_autoptr (BounceTrialMemory) memory = bounce_trial_memory_new ();

    g_assert_cmpint (g_unlink (path), ==, 0);
    g_assert_cmpint (mkfifo (path, 0600), ==, 0);
    bounce_trial_memory_set_servers (memory, "192.0.2.53");
    bounce_trial_memory_set_path (memory, path);
    g_assert_false (bounce_trial_memory_find (memory, "a", FALSE, NOW, &found));
  }
  remove_below (folder);
}

/* --- a resolver that makes up answers --- */

static void
test_rewriting (void)
{
  BounceListTrial trial;

  world_begin (&world, NULL);
  world_put (&world, "2.0.0.127", "psbl.surriel.com", "127.0.0.2");
  fake_dns_rewrite (world.dns, "198.51.100.80");
  trial = world_try (&world, "psbl.surriel.com", NULL, BOUNCE_SUBJECT_IPV4, BOUNCE_ASK_NORMAL);
  g_assert_cmpint (trial.why, ==, BOUNCE_WHY_REWRITTEN);
  g_assert_true (bounce_list_trials_is_rewritten (world.trials));
  assert_log ("A 1.0.0.127.psbl.surriel.com\nA 2.0.0.127.psbl.surriel.com\n" LOOK);
  /* Known for all others, without a question. */
  trial = world_try (&world, "zen.spamhaus.org", NULL, BOUNCE_SUBJECT_IPV4, BOUNCE_ASK_NORMAL);
  g_assert_cmpint (trial.why, ==, BOUNCE_WHY_REWRITTEN);
  assert_log ("");
  /* The provider has stopped that. */
  fake_dns_rewrite (world.dns, NULL);
  trial = world_try (&world, "psbl.surriel.com", NULL, BOUNCE_SUBJECT_IPV4, BOUNCE_ASK_AGAIN);
  g_assert_true (trial.held);
  g_assert_false (bounce_list_trials_is_rewritten (world.trials));
  tear_down ();
}

/* A filter that answers 127.0.0.2 for what is missing makes every list "list"
 * everything; the look says that it is not the lists. */
static void
test_rewriting_inside (void)
{
  set_up ();
  world_put (&world, "2.0.0.127", "other.example.net", "127.0.0.2");
  fake_dns_rewrite (world.dns, "127.0.0.2");
  g_assert_cmpint (world_try (&world, "other.example.net", NULL, BOUNCE_SUBJECT_IPV4, BOUNCE_ASK_NORMAL).why, ==, BOUNCE_WHY_REWRITTEN);
  tear_down ();
}

/* A resolver that drops the strange names holds nobody up for long. */
static void
test_look_silent (void)
{
  gint64 begun = g_get_monotonic_time ();

  set_up ();
  world_put (&world, "2.0.0.127", "other.example.net", "127.0.0.2");
  fake_dns_behave (world.dns, "*.invalid", NULL, FAKE_DNS_SILENT);
  fake_dns_behave (world.dns, "*.example.com", NULL, FAKE_DNS_SILENT);
  g_assert_true (world_try (&world, "other.example.net", NULL, BOUNCE_SUBJECT_IPV4, BOUNCE_ASK_NORMAL).held);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 5000 * 1000);
  tear_down ();
}

/* A late look still counts for those who come later. */
static void
test_look_late (void)
{
  set_up ();
  world_put (&world, "2.0.0.127", "other.example.net", "127.0.0.2");
  fake_dns_put (world.dns, "*.invalid", "A", 60, "198.51.100.80", NULL);
  fake_dns_delay (world.dns, "*.invalid", NULL, 1400);
  g_assert_true (world_try (&world, "other.example.net", NULL, BOUNCE_SUBJECT_IPV4, BOUNCE_ASK_NORMAL).held);
  while (!bounce_list_trials_is_rewritten (world.trials))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (world_try (&world, "other.example.net", NULL, BOUNCE_SUBJECT_IPV4, BOUNCE_ASK_NORMAL).why, ==, BOUNCE_WHY_REWRITTEN);
  tear_down ();
}

/* --- cancelling --- */

static void
test_cancel (void)
{
  g_autoptr (GCancellable) first = g_cancellable_new ();
  g_auto (Told) one = { FALSE, { 0 }, NULL, NULL };
  g_auto (Told) two = { FALSE, { 0 }, NULL, NULL };
  g_auto (Told) three = { FALSE, { 0 }, NULL, NULL };
  const BounceBlocklist *list;

  set_up ();
  list = world_find (&world, "other.example.net");
  world_put (&world, "2.0.0.127", "other.example.net", "127.0.0.2");
  fake_dns_delay (world.dns, "2.0.0.127.other.example.net", NULL, 60);

  /* Who stays gets the answer. */
  bounce_list_trials_try_async (world.trials, list, NULL, BOUNCE_SUBJECT_IPV4, BOUNCE_ASK_NORMAL, first, on_trial_told, &one);
  bounce_list_trials_try_async (world.trials, list, NULL, BOUNCE_SUBJECT_IPV4, BOUNCE_ASK_NORMAL, NULL, on_trial_told, &two);
  g_cancellable_cancel (first);
  g_assert_false (one.done);
  wait_told (&one);
  wait_told (&two);
  g_assert_error (one.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_no_error (two.error);
  g_assert_true (two.trial.held);

  /* Cancelled before it began. */
  fake_dns_clear_log (world.dns);
  bounce_list_trials_try_async (world.trials, world_find (&world, "guess.example.net"), NULL, BOUNCE_SUBJECT_IPV4, BOUNCE_ASK_NORMAL, first,
                                on_trial_told, &three);
  wait_told (&three);
  g_assert_error (three.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  world_settle ();
  assert_log ("");
  tear_down ();
}

/* Nobody waits: what comes late changes nothing, and one who comes anew is
 * served. */
static void
test_cancel_all (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Told) one = { FALSE, { 0 }, NULL, NULL };

  set_up ();
  world_put (&world, "2.0.0.127", "other.example.net", "127.0.0.2");
  fake_dns_delay (world.dns, "2.0.0.127.other.example.net", NULL, 100);
  bounce_list_trials_try_async (world.trials, world_find (&world, "other.example.net"), NULL, BOUNCE_SUBJECT_IPV4, BOUNCE_ASK_NORMAL,
                                cancellable, on_trial_told, &one);
  g_timeout_add_once (20, (GSourceOnceFunc) g_cancellable_cancel, cancellable);
  wait_told (&one);
  g_assert_error (one.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (world_try (&world, "other.example.net", NULL, BOUNCE_SUBJECT_IPV4, BOUNCE_ASK_NORMAL).held);
  tear_down ();
}

/* Who lets everything go while questions are on their way is not called back
 * into what is gone. */
static void
test_drop (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Told) one = { FALSE, { 0 }, NULL, NULL };
  BounceListTrials *trials;

  set_up ();
  fake_dns_behave (world.dns, "*", NULL, FAKE_DNS_SILENT);
  trials = g_object_ref (world.trials);
  bounce_list_trials_try_async (world.trials, world_find (&world, "other.example.net"), NULL, BOUNCE_SUBJECT_IPV4, BOUNCE_ASK_NORMAL,
                                cancellable, on_trial_told, &one);
  g_object_unref (trials);
  g_cancellable_cancel (cancellable);
  wait_told (&one);
  tear_down ();
  world_settle ();
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/list-trial/held", test_held);
  g_test_add_func ("/list-trial/fails", test_fails);
  g_test_add_func ("/list-trial/untested", test_untested);
  g_test_add_func ("/list-trial/recorded", test_recorded);
  g_test_add_func ("/list-trial/shipped", test_shipped);
  g_test_add_func ("/list-trial/every-list", test_every_list);
  g_test_add_func ("/list-trial/once", test_once);
  g_test_add_func ("/list-trial/again", test_again);
  g_test_add_func ("/list-trial/between-runs", test_between_runs);
  g_test_add_func ("/list-trial/memory", test_memory);
  g_test_add_func ("/list-trial/bad-file", test_bad_file);
  g_test_add_func ("/list-trial/rewriting", test_rewriting);
  g_test_add_func ("/list-trial/rewriting-inside", test_rewriting_inside);
  g_test_add_func ("/list-trial/look-silent", test_look_silent);
  g_test_add_func ("/list-trial/look-late", test_look_late);
  g_test_add_func ("/list-trial/cancel", test_cancel);
  g_test_add_func ("/list-trial/cancel-all", test_cancel_all);
  g_test_add_func ("/list-trial/drop", test_drop);

  return g_test_run ();
}
