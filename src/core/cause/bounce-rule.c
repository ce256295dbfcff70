/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers whether a rule fits: its scope, its codes, its words. */
#include "bounce-rule.h"

#include <string.h>

void
bounce_rule_free (BounceRule *self)
{
  if (self == NULL)
    return;

  g_free (self->id);
  g_free (self->place);
  g_free (self->scope);
  g_clear_pointer (&self->narrowings, g_ptr_array_unref);
  g_free (self->pattern);
  g_strfreev (self->literals);
  g_clear_pointer (&self->regex, g_regex_unref);
  g_free (self->example);
  g_free (self);
}

/* "mx1.mail.example.net." and "example.net": the same or below it. */
static gboolean
is_within (const char *host,
           const char *domain)
{
  gsize n_host, n_domain = strlen (domain);

  if (host == NULL)
    return FALSE;
  n_host = strlen (host);
  if (n_host > 0 && host[n_host - 1] == '.')
    n_host--;

  return n_host >= n_domain && g_ascii_strncasecmp (host + n_host - n_domain, domain, n_domain) == 0 &&
         (n_host == n_domain || host[n_host - n_domain - 1] == '.');
}

static gboolean
narrowing_holds (const BounceNarrowing *self,
                 const BounceStatement *statement)
{
  for (guint i = 0; self->values[i] != NULL; i++)
    {
      const char *value = self->values[i];
      gboolean holds;

      if (self->kind[0] == 's')
        holds = g_ascii_strcasecmp (value, bounce_stage_to_id (statement->reply->stage)) == 0;
      else if (self->kind[0] == 'd')
        holds = statement->dialect != NULL && strcmp (value, statement->dialect) == 0;
      else if (strcmp (self->kind, "reporter") == 0)
        holds = is_within (statement->reporter, value);
      else
        holds = is_within (statement->receiver, value) || is_within (statement->reply->receiver, value);
      if (holds)
        return TRUE;
    }

  return FALSE;
}

gboolean
bounce_rule_applies (const BounceRule      *self,
                     const BounceStatement *statement)
{
  for (guint i = 0; self->narrowings != NULL && i < self->narrowings->len; i++)
    if (!narrowing_holds (self->narrowings->pdata[i], statement))
      return FALSE;

  return TRUE;
}

const char *
bounce_rule_get_narrowing (const BounceRule *self,
                           const char       *kind)
{
  for (guint i = 0; self->narrowings != NULL && i < self->narrowings->len; i++)
    {
      const BounceNarrowing *narrowing = self->narrowings->pdata[i];

      if (strcmp (narrowing->kind, kind) == 0)
        return narrowing->values[0];
    }

  return NULL;
}

gboolean
bounce_rule_matches_status (const BounceRule *self,
                            BounceStatus      status)
{
  guint class = bounce_status_get_class (status);
  guint subject = bounce_status_get_subject (status);
  guint detail = bounce_status_get_detail (status);

  return (class == 4 || class == 5) && (self->status_class == 0 || self->status_class == class) &&
         subject >= self->subject && subject <= self->subject_to &&
         detail >= self->detail && detail <= self->detail_to;
}

gboolean
bounce_rule_matches_code (const BounceRule *self,
                          guint             code)
{
  return code >= self->code && code <= self->code_to;
}

gboolean
bounce_rule_find (const BounceRule *self,
                  const char       *text,
                  gsize             length,
                  gsize            *from,
                  gsize            *to)
{
  if (self->test == BOUNCE_TEST_TEXT)
    {
      gsize n = strlen (self->pattern);
      const char *found = memmem (text, length, self->pattern, n);

      if (found == NULL)
        return FALSE;
      *from = found - text;
      *to = *from + n;
      return TRUE;
    }

  if (self->test == BOUNCE_TEST_REGEX)
    {
      g_autoptr (GMatchInfo) match = NULL;
      int start = 0, end = 0;

      if (!g_regex_match_full (self->regex, text, length, 0, 0, &match, NULL) ||
          !g_match_info_fetch_pos (match, 0, &start, &end))
        return FALSE;
      *from = start;
      *to = end;
      return TRUE;
    }

  return FALSE;
}
