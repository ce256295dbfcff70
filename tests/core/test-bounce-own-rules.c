/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing to a user's own rules.tsv, and what his rules may not do. */
#include "bounce-own-rules.h"

#include "bounce-own-rule.h"
#include "bounce-reading.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define LINE(cause, scope, words) "x\t" cause "\t-\t" scope "\ttext\t" words "\t550 " words "\tme"

static char *folder;

static char *
get_path (void)
{
  return g_build_filename (folder, "rules.tsv", NULL);
}

static void
put (const char *text)
{
  g_autofree char *path = get_path ();

  if (text != NULL)
    g_assert_true (g_file_set_contents (path, text, -1, NULL));
  else
    g_unlink (path);
}

static void
assert_file (const char *expected)
{
  g_autofree char *path = get_path ();
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

#define OTHER LINE ("virus", "*", "spotted something")
#define NEW LINE ("policy-other", "*", "no thanks today")

static const struct { const char *before, *line, *after, *undone, *why; } rows[] = {
  { NULL, NEW, NEW "\n", "", "no file yet" },
  { "# mine\n\n" OTHER "\n", NEW, "# mine\n\n" OTHER "\n" NEW "\n", "# mine\n\n" OTHER "\n", "behind what is there" },
  { "# no end", NEW, "# no end\n" NEW "\n", "# no end\n", "a last line without its end" },
  { "broken line\n" OTHER "\n", NEW, "broken line\n" OTHER "\n" NEW "\n", "broken line\n" OTHER "\n", "others' mistakes stay theirs" },
  { LINE ("virus", "*", "no thanks today") "\n", NEW, NEW "\n", LINE ("virus", "*", "no thanks today") "\n", "thought better of it" },
  { "# c\n" LINE ("virus", "*", "thanks") "\n", NEW, "# c\n" NEW "\n" LINE ("virus", "*", "thanks") "\n", "# c\n" LINE ("virus", "*", "thanks") "\n", "wider words above would take it" },
};

static void
test_add (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BounceOwnChange) change = NULL;

      g_test_message ("%s", rows[i].why);
      put (rows[i].before);
      change = bounce_own_rules_add (folder, rows[i].line, &error);
      g_assert_no_error (error);
      assert_file (rows[i].after);
      g_assert_true (bounce_own_rules_undo (folder, change, &error));
      g_assert_no_error (error);
      assert_file (rows[i].undone);
      /* A second press does nothing. */
      g_assert_true (bounce_own_rules_undo (folder, change, &error) || change->instead_of != NULL);
    }
  put (NULL);
}

static void
test_refused (void)
{
  g_autoptr (GError) error = NULL;
  static const char text[] = LINE ("virus", "*", "no thanks today, and more") "\n";

  put (text);
  g_assert_null (bounce_own_rules_add (folder, "x\tnothing\t-\t*\ttext\tabcd\tabcd\tme", &error));
  g_assert_error (error, BOUNCE_RULES_ERROR, BOUNCE_RULES_ERROR_BAD_EXAMPLE);
  assert_file (text);
  put (NULL);
}

static void
test_link (void)
{
  g_autofree char *path = get_path ();
  g_autofree char *real = g_build_filename (folder, "elsewhere", NULL);
  g_autoptr (BounceOwnChange) change = NULL;

  g_assert_true (g_file_set_contents (real, "# here\n", -1, NULL));
  g_assert_cmpint (symlink (real, path), ==, 0);
  change = bounce_own_rules_add (folder, NEW, NULL);
  g_assert_nonnull (change);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_SYMLINK));
  assert_file ("# here\n" NEW "\n");
  g_unlink (path);
  g_unlink (real);
}

/* What the rule of a bounce makes of all of its like. */
static const struct { const char *reply, *like; BounceCause cause; BounceSuppress most; const char *why; } judged[] = {
  { "550 Sitzplatz fehlt hier", "554 5.1.1 <bert@example.net> Sitzplatz fehlt hier", BOUNCE_CAUSE_POLICY_OTHER, BOUNCE_SUPPRESS_NEVER, "a cause of the sender" },
  { "550 no seat for this person", "550 no seat for this person", BOUNCE_CAUSE_NO_SUCH_USER, BOUNCE_SUPPRESS_NEVER, "nothing shows that the recipient is meant" },
  { "550 5.1.1 no seat for this person", "550 5.1.1 no seat for this person", BOUNCE_CAUSE_NO_SUCH_USER, BOUNCE_SUPPRESS_SAFE, "an address status shows it" },
  { "550 5.1.1 Client host [192.0.2.7] blocked using zen.spamhaus.org", "550 5.1.1 Client host [192.0.2.8] blocked using zen.spamhaus.org",
    BOUNCE_CAUSE_NO_SUCH_USER, BOUNCE_SUPPRESS_NEVER, "known to speak of a server" },
  { "550 5.1.1 sender address does not exist", "550 5.1.1 sender address does not exist", BOUNCE_CAUSE_NO_SUCH_USER, BOUNCE_SUPPRESS_NEVER, "known to speak of the sender" },
  { "552 5.1.1 over quota", "552 5.1.1 over quota", BOUNCE_CAUSE_NO_SUCH_USER, BOUNCE_SUPPRESS_NEVER, "known to pass" },
  { "450 4.1.1 no seat for this person", "450 4.1.1 no seat for this person", BOUNCE_CAUSE_NO_SUCH_USER, BOUNCE_SUPPRESS_NEVER, "a soft reply" },
};

static void
test_judged (void)
{
  g_autoptr (BounceRules) ours = bounce_rules_new (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (judged); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BounceReading) reading = bounce_reading_new_for_reply (judged[i].reply, ours);
      g_autofree char *line = bounce_own_rule_new (reading, reading->cases->pdata[0], judged[i].cause, NULL);
      g_autoptr (BounceOwnChange) change = NULL;
      g_autoptr (BounceRules) rules = NULL;
      g_autoptr (BounceReply) reply = bounce_reply_new (judged[i].like);
      BounceFinding finding;

      g_test_message ("%s: %s", judged[i].why, line);
      g_assert_nonnull (line);
      put (NULL);
      change = bounce_own_rules_add (folder, line, &error);
      g_assert_no_error (error);
      rules = bounce_rules_new (folder, &error);
      g_assert_no_error (error);
      g_assert_true (bounce_rules_prove (rules, NULL));
      bounce_rules_classify (rules, &(BounceStatement) { .reply = reply, .action = BOUNCE_ACTION_FAILED }, &finding);
      g_assert_cmpstr (bounce_cause_to_id (finding.cause), ==, bounce_cause_to_id (judged[i].cause));
      g_assert_cmpstr (finding.rule, ==, "rules.tsv:1");
      /* The code in front is no part of what matched. */
      g_assert_false (g_ascii_isdigit (reply->whole[finding.start]));
      g_assert_cmpstr (bounce_suppress_to_id (finding.suppress), ==, bounce_suppress_to_id (judged[i].most));
    }
  put (NULL);
}

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("own-rules-XXXXXX", NULL);
  g_test_add_func ("/own-rules/add", test_add);
  g_test_add_func ("/own-rules/refused", test_refused);
  g_test_add_func ("/own-rules/link", test_link);
  g_test_add_func ("/own-rules/judged", test_judged);
  result = g_test_run ();
  g_rmdir (folder);
  g_free (folder);

  return result;
}
