/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Reverse DNS against a name server that answers as told. */
#include "bounce-reverse-seen.h"

#include "../support/dns-zone.h"

#define IP4 "203.0.113.5"
#define PTR4 "5.113.0.203.in-addr.arpa PTR "
#define IP6 "2001:db8::5"
#define PTR6 "5.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa PTR "

typedef struct
{
  BounceReverseResult *result;
  GError              *error;
  gboolean             done;
} Wait;

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Wait *wait = data;

  wait->result = bounce_reverse_check_finish (result, &wait->error);
  wait->done = TRUE;
}

static BounceReverseResult *
check (BounceAsker *asker,
       const char  *address,
       const char  *helo)
{
  g_autoptr (BounceSubject) subject = bounce_subject_new (address, NULL);
  Wait wait = { 0 };

  bounce_reverse_check_async (asker, subject, helo, BOUNCE_ASK_NORMAL, NULL, on_done, &wait);
  g_assert_false (wait.done);
  while (!wait.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (wait.error);

  return wait.result;
}

typedef struct
{
  const char        *address;
  const char        *zone;
  const char        *verdict;
  const char        *confirmed;
  const char        *reasons;      /* each of them is there                     */
  const char        *why;
} Row;

static const Row rows[] = {
  { IP4, PTR4 "mx.example.org; mx.example.org A 203.0.113.5", "ok", "mx.example.org", "", "as it should be" },
  { IP4, PTR4 "MX.Example.ORG; mx.example.org A 203.0.113.5", "ok", "mx.example.org", "", "case means nothing" },
  { IP4, PTR4 "mx.example.org; mx.example.org A 192.0.2.1,203.0.113.5,192.0.2.2", "ok", "mx.example.org", "", "one of several addresses" },
  { IP4, PTR4 "mx.example.org; mx.example.org CNAME real.example.net; real.example.net A 203.0.113.5", "ok", "mx.example.org", "",
    "the name is an alias" },
  { IP4, "5.113.0.203.in-addr.arpa CNAME 5.0/26.113.0.203.in-addr.arpa; 5.0/26.113.0.203.in-addr.arpa PTR mx.example.org; "
         "mx.example.org A 203.0.113.5", "ok", "mx.example.org", "cname", "RFC 2317: a slash in a label" },
  { IP4, PTR4 "a.example.org,mx.example.org; a.example.org A 192.0.2.1; mx.example.org A 203.0.113.5", "ok", "mx.example.org", "several-names",
    "only the second leads back" },
  { IP4, PTR4 "localhost,mx.example.org; mx.example.org A 203.0.113.5", "ok", "mx.example.org", "several-names", "an invalid name beside" },
  { IP4, PTR4 "203-0-113-5.dsl.example.net,mx.example.org; 203-0-113-5.dsl.example.net A 203.0.113.5; mx.example.org A 203.0.113.5", "ok",
    "mx.example.org", "several-names", "a good name is found behind a generic one" },
  { IP4, PTR4 "bad.example.org,mx.example.org; bad.example.org A !servfail; mx.example.org A 203.0.113.5", "ok", "mx.example.org", "several-names",
    "one failure does not matter when another name leads back" },
  { IP4, PTR4 "a.example.org,b.example.org,c.example.org,d.example.org,e.example.org,f.example.org,g.example.org,h.example.org,i.example.org,"
         "j.example.org,k.example.org; a.example.org A 203.0.113.5; j.example.org A 203.0.113.5", "ok", "a.example.org", "too-many-names",
    "more than ten names" },
  { IP4, PTR4 "203-0-113-5.dsl.example.net; 203-0-113-5.dsl.example.net A 203.0.113.5", "generic", "203-0-113-5.dsl.example.net",
    "address-in-name:203-0-113-5 access-word:dsl", "a line's name" },
  { IP4, PTR4 "mail-203-0-113-5.example.net; mail-203-0-113-5.example.net A 203.0.113.5", "ok", "mail-203-0-113-5.example.net", "", "mail speaks against it" },
  { IP4, PTR4 "203-0-113-5.dsl.example.net; 203-0-113-5.dsl.example.net A 192.0.2.1", "mismatch", NULL, "", "generic and elsewhere: elsewhere is worse" },
  { IP4, PTR4 "mx.example.org; mx.example.org A 192.0.2.9", "mismatch", NULL, "", "moved" },
  { IP4, PTR4 "a.example.org,b.example.org; a.example.org A 192.0.2.9; b.example.org A !absent", "mismatch", NULL, "several-names", "one elsewhere, one nowhere" },
  { IP4, PTR4 "mx.example.org; mx.example.org A !absent", "unconfirmed", NULL, "", "the name is not there" },
  { IP4, PTR4 "mx.example.org; mx.example.org A !empty", "unconfirmed", NULL, "", "the name has no address" },
  { IP4, PTR4 "mx.example.org; mx.example.org AAAA 2001:db8::1", "unconfirmed", NULL, "other-family-confirms", "only an address of the other family" },
  { IP4, PTR4 "!absent", "none", NULL, "", "no such name" },
  { IP4, PTR4 "!absent; in-addr.arpa SOA !absent", "temporary-failure", NULL, "failure", "a server that knows nothing of the world is no witness" },
  { IP4, PTR4 "!empty", "none", NULL, "", "a name without PTR" },
  { IP4, PTR4 "localhost", "invalid", NULL, "", "nobody's name" },
  { IP4, PTR4 "server", "invalid", NULL, "", "a single label" },
  { IP4, PTR4 "203.0.113.5", "invalid", NULL, "", "the address for a name" },
  { IP4, PTR4 "mail_1.example.org", "invalid", NULL, "", "an underscore" },
  { IP4, PTR4 "mx.intern.local", "invalid", NULL, "", "a name of a house" },
  { IP4, PTR4 "5.113.0.203.in-addr.arpa", "invalid", NULL, "", "its own question" },
  { IP4, PTR4 "localhost,server", "invalid", NULL, "several-names", "both are none" },
  { IP4, PTR4 "!servfail", "temporary-failure", NULL, "failure", "a broken delegation" },
  { IP4, PTR4 "!refused", "temporary-failure", NULL, "refused", "a server that does not answer us" },
  { IP4, PTR4 "!silent", "temporary-failure", NULL, "no-answer", "silence is not none" },
  { IP4, PTR4 "!malformed", "temporary-failure", NULL, "failure", "a lying answer" },
  { IP4, "5.113.0.203.in-addr.arpa CNAME a.example.org; a.example.org CNAME 5.113.0.203.in-addr.arpa", "temporary-failure", NULL, "failure", "round in circles" },
  { IP4, PTR4 "mx.example.org; mx.example.org A !servfail", "temporary-failure", NULL, "forward-failure failure", "whether it leads back is unknown" },
  { IP4, PTR4 "a.example.org,b.example.org; a.example.org A 192.0.2.9; b.example.org A !silent", "temporary-failure", NULL, "forward-failure no-answer",
    "the silent one might lead back" },
  { IP4, PTR4 "mx.example.org; mx.example.org CNAME mx2.example.org; mx2.example.org CNAME mx.example.org", "temporary-failure", NULL,
    "forward-failure failure", "the name goes round in circles" },
  { IP6, PTR6 "mx.example.org; mx.example.org AAAA 2001:db8::5", "ok", "mx.example.org", "", "IPv6" },
  { IP6, PTR6 "mx.example.org; mx.example.org A 203.0.113.5", "unconfirmed", NULL, "other-family-confirms", "the AAAA is missing: the classic" },
  { IP6, PTR6 "mx.example.org; mx.example.org AAAA 2001:db8::6", "mismatch", NULL, "", "another IPv6 address" },
  { IP6, PTR6 "h2001-db8--5.dyn.example.net; h2001-db8--5.dyn.example.net AAAA 2001:db8::5", "generic", "h2001-db8--5.dyn.example.net", "access-word:dyn", "IPv6 in the name" },
  { IP6, PTR6 "!absent", "none", NULL, "", "no IPv6 name" },
  { IP6, PTR6 "!absent; ip6.arpa SOA !absent", "temporary-failure", NULL, "failure", "the same for IPv6" },
  { "::ffff:203.0.113.5", PTR4 "mx.example.org; mx.example.org A 203.0.113.5", "ok", "mx.example.org", "", "IPv4 in IPv6's clothes" },
  { "192.168.1.5", "*.in-addr.arpa PTR mx.example.org", "private", NULL, "private", "a private address" },
  { "fe80::1", "*.ip6.arpa PTR mx.example.org", "private", NULL, "private", "a link's address" },
};

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (Net) net = { 0 };
      g_autoptr (BounceReverseResult) result = NULL;
      g_auto (GStrv) reasons = g_strsplit (rows[i].reasons, " ", -1);

      g_test_message ("%s: %s", rows[i].zone, rows[i].why);
      net_init (&net);
      net_put (&net, rows[i].zone);
      result = check (net.asker, rows[i].address, NULL);
      g_assert_cmpstr (bounce_reverse_verdict_to_id (result->verdict), ==, rows[i].verdict);
      g_assert_cmpstr (result->confirmed, ==, rows[i].confirmed);
      for (guint r = 0; reasons[r] != NULL; r++)
        g_assert_true (g_strv_contains ((const char * const *) result->reasons, reasons[r]));
      if (*rows[i].reasons == '\0')
        g_assert_cmpuint (g_strv_length (result->reasons), ==, 0);
      g_assert_cmpint (result->helo_verdict, ==, BOUNCE_HELO_UNKNOWN);
      g_assert_true ((result->verdict == BOUNCE_REVERSE_PRIVATE) == (fake_dns_get_log (net.dns)->len == 0));
    }
}

static void
test_result (void)
{
  g_auto (Net) net = { 0 };
  g_autoptr (BounceReverseResult) result = NULL;
  g_autoptr (BounceReverseResult) again = NULL;

  net_init (&net);
  net_put (&net, PTR4 "a.example.org,b.example.org; a.example.org A 192.0.2.1,192.0.2.2; b.example.org A 192.0.2.2,203.0.113.5");
  result = check (net.asker, IP4, "b.example.org");
  g_assert_cmpstr (result->asked, ==, "5.113.0.203.in-addr.arpa");
  g_assert_cmpuint (g_strv_length (result->names), ==, 2);
  g_assert_cmpuint (g_strv_length (result->addresses), ==, 3);
  g_assert_cmpstr (result->helo, ==, "b.example.org");
  g_assert_cmpuint (result->ttl, ==, 900);
  g_assert_cmpint (result->seen, >, 1500000000);
  g_assert_false (result->remembered);
  /* The HELO is one of the names: asked once, told once. */
  g_assert_cmpuint (g_strv_length (result->raw), ==, 3);
  g_assert_true (g_str_has_prefix (result->raw[0], "PTR 5.113.0.203.in-addr.arpa: NOERROR"));
  g_assert_cmpuint (fake_dns_get_log (net.dns)->len, ==, 3);

  again = check (net.asker, IP4, NULL);
  g_assert_true (again->remembered);
  g_assert_cmpint (again->seen, ==, result->seen);
  g_assert_cmpuint (fake_dns_get_log (net.dns)->len, ==, 3);
}

static void
test_helo (void)
{
  static const struct
  {
    const char *helo, *zone;
    const char *verdict;
    const char *reason;
    const char *why;
  } helos[] = {
    { "mx.example.org", "", "same", NULL, "the confirmed name" },
    { "MX.example.org.", "", "same", NULL, "case and final dot" },
    { "out.example.org", "out.example.org A 203.0.113.5", "related", NULL, "the same organisation" },
    { "mail.example.net", "mail.example.net A 203.0.113.5", "other", "helo-differs", "another organisation, but ours" },
    { "out.example.org", "out.example.org A 192.0.2.1", "unresolved", "helo-unresolved", "leads elsewhere" },
    { "out.example.org", "out.example.org A !absent", "unresolved", "helo-unresolved", "leads nowhere" },
    { "out.example.org", "out.example.org AAAA 2001:db8::1", "unresolved", "helo-unresolved", "leads to the other family" },
    { "out.example.org", "out.example.org A !servfail", "unknown", NULL, "failed in passing" },
    { "out.example.org", "out.example.org A !silent", "unknown", NULL, "silent" },
    { "localhost", "", "no-name", "helo-no-name", "what a fresh server says" },
    { "localhost.localdomain", "localhost.localdomain A !absent", "unresolved", "helo-unresolved", "likewise: a name that nobody has" },
    { "[203.0.113.5]", "", "no-name", "helo-no-name", "an address literal" },
    { "203.0.113.5", "", "no-name", "helo-no-name", "an address without brackets" },
    { "mailserver", "", "no-name", "helo-no-name", "a single label" },
    { "server.company.local", "", "no-name", "helo-no-name", "a name of a house" },
    { "mail_server.example.org", "", "no-name", "helo-no-name", "an underscore" },
    { "\377\001", "", "no-name", "helo-no-name", "no text" },
    { "", "", "unknown", NULL, "not told" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (helos); i++)
    {
      g_auto (Net) net = { 0 };
      g_autoptr (BounceReverseResult) result = NULL;

      g_test_message ("%s", helos[i].why);
      net_init (&net);
      net_put (&net, PTR4 "mx.example.org; mx.example.org A 203.0.113.5");
      net_put (&net, helos[i].zone);
      result = check (net.asker, IP4, helos[i].helo);
      g_assert_cmpstr (bounce_helo_verdict_to_id (result->helo_verdict), ==, helos[i].verdict);
      g_assert_cmpint (result->verdict, ==, BOUNCE_REVERSE_OK);
      if (helos[i].reason != NULL)
        g_assert_true (g_strv_contains ((const char * const *) result->reasons, helos[i].reason));
      else
        g_assert_cmpuint (g_strv_length (result->reasons), ==, 0);
      g_assert_true (result->helo == NULL || g_utf8_validate (result->helo, -1, NULL));
    }
}

static void
test_helo_without_name (void)
{
  /* The name with which it greets is judged by itself where there is no PTR. */
  g_auto (Net) net = { 0 };
  g_autoptr (BounceReverseResult) result = NULL;

  net_init (&net);
  net_put (&net, "out.example.org A 203.0.113.5");
  result = check (net.asker, IP4, "out.example.org");
  g_assert_cmpint (result->verdict, ==, BOUNCE_REVERSE_NONE);
  g_assert_cmpint (result->helo_verdict, ==, BOUNCE_HELO_OTHER);
  g_assert_cmpuint (g_strv_length (result->reasons), ==, 0);
}

static void
test_failures (void)
{
  /* Told by hand: what a name server of ours cannot play. */
  static const struct { BounceAnswerKind kind; const char *alias; const char *reason; } kinds[] = {
    { BOUNCE_ANSWER_BROKEN, "a.example.org", "cname-loop" },
    { BOUNCE_ANSWER_BROKEN, NULL, "failure" },
    { BOUNCE_ANSWER_REJECTED, NULL, "failure" },
    { BOUNCE_ANSWER_OFFLINE, NULL, "offline" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint forward = 0; forward < 2; forward++)
      {
        const char *aliases[] = { kinds[i].alias, NULL };
        const char *names[] = { "mx.example.org", NULL };
        g_autoptr (BounceSubject) subject = bounce_subject_new (IP4, NULL);
        g_autoptr (BounceReverseSeen) seen = bounce_reverse_seen_new (subject, NULL, TRUE);
        g_autoptr (BounceReverseResult) result = NULL;

        if (forward)
          {
            bounce_reverse_seen_take_ptr (seen, bounce_answer_new (BOUNCE_ANSWER_FOUND, BOUNCE_QUESTION_PTR, "5.113.0.203.in-addr.arpa", names, NULL, 60));
            seen->forward[0] = bounce_answer_new (kinds[i].kind, BOUNCE_QUESTION_A, names[0], NULL, aliases, 0);
          }
        else
          bounce_reverse_seen_take_ptr (seen, bounce_answer_new (kinds[i].kind, BOUNCE_QUESTION_PTR, "5.113.0.203.in-addr.arpa", NULL, aliases, 0));
        g_assert_false (bounce_reverse_seen_wants_other (seen));
        result = bounce_reverse_seen_judge (seen);
        g_assert_cmpint (result->verdict, ==, BOUNCE_REVERSE_TEMPORARY_FAILURE);
        g_assert_true (g_strv_contains ((const char * const *) result->reasons, kinds[i].reason));
        /* Being offline is told apart wherever it shows. */
        g_assert_cmpint (result->kind, ==, forward && kinds[i].kind != BOUNCE_ANSWER_OFFLINE ? BOUNCE_ANSWER_FOUND : kinds[i].kind);
      }
}

static void
test_example (void)
{
  /* Without a test's own server nobody is asked about documentation addresses,
   * nor for example names. */
  g_autoptr (BounceResolver) resolver = bounce_resolver_new ("192.0.2.53", NULL);
  g_autoptr (BounceAsker) asker = bounce_asker_new (resolver);
  g_autoptr (BounceReverseResult) result = check (asker, IP4, "mx.example.org");

  g_assert_cmpint (result->verdict, ==, BOUNCE_REVERSE_PRIVATE);
  g_assert_cmpint (result->helo_verdict, ==, BOUNCE_HELO_UNKNOWN);
  g_assert_cmpstr (result->reasons[0], ==, "example");
  g_assert_cmpuint (bounce_asker_get_asked (asker), ==, 0);
  g_assert_null (result->asked);
  g_assert_cmpint (result->seen, ==, 0);
  g_assert_false (result->remembered);
}

static void
test_cancel (void)
{
  /* At the beginning, and while names are looked up. */
  for (guint round = 0; round < 2; round++)
    {
      g_auto (Net) net = { 0 };
      g_autoptr (BounceSubject) subject = bounce_subject_new (IP4, NULL);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Wait wait = { 0 };

      net_init (&net);
      net_put (&net, PTR4 "a.example.org,b.example.org; a.example.org A !silent; b.example.org A 192.0.2.1");
      bounce_reverse_check_async (net.asker, subject, "mx.example.org", BOUNCE_ASK_NORMAL, cancellable, on_done, &wait);
      while (round == 1 && fake_dns_count (net.dns, "a.example.org", "A") == 0)
        g_main_context_iteration (NULL, TRUE);
      g_cancellable_cancel (cancellable);
      while (!wait.done)
        g_main_context_iteration (NULL, TRUE);
      g_assert_error (wait.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_null (wait.result);
      g_clear_error (&wait.error);
    }
}

static void
test_hostile (void)
{
  /* A label of every byte: shown harmlessly, and no host's name. */
  g_auto (Net) net = { 0 };
  g_autoptr (BounceReverseResult) result = NULL;
  guint8 wire[] = { 6, 'a', 0, 0xff, ' ', '\n', '.', 3, 'o', 'r', 'g', 0 };

  net_init (&net);
  fake_dns_put_bytes (net.dns, "5.113.0.203.in-addr.arpa", "PTR", 60, wire, sizeof wire);
  result = check (net.asker, IP4, NULL);
  g_assert_true (result->verdict == BOUNCE_REVERSE_INVALID || result->verdict == BOUNCE_REVERSE_TEMPORARY_FAILURE);
  for (guint i = 0; result->names[i] != NULL; i++)
    g_assert_true (g_utf8_validate (result->names[i], -1, NULL));
  for (guint i = 0; result->raw[i] != NULL; i++)
    g_assert_true (g_utf8_validate (result->raw[i], -1, NULL));
}

static void
test_rounds (void)
{
  /* Names are looked up at once, the greeting beside the first question. */
  g_auto (Net) net = { 0 };
  g_autoptr (BounceReverseResult) result = NULL;
  gint64 begin, took;

  net_init (&net);
  net_put (&net, PTR4 "a.example.org,b.example.org,c.example.org; a.example.org A 192.0.2.1; b.example.org A 192.0.2.1; "
                 "c.example.org A 203.0.113.5; out.example.org A 203.0.113.5");
  fake_dns_delay (net.dns, "*", NULL, 0);
  fake_dns_delay (net.dns, "5.113.0.203.in-addr.arpa", NULL, 100);
  fake_dns_delay (net.dns, "a.example.org", NULL, 100);
  fake_dns_delay (net.dns, "b.example.org", NULL, 100);
  fake_dns_delay (net.dns, "c.example.org", NULL, 100);
  fake_dns_delay (net.dns, "out.example.org", NULL, 100);
  begin = g_get_monotonic_time ();
  result = check (net.asker, IP4, "out.example.org");
  took = (g_get_monotonic_time () - begin) / 1000;
  g_assert_cmpint (result->helo_verdict, ==, BOUNCE_HELO_RELATED);
  g_test_message ("%" G_GINT64_FORMAT " ms", took);
  /* Two rounds, not five; with room for a machine that is busy. */
  g_assert_cmpint (took, >=, 190);
  g_assert_cmpint (took, <, 380);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reverse-check/rows", test_rows);
  g_test_add_func ("/reverse-check/result", test_result);
  g_test_add_func ("/reverse-check/helo", test_helo);
  g_test_add_func ("/reverse-check/helo-without-name", test_helo_without_name);
  g_test_add_func ("/reverse-check/failures", test_failures);
  g_test_add_func ("/reverse-check/example", test_example);
  g_test_add_func ("/reverse-check/cancel", test_cancel);
  g_test_add_func ("/reverse-check/hostile", test_hostile);
  g_test_add_func ("/reverse-check/rounds", test_rounds);

  return g_test_run ();
}
