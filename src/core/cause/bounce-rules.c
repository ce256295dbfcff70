/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules as the rest of the program sees them: loaded from ours and the user's
 * file, asked through a cache, counted. */
#include "bounce-rules.h"

#include "bounce-data.h"
#include "bounce-rules-cache.h"
#include "bounce-rules-file.h"
#include "bounce-rules-judge.h"
#include "bounce-rules-proof.h"

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
  gboolean          exact;       /* a user's rule looks at numbers              */
};

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

/* "192.0.2.7 is our own relay": then addresses of hosts decide. */
static gboolean
looks_at_numbers (GPtrArray *rules)
{
  for (guint i = 0; i < rules->len; i++)
    {
      const BounceRule *rule = rules->pdata[i];

      if ((rule->test == BOUNCE_TEST_TEXT || rule->test == BOUNCE_TEST_REGEX) && strpbrk (rule->pattern, "0123456789"))
        return TRUE;
    }

  return FALSE;
}

/* Only the good lines of a user's file. */
static void
fill_good (RuleSet    *set,
           GBytes     *bytes,
           const char *name,
           GPtrArray  *problems)
{
  set->rules = bounce_rules_file_read_good (bytes, name, problems);
  set->index = bounce_rules_proof_keep_good (set->rules, bounce_rules_index_new (set->rules), problems);
}

/* @problems: NULL when a wrong line of the user's is an error. */
static BounceRules *
rules_load (GBytes     *builtin,
            GFile      *own,
            GPtrArray  *problems,
            GError    **error)
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

  if (bytes != NULL && problems != NULL)
    fill_good (&self->sets[0], bytes, name, problems);
  else if (!fill_set (&self->sets[0], bytes != NULL ? bytes : nothing, name != NULL ? name : FILE_NAME, TRUE, error))
    return NULL;
  if (!fill_set (&self->sets[1], builtin != NULL ? builtin : nothing, FILE_NAME, FALSE, error))
    return NULL;
  self->exact = looks_at_numbers (self->sets[0].rules);

  return g_steal_pointer (&self);
}

BounceRules *
bounce_rules_load (GBytes  *builtin,
                   GFile   *own,
                   GError **error)
{
  return rules_load (builtin, own, NULL, error);
}

/* Rules are called by the name of their file; people need to know where it is. */
static void
tell_folder (GPtrArray  *problems,
             const char *config_dir)
{
  g_autofree char *folder = g_filename_display_name (config_dir);

  for (guint i = 0; i < problems->len; i++)
    {
      char *problem = problems->pdata[i];

      problems->pdata[i] = g_strdup_printf ("%s/%s", folder, problem);
      g_free (problem);
    }
}

static BounceRules *
rules_new (const char  *config_dir,
           GPtrArray   *problems,
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

  return rules_load (builtin, own, problems, error);
}

BounceRules *
bounce_rules_new (const char  *config_dir,
                  GError     **error)
{
  return rules_new (config_dir, NULL, error);
}

BounceRules *
bounce_rules_new_with_good (const char  *config_dir,
                            GPtrArray   *problems,
                            GError     **error)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  BounceRules *self = rules_new (config_dir, told, error);

  tell_folder (told, config_dir != NULL ? config_dir : "");
  g_ptr_array_extend_and_steal (problems, g_steal_pointer (&told));

  return self;
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

/* A user's line decides the cause; whether an address may be removed is still
 * asked of ours: what they doubt, or know as something else, stays on the list. */
static void
add_our_doubts (BounceRules          *self,
                const BounceQuestion *question,
                BounceDecision       *decision)
{
  BounceDecision ours = { 0 };
  gboolean other = FALSE;

  bounce_question_ask (question, self->sets[1].index, &ours);
  if (ours.rule != NULL && !ours.rule->guess)
    other = ours.rule->keep || bounce_cause_get_suppress (ours.rule->cause) != BOUNCE_SUPPRESS_SAFE;
  decision->doubt |= ours.doubt || other;
}

static void
ask_all (BounceRules          *self,
         const BounceQuestion *question,
         BounceDecision       *decision)
{
  char *key = bounce_rules_cache_key (question, self->exact);

  if (key != NULL && bounce_rules_cache_lookup (self->cache, key, decision))
    {
      g_free (key);
      return;
    }

  *decision = (BounceDecision) { 0 };
  if (bounce_question_ask (question, self->sets[0].index, decision))
    add_our_doubts (self, question, decision);
  else
    bounce_question_ask (question, self->sets[1].index, decision);
  if (key != NULL)
    bounce_rules_cache_store (self->cache, key, decision);
}

void
bounce_rules_classify (BounceRules           *self,
                       const BounceStatement *statement,
                       BounceFinding         *finding)
{
  BounceQuestion question;
  BounceDecision decision;

  bounce_question_init (&question, statement);
  ask_all (self, &question, &decision);
  bounce_rules_judge (&question, &decision, finding);
  bounce_question_clear (&question);
}

gboolean
bounce_rules_prove (BounceRules  *self,
                    GError      **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->sets); i++)
    if (!bounce_rules_proof (self->sets[i].rules, self->sets[i].index, error))
      return FALSE;

  return TRUE;
}
