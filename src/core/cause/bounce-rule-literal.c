/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds literal words in a regular expression.  Understands little on purpose:
 * what it does not understand ends a run, or gives no literal at all. */
#include "bounce-rule-literal.h"

#include <string.h>

#define SHORTEST 3

/* Behind the closing bracket of a class. */
static const char *
skip_class (const char *at)
{
  at++;
  if (*at == '^')
    at++;
  if (*at == ']')
    at++;
  while (*at != '\0' && *at != ']')
    at += *at == '\\' && at[1] != '\0' ? 2 : 1;

  return *at == ']' ? at + 1 : at;
}

/* Behind the closing parenthesis of a group. */
static const char *
skip_group (const char *at)
{
  guint depth = 0;

  while (*at != '\0')
    {
      if (*at == '\\' && at[1] != '\0')
        at += 2;
      else if (*at == '[')
        at = skip_class (at);
      else
        {
          if (*at == '(')
            depth++;
          else if (*at == ')' && --depth == 0)
            return at + 1;
          at++;
        }
    }

  return at;
}

static void
end_run (GString  *run,
         GString **best)
{
  if (run->len >= SHORTEST && run->len > (*best)->len)
    g_string_assign (*best, run->str);
  g_string_truncate (run, 0);
}

/* "ab?": the letter before a quantifier may be missing. */
static const char *
take_quantifier (const char *at,
                 GString    *run)
{
  if (*at != '+' && run->len > 0)
    {
      while (run->len > 0 && ((guchar) run->str[run->len - 1] & 0xc0) == 0x80)
        g_string_truncate (run, run->len - 1);
      g_string_truncate (run, run->len > 0 ? run->len - 1 : 0);
    }
  if (*at == '{')
    at += strcspn (at, "}");

  return *at != '\0' ? at + 1 : at;
}

/* Alternatives at the top, switches such as (?x), and escapes that may stand
 * for any letter: no literal is sure. */
static gboolean
is_beyond_us (const char *at)
{
  return *at == '|' ||
         (at[0] == '(' && at[1] == '?' && strchr (":=!<", at[2]) == NULL) ||
         (at[0] == '\\' && g_ascii_isalnum (at[1]) && strchr ("dDsSwWbB", at[1]) == NULL);
}

/* Behind a piece of the expression that is no plain letter. */
static const char *
skip_piece (const char *at)
{
  if (*at == '[')
    return skip_class (at);
  if (*at == '(')
    return skip_group (at);

  return *at == '\\' && at[1] != '\0' ? at + 2 : at + 1;
}

char *
bounce_rule_literal_dup (const char *regex)
{
  g_autoptr (GString) run = g_string_new (NULL);
  GString *best = g_string_new (NULL);
  const char *at = regex;

  while (*at != '\0')
    {
      if (is_beyond_us (at))
        {
          g_string_truncate (run, 0);
          g_string_truncate (best, 0);
          break;
        }
      if (strchr ("?*+{", *at) != NULL)
        {
          at = take_quantifier (at, run);
          end_run (run, &best);
        }
      else if (*at == '\\' && at[1] != '\0' && !g_ascii_isalnum (at[1]))
        {
          g_string_append_c (run, at[1]);
          at += 2;
        }
      else if (strchr ("\\.^$[(", *at) != NULL)
        {
          end_run (run, &best);
          at = skip_piece (at);
        }
      else
        g_string_append_c (run, g_ascii_tolower (*at++));
    }
  end_run (run, &best);

  return g_string_free (best, best->len == 0);
}
