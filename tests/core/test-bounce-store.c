/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Small records with shared texts. */
#include "bounce-store.h"

#include <string.h>

static const char rules_text[] =
  "nobody\tno-such-user\t-\t*\ttext\tno such user\t550 5.1.1 no such user here\ttest\n";

static const char report_text[] =
  "From: MAILER-DAEMON@mx.example.net\n"
  "To: sender@example.org\n"
  "Date: Tue, 17 Nov 2026 14:12:00 +0100\n"
  "Subject: Undelivered mail\n"
  "MIME-Version: 1.0\n"
  "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n"
  "\n"
  "--b\n"
  "Content-Type: message/delivery-status\n"
  "\n"
  "Reporting-MTA: dns; mx.example.net\n"
  "\n"
  "Final-Recipient: rfc822; anna@example.com\n"
  "Action: failed\n"
  "Status: 5.1.1\n"
  "Diagnostic-Code: smtp; 550 5.1.1 no such user here\n"
  "\n"
  "Final-Recipient: rfc822; ben@example.com\n"
  "Action: failed\n"
  "Status: 5.1.1\n"
  "Diagnostic-Code: smtp; 550 5.1.1 no such user here\n"
  "\n"
  "Final-Recipient: rfc822; clara@example.com\n"
  "Action: delivered\n"
  "Status: 2.0.0\n"
  "\n"
  "--b\n"
  "Content-Type: text/rfc822-headers\n"
  "\n"
  "From: sender@example.org\n"
  "To: anna@example.com, ben@example.com\n"
  "Message-ID: <1@example.org>\n"
  "Subject: Hello\n"
  "\n"
  "--b--\n";

static BounceReading *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GBytes) builtin = g_bytes_new_static (rules_text, strlen (rules_text));
  g_autoptr (BounceRules) rules = bounce_rules_load (builtin, NULL, NULL);

  g_assert_nonnull (rules);

  return bounce_reading_new (bytes, rules, NULL);
}

static void
test_record_is_small (void)
{
  /* 200 000 of them are held at once. */
  g_assert_cmpuint (sizeof (BounceRecord), <=, 72);
}

static void
test_records (void)
{
  g_autoptr (BounceStore) store = bounce_store_new ();
  g_autoptr (BounceReading) reading = read_text (report_text);
  const BounceMail mail = { .number = 7, .span = { 1000, 900 } };
  const BounceRecord *anna, *ben;

  bounce_store_add (store, 300, &mail, reading);
  /* The delivered one is no bounce. */
  g_assert_cmpuint (bounce_store_get_length (store), ==, 2);
  anna = bounce_store_get (store, 0);
  ben = bounce_store_get (store, 1);

  g_assert_cmpstr (bounce_store_get_text (store, anna->recipient), ==, "anna@example.com");
  g_assert_cmpstr (bounce_store_get_text (store, ben->recipient), ==, "ben@example.com");
  g_assert_cmpstr (bounce_store_get_text (store, anna->subject), ==, "Hello");
  g_assert_cmpuint (anna->reply, ==, ben->reply);
  g_assert_cmpuint (anna->message, ==, 7);
  g_assert_cmpuint (anna->offset, ==, 1000);
  g_assert_cmpuint (anna->length, ==, 900);
  /* A Maildir has more files than a byte can count. */
  g_assert_cmpuint (anna->file, ==, 300);
  g_assert_cmpuint (anna->code, ==, 550);
  g_assert_cmpuint (anna->status, ==, BOUNCE_STATUS (5, 1, 1));
  g_assert_cmpint (anna->cause, ==, BOUNCE_CAUSE_NO_SUCH_USER);
  g_assert_cmpint (bounce_record_get_suppress (anna), ==, BOUNCE_SUPPRESS_SAFE);
  g_assert_cmpint (bounce_record_get_confidence (anna), ==, BOUNCE_CONFIDENCE_STATED);
  g_assert_cmpint (anna->date, ==, 1794921120);
}

static void
test_records_never_move (void)
{
  g_autoptr (BounceStore) store = bounce_store_new ();
  g_autoptr (BounceReading) reading = read_text (report_text);
  const BounceMail mail = { .number = 1 };
  const BounceRecord *first;
  gsize size;

  bounce_store_add (store, 0, &mail, reading);
  first = bounce_store_get (store, 0);
  size = bounce_store_get_size (store);
  for (guint i = 0; i < 1000; i++)
    bounce_store_add (store, 0, &mail, reading);
  g_assert_true (bounce_store_get (store, 0) == first);
  g_assert_cmpuint (bounce_store_get_length (store), ==, 2002);
  /* Same texts: nothing but records may have been added. */
  g_assert_cmpuint (bounce_store_get_size (store) - size, <, 2100 * (sizeof (BounceRecord) + 1));
}

static void
test_other_mail (void)
{
  g_autoptr (BounceStore) store = bounce_store_new ();
  g_autoptr (BounceReading) reading = read_text ("From: a@example.org\n\nhello\n");
  const BounceMail mail = { .number = 1 };

  bounce_store_add (store, 0, &mail, reading);
  g_assert_cmpuint (bounce_store_get_length (store), ==, 0);
}

static void
test_listed_although_no_bounce (void)
{
  g_autoptr (BounceStore) store = bounce_store_new ();
  g_autoptr (BounceReading) reading = read_text ("From: anna@example.org\n"
                                                 "Subject: Away\n"
                                                 "Auto-Submitted: auto-replied\n"
                                                 "\n"
                                                 "I am on holiday until Monday.\n");
  const BounceMail mail = { .number = 3 };
  const BounceRecord *record;

  g_assert_cmpint (reading->report->kind, ==, BOUNCE_KIND_AUTO_REPLY);
  bounce_store_add (store, 0, &mail, reading);
  g_assert_cmpuint (bounce_store_get_length (store), ==, 1);
  record = bounce_store_get (store, 0);
  g_assert_cmpint (record->kind, ==, BOUNCE_KIND_AUTO_REPLY);
  g_assert_cmpuint (record->message, ==, 3);
  /* Never the first cause of the table: "No such user" of a vacation notice. */
  g_assert_cmpint (record->cause, ==, BOUNCE_CAUSE_UNCLEAR);
  g_assert_cmpint (record->permanence, ==, BOUNCE_PERMANENCE_NONE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/record-is-small", test_record_is_small);
  g_test_add_func ("/store/records", test_records);
  g_test_add_func ("/store/records-never-move", test_records_never_move);
  g_test_add_func ("/store/other-mail", test_other_mail);

  g_test_add_func ("/store/listed-although-no-bounce", test_listed_although_no_bounce);

  return g_test_run ();
}
