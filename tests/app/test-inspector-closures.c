/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Every word shown has a branch, and every branch a row here. */
#include "inspector-closures.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#define FSI "\xe2\x81\xa8"
#define PDI "\xe2\x81\xa9"

typedef const char * (*GetWords) (guint value);

/* A forgotten value would fall through to the default's words, or show two
 * sections under one name. */
static void
check_distinct (GetWords get,
                guint    n_values)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_values; i++)
    {
      const char *words = get (i);

      g_assert_nonnull (words);
      g_assert_cmpuint (strlen (words), >, 0);
      g_assert_true (g_hash_table_add (seen, (gpointer) words));
    }
  /* A number from elsewhere must not crash. */
  g_assert_nonnull (get (n_values));
  g_assert_nonnull (get (12345));
}

static const char *get_section (guint value) { return inspector_closures_get_section (value); }
static const char *get_section_icon (guint value) { return inspector_closures_get_section_icon (value); }
static const char *get_kind (guint value) { return inspector_closures_get_kind (value); }
static const char *get_permanence (guint value) { return inspector_closures_get_permanence (value); }
static const char *get_permanence_icon (guint value) { return inspector_closures_get_permanence_icon (value); }
static const char *get_who (guint value) { return inspector_closures_get_who (value); }
static const char *get_confidence (guint value) { return inspector_closures_get_confidence (value); }
static const char *get_stage (guint value) { return inspector_closures_get_stage (value); }

static void
test_names (void)
{
  check_distinct (get_section, BOUNCE_N_SECTIONS);
  check_distinct (get_section_icon, BOUNCE_N_SECTIONS);
  check_distinct (get_kind, BOUNCE_N_KINDS);
  check_distinct (get_permanence, BOUNCE_N_PERMANENCES);
  check_distinct (get_permanence_icon, BOUNCE_N_PERMANENCES);
  check_distinct (get_who, BOUNCE_N_WHO);
  check_distinct (get_confidence, BOUNCE_N_CONFIDENCES);
  check_distinct (get_stage, BOUNCE_STAGE_LOCAL + 1);
}

/* A kind that is no failure says that it is not counted: nobody may take a
 * complaint for a bounce. A failure has its cause's words instead. */
static void
test_kind_meanings (void)
{
  g_assert_cmpstr (inspector_closures_get_kind_meaning (BOUNCE_KIND_FAILURE), ==, "");
  g_assert_nonnull (strstr (inspector_closures_get_kind_meaning (BOUNCE_KIND_DELAY), "still trying"));
  for (guint kind = 0; kind < BOUNCE_N_KINDS; kind++)
    if (kind != BOUNCE_KIND_FAILURE && kind != BOUNCE_KIND_DELAY)
      g_assert_nonnull (strstr (inspector_closures_get_kind_meaning (kind), "not "));
}

/* Every icon that is named is one of ours: Debian's icon theme lacks some. */
static void
test_cause_icons (void)
{
  g_assert_cmpstr (inspector_closures_get_cause_icon (BOUNCE_CAUSE_NO_SUCH_USER), ==, "bounce-permanent-symbolic");
  g_assert_cmpstr (inspector_closures_get_cause_icon (BOUNCE_CAUSE_MAILBOX_FULL), ==, "bounce-temporary-symbolic");
  g_assert_cmpstr (inspector_closures_get_cause_icon (BOUNCE_CAUSE_BLOCKLISTED), ==, "bounce-unsure-symbolic");
  g_assert_cmpstr (inspector_closures_get_cause_icon (BOUNCE_CAUSE_UNCLEAR), ==, "bounce-unclear-symbolic");
  g_assert_cmpstr (inspector_closures_get_cause_icon (BOUNCE_N_CAUSES), ==, "bounce-unclear-symbolic");
}

static void
test_badge (void)
{
  g_autofree char *both = inspector_closures_dup_badge (BOUNCE_PERMANENCE_UNSURE, BOUNCE_WHO_YOU, BOUNCE_SUPPRESS_NEVER);
  g_autofree char *none = inspector_closures_dup_badge (BOUNCE_PERMANENCE_NONE, BOUNCE_WHO_YOU, BOUNCE_SUPPRESS_NEVER);
  g_autofree char *safe = inspector_closures_dup_badge (BOUNCE_PERMANENCE_PERMANENT, BOUNCE_WHO_LIST, BOUNCE_SUPPRESS_SAFE);
  g_autofree char *unproven = inspector_closures_dup_badge (BOUNCE_PERMANENCE_PERMANENT, BOUNCE_WHO_LIST, BOUNCE_SUPPRESS_NEVER);
  g_autofree char *delayed = inspector_closures_dup_badge (BOUNCE_PERMANENCE_TEMPORARY, BOUNCE_WHO_LIST, BOUNCE_SUPPRESS_NEVER);

  g_assert_cmpstr (both, ==, "You must act · Unsure how long");
  /* Nobody must act on what is no failure, whatever the table says. */
  g_assert_cmpstr (none, ==, "Not a failure");
  /* What must not be removed may not ask for a change of the list. */
  g_assert_cmpstr (safe, ==, "Your address list must change · Permanent");
  g_assert_cmpstr (unproven, ==, "Check the address · Permanent");
  g_assert_cmpstr (delayed, ==, "Nobody must act, wait · Temporary");
}

static void
test_counts (void)
{
  g_autofree char *one = inspector_closures_dup_subtitle (1, 2);
  g_autofree char *none = inspector_closures_dup_subtitle (0, 1);
  g_autofree char *added = inspector_closures_dup_added (12);
  g_autofree char *added_one = inspector_closures_dup_added (1);
  g_autofree char *found = inspector_closures_dup_found (3, 17);
  g_autofree char *not_found = inspector_closures_dup_found (1, 0);
  g_autofree char *more = inspector_closures_dup_more (1);

  g_assert_cmpstr (one, ==, "1 bounce in 2 messages");
  g_assert_cmpstr (none, ==, "0 bounces in 1 message");
  g_assert_cmpstr (added, ==, "12 messages added");
  g_assert_cmpstr (added_one, ==, "1 message added");
  g_assert_cmpstr (found, ==, "3 of 17");
  g_assert_cmpstr (not_found, ==, "Not found");
  g_assert_cmpstr (inspector_closures_get_copied (), ==, "Copied");
  g_assert_true (g_str_has_prefix (more, "1 more is left out"));
}

static void
test_progress (void)
{
  static const struct { double fraction; guint bounces; const char *words; } rows[] = {
    { 0.719, 8, "71 % · 8 bounces so far" },       /* rounded down                      */
    { 0.9999, 1, "99 % · 1 bounce so far" },       /* 100 % would look finished         */
    { 1, 0, "100 % · 0 bounces so far" },
    { -1, 0, "0 % · 0 bounces so far" },           /* a file that shrank                */
    { 7, 0, "100 % · 0 bounces so far" },          /* a file that grew                  */
    { (double) NAN, 0, "0 % · 0 bounces so far" }, /* an empty file: zero by zero       */
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = inspector_closures_dup_progress (rows[i].fraction, rows[i].bounces);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static void
test_date (void)
{
  static const struct { gint64 seconds, now; const char *words; } rows[] = {
    { 1763388720, 1764000000, "17 Nov, 14:12" },           /* this year: the hour matters       */
    { 1731852720, 1764000000, "17 Nov 2024" },             /* another: the year does            */
    { 1767225599, 1767225600, "31 Dec 2025" },             /* a second before the new year      */
    { G_MININT64, 1764000000, "" },                        /* the archive's "no date"           */
    { G_MAXINT64, 1764000000, "" },                        /* beyond what a calendar can hold   */
    { 0, 1764000000, "1 Jan 1970" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = inspector_closures_dup_date (rows[i].seconds, rows[i].now);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

/* Each source says another thing, and never the same chosen or not. */
static void
test_host_reasons (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint source = BOUNCE_HOST_NONE; source <= BOUNCE_HOST_COMPLAINT; source++)
    {
      BounceHostCandidate candidate = { .address = (char *) "203.0.113.5", .source = source };
      char *chosen = inspector_closures_dup_host_reason (&candidate, TRUE);
      char *other = inspector_closures_dup_host_reason (&candidate, FALSE);

      g_assert_true (g_str_has_prefix (chosen, "Chosen"));
      g_assert_true (g_str_has_prefix (other, "Not chosen"));
      g_assert_true (g_hash_table_add (seen, chosen));
      g_assert_true (g_hash_table_add (seen, other));
    }
}

static void
test_safe (void)
{
  g_autofree char *line = inspector_closures_dup_safe_line ("anna@example.com\nBcc: x");
  g_autofree char *nothing = inspector_closures_dup_safe_line (NULL);
  g_autofree char *empty = inspector_closures_dup_safe_line (" \t");
  g_autofree char *text = inspector_closures_dup_safe_text ("one\r\ntwo\xe2\x80\xae", 100);
  g_autofree char *capped = inspector_closures_dup_safe_text ("one two", 3);
  g_autofree char *no_text = inspector_closures_dup_safe_text (NULL, 3);

  g_assert_cmpstr (line, ==, FSI "anna@example.com Bcc: x" PDI);
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (empty, ==, "");
  g_assert_cmpstr (text, ==, "one\ntwo\xef\xbf\xbd");
  g_assert_cmpstr (capped, ==, "one…");
  g_assert_cmpstr (no_text, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/closures/names", test_names);
  g_test_add_func ("/closures/kind-meanings", test_kind_meanings);
  g_test_add_func ("/closures/cause-icons", test_cause_icons);
  g_test_add_func ("/closures/badge", test_badge);
  g_test_add_func ("/closures/counts", test_counts);
  g_test_add_func ("/closures/progress", test_progress);
  g_test_add_func ("/closures/date", test_date);
  g_test_add_func ("/closures/host-reasons", test_host_reasons);
  g_test_add_func ("/closures/safe", test_safe);

  return g_test_run ();
}
