/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The plain result: recipients once each, kinds narrowed by actions. */
#include "bounce-report.h"

#include "bounce-fields.h"

static void
test_ids (void)
{
  for (guint kind = 0; kind < BOUNCE_N_KINDS; kind++)
    g_assert_nonnull (bounce_kind_to_id (kind));
  g_assert_cmpstr (bounce_kind_to_id (BOUNCE_KIND_AUTO_REPLY), ==, "auto-reply");
  g_assert_null (bounce_action_to_id (BOUNCE_ACTION_UNKNOWN));
  g_assert_cmpstr (bounce_action_to_id (BOUNCE_ACTION_RELAYED), ==, "relayed");
}

static void
test_actions (void)
{
  static const struct { const char *text; BounceAction action; const char *why; } rows[] = {
    { "failed",             BOUNCE_ACTION_FAILED,    "the plain word" },
    { " Failed (bad)",      BOUNCE_ACTION_FAILED,    "capital, white space, comment" },
    { "failure",            BOUNCE_ACTION_FAILED,    "a word of some servers" },
    { "DELAYED",            BOUNCE_ACTION_DELAYED,   "capitals" },
    { "delivered",          BOUNCE_ACTION_DELIVERED, "not a prefix of delayed" },
    { "deliverable",        BOUNCE_ACTION_DELIVERED, "Postfix's verification" },
    { "expanded",           BOUNCE_ACTION_EXPANDED,  "a list" },
    { "fail",               BOUNCE_ACTION_FAILED,    "short" },
    { "failedfailedfailed", BOUNCE_ACTION_UNKNOWN,   "longer than any" },
    { "f",                  BOUNCE_ACTION_UNKNOWN,   "a beginning is no word" },
    { "",                   BOUNCE_ACTION_UNKNOWN,   "nothing" },
    { NULL,                 BOUNCE_ACTION_UNKNOWN,   "absent" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s: %s", rows[i].text, rows[i].why);
      g_assert_cmpint (bounce_action_from_id (rows[i].text), ==, rows[i].action);
    }
}

static void
test_recipients (void)
{
  g_autoptr(BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, "x");
  BounceRecipient *a = bounce_report_add_recipient (report, "<A@Example.org>");
  BounceRecipient *nobody;

  /* The same under another case or with other brackets is one recipient. */
  g_assert_true (bounce_report_add_recipient (report, "a@example.org") == a);
  g_assert_cmpstr (a->address, ==, "A@Example.org");
  nobody = bounce_report_add_recipient (report, NULL);
  g_assert_null (nobody->address);
  g_assert_true (bounce_report_add_recipient (report, NULL) == nobody);
  g_assert_cmpuint (report->recipients->len, ==, 2);
  g_assert_cmpstr (report->text, ==, "");
}

static void
test_kinds (void)
{
  g_autoptr(BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, NULL);
  g_autoptr(BounceReport) complaint = bounce_report_new (BOUNCE_KIND_COMPLAINT, NULL);
  BounceRecipient *a = bounce_report_add_recipient (report, "a@example.org");
  BounceRecipient *c = bounce_report_add_recipient (complaint, "c@example.org");

  g_assert_cmpint (bounce_report_get_kind_of (report, a), ==, BOUNCE_KIND_FAILURE);
  a->action = BOUNCE_ACTION_DELAYED;
  g_assert_cmpint (bounce_report_get_kind_of (report, a), ==, BOUNCE_KIND_DELAY);
  a->action = BOUNCE_ACTION_EXPANDED;
  g_assert_cmpint (bounce_report_get_kind_of (report, a), ==, BOUNCE_KIND_DELIVERY);
  g_assert_cmpint (bounce_report_get_kind_of (report, NULL), ==, BOUNCE_KIND_FAILURE);
  /* An action does not make a complaint a failure. */
  c->action = BOUNCE_ACTION_FAILED;
  g_assert_cmpint (bounce_report_get_kind_of (complaint, c), ==, BOUNCE_KIND_COMPLAINT);
}

/* More recipients than the limit: still an answer, and no search of them all. */
static void
test_many (void)
{
  g_autoptr(BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, NULL);

  for (guint i = 0; i < 100000; i++)
    {
      g_autofree char *address = g_strdup_printf ("user%u@example.org", i);

      g_assert_nonnull (bounce_report_add_recipient (report, address));
    }
  g_assert_cmpuint (report->recipients->len, ==, BOUNCE_FIELDS_MAX_GROUPS);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/ids", test_ids);
  g_test_add_func ("/report/actions", test_actions);
  g_test_add_func ("/report/recipients", test_recipients);
  g_test_add_func ("/report/kinds", test_kinds);
  g_test_add_func ("/report/many", test_many);
  return g_test_run ();
}
