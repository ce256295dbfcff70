/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The example's verdicts without a network; results belong to the host. */
#include "inspector-checks.h"

#include "inspector-example.h"

#include <string.h>

static void
finish (BounceCheckCase *one)
{
  while (!bounce_check_case_is_finished (one))
    g_main_context_iteration (NULL, TRUE);
}

static BounceCheckCase *
new_case (InspectorChecks *checks,
          BounceCause      cause,
          const char      *zone,
          const char      *host,
          const char      *domain)
{
  const BounceVerdictCase one = { .cause = cause, .zone = zone, .host = host, .recipient_domain = domain, .mails = 1 };
  g_autoptr (GError) error = NULL;
  BounceCheckCase *found = inspector_checks_dup_case (checks, &one, TRUE, &error);

  g_assert_no_error (error);

  return found;
}

typedef struct
{
  InspectorChecks *checks;
  guint            verdicts[BOUNCE_N_VERDICTS];
} Walk;

static gboolean
check_item (const BounceScanItem *item,
            gpointer              user_data)
{
  Walk *walk = user_data;

  for (guint i = 0; item->reading != NULL && i < item->reading->cases->len; i++)
    {
      const BounceCase *told = g_ptr_array_index (item->reading->cases, i);
      g_autoptr (BounceCaseClaim) claim = NULL;
      g_autoptr (BounceCheckCase) one = NULL;
      g_autofree char *sentence = NULL;
      BounceVerdictCase facts;

      if (!bounce_case_is_bounce (told))
        continue;
      claim = bounce_case_claim_new (item->reading, told);
      facts = (BounceVerdictCase) { .cause = claim->cause, .zone = claim->zone, .cites_refusal = claim->cites_refusal,
                                    .host = claim->host, .helo = claim->helo, .recipient_domain = claim->recipient_domain,
                                    .sender_domain = claim->sender_domain, .bounced = claim->bounced, .mails = 1 };
      one = inspector_checks_dup_case (walk->checks, &facts, TRUE, NULL);
      g_assert_nonnull (one);
      bounce_check_case_start (one, BOUNCE_ASK_NORMAL);
      if (bounce_check_case_get_host_run (one) != NULL || bounce_check_case_get_recipient_run (one) != NULL)
        finish (one);
      walk->verdicts[bounce_check_case_get_verdict (one).kind]++;
      sentence = bounce_check_case_dup_sentence (one);
      g_assert_cmpstr (sentence, !=, "");
    }

  return FALSE;
}

/* An example that shows one verdict only would teach that all is well, or
 * nothing is. */
static void
test_example (void)
{
  g_autoptr (BounceRules) rules = bounce_rules_new (NULL, NULL);
  g_autofree char *path = inspector_example_dup_path ();
  Walk walk = { .checks = inspector_checks_new () };
  guint n = bounce_scan_count (path, NULL);

  for (guint i = 1; i <= n; i++)
    bounce_scan_nth (path, i, rules, NULL, check_item, &walk, NULL, NULL);
  for (guint i = 0; i < BOUNCE_N_VERDICTS; i++)
    {
      g_test_message ("%s: %u", bounce_verdict_kind_to_id (i), walk.verdicts[i]);
      g_assert_cmpuint (walk.verdicts[i], >, 0);
    }
  g_object_unref (walk.checks);
}

/* Of a real address the file would tell something that is not so. */
static gboolean
is_harmless (const char       *name,
             BounceBlocklists *lists)
{
  static const char * const ends[] = { ".2.0.192.in-addr.arpa", ".100.51.198.in-addr.arpa", ".113.0.203.in-addr.arpa" };
  g_autoptr (BounceSubject) subject = bounce_subject_new (name, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (name, ends[i]))
      return TRUE;
  for (const char *dot = strchr (name, '.'); dot != NULL; dot = strchr (dot + 1, '.'))
    {
      g_autofree char *below = g_strndup (name, dot - name);
      g_autofree char *reversed = g_strconcat (".", below, ".in-addr.arpa", NULL);

      if (bounce_blocklists_find (lists, dot + 1) == NULL)
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
        if (g_str_has_suffix (reversed, ends[i]))
          return TRUE;
      return g_str_equal (below, "2.0.0.127") || g_str_equal (below, "1.0.0.127");
    }

  return subject != NULL && subject->askable == BOUNCE_ASKABLE_EXAMPLE;
}

static void
test_recording (void)
{
  g_autofree char *path = inspector_example_dup_answers ();
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (BounceBlocklists) lists = bounce_blocklists_load (NULL, NULL);
  g_auto (GStrv) groups = NULL;

  g_assert_true (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL));
  groups = g_key_file_get_groups (file, NULL);
  g_assert_cmpuint (g_strv_length (groups), >, 10);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      const char *name = strchr (groups[i], ' ');

      g_assert_nonnull (name);
      if (!is_harmless (name + 1, lists))
        g_error ("%s is nothing for an example", groups[i]);
    }
  g_assert_false (is_harmless ("25.2.0.8.zen.spamhaus.org", lists));
  g_assert_false (is_harmless ("www.gnome.org", lists));
}

static void
count (InspectorChecks *checks,
       const char      *address,
       guint           *n)
{
  g_assert_nonnull (address);
  (*n)++;
}

static void
test_host (void)
{
  g_autoptr (InspectorChecks) checks = inspector_checks_new ();
  g_autoptr (BounceCheckCase) first = new_case (checks, BOUNCE_CAUSE_BLOCKLISTED, "zen.spamhaus.org", "192.0.2.25", NULL);
  g_autoptr (BounceCheckCase) unlike = NULL;
  g_autoptr (BounceCheckCase) second = NULL;
  guint heard = 0;

  g_signal_connect (checks, "host-changed", G_CALLBACK (count), &heard);
  g_assert_null (inspector_checks_get_run (checks, "192.0.2.25", TRUE));
  bounce_check_case_start (first, BOUNCE_ASK_NORMAL);
  g_assert_true (inspector_checks_get_run (checks, "192.0.2.25", TRUE) == bounce_check_case_get_host_run (first));
  g_assert_null (inspector_checks_get_run (checks, "192.0.2.25", FALSE));
  finish (first);
  g_assert_cmpuint (heard, >, 2);

  second = new_case (checks, BOUNCE_CAUSE_NO_REVERSE_DNS, NULL, "192.0.2.25", NULL);
  g_assert_true (bounce_check_case_is_finished (second));
  g_assert_cmpint (bounce_check_case_get_verdict (second).kind, ==, BOUNCE_VERDICT_GONE);

  /* Its list was not asked: nothing to be said yet. */
  unlike = new_case (checks, BOUNCE_CAUSE_BLOCKLISTED, "ix.dnsbl.manitu.net", "192.0.2.25", NULL);
  if (bounce_blocklists_find (inspector_checks_get_lists (checks), "ix.dnsbl.manitu.net") != NULL)
    g_assert_true (bounce_check_case_get_host_run (unlike) != bounce_check_case_get_host_run (first));
}

static void
test_domain (void)
{
  g_autoptr (InspectorChecks) checks = inspector_checks_new ();
  g_autoptr (BounceCheckCase) first = new_case (checks, BOUNCE_CAUSE_DOMAIN_TAKES_NO_MAIL, NULL, NULL, "parked.example");
  g_autoptr (BounceCheckCase) second = NULL;
  g_autoptr (BounceCheckCase) other = NULL;

  bounce_check_case_start (first, BOUNCE_ASK_NORMAL);
  finish (first);
  g_assert_cmpint (bounce_check_case_get_verdict (first).kind, ==, BOUNCE_VERDICT_STILL);
  second = new_case (checks, BOUNCE_CAUSE_DOMAIN_TAKES_NO_MAIL, NULL, NULL, "parked.example");
  g_assert_true (bounce_check_case_is_finished (second));
  other = new_case (checks, BOUNCE_CAUSE_DOMAIN_TAKES_NO_MAIL, NULL, NULL, "corp.example");
  g_assert_false (bounce_check_case_is_finished (other));
}

/* "Agreed" is asked once, and a broken server is told instead of crashing. */
static void
test_agreement (void)
{
  g_autoptr (InspectorChecks) checks = inspector_checks_new ();
  const BounceVerdictCase one = { .cause = BOUNCE_CAUSE_BLOCKLISTED, .host = "192.0.2.25", .mails = 1 };
  g_autoptr (InspectorChecks) broken = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (inspector_checks_has_agreed (checks));
  inspector_checks_agree (checks);
  g_assert_true (inspector_checks_has_agreed (checks));

  g_setenv ("BOUNCE_INSPECTOR_DNS", "not a server", TRUE);
  broken = inspector_checks_new ();
  g_assert_cmpstr (inspector_checks_get_resolver (broken), ==, "");
  g_assert_null (inspector_checks_dup_case (broken, &one, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_unsetenv ("BOUNCE_INSPECTOR_DNS");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/checks/example", test_example);
  g_test_add_func ("/checks/recording", test_recording);
  g_test_add_func ("/checks/host", test_host);
  g_test_add_func ("/checks/domain", test_domain);
  g_test_add_func ("/checks/agreement", test_agreement);

  return g_test_run ();
}
