/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole messages down the road, with rules of our own so that no change of the
 * data changes what is tested here. */
#include "bounce-reading.h"

#include <string.h>

static const char rules_text[] =
  "nobody\tno-such-user\t-\t*\ttext\tno such user\t550 5.1.1 no such user here\ttest\n"
  "full\tmailbox-full\t-\t*\ttext\tmailbox full\t452 4.2.2 mailbox full\ttest\n";

/* Findings borrow from them. */
static BounceRules *rules;

static void
load_rules (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (rules_text, strlen (rules_text));
  g_autoptr (GError) error = NULL;

  rules = bounce_rules_load (bytes, NULL, &error);
  g_assert_no_error (error);
}

static BounceReading *
read_text (const char           *text,
           const BounceSettings *settings)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  BounceReading *reading = bounce_reading_new (bytes, rules, settings);

  g_assert_nonnull (reading);
  g_assert_cmpuint (reading->cases->len, >=, 1);

  return reading;
}

static const BounceCase *
get_case (BounceReading *reading,
          guint          nth)
{
  g_assert_cmpuint (nth, <, reading->cases->len);

  return g_ptr_array_index (reading->cases, nth);
}

#define REPORT(groups) HEAD (groups) RETURNED
#define HEAD(groups) \
  "From: MAILER-DAEMON@mx.example.net\n" \
  "To: sender@example.org\n" \
  "Date: Tue, 17 Nov 2026 14:12:00 +0100\n" \
  "Subject: Undelivered mail\n" \
  "MIME-Version: 1.0\n" \
  "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n" \
  "\n" \
  "--b\n" \
  "Content-Type: text/plain\n" \
  "\n" \
  "Your message could not be delivered.\n" \
  "\n" \
  "--b\n" \
  "Content-Type: message/delivery-status\n" \
  "\n" \
  "Reporting-MTA: dns; mx.example.net\n" \
  "\n" \
  groups \
  "\n"
#define RETURNED \
  "--b\n" \
  "Content-Type: text/rfc822-headers\n" \
  "\n" \
  "From: sender@example.org\n" \
  "To: anna@example.com\n" \
  "Message-ID: <1@example.org>\n" \
  "Subject: Hello\n" \
  "\n" \
  "--b--\n"

#define ANNA \
  "Final-Recipient: rfc822; anna@example.com\n" \
  "Action: failed\n" \
  "Status: 5.0.0\n" \
  "Remote-MTA: dns; mx1.example.com\n" \
  "Diagnostic-Code: smtp; 550 5.1.1 <anna@example.com>: no such user here\n"

#define BEN \
  "\n" \
  "Final-Recipient: rfc822; ben@example.com\n" \
  "Action: delayed\n" \
  "Status: 4.2.2\n" \
  "Diagnostic-Code: smtp; 452 4.2.2 mailbox full\n"

#define CLARA \
  "\n" \
  "Final-Recipient: rfc822; clara@example.com\n" \
  "Action: relayed\n" \
  "Status: 2.0.0\n"

static void
test_one_case_a_recipient (void)
{
  g_autoptr (BounceReading) reading = read_text (REPORT (ANNA BEN CLARA), NULL);
  const BounceCase *anna, *ben, *clara;

  g_assert_cmpuint (reading->cases->len, ==, 3);
  anna = get_case (reading, 0);
  ben = get_case (reading, 1);
  clara = get_case (reading, 2);

  g_assert_cmpint (anna->kind, ==, BOUNCE_KIND_FAILURE);
  g_assert_cmpint (anna->finding.cause, ==, BOUNCE_CAUSE_NO_SUCH_USER);
  g_assert_cmpint (anna->finding.permanence, ==, BOUNCE_PERMANENCE_PERMANENT);
  g_assert_cmpstr (bounce_case_get_receiver (anna), ==, "mx1.example.com");
  /* Two hosts of one domain must not be counted as two receivers. */
  g_autofree char *key = bounce_case_dup_receiver_key (anna);
  g_assert_cmpstr (key, ==, "example.com");
  /* The innermost reply knows better than the Status field. */
  g_assert_cmpuint (bounce_case_get_status (anna), ==, BOUNCE_STATUS (5, 1, 1));

  g_assert_cmpint (ben->kind, ==, BOUNCE_KIND_DELAY);
  g_assert_cmpint (ben->finding.cause, ==, BOUNCE_CAUSE_MAILBOX_FULL);
  g_assert_cmpint (ben->finding.permanence, ==, BOUNCE_PERMANENCE_TEMPORARY);
  /* A delay alone removes nobody. */
  g_assert_cmpint (ben->finding.suppress, ==, BOUNCE_SUPPRESS_NEVER);

  g_assert_cmpint (clara->kind, ==, BOUNCE_KIND_DELIVERY);
  g_assert_false (bounce_case_is_bounce (clara));
  g_assert_cmpint (clara->finding.permanence, ==, BOUNCE_PERMANENCE_NONE);
}

static void
test_evidence (void)
{
  g_autoptr (BounceReading) reading = read_text (REPORT (ANNA), NULL);
  const BounceCase *anna = get_case (reading, 0);
  g_autofree char *evidence = bounce_case_dup_evidence (anna);

  g_assert_cmpstr (evidence, ==, "no such user");
  g_assert_cmpint (bounce_case_get_field (anna), ==, BOUNCE_FIELD_DIAGNOSTIC);
  g_assert_cmpstr (anna->finding.rule, ==, "nobody");
}

static void
test_receiver (void)
{
  static const struct
  {
    const char *remote_mta;
    const char *reply;
    const char *address;
    const char *expected;
  } rows[] = {
    { "mx1.example.com", "host mx2.example.com said: 550 no", "a@example.com", "mx1.example.com" },
    { NULL, "host mx2.example.com[192.0.2.1] said: 550 no", "a@example.com", "mx2.example.com" },
    { NULL, "550 no", "a@example.com", "example.com" },
    /* An address says nothing to people, nor to rules about a receiver. */
    { "192.0.2.1", "550 no", "a@example.com", "example.com" },
    { "192.0.2.1", "550 no", NULL, "192.0.2.1" },
    { NULL, "550 no", "local-name", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BounceReply) reply = bounce_reply_new (rows[i].reply);
      BounceRecipient recipient = { .address = (char *) rows[i].address, .remote_mta = (char *) rows[i].remote_mta };
      BounceCase one = { .recipient = &recipient, .kind = BOUNCE_KIND_FAILURE, .reply = reply };

      g_assert_cmpstr (bounce_case_get_receiver (&one), ==, rows[i].expected);
    }
}

static void
test_failure_without_recipient (void)
{
  /* It still gives one row, or the failure would be lost in the count. */
  g_autoptr (BounceReading) reading = read_text (HEAD ("Action: failed\nStatus: 5.0.0\n") "--b--\n", NULL);
  const BounceCase *one = get_case (reading, 0);

  g_assert_cmpuint (reading->cases->len, ==, 1);
  g_assert_true (one->recipient == NULL || one->recipient->address == NULL);
  g_assert_nonnull (one->reply);
}

static void
test_ordinary_mail (void)
{
  g_autoptr (BounceReading) reading = read_text ("From: a@example.org\nSubject: Lunch\n\nno such user\n", NULL);
  const BounceCase *one = get_case (reading, 0);

  g_assert_cmpint (one->kind, ==, BOUNCE_KIND_OTHER);
  g_assert_null (bounce_case_get_host (one));
  g_assert_cmpint (one->finding.suppress, ==, BOUNCE_SUPPRESS_NEVER);
}

static void
test_two_names_of_a_domain (void)
{
  g_autoptr (BounceReading) reading = read_text (HEAD ("Final-Recipient: rfc822; a@xn--bcher-kva.example\nAction: failed\nStatus: 5.1.1\n"
                                                       "\nFinal-Recipient: utf-8; b@b\303\274cher.example\nAction: failed\nStatus: 5.1.1\n"
                                                       "\nFinal-Recipient: rfc822; c@xn--99999999.example\nAction: failed\nStatus: 5.1.1\n") RETURNED, NULL);
  g_autofree char *ascii = bounce_case_dup_receiver_key (get_case (reading, 0));
  g_autofree char *unicode = bounce_case_dup_receiver_key (get_case (reading, 1));
  g_autofree char *broken = bounce_case_dup_receiver_key (get_case (reading, 2));

  g_assert_cmpstr (ascii, ==, "b\303\274cher.example");
  g_assert_cmpstr (unicode, ==, ascii);
  g_assert_cmpstr (broken, ==, "xn--99999999.example");
}

static void
test_nothing_at_all (void)
{
  g_autoptr (BounceReading) reading = read_text ("", NULL);

  g_assert_cmpint (get_case (reading, 0)->kind, ==, BOUNCE_KIND_OTHER);
}

static void
test_unproven_is_not_removed (void)
{
  /* Where own domains are known, a report about somebody else's mail may be
   * forged and must not remove a customer. */
  char *ours[] = { (char *) "example.org", NULL };
  char *others[] = { (char *) "somewhere-else.example", NULL };
  BounceSettings settings = { .own_domains = ours };
  g_autoptr (BounceReading) unknown = read_text (REPORT (ANNA), NULL);
  g_autoptr (BounceReading) own = read_text (REPORT (ANNA), &settings);
  g_autoptr (BounceReading) foreign = NULL;

  settings.own_domains = others;
  foreign = read_text (REPORT (ANNA), &settings);

  g_assert_cmpint (get_case (unknown, 0)->finding.suppress, ==, BOUNCE_SUPPRESS_SAFE);
  g_assert_cmpint (get_case (unknown, 0)->ownership, ==, BOUNCE_OWNERSHIP_UNKNOWN);
  g_assert_cmpint (get_case (own, 0)->finding.suppress, ==, BOUNCE_SUPPRESS_SAFE);
  g_assert_cmpint (get_case (own, 0)->ownership, ==, BOUNCE_OWNERSHIP_OURS);
  g_assert_cmpint (get_case (foreign, 0)->finding.suppress, ==, BOUNCE_SUPPRESS_NEVER);
  g_assert_cmpint (get_case (foreign, 0)->ownership, ==, BOUNCE_OWNERSHIP_FOREIGN);
}

static void
test_lone_reply (void)
{
  g_autoptr (BounceReading) reading = bounce_reading_new_for_reply ("550 5.1.1 no such user here", rules);
  g_autoptr (BounceReading) broken = bounce_reading_new_for_reply ("\377\376 550 no such user", rules);
  const BounceCase *one = get_case (reading, 0);

  g_assert_cmpint (one->kind, ==, BOUNCE_KIND_FAILURE);
  g_assert_cmpint (one->finding.cause, ==, BOUNCE_CAUSE_NO_SUCH_USER);
  g_assert_cmpint (one->reply->code, ==, 550);
  g_assert_null (bounce_case_get_host (one));
  g_assert_cmpint (get_case (broken, 0)->finding.cause, ==, BOUNCE_CAUSE_NO_SUCH_USER);
}

static void
test_many_recipients_stay_fast (void)
{
  /* The human part must not be judged whole for each of 4000 recipients. */
  GString *groups = g_string_new (NULL);
  g_autofree char *padding = g_strnfill (200 * 1024, 'x');
  g_autofree char *text = NULL;
  g_autoptr (BounceReading) reading = NULL;

  for (guint i = 0; i < 4000; i++)
    g_string_append_printf (groups, "Final-Recipient: rfc822; u%u@example.com\nAction: failed\nStatus: 5.0.0\n\n", i);
  text = g_strdup_printf ("From: MAILER-DAEMON@mx.example.net\nSubject: Undelivered\nMIME-Version: 1.0\n"
                          "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
                          "--b\nContent-Type: text/plain\n\n%s\n--b\nContent-Type: message/delivery-status\n\n"
                          "Reporting-MTA: dns; mx.example.net\n\n%s\n--b--\n", padding, groups->str);
  reading = read_text (text, NULL);
  g_assert_cmpuint (reading->cases->len, ==, 4000);
  g_string_free (groups, TRUE);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reading/one-case-a-recipient", test_one_case_a_recipient);
  g_test_add_func ("/reading/evidence", test_evidence);
  g_test_add_func ("/reading/receiver", test_receiver);
  g_test_add_func ("/reading/failure-without-recipient", test_failure_without_recipient);
  g_test_add_func ("/reading/ordinary-mail", test_ordinary_mail);
  g_test_add_func ("/reading/nothing-at-all", test_nothing_at_all);
  g_test_add_func ("/reading/two-names-of-a-domain", test_two_names_of_a_domain);
  g_test_add_func ("/reading/unproven-is-not-removed", test_unproven_is_not_removed);
  g_test_add_func ("/reading/lone-reply", test_lone_reply);
  g_test_add_func ("/reading/many-recipients-stay-fast", test_many_recipients_stay_fast);

  load_rules ();
  status = g_test_run ();
  bounce_rules_unref (rules);

  return status;
}
