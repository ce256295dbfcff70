/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The words about one case: facts isolated, values found, nothing promised that
 * is not known. */
#include "inspector-case-words.h"

#include "example-detail.h"

#include <locale.h>

#define FSI "\xe2\x81\xa8"
#define PDI "\xe2\x81\xa9"

static void
test_bounce (void)
{
  g_autoptr (InspectorDetail) detail = example_detail_new (example_blocklisted);
  const BounceCase *one = detail->chosen;
  g_autofree char *title = inspector_case_words_dup_title (detail->reading, one);
  g_autofree char *meaning = inspector_case_words_dup_meaning (detail->reading, one);
  g_autofree char *decided = inspector_case_words_dup_decided (one);
  g_autofree char *host = inspector_case_words_dup_host (one);

  g_assert_nonnull (strstr (title, FSI "203.0.113.5" PDI));
  g_assert_cmpstr (inspector_case_words_get_who (one), ==, "You must act");
  g_assert_cmpstr (inspector_case_words_get_lasting (one), ==, "Unsure how long");
  g_assert_nonnull (strstr (meaning, FSI "mx.example.com" PDI));
  g_assert_true (g_str_has_prefix (decided, "Reply 550, status 5.7.1 · decided by rule "));
  g_assert_true (g_str_has_suffix (decided, " · the server says so"));
  g_assert_cmpstr (host, ==, "Sending host: " FSI "203.0.113.5" PDI);
}

/* Every step's values can be copied, once each, and without isolates. */
static void
test_values (void)
{
  g_autoptr (InspectorDetail) detail = example_detail_new (example_blocklisted);
  g_auto (GStrv) steps = inspector_case_words_dup_steps (detail->reading, detail->chosen);
  gboolean has_host = FALSE, has_zone = FALSE;

  g_assert_nonnull (steps[0]);
  for (guint i = 0; steps[i] != NULL; i++)
    {
      g_auto (GStrv) values = inspector_case_words_dup_values (detail->reading, detail->chosen, steps[i]);

      for (guint j = 0; values[j] != NULL; j++)
        {
          g_assert_null (strstr (values[j], FSI));
          has_host = has_host || g_str_equal (values[j], "203.0.113.5");
          has_zone = has_zone || g_str_equal (values[j], "zen.spamhaus.org");
        }
    }
  g_assert_true (has_host);
  /* The step names the list as people do; what is copied can be looked up. */
  g_assert_true (has_zone);
}

/* "example.net" stands in "ben@example.net": only the longer is meant, and the
 * shorter must not get isolates within it. */
static void
test_longest_value (void)
{
  g_autoptr (InspectorDetail) detail = example_detail_new (example_unknown_user);
  g_autofree char *title = inspector_case_words_dup_title (detail->reading, detail->chosen);
  g_auto (GStrv) values = inspector_case_words_dup_values (detail->reading, detail->chosen, title);

  g_assert_nonnull (strstr (title, FSI "ben@example.net" PDI));
  g_assert_null (strstr (title, "@" FSI));
  g_assert_cmpstr (values[0], ==, "ben@example.net");
  g_assert_null (values[1]);
}

static void
test_delay (void)
{
  g_autoptr (InspectorDetail) detail = example_detail_new (example_delay);
  g_autofree char *meaning = inspector_case_words_dup_meaning (detail->reading, detail->chosen);

  /* A warning is not a failure yet: said first, then why it waits. */
  g_assert_nonnull (strstr (meaning, "still trying"));
  g_assert_nonnull (strstr (meaning, "\n\n"));
  g_assert_cmpstr (inspector_case_words_get_lasting (detail->chosen), ==, "Temporary");
}

static void
test_no_bounce (void)
{
  static const char * const messages[] = { example_complaint, example_letter };

  for (guint i = 0; i < G_N_ELEMENTS (messages); i++)
    {
      g_autoptr (InspectorDetail) detail = example_detail_new (messages[i]);
      g_autofree char *meaning = inspector_case_words_dup_meaning (detail->reading, detail->chosen);
      g_autofree char *decided = inspector_case_words_dup_decided (detail->chosen);
      g_auto (GStrv) steps = inspector_case_words_dup_steps (detail->reading, detail->chosen);

      g_assert_cmpstr (inspector_case_words_get_who (detail->chosen), ==, "");
      g_assert_cmpstr (inspector_case_words_get_lasting (detail->chosen), ==, "Not a bounce, not counted");
      g_assert_nonnull (strstr (meaning, "not counted as"));
      /* Never NULL, and no rule that was never asked. */
      g_assert_nonnull (decided);
      g_assert_null (strstr (decided, "rule"));
      g_assert_null (steps[0]);
    }
}

/* Nothing from a hostile mail reaches a sentence as it was. */
static void
test_hostile (void)
{
  g_autofree char *message = example_dup_hostile ();
  g_autoptr (InspectorDetail) detail = example_detail_new (message);
  g_autofree char *title = inspector_case_words_dup_title (detail->reading, detail->chosen);
  g_autofree char *receiver = inspector_case_words_dup_receiver (detail->reading, detail->chosen, 0);
  g_auto (GStrv) steps = inspector_case_words_dup_steps (detail->reading, detail->chosen);

  g_assert_null (strstr (title, "\xe2\x80\xae"));
  g_assert_cmpint (g_utf8_strlen (title, -1), <, 1000);
  g_assert_cmpint (g_utf8_strlen (receiver, -1), <, 450);
  for (guint i = 0; steps[i] != NULL; i++)
    {
      g_auto (GStrv) values = inspector_case_words_dup_values (detail->reading, detail->chosen, steps[i]);

      g_assert_null (strstr (steps[i], "\xe2\x80\xae"));
      for (guint j = 0; values[j] != NULL; j++)
        g_assert_null (strstr (values[j], "\xe2\x80\xae"));
    }
}

static void
test_receiver (void)
{
  g_autoptr (InspectorDetail) dated = example_detail_new (example_blocklisted);
  g_autoptr (InspectorDetail) undated = example_detail_new (example_unknown_user);
  g_autoptr (InspectorDetail) letter = example_detail_new (example_complaint);
  g_autofree char *both = inspector_case_words_dup_receiver (dated->reading, dated->chosen, 0);
  g_autofree char *one = inspector_case_words_dup_receiver (undated->reading, undated->chosen, 0);
  g_autofree char *none = inspector_case_words_dup_receiver (letter->reading, letter->chosen, 0);

  g_assert_cmpstr (both, ==, FSI "mx.example.com" PDI " · 17 Nov 2025");
  g_assert_cmpstr (one, ==, FSI "example.net" PDI);
  g_assert_cmpstr (none, ==, "");
}

static void
test_hop (void)
{
  static const struct { BounceReceived hop; const char *by, *from, *notes; } rows[] = {
    { { .helo = (char *) "h.example.org", .name = (char *) "n.example.org", .address = (char *) "192.0.2.1",
        .by = (char *) "b.example.org", .protocol = (char *) "ESMTPS", .unconfirmed = TRUE },
      FSI "b.example.org" PDI, "from " FSI "n.example.org" PDI " [" FSI "192.0.2.1" PDI "]",
      FSI "ESMTPS" PDI " · name not confirmed" },
    { { .helo = (char *) "h.example.org", .authenticated = TRUE },
      "a server that does not tell its name", "from " FSI "h.example.org" PDI, "a user logged in" },
    { { .address = (char *) "192.0.2.1" },
      "a server that does not tell its name", "from " FSI "192.0.2.1" PDI, "" },
    { { NULL }, "a server that does not tell its name", "from a place not told", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *by = inspector_case_words_dup_hop_by (&rows[i].hop);
      g_autofree char *from = inspector_case_words_dup_hop_from (&rows[i].hop);
      g_autofree char *notes = inspector_case_words_dup_hop_notes (&rows[i].hop, 0);

      g_assert_cmpstr (by, ==, rows[i].by);
      g_assert_cmpstr (from, ==, rows[i].from);
      g_assert_cmpstr (notes, ==, rows[i].notes);
    }
}

static void
test_candidate (void)
{
  const BounceHostCandidate named = { .address = (char *) "192.0.2.1", .name = (char *) "n.example.org" };
  const BounceHostCandidate bare = { .address = (char *) "192.0.2.1" };
  g_autofree char *both = inspector_case_words_dup_candidate (&named);
  g_autofree char *one = inspector_case_words_dup_candidate (&bare);
  g_autofree char *copy = inspector_case_words_dup_copy ("192.0.2.1");

  g_assert_cmpstr (both, ==, FSI "192.0.2.1" PDI " (" FSI "n.example.org" PDI ")");
  g_assert_cmpstr (one, ==, FSI "192.0.2.1" PDI);
  g_assert_cmpstr (copy, ==, "Copy " FSI "192.0.2.1" PDI);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/case-words/bounce", test_bounce);
  g_test_add_func ("/case-words/values", test_values);
  g_test_add_func ("/case-words/longest-value", test_longest_value);
  g_test_add_func ("/case-words/delay", test_delay);
  g_test_add_func ("/case-words/no-bounce", test_no_bounce);
  g_test_add_func ("/case-words/hostile", test_hostile);
  g_test_add_func ("/case-words/receiver", test_receiver);
  g_test_add_func ("/case-words/hop", test_hop);
  g_test_add_func ("/case-words/candidate", test_candidate);

  return g_test_run ();
}
