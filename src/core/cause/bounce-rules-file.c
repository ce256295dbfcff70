/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a rules.tsv: comments, empty lines, one rule a line, none twice. */
#include "bounce-rules-file.h"

#include <string.h>

/* The same words in the same scope can never match a second time. */
static gboolean
check_unique (GHashTable  *seen,
              BounceRule  *rule,
              const char  *what,
              const char  *key,
              GError     **error)
{
  BounceRule *other = g_hash_table_lookup (seen, key);

  if (other == NULL)
    return TRUE;

  g_set_error (error, BOUNCE_RULES_ERROR, BOUNCE_RULES_ERROR_SYNTAX,
               "%s: the same %s as in line %s", rule->place, what, other->place);
  return FALSE;
}

/* Takes @rule. */
static gboolean
add_rule (GPtrArray   *rules,
          GHashTable  *seen,
          BounceRule  *rule,
          GError     **error)
{
  char *id = g_strconcat ("id ", rule->id, NULL);
  char *test = g_strdup_printf ("%d %s\t%s", rule->test, rule->scope, rule->pattern);

  if (!check_unique (seen, rule, "id", id, error) || !check_unique (seen, rule, "test", test, error))
    {
      g_free (id);
      g_free (test);
      bounce_rule_free (rule);
      return FALSE;
    }

  g_hash_table_insert (seen, id, rule);
  g_hash_table_insert (seen, test, rule);
  rule->order = rules->len;
  g_ptr_array_add (rules, rule);

  return TRUE;
}

/* @problems: NULL to stop at the first. */
static GPtrArray *
read_lines (GBytes      *bytes,
            const char  *name,
            gboolean     own,
            GPtrArray   *problems,
            GError     **error)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func ((GDestroyNotify) bounce_rule_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  gsize at = 0;

  for (guint number = 1; at < length; number++)
    {
      const char *newline = memchr (data + at, '\n', length - at);
      gsize n = newline != NULL ? (gsize) (newline - data) - at : length - at;
      g_autofree char *line = g_strndup (data + at, n);
      g_autoptr (GError) problem = NULL;
      BounceRule *rule;

      at += n + 1;
      g_strchomp (line);
      if (*line == '\0' || *line == '#')
        continue;
      rule = bounce_rule_new (line, name, number, own, &problem);
      if (rule != NULL && add_rule (rules, seen, rule, &problem))
        continue;
      if (problems == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
      g_ptr_array_add (problems, g_strdup (problem->message));
    }

  return g_steal_pointer (&rules);
}

GPtrArray *
bounce_rules_file_read (GBytes      *bytes,
                        const char  *name,
                        gboolean     own,
                        GError     **error)
{
  return read_lines (bytes, name, own, NULL, error);
}

GPtrArray *
bounce_rules_file_read_good (GBytes      *bytes,
                             const char  *name,
                             GPtrArray   *problems)
{
  return read_lines (bytes, name, TRUE, problems, NULL);
}
