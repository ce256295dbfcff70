/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Names and values of reports: only what is known, and safe. */
#include "inspector-report-fields.h"

#include "example-detail.h"

static const char *
find (GPtrArray  *fields,
      const char *name)
{
  for (guint i = 0; i < fields->len; i++)
    {
      InspectorField *field = fields->pdata[i];

      if (g_str_equal (field->name, name))
        return field->value;
    }

  return NULL;
}

static void
test_report (void)
{
  g_autoptr (InspectorDetail) detail = example_detail_new (example_blocklisted);
  g_autoptr (GPtrArray) fields = inspector_report_fields_list (detail->reading, detail->chosen);

  g_assert_cmpstr (find (fields, "Kind"), ==, "Failed delivery");
  g_assert_cmpstr (find (fields, "Recipient"), ==, "anna@example.com");
  g_assert_cmpstr (find (fields, "Remote server"), ==, "mx.example.com");
  g_assert_cmpstr (find (fields, "Reporting server"), ==, "mail.example.org");
  g_assert_cmpstr (find (fields, "Reply code"), ==, "550");
  g_assert_cmpstr (find (fields, "Status of the report"), ==, "5.7.1");
  g_assert_cmpstr (find (fields, "Cause"), ==, "blocklisted");
  g_assert_cmpstr (find (fields, "Read as"), ==, "rfc3464");
  /* What the report does not tell has no empty row, nor a lone recipient a count. */
  g_assert_null (find (fields, "Tries until"));
  g_assert_null (find (fields, "Recipients in this report"));
}

static void
test_letter (void)
{
  g_autoptr (InspectorDetail) detail = example_detail_new (example_letter);
  g_autoptr (GPtrArray) fields = inspector_report_fields_list (detail->reading, detail->chosen);
  guint left_out = 1;
  g_autoptr (GPtrArray) headers = inspector_report_fields_list_headers (detail->reading->report->original, &left_out);

  g_assert_cmpstr (find (fields, "Kind"), ==, "Ordinary mail");
  g_assert_null (find (fields, "Cause"));
  g_assert_cmpuint (headers->len, ==, 0);
  g_assert_cmpuint (left_out, ==, 0);
}

/* A thousand headers are counted, not shown; none can turn the page round. */
static void
test_hostile (void)
{
  g_autofree char *message = example_dup_hostile ();
  g_autoptr (InspectorDetail) detail = example_detail_new (message);
  guint left_out = 0;
  g_autoptr (GPtrArray) headers = inspector_report_fields_list_headers (detail->reading->report->original, &left_out);

  g_assert_cmpuint (headers->len, <=, INSPECTOR_REPORT_FIELDS_MAX);
  g_assert_cmpuint (left_out, >=, 90);
  for (guint i = 0; i < headers->len; i++)
    {
      InspectorField *field = headers->pdata[i];

      g_assert_true (g_utf8_validate (field->name, -1, NULL));
      g_assert_null (strstr (field->value, "\xe2\x80\xae"));
    }
}

static void
test_hops (void)
{
  g_autoptr (InspectorDetail) detail = example_detail_new (example_blocklisted);
  g_autoptr (GPtrArray) hops = inspector_report_fields_list_hops (detail->reading);
  const BounceReceived *hop;

  g_assert_cmpuint (hops->len, ==, 1);
  hop = hops->pdata[0];
  g_assert_cmpstr (hop->by, ==, "mail.example.org");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report-fields/report", test_report);
  g_test_add_func ("/report-fields/letter", test_letter);
  g_test_add_func ("/report-fields/hostile", test_hostile);
  g_test_add_func ("/report-fields/hops", test_hops);

  return g_test_run ();
}
