/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The index must find what asking rule by rule would find. */
#include "bounce-fold.h"
#include "bounce-rules-file.h"
#include "bounce-rules-index.h"

#include <string.h>

static GPtrArray *
load_shipped (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("SOURCE_ROOT"), "data", "rules.tsv", NULL);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  g_autoptr (GBytes) bytes = g_mapped_file_get_bytes (file);
  g_autoptr (GError) error = NULL;
  GPtrArray *rules = bounce_rules_file_read (bytes, "rules.tsv", FALSE, &error);

  g_assert_no_error (error);
  return rules;
}

static void
take (const BounceRule **best,
      const BounceRule  *rule)
{
  if (*best == NULL)
    *best = rule;
}

/* What the index stands for, without any cleverness. */
static void
search_slowly (GPtrArray             *rules,
               const BounceStatement *statement,
               const BounceFold      *fold,
               BounceRulesHits       *hits)
{
  *hits = (BounceRulesHits) { 0 };
  for (guint i = 0; i < rules->len; i++)
    {
      const BounceRule *rule = rules->pdata[i];
      gsize from, to;
      gboolean inner, whole;

      if (!bounce_rule_applies (rule, statement))
        continue;
      inner = bounce_rule_find (rule, fold->text + fold->mark, fold->length - fold->mark, &from, &to);
      whole = inner || bounce_rule_find (rule, fold->text, fold->length, &from, &to);
      if (whole && (!rule->late || rule->doubt) && bounce_cause_get_suppress (rule->cause) != BOUNCE_SUPPRESS_SAFE)
        hits->doubt = TRUE;
      if (rule->mute)
        continue;
      if (whole)
        take (rule->late ? &hits->whole_late : &hits->whole, rule);
      if (inner || (whole && rule->outer))
        take (rule->late ? &hits->inner_late : &hits->inner, rule);
    }
}

static void
test_agreement (void)
{
  g_autoptr (GPtrArray) rules = load_shipped ();
  BounceRulesIndex *index = bounce_rules_index_new (rules);

  for (guint i = 0; i < rules->len; i++)
    {
      const BounceRule *rule = rules->pdata[i];
      const BounceRule *other = rules->pdata[(i * 7 + 3) % rules->len];
      g_autofree char *text = g_strdup_printf ("host mx.example.org said: %s / 550 %s", other->example, rule->example);
      g_autoptr (BounceReply) reply = bounce_reply_new (text);
      BounceStatement statement = { .reply = reply };
      BounceRulesHits fast, slow;
      BounceFold fold;

      bounce_fold_init (&fold, text, strlen (text) - strlen (rule->example));
      bounce_rules_index_search (index, &statement, fold.text, fold.length, fold.mark, &fast);
      search_slowly (rules, &statement, &fold, &slow);
      g_test_message ("%s", text);
      g_assert_true (fast.inner == slow.inner);
      g_assert_true (fast.inner_late == slow.inner_late);
      g_assert_true (fast.whole == slow.whole);
      g_assert_true (fast.whole_late == slow.whole_late);
      g_assert_true (fast.doubt == slow.doubt);
      bounce_fold_clear (&fold);
    }
  bounce_rules_index_free (index);
}

static void
test_short (void)
{
  g_autoptr (GPtrArray) rules = load_shipped ();
  g_autoptr (BounceReply) reply = bounce_reply_new ("");
  BounceRulesIndex *index = bounce_rules_index_new (rules);
  BounceStatement statement = { .reply = reply };
  BounceRulesHits hits;

  for (gsize length = 0; length < 4; length++)
    {
      bounce_rules_index_search (index, &statement, "spam", length, 0, &hits);
      g_assert_null (hits.whole);
    }
  bounce_rules_index_free (index);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules-index/agreement", test_agreement);
  g_test_add_func ("/rules-index/short", test_short);

  return g_test_run ();
}
