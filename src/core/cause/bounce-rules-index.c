/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the rules whose words stand in a text.  Of each rule's words the three
 * bytes rarest among all rules go into a hash; a text is walked once, only rules
 * whose three bytes turn up are compared, only expressions whose words do are run. */
#include "bounce-rules-index.h"

#include <string.h>

#define N_HEADS 8192
#define GRAM 3

typedef struct
{
  const BounceRule *rule;
  const char       *words;       /* one of the rule's literals                  */
  guint             length;
  guint             offset;      /* of its three rarest bytes                   */
  guint             next;        /* place in entries + 1, or 0                  */
} Entry;

struct _BounceRulesIndex
{
  GPtrArray *rules;
  GArray    *entries;
  guint      heads[N_HEADS];     /* place in entries + 1, or 0                  */
  GArray    *unindexed;          /* expressions without a literal               */
  GArray    *statuses;
  GArray    *codes;
};

static guint
hash (const char *gram)
{
  guint32 value = (guchar) gram[0] | (guchar) gram[1] << 8 | (guchar) gram[2] << 16;

  return (value * 2654435761u) >> 19;
}

/* The place in @words of the three bytes that the fewest other rules hold. */
static guint
find_rarest (const char  *words,
             const guint *tally)
{
  gsize n = strlen (words);
  guint rarest = 0;

  for (guint i = 1; i + GRAM <= n; i++)
    if (tally[hash (words + i)] < tally[hash (words + rarest)])
      rarest = i;

  return rarest;
}

static void
add_literal (BounceRulesIndex *self,
             const BounceRule *rule,
             const char       *words,
             const guint      *tally)
{
  Entry entry = { .rule = rule, .words = words, .length = strlen (words), .offset = find_rarest (words, tally) };
  guint slot = hash (words + entry.offset);

  entry.next = self->heads[slot];
  g_array_append_val (self->entries, entry);
  self->heads[slot] = self->entries->len;
}

static void
add_rule (BounceRulesIndex *self,
          guint             place,
          const guint      *tally)
{
  const BounceRule *rule = self->rules->pdata[place];

  if (rule->test == BOUNCE_TEST_STATUS)
    g_array_append_val (self->statuses, place);
  else if (rule->test == BOUNCE_TEST_CODE)
    g_array_append_val (self->codes, place);
  else if (rule->literals != NULL)
    for (guint i = 0; rule->literals[i] != NULL; i++)
      add_literal (self, rule, rule->literals[i], tally);
  else
    g_array_append_val (self->unindexed, place);
}

BounceRulesIndex *
bounce_rules_index_new (GPtrArray *rules)
{
  BounceRulesIndex *self = g_new0 (BounceRulesIndex, 1);
  g_autofree guint *tally = g_new0 (guint, N_HEADS);

  self->rules = g_ptr_array_ref (rules);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->unindexed = g_array_new (FALSE, FALSE, sizeof (guint));
  self->statuses = g_array_new (FALSE, FALSE, sizeof (guint));
  self->codes = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < rules->len; i++)
    {
      const BounceRule *rule = rules->pdata[i];

      for (guint k = 0; rule->literals != NULL && rule->literals[k] != NULL; k++)
        for (const char *at = rule->literals[k]; strlen (at) >= GRAM; at++)
          tally[hash (at)]++;
    }
  for (guint i = 0; i < rules->len; i++)
    add_rule (self, i, tally);

  return self;
}

void
bounce_rules_index_free (BounceRulesIndex *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->rules);
  g_array_unref (self->entries);
  g_array_unref (self->unindexed);
  g_array_unref (self->statuses);
  g_array_unref (self->codes);
  g_free (self);
}

static void
prefer (const BounceRule **best,
        const BounceRule  *rule)
{
  if (*best == NULL || rule->order < (*best)->order)
    *best = rule;
}

static void
take (const BounceRule *rule,
      gboolean          inner,
      BounceRulesHits  *hits)
{
  if ((!rule->late || rule->doubt) && bounce_cause_get_suppress (rule->cause) != BOUNCE_SUPPRESS_SAFE)
    hits->doubt = TRUE;
  if (rule->mute)
    return;
  prefer (rule->late ? &hits->whole_late : &hits->whole, rule);
  if (inner || rule->outer)
    prefer (rule->late ? &hits->inner_late : &hits->inner, rule);
}

static void
try_regex (const BounceRule      *rule,
           const BounceStatement *statement,
           const char            *text,
           gsize                  length,
           gsize                  mark,
           BounceRulesHits       *hits)
{
  gsize from, to;

  if (!bounce_rule_applies (rule, statement))
    return;
  if (bounce_rule_find (rule, text + mark, length - mark, &from, &to))
    take (rule, TRUE, hits);
  else if (mark > 0 && bounce_rule_find (rule, text, length, &from, &to))
    take (rule, FALSE, hits);
}

typedef struct
{
  const BounceStatement *statement;
  const char            *text;
  gsize                  length, mark;
  GHashTable            *tried;            /* expressions, once each            */
  BounceRulesHits       *hits;
} Search;

static void
try_entry (Search      *search,
           const Entry *entry,
           gsize        at)
{
  const BounceRule *rule = entry->rule;
  gsize from = at - entry->offset;

  if (at < entry->offset || entry->length > search->length - from ||
      memcmp (search->text + from, entry->words, entry->length) != 0)
    return;

  if (rule->test == BOUNCE_TEST_TEXT)
    {
      if (bounce_rule_applies (rule, search->statement))
        take (rule, from >= search->mark, search->hits);
      return;
    }

  if (search->tried == NULL)
    search->tried = g_hash_table_new (NULL, NULL);
  if (g_hash_table_add (search->tried, (gpointer) rule))
    try_regex (rule, search->statement, search->text, search->length, search->mark, search->hits);
}

void
bounce_rules_index_search (BounceRulesIndex      *self,
                           const BounceStatement *statement,
                           const char            *text,
                           gsize                  length,
                           gsize                  mark,
                           BounceRulesHits       *hits)
{
  Search search = { statement, text, length, mark, NULL, hits };

  *hits = (BounceRulesHits) { 0 };
  for (gsize at = 0; at + GRAM <= length; at++)
    for (guint next = self->heads[hash (text + at)]; next != 0; )
      {
        const Entry *entry = &g_array_index (self->entries, Entry, next - 1);

        next = entry->next;
        try_entry (&search, entry, at);
      }

  for (guint i = 0; i < self->unindexed->len; i++)
    try_regex (self->rules->pdata[g_array_index (self->unindexed, guint, i)], statement, text, length, mark, hits);
  g_clear_pointer (&search.tried, g_hash_table_unref);
}

const BounceRule *
bounce_rules_index_status (BounceRulesIndex      *self,
                           const BounceStatement *statement,
                           BounceStatus           status,
                           gboolean               late)
{
  for (guint i = 0; status != 0 && i < self->statuses->len; i++)
    {
      const BounceRule *rule = self->rules->pdata[g_array_index (self->statuses, guint, i)];

      if (rule->late == late && bounce_rule_matches_status (rule, status) && bounce_rule_applies (rule, statement))
        return rule;
    }

  return NULL;
}

const BounceRule *
bounce_rules_index_code (BounceRulesIndex      *self,
                         const BounceStatement *statement,
                         guint                  code,
                         gboolean               late)
{
  for (guint i = 0; code != 0 && i < self->codes->len; i++)
    {
      const BounceRule *rule = self->rules->pdata[g_array_index (self->codes, guint, i)];

      if (rule->late == late && bounce_rule_matches_code (rule, code) && bounce_rule_applies (rule, statement))
        return rule;
    }

  return NULL;
}
