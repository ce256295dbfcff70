/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Politeness and memory, seen from the server's side: what it was asked, how
 * often, and how much at once. */
#include "bounce-asker.h"

#include "../support/fake-dns.h"

#include <glib/gstdio.h>

/* ---- asking ------------------------------------------------------------- */

typedef struct
{
  BounceAnswer *answer;
  GError       *error;
  gboolean      done;
  gint64        at;
} Reply;

static void
on_reply (GObject *source, GAsyncResult *result, gpointer data)
{
  Reply *reply = data;

  reply->answer = bounce_asker_ask_finish (BOUNCE_ASKER (source), result, &reply->error);
  reply->done = TRUE;
  reply->at = g_get_monotonic_time ();
}

static void
reply_clear (Reply *reply)
{
  g_clear_pointer (&reply->answer, bounce_answer_unref);
  g_clear_error (&reply->error);
}

static void
wait_for (Reply *reply)
{
  while (!reply->done)
    g_main_context_iteration (NULL, TRUE);
}

static BounceAnswer *
ask_with (BounceAsker *asker, const char *name, BounceQuestion question, BounceAskFlags flags)
{
  Reply reply = { 0 };

  bounce_asker_ask_async (asker, name, question, NULL, 0, flags, NULL, on_reply, &reply);
  g_assert_false (reply.done);   /* never before the caller is back */
  wait_for (&reply);
  g_assert_no_error (reply.error);
  return reply.answer;
}

static BounceAnswer *
ask (BounceAsker *asker, const char *name, BounceQuestion question)
{
  return ask_with (asker, name, question, BOUNCE_ASK_NORMAL);
}

static void
run_for (guint milliseconds)
{
  gint64 until = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < until)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
}

static BounceAsker *
asker_for (FakeDns *dns)
{
  g_autoptr (BounceResolver) resolver = bounce_resolver_new (fake_dns_get_servers (dns), NULL);

  return bounce_asker_new (resolver);
}

/* ---- memory ------------------------------------------------------------- */

static void
test_remembers (void)
{
  static const struct
  {
    const char     *why;
    const char     *name;
    BounceAskFlags  flags;
    gboolean        remembered;
    guint           asked;         /* at the server, after it                     */
  } rows[] = {
    { "the first is asked", "a.example", BOUNCE_ASK_NORMAL, FALSE, 1 },
    { "the second is remembered", "a.example", BOUNCE_ASK_NORMAL, TRUE, 1 },
    { "case and dot make no other name", "A.Example.", BOUNCE_ASK_NORMAL, TRUE, 1 },
    { "again means again", "a.example", BOUNCE_ASK_AGAIN, FALSE, 2 },
    { "what was asked again is remembered", "a.example", BOUNCE_ASK_NORMAL, TRUE, 2 },
    { "no is an answer too", "gone.example", BOUNCE_ASK_NORMAL, FALSE, 3 },
    { "and is remembered for its SOA", "gone.example", BOUNCE_ASK_NORMAL, TRUE, 3 },
    { "no without a SOA is not", "bare.example", BOUNCE_ASK_NORMAL, FALSE, 4 },
    { "so it is asked again", "bare.example", BOUNCE_ASK_NORMAL, FALSE, 5 },
    { "a refusal is not asked for twice a minute", "refused.example", BOUNCE_ASK_NORMAL, FALSE, 6 },
    { "as is a failure", "refused.example", BOUNCE_ASK_NORMAL, TRUE, 6 },
    { "TTL 0 is not remembered", "zero.example", BOUNCE_ASK_NORMAL, FALSE, 7 },
    { "never", "zero.example", BOUNCE_ASK_NORMAL, FALSE, 8 },
  };
  g_autoptr (FakeDns) dns = fake_dns_new ();
  g_autoptr (BounceAsker) asker = asker_for (dns);

  fake_dns_put (dns, "a.example", "A", 900, "127.0.0.2", NULL);
  fake_dns_put (dns, "zero.example", "A", 0, "127.0.0.2", NULL);
  fake_dns_behave (dns, "bare.example", NULL, FAKE_DNS_ABSENT_BARE);
  fake_dns_behave (dns, "refused.example", NULL, FAKE_DNS_REFUSED);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BounceAnswer) answer = ask_with (asker, rows[i].name, BOUNCE_QUESTION_A, rows[i].flags);

      g_test_message ("%s", rows[i].why);
      g_assert_cmpint (answer->remembered, ==, rows[i].remembered);
      g_assert_cmpuint (bounce_asker_get_asked (asker), ==, rows[i].asked);
      g_assert_cmpuint (fake_dns_get_log (dns)->len, ==, rows[i].asked);
    }
}

static void
test_forgets_in_time (void)
{
  g_autoptr (FakeDns) dns = fake_dns_new ();
  g_autoptr (BounceAsker) asker = asker_for (dns);
  g_autoptr (BounceAnswer) first = NULL;
  g_autoptr (BounceAnswer) second = NULL;

  fake_dns_put (dns, "brief.example", "A", 1, "127.0.0.2", NULL);
  first = ask (asker, "brief.example", BOUNCE_QUESTION_A);
  run_for (2100);   /* whole seconds */
  second = ask (asker, "brief.example", BOUNCE_QUESTION_A);
  g_assert_false (second->remembered);
  g_assert_cmpuint (bounce_asker_get_asked (asker), ==, 2);
}

static void
write_servers (const char *path, const char *servers)
{
  g_autofree char *text = g_strdup_printf ("nameserver %s\n", servers);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* What other servers said is void. */
static void
test_serial (void)
{
  g_autoptr (FakeDns) one = fake_dns_new ();
  g_autoptr (FakeDns) other = fake_dns_new ();
  g_autofree char *folder = g_dir_make_tmp ("bounce-asker-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "resolv.conf", NULL);
  g_autoptr (BounceResolver) resolver = NULL;
  g_autoptr (BounceAsker) asker = NULL;
  g_autoptr (BounceAnswer) before = NULL;
  g_autoptr (BounceAnswer) after = NULL;
  guint serial;

  fake_dns_put (one, "*", "A", 900, "192.0.2.1", NULL);
  fake_dns_put (other, "*", "A", 900, "192.0.2.2", NULL);
  write_servers (path, fake_dns_get_servers (one));
  resolver = bounce_resolver_new_system (path, NULL);
  asker = bounce_asker_new (resolver);
  before = ask (asker, "a.example", BOUNCE_QUESTION_A);
  serial = bounce_asker_get_serial (asker);
  write_servers (path, fake_dns_get_servers (other));
  for (guint i = 0; i < 100 && bounce_asker_get_serial (asker) == serial; i++)
    run_for (50);
  after = ask (asker, "a.example", BOUNCE_QUESTION_A);
  g_assert_cmpstr (before->values[0], ==, "192.0.2.1");
  g_assert_cmpstr (after->values[0], ==, "192.0.2.2");
  g_assert_false (after->remembered);
  g_remove (path);
  g_rmdir (folder);
}

/* ---- the same question at a time ---------------------------------------- */

static void
test_asked_once (void)
{
  g_autoptr (FakeDns) dns = fake_dns_new ();
  g_autoptr (BounceAsker) asker = asker_for (dns);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Reply replies[4] = { 0 };

  fake_dns_put (dns, "a.example", "A", 900, "127.0.0.2", NULL);
  fake_dns_delay (dns, "a.example", NULL, 100);
  for (guint i = 0; i < G_N_ELEMENTS (replies); i++)
    bounce_asker_ask_async (asker, "a.example", BOUNCE_QUESTION_A, "list.example", 0, i == 1 ? BOUNCE_ASK_AGAIN : 0,
                            i == 2 ? cancellable : NULL, on_reply, &replies[i]);
  run_for (30);
  g_cancellable_cancel (cancellable);   /* one leaves, the others stay */
  for (guint i = 0; i < G_N_ELEMENTS (replies); i++)
    wait_for (&replies[i]);
  g_assert_cmpuint (fake_dns_get_log (dns)->len, ==, 1);
  g_assert_error (replies[2].error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (replies[2].at < replies[0].at);
  g_assert_cmpint (replies[3].answer->kind, ==, BOUNCE_ANSWER_FOUND);
  for (guint i = 0; i < G_N_ELEMENTS (replies); i++)
    reply_clear (&replies[i]);
}

/* ---- cancelling --------------------------------------------------------- */

static void
test_cancel (void)
{
  g_autoptr (FakeDns) dns = fake_dns_new ();
  g_autoptr (BounceAsker) asker = asker_for (dns);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree Reply *replies = g_new0 (Reply, 100);
  g_autoptr (BounceAnswer) later = NULL;
  gint64 begun;

  fake_dns_delay (dns, "*", NULL, 300);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("n%u.example", i);

      bounce_asker_ask_async (asker, name, BOUNCE_QUESTION_A, NULL, 0, 0, cancellable, on_reply, &replies[i]);
    }
  run_for (50);
  begun = g_get_monotonic_time ();
  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < 100; i++)
    {
      wait_for (&replies[i]);
      g_assert_error (replies[i].error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      reply_clear (&replies[i]);
    }
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 100 * 1000);
  /* Those that waited were never sent, and the places are free again. */
  g_assert_cmpuint (fake_dns_get_log (dns)->len, ==, BOUNCE_ASKER_IN_FLIGHT);
  later = ask (asker, "n0.example", BOUNCE_QUESTION_A);
  g_assert_cmpint (later->kind, ==, BOUNCE_ANSWER_ABSENT);
  g_assert_cmpuint (later->milliseconds, <, 450);
}

static void
cancel_all (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (BounceAnswer) answer = bounce_asker_ask_finish (BOUNCE_ASKER (source), result, NULL);

  g_cancellable_cancel (data);
}

/* Whoever hears an answer may cancel the rest, and let go of the asker. */
static void
test_cancel_inside (void)
{
  g_autoptr (FakeDns) dns = fake_dns_new ();
  BounceAsker *asker = asker_for (dns);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Reply replies[3] = { 0 };

  fake_dns_put (dns, "*", "A", 900, "127.0.0.2", NULL);
  bounce_asker_ask_async (asker, "a.example", BOUNCE_QUESTION_A, NULL, 0, 0, NULL, cancel_all, cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (replies); i++)
    bounce_asker_ask_async (asker, i == 0 ? "a.example" : "b.example", BOUNCE_QUESTION_A, NULL, 0, 0, cancellable, on_reply,
                            &replies[i]);
  fake_dns_delay (dns, "b.example", NULL, 100);
  g_object_add_weak_pointer (G_OBJECT (asker), (gpointer *) &asker);
  g_object_unref (asker);
  for (guint i = 0; i < G_N_ELEMENTS (replies); i++)
    {
      wait_for (&replies[i]);
      g_assert_error (replies[i].error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      reply_clear (&replies[i]);
    }
  run_for (50);
  g_assert_null (asker);
}

/* ---- in flight, and pace ------------------------------------------------ */

typedef struct
{
  guint  open;
  guint  wrong;
  gint64 last;
  gint64 worst;
} Crowd;

static void
on_crowd (GObject *source, GAsyncResult *result, gpointer data)
{
  Crowd *crowd = data;
  g_autoptr (BounceAnswer) answer = bounce_asker_ask_finish (BOUNCE_ASKER (source), result, NULL);

  crowd->open--;
  crowd->wrong += !answer || answer->kind != BOUNCE_ANSWER_ABSENT;
}

static gboolean
on_tick (gpointer data)
{
  Crowd *crowd = data;
  gint64 now = g_get_monotonic_time ();

  crowd->worst = MAX (crowd->worst, now - crowd->last);
  crowd->last = now;
  return G_SOURCE_CONTINUE;
}

static void
ask_crowd (BounceAsker *asker, Crowd *crowd, guint count)
{
  for (guint i = 0; i < count; i++)
    {
      g_autofree char *name = g_strdup_printf ("n%u.example", i);

      crowd->open++;
      bounce_asker_ask_async (asker, name, BOUNCE_QUESTION_A, NULL, 0, 0, NULL, on_crowd, crowd);
    }
}

static void
test_in_flight (void)
{
  g_autoptr (FakeDns) dns = fake_dns_new ();
  g_autoptr (BounceAsker) asker = asker_for (dns);
  Crowd crowd = { 0 };

  fake_dns_delay (dns, "*", NULL, 20);
  ask_crowd (asker, &crowd, 400);
  while (crowd.open > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (crowd.wrong, ==, 0);
  g_assert_cmpuint (fake_dns_get_most_waiting (dns), <=, BOUNCE_ASKER_IN_FLIGHT);
  g_assert_cmpuint (fake_dns_get_most_waiting (dns), >=, BOUNCE_ASKER_IN_FLIGHT / 2);
}

/* Not a bound on speed, which is another's machine: what it was is told. */
static void
test_many (void)
{
  g_autoptr (FakeDns) dns = fake_dns_new ();
  g_autoptr (BounceAsker) asker = asker_for (dns);
  Crowd crowd = { 0 };
  gint64 begun = crowd.last = g_get_monotonic_time ();
  guint ticker = g_timeout_add (1, on_tick, &crowd);
  gint64 issued;

  ask_crowd (asker, &crowd, 2400);
  issued = g_get_monotonic_time ();
  crowd.last = issued;
  while (crowd.open > 0)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (ticker);
  g_test_message ("2400 questions: issued in %.1f ms, answered in %.1f ms, worst gap of the loop %.2f ms", (issued - begun) / 1e3,
                  (g_get_monotonic_time () - begun) / 1e3, crowd.worst / 1e3);
  g_assert_cmpuint (crowd.wrong, ==, 0);
  g_assert_cmpuint (bounce_asker_get_asked (asker), ==, 2400);
}

static void
test_loss (void)
{
  g_autoptr (FakeDns) dns = fake_dns_new ();
  g_autoptr (BounceAsker) asker = asker_for (dns);
  Crowd crowd = { 0 };

  fake_dns_lose_percent (dns, 10, 3);
  ask_crowd (asker, &crowd, 400);
  while (crowd.open > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (crowd.wrong, ==, 0);
}

/* Twenty questions to one operator take a second; nobody else waits for them. */
static void
test_pace (void)
{
  g_autoptr (FakeDns) dns = fake_dns_new ();
  g_autoptr (BounceAsker) asker = asker_for (dns);
  Reply slow[20] = { 0 };
  Reply other[5] = { 0 };
  gint64 begun = g_get_monotonic_time ();

  for (guint i = 0; i < G_N_ELEMENTS (slow); i++)
    {
      g_autofree char *name = g_strdup_printf ("s%u.busy.example", i);

      bounce_asker_ask_async (asker, name, BOUNCE_QUESTION_A, "busy.example", 0, 0, NULL, on_reply, &slow[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (other); i++)
    {
      g_autofree char *name = g_strdup_printf ("o%u.idle.example", i);

      bounce_asker_ask_async (asker, name, BOUNCE_QUESTION_A, i % 2 ? "idle.example" : NULL, 0, 0, NULL, on_reply, &other[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (other); i++)
    {
      wait_for (&other[i]);
      g_assert_cmpint (other[i].at - begun, <, 400 * 1000);   /* one brake for all would take a second */
      reply_clear (&other[i]);
    }
  run_for (400 - (g_get_monotonic_time () - begun) / 1000);
  g_assert_cmpuint (fake_dns_count (dns, "*.busy.example", NULL), <=, 15);
  for (guint i = 0; i < G_N_ELEMENTS (slow); i++)
    {
      wait_for (&slow[i]);
      reply_clear (&slow[i]);
    }
  g_assert_cmpint (g_get_monotonic_time () - begun, >=, 900 * 1000);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 1500 * 1000);
}

static void
test_gap (void)
{
  g_autoptr (FakeDns) dns = fake_dns_new ();
  g_autoptr (BounceAsker) asker = asker_for (dns);
  Reply replies[4] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (replies); i++)
    {
      g_autofree char *name = g_strdup_printf ("n%u.example", i);

      bounce_asker_ask_async (asker, name, BOUNCE_QUESTION_A, "strict.example", 150 * 1000, 0, NULL, on_reply, &replies[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (replies); i++)
    wait_for (&replies[i]);
  for (guint i = 1; i < G_N_ELEMENTS (replies); i++)
    g_assert_cmpint (replies[i].at - replies[i - 1].at, >=, 130 * 1000);
  for (guint i = 0; i < G_N_ELEMENTS (replies); i++)
    reply_clear (&replies[i]);
}

/* A dead operator's questions wait for eight seconds: others still go. */
static void
test_dead_operator (void)
{
  g_autoptr (FakeDns) dns = fake_dns_new ();
  g_autoptr (BounceAsker) asker = asker_for (dns);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Reply dead[60] = { 0 };
  Reply other = { 0 };

  fake_dns_behave (dns, "*.dead.example", NULL, FAKE_DNS_SILENT);
  for (guint i = 0; i < G_N_ELEMENTS (dead); i++)
    {
      g_autofree char *name = g_strdup_printf ("n%u.dead.example", i);

      bounce_asker_ask_async (asker, name, BOUNCE_QUESTION_A, "dead.example", 0, 0, cancellable, on_reply, &dead[i]);
    }
  run_for (200);
  bounce_asker_ask_async (asker, "alive.example", BOUNCE_QUESTION_A, NULL, 0, 0, NULL, on_reply, &other);
  wait_for (&other);
  g_assert_cmpuint (other.answer->milliseconds, <, 100);
  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (dead); i++)
    {
      wait_for (&dead[i]);
      reply_clear (&dead[i]);
    }
  reply_clear (&other);
}

/* The named list goes before the others that wait. */
static void
test_first (void)
{
  g_autoptr (FakeDns) dns = fake_dns_new ();
  g_autoptr (BounceAsker) asker = asker_for (dns);
  Crowd crowd = { 0 };
  Reply first = { 0 };
  GPtrArray *log;
  gboolean is_early = FALSE;

  fake_dns_delay (dns, "*", NULL, 20);
  ask_crowd (asker, &crowd, 200);
  bounce_asker_ask_async (asker, "named.example", BOUNCE_QUESTION_A, "named.example", 0, BOUNCE_ASK_FIRST, NULL, on_reply, &first);
  wait_for (&first);
  while (crowd.open > 0)
    g_main_context_iteration (NULL, TRUE);
  log = fake_dns_get_log (dns);
  for (guint i = 0; i <= BOUNCE_ASKER_IN_FLIGHT; i++)
    is_early = is_early || g_str_equal (log->pdata[i], "A named.example");
  g_assert_true (is_early);
  reply_clear (&first);
}

/* ---- chains ------------------------------------------------------------- */

static void
test_chain_outside (void)
{
  g_autoptr (FakeDns) dns = fake_dns_new ();
  g_autoptr (BounceAsker) asker = asker_for (dns);
  g_autoptr (BounceAnswer) answer = NULL;
  g_autoptr (BounceAnswer) remembered = NULL;
  g_autofree char *aliases = NULL;

  /* The "*" hides the end: one server gives only the CNAME, as authorities do. */
  fake_dns_put (dns, "9.2.0.192.in-addr.arpa", "CNAME", 60, "9.0/28.2.0.192.in-addr.arpa", NULL);
  fake_dns_put (dns, "*.0/28.2.0.192.in-addr.arpa", "PTR", 60, "mx.example.org", NULL);
  answer = ask (asker, "9.2.0.192.in-addr.arpa", BOUNCE_QUESTION_PTR);
  aliases = g_strjoinv ("|", answer->aliases);
  g_assert_cmpint (answer->kind, ==, BOUNCE_ANSWER_FOUND);
  g_assert_cmpstr (answer->name, ==, "9.2.0.192.in-addr.arpa");
  g_assert_cmpstr (answer->values[0], ==, "mx.example.org");
  g_assert_cmpstr (aliases, ==, "9.0/28.2.0.192.in-addr.arpa");
  g_assert_cmpuint (bounce_asker_get_asked (asker), ==, 2);
  remembered = ask (asker, "9.2.0.192.in-addr.arpa", BOUNCE_QUESTION_PTR);
  g_assert_true (remembered->remembered);
}

static void
test_endless_chain (void)
{
  g_autoptr (FakeDns) dns = fake_dns_new ();
  g_autoptr (BounceAsker) asker = asker_for (dns);
  g_autoptr (BounceAnswer) lengthy = NULL;
  g_autoptr (BounceAnswer) round = NULL;
  g_autoptr (BounceAnswer) silent = NULL;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("*.c%u.example", i);
      g_autofree char *target = g_strdup_printf ("x.c%u.example", i + 1);

      fake_dns_put (dns, name, "CNAME", 60, target, NULL);
    }
  fake_dns_put (dns, "*.r1.example", "CNAME", 60, "x.r2.example", NULL);
  fake_dns_put (dns, "*.r2.example", "CNAME", 60, "x.r1.example", NULL);
  fake_dns_put (dns, "*.s1.example", "CNAME", 60, "x.s2.example", NULL);
  fake_dns_behave (dns, "*.s2.example", NULL, FAKE_DNS_SILENT);
  lengthy = ask (asker, "x.c0.example", BOUNCE_QUESTION_A);
  g_assert_cmpint (lengthy->kind, ==, BOUNCE_ANSWER_BROKEN);
  g_assert_cmpuint (bounce_asker_get_asked (asker), <=, 9);
  round = ask (asker, "x.r1.example", BOUNCE_QUESTION_A);
  g_assert_cmpint (round->kind, ==, BOUNCE_ANSWER_BROKEN);
  /* Silence at the end is silence, not "nothing there". */
  bounce_asker_set_deadline (asker, 400);
  silent = ask (asker, "x.s1.example", BOUNCE_QUESTION_A);
  g_assert_cmpint (silent->kind, ==, BOUNCE_ANSWER_SILENT);
  g_assert_cmpuint (silent->milliseconds, <, 700);
}

/* ---- the rest ----------------------------------------------------------- */

static void
test_deadline_begins_with_sending (void)
{
  g_autoptr (FakeDns) dns = fake_dns_new ();
  g_autoptr (BounceAsker) asker = asker_for (dns);
  Crowd crowd = { 0 };

  /* Three rounds of 32 take longer than the deadline of each. */
  fake_dns_delay (dns, "*", NULL, 150);
  bounce_asker_set_deadline (asker, 400);
  ask_crowd (asker, &crowd, 3 * BOUNCE_ASKER_IN_FLIGHT);
  while (crowd.open > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (crowd.wrong, ==, 0);
}

static void
test_nothing_at_first (void)
{
  g_autoptr (FakeDns) dns = fake_dns_new ();
  g_autoptr (BounceAsker) asker = asker_for (dns);

  run_for (50);
  g_assert_cmpuint (fake_dns_get_log (dns)->len, ==, 0);
  g_assert_cmpuint (bounce_asker_get_asked (asker), ==, 0);
  g_assert_true (bounce_asker_is_test (asker));
  g_assert_false (bounce_asker_is_recorded (asker));
  g_assert_cmpstr (bounce_asker_get_servers (asker), ==, fake_dns_get_servers (dns));
}

static void
test_recorded (void)
{
  static const char text[] =
    "[A 2.0.0.127.list.example]\nvalues=127.0.0.2;\nttl=60\nmilliseconds=80\n"
    "[A quiet.example]\nkind=silent\n";
  g_autoptr (GBytes) ini = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (BounceRecording) recording = bounce_recording_load (ini, NULL);
  g_autoptr (BounceAsker) asker = bounce_asker_new_recorded (recording);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (BounceAnswer) found = NULL;
  g_autoptr (BounceAnswer) silent = NULL;
  g_autoptr (BounceAnswer) absent = NULL;
  Reply reply = { 0 };
  gint64 begun = g_get_monotonic_time ();

  found = ask (asker, "2.0.0.127.LIST.example", BOUNCE_QUESTION_A);
  g_assert_cmpint (g_get_monotonic_time () - begun, >=, 75 * 1000);
  g_assert_cmpstr (found->values[0], ==, "127.0.0.2");
  silent = ask (asker, "quiet.example", BOUNCE_QUESTION_A);
  g_assert_cmpint (silent->kind, ==, BOUNCE_ANSWER_SILENT);
  absent = ask (asker, "2.0.0.127.list.example", BOUNCE_QUESTION_TXT);
  g_assert_cmpint (absent->kind, ==, BOUNCE_ANSWER_ABSENT);
  bounce_asker_ask_async (asker, "2.0.0.127.list.example", BOUNCE_QUESTION_A, NULL, 0, 0, cancellable, on_reply, &reply);
  g_cancellable_cancel (cancellable);
  wait_for (&reply);
  g_assert_error (reply.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  reply_clear (&reply);
  g_assert_true (bounce_asker_is_recorded (asker));
  g_assert_true (bounce_asker_is_test (asker));
  g_assert_cmpuint (bounce_asker_get_asked (asker), ==, 0);
  g_assert_cmpstr (bounce_asker_get_servers (asker), ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/asker/remembers", test_remembers);
  g_test_add_func ("/asker/forgets-in-time", test_forgets_in_time);
  g_test_add_func ("/asker/serial", test_serial);
  g_test_add_func ("/asker/asked-once", test_asked_once);
  g_test_add_func ("/asker/cancel", test_cancel);
  g_test_add_func ("/asker/cancel-inside", test_cancel_inside);
  g_test_add_func ("/asker/in-flight", test_in_flight);
  g_test_add_func ("/asker/many", test_many);
  g_test_add_func ("/asker/loss", test_loss);
  g_test_add_func ("/asker/pace", test_pace);
  g_test_add_func ("/asker/gap", test_gap);
  g_test_add_func ("/asker/dead-operator", test_dead_operator);
  g_test_add_func ("/asker/first", test_first);
  g_test_add_func ("/asker/chain-outside", test_chain_outside);
  g_test_add_func ("/asker/endless-chain", test_endless_chain);
  g_test_add_func ("/asker/deadline", test_deadline_begins_with_sending);
  g_test_add_func ("/asker/nothing-at-first", test_nothing_at_first);
  g_test_add_func ("/asker/recorded", test_recorded);
  return g_test_run ();
}
