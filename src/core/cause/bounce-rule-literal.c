/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds literal words in a regular expression.  Understands little on purpose:
 * what it does not understand ends a run, or gives no literal at all. */
#include "bounce-rule-literal.h"

#include <string.h>

#define SHORTEST 3
#define MOST 48
#define DEEPEST 6

typedef struct
{
  const char *at;
  guint       depth;
  gboolean    lost;              /* met something beyond us                     */
} Parser;

/* What one sequence has given so far. */
typedef struct
{
  GString   *run;                /* letters met one after the other             */
  GPtrArray *best;               /* a set of which one must be there, or NULL   */
} Sequence;

static gsize
get_shortest (GPtrArray *set)
{
  gsize shortest = G_MAXSIZE;

  for (guint i = 0; i < set->len; i++)
    shortest = MIN (shortest, strlen (set->pdata[i]));

  return shortest;
}

/* Long words are rare words; of two sets as good the smaller one. */
static gboolean
is_better (GPtrArray *set,
           GPtrArray *than)
{
  gsize a, b;

  if (than == NULL)
    return TRUE;
  a = MIN (get_shortest (set), 8);
  b = MIN (get_shortest (than), 8);

  return a > b || (a == b && set->len < than->len);
}

static void
offer (Sequence  *self,
       GPtrArray *set)
{
  if (set == NULL)
    return;

  if (is_better (set, self->best))
    {
      g_clear_pointer (&self->best, g_ptr_array_unref);
      self->best = set;
    }
  else
    g_ptr_array_unref (set);
}

static void
end_run (Sequence *self)
{
  if (self->run->len >= SHORTEST)
    {
      GPtrArray *set = g_ptr_array_new_with_free_func (g_free);

      g_ptr_array_add (set, g_strdup (self->run->str));
      offer (self, set);
    }
  g_string_truncate (self->run, 0);
}

/* Behind the closing bracket of a class. */
static void
skip_class (Parser *self)
{
  self->at++;
  if (*self->at == '^')
    self->at++;
  if (*self->at == ']')
    self->at++;
  while (*self->at != '\0' && *self->at != ']')
    self->at += *self->at == '\\' && self->at[1] != '\0' ? 2 : 1;
  if (*self->at == ']')
    self->at++;
}

/* Behind a quantifier, if one is here; whether it allows for nothing at all. */
static gboolean
skip_quantifier (Parser *self)
{
  gboolean optional = *self->at == '?' || *self->at == '*' || *self->at == '{';

  if (*self->at == '{')
    self->at += strcspn (self->at, "}");
  if (*self->at != '\0' && strchr ("?*+}", *self->at) != NULL)
    self->at++;
  if (*self->at == '?')
    self->at++;

  return optional;
}

/* "ab?": the letter before the quantifier may be missing. */
static void
drop_letter (GString *run)
{
  while (run->len > 0 && ((guchar) run->str[run->len - 1] & 0xc0) == 0x80)
    g_string_truncate (run, run->len - 1);
  if (run->len > 0)
    g_string_truncate (run, run->len - 1);
}

static GPtrArray *read_alternatives (Parser *self);

/* Look-arounds consume nothing, and the negative ones speak of what is absent. */
static void
read_group (Parser   *self,
            Sequence *sequence)
{
  gboolean looks = self->at[1] == '?' && self->at[2] != ':';
  GPtrArray *set;

  end_run (sequence);
  if (looks && strchr ("=!<", self->at[2]) == NULL)
    self->lost = TRUE;

  self->at += self->at[1] == '?' ? (self->at[2] == '<' ? 4 : 3) : 1;
  if (++self->depth > DEEPEST)
    self->lost = TRUE;
  set = self->lost ? NULL : read_alternatives (self);
  self->depth--;
  if (*self->at == ')')
    self->at++;
  else
    self->lost = TRUE;

  if ((skip_quantifier (self) || looks) && set != NULL)
    g_clear_pointer (&set, g_ptr_array_unref);
  offer (sequence, set);
}

static void
read_escape (Parser   *self,
             Sequence *sequence)
{
  char c = self->at[1];

  if (c != '\0' && !g_ascii_isalnum (c))
    g_string_append_c (sequence->run, c);
  else
    {
      end_run (sequence);
      if (c == '\0' || strchr ("dDsSwWbBK", c) == NULL)
        self->lost = TRUE;
    }
  self->at += c != '\0' ? 2 : 1;
}

static void
read_piece (Parser   *self,
            Sequence *sequence)
{
  char c = *self->at;

  if (c == '(')
    read_group (self, sequence);
  else if (c == '[')
    {
      end_run (sequence);
      skip_class (self);
    }
  else if (c == '\\')
    read_escape (self, sequence);
  else if (c == '.' || c == '^' || c == '$')
    {
      end_run (sequence);
      self->at++;
    }
  else if (c == '?' || c == '*' || c == '+' || c == '{')
    {
      if (skip_quantifier (self))
        drop_letter (sequence->run);
      end_run (sequence);
    }
  else
    {
      g_string_append_c (sequence->run, g_ascii_tolower (c));
      self->at++;
    }
}

static GPtrArray *
read_sequence (Parser *self)
{
  Sequence sequence = { .run = g_string_new (NULL) };

  while (!self->lost && *self->at != '\0' && *self->at != '|' && *self->at != ')')
    read_piece (self, &sequence);
  end_run (&sequence);
  g_string_free (sequence.run, TRUE);

  return sequence.best;
}

/* The union over all alternatives; NULL when one of them gives nothing. */
static GPtrArray *
read_alternatives (Parser *self)
{
  GPtrArray *all = read_sequence (self);

  while (!self->lost && *self->at == '|')
    {
      GPtrArray *set;

      self->at++;
      set = read_sequence (self);
      if (all != NULL && set != NULL && all->len + set->len <= MOST)
        g_ptr_array_extend_and_steal (all, set);
      else
        {
          g_clear_pointer (&all, g_ptr_array_unref);
          g_clear_pointer (&set, g_ptr_array_unref);
        }
    }

  return all;
}

char **
bounce_rule_literal_find (const char *regex)
{
  Parser parser = { .at = regex };
  GPtrArray *set = read_alternatives (&parser);

  if (set == NULL || parser.lost || *parser.at != '\0')
    {
      g_clear_pointer (&set, g_ptr_array_unref);
      return NULL;
    }

  g_ptr_array_set_free_func (set, NULL);
  g_ptr_array_add (set, NULL);
  return (char **) g_ptr_array_free (set, FALSE);
}
