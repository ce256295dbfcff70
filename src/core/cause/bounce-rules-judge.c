/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns a decision into a finding.  Permanence follows the words, then the
 * class; safety is denied at the least doubt. */
#include "bounce-rules-judge.h"

#include "bounce-rules-subject.h"

#include <string.h>

/* Where a code stands in the reply, for the eye; its place decides nothing. */
static void
locate_code (const BounceStatement *statement,
             BounceBasis            basis,
             BounceFinding         *finding)
{
  char buffer[16];
  const char *found;

  if (basis == BOUNCE_BASIS_STATUS)
    bounce_status_format (statement->reply->status, buffer);
  else
    g_snprintf (buffer, sizeof buffer, "%u", statement->reply->code);

  found = strstr (statement->reply->text, buffer);
  if (found != NULL)
    {
      finding->start = found - statement->reply->whole;
      finding->length = strlen (buffer);
    }
}

static void
locate_words (const BounceQuestion *question,
              const BounceDecision *decision,
              BounceFinding        *finding)
{
  gboolean in_body = decision->basis == BOUNCE_BASIS_BODY;
  const BounceFold *fold = in_body ? &question->body : &question->words;
  const char *text = in_body ? question->statement->text : question->statement->reply->whole;
  gsize skip = decision->basis == BOUNCE_BASIS_INNER ? fold->mark : 0;
  gsize from, to;
  gboolean found = bounce_rule_find (decision->rule, fold->text + skip, fold->length - skip, &from, &to);

  if (!found && skip > 0)
    {
      skip = 0;
      found = bounce_rule_find (decision->rule, fold->text, fold->length, &from, &to);
    }
  if (found)
    bounce_fold_locate (text, in_body ? 0 : question->text_at, skip + from, skip + to, &finding->start, &finding->length);
}

static void
add_evidence (const BounceQuestion *question,
              const BounceDecision *decision,
              BounceFinding        *finding)
{
  switch (decision->basis)
    {
    case BOUNCE_BASIS_INNER:
    case BOUNCE_BASIS_WHOLE:
      finding->field = BOUNCE_FIELD_DIAGNOSTIC;
      locate_words (question, decision, finding);
      break;
    case BOUNCE_BASIS_BODY:
      finding->field = BOUNCE_FIELD_BODY;
      locate_words (question, decision, finding);
      break;
    case BOUNCE_BASIS_STATUS:
    case BOUNCE_BASIS_CODE:
      finding->field = BOUNCE_FIELD_DIAGNOSTIC;
      locate_code (question->statement, decision->basis, finding);
      break;
    case BOUNCE_BASIS_FIELD:
      finding->field = BOUNCE_FIELD_STATUS;
      break;
    case BOUNCE_BASIS_NOTHING:
    default:
      break;
    }
}

/* The reply's class: 4, 5, or 0 when neither reply nor report has one. */
static guint
get_class (const BounceStatement *statement)
{
  const BounceReply *reply = statement->reply;

  if (reply->code >= 400 && reply->code < 600)
    return reply->code / 100;
  if (reply->status != 0)
    return bounce_status_get_class (reply->status);

  return bounce_status_get_class (statement->status);
}

static BouncePermanence
judge_permanence (const BounceStatement *statement,
                  const BounceRule      *rule,
                  BounceCause            cause)
{
  BounceGroup group = bounce_cause_get_group (cause);
  guint class = get_class (statement);

  if (statement->action == BOUNCE_ACTION_DELAYED)
    return BOUNCE_PERMANENCE_TEMPORARY;
  if (rule != NULL && rule->own_permanence)
    return rule->permanence;
  if (class == 4 && (group == BOUNCE_GROUP_REPUTATION || cause == BOUNCE_CAUSE_NO_REVERSE_DNS ||
                     cause == BOUNCE_CAUSE_SPAM_CONTENT || cause == BOUNCE_CAUSE_UNCLEAR))
    return BOUNCE_PERMANENCE_TEMPORARY;
  /* "450 unknown user" is what a server says while it cannot look the name up. */
  if (class == 4 && statement->action != BOUNCE_ACTION_FAILED && bounce_cause_get_suppress (cause) == BOUNCE_SUPPRESS_SAFE)
    return BOUNCE_PERMANENCE_TEMPORARY;
  if (class == 5 && cause == BOUNCE_CAUSE_UNCLEAR)
    return BOUNCE_PERMANENCE_PERMANENT;

  return bounce_cause_get_permanence (cause);
}

static BounceConfidence
judge_confidence (const BounceDecision *decision)
{
  if (decision->rule == NULL || decision->rule->guess)
    return BOUNCE_CONFIDENCE_GUESSED;
  if (decision->basis == BOUNCE_BASIS_STATUS || decision->basis == BOUNCE_BASIS_CODE ||
      decision->basis == BOUNCE_BASIS_FIELD)
    return BOUNCE_CONFIDENCE_INFERRED;

  return BOUNCE_CONFIDENCE_STATED;
}

/* What is refused before RCPT was said is not the recipient's doing. */
static gboolean
before_recipient (BounceStage stage)
{
  return stage == BOUNCE_STAGE_CONNECT || stage == BOUNCE_STAGE_HELO || stage == BOUNCE_STAGE_TLS ||
         stage == BOUNCE_STAGE_AUTH || stage == BOUNCE_STAGE_MAIL;
}

static gboolean
is_other_class (guint class)
{
  return class != 0 && class != 5;
}

/* Some number in it calls the outcome passing, or no failure at all. */
static gboolean
is_soft (const BounceStatement *statement)
{
  return is_other_class (statement->reply->code / 100) ||
         is_other_class (bounce_status_get_class (statement->reply->status)) ||
         is_other_class (bounce_status_get_class (statement->status));
}

/* A wrong "safe" removes a living customer: any doubt makes it "never", and a
 * sign that the recipient is meant has to be there.  Words of the human part
 * need a code beside them. */
static BounceSuppress
judge_suppress (const BounceQuestion *question,
                const BounceDecision *decision,
                const BounceFinding  *finding)
{
  const BounceStatement *statement = question->statement;
  BounceSuppress suppress = bounce_cause_get_suppress (finding->cause);
  gboolean loose = (decision->basis == BOUNCE_BASIS_BODY || question->free_words) &&
                   (get_class (statement) != 5 || g_strcmp0 (statement->dialect, "plain") == 0);

  if (suppress == BOUNCE_SUPPRESS_REPEATED)
    return statement->action == BOUNCE_ACTION_DELAYED ? BOUNCE_SUPPRESS_NEVER : suppress;
  if (before_recipient (statement->reply->stage))
    return BOUNCE_SUPPRESS_NEVER;
  if (suppress != BOUNCE_SUPPRESS_SAFE || finding->permanence != BOUNCE_PERMANENCE_PERMANENT ||
      finding->confidence != BOUNCE_CONFIDENCE_STATED || decision->rule->keep || decision->doubt || is_soft (statement) || loose)
    return BOUNCE_SUPPRESS_NEVER;
  if (!bounce_rules_shows_recipient (question, decision->rule, finding))
    return BOUNCE_SUPPRESS_NEVER;

  return BOUNCE_SUPPRESS_SAFE;
}

/* Nothing was said at all, only that it failed with a temporary status: the
 * reporting server tried until its time was up. */
static gboolean
ran_out (const BounceQuestion *question)
{
  const BounceStatement *statement = question->statement;

  return statement->action == BOUNCE_ACTION_FAILED && bounce_status_get_class (statement->status) == 4 &&
         question->words.length == 0;
}

void
bounce_rules_judge (const BounceQuestion *question,
                    const BounceDecision *decision,
                    BounceFinding        *finding)
{
  static const BounceDecision nothing = { 0 };
  const BounceStatement *statement = question->statement;
  const BounceRule *rule = decision->rule;

  /* A delay notice that tells for how long it has tried, or says 4.4.7: nobody has given up yet. */
  if (rule != NULL && rule->cause == BOUNCE_CAUSE_GAVE_UP && statement->action == BOUNCE_ACTION_DELAYED)
    {
      decision = &nothing;
      rule = NULL;
    }

  *finding = (BounceFinding) { .cause = BOUNCE_CAUSE_UNCLEAR };
  if (rule != NULL)
    {
      finding->cause = rule->cause;
      finding->rule = rule->id;
    }
  else if (ran_out (question))
    finding->cause = BOUNCE_CAUSE_GAVE_UP;
  finding->permanence = judge_permanence (statement, rule, finding->cause);
  finding->who = rule != NULL ? rule->who : bounce_cause_get_who (finding->cause);
  finding->confidence = judge_confidence (decision);
  add_evidence (question, decision, finding);
  finding->suppress = judge_suppress (question, decision, finding);
}
