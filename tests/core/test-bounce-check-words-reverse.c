/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The words for reverse DNS. */
#include "bounce-check-words.h"

#include <string.h>

#define HOST "203.0.113.5"

static char *none[] = { NULL };

static void
assert_words (char       *words,
              const char *wanted)
{
  g_assert_cmpstr (words, ==, wanted);
  g_free (words);
}

static BounceReverseResult
make (BounceReverseVerdict  verdict,
      BounceAnswerKind      kind,
      char                **reasons)
{
  static char *names[] = { (char *) "mx.example.org", NULL };
  static char *addresses[] = { (char *) "192.0.2.9", NULL };

  return (BounceReverseResult) { .verdict = verdict, .kind = kind, .names = names, .addresses = addresses, .reasons = reasons };
}

static void
test_verdicts (void)
{
  static const struct
  {
    BounceReverseVerdict  verdict;
    BounceAnswerKind      kind;
    const char           *address;
    const char           *sentence;
    const char           *advice;
  } rows[] = {
    { BOUNCE_REVERSE_OK, BOUNCE_ANSWER_FOUND, HOST, HOST " is called mx.example.org, and that name leads back to it.", NULL },
    { BOUNCE_REVERSE_GENERIC, BOUNCE_ANSWER_FOUND, HOST, HOST " is called mx.example.org, which looks made up by a machine.",
      "Have the provider set the name of " HOST " to that of your mail server, such as mail.example.com, and give that name this address." },
    { BOUNCE_REVERSE_MISMATCH, BOUNCE_ANSWER_FOUND, HOST, HOST " is called mx.example.org, but that name leads to 192.0.2.9.",
      "Give the name mx.example.org the address " HOST ", or have the provider set another name." },
    { BOUNCE_REVERSE_UNCONFIRMED, BOUNCE_ANSWER_FOUND, HOST, HOST " is called mx.example.org, but that name has no IPv4 address.",
      "Add the record to DNS: mx.example.org A " HOST "." },
    { BOUNCE_REVERSE_UNCONFIRMED, BOUNCE_ANSWER_FOUND, "2001:db8::5", "2001:db8::5 is called mx.example.org, but that name has no IPv6 address.",
      "Add the record to DNS: mx.example.org AAAA 2001:db8::5." },
    { BOUNCE_REVERSE_NONE, BOUNCE_ANSWER_ABSENT, HOST, HOST " has no name in reverse DNS.",
      "Have the provider to whom " HOST " belongs set its name; from a home connection send through the provider's mail server instead." },
    { BOUNCE_REVERSE_INVALID, BOUNCE_ANSWER_FOUND, HOST, "The name of " HOST " in reverse DNS is “mx.example.org”, which no server can have.",
      "Have the provider to whom " HOST " belongs set its name; from a home connection send through the provider's mail server instead." },
    { BOUNCE_REVERSE_TEMPORARY_FAILURE, BOUNCE_ANSWER_BROKEN, HOST, "Asking for the name of " HOST " ended in an error.",
      "If this lasts, the name servers of the reverse zone are at fault: ask the provider." },
    { BOUNCE_REVERSE_TEMPORARY_FAILURE, BOUNCE_ANSWER_REFUSED, HOST, "Asking for the name of " HOST " ended in an error.",
      "If this lasts, the name servers of the reverse zone are at fault: ask the provider." },
    { BOUNCE_REVERSE_TEMPORARY_FAILURE, BOUNCE_ANSWER_SILENT, HOST, "The question for the name of " HOST " got no answer.",
      "If this lasts, the name servers of the reverse zone are at fault: ask the provider." },
    { BOUNCE_REVERSE_TEMPORARY_FAILURE, BOUNCE_ANSWER_FOUND, HOST, HOST " has a name, but whether it leads back could not be found out.",
      "If this lasts, the name servers of the reverse zone are at fault: ask the provider." },
    { BOUNCE_REVERSE_TEMPORARY_FAILURE, BOUNCE_ANSWER_OFFLINE, HOST, "No DNS server can be reached, so nothing is known of " HOST ".", NULL },
    { BOUNCE_REVERSE_PRIVATE, BOUNCE_ANSWER_ABSENT, HOST, HOST " is a private address or one for examples: nobody is asked about it.", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      BounceReverseResult result = make (rows[i].verdict, rows[i].kind, none);

      assert_words (bounce_reverse_result_dup_sentence (&result, rows[i].address), rows[i].sentence);
      assert_words (bounce_reverse_result_dup_advice (&result, rows[i].address), rows[i].advice);
    }
}

static void
test_generic (void)
{
  /* The most telling reason, not the first. */
  static char *reasons[] = { (char *) "several-names", (char *) "weak-word:host", (char *) "address-in-name:203-0-113-5", NULL };
  static char *loop[] = { (char *) "cname-loop", NULL };
  BounceReverseResult result = make (BOUNCE_REVERSE_GENERIC, BOUNCE_ANSWER_FOUND, reasons);

  assert_words (bounce_reverse_result_dup_sentence (&result, HOST),
                HOST " is called mx.example.org, which looks made up by a machine: its name contains the address (203-0-113-5).");
  result = make (BOUNCE_REVERSE_TEMPORARY_FAILURE, BOUNCE_ANSWER_BROKEN, loop);
  assert_words (bounce_reverse_result_dup_sentence (&result, HOST), "The reverse DNS of " HOST " goes round in circles.");
}

static void
test_beside (void)
{
  static char *several[] = { (char *) "several-names", NULL };
  BounceReverseResult result = make (BOUNCE_REVERSE_OK, BOUNCE_ANSWER_FOUND, several);

  result.confirmed = (char *) "mx.example.org";
  assert_words (bounce_reverse_result_dup_advice (&result, HOST),
                "The address has several names, and some receivers look at any one of them: keep a single one.");
  for (guint helo = 0; helo < BOUNCE_N_HELOS; helo++)
    {
      gboolean good = helo == BOUNCE_HELO_UNKNOWN || helo == BOUNCE_HELO_SAME || helo == BOUNCE_HELO_RELATED;

      result.helo_verdict = helo;
      result.reasons = none;
      assert_words (bounce_reverse_result_dup_advice (&result, HOST),
                    good ? NULL : "Set the name with which the mail server greets (HELO) to mx.example.org.");
    }
}

/* The first may be "localhost", and another lead to the address that is known:
 * neither "called localhost, which leads to…" nor "give localhost the address". */
static void
test_several (void)
{
  static const BounceReverseVerdict verdicts[] = { BOUNCE_REVERSE_MISMATCH, BOUNCE_REVERSE_UNCONFIRMED };
  static char *names[] = { (char *) "localhost", (char *) "mx.example.org", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    {
      BounceReverseResult result = make (verdicts[i], BOUNCE_ANSWER_FOUND, none);

      result.names = names;
      assert_words (bounce_reverse_result_dup_sentence (&result, HOST),
                    HOST " has several names (the first: localhost), and none of them leads back to it.");
      assert_words (bounce_reverse_result_dup_advice (&result, HOST),
                    "Have the provider set a single name, that of your mail server, and give that name the address " HOST ".");
    }
}

static void
test_reasons (void)
{
  static const struct { const char *id, *words; } rows[] = {
    { "several-names", "the address has several names" },
    { "address-in-name:192-0-2-9", "its name contains the address (192-0-2-9)" },
    { "access-word:dsl", "its name contains “dsl”, as those of changing or private connections do" },
    { "default-name:vps.example.net", "vps.example.net is how a hosting company names machines that nobody has named" },
    { "weak-word:host", "its name contains “host”" },
    { "static-word:static", "its name contains “static”, which some receivers mind" },
    { "mail-word:mx", "its name contains “mx”, which speaks for a mail server" },
    { "helo-differs", "the server greets with a name of somebody else" },
    { "other-family-confirms", "the name leads to this server's other kind of address only" },
    { "access-word:%s\342\200\256", "its name contains “%s”, as those of changing or private connections do" },
    { "weak-word:", "its name contains “?”" },
    { "of-a-newer-version", "of-a-newer-version" },
  };
  static const char * const others[] = { "too-many-names", "cname", "cname-loop", "helo-unresolved", "helo-no-name", "forward-failure", "offline",
                                         "refused", "no-answer", "failure", "private", "example" };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_words (bounce_reverse_reason_dup_words (rows[i].id), rows[i].words);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *words = bounce_reverse_reason_dup_words (others[i]);

      g_assert_nonnull (strchr (words, ' '));
      g_assert_cmpuint (strlen (words), <, 100);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check-words-reverse/verdicts", test_verdicts);
  g_test_add_func ("/check-words-reverse/generic", test_generic);
  g_test_add_func ("/check-words-reverse/beside", test_beside);
  g_test_add_func ("/check-words-reverse/several", test_several);
  g_test_add_func ("/check-words-reverse/reasons", test_reasons);

  return g_test_run ();
}
