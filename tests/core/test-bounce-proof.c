/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What shows that we wrote to somebody, and what anybody can write. */
#include "bounce-proof.h"

#include <string.h>

#define TRACE "Message-ID: <1@mail.example.org>\n"
#define FROM_US TRACE "From: anna@example.org\n"

typedef struct
{
  const char *mailbox;           /* To of the report                            */
  const char *headers;           /* of the returned message; NULL for none      */
  const char *recipient;
  gboolean    holds;
  const char *mistake;
} Case;

static const Case cases[] = {
  { "anna@example.org", FROM_US "To: bert@example.com\n", "bert@example.com", TRUE, "plain mail of ours not believed" },
  { "anna@example.org", FROM_US "To: Bert@EXAMPLE.com\n", "bert@example.com", TRUE, "case" },
  { "anna@example.org", FROM_US "To: bert@xn--bcher-kva.example\n", "bert@b\303\274cher.example", TRUE, "the two forms of a domain told apart" },
  { "anna@example.org", FROM_US "Cc: carla@example.com, bert@example.com\n", "bert@example.com", TRUE, "only the first of several" },
  { "bounces@example.org", FROM_US "To: bert@example.com\n", "bert@example.com", TRUE, "the return path is another address of ours" },
  { "anna@example.org", FROM_US "To: list@example.org\n"
    "Received: from a (a [192.0.2.1]) by mx.example.com with ESMTP for <bert@example.com>; Tue, 24 Nov 2026 10:00:00 +0000\n",
    "bert@example.com", TRUE, "a member of a list, whom a server noted" },
  { "anna@example.org", FROM_US "Return-Path: <bounces+bert=example.com@example.org>\nTo: list@example.org\n", "bert@example.com", TRUE,
    "a member of a list, whom the return path names" },
  { "bounces+bert=example.com@example.org", NULL, "bert@example.com", TRUE, "the report came to a return path that names him" },
  { "bounces+bert=example.com@example.org", NULL, "carla@example.com", FALSE, "that return path taken for proof of another" },
  { "anna@example.org", NULL, "bert@example.com", FALSE, "nothing returned" },
  { "anna@example.org", "Subject: Rolls\n", "bert@example.com", FALSE, "a subject taken for proof" },
  { "anna@example.org", "From: anna@example.org\nTo: bert@example.com\n", "bert@example.com", FALSE, "mail that no server has seen" },
  { "anna@example.org", FROM_US "To: carla@example.com\n", "bert@example.com", FALSE, "mail to somebody else" },
  { "anna@example.org", FROM_US, "bert@example.com", FALSE, "mail to nobody" },
  { "anna@example.org", FROM_US "To: bert@example.com\n", NULL, FALSE, "nobody named" },
  { "anna@example.org", "Message-ID: <1@spam.example>\nFrom: x@spam.example\nTo: bert@example.com\n", "bert@example.com", FALSE, "mail of somebody else" },
  { "anna@example.org", "Message-ID: <1@example.org.spam.example>\nFrom: x@notexample.org\nTo: bert@example.com\n", "bert@example.com", FALSE, "a name that looks like ours" },
  { NULL, FROM_US "To: bert@example.com\n", "bert@example.com", FALSE, "a report to nobody" },
  { "anna@example.org", FROM_US "To: @, <>, \"\n", "@", FALSE, "rubbish" },
};

static BounceMessage *
make_message (const char *mailbox)
{
  g_autofree char *text = g_strdup_printf ("From: MAILER-DAEMON@example.net\n%s%s\n\n", mailbox != NULL ? "To: " : "", mailbox != NULL ? mailbox : "");
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return bounce_message_parse (bytes);
}

static gboolean
holds (const Case *one,
       gboolean    ours)
{
  g_autoptr (BounceMessage) message = make_message (one->mailbox);
  g_autoptr (BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, NULL);
  g_autoptr (BounceParties) parties = NULL;
  g_autoptr (BounceProof) proof = NULL;
  g_autofree char *text = one->headers != NULL ? g_strconcat (one->headers, "\n", NULL) : NULL;
  BounceRecipient *recipient = bounce_report_add_recipient (report, one->recipient);

  report->original = text != NULL ? bounce_message_parse_headers (text, -1) : NULL;
  parties = bounce_parties_new (message, report);
  proof = bounce_proof_new (parties, message, ours);

  return bounce_proof_holds_for (proof, recipient);
}

static void
test_holds (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].mistake);
      g_assert_cmpint (holds (&cases[i], FALSE), ==, cases[i].holds);
    }
}

static void
test_ours (void)
{
  static const Case written = { NULL, TRACE "From: a@esp.example\nTo: bert@example.com\n", "bert@example.com", TRUE, "" };
  static const Case other = { NULL, TRACE "From: a@esp.example\nTo: carla@example.com\n", "bert@example.com", FALSE, "" };

  /* Known to be ours by other marks; still, to whom did it go? */
  g_assert_true (holds (&written, TRUE));
  g_assert_false (holds (&other, TRUE));
}

static void
test_alias (void)
{
  g_autoptr (BounceMessage) message = make_message ("anna@example.org");
  g_autoptr (BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, NULL);
  g_autoptr (BounceParties) parties = NULL;
  g_autoptr (BounceProof) proof = NULL;
  BounceRecipient *recipient = bounce_report_add_recipient (report, "gone@example.net");

  /* We wrote to the address that leads to the failing one. */
  recipient->original = g_strdup ("bert@example.com");
  report->original = bounce_message_parse_headers (FROM_US "To: bert@example.com\n\n", -1);
  parties = bounce_parties_new (message, report);
  proof = bounce_proof_new (parties, message, FALSE);
  g_assert_true (bounce_proof_holds_for (proof, recipient));
  g_assert_false (bounce_proof_holds_for (proof, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/proof/holds", test_holds);
  g_test_add_func ("/proof/ours", test_ours);
  g_test_add_func ("/proof/alias", test_alias);

  return g_test_run ();
}
