/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom a report is about when it does not say so. */
#include "bounce-missing.h"

#include "bounce-notice.h"

#include <string.h>

#define HEAD "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.org\nTo: sender@example.com\nSubject: failure\n"
#define RETURNED "\n--- Below this line is a copy of the message.\n\nReturn-Path: <sender@example.com>\nFrom: sender@example.com\n"

static const struct { const char *text; const char *recipient; const char *why; } rows[] = {
  { HEAD "X-Failed-Recipients: a@example.net\n\nno b@example.net\n" RETURNED "To: c@example.net\n", "a@example.net", "the header knows" },
  { HEAD "\na@example.net is gone, ask b@example.net\n" RETURNED "To: a@example.net\n", "a@example.net", "what words and returned message both name" },
  { HEAD "\na@example.net is gone, ask postmaster@example.net\n", "a@example.net", "the only one that is no role" },
  { HEAD "\na@example.net or b@example.net\n", NULL, "two are no answer" },
  { HEAD "\nsender@example.com, your mail is lost\n", NULL, "the sender is not the recipient" },
  { HEAD "\nlost\n" RETURNED "To: c@example.net\n", "c@example.net", "the one the message was for" },
  { HEAD "\nlost\n" RETURNED "To: c@example.net, d@example.net\n", NULL, "one of two, nobody knows which" },
  { "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.org\nTo: bounces+a=example.net@lists.example.com\nSubject: failure\n\nlost\n", "a@example.net", "VERP" },
  { HEAD "\nlost\n", NULL, "nothing at all" },
};

static void
test_rows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new (rows[i].text, strlen (rows[i].text));
      g_autoptr(BounceMessage) message = bounce_message_parse (bytes);
      g_autoptr(BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, NULL);
      const BounceRecipient *first;

      g_test_message ("%s", rows[i].why);
      g_free (report->text);
      report->text = g_strdup (bounce_message_get_text (message));
      bounce_notice_take_original (report, message);
      bounce_missing_take_recipients (report, message);
      g_assert_cmpuint (report->recipients->len, ==, rows[i].recipient != NULL ? 1 : 0);
      first = report->recipients->len > 0 ? g_ptr_array_index (report->recipients, 0) : NULL;
      g_assert_cmpstr (first != NULL ? first->address : NULL, ==, rows[i].recipient);
    }
}

/* A recipient without address gets the one that is found, and keeps the rest. */
static void
test_unnamed (void)
{
  static const char text[] = HEAD "X-Failed-Recipients: a@example.net\n\nno\n";
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(BounceMessage) message = bounce_message_parse (bytes);
  g_autoptr(BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, NULL);
  BounceRecipient *unnamed = bounce_report_add_recipient (report, NULL);

  unnamed->diagnostic = g_strdup ("550 no");
  bounce_missing_take_recipients (report, message);
  g_assert_cmpuint (report->recipients->len, ==, 1);
  g_assert_cmpstr (unnamed->address, ==, "a@example.net");
  g_assert_cmpstr (unnamed->diagnostic, ==, "550 no");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/missing/rows", test_rows);
  g_test_add_func ("/missing/unnamed", test_unnamed);
  return g_test_run ();
}
