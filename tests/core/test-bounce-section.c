/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Who must act: every row stands in one section, and the dangerous one
 * ("Remove address") takes only what is safe to remove. */
#include "bounce-section.h"

static void
test_rows (void)
{
  static const struct
  {
    BounceKind kind;
    BounceCause cause;
    BouncePermanence permanence;
    BounceWho who;
    BounceSuppress suppress;
    BounceSection section;
  } rows[] = {
    { BOUNCE_KIND_FAILURE, BOUNCE_CAUSE_NO_SUCH_USER, BOUNCE_PERMANENCE_PERMANENT, BOUNCE_WHO_LIST, BOUNCE_SUPPRESS_SAFE, BOUNCE_SECTION_LIST },
    /* A living customer would stand under "Remove address". */
    { BOUNCE_KIND_FAILURE, BOUNCE_CAUSE_NO_SUCH_USER, BOUNCE_PERMANENCE_PERMANENT, BOUNCE_WHO_LIST, BOUNCE_SUPPRESS_NEVER, BOUNCE_SECTION_CHECK },
    { BOUNCE_KIND_FAILURE, BOUNCE_CAUSE_MAILBOX_FULL, BOUNCE_PERMANENCE_PERMANENT, BOUNCE_WHO_LIST, BOUNCE_SUPPRESS_REPEATED, BOUNCE_SECTION_CHECK },
    { BOUNCE_KIND_DELAY, BOUNCE_CAUSE_NO_SUCH_DOMAIN, BOUNCE_PERMANENCE_TEMPORARY, BOUNCE_WHO_LIST, BOUNCE_SUPPRESS_NEVER, BOUNCE_SECTION_WAIT },
    { BOUNCE_KIND_FAILURE, BOUNCE_CAUSE_NO_SUCH_USER, BOUNCE_PERMANENCE_UNSURE, BOUNCE_WHO_LIST, BOUNCE_SUPPRESS_NEVER, BOUNCE_SECTION_WAIT },
    { BOUNCE_KIND_FAILURE, BOUNCE_CAUSE_BLOCKLISTED, BOUNCE_PERMANENCE_TEMPORARY, BOUNCE_WHO_YOU, BOUNCE_SUPPRESS_NEVER, BOUNCE_SECTION_YOU },
    { BOUNCE_KIND_FAILURE, BOUNCE_CAUSE_NO_REVERSE_DNS, BOUNCE_PERMANENCE_PERMANENT, BOUNCE_WHO_PROVIDER, BOUNCE_SUPPRESS_NEVER, BOUNCE_SECTION_PROVIDER },
    { BOUNCE_KIND_FAILURE, BOUNCE_CAUSE_MAILBOX_FULL, BOUNCE_PERMANENCE_TEMPORARY, BOUNCE_WHO_NOBODY, BOUNCE_SUPPRESS_REPEATED, BOUNCE_SECTION_WAIT },
    { BOUNCE_KIND_FAILURE, BOUNCE_CAUSE_UNREACHABLE, BOUNCE_PERMANENCE_TEMPORARY, BOUNCE_WHO_RECEIVER, BOUNCE_SUPPRESS_NEVER, BOUNCE_SECTION_WAIT },
    { BOUNCE_KIND_FAILURE, BOUNCE_CAUSE_MAIL_LOOP, BOUNCE_PERMANENCE_PERMANENT, BOUNCE_WHO_RECEIVER, BOUNCE_SUPPRESS_NEVER, BOUNCE_SECTION_RECEIVER },
    { BOUNCE_KIND_FAILURE, BOUNCE_CAUSE_UNCLEAR, BOUNCE_PERMANENCE_PERMANENT, BOUNCE_WHO_RECEIVER, BOUNCE_SUPPRESS_NEVER, BOUNCE_SECTION_UNCLEAR },
    { BOUNCE_KIND_COMPLAINT, BOUNCE_CAUSE_UNCLEAR, BOUNCE_PERMANENCE_NONE, BOUNCE_WHO_NOBODY, BOUNCE_SUPPRESS_NEVER, BOUNCE_SECTION_NOT_COUNTED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (bounce_section_of (rows[i].kind, rows[i].cause, rows[i].permanence, rows[i].who, rows[i].suppress), ==, rows[i].section);
}

/* Whatever comes together, the section is one that the sidebar has. */
static void
test_total (void)
{
  for (guint kind = 0; kind < BOUNCE_N_KINDS; kind++)
    for (guint cause = 0; cause < BOUNCE_N_CAUSES; cause++)
      for (guint permanence = 0; permanence < BOUNCE_N_PERMANENCES; permanence++)
        for (guint who = 0; who < BOUNCE_N_WHO; who++)
          for (guint suppress = 0; suppress < BOUNCE_N_SUPPRESSES; suppress++)
            {
              BounceSection section = bounce_section_of (kind, cause, permanence, who, suppress);

              g_assert_cmpint (section, >, BOUNCE_SECTION_ALL);
              g_assert_cmpint (section, <, BOUNCE_N_SECTIONS);
              if (section != BOUNCE_SECTION_LIST)
                continue;
              g_assert_cmpint (permanence, ==, BOUNCE_PERMANENCE_PERMANENT);
              g_assert_cmpint (suppress, ==, BOUNCE_SUPPRESS_SAFE);
            }
}

/* What strangers sent in our name is set aside, and other kinds stay what they are. */
static void
test_foreign (void)
{
  BounceRecord record = { .kind = BOUNCE_KIND_FAILURE, .cause = BOUNCE_CAUSE_NO_SUCH_USER, .who = BOUNCE_WHO_LIST };

  record.confidence_suppress = BOUNCE_OWNERSHIP_FOREIGN << 2;
  g_assert_cmpint (bounce_section_of_record (&record), ==, BOUNCE_SECTION_NOT_COUNTED);
  g_assert_cmpuint (bounce_section_get_kind (&record), ==, BOUNCE_SECTION_KIND_FOREIGN);
  record.confidence_suppress = BOUNCE_OWNERSHIP_OURS << 2;
  g_assert_cmpint (bounce_section_of_record (&record), !=, BOUNCE_SECTION_NOT_COUNTED);
  g_assert_cmpuint (bounce_section_get_kind (&record), ==, BOUNCE_KIND_FAILURE);
  record = (BounceRecord) { .kind = BOUNCE_KIND_RECEIPT, .confidence_suppress = BOUNCE_OWNERSHIP_FOREIGN << 2 };
  g_assert_cmpuint (bounce_section_get_kind (&record), ==, BOUNCE_KIND_RECEIPT);
  record.confidence_suppress = BOUNCE_CONFIDENCE_GUESSED | BOUNCE_OWNERSHIP_FOREIGN << 2 | BOUNCE_SUPPRESS_SAFE << 4;
  g_assert_cmpint (bounce_record_get_confidence (&record), ==, BOUNCE_CONFIDENCE_GUESSED);
  g_assert_cmpint (bounce_record_get_ownership (&record), ==, BOUNCE_OWNERSHIP_FOREIGN);
  g_assert_cmpint (bounce_record_get_suppress (&record), ==, BOUNCE_SUPPRESS_SAFE);
}

/* A record packs what decides: a mask of the wrong half would call all safe. */
static void
test_record (void)
{
  BounceRecord record = {
    .kind = BOUNCE_KIND_FAILURE,
    .cause = BOUNCE_CAUSE_NO_SUCH_USER,
    .permanence = BOUNCE_PERMANENCE_PERMANENT,
    .who = BOUNCE_WHO_LIST,
    .confidence_suppress = BOUNCE_CONFIDENCE_GUESSED | BOUNCE_SUPPRESS_NEVER << 4,
  };

  g_assert_cmpint (bounce_section_of_record (&record), ==, BOUNCE_SECTION_CHECK);
  record.confidence_suppress = BOUNCE_CONFIDENCE_STATED | BOUNCE_SUPPRESS_SAFE << 4;
  g_assert_cmpint (bounce_section_of_record (&record), ==, BOUNCE_SECTION_LIST);
  g_assert_cmpuint (sizeof record, <=, 72);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/section/rows", test_rows);
  g_test_add_func ("/section/total", test_total);
  g_test_add_func ("/section/record", test_record);
  g_test_add_func ("/section/foreign", test_foreign);

  return g_test_run ();
}
