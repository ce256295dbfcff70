/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A notice taken line by line, and what its lines say put into a report. */
#include "bounce-lines.h"

#include "bounce-addr-spec.h"
#include "bounce-fields.h"
#include "bounce-notice.h"
#include "bounce-reply.h"

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
  return dup_address (line->start, at + 1);
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

BounceRecipient *
bounce_lines_add (BounceReport *report,
                  const char   *address)
{
  if (!address || report->recipients->len >= BOUNCE_FIELDS_MAX_GROUPS)
    return NULL;

  return bounce_report_add_recipient (report, address);
}

void
bounce_lines_describe (BounceRecipient *recipient,
                       const char      *words)
{
  g_autofree char *text = g_strstrip (g_strdup (words));

  if (!*text)
    return;
  if (!recipient->diagnostic)
    recipient->diagnostic = bounce_reply_unfold (text);
  if (!recipient->text)
    recipient->text = g_steal_pointer (&text);
}

/* Exim and Sendmail name themselves in the Message-ID; what stands in From may
 * be the domain they hide behind. */
static char *
dup_own_host (BounceMessage *message)
{
  g_auto (GStrv) from = bounce_message_dup_addresses (message, "From");
  const char *domain = from && from[0] ? bounce_addr_spec_get_domain (from[0]) : NULL;
  const char *id = bounce_message_get_header (message, "Message-ID");
  const char *at = id ? strrchr (id, '@') : NULL;
  g_autofree char *host = NULL;

  if (!domain || !strchr (domain, '.'))
    return NULL;

  if (at)
    {
      host = g_strndup (at + 1, strcspn (at + 1, "> \t"));
      if (g_str_has_suffix (host, domain) &&
          strlen (host) > strlen (domain) && host[strlen (host) - strlen (domain) - 1] == '.')
        return g_steal_pointer (&host);
    }

  return g_strdup (domain);
}

void
bounce_lines_finish (BounceReport  *report,
                     BounceMessage *message,
                     const char    *end)
{
  const char *text = bounce_message_get_text (message);

  g_free (report->text);
  report->text = g_strchomp (g_strndup (text, end - text));
  if (!report->original)
    bounce_notice_take_original (report, message);
  if (!report->reporter)
    report->reporter = dup_own_host (message);
}

char *
bounce_lines_dup_only_recipient (BounceReport *report)
{
  g_auto (GStrv) to = NULL;
  g_auto (GStrv) cc = NULL;

  if (!report->original)
    return NULL;

  to = bounce_message_dup_addresses (report->original, "To");
  cc = bounce_message_dup_addresses (report->original, "Cc");
  if (!to || g_strv_length (to) != 1 || (cc && cc[0]))
    return NULL;

  return g_strdup (to[0]);
}
