/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* An address is offered for removal only when the reply shows that it speaks of
 * the recipient: "unknown" is said of senders, keys and accounts as well. */
#include "bounce-rules.h"

static BounceRules *rules;

static const struct
{
  const char *words;
  const char *recipient;
  const char *status;
  BounceSuppress expected;
  const char *why;
} rows[] = {
  { "550 User unknown", NULL, NULL, BOUNCE_SUPPRESS_SAFE, "nothing else is said" },
  { "550 Sorry, no such user here", NULL, NULL, BOUNCE_SUPPRESS_SAFE, "only words that change nothing stand beside it" },
  { "550 anna@example.org: User unknown (mx3, queue 7F2)", "anna@example.org", NULL, BOUNCE_SUPPRESS_SAFE, "the recipient is named" },
  { "550 Anna@Example.org no such user according to our directory", "anna@example.org", NULL, BOUNCE_SUPPRESS_SAFE, "named in other letters" },
  { "550 no such user according to our directory", "anna@example.org", NULL, BOUNCE_SUPPRESS_NEVER, "nobody is named: whose user?" },
  { "550 5.1.1 no such user according to our directory", "anna@example.org", NULL, BOUNCE_SUPPRESS_SAFE, "an address status" },
  { "550 no such user according to our directory", "anna@example.org", "5.1.1", BOUNCE_SUPPRESS_SAFE, "the report's address status" },
  { "550 5.7.1 no such user according to our directory", "anna@example.org", NULL, BOUNCE_SUPPRESS_NEVER, "a policy status says nothing of the address" },
  { "host mx.example.org[198.51.100.7] said: 550 no such user according to our directory (in reply to RCPT TO command)", "anna@example.org", NULL,
    BOUNCE_SUPPRESS_SAFE, "the answer to RCPT TO" },
  { "550 Mailing from nonexistent mailbox", "anna@example.org", NULL, BOUNCE_SUPPRESS_NEVER, "the sender's mailbox" },
  { "550 Message from a disabled account", "anna@example.org", NULL, BOUNCE_SUPPRESS_NEVER, "the sender's account" },
  { "550 Mailbox of the correspondent does not exist", "anna@example.org", NULL, BOUNCE_SUPPRESS_NEVER, "an expression takes in any words between" },
  { "550 Abuse: account terminated", "anna@example.org", NULL, BOUNCE_SUPPRESS_NEVER, "one word changes all" },
  { "550 Account gesperrt wegen Spamversand", "anna@example.org", NULL, BOUNCE_SUPPRESS_NEVER, "in another language, too" },
  { "550 本邮箱账号已被停用外发功能", "anna@example.org", NULL, BOUNCE_SUPPRESS_NEVER, "a script without spaces between its words" },
  { "550 5.1.0 Domain parked.example does not accept mail (nullMX)", "shop@parked.example", NULL, BOUNCE_SUPPRESS_SAFE, "the recipient's domain is named" },
  { "550 5.1.0 Domain parked.example does not accept mail (nullMX)", "shop@example.org", NULL, BOUNCE_SUPPRESS_NEVER, "another domain is" },
  { "User unknown", NULL, NULL, BOUNCE_SUPPRESS_NEVER, "no code: nobody knows who said it" },
};

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BounceReply) reply = bounce_reply_new (rows[i].words);
      BounceStatement statement = { .reply = reply, .recipient = rows[i].recipient, .action = BOUNCE_ACTION_FAILED };
      BounceFinding finding;

      if (rows[i].status != NULL)
        statement.status = bounce_status_find (rows[i].status);
      bounce_rules_classify (rules, &statement, &finding);
      g_test_message ("%s: %s", rows[i].why, bounce_cause_to_id (finding.cause));
      g_assert_cmpstr (bounce_suppress_to_id (finding.suppress), ==, bounce_suppress_to_id (rows[i].expected));
    }
}

/* The memory of words already met must not carry one recipient's answer over to another. */
static void
test_remembered (void)
{
  g_autoptr (BounceReply) reply = bounce_reply_new ("550 anna@example.org: no such user according to our directory");
  BounceStatement statement = { .reply = reply, .action = BOUNCE_ACTION_FAILED };
  BounceFinding finding;

  for (guint i = 0; i < 4; i++)
    {
      statement.recipient = i % 2 ? "bert@example.net" : "anna@example.org";
      bounce_rules_classify (rules, &statement, &finding);
      g_assert_cmpint (finding.suppress, ==, i % 2 ? BOUNCE_SUPPRESS_NEVER : BOUNCE_SUPPRESS_SAFE);
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  rules = bounce_rules_new (NULL, NULL);
  g_assert_nonnull (rules);
  g_test_add_func ("/rules-subject/rows", test_rows);
  g_test_add_func ("/rules-subject/remembered", test_remembered);
  status = g_test_run ();
  bounce_rules_unref (rules);
  return status;
}
