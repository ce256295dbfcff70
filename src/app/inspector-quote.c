/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Which words of a message are shown as its reason, and which part of them
 * decided. */
#include "inspector-quote.h"

#include "inspector-safe.h"

#include <string.h>

/* A third of what is shown stands before the part that decided. */
#define SHARE_BEFORE 3

static InspectorQuote *
quote_new (const char *text)
{
  InspectorQuote *self = g_new0 (InspectorQuote, 1);

  self->text = g_strdup (text);
  g_strchomp (self->text);

  return self;
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* How many bytes of @text at its beginning are @words, where any white space
 * stands for any other: the rules saw lines joined. 0 when they are not. */
static gsize
match_words (const char *text,
             const char *words)
{
  const char *at = text;

  while (*words != '\0')
    {
      if (is_space (*words))
        {
          if (!is_space (*at))
            return 0;
          while (is_space (*words))
            words++;
          while (is_space (*at))
            at++;
        }
      else if (*at++ != *words++)
        return 0;
    }

  return at - text;
}

static void
mark_words (InspectorQuote *self,
            const char     *words)
{
  if (words == NULL || *words == '\0' || is_space (*words))
    return;

  for (const char *at = strchr (self->text, *words); at != NULL; at = strchr (at + 1, *words))
    {
      self->length = match_words (at, words);
      if (self->length > 0)
        {
          self->start = at - self->text;
          return;
        }
    }
}

static void
mark_range (InspectorQuote *self,
            gsize           start,
            gsize           length)
{
  gsize all = strlen (self->text);

  if (start > all || length > all - start)
    return;

  self->start = start;
  self->length = length;
}

InspectorQuote *
inspector_quote_new_server (const BounceCase *one)
{
  const char *diagnostic;
  InspectorQuote *self;
  gsize skipped;

  g_return_val_if_fail (one != NULL, NULL);

  diagnostic = bounce_case_get_diagnostic (one);
  if (diagnostic == NULL)
    return NULL;

  self = quote_new (diagnostic);
  skipped = diagnostic - one->reply->whole;
  if (one->finding.field == BOUNCE_FIELD_DIAGNOSTIC && one->finding.start >= skipped)
    mark_range (self, one->finding.start - skipped, one->finding.length);
  else if (one->finding.field == BOUNCE_FIELD_STATUS)
    {
      g_autofree char *status = bounce_case_dup_evidence (one);

      mark_words (self, status);
    }

  return self;
}

/* Where words of the human part decided that the server's words do not hold. */
static gboolean
is_decided_by_message (const BounceCase     *one,
                       const InspectorQuote *server)
{
  switch (one->finding.field)
    {
    case BOUNCE_FIELD_DIAGNOSTIC:
      return one->finding.length > 0 && server->length == 0;
    case BOUNCE_FIELD_BODY:
      return TRUE;
    case BOUNCE_FIELD_NONE:
    case BOUNCE_FIELD_STATUS:
    case BOUNCE_FIELD_HEADER:
    default:
      return FALSE;
    }
}

InspectorQuote *
inspector_quote_new_message (const BounceReading *reading,
                             const BounceCase    *one)
{
  g_autoptr (InspectorQuote) server = NULL;
  const char *text;
  InspectorQuote *self;

  g_return_val_if_fail (reading != NULL && one != NULL, NULL);

  server = inspector_quote_new_server (one);
  text = one->text != NULL ? one->text : reading->report->text;
  if (text[strspn (text, " \t\r\n")] == '\0' || (server != NULL && !is_decided_by_message (one, server)))
    return NULL;

  self = quote_new (text);
  if (one->finding.field == BOUNCE_FIELD_BODY && one->text != NULL)
    mark_range (self, one->finding.start, one->finding.length);
  else if (one->finding.field == BOUNCE_FIELD_DIAGNOSTIC)
    {
      g_autofree char *words = bounce_case_dup_evidence (one);

      mark_words (self, words);
    }

  return self;
}

/* Not behind the part that decided, and not within a character. */
static const char *
find_window (const InspectorQuote *self,
             guint                 max)
{
  const char *at = self->text + self->start;

  if (strlen (self->text) <= max || self->start <= max / SHARE_BEFORE)
    return self->text;

  at -= max / SHARE_BEFORE;
  while (at > self->text && ((guchar) *at & 0xc0) == 0x80)
    at--;

  return at;
}

static guint
get_left (const GString *shown,
          guint          max)
{
  glong length = g_utf8_strlen (shown->str, shown->len);

  return length < (glong) max ? max - (guint) length : 0;
}

char *
inspector_quote_dup_shown (const InspectorQuote *self,
                           guint                 max,
                           gsize                *start,
                           gsize                *length,
                           gboolean             *cut)
{
  GString *shown = g_string_new (NULL);
  const char *window = find_window (self, max);
  const char *mark = self->text + self->start;
  gboolean whole = window == self->text;

  if (!whole)
    g_string_append (shown, "…");
  inspector_safe_append (shown, window, mark - window, max, INSPECTOR_SAFE_LINES);
  *start = shown->len;
  whole = inspector_safe_append (shown, mark, self->length, get_left (shown, max), INSPECTOR_SAFE_LINES) && whole;
  *length = shown->len - *start;
  whole = inspector_safe_append (shown, mark + self->length, -1, get_left (shown, max), INSPECTOR_SAFE_LINES) && whole;
  *cut = !whole;

  return g_string_free (shown, FALSE);
}

void
inspector_quote_free (InspectorQuote *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self);
}
