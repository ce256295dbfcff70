/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Permanence, who, confidence and above all safety of a finding. */
#include "bounce-rules.h"

static BounceRules *rules;

typedef struct
{
  const char  *words, *text, *status;
  BounceAction action;
  const char  *dialect;
  const char  *expected;         /* "cause permanence confidence suppress"      */
  const char  *why;
} Row;

static const Row rows[] = {
  /* Permanence */
  { "550 5.1.1 User unknown", NULL, "5.1.1", BOUNCE_ACTION_FAILED, NULL, "no-such-user permanent stated safe", "the plain case" },
  { "550 5.1.1 User unknown", NULL, "5.1.1", BOUNCE_ACTION_DELAYED, NULL, "no-such-user temporary stated never", "a delay is not final" },
  { "", "Message could not be delivered for 4 hours", NULL, BOUNCE_ACTION_DELAYED, NULL, "unclear temporary guessed never", "nobody gives up in a delay" },
  { "400 4.4.7 Message delayed", NULL, "4.4.7", BOUNCE_ACTION_DELAYED, NULL, "unclear temporary guessed never", "the code of an end, in a delay" },
  { "450 4.7.25 Client host rejected: cannot find your hostname", NULL, NULL, BOUNCE_ACTION_UNKNOWN, NULL, "no-reverse-dns temporary stated never", "4yz and a name that may come back" },
  { "550 5.7.25 cannot find your hostname", NULL, NULL, BOUNCE_ACTION_UNKNOWN, NULL, "no-reverse-dns permanent stated never", "the same with 5yz" },
  { "450 4.1.1 unknown user", NULL, NULL, BOUNCE_ACTION_UNKNOWN, NULL, "no-such-user temporary stated never", "4yz and an unknown user: nobody has given up" },
  { "450 4.1.1 unknown user", NULL, NULL, BOUNCE_ACTION_DELAYED, NULL, "no-such-user temporary stated never", "the same, still tried" },
  { "554 5.7.1 Your account has been suspended. Contact support", NULL, NULL, BOUNCE_ACTION_FAILED, NULL, "sending-limit permanent stated never", "the account that sends" },
  { "421 blocked using bl.example.net", NULL, NULL, BOUNCE_ACTION_UNKNOWN, NULL, "blocklisted temporary stated never", "4yz and a reputation" },
  { "554 blocked using bl.example.net", NULL, NULL, BOUNCE_ACTION_UNKNOWN, NULL, "blocklisted unsure stated never", "5yz and a reputation" },
  { "451 This looks like spam", NULL, NULL, BOUNCE_ACTION_UNKNOWN, NULL, "spam-content temporary stated never", "4yz and content" },
  { "550 over quota", NULL, "5.2.2", BOUNCE_ACTION_FAILED, NULL, "mailbox-full temporary stated repeated", "5yz, and yet it may be emptied" },
  { "550", NULL, NULL, BOUNCE_ACTION_UNKNOWN, NULL, "unclear permanent guessed never", "unclear follows the class" },
  { "450", NULL, NULL, BOUNCE_ACTION_UNKNOWN, NULL, "unclear temporary guessed never", "unclear follows the class" },
  { "", NULL, NULL, BOUNCE_ACTION_FAILED, NULL, "unclear unsure guessed never", "unclear without a class" },
  { "", NULL, "5.0.0", BOUNCE_ACTION_FAILED, NULL, "unclear permanent guessed never", "the class of the Status field" },
  { "", NULL, "4.0.0", BOUNCE_ACTION_FAILED, NULL, "gave-up permanent guessed never", "nothing but a temporary status that failed in the end" },

  /* Confidence */
  { "550 5.1.1 <anna@example.org>", NULL, NULL, BOUNCE_ACTION_UNKNOWN, NULL, "no-such-user permanent inferred never", "a status alone is inferred, hence not safe" },
  { "", NULL, "5.1.1", BOUNCE_ACTION_FAILED, NULL, "no-such-user permanent inferred never", "the Status field alone" },
  { "198.51.100.7 does not like recipient.", NULL, NULL, BOUNCE_ACTION_FAILED, "qmail", "recipient-refuses permanent guessed never", "qmail's sentence for any refusal" },

  /* Safety: each of these must never remove an address. */
  { "450 4.1.1 User unknown in local recipient table", NULL, NULL, BOUNCE_ACTION_FAILED, NULL, "no-such-user permanent stated never", "a server that defers is not sure itself" },
  { "550 5.1.1 User unknown", NULL, "4.4.7", BOUNCE_ACTION_FAILED, NULL, "no-such-user permanent stated never", "reply and report disagree" },
  { "550 5.4.1 [anna@example.org]: Recipient address rejected: Access denied", NULL, "5.4.1", BOUNCE_ACTION_FAILED, NULL, "no-such-user permanent stated never", "a misconfigured tenant says the same" },
  { "550 Requested action not taken: mailbox unavailable", NULL, "5.0.0", BOUNCE_ACTION_FAILED, NULL, "no-such-user permanent stated never", "RFC 5321's sentence is used for anything" },
  { "550 5.1.1 user unknown (in reply to MAIL FROM command)", NULL, NULL, BOUNCE_ACTION_FAILED, NULL, "no-such-user permanent stated never", "refused before the recipient was named" },
  { "550 5.1.1 user unknown", "host mx.example.org[198.51.100.7] said: 550 5.1.1 user unknown (in reply to MAIL FROM command)", NULL, BOUNCE_ACTION_FAILED, NULL, "no-such-user permanent stated never", "only the human part tells the stage" },
  { "550 User unknown, your server is blocked", NULL, NULL, BOUNCE_ACTION_FAILED, NULL, "no-such-user permanent stated never", "words against the sending server" },
  { "550 no such user: the sender of this mail", NULL, NULL, BOUNCE_ACTION_FAILED, NULL, "no-such-user permanent stated never", "words about the sender" },
  { "552 5.2.2 mailbox full; user unknown", NULL, NULL, BOUNCE_ACTION_FAILED, NULL, "mailbox-full temporary stated repeated", "full beats unknown" },
  { "", "Unknown user: anna@example.org", NULL, BOUNCE_ACTION_FAILED, "plain", "no-such-user permanent stated never", "free words of nobody knows whom" },
  { "Unknown user: anna@example.org", "Unknown user: anna@example.org", NULL, BOUNCE_ACTION_FAILED, "exim", "no-such-user permanent stated never", "the human part without a code" },
  { "Unknown user: anna@example.org", NULL, "5.1.1", BOUNCE_ACTION_FAILED, "rfc3464", "no-such-user permanent stated safe", "a diagnostic with a status" },
  { "550-Verification failed for <bert@example.net>\n550-Called: 198.51.100.7\n550-Response: 550 no such user\n550 Sender verify failed", NULL, "5.0.0", BOUNCE_ACTION_FAILED, NULL, "sender-verification permanent stated never", "the unknown user is the sender" },
  { "550 5.1.7 <bert@example.net>: Sender address rejected: undeliverable address: host mx.example.net[198.51.100.7] said: 550 no such user (in reply to RCPT TO command)", NULL, NULL, BOUNCE_ACTION_FAILED, NULL, "sender-verification permanent stated never", "the innermost reply speaks of the sender" },
};

static char *
classify (const Row *row)
{
  g_autoptr (BounceReply) reply = bounce_reply_new (row->words);
  BounceStatement statement = { .reply = reply, .text = row->text, .action = row->action, .dialect = row->dialect };
  BounceFinding finding;

  if (row->status != NULL)
    statement.status = bounce_status_find (row->status);
  bounce_rules_classify (rules, &statement, &finding);

  return g_strjoin (" ", bounce_cause_to_id (finding.cause), bounce_permanence_to_id (finding.permanence),
                    bounce_confidence_to_id (finding.confidence), bounce_suppress_to_id (finding.suppress), NULL);
}

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *cold = classify (&rows[i]);
      g_autofree char *warm = classify (&rows[i]);

      g_test_message ("%s: %s", rows[i].why, rows[i].words);
      g_assert_cmpstr (cold, ==, rows[i].expected);
      g_assert_cmpstr (warm, ==, cold);
    }
}

/* The receiver's certificate is the receiver's to mend. */
static void
test_who (void)
{
  g_autoptr (BounceReply) theirs = bounce_reply_new ("Server certificate not verified");
  g_autoptr (BounceReply) ours = bounce_reply_new ("530 5.7.0 Must issue a STARTTLS command first");
  BounceFinding finding;

  bounce_rules_classify (rules, &(BounceStatement) { .reply = theirs }, &finding);
  g_assert_cmpint (finding.cause, ==, BOUNCE_CAUSE_TLS_REQUIRED);
  g_assert_cmpint (finding.who, ==, BOUNCE_WHO_RECEIVER);
  bounce_rules_classify (rules, &(BounceStatement) { .reply = ours }, &finding);
  g_assert_cmpint (finding.cause, ==, BOUNCE_CAUSE_TLS_REQUIRED);
  g_assert_cmpint (finding.who, ==, BOUNCE_WHO_YOU);
}

static const struct
{
  const char *words, *text, *status, *field, *evidence, *why;
} places[] = {
  { "550 5.1.1 <anna@example.org>... User  Unknown", NULL, NULL, "diagnostic", "User Unknown", "as the server wrote it" },
  { "host mx.example.org[198.51.100.7] said: 550 no such user (in reply to RCPT TO command)", NULL, NULL, "diagnostic", "no such user", "behind the mark" },
  { "550 5.1.1 <anna@example.org>", NULL, NULL, "diagnostic", "5.1.1", "the status itself" },
  { "552 <anna@example.org>: no (in reply to RCPT TO command)", NULL, NULL, "diagnostic", "552", "the code itself" },
  { "550 <anna@example.org>", NULL, "5.1.1", "status", "", "the report's field has no place in the words" },
  { "550", "Das Postfach \xc3\xbc" "ber Gr\xc3\xb6\xc3\x9f" "e ist voll", NULL, "body", "Postfach \xc3\xbc" "ber Gr\xc3\xb6\xc3\x9f" "e ist voll", "bytes of the human part" },
  { "550", NULL, NULL, NULL, "", "nothing matched" },
};

static void
test_evidence (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (BounceReply) reply = bounce_reply_new (places[i].words);
      BounceStatement statement = { .reply = reply, .text = places[i].text };
      g_autofree char *evidence = NULL;
      BounceFinding finding;

      if (places[i].status != NULL)
        statement.status = bounce_status_find (places[i].status);
      bounce_rules_classify (rules, &statement, &finding);
      g_test_message ("%s", places[i].why);
      g_assert_cmpstr (bounce_field_to_id (finding.field), ==, places[i].field);
      evidence = g_strndup ((finding.field == BOUNCE_FIELD_BODY ? statement.text : reply->whole) + finding.start, finding.length);
      g_assert_cmpstr (evidence, ==, places[i].evidence);
      g_assert_true ((finding.rule == NULL) == (places[i].field == NULL));
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  rules = bounce_rules_new (NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/rules-judge/rows", test_rows);
  g_test_add_func ("/rules-judge/who", test_who);
  g_test_add_func ("/rules-judge/evidence", test_evidence);
  result = g_test_run ();
  bounce_rules_unref (rules);

  return result;
}
