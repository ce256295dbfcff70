/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Judges a statement: asks the rules layer by layer and says what the rule that
 * decides makes of cause, permanence, confidence and safety. */
#include "bounce-rules.h"

#include "bounce-data.h"
#include "bounce-fold.h"
#include "bounce-rules-cache.h"
#include "bounce-rules-file.h"
#include "bounce-rules-index.h"

#include <string.h>

#define RESOURCE "/io/github/bounce_inspector/BounceInspector/rules.tsv"
#define FILE_NAME "rules.tsv"

typedef struct
{
  GPtrArray        *rules;
  BounceRulesIndex *index;
} RuleSet;

struct _BounceRules
{
  gatomicrefcount   refs;
  RuleSet           sets[2];     /* the user's, then ours                       */
  BounceRulesCache *cache;
};

/* What was folded of one statement, shared by both sets. */
typedef struct
{
  const BounceStatement *statement;
  gsize                  text_at;          /* of reply->text in reply->whole    */
  BounceFold             words, body;
  gboolean               free_words;       /* there is no diagnostic: the reply */
                                           /* was made of the human part        */
} Folded;

G_DEFINE_QUARK (bounce-rules-error-quark, bounce_rules_error)

const char *
bounce_field_to_id (BounceField field)
{
  static const char *const ids[] = { NULL, "diagnostic", "status", "body", "header" };

  return (guint) field < G_N_ELEMENTS (ids) ? ids[field] : NULL;
}

static gboolean
fill_set (RuleSet     *set,
          GBytes      *bytes,
          const char  *name,
          gboolean     own,
          GError     **error)
{
  set->rules = bounce_rules_file_read (bytes, name, own, error);
  if (set->rules == NULL)
    return FALSE;
  set->index = bounce_rules_index_new (set->rules);

  return TRUE;
}

BounceRules *
bounce_rules_load (GBytes  *builtin,
                   GFile   *own,
                   GError **error)
{
  g_autoptr (BounceRules) self = g_new0 (BounceRules, 1);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  g_atomic_ref_count_init (&self->refs);
  self->cache = bounce_rules_cache_new ();
  if (own != NULL)
    {
      name = g_file_get_basename (own);
      bytes = g_file_load_bytes (own, NULL, NULL, error);
      if (bytes == NULL)
        return NULL;
    }

  if (!fill_set (&self->sets[0], bytes != NULL ? bytes : nothing, name != NULL ? name : FILE_NAME, TRUE, error) ||
      !fill_set (&self->sets[1], builtin != NULL ? builtin : nothing, FILE_NAME, FALSE, error))
    return NULL;

  return g_steal_pointer (&self);
}

BounceRules *
bounce_rules_new (const char  *config_dir,
                  GError     **error)
{
  g_autoptr (GBytes) builtin = NULL;
  g_autoptr (GFile) own = NULL;

  builtin = g_resource_lookup_data (bounce_data_get_resource (), RESOURCE, 0, error);
  if (builtin == NULL)
    return NULL;
  if (config_dir != NULL)
    {
      own = g_file_new_build_filename (config_dir, FILE_NAME, NULL);
      if (!g_file_query_exists (own, NULL))
        g_clear_object (&own);
    }

  return bounce_rules_load (builtin, own, error);
}

BounceRules *
bounce_rules_ref (BounceRules *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
bounce_rules_unref (BounceRules *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (self->sets); i++)
    {
      bounce_rules_index_free (self->sets[i].index);
      g_clear_pointer (&self->sets[i].rules, g_ptr_array_unref);
    }
  bounce_rules_cache_free (self->cache);
  g_free (self);
}

guint
bounce_rules_get_length (BounceRules *self)
{
  return self->sets[0].rules->len + self->sets[1].rules->len;
}

static void
fold (Folded *folded)
{
  bounce_fold_init (&folded->words, folded->statement->reply->whole, folded->text_at);
  bounce_fold_init (&folded->body, folded->statement->text, 0);
  folded->free_words = folded->words.length > 0 && strcmp (folded->words.text, folded->body.text) == 0;
}

static void
clear (Folded *folded)
{
  bounce_fold_clear (&folded->words);
  bounce_fold_clear (&folded->body);
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

/* Early rules over all places of words and codes, then the late ones: a bare
 * "550" or "expired" must not shut out telling words that stand elsewhere. */
static gboolean
ask_set (const RuleSet  *set,
         const Folded   *folded,
         BounceDecision *decision)
{
  const BounceStatement *s = folded->statement;
  BounceRulesIndex *index = set->index;
  BounceRulesHits words, body;

  if (set->rules->len == 0)
    return FALSE;
  bounce_rules_index_search (index, s, folded->words.text, folded->words.length, folded->words.mark, &words);
  decision->doubt |= words.doubt;

  if (folded->free_words && s->reply->code == 0 &&
      decide (decision, bounce_rules_index_status (index, s, s->status, FALSE), BOUNCE_BASIS_FIELD))
    return TRUE;
  if (decide (decision, words.inner, BOUNCE_BASIS_INNER) ||
      decide (decision, words.whole, BOUNCE_BASIS_WHOLE) ||
      decide (decision, bounce_rules_index_status (index, s, s->reply->status, FALSE), BOUNCE_BASIS_STATUS) ||
      decide (decision, bounce_rules_index_code (index, s, s->reply->code, FALSE), BOUNCE_BASIS_CODE) ||
      decide (decision, bounce_rules_index_status (index, s, s->status, FALSE), BOUNCE_BASIS_FIELD))
    return TRUE;

  bounce_rules_index_search (index, s, folded->body.text, folded->body.length, 0, &body);
  decision->doubt |= body.doubt;

  return decide (decision, body.whole, BOUNCE_BASIS_BODY) ||
         decide (decision, words.inner_late, BOUNCE_BASIS_INNER) ||
         decide (decision, words.whole_late, BOUNCE_BASIS_WHOLE) ||
         decide (decision, bounce_rules_index_status (index, s, s->reply->status, TRUE), BOUNCE_BASIS_STATUS) ||
         decide (decision, bounce_rules_index_code (index, s, s->reply->code, TRUE), BOUNCE_BASIS_CODE) ||
         decide (decision, bounce_rules_index_status (index, s, s->status, TRUE), BOUNCE_BASIS_FIELD) ||
         decide (decision, body.whole_late, BOUNCE_BASIS_BODY);
}

static void
ask_all (BounceRules    *self,
         const Folded   *folded,
         BounceDecision *decision)
{
  char *key = bounce_rules_cache_key (folded->statement, folded->words.text, folded->words.mark, folded->body.text);

  if (key != NULL && bounce_rules_cache_lookup (self->cache, key, decision))
    {
      g_free (key);
      return;
    }

  *decision = (BounceDecision) { 0 };
  if (!ask_set (&self->sets[0], folded, decision))
    ask_set (&self->sets[1], folded, decision);
  if (key != NULL)
    bounce_rules_cache_store (self->cache, key, decision);
}

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
locate_words (const Folded         *folded,
              const BounceDecision *decision,
              BounceFinding        *finding)
{
  gboolean in_body = decision->basis == BOUNCE_BASIS_BODY;
  const BounceFold *fold = in_body ? &folded->body : &folded->words;
  const char *text = in_body ? folded->statement->text : folded->statement->reply->whole;
  gsize skip = decision->basis == BOUNCE_BASIS_INNER ? fold->mark : 0;
  gsize from, to;
  gboolean found = bounce_rule_find (decision->rule, fold->text + skip, fold->length - skip, &from, &to);

  if (!found && skip > 0)
    {
      skip = 0;
      found = bounce_rule_find (decision->rule, fold->text, fold->length, &from, &to);
    }
  if (found)
    bounce_fold_locate (text, in_body ? 0 : folded->text_at, skip + from, skip + to, &finding->start, &finding->length);
}

static void
add_evidence (const Folded         *folded,
              const BounceDecision *decision,
              BounceFinding        *finding)
{
  switch (decision->basis)
    {
    case BOUNCE_BASIS_INNER:
    case BOUNCE_BASIS_WHOLE:
      finding->field = BOUNCE_FIELD_DIAGNOSTIC;
      locate_words (folded, decision, finding);
      break;
    case BOUNCE_BASIS_BODY:
      finding->field = BOUNCE_FIELD_BODY;
      locate_words (folded, decision, finding);
      break;
    case BOUNCE_BASIS_STATUS:
    case BOUNCE_BASIS_CODE:
      finding->field = BOUNCE_FIELD_DIAGNOSTIC;
      locate_code (folded->statement, decision->basis, finding);
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

/* A wrong "safe" removes a living customer: any doubt makes it "never".  Words
 * of the human part need a code beside them. */
static BounceSuppress
judge_suppress (const Folded         *folded,
                const BounceDecision *decision,
                const BounceFinding  *finding)
{
  const BounceStatement *statement = folded->statement;
  BounceSuppress suppress = bounce_cause_get_suppress (finding->cause);
  gboolean soft = get_class (statement) == 4 || bounce_status_get_class (statement->reply->status) == 4 ||
                  bounce_status_get_class (statement->status) == 4;
  gboolean loose = (decision->basis == BOUNCE_BASIS_BODY || folded->free_words) &&
                   (get_class (statement) != 5 || g_strcmp0 (statement->dialect, "plain") == 0);

  if (suppress == BOUNCE_SUPPRESS_REPEATED)
    return statement->action == BOUNCE_ACTION_DELAYED ? BOUNCE_SUPPRESS_NEVER : suppress;
  if (suppress != BOUNCE_SUPPRESS_SAFE || finding->permanence != BOUNCE_PERMANENCE_PERMANENT ||
      finding->confidence != BOUNCE_CONFIDENCE_STATED || decision->rule->keep || decision->doubt || soft || loose)
    return BOUNCE_SUPPRESS_NEVER;

  return BOUNCE_SUPPRESS_SAFE;
}

/* Nothing was said at all, only that it failed with a temporary status: the
 * reporting server tried until its time was up. */
static gboolean
ran_out (const BounceStatement *statement,
         const Folded          *folded)
{
  return statement->action == BOUNCE_ACTION_FAILED && bounce_status_get_class (statement->status) == 4 &&
         folded->words.length == 0;
}

void
bounce_rules_classify (BounceRules           *self,
                       const BounceStatement *statement,
                       BounceFinding         *finding)
{
  const BounceReply *reply = statement->reply;
  Folded folded = { .statement = statement, .text_at = reply->text - reply->whole };
  BounceDecision decision;
  const BounceRule *rule;

  fold (&folded);
  ask_all (self, &folded, &decision);
  rule = decision.rule;

  *finding = (BounceFinding) { .cause = BOUNCE_CAUSE_UNCLEAR };
  if (rule != NULL)
    {
      finding->cause = rule->cause;
      finding->rule = rule->id;
    }
  else if (ran_out (statement, &folded))
    finding->cause = BOUNCE_CAUSE_GAVE_UP;
  finding->permanence = judge_permanence (statement, rule, finding->cause);
  finding->who = rule != NULL ? rule->who : bounce_cause_get_who (finding->cause);
  finding->confidence = judge_confidence (&decision);
  finding->suppress = judge_suppress (&folded, &decision, finding);
  add_evidence (&folded, &decision, finding);
  clear (&folded);
}

/* A statement made of nothing but the example, said where the rule listens.
 * Only rules of the same file can shadow it: a user's may go before ours. */
static gboolean
prove_rule (const RuleSet     *set,
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
  Folded folded = { .statement = &statement, .text_at = reply->text - reply->whole };
  BounceDecision decision = { 0 };

  for (BounceStage i = BOUNCE_STAGE_UNKNOWN; stage != NULL && i <= BOUNCE_STAGE_LOCAL; i++)
    if (g_ascii_strcasecmp (bounce_stage_to_id (i), stage) == 0)
      reply->stage = i;
  fold (&folded);
  ask_set (set, &folded, &decision);
  clear (&folded);
  if (decision.rule == rule)
    return TRUE;

  g_set_error (error, BOUNCE_RULES_ERROR, BOUNCE_RULES_ERROR_BAD_EXAMPLE,
               "%s: the example of \"%s\" is matched by %s", rule->place, rule->id,
               decision.rule != NULL ? decision.rule->place : "no rule");
  return FALSE;
}

gboolean
bounce_rules_prove (BounceRules  *self,
                    GError      **error)
{
  for (guint set = 0; set < G_N_ELEMENTS (self->sets); set++)
    for (guint i = 0; i < self->sets[set].rules->len; i++)
      if (!prove_rule (&self->sets[set], self->sets[set].rules->pdata[i], error))
        return FALSE;

  return TRUE;
}
