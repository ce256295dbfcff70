/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages of our own for the tests of the detail page, and the reading of them. */
#pragma once

#include "inspector-document.h"

#include <string.h>

/* A report as most servers write it; the returned headers have a road. */
static const char example_blocklisted[] =
  "From: MAILER-DAEMON@mail.example.org\r\n"
  "To: news@example.org\r\n"
  "Subject: Undelivered Mail Returned to Sender\r\n"
  "Date: Mon, 17 Nov 2025 14:12:07 +0000\r\n"
  "MIME-Version: 1.0\r\n"
  "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n"
  "\r\n"
  "--b\r\n"
  "Content-Type: text/plain\r\n"
  "\r\n"
  "Your message could not be delivered.\r\n"
  "--b\r\n"
  "Content-Type: message/delivery-status\r\n"
  "\r\n"
  "Reporting-MTA: dns; mail.example.org\r\n"
  "Arrival-Date: Mon, 17 Nov 2025 14:12:01 +0000\r\n"
  "\r\n"
  "Final-Recipient: rfc822; anna@example.com\r\n"
  "Action: failed\r\n"
  "Status: 5.7.1\r\n"
  "Remote-MTA: dns; mx.example.com\r\n"
  "Diagnostic-Code: smtp; 550 5.7.1 Service unavailable; client [203.0.113.5]\r\n"
  " blocked using zen.spamhaus.org\r\n"
  "\r\n"
  "--b\r\n"
  "Content-Type: text/rfc822-headers\r\n"
  "\r\n"
  "Return-Path: <news@example.org>\r\n"
  "Received: from desk.example.org (desk.example.org [198.51.100.20])\r\n"
  " by mail.example.org (Postfix) with ESMTPSA id 4F2; Mon, 17 Nov 2025 14:12:00 +0000\r\n"
  "From: Newsletter <news@example.org>\r\n"
  "To: anna@example.com\r\n"
  "Subject: News of the week\r\n"
  "Message-ID: <1@example.org>\r\n"
  "\r\n"
  "--b--\r\n";

static const char example_unknown_user[] =
  "From: MAILER-DAEMON@mail.example.org\r\n"
  "Subject: Undelivered\r\n"
  "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n"
  "\r\n"
  "--b\r\n"
  "Content-Type: message/delivery-status\r\n"
  "\r\n"
  "Reporting-MTA: dns; mail.example.org\r\n"
  "\r\n"
  "Final-Recipient: rfc822; ben@example.net\r\n"
  "Action: failed\r\n"
  "Status: 5.1.1\r\n"
  "Diagnostic-Code: smtp; 550 5.1.1 <ben@example.net>: User unknown\r\n"
  "\r\n"
  "--b--\r\n";

static const char example_delay[] =
  "From: MAILER-DAEMON@mail.example.org\r\n"
  "Subject: Delayed\r\n"
  "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n"
  "\r\n"
  "--b\r\n"
  "Content-Type: message/delivery-status\r\n"
  "\r\n"
  "Reporting-MTA: dns; mail.example.org\r\n"
  "\r\n"
  "Final-Recipient: rfc822; ben@example.net\r\n"
  "Action: delayed\r\n"
  "Status: 4.4.1\r\n"
  "Diagnostic-Code: smtp; connect to mx.example.net[192.0.2.7]:25: Connection timed out\r\n"
  "\r\n"
  "--b--\r\n";

static const char example_complaint[] =
  "From: feedback@example.net\r\n"
  "Subject: complaint\r\n"
  "Content-Type: multipart/report; report-type=feedback-report; boundary=\"b\"\r\n"
  "\r\n"
  "--b\r\n"
  "Content-Type: text/plain\r\n"
  "\r\n"
  "This is an abuse report.\r\n"
  "--b\r\n"
  "Content-Type: message/feedback-report\r\n"
  "\r\n"
  "Feedback-Type: abuse\r\n"
  "User-Agent: Test/1\r\n"
  "Version: 1\r\n"
  "Source-IP: 203.0.113.5\r\n"
  "\r\n"
  "--b\r\n"
  "Content-Type: message/rfc822\r\n"
  "\r\n"
  "From: news@example.org\r\n"
  "Subject: News\r\n"
  "\r\n"
  "Text.\r\n"
  "--b--\r\n";

static const char example_notice[] =
  "From: Mail Delivery System <mailer-daemon@example.net>\r\n"
  "Subject: Delivery failed\r\n"
  "\r\n"
  "Hello,\r\n"
  "\r\n"
  "we could not deliver your mail to <carl@example.net>,\r\n"
  "because the mailbox is\r\n"
  "full.\r\n";

static const char example_letter[] =
  "From: Anna <anna@example.com>\r\n"
  "To: ben@example.net\r\n"
  "Subject: Lunch\r\n"
  "\r\n"
  "See you at noon.\r\n";

/* Markup, turned and hidden characters, marks piled up, and great length. */
static inline char *
example_dup_hostile (void)
{
  GString *text = g_string_new ("From: MAILER-DAEMON@x.example\r\n"
                                "Subject: Undelivered\r\n"
                                "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n"
                                "\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n"
                                "Reporting-MTA: dns; <b>mail&amp;</b>.example.org\r\n\r\n"
                                "Final-Recipient: rfc822; \xe2\x80\xae<b>moc.elpmaxe@");

  for (guint i = 0; i < 300; i++)
    g_string_append_c (text, 'a');
  g_string_append (text, "@example.net\r\nAction: failed\r\nStatus: 5.1.1\r\n"
                         "Remote-MTA: dns; ");
  for (guint i = 0; i < 30; i++)
    g_string_append (text, "very-long-label-of-a-host.");
  g_string_append (text, "example.net\r\nDiagnostic-Code: smtp; 550 5.1.1 <i>\xff\xfe\x01\x07\xe2\x80\xae ");
  for (guint i = 0; i < 2000; i++)
    g_string_append (text, i % 50 == 0 ? " " : "W");
  g_string_append (text, " z");
  for (guint i = 0; i < 60; i++)
    g_string_append (text, "\xcc\x81");
  g_string_append (text, " user unknown ");
  for (guint i = 0; i < 300; i++)
    g_string_append (text, "\xe0\xa4\x95\xe0\xa5\x8d\xd7\xa9 ");
  g_string_append (text, "\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\n");
  for (guint i = 0; i < 300; i++)
    g_string_append_printf (text, "X-<b>%u: \xe2\x80\xae&<span foreground=\"red\">x</span>\r\n", i);
  g_string_append (text, "\r\n--b--\r\n");

  return g_string_free (text, FALSE);
}

static inline InspectorDetail *
example_detail_new (const char *message)
{
  /* Rule ids belong to the rules: these live as long as the test. */
  static BounceRules *rules;
  g_autoptr (GError) error = NULL;
  InspectorDetail *self = g_new0 (InspectorDetail, 1);

  if (rules == NULL)
    rules = bounce_rules_new (NULL, &error);
  g_assert_no_error (error);
  self->bytes = g_bytes_new (message, strlen (message));
  self->reading = bounce_reading_new (self->bytes, rules, NULL);
  self->chosen = g_ptr_array_index (self->reading->cases, 0);
  self->place = g_strdup ("example.mbox, message 1");

  return self;
}
