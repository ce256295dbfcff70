/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Proves rules: an example that another line matches first shows a wrong order,
 * a typing error or a line that nothing can reach. */
#include "bounce-rules-proof.h"

/* A mute rule decides nothing: its example must be what raises the doubt. */
static gboolean
is_raised_by (const BounceRule     *rule,
              const BounceQuestion *question)
{
  gsize from, to;

  return bounce_rule_find (rule, question->words.text, question->words.length, &from, &to);
}

/* A statement made of nothing but the example, said where the rule listens.
 * Only rules of the same file can shadow it: a user's may go before ours. */
static gboolean
prove_rule (BounceRulesIndex  *index,
            const BounceRule  *rule,
            GError           **error)
{
  g_autoptr (BounceReply) reply = bounce_reply_new (rule->example);
  const char *stage = bounce_rule_get_narrowing (rule, "stage");
  BounceStatement statement = {
    .reply = reply,
    .receiver = bounce_rule_get_narrowing (rule, "receiver"),
    .reporter = bounce_rule_get_narrowing (rule, "reporter"),
    .dialect = bounce_rule_get_narrowing (rule, "dialect"),
  };
  BounceQuestion question;
  BounceDecision decision = { 0 };
  gboolean raised;

  for (BounceStage i = BOUNCE_STAGE_UNKNOWN; stage != NULL && i <= BOUNCE_STAGE_LOCAL; i++)
    if (g_ascii_strcasecmp (bounce_stage_to_id (i), stage) == 0)
      reply->stage = i;
  bounce_question_init (&question, &statement);
  bounce_question_ask (&question, index, &decision);
  raised = rule->mute && decision.doubt && is_raised_by (rule, &question);
  bounce_question_clear (&question);
  if (decision.rule == rule || raised)
    return TRUE;

  g_set_error (error, BOUNCE_RULES_ERROR, BOUNCE_RULES_ERROR_BAD_EXAMPLE,
               "%s: the example of \"%s\" is matched by %s", rule->place, rule->id,
               decision.rule != NULL ? decision.rule->place : "no rule");
  return FALSE;
}

gboolean
bounce_rules_proof (GPtrArray         *rules,
                    BounceRulesIndex  *index,
                    GError           **error)
{
  for (guint i = 0; i < rules->len; i++)
    if (!prove_rule (index, rules->pdata[i], error))
      return FALSE;

  return TRUE;
}

BounceRulesIndex *
bounce_rules_proof_keep_good (GPtrArray        *rules,
                              BounceRulesIndex *index,
                              GPtrArray        *problems)
{
  g_autoptr (GPtrArray) bad = g_ptr_array_new ();

  for (guint i = 0; i < rules->len; i++)
    {
      g_autoptr (GError) error = NULL;

      if (prove_rule (index, rules->pdata[i], &error))
        continue;
      g_ptr_array_add (problems, g_strdup (error->message));
      g_ptr_array_add (bad, rules->pdata[i]);
    }
  if (bad->len == 0)
    return index;

  bounce_rules_index_free (index);
  for (guint i = 0; i < bad->len; i++)
    g_ptr_array_remove (rules, bad->pdata[i]);
  for (guint i = 0; i < rules->len; i++)
    ((BounceRule *) rules->pdata[i])->order = i;

  return bounce_rules_index_new (rules);
}
