/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions to a name server of the test's own: what it does to us, and what we
 * make of it. */
#include "bounce-resolver.h"

#include "../support/fake-dns.h"

#include <string.h>

/* ---- asking ------------------------------------------------------------- */

typedef struct
{
  BounceAnswer *answer;
  GError       *error;
  gboolean      done;
} Reply;

static void
on_reply (GObject *source, GAsyncResult *result, gpointer data)
{
  Reply *reply = data;

  reply->answer = bounce_resolver_ask_finish (BOUNCE_RESOLVER (source), result, &reply->error);
  reply->done = TRUE;
}

static BounceAnswer *
ask_within (BounceResolver *resolver, const char *name, BounceQuestion question, guint deadline)
{
  Reply reply = { 0 };

  bounce_resolver_ask_async (resolver, name, question, deadline, NULL, on_reply, &reply);
  while (!reply.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (reply.error);
  return reply.answer;
}

static BounceAnswer *
ask (BounceResolver *resolver, const char *name, BounceQuestion question)
{
  return ask_within (resolver, name, question, 0);
}

static BounceResolver *
resolver_for (FakeDns *dns)
{
  g_autoptr (GError) error = NULL;
  BounceResolver *resolver = bounce_resolver_new (fake_dns_get_servers (dns), &error);

  g_assert_no_error (error);
  return resolver;
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

static char *
join (BounceAnswer *answer)
{
  return g_strjoinv ("|", answer->values);
}

/* ---- what one server says ----------------------------------------------- */

static void
test_answers (void)
{
  static const struct
  {
    const char       *why;
    BounceQuestion    question;
    const char       *name;
    BounceAnswerKind  kind;
    const char       *values;
    guint             ttl;
    int               rcode;
  } rows[] = {
    { "every A of a list counts", BOUNCE_QUESTION_A, "2.0.0.127.list.example", BOUNCE_ANSWER_FOUND, "127.0.0.2|127.0.0.4", 900, 0 },
    { "a final dot or capitals are the same name", BOUNCE_QUESTION_A, "2.0.0.127.List.EXAMPLE.", BOUNCE_ANSWER_FOUND, "127.0.0.2|127.0.0.4", 900, 0 },
    { "IPv6 comes canonical", BOUNCE_QUESTION_AAAA, "six.example", BOUNCE_ANSWER_FOUND, "2001:db8::1", 60, 0 },
    { "a name has no final dot", BOUNCE_QUESTION_PTR, "5.2.0.192.in-addr.arpa", BOUNCE_ANSWER_FOUND, "mx.example.org|mail.example.org", 60, 0 },
    { "strings of one record are joined", BOUNCE_QUESTION_TXT, "long.example", BOUNCE_ANSWER_FOUND, NULL, 60, 0 },
    { "preference stands before the host", BOUNCE_QUESTION_MX, "example.org", BOUNCE_ANSWER_FOUND, "10 mx.example.org|20 mx2.example.org", 60, 0 },
    { "null MX is a value", BOUNCE_QUESTION_MX, "null.example", BOUNCE_ANSWER_FOUND, "0 .", 60, 0 },
    { "the SOA's first three", BOUNCE_QUESTION_SOA, "example.org", BOUNCE_ANSWER_FOUND, "ns.example.org admin.example.org 7", 60, 0 },
    { "a name that is not there is an answer", BOUNCE_QUESTION_A, "gone.example", BOUNCE_ANSWER_ABSENT, "", 300, 3 },
    { "without a SOA nobody says how long", BOUNCE_QUESTION_A, "bare.example", BOUNCE_ANSWER_ABSENT, "", 0, 3 },
    { "no record of the type is not no name", BOUNCE_QUESTION_AAAA, "example.org", BOUNCE_ANSWER_EMPTY, "", 300, 0 },
    { "a refusal is never silence (NOCHECKRESP)", BOUNCE_QUESTION_A, "refused.example", BOUNCE_ANSWER_REFUSED, "", 0, 5 },
    { "SERVFAIL is our business later", BOUNCE_QUESTION_A, "broken.example", BOUNCE_ANSWER_BROKEN, "", 0, 2 },
    { "FORMERR is our fault", BOUNCE_QUESTION_A, "formerr.example", BOUNCE_ANSWER_REJECTED, "", 0, 1 },
    { "NOTIMP too", BOUNCE_QUESTION_A, "notimp.example", BOUNCE_ANSWER_REJECTED, "", 0, 4 },
    { "a wildcard finds everything", BOUNCE_QUESTION_A, "1.0.0.127.wild.example", BOUNCE_ANSWER_FOUND, "127.0.0.2", 60, 0 },
    { "truncated: TCP brings the rest", BOUNCE_QUESTION_A, "cut.example", BOUNCE_ANSWER_FOUND, "127.0.0.3", 60, 0 },
    { "records of another name are no answer", BOUNCE_QUESTION_A, "other.example", BOUNCE_ANSWER_BROKEN, "", 0, 0 },
    { "CNAMEs that come round", BOUNCE_QUESTION_A, "loop1.example", BOUNCE_ANSWER_BROKEN, "", 0, 0 },
    { "a chain inside the answer is followed", BOUNCE_QUESTION_A, "alias.example", BOUNCE_ANSWER_FOUND, "192.0.2.7", 60, 0 },
    { "RFC 2317 names hold a slash", BOUNCE_QUESTION_PTR, "7.2.0.192.in-addr.arpa", BOUNCE_ANSWER_FOUND, "c.example.org", 60, 0 },
  };
  g_autoptr (FakeDns) dns = fake_dns_new ();
  g_autoptr (BounceResolver) resolver = resolver_for (dns);
  g_autofree char *lengthy = g_strnfill (700, 'x');

  fake_dns_put (dns, "2.0.0.127.list.example", "A", 900, "127.0.0.2", "127.0.0.4", NULL);
  fake_dns_put (dns, "six.example", "AAAA", 60, "2001:db8:0:0::1", NULL);
  fake_dns_put (dns, "5.2.0.192.in-addr.arpa", "PTR", 60, "MX.Example.org", "mail.example.org", NULL);
  fake_dns_put (dns, "long.example", "TXT", 60, lengthy, NULL);
  fake_dns_put (dns, "example.org", "MX", 60, "10 mx.example.org", "20 mx2.example.org", NULL);
  fake_dns_put (dns, "null.example", "MX", 60, "0 .", NULL);
  fake_dns_put (dns, "example.org", "SOA", 60, "ns.example.org admin.example.org 7", NULL);
  fake_dns_behave (dns, "bare.example", NULL, FAKE_DNS_ABSENT_BARE);
  fake_dns_behave (dns, "refused.example", NULL, FAKE_DNS_REFUSED);
  fake_dns_behave (dns, "broken.example", NULL, FAKE_DNS_SERVFAIL);
  fake_dns_behave (dns, "formerr.example", NULL, FAKE_DNS_FORMERR);
  fake_dns_behave (dns, "notimp.example", NULL, FAKE_DNS_NOTIMP);
  fake_dns_put (dns, "*.wild.example", "A", 60, "127.0.0.2", NULL);
  fake_dns_put (dns, "cut.example", "A", 60, "127.0.0.3", NULL);
  fake_dns_behave (dns, "cut.example", "A", FAKE_DNS_TRUNCATED);
  fake_dns_put (dns, "other.example", "A", 60, "127.0.0.3", NULL);
  fake_dns_behave (dns, "other.example", "A", FAKE_DNS_OTHER_NAME);
  fake_dns_put (dns, "loop1.example", "CNAME", 60, "loop2.example", NULL);
  fake_dns_put (dns, "loop2.example", "CNAME", 60, "loop1.example", NULL);
  fake_dns_put (dns, "alias.example", "CNAME", 60, "alias2.example", NULL);
  fake_dns_put (dns, "alias2.example", "CNAME", 60, "real.example", NULL);
  fake_dns_put (dns, "real.example", "A", 3600, "192.0.2.7", NULL);
  fake_dns_put (dns, "7.2.0.192.in-addr.arpa", "CNAME", 60, "7.0/26.2.0.192.in-addr.arpa", NULL);
  fake_dns_put (dns, "7.0/26.2.0.192.in-addr.arpa", "PTR", 60, "c.example.org", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BounceAnswer) answer = ask (resolver, rows[i].name, rows[i].question);
      g_autofree char *values = join (answer);

      g_test_message ("%s: %s", rows[i].why, answer->raw);
      g_assert_cmpstr (bounce_answer_kind_to_id (answer->kind), ==, bounce_answer_kind_to_id (rows[i].kind));
      g_assert_cmpstr (values, ==, rows[i].values ? rows[i].values : lengthy);
      g_assert_cmpuint (answer->ttl, ==, rows[i].ttl);
      g_assert_cmpint (answer->rcode, ==, rows[i].rcode);
      g_assert_cmpint (answer->seen, >, 0);
      g_assert_false (answer->remembered);
    }
  g_assert_cmpuint (fake_dns_get_over_tcp (dns), ==, 2);   /* what was cut, and what is longer than 512 */
}

static void
test_chain_is_told (void)
{
  g_autoptr (FakeDns) dns = fake_dns_new ();
  g_autoptr (BounceResolver) resolver = resolver_for (dns);
  g_autoptr (BounceAnswer) answer = NULL;
  g_autoptr (BounceAnswer) outside = NULL;
  g_autofree char *aliases = NULL;

  fake_dns_put (dns, "a.example", "CNAME", 60, "b.example", NULL);
  fake_dns_put (dns, "b.example", "CNAME", 30, "c.example", NULL);
  fake_dns_put (dns, "c.example", "A", 3600, "192.0.2.7", NULL);
  fake_dns_put (dns, "out.example", "CNAME", 60, "elsewhere.example", NULL);
  answer = ask (resolver, "a.example", BOUNCE_QUESTION_A);
  aliases = g_strjoinv ("|", answer->aliases);
  g_assert_cmpstr (aliases, ==, "b.example|c.example");
  g_assert_cmpuint (answer->ttl, ==, 30);   /* the shortest of the chain */
  g_assert_cmpstr (answer->raw, ==, "NOERROR CNAME b.example CNAME c.example 192.0.2.7 (TTL 30)");
  outside = ask (resolver, "out.example", BOUNCE_QUESTION_A);
  g_assert_cmpint (outside->kind, ==, BOUNCE_ANSWER_EMPTY);
  g_assert_cmpstr (outside->aliases[0], ==, "elsewhere.example");
  g_assert_cmpuint (outside->ttl, ==, 0);
}

static void
test_hostile_txt (void)
{
  static const char cut[] = "\x0a" "abc";
  static const char bytes[] = "\x09" "\x1b[2J\0\xff\xe2\x80\xae";
  g_autoptr (FakeDns) dns = fake_dns_new ();
  g_autoptr (BounceResolver) resolver = resolver_for (dns);
  g_autofree char *huge = g_strnfill (30000, 'h');
  g_autoptr (BounceAnswer) wild = NULL;
  g_autoptr (BounceAnswer) broken = NULL;
  g_autoptr (BounceAnswer) big = NULL;

  fake_dns_put_bytes (dns, "wild.example", "TXT", 60, bytes, 10);
  fake_dns_put_bytes (dns, "cut.example", "TXT", 60, cut, sizeof cut - 1);
  fake_dns_put (dns, "huge.example", "TXT", 60, huge, "second", NULL);
  wild = ask (resolver, "wild.example", BOUNCE_QUESTION_TXT);
  g_assert_cmpint (wild->kind, ==, BOUNCE_ANSWER_FOUND);
  g_assert_cmpstr (wild->values[0], ==, "\x1b[2J\xff\xe2\x80\xae");
  g_assert_true (g_str_is_ascii (wild->raw));
  g_assert_null (strchr (wild->raw, '\x1b'));
  /* c-ares may throw it away itself, or hand it on. */
  broken = ask_within (resolver, "cut.example", BOUNCE_QUESTION_TXT, 700);
  g_assert_true (broken->kind == BOUNCE_ANSWER_BROKEN || broken->kind == BOUNCE_ANSWER_SILENT);
  big = ask (resolver, "huge.example", BOUNCE_QUESTION_TXT);
  g_assert_cmpint (big->kind, ==, BOUNCE_ANSWER_FOUND);
  g_assert_cmpuint (strlen (big->values[0]), ==, 1024);
  g_assert_cmpstr (big->values[1], ==, "second");
  g_assert_cmpuint (strlen (big->raw), <, 500);
}

/* ---- time --------------------------------------------------------------- */

static void
test_silence_ends (void)
{
  g_autoptr (FakeDns) dns = fake_dns_new ();
  g_autoptr (BounceResolver) resolver = resolver_for (dns);
  g_autoptr (BounceAnswer) answer = NULL;
  gint64 begun = g_get_monotonic_time ();
  guint log;

  fake_dns_behave (dns, "*", NULL, FAKE_DNS_SILENT);
  answer = ask_within (resolver, "silent.example", BOUNCE_QUESTION_A, 1700);
  g_assert_cmpint (answer->kind, ==, BOUNCE_ANSWER_SILENT);
  g_assert_cmpint (answer->rcode, ==, -1);
  g_assert_cmpint ((g_get_monotonic_time () - begun) / 1000, >=, 1690);
  g_assert_cmpint ((g_get_monotonic_time () - begun) / 1000, <, 2500);
  g_assert_cmpuint (answer->milliseconds, >=, 1690);
  /* 0, 0.5 and 1.5 s. */
  log = fake_dns_count (dns, "silent.example", "A");
  g_assert_cmpuint (log, >=, 2);
  g_assert_cmpuint (log, <=, 4);
  /* Nobody waits: nothing more is sent. */
  run_for (2500);
  g_assert_cmpuint (fake_dns_count (dns, "silent.example", "A"), ==, log);
}

static void
test_late (void)
{
  g_autoptr (FakeDns) dns = fake_dns_new ();
  g_autoptr (BounceResolver) resolver = resolver_for (dns);
  g_autoptr (BounceAnswer) late = NULL;
  g_autoptr (BounceAnswer) too_late = NULL;

  fake_dns_put (dns, "late.example", "A", 60, "127.0.0.2", NULL);
  fake_dns_delay (dns, "late.example", NULL, 900);
  fake_dns_put (dns, "later.example", "A", 60, "127.0.0.2", NULL);
  fake_dns_delay (dns, "later.example", NULL, 600);
  late = ask (resolver, "late.example", BOUNCE_QUESTION_A);
  g_assert_cmpint (late->kind, ==, BOUNCE_ANSWER_FOUND);
  g_assert_cmpuint (late->milliseconds, >=, 880);
  too_late = ask_within (resolver, "later.example", BOUNCE_QUESTION_A, 300);
  g_assert_cmpint (too_late->kind, ==, BOUNCE_ANSWER_SILENT);
  run_for (500);   /* its answer comes now, and nobody is there */
}

static void
test_lies_are_not_believed (void)
{
  static const FakeDnsBehaviour lies[] = { FAKE_DNS_WRONG_ID, FAKE_DNS_WRONG_QUESTION, FAKE_DNS_MALFORMED };
  g_autoptr (FakeDns) dns = fake_dns_new ();
  g_autoptr (BounceResolver) resolver = resolver_for (dns);

  fake_dns_put (dns, "lie.example", "A", 60, "127.0.0.2", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      g_autoptr (BounceAnswer) answer = NULL;

      fake_dns_behave (dns, "lie.example", "A", lies[i]);
      answer = ask_within (resolver, "lie.example", BOUNCE_QUESTION_A, 700);
      g_test_message ("lie %u: %s", i, answer->raw);
      g_assert_true (answer->kind == BOUNCE_ANSWER_SILENT || answer->kind == BOUNCE_ANSWER_BROKEN);
      g_assert_null (answer->values[0]);
    }
}

/* ---- many --------------------------------------------------------------- */

typedef struct
{
  guint open;
  guint right;
} Crowd;

static void
on_crowd (GObject *source, GAsyncResult *result, gpointer data)
{
  Crowd *crowd = data;
  g_autoptr (BounceAnswer) answer = bounce_resolver_ask_finish (BOUNCE_RESOLVER (source), result, NULL);
  gboolean odd = answer && (answer->name[strlen ("n")] - '0') % 2 == 1;

  crowd->open--;
  if (answer && answer->kind == (odd ? BOUNCE_ANSWER_FOUND : BOUNCE_ANSWER_ABSENT))
    crowd->right++;
}

static void
test_loss (void)
{
  g_autoptr (FakeDns) dns = fake_dns_new ();
  g_autoptr (BounceResolver) resolver = resolver_for (dns);
  Crowd crowd = { 0 };
  gint64 begun = g_get_monotonic_time ();

  fake_dns_lose_percent (dns, 10, 7);
  for (guint i = 1; i < 10; i += 2)
    {
      g_autofree char *wild = g_strdup_printf ("*.n%u.example", i);

      fake_dns_put (dns, wild, "A", 60, "127.0.0.2", NULL);
    }
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *name = g_strdup_printf ("n%u.q%u.n%u.example", i % 10, i, i % 10);

      while (crowd.open >= 32)
        g_main_context_iteration (NULL, TRUE);
      crowd.open++;
      bounce_resolver_ask_async (resolver, name, BOUNCE_QUESTION_A, 0, NULL, on_crowd, &crowd);
    }
  while (crowd.open > 0)
    g_main_context_iteration (NULL, TRUE);
  g_test_message ("400 questions, 10 %% lost: %.2f s", (g_get_monotonic_time () - begun) / 1e6);
  g_assert_cmpuint (crowd.right, ==, 400);
}

/* ---- cancelling --------------------------------------------------------- */

static void
test_cancel (void)
{
  g_autoptr (FakeDns) dns = fake_dns_new ();
  g_autoptr (BounceResolver) resolver = resolver_for (dns);
  g_autoptr (GCancellable) before = g_cancellable_new ();
  g_autoptr (GCancellable) after = g_cancellable_new ();
  g_autoptr (BounceAnswer) other = NULL;
  Reply first = { 0 };
  Reply second = { 0 };
  gint64 begun;

  fake_dns_put (dns, "*", "A", 60, "127.0.0.2", NULL);
  fake_dns_delay (dns, "slow.example", NULL, 400);
  g_cancellable_cancel (before);
  bounce_resolver_ask_async (resolver, "never.example", BOUNCE_QUESTION_A, 0, before, on_reply, &first);
  while (!first.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (first.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  run_for (50);
  g_assert_cmpuint (fake_dns_count (dns, "never.example", NULL), ==, 0);

  bounce_resolver_ask_async (resolver, "slow.example", BOUNCE_QUESTION_A, 0, after, on_reply, &second);
  run_for (100);
  g_assert_cmpuint (fake_dns_count (dns, "slow.example", NULL), ==, 1);
  begun = g_get_monotonic_time ();
  g_cancellable_cancel (after);
  while (!second.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (second.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 100 * 1000);
  /* Others on the same channel are not touched, and the late answer is dropped. */
  other = ask (resolver, "quick.example", BOUNCE_QUESTION_A);
  g_assert_cmpint (other->kind, ==, BOUNCE_ANSWER_FOUND);
  run_for (500);
  g_clear_error (&first.error);
  g_clear_error (&second.error);
}

static void
test_dropped_while_asking (void)
{
  g_autoptr (FakeDns) dns = fake_dns_new ();
  BounceResolver *resolver = resolver_for (dns);
  Reply reply = { 0 };

  fake_dns_put (dns, "slow.example", "A", 60, "127.0.0.2", NULL);
  fake_dns_delay (dns, "slow.example", NULL, 200);
  bounce_resolver_ask_async (resolver, "slow.example", BOUNCE_QUESTION_A, 0, NULL, on_reply, &reply);
  g_object_add_weak_pointer (G_OBJECT (resolver), (gpointer *) &resolver);
  g_object_unref (resolver);
  while (!reply.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (reply.answer->kind, ==, BOUNCE_ANSWER_FOUND);
  bounce_answer_unref (reply.answer);
  g_assert_null (resolver);
}

/* ---- servers ------------------------------------------------------------ */

static void
test_several_servers (void)
{
  g_autoptr (FakeDns) silent = fake_dns_new ();
  g_autoptr (FakeDns) refusing = fake_dns_new ();
  g_autoptr (FakeDns) good = fake_dns_new ();
  FakeDns *gone = fake_dns_new ();
  g_autofree char *closed = g_strdup (fake_dns_get_servers (gone));
  const char *firsts[] = { closed, fake_dns_get_servers (refusing), fake_dns_get_servers (silent) };

  fake_dns_free (gone);
  fake_dns_behave (silent, "*", NULL, FAKE_DNS_SILENT);
  fake_dns_behave (refusing, "*", NULL, FAKE_DNS_REFUSED);
  fake_dns_put (good, "here.example", "A", 60, "192.0.2.1", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (firsts); i++)
    {
      g_autofree char *servers = g_strdup_printf ("%s, %s", firsts[i], fake_dns_get_servers (good));
      g_autoptr (BounceResolver) resolver = bounce_resolver_new (servers, NULL);
      g_autoptr (BounceAnswer) answer = ask (resolver, "here.example", BOUNCE_QUESTION_A);

      g_test_message ("first %s: %s after %u ms", firsts[i], answer->raw, answer->milliseconds);
      g_assert_cmpint (answer->kind, ==, BOUNCE_ANSWER_FOUND);
      g_assert_cmpuint (answer->milliseconds, <, 1500);
    }
}

/* All refuse: that is what is told, even when the last says nothing. */
static void
test_refusal_stays (void)
{
  g_autoptr (FakeDns) refusing = fake_dns_new ();
  g_autoptr (FakeDns) silent = fake_dns_new ();
  g_autofree char *servers = g_strdup_printf ("%s %s", fake_dns_get_servers (refusing), fake_dns_get_servers (silent));
  g_autoptr (BounceResolver) resolver = bounce_resolver_new (servers, NULL);
  g_autoptr (BounceAnswer) answer = NULL;

  fake_dns_behave (refusing, "*", NULL, FAKE_DNS_REFUSED);
  fake_dns_behave (silent, "*", NULL, FAKE_DNS_SILENT);
  answer = ask_within (resolver, "here.example", BOUNCE_QUESTION_A, 900);
  g_assert_cmpint (answer->kind, ==, BOUNCE_ANSWER_REFUSED);
}

static void
test_closed_port (void)
{
  FakeDns *gone = fake_dns_new ();
  g_autoptr (BounceResolver) resolver = resolver_for (gone);
  g_autoptr (BounceAnswer) answer = NULL;

  fake_dns_free (gone);
  answer = ask_within (resolver, "here.example", BOUNCE_QUESTION_A, 2000);
  /* A test's server is never "offline": there is no network in a sandbox. */
  g_assert_cmpint (answer->kind, ==, BOUNCE_ANSWER_SILENT);
}

static void
test_ipv6_server (void)
{
  g_autoptr (FakeDns) dns = fake_dns_new_ipv6 ();
  g_autoptr (BounceResolver) resolver = NULL;
  g_autoptr (BounceAnswer) answer = NULL;

  if (!dns)
    {
      g_test_skip ("no ::1 here");
      return;
    }
  resolver = resolver_for (dns);
  fake_dns_put (dns, "here.example", "A", 60, "192.0.2.1", NULL);
  answer = ask (resolver, "here.example", BOUNCE_QUESTION_A);
  g_assert_cmpint (answer->kind, ==, BOUNCE_ANSWER_FOUND);
  g_assert_true (g_str_has_prefix (bounce_resolver_get_servers (resolver), "[::1]:"));
  g_assert_true (bounce_resolver_is_test (resolver));
}

static void
test_bad_servers (void)
{
  static const char * const rows[] = { "", " ", "dns.example.org", "192.0.2", "192.0.2.1:0", "192.0.2.1:99999", "[::1", "127.0.0.1:53;x" };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (bounce_resolver_new (rows[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
    }
}

static void
test_only_loopback_is_test (void)
{
  g_autoptr (BounceResolver) mixed = bounce_resolver_new ("127.0.0.1:5353, 192.0.2.53", NULL);
  g_autoptr (BounceResolver) local = bounce_resolver_new ("127.0.0.1:5353,[::1]", NULL);
  g_autoptr (BounceResolver) system = bounce_resolver_new (NULL, NULL);

  g_assert_false (bounce_resolver_is_test (mixed));
  g_assert_true (bounce_resolver_is_test (local));
  g_assert_false (bounce_resolver_is_test (system));
  g_assert_cmpstr (bounce_resolver_get_servers (mixed), ==, "127.0.0.1:5353, 192.0.2.53");
}

static void
test_nothing_at_first (void)
{
  g_autoptr (FakeDns) dns = fake_dns_new ();
  g_autoptr (BounceResolver) resolver = resolver_for (dns);

  run_for (100);
  g_assert_cmpuint (fake_dns_get_log (dns)->len, ==, 0);
}

static void
test_odd_names (void)
{
  g_autoptr (FakeDns) dns = fake_dns_new ();
  g_autoptr (BounceResolver) resolver = resolver_for (dns);
  g_autofree char *label = g_strnfill (64, 'a');
  g_autofree char *lengthy = g_strdup_printf ("%s.example", label);
  const char *names[] = { lengthy, "two..dots.example", ".example" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (BounceAnswer) answer = ask_within (resolver, names[i], BOUNCE_QUESTION_A, 300);

      g_test_message ("%s: %s", names[i], answer->raw);
      g_assert_cmpint (answer->kind, ==, BOUNCE_ANSWER_REJECTED);
    }
  g_assert_cmpuint (fake_dns_get_log (dns)->len, ==, 0);
}

/* ---- the system --------------------------------------------------------- */

/* A monitor that says what the test wants. */
#define TEST_TYPE_NETWORK (test_network_get_type ())
G_DECLARE_FINAL_TYPE (TestNetwork, test_network, TEST, NETWORK, GObject)

struct _TestNetwork
{
  GObject  parent_instance;
  gboolean available;
};

static gboolean
test_network_init_it (GInitable *initable, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

static void
test_network_initable (GInitableIface *iface)
{
  iface->init = test_network_init_it;
}

static void
test_network_monitor (GNetworkMonitorInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestNetwork, test_network, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, test_network_initable)
                               G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR, test_network_monitor))

static void
test_network_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  if (id == 1)
    g_value_set_boolean (value, TEST_NETWORK (object)->available);
}

static void
test_network_class_init (TestNetworkClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = test_network_get_property;
  g_object_class_override_property (G_OBJECT_CLASS (klass), 1, "network-available");
  g_object_class_override_property (G_OBJECT_CLASS (klass), 2, "network-metered");
  g_object_class_override_property (G_OBJECT_CLASS (klass), 3, "connectivity");
}

static void
test_network_init (TestNetwork *self)
{
}

static void
test_network_say (TestNetwork *self, gboolean available)
{
  self->available = available;
  g_signal_emit_by_name (self, "network-changed", available);
}

typedef struct
{
  char           *folder;
  char           *path;
  TestNetwork    *network;
  FakeDns        *one;
  FakeDns        *other;
  BounceResolver *resolver;
} System;

static void
write_servers (System *system, const char *servers)
{
  g_autofree char *text = servers ? g_strdup_printf ("search example.com\nnameserver %s\n", servers) : g_strdup ("# none\n");
  g_autoptr (GError) error = NULL;

  g_file_set_contents (system->path, text, -1, &error);
  g_assert_no_error (error);
}

static void
system_set_up (System *system, gconstpointer data)
{
  system->folder = g_dir_make_tmp ("bounce-resolver-XXXXXX", NULL);
  system->path = g_build_filename (system->folder, "resolv.conf", NULL);
  system->network = g_object_new (TEST_TYPE_NETWORK, NULL);
  system->network->available = TRUE;
  system->one = fake_dns_new ();
  system->other = fake_dns_new ();
  fake_dns_put (system->one, "*", "A", 60, "192.0.2.1", NULL);
  fake_dns_put (system->other, "*", "A", 60, "192.0.2.2", NULL);
  write_servers (system, fake_dns_get_servers (system->one));
  system->resolver = bounce_resolver_new_system (system->path, G_NETWORK_MONITOR (system->network));
}

static void
system_tear_down (System *system, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (system->path);
  g_autoptr (GFile) folder = g_file_new_for_path (system->folder);

  g_clear_object (&system->resolver);
  g_clear_object (&system->network);
  fake_dns_free (system->one);
  fake_dns_free (system->other);
  g_file_delete (file, NULL, NULL);
  g_file_delete (folder, NULL, NULL);
  g_free (system->path);
  g_free (system->folder);
}

static void
expect (System *system, const char *value)
{
  g_autoptr (BounceAnswer) answer = ask (system->resolver, "some.example", BOUNCE_QUESTION_A);

  g_assert_cmpstr (answer->values[0], ==, value);
}

static void
test_file_changes (System *system, gconstpointer data)
{
  guint serial;

  g_assert_cmpstr (bounce_resolver_get_servers (system->resolver), ==, fake_dns_get_servers (system->one));
  g_assert_false (bounce_resolver_is_test (system->resolver));
  expect (system, "192.0.2.1");
  serial = bounce_resolver_get_serial (system->resolver);
  write_servers (system, fake_dns_get_servers (system->other));
  for (guint i = 0; i < 100 && bounce_resolver_get_serial (system->resolver) == serial; i++)
    run_for (50);
  g_assert_cmpuint (bounce_resolver_get_serial (system->resolver), ==, serial + 1);
  expect (system, "192.0.2.2");
  /* A touch that changes no server is no change. */
  write_servers (system, fake_dns_get_servers (system->other));
  run_for (1200);
  g_assert_cmpuint (bounce_resolver_get_serial (system->resolver), ==, serial + 1);
}

/* Before anybody asked nothing is watched; the first question sees the file as it is then. */
static void
test_file_changes_before (System *system, gconstpointer data)
{
  write_servers (system, fake_dns_get_servers (system->other));
  run_for (100);
  g_assert_cmpuint (bounce_resolver_get_serial (system->resolver), ==, 0);
  expect (system, "192.0.2.2");
  g_assert_cmpuint (bounce_resolver_get_serial (system->resolver), ==, 1);
  g_assert_cmpuint (fake_dns_get_log (system->one)->len, ==, 0);
}

/* The same address in another network is another server; who waits asks anew. */
static void
test_network_changes (System *system, gconstpointer data)
{
  Reply reply = { 0 };

  expect (system, "192.0.2.1");
  fake_dns_behave (system->one, "slow.example", NULL, FAKE_DNS_SILENT);
  bounce_resolver_ask_async (system->resolver, "slow.example", BOUNCE_QUESTION_A, 0, NULL, on_reply, &reply);
  run_for (50);
  write_servers (system, fake_dns_get_servers (system->other));
  test_network_say (system->network, TRUE);
  g_assert_cmpuint (bounce_resolver_get_serial (system->resolver), ==, 1);
  while (!reply.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (reply.answer->values[0], ==, "192.0.2.2");
  g_assert_cmpuint (reply.answer->milliseconds, <, 400);
  bounce_answer_unref (reply.answer);
  test_network_say (system->network, TRUE);
  g_assert_cmpuint (bounce_resolver_get_serial (system->resolver), ==, 2);
}

static void
test_offline (System *system, gconstpointer data)
{
  g_autoptr (BounceAnswer) without = NULL;
  g_autoptr (BounceAnswer) stub = NULL;
  g_autoptr (BounceAnswer) broken = NULL;
  g_autoptr (BounceAnswer) local = NULL;

  /* A stub on this machine that fails while there is no network … */
  fake_dns_behave (system->one, "far.example", NULL, FAKE_DNS_SERVFAIL);
  system->network->available = FALSE;
  stub = ask (system->resolver, "far.example", BOUNCE_QUESTION_A);
  g_assert_cmpint (stub->kind, ==, BOUNCE_ANSWER_OFFLINE);
  /* … but what it does know, it knows … */
  local = ask (system->resolver, "near.example", BOUNCE_QUESTION_A);
  g_assert_cmpint (local->kind, ==, BOUNCE_ANSWER_FOUND);
  /* … and with a network its failure is one. */
  system->network->available = TRUE;
  broken = ask (system->resolver, "far.example", BOUNCE_QUESTION_A);
  g_assert_cmpint (broken->kind, ==, BOUNCE_ANSWER_BROKEN);
  /* Nobody to be asked. */
  write_servers (system, NULL);
  test_network_say (system->network, FALSE);
  g_assert_cmpstr (bounce_resolver_get_servers (system->resolver), ==, "");
  without = ask (system->resolver, "far.example", BOUNCE_QUESTION_A);
  g_assert_cmpint (without->kind, ==, BOUNCE_ANSWER_OFFLINE);
  g_assert_cmpuint (without->milliseconds, <, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/resolver/answers", test_answers);
  g_test_add_func ("/resolver/chain", test_chain_is_told);
  g_test_add_func ("/resolver/hostile-txt", test_hostile_txt);
  g_test_add_func ("/resolver/silence", test_silence_ends);
  g_test_add_func ("/resolver/late", test_late);
  g_test_add_func ("/resolver/lies", test_lies_are_not_believed);
  g_test_add_func ("/resolver/loss", test_loss);
  g_test_add_func ("/resolver/cancel", test_cancel);
  g_test_add_func ("/resolver/dropped", test_dropped_while_asking);
  g_test_add_func ("/resolver/several-servers", test_several_servers);
  g_test_add_func ("/resolver/refusal-stays", test_refusal_stays);
  g_test_add_func ("/resolver/closed-port", test_closed_port);
  g_test_add_func ("/resolver/ipv6", test_ipv6_server);
  g_test_add_func ("/resolver/bad-servers", test_bad_servers);
  g_test_add_func ("/resolver/is-test", test_only_loopback_is_test);
  g_test_add_func ("/resolver/nothing-at-first", test_nothing_at_first);
  g_test_add_func ("/resolver/odd-names", test_odd_names);
  g_test_add ("/resolver/system/file", System, NULL, system_set_up, test_file_changes, system_tear_down);
  g_test_add ("/resolver/system/before", System, NULL, system_set_up, test_file_changes_before, system_tear_down);
  g_test_add ("/resolver/system/network", System, NULL, system_set_up, test_network_changes, system_tear_down);
  g_test_add ("/resolver/system/offline", System, NULL, system_set_up, test_offline, system_tear_down);
  return g_test_run ();
}
