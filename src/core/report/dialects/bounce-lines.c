/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A notice taken line by line: what a line begins with, and where words are. */
#include "bounce-lines.h"

#include "bounce-addr-spec.h"
#include "bounce-notice.h"

#include <string.h>

/* Longer "addresses" are no addresses: RFC 5321 section 4.5.3.1 allows 254. */
#define MAX_ADDRESS 512

gboolean
bounce_line_read (const char **cursor,
                  const char  *limit,
                  BounceLine  *line)
{
  const char *begin = *cursor;
  const char *end;

  if (begin >= limit)
    return FALSE;

  end = memchr (begin, '\n', limit - begin);
  line->next = end ? end + 1 : limit;
  line->end = end ? end : limit;
  line->start = begin;
  while (line->start < line->end && g_ascii_isspace (*line->start))
    line->start++;
  while (line->end > line->start && g_ascii_isspace (line->end[-1]))
    line->end--;
  line->indent = line->start - begin;

  *cursor = line->next;
  return TRUE;
}

gboolean
bounce_line_is_blank (const BounceLine *line)
{
  return line->start == line->end;
}

gboolean
bounce_line_begins (const BounceLine *line,
                    const char       *words)
{
  gsize length = strlen (words);

  return (gsize) (line->end - line->start) >= length &&
         g_ascii_strncasecmp (line->start, words, length) == 0;
}

const char *
bounce_line_find (const BounceLine *line,
                  const char       *words)
{
  gsize length = strlen (words);

  for (const char *at = line->start; at + length <= line->end; at++)
    {
      if (g_ascii_strncasecmp (at, words, length) == 0)
        return at;
    }

  return NULL;
}

char *
bounce_line_dup (const BounceLine *line)
{
  return g_strndup (line->start, line->end - line->start);
}

static char *
dup_address (const char *start,
             const char *end)
{
  g_autofree char *raw = NULL;

  if (end - start > MAX_ADDRESS)
    return NULL;

  raw = g_strndup (start, end - start);
  return bounce_addr_spec_tidy (raw);
}

char *
bounce_line_dup_bracketed (const BounceLine  *line,
                           const char       **rest)
{
  const char *at = line->start;
  gboolean quoted = FALSE;

  if (at == line->end || *at != '<')
    return NULL;

  for (at++; at < line->end; at++)
    {
      if (*at == '"')
        quoted = !quoted;
      else if (*at == '>' && !quoted)
        break;
    }
  if (at == line->end)
    return NULL;

  *rest = at + 1;
  return dup_address (line->start + 1, at);
}

char *
bounce_line_dup_bare (const BounceLine *line)
{
  const char *end = line->end;
  gboolean quoted = FALSE;
  g_autofree char *address = NULL;

  if (end > line->start && end[-1] == ':')
    end--;
  if (end == line->start || *line->start == '<')
    return NULL;

  for (const char *at = line->start; at < end; at++)
    {
      if (*at == '"')
        quoted = !quoted;
      else if (!quoted && (g_ascii_isspace (*at) || strchr ("<>(),;:|", *at)))
        return NULL;
    }

  address = dup_address (line->start, end);
  return address && bounce_addr_spec_is_address (address) ? g_steal_pointer (&address) : NULL;
}

static gboolean
matches (const char *at,
         const char *limit,
         const char *words)
{
  for (; *words; words++)
    {
      if (at == limit)
        return FALSE;
      if (*words == ' ')
        {
          if (!g_ascii_isspace (*at))
            return FALSE;
          while (at < limit && g_ascii_isspace (*at))
            at++;
        }
      else if (g_ascii_tolower (*at++) != g_ascii_tolower (*words))
        return FALSE;
    }

  return TRUE;
}

const char *
bounce_lines_find (const char *text,
                   const char *limit,
                   const char *words)
{
  BounceLine line;

  if (!limit)
    limit = text + strlen (text);

  while (bounce_line_read (&text, limit, &line))
    {
      if (line.start < line.end && *line.start == '>')
        continue;
      for (const char *at = line.start; at < line.end; at++)
        {
          if (matches (at, limit, words))
            return at;
        }
    }

  return NULL;
}

gboolean
bounce_lines_find_any (const char         *text,
                       const char         *limit,
                       const char * const *words,
                       gsize               n_words)
{
  for (gsize i = 0; i < n_words; i++)
    {
      if (bounce_lines_find (text, limit, words[i]))
        return TRUE;
    }

  return FALSE;
}

gboolean
bounce_lines_has_mark (BounceMessage *message,
                       const char    *words)
{
  const char *text = bounce_message_get_text (message);

  return bounce_lines_find (text, text + strnlen (text, BOUNCE_LINES_MARKS), words) != NULL;
}

const char *
bounce_lines_find_end (const char *text)
{
  const char *original;
  const char *end = bounce_notice_find_original (text, &original);

  return end ? end : text + strlen (text);
}

/* The length of the dotted name or address at @name, or 0. */
static gsize
measure_host (const char *name)
{
  gsize n = 0;

  while (n < MAX_ADDRESS && (g_ascii_isalnum (name[n]) || (name[n] && strchr (".-_", name[n]))))
    n++;
  /* An IPv6 address, as newer qmails write it. */
  if (n > 0 && name[n] == ':' && strspn (name, "0123456789abcdefABCDEF") == n)
    n += strspn (name + n, ":.0123456789abcdefABCDEF");
  while (n > 0 && strchr (".:", name[n - 1]))
    n--;

  return memchr (name, '.', n) || memchr (name, ':', n) ? n : 0;
}

char *
bounce_lines_dup_host (const char *text,
                       const char *label)
{
  gsize length = strlen (label);

  for (const char *at = text; *at; at++)
    {
      const char *name;
      gsize n;

      if ((at > text && !g_ascii_isspace (at[-1])) || g_ascii_strncasecmp (at, label, length) != 0)
        continue;

      name = at + length;
      if (length > 0)
        name += MIN (strspn (name, " \t\n"), 8);
      n = measure_host (name);
      if (n > 0)
        return g_strndup (name, n);
    }

  return NULL;
}
