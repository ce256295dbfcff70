/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads one line of rules.tsv, column by column; what is wrong is said with file
 * and line. */
#include "bounce-rule.h"

#include "bounce-fold.h"
#include "bounce-rule-literal.h"

#include <string.h>

enum { ID, CAUSE, PERMANENCE, SCOPE, TEST, PATTERN, EXAMPLE, SOURCE, FLAGS, N_COLUMNS };

/* Shorter words occur in too many others, and the index needs three bytes. */
#define SHORTEST_TEXT 3

/* A pattern that runs wild on hostile words must not stop the scan. */
#define REGEX_LIMITS "(*LIMIT_MATCH=100000)(*LIMIT_DEPTH=2000)"

static const char *const kinds[] = { "receiver", "reporter", "stage", "dialect", NULL };

static void
narrowing_free (BounceNarrowing *self)
{
  g_free (self->kind);
  g_strfreev (self->values);
  g_free (self);
}

static gboolean
fail (BounceRule  *self,
      GError     **error,
      const char  *what,
      const char  *value)
{
  g_set_error (error, BOUNCE_RULES_ERROR, BOUNCE_RULES_ERROR_SYNTAX, "%s: %s: \"%s\"", self->place, what, value);
  return FALSE;
}

static gboolean
read_scope (BounceRule  *self,
            const char  *text,
            GError     **error)
{
  g_auto (GStrv) parts = NULL;

  self->scope = g_strdup (text);
  if (strcmp (text, "*") == 0)
    return TRUE;

  self->narrowings = g_ptr_array_new_with_free_func ((GDestroyNotify) narrowing_free);
  parts = g_strsplit (text, ",", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *colon = strchr (parts[i], ':');
      BounceNarrowing *narrowing;

      if (colon == NULL || colon[1] == '\0')
        return fail (self, error, "a scope is * or kind:value", parts[i]);
      *colon = '\0';
      g_strstrip (parts[i]);
      if (!g_strv_contains (kinds, parts[i]))
        return fail (self, error, "unknown kind of scope", parts[i]);

      narrowing = g_new0 (BounceNarrowing, 1);
      narrowing->kind = g_strdup (parts[i]);
      narrowing->values = g_strsplit (g_strstrip (colon + 1), "|", -1);
      g_ptr_array_add (self->narrowings, narrowing);
    }

  return TRUE;
}

/* "7", "x" or "606-649"; *end behind it. */
static gboolean
read_range (const char **text,
            guint       *from,
            guint       *to)
{
  char *end;

  if (**text == 'x')
    {
      *from = 0;
      *to = G_MAXUINT;
      (*text)++;
      return TRUE;
    }
  if (!g_ascii_isdigit (**text))
    return FALSE;

  *from = *to = (guint) g_ascii_strtoull (*text, &end, 10);
  if (*end == '-' && g_ascii_isdigit (end[1]))
    *to = (guint) g_ascii_strtoull (end + 1, &end, 10);
  *text = end;
  return TRUE;
}

static gboolean
read_status (BounceRule  *self,
             GError     **error)
{
  const char *text = self->pattern;

  if (*text != 'x' && *text != '4' && *text != '5')
    return fail (self, error, "a status begins with 4, 5 or x", self->pattern);
  self->status_class = *text == 'x' ? 0 : *text - '0';

  if (*++text != '.' || !(text++, read_range (&text, &self->subject, &self->subject_to)) ||
      *text != '.' || !(text++, read_range (&text, &self->detail, &self->detail_to)) || *text != '\0')
    return fail (self, error, "a status looks like 5.1.1, x.7.25 or 5.7.606-649", self->pattern);

  return TRUE;
}

static gboolean
read_code (BounceRule  *self,
           GError     **error)
{
  const char *text = self->pattern;

  if (strlen (text) != 3)
    return fail (self, error, "a code has three digits or x", text);
  for (guint i = 0; i < 3; i++)
    {
      gboolean any = text[i] == 'x' && i > 0;

      if (!any && !g_ascii_isdigit (text[i]))
        return fail (self, error, "a code has three digits or x", text);
      self->code = self->code * 10 + (any ? 0 : text[i] - '0');
      self->code_to = self->code_to * 10 + (any ? 9 : text[i] - '0');
    }

  return TRUE;
}

static gboolean
read_regex (BounceRule  *self,
            GError     **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *limited = g_strconcat (REGEX_LIMITS, self->pattern, NULL);

  self->regex = g_regex_new (limited, G_REGEX_CASELESS, 0, &problem);
  if (self->regex == NULL)
    {
      /* Again without our limits: GLib's sentence quotes the pattern, and counts
       * the place in it. */
      g_autoptr (GError) plain = NULL;
      g_autoptr (GRegex) none = g_regex_new (self->pattern, G_REGEX_CASELESS, 0, &plain);

      return fail (self, error, none == NULL ? plain->message : problem->message, self->pattern);
    }
  if (g_regex_match (self->regex, "", 0, NULL))
    return fail (self, error, "this pattern matches nothing at all, so it matches everything", self->pattern);

  self->literals = bounce_rule_literal_find (self->pattern);
  return TRUE;
}

static gboolean
read_test (BounceRule  *self,
           const char  *test,
           const char  *pattern,
           GError     **error)
{
  if (strcmp (test, "text") == 0)
    {
      self->test = BOUNCE_TEST_TEXT;
      self->pattern = bounce_fold_dup (pattern);
      self->literals = g_new0 (char *, 2);
      self->literals[0] = g_strdup (self->pattern);
      if (strlen (self->pattern) < SHORTEST_TEXT)
        return fail (self, error, "fewer than three letters match too much", pattern);
      return TRUE;
    }

  self->pattern = g_strdup (pattern);
  if (strcmp (test, "regex") == 0)
    {
      self->test = BOUNCE_TEST_REGEX;
      return read_regex (self, error);
    }
  if (strcmp (test, "status") == 0)
    {
      self->test = BOUNCE_TEST_STATUS;
      return read_status (self, error);
    }
  if (strcmp (test, "code") == 0)
    {
      self->test = BOUNCE_TEST_CODE;
      return read_code (self, error);
    }

  return fail (self, error, "a test is text, regex, status or code", test);
}

static gboolean
read_who (BounceRule *self,
          const char *id)
{
  for (guint i = 0; i < BOUNCE_N_WHO; i++)
    if (strcmp (id, bounce_who_to_id (i)) == 0)
      {
        self->who = i;
        return TRUE;
      }

  return FALSE;
}

static gboolean
read_flags (BounceRule  *self,
            const char  *text,
            GError     **error)
{
  g_auto (GStrv) flags = g_strsplit (text, ",", -1);

  for (guint i = 0; flags[i] != NULL; i++)
    {
      const char *flag = g_strstrip (flags[i]);

      if (strcmp (flag, "late") == 0)
        self->late = TRUE;
      else if (strcmp (flag, "guess") == 0)
        self->late = self->guess = TRUE;
      else if (strcmp (flag, "keep") == 0)
        self->keep = TRUE;
      else if (strcmp (flag, "doubt") == 0)
        self->late = self->guess = self->doubt = TRUE;
      else if (strcmp (flag, "outer") == 0)
        self->outer = TRUE;
      else if (*flag != '\0' && !(g_str_has_prefix (flag, "who:") && read_who (self, flag + 4)))
        return fail (self, error, "a flag is late, guess, doubt, keep, outer or who:…", flag);
    }

  return TRUE;
}

static gboolean
read_columns (BounceRule  *self,
              char       **columns,
              GError     **error)
{
  guint n = g_strv_length (columns);

  if (n < FLAGS || n > N_COLUMNS)
    {
      g_set_error (error, BOUNCE_RULES_ERROR, BOUNCE_RULES_ERROR_SYNTAX,
                   "%s: eight or nine columns with a tab between are wanted, here are %u", self->place, n);
      return FALSE;
    }
  for (guint i = 0; i < n; i++)
    {
      g_strstrip (columns[i]);
      if (*columns[i] == '\0' && i != SOURCE && i != FLAGS)
        return fail (self, error, "a column is empty", columns[ID]);
    }

  if (!bounce_cause_from_id (columns[CAUSE], &self->cause))
    {
      g_set_error (error, BOUNCE_RULES_ERROR, BOUNCE_RULES_ERROR_UNKNOWN_CAUSE,
                   "%s: there is no cause \"%s\"", self->place, columns[CAUSE]);
      return FALSE;
    }
  self->who = bounce_cause_get_who (self->cause);
  self->permanence = bounce_cause_get_permanence (self->cause);
  if (strcmp (columns[PERMANENCE], "-") != 0)
    {
      self->own_permanence = TRUE;
      if (!bounce_permanence_from_id (columns[PERMANENCE], &self->permanence))
        return fail (self, error, "no such permanence", columns[PERMANENCE]);
    }
  self->example = g_strdup (columns[EXAMPLE]);

  if (!read_scope (self, columns[SCOPE], error) ||
      !read_test (self, columns[TEST], columns[PATTERN], error) ||
      !read_flags (self, n > FLAGS ? columns[FLAGS] : "", error))
    return FALSE;
  self->mute = self->doubt && self->cause == BOUNCE_CAUSE_UNCLEAR;

  return TRUE;
}

BounceRule *
bounce_rule_new (const char  *line,
                 const char  *file,
                 guint        number,
                 gboolean     own,
                 GError     **error)
{
  g_autoptr (BounceRule) self = g_new0 (BounceRule, 1);
  g_auto (GStrv) columns = g_strsplit (line, "\t", -1);

  self->place = g_strdup_printf ("%s:%u", file, number);
  self->id = g_strdup (own || columns[ID] == NULL ? self->place : g_strstrip (columns[ID]));
  if (!g_utf8_validate (line, -1, NULL))
    {
      fail (self, error, "this line is not valid UTF-8", self->id);
      return NULL;
    }

  return read_columns (self, columns, error) ? g_steal_pointer (&self) : NULL;
}
