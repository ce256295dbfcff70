/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Folds a statement and asks the rules about its parts, in order: innermost
 * words, words around them, enhanced status, code, the report's Status field,
 * words of the human part. */
#include "bounce-rules-question.h"

#include <string.h>

/* Postfix says "in reply to MAIL FROM command" in the human part, and leaves it
 * out of the diagnostic. */
static BounceStage
find_stage (const BounceStatement *statement)
{
  g_autoptr (BounceReply) told = NULL;

  if (statement->reply->stage != BOUNCE_STAGE_UNKNOWN || statement->text == NULL)
    return statement->reply->stage;

  told = bounce_reply_new (statement->text);
  return told->code == statement->reply->code ? told->stage : BOUNCE_STAGE_UNKNOWN;
}

void
bounce_question_init (BounceQuestion        *self,
                      const BounceStatement *statement)
{
  self->reply = *statement->reply;
  self->reply.stage = find_stage (statement);
  self->copy = *statement;
  self->copy.reply = &self->reply;
  self->statement = &self->copy;
  self->text_at = statement->reply->text - statement->reply->whole;
  bounce_fold_init (&self->words, statement->reply->whole, self->text_at);
  bounce_fold_init (&self->body, statement->text, 0);
  self->free_words = self->words.length > 0 && strcmp (self->words.text, self->body.text) == 0;
}

void
bounce_question_clear (BounceQuestion *self)
{
  bounce_fold_clear (&self->words);
  bounce_fold_clear (&self->body);
}

static gboolean
decide (BounceDecision   *decision,
        const BounceRule *rule,
        BounceBasis       basis)
{
  decision->rule = rule;
  decision->basis = rule != NULL ? basis : BOUNCE_BASIS_NOTHING;
  return rule != NULL;
}

/* A status that has a name on the sender's side (5.1.8, 5.7.23): "user unknown"
 * beside it is not said of the recipient. */
static gboolean
status_speaks_against (BounceRulesIndex      *index,
                       const BounceStatement *statement,
                       BounceStatus           status)
{
  const BounceRule *rule = bounce_rules_index_status (index, statement, status, FALSE);

  return rule != NULL && bounce_cause_get_suppress (rule->cause) != BOUNCE_SUPPRESS_SAFE;
}

/* Early rules over all places of words and codes, then the late ones: a bare
 * "550" or "expired" must not shut out telling words that stand elsewhere. */
gboolean
bounce_question_ask (const BounceQuestion *self,
                     BounceRulesIndex     *index,
                     BounceDecision       *decision)
{
  const BounceStatement *s = self->statement;
  BounceRulesHits words, body;

  bounce_rules_index_search (index, s, self->words.text, self->words.length, self->words.mark, &words);
  decision->doubt |= words.doubt || status_speaks_against (index, s, s->reply->status) ||
                     status_speaks_against (index, s, s->status);

  if (self->free_words && s->reply->code == 0 &&
      decide (decision, bounce_rules_index_status (index, s, s->status, FALSE), BOUNCE_BASIS_FIELD))
    return TRUE;
  if (decide (decision, words.inner, BOUNCE_BASIS_INNER) ||
      decide (decision, words.whole, BOUNCE_BASIS_WHOLE) ||
      decide (decision, bounce_rules_index_status (index, s, s->reply->status, FALSE), BOUNCE_BASIS_STATUS) ||
      decide (decision, bounce_rules_index_code (index, s, s->reply->code, FALSE), BOUNCE_BASIS_CODE) ||
      decide (decision, bounce_rules_index_status (index, s, s->status, FALSE), BOUNCE_BASIS_FIELD))
    return TRUE;

  bounce_rules_index_search (index, s, self->body.text, self->body.length, 0, &body);
  decision->doubt |= body.doubt;

  return decide (decision, body.whole, BOUNCE_BASIS_BODY) ||
         decide (decision, words.inner_late, BOUNCE_BASIS_INNER) ||
         decide (decision, words.whole_late, BOUNCE_BASIS_WHOLE) ||
         decide (decision, bounce_rules_index_status (index, s, s->reply->status, TRUE), BOUNCE_BASIS_STATUS) ||
         decide (decision, bounce_rules_index_code (index, s, s->reply->code, TRUE), BOUNCE_BASIS_CODE) ||
         decide (decision, bounce_rules_index_status (index, s, s->status, TRUE), BOUNCE_BASIS_FIELD) ||
         decide (decision, body.whole_late, BOUNCE_BASIS_BODY);
}
