/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a domain takes mail, against a name server that answers as told. */
#include "bounce-domain-check.h"

#include "../support/dns-zone.h"

typedef struct
{
  BounceMailResult *result;
  GError           *error;
  gboolean          done;
} Wait;

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Wait *wait = data;

  wait->result = bounce_domain_check_finish (result, &wait->error);
  wait->done = TRUE;
}

static BounceMailResult *
check (BounceAsker *asker,
       const char  *domain)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BounceSubject) subject = bounce_subject_new (domain, &error);
  Wait wait = { 0 };

  g_assert_no_error (error);
  bounce_domain_check_async (asker, subject, BOUNCE_ASK_NORMAL, NULL, on_done, &wait);
  g_assert_false (wait.done);
  while (!wait.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (wait.error);

  return wait.result;
}

#define D "d.example.org"

static const struct
{
  const char *zone;
  const char *problem;           /* NULL: takes mail                            */
  const char *mx, *addresses, *dangling;   /* joined with spaces                */
  gboolean    implicit;
  const char *why;
} rows[] = {
  { D " MX 10 mx.example.net; mx.example.net A 192.0.2.1", NULL, "10 mx.example.net", "192.0.2.1", "", FALSE, "as usual" },
  { D " MX 10 mx.example.net; mx.example.net AAAA 2001:db8::1", NULL, "10 mx.example.net", "2001:db8::1", "", FALSE, "IPv6 alone" },
  { D " MX 20 b.example.net,5 a.example.net,20 a2.example.net; a.example.net A 192.0.2.1; b.example.net A 192.0.2.2; a2.example.net A 192.0.2.1", NULL,
    "5 a.example.net,20 a2.example.net,20 b.example.net", "192.0.2.1 192.0.2.2", "", FALSE, "by preference; the same address once" },
  { D " MX 10 mx.example.net; mx.example.net CNAME real.example.net; real.example.net A 192.0.2.1", NULL, "10 mx.example.net", "192.0.2.1", "", FALSE,
    "an alias is forbidden, and works" },
  { D " CNAME other.example.org; other.example.org MX 10 mx.example.net; mx.example.net A 192.0.2.1", NULL, "10 mx.example.net", "192.0.2.1", "", FALSE,
    "the domain is an alias" },
  { D " MX 10 gone.example.net,20 mx.example.net; gone.example.net A !absent; mx.example.net A 192.0.2.1", NULL, "10 gone.example.net,20 mx.example.net",
    "192.0.2.1", "gone.example.net", FALSE, "one of two leads nowhere" },
  { D " MX 10 bad.example.net,20 mx.example.net; bad.example.net A !servfail; mx.example.net A 192.0.2.1", NULL, "10 bad.example.net,20 mx.example.net",
    "192.0.2.1", "", FALSE, "one of two failed in passing: not dangling" },
  { D " MX 0 .,10 mx.example.net; mx.example.net A 192.0.2.1", NULL, "0 .,10 mx.example.net", "192.0.2.1", "", FALSE, "a null MX beside others is a slip" },
  { D " A 192.0.2.7", NULL, "", "192.0.2.7", "", TRUE, "implicit MX" },
  { D " AAAA 2001:db8::7", NULL, "", "2001:db8::7", "", TRUE, "implicit MX of IPv6" },
  { D " MX !truncated; " D " MX 10 mx.example.net; mx.example.net A 192.0.2.1", NULL, "10 mx.example.net", "192.0.2.1", "", FALSE, "over TCP" },
  { D " MX !absent", "no-domain", "", "", "", FALSE, "no such domain" },
  { D " MX !absent; org SOA !absent", "no-domain", "", "", "", FALSE, "a top-level domain that is not there either: com is" },
  { D " MX !absent; org SOA !absent; com SOA !absent", "failure", "", "", "", FALSE, "a server that knows nothing of the world is no witness" },
  { D " MX !absent; org SOA !refused", "no-domain", "", "", "", FALSE, "a refusal says nothing against the first answer" },
  { D " TXT hello", "no-mx-no-address", "", "", "", FALSE, "a domain without anything for mail" },
  { D " A 127.0.0.1", "no-mx-no-address", "", "", "", FALSE, "an address that leads back to whoever asks" },
  { D " MX 0 .", "null-mx", "0 .", "", "", FALSE, "RFC 7505" },
  { D " MX 10 .", "null-mx", "10 .", "", "", FALSE, "with a number that is none of RFC 7505" },
  { D " MX 10 mx.example.net; mx.example.net A !absent", "mx-without-address", "10 mx.example.net", "", "mx.example.net", FALSE, "leads nowhere" },
  { D " MX 10 mx.example.net; mx.example.net TXT x", "mx-without-address", "10 mx.example.net", "", "mx.example.net", FALSE, "a name without address" },
  { D " MX 10 localhost", "mx-without-address", "10 localhost", "", "localhost", FALSE, "nobody's name, and nobody is asked for it" },
  { D " MX 10 192.0.2.1", "mx-without-address", "10 192.0.2.1", "", "192.0.2.1", FALSE, "an address instead of a name" },
  { D " MX 10 mx.example.net; mx.example.net A 10.0.0.1", "mx-without-address", "10 mx.example.net", "", "mx.example.net", FALSE, "a private address" },
  { D " MX !servfail", "failure", "", "", "", FALSE, "broken delegation" },
  { D " MX !refused", "failure", "", "", "", FALSE, "refused" },
  { D " MX !malformed", "failure", "", "", "", FALSE, "a lying answer" },
  { D " MX !silent", "no-answer", "", "", "", FALSE, "silence is not none" },
  { D " MX 10 mx.example.net; mx.example.net A !servfail; mx.example.net AAAA !empty", "failure", "10 mx.example.net", "", "", FALSE,
    "the only server's addresses fail" },
  { D " MX 10 mx.example.net; mx.example.net A !silent; mx.example.net AAAA !empty", "no-answer", "10 mx.example.net", "", "", FALSE, "or are silent" },
  { D " MX !empty; " D " A !servfail", "failure", "", "", "", FALSE, "no MX, and the address fails" },
  { D " CNAME e.example.org; e.example.org CNAME " D, "failure", "", "", "", FALSE, "round in circles" },
};

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (Net) net = { 0 };
      g_autoptr (BounceMailResult) result = NULL;
      g_autofree char *mx = NULL;
      g_autofree char *addresses = NULL;
      g_autofree char *dangling = NULL;

      g_test_message ("%s: %s", rows[i].zone, rows[i].why);
      net_init (&net);
      net_put (&net, rows[i].zone);
      result = check (net.asker, D);
      mx = g_strjoinv (",", result->mx);
      addresses = g_strjoinv (" ", result->addresses);
      dangling = g_strjoinv (" ", result->dangling);
      g_assert_cmpstr (bounce_mail_problem_to_id (result->problem), ==, rows[i].problem);
      g_assert_cmpstr (mx, ==, rows[i].mx);
      g_assert_cmpstr (addresses, ==, rows[i].addresses);
      g_assert_cmpstr (dangling, ==, rows[i].dangling);
      g_assert_cmpint (result->implicit, ==, rows[i].implicit);
      g_assert_cmpint (result->null_mx, ==, result->problem == BOUNCE_MAIL_NULL_MX);
      g_assert_cmpstr (result->domain, ==, D);
      g_assert_cmpint (result->seen, >, 0);
      g_assert_true (g_str_has_prefix (result->raw[0], "MX " D ": "));
    }
}

static void
test_polite (void)
{
  /* A hundred mail servers: ten are asked for, once each; nothing about "localhost". */
  g_auto (Net) net = { 0 };
  g_autoptr (BounceMailResult) result = NULL;
  g_autoptr (GString) zone = g_string_new (D " MX 1 localhost");

  for (guint i = 0; i < 11; i++)
    g_string_append_printf (zone, ",%u mx%u.example.net", 10 + i, i);
  g_string_append (zone, "; *.example.net A 192.0.2.1");
  net_init (&net);
  net_put (&net, zone->str);
  result = check (net.asker, D);
  g_assert_cmpint (result->problem, ==, BOUNCE_MAIL_OK);
  g_assert_cmpuint (g_strv_length (result->mx), ==, 12);
  g_assert_cmpuint (fake_dns_count (net.dns, "localhost", NULL), ==, 0);
  g_assert_cmpuint (fake_dns_get_log (net.dns)->len, ==, 1 + 2 * (BOUNCE_DOMAIN_MAX_MX - 1));
}

static void
test_not_asked (void)
{
  static const char * const never[] = { "mail.company.local", "localhost", "printer" };
  g_auto (Net) net = { 0 };
  g_autoptr (BounceResolver) resolver = bounce_resolver_new ("192.0.2.53", NULL);
  g_autoptr (BounceAsker) asker = bounce_asker_new (resolver);
  g_autoptr (BounceMailResult) example = check (asker, "d.example.org");

  net_init (&net);
  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    {
      g_autoptr (BounceMailResult) result = check (net.asker, never[i]);

      g_assert_cmpint (result->problem, ==, BOUNCE_MAIL_NOT_ASKED);
    }
  g_assert_cmpuint (fake_dns_get_log (net.dns)->len, ==, 0);
  g_assert_cmpint (example->problem, ==, BOUNCE_MAIL_NOT_ASKED);
  g_assert_cmpuint (bounce_asker_get_asked (asker), ==, 0);
  g_assert_cmpint (example->seen, ==, 0);
}

static void
test_idn (void)
{
  /* Asked in A-labels, told in letters. */
  g_auto (Net) net = { 0 };
  g_autoptr (BounceMailResult) result = NULL;

  net_init (&net);
  net_put (&net, "xn--bcher-kva.example MX 0 .");
  result = check (net.asker, "B\303\274cher.example.");
  g_assert_cmpint (result->problem, ==, BOUNCE_MAIL_NULL_MX);
  g_assert_cmpstr (result->domain, ==, "b\303\274cher.example");
}

static void
test_remembered (void)
{
  g_auto (Net) net = { 0 };
  g_autoptr (BounceMailResult) first = NULL;
  g_autoptr (BounceMailResult) second = NULL;

  net_init (&net);
  net_put (&net, D " MX 10 mx.example.net; mx.example.net A 192.0.2.1");
  first = check (net.asker, D);
  second = check (net.asker, D);
  g_assert_false (first->remembered);
  g_assert_true (second->remembered);
  g_assert_cmpuint (fake_dns_get_log (net.dns)->len, ==, 3);
}

static void
test_cancel (void)
{
  g_auto (Net) net = { 0 };
  g_autoptr (BounceSubject) subject = bounce_subject_new (D, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Wait wait = { 0 };

  net_init (&net);
  net_put (&net, D " MX 10 mx.example.net; mx.example.net A !silent; mx.example.net AAAA !silent");
  bounce_domain_check_async (net.asker, subject, BOUNCE_ASK_NORMAL, cancellable, on_done, &wait);
  while (fake_dns_count (net.dns, "mx.example.net", "A") == 0)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  while (!wait.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (wait.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (wait.result);
  g_clear_error (&wait.error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/domain-check/rows", test_rows);
  g_test_add_func ("/domain-check/polite", test_polite);
  g_test_add_func ("/domain-check/not-asked", test_not_asked);
  g_test_add_func ("/domain-check/idn", test_idn);
  g_test_add_func ("/domain-check/remembered", test_remembered);
  g_test_add_func ("/domain-check/cancel", test_cancel);

  return g_test_run ();
}
