/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of a rules file: what is read, what is refused and how it is said. */
#include "bounce-rule.h"

#include <string.h>

#define LINE(cause, permanence, scope, test, pattern, flags) \
  "an-id\t" cause "\t" permanence "\t" scope "\t" test "\t" pattern "\t550 example\tseen in the wild\t" flags

static const struct
{
  const char *line;
  int         code;
  const char *says, *why;
} refused[] = {
  { "an-id\tvirus", BOUNCE_RULES_ERROR_SYNTAX, "columns", "too few columns" },
  { LINE ("virus", "-", "*", "text", "words", "keep\tmore\tmore"), BOUNCE_RULES_ERROR_SYNTAX, "columns", "too many" },
  { LINE ("plague", "-", "*", "text", "words", ""), BOUNCE_RULES_ERROR_UNKNOWN_CAUSE, "plague", "no such cause" },
  { LINE ("virus", "hard", "*", "text", "words", ""), BOUNCE_RULES_ERROR_SYNTAX, "permanence", "no such permanence" },
  { LINE ("virus", "-", "receiver", "text", "words", ""), BOUNCE_RULES_ERROR_SYNTAX, "scope", "a scope without a value" },
  { LINE ("virus", "-", "moon:full", "text", "words", ""), BOUNCE_RULES_ERROR_SYNTAX, "moon", "no such scope" },
  { LINE ("virus", "-", "*", "smell", "words", ""), BOUNCE_RULES_ERROR_SYNTAX, "smell", "no such test" },
  { LINE ("virus", "-", "*", "text", "no", ""), BOUNCE_RULES_ERROR_SYNTAX, "three", "too short, it is in every word" },
  { LINE ("virus", "-", "*", "regex", "(", ""), BOUNCE_RULES_ERROR_SYNTAX, "(", "a broken expression" },
  { LINE ("virus", "-", "*", "regex", "x*", ""), BOUNCE_RULES_ERROR_SYNTAX, "everything", "matches nothing at all" },
  { LINE ("virus", "-", "*", "status", "7.1", ""), BOUNCE_RULES_ERROR_SYNTAX, "status", "no status" },
  { LINE ("virus", "-", "*", "status", "2.1.5", ""), BOUNCE_RULES_ERROR_SYNTAX, "status", "success is no failure" },
  { LINE ("virus", "-", "*", "status", "5.1.1.1", ""), BOUNCE_RULES_ERROR_SYNTAX, "status", "an address" },
  { LINE ("virus", "-", "*", "code", "55", ""), BOUNCE_RULES_ERROR_SYNTAX, "code", "two digits" },
  { LINE ("virus", "-", "*", "code", "x50", ""), BOUNCE_RULES_ERROR_SYNTAX, "code", "the class must be told" },
  { LINE ("virus", "-", "*", "text", "words", "loud"), BOUNCE_RULES_ERROR_SYNTAX, "loud", "no such flag" },
  { LINE ("virus", "-", "*", "text", "words", "who:moon"), BOUNCE_RULES_ERROR_SYNTAX, "who:moon", "nobody by that name" },
  { LINE ("virus", "-", "*", "text", "", ""), BOUNCE_RULES_ERROR_SYNTAX, "empty", "an empty pattern" },
  { LINE ("virus", "-", "*", "text", "w\xff", ""), BOUNCE_RULES_ERROR_SYNTAX, "UTF-8", "another encoding" },
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", refused[i].why);
      g_assert_null (bounce_rule_new (refused[i].line, "my.tsv", 7, FALSE, &error));
      g_assert_error (error, BOUNCE_RULES_ERROR, refused[i].code);
      g_assert_true (g_str_has_prefix (error->message, "my.tsv:7: "));
      g_assert_nonnull (strstr (error->message, refused[i].says));
    }
}

static BounceRule *
rule_from (const char *line)
{
  g_autoptr (GError) error = NULL;
  BounceRule *rule = bounce_rule_new (line, "my.tsv", 7, FALSE, &error);

  g_assert_no_error (error);
  return rule;
}

static void
test_columns (void)
{
  g_autoptr (BounceRule) rule = rule_from (LINE ("tls-required", "temporary", "*", "text", "No  T\xc3\xa9LS", "who:receiver, keep, outer"));
  g_autoptr (BounceRule) plain = rule_from ("b\tvirus\t-\t*\ttext\twords\t550 words\t");
  g_autoptr (BounceRule) own = bounce_rule_new ("b\tvirus\t-\t*\ttext\twords\t550 words\tme", "my.tsv", 7, TRUE, NULL);

  g_assert_cmpstr (rule->id, ==, "an-id");
  g_assert_cmpstr (rule->pattern, ==, "no tels");
  g_assert_cmpint (rule->cause, ==, BOUNCE_CAUSE_TLS_REQUIRED);
  g_assert_cmpint (rule->permanence, ==, BOUNCE_PERMANENCE_TEMPORARY);
  g_assert_cmpint (rule->who, ==, BOUNCE_WHO_RECEIVER);
  g_assert_true (rule->keep && rule->outer && !rule->late);
  g_assert_cmpint (plain->permanence, ==, BOUNCE_PERMANENCE_PERMANENT);
  g_assert_cmpint (plain->who, ==, BOUNCE_WHO_YOU);
  /* A user's ids may clash with ours, so they are called by their place. */
  g_assert_cmpstr (own->id, ==, "my.tsv:7");
}

static const struct
{
  const char *pattern, *status;
  gboolean    fits;
} statuses[] = {
  { "5.1.1", "5.1.1", TRUE }, { "5.1.1", "4.1.1", FALSE }, { "5.1.1", "5.1.10", FALSE },
  { "x.7.25", "4.7.25", TRUE }, { "x.7.25", "5.7.25", TRUE }, { "x.7.25", "2.7.25", FALSE }, { "x.7.25", "5.7.2", FALSE },
  { "5.7.606-649", "5.7.606", TRUE }, { "5.7.606-649", "5.7.649", TRUE }, { "5.7.606-649", "5.7.650", FALSE },
  { "x.6.x", "5.6.9", TRUE }, { "4.x.x", "4.0.0", TRUE }, { "4.x.x", "5.0.0", FALSE },
};

static void
test_statuses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autofree char *line = g_strdup_printf ("a\tvirus\t-\t*\tstatus\t%s\t550\t-", statuses[i].pattern);
      g_autoptr (BounceRule) rule = rule_from (line);

      g_test_message ("%s %s", statuses[i].pattern, statuses[i].status);
      g_assert_true (bounce_rule_matches_status (rule, bounce_status_find (statuses[i].status)) == statuses[i].fits);
    }
}

static void
test_codes (void)
{
  g_autoptr (BounceRule) one = rule_from (LINE ("virus", "-", "*", "code", "552", ""));
  g_autoptr (BounceRule) ten = rule_from (LINE ("virus", "-", "*", "code", "55x", ""));

  g_assert_true (bounce_rule_matches_code (one, 552));
  g_assert_false (bounce_rule_matches_code (one, 553));
  g_assert_true (bounce_rule_matches_code (ten, 550));
  g_assert_true (bounce_rule_matches_code (ten, 559));
  g_assert_false (bounce_rule_matches_code (ten, 560));
}

static const struct
{
  const char *scope, *receiver, *reporter;
  BounceStage stage;
  gboolean    applies;
  const char *why;
} scopes[] = {
  { "*", NULL, NULL, BOUNCE_STAGE_UNKNOWN, TRUE, "everywhere" },
  { "receiver:example.org", "mx.example.org", NULL, BOUNCE_STAGE_UNKNOWN, TRUE, "below the domain" },
  { "receiver:example.org", "Example.ORG.", NULL, BOUNCE_STAGE_UNKNOWN, TRUE, "the domain itself, as DNS writes it" },
  { "receiver:example.org", "notexample.org", NULL, BOUNCE_STAGE_UNKNOWN, FALSE, "another domain that ends alike" },
  { "receiver:example.org", NULL, NULL, BOUNCE_STAGE_UNKNOWN, FALSE, "not known is not proven" },
  { "receiver:example.com|example.org", "a.example.org", NULL, BOUNCE_STAGE_UNKNOWN, TRUE, "one of two" },
  { "stage:rcpt", NULL, NULL, BOUNCE_STAGE_RCPT, TRUE, "the stage" },
  { "stage:rcpt|data", NULL, NULL, BOUNCE_STAGE_MAIL, FALSE, "another stage" },
  { "stage:rcpt,reporter:example.net", NULL, "mail.example.net", BOUNCE_STAGE_RCPT, TRUE, "both hold" },
  { "stage:rcpt, reporter:example.net", NULL, "mail.example.net", BOUNCE_STAGE_DATA, FALSE, "one fails" },
};

static void
test_scopes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      g_autofree char *line = g_strdup_printf ("a\tvirus\t-\t%s\ttext\twords\t550\t-", scopes[i].scope);
      g_autoptr (BounceRule) rule = rule_from (line);
      g_autoptr (BounceReply) reply = bounce_reply_new ("550 words");
      BounceStatement statement = { .reply = reply, .receiver = scopes[i].receiver, .reporter = scopes[i].reporter };

      reply->stage = scopes[i].stage;
      g_test_message ("%s", scopes[i].why);
      g_assert_true (bounce_rule_applies (rule, &statement) == scopes[i].applies);
    }
}

/* A pattern that tries everything must give up, not stop the scan. */
static void
test_runaway (void)
{
  g_autoptr (BounceRule) rule = rule_from (LINE ("virus", "-", "*", "regex", "(?:a+)+b", ""));
  g_autofree char *text = g_strnfill (4000, 'a');
  gint64 begin = g_get_monotonic_time ();
  gsize from, to;

  g_assert_false (bounce_rule_find (rule, text, strlen (text), &from, &to));
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 5 * G_USEC_PER_SEC);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule-line/refused", test_refused);
  g_test_add_func ("/rule-line/columns", test_columns);
  g_test_add_func ("/rule-line/statuses", test_statuses);
  g_test_add_func ("/rule-line/codes", test_codes);
  g_test_add_func ("/rule-line/scopes", test_scopes);
  g_test_add_func ("/rule-line/runaway", test_runaway);

  return g_test_run ();
}
