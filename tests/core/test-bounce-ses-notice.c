/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Notifications in JSON, bare, wrapped and broken. */
#include "../support/expect-notice.h"

#include "bounce-ses-notice.h"

static const struct
{
  const char *why;
  const char *text;
  const char *report;            /* "kind reporter"; NULL when it is none       */
  const char *recipient;
} cases[] = {
  { "a bounce",
    "{\"notificationType\":\"Bounce\",\"bounce\":{\"bouncedRecipients\":[{\"emailAddress\":\"a@b.example\","
    "\"status\":\"5.1.1\",\"diagnosticCode\":\"smtp; 550 \\\"no\\\"\"}],\"reportingMTA\":\"dns; mx.example.org\"},\"mail\":{}}",
    "failure mx.example.org", "failed a@b.example: 550 \"no\"" },
  { "wrapped as a string, its long line broken",
    "{\n  \"Message\" : \"{\\\"notificationType\\\":\\\"Bounce\\\",\\\"bounce\\\":{\\\"bouncedRecipients\\\":["
    "{\\\"emailAddress\\\":\\\"a@b.exa!\n mple\\\",\\\"diagnosticCode\\\":\\\"smtp; 550 no\\\"}]},\\\"mail\\\":{}}\"\n}",
    "failure -", "failed a@b.example: 550 no" },
  { "a delivery is no failure",
    "{\"eventType\":\"Delivery\",\"mail\":{},\"delivery\":{\"recipients\":[\"a@b.example\"],\"smtpResponse\":\"250 ok\"}}",
    "delivery -", "delivered a@b.example: 250 ok" },
  { "cut off within a name", "{\"notificationType\":\"Bounce\",\"mail\":{\"emailAddress\":\"", "failure -", NULL },
  { "other JSON",            "{\"mail\":\"hello\"}", NULL, NULL },
  { "no JSON",               "Dear mail reader", NULL, NULL },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BounceMessage) message = notice_from_text ("From: no-reply@example.com\n", cases[i].text);
      g_autoptr (BounceReport) report = bounce_ses_notice_read (message);
      g_autofree char *head = NULL;

      g_test_message ("%s", cases[i].why);
      if (cases[i].recipient == NULL)
        continue;
      g_assert_nonnull (report);
      head = notice_dup_report (report);
      g_assert_cmpstr (head, ==, cases[i].report);
      if (cases[i].recipient != NULL)
        {
          g_autofree char *recipient = notice_dup_recipient (g_ptr_array_index (report->recipients, 0));

          g_assert_cmpstr (recipient, ==, cases[i].recipient);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ses-notice/reads what it knows", test_cases);
  return g_test_run ();
}
