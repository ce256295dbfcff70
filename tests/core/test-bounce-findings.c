/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a notice says comes into the report once, and bounded. */
#include "bounce-findings.h"

#include "bounce-fields.h"

#include <string.h>

static BounceMessage *
parse (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return bounce_message_parse (bytes);
}

static void
test_full (void)
{
  g_autoptr (BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, NULL);

  g_assert_null (bounce_findings_add (report, NULL));
  for (guint i = 0; i < BOUNCE_FIELDS_MAX_GROUPS + 10; i++)
    {
      g_autofree char *address = g_strdup_printf ("user%u@example.net", i);

      bounce_findings_add (report, address);
    }
  g_assert_cmpuint (report->recipients->len, ==, BOUNCE_FIELDS_MAX_GROUPS);
}

static void
test_describe (void)
{
  g_autoptr (BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, NULL);
  BounceRecipient *recipient = bounce_findings_add (report, "a@example.net");
  g_autoptr (GString) words = g_string_new (NULL);

  bounce_findings_describe (recipient, " \n ");
  g_assert_null (recipient->diagnostic);
  bounce_findings_describe (recipient, "550-no\n550 such user\n");
  g_assert_cmpstr (recipient->diagnostic, ==, "550 no such user");
  g_assert_cmpstr (recipient->text, ==, "550-no\n550 such user");
  /* What was said first stays. */
  bounce_findings_describe (recipient, "554 nothing");
  g_assert_cmpstr (recipient->diagnostic, ==, "550 no such user");

  /* A long one is cut, but not inside a character. */
  recipient = bounce_findings_add (report, "b@example.net");
  g_string_append (words, "x");
  for (guint i = 0; i < 5000; i++)
    g_string_append (words, "\303\244");
  bounce_findings_describe (recipient, words->str);
  g_assert_cmpuint (strlen (recipient->text), ==, 7999);
  g_assert_true (g_utf8_validate (recipient->text, -1, NULL));

  bounce_findings_set_action (report, BOUNCE_ACTION_DELAYED);
  g_assert_cmpint (recipient->action, ==, BOUNCE_ACTION_DELAYED);
  g_assert_cmpint (report->kind, ==, BOUNCE_KIND_DELAY);
}

static void
test_header (void)
{
  /* The layout is gone, yet the words follow the address. */
  g_autoptr (BounceMessage) message = parse ("From: Mail System <mailer-daemon@example.org>\n"
                                             "Message-ID: <1@mx7.example.org>\n"
                                             "X-Failed-Recipients: a@example.net, b@example.net\n\n"
                                             "Not delivered:\n\na@example.net\nmailbox full\nb@example.net\nno such user\n\nBye\n");
  g_autoptr (BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, NULL);
  const char *text = bounce_message_get_text (message);
  const BounceRecipient *recipient;

  bounce_findings_add_header (report, message, "X-Failed-Recipients", text + strlen (text));
  g_assert_cmpuint (report->recipients->len, ==, 2);
  recipient = g_ptr_array_index (report->recipients, 0);
  g_assert_cmpstr (recipient->diagnostic, ==, "mailbox full");
  recipient = g_ptr_array_index (report->recipients, 1);
  g_assert_cmpstr (recipient->diagnostic, ==, "no such user");

  bounce_findings_finish (report, message, text + strlen (text));
  g_assert_cmpstr (report->reporter, ==, "mx7.example.org");
  g_assert_true (g_str_has_suffix (report->text, "Bye"));
}

static void
test_only_recipient (void)
{
  static const struct
  {
    const char *headers;
    const char *only;
  } rows[] = {
    { "To: A <a@example.net>\n", "a@example.net" },
    { "To: a@example.net, b@example.net\n", NULL },
    { "To: a@example.net\nCc: b@example.net\n", NULL },
    { "Subject: nobody\n", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, NULL);
      g_autofree char *only = NULL;

      report->original = bounce_message_parse_headers (rows[i].headers, -1);
      only = bounce_findings_dup_only_recipient (report);
      g_assert_cmpstr (only, ==, rows[i].only);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/findings/no more than the limit", test_full);
  g_test_add_func ("/findings/the first words stay", test_describe);
  g_test_add_func ("/findings/a header and what stands below it", test_header);
  g_test_add_func ("/findings/only one recipient", test_only_recipient);
  return g_test_run ();
}
