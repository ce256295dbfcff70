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
              char        *key,
              GError     **error)
{
  BounceRule *other = g_hash_table_lookup (seen, key);

  if (other == NULL)
    {
      g_hash_table_insert (seen, key, rule);
      return TRUE;
    }

  g_set_error (error, BOUNCE_RULES_ERROR, BOUNCE_RULES_ERROR_SYNTAX,
               "%s: the same %s as in line %s", rule->place, what, other->place);
  g_free (key);
  return FALSE;
}

static gboolean
add_rule (GPtrArray   *rules,
          GHashTable  *seen,
          BounceRule  *rule,
          GError     **error)
{
  rule->order = rules->len;
  g_ptr_array_add (rules, rule);

  return check_unique (seen, rule, "id", g_strconcat ("id ", rule->id, NULL), error) &&
         check_unique (seen, rule, "test",
                       g_strdup_printf ("%d %s\t%s", rule->test, rule->scope, rule->pattern), error);
}

GPtrArray *
bounce_rules_file_read (GBytes      *bytes,
                        const char  *name,
                        gboolean     own,
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
      BounceRule *rule;

      at += n + 1;
      g_strchomp (line);
      if (*line == '\0' || *line == '#')
        continue;
      rule = bounce_rule_new (line, name, number, own, error);
      if (rule == NULL || !add_rule (rules, seen, rule, error))
        return NULL;
    }

  return g_steal_pointer (&rules);
}
