/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Mail addresses as text: tidied, compared, found in sentences. */
#include "bounce-addr-spec.h"

#include <string.h>

/* RFC 5321 allows 64 and 255; tagged and rewritten senders are longer. */
#define MAX_LOCAL  256
#define MAX_DOMAIN 255

/* What log lines and web links write right before an address. */
static const char * const labels[] = {
  "to=", "from=", "rcpt=", "recipient=", "orig_to=", "email=", "address=", "addr=", "user=", "mail=", "mailto=",
};

static gboolean
is_atext (char c)
{
  return g_ascii_isalnum (c) || (c && strchr ("!#$%&'*+-/=?^_`{|}~.", c)) || (guchar) c >= 0x80;
}

/* Scripts that write no space between a word and the address after it. */
static gboolean
is_unspaced (gunichar c)
{
  return c >= 0x0e00 && (c <= 0x0eff || c >= 0x2e80) && g_unichar_isalnum (c);
}

/* The start of the local part that ends at @at, not before @limit. */
static const char *
local_start (const char *limit,
             const char *at)
{
  const char *start = at;
  gboolean ascii = FALSE;

  while (start > limit && at - start < MAX_LOCAL)
    {
      const char *previous = start - 1;
      gunichar c;

      if (!is_atext (*previous))
        break;
      if ((guchar) *previous < 0x80)
        {
          start = previous;
          ascii = TRUE;
          continue;
        }
      previous = g_utf8_find_prev_char (limit, start);
      c = previous ? g_utf8_get_char_validated (previous, start - previous) : (gunichar) -1;
      /* Stray continuation bytes lie between. */
      if (previous && g_utf8_next_char (previous) != start)
        break;
      if (c >= (gunichar) -2 || !(g_unichar_isalnum (c) || g_unichar_ismark (c)) || (ascii && is_unspaced (c)))
        break;
      start = previous;
    }
  return start;
}

static const char *
quoted_start (const char *limit,
              const char *at)
{
  const char *start = at - 1;

  while (start > limit && at - start < MAX_LOCAL)
    {
      start--;
      if (*start == '\n' || *start == '\r')
        return at;
      if (*start == '"' && (start == limit || start[-1] != '\\'))
        return at - start > 2 ? start : at;
    }
  return at;
}

static const char *
literal_end (const char *at)
{
  const char *end = at + 1;

  while (end - at < MAX_DOMAIN && (g_ascii_isxdigit (*end) || (*end && strchr (".:IPvipv", *end))))
    end++;
  return *end == ']' && end > at + 1 ? end + 1 : at;
}

static const char *
domain_end (const char *at)
{
  const char *end = at;
  gboolean dot = FALSE;

  if (*at == '[')
    return literal_end (at);
  while (*end && end - at < MAX_DOMAIN)
    {
      if (g_ascii_isalnum (*end) || *end == '-' || *end == '_')
        end++;
      else if (*end == '.' && end > at && end[-1] != '.')
        {
          dot = TRUE;
          end++;
        }
      else if ((guchar) *end >= 0x80)
        {
          gunichar c = g_utf8_get_char_validated (end, -1);

          if (c >= (gunichar) -2 || !(g_unichar_isalnum (c) || g_unichar_ismark (c)))
            break;
          if (dot && g_ascii_isalnum (end[-1]) && is_unspaced (c))
            break;
          end = g_utf8_next_char (end);
        }
      else
        break;
    }
  while (end > at && (end[-1] == '.' || end[-1] == '-'))
    end--;
  return end;
}

/* Takes off what stands before an address without a space. NULL for a link. */
static const char *
skip_prefix (const char *start,
             const char *at)
{
  if (at - start >= 2 && start[0] == '/' && start[1] == '/')
    return NULL;
  while (start < at && strchr ("'`*|{}=&?!^~.", *start))
    start++;
  if (start < at && *start == '/' && !memchr (start, '=', at - start))
    start++;
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gsize length = strlen (labels[i]);

      if ((gsize) (at - start) > length && g_ascii_strncasecmp (start, labels[i], length) == 0)
        return start + length;
    }
  return start;
}

char *
bounce_addr_spec_find (const char **cursor)
{
  const char *limit = *cursor;
  const char *at;

  while ((at = strchr (limit, '@')) != NULL)
    {
      const char *start, *end;

      start = at > limit && at[-1] == '"' ? quoted_start (limit, at) : skip_prefix (local_start (limit, at), at);
      end = domain_end (at + 1);
      limit = MAX (end, at + 1);
      /* user@host:/path names a file, not a person. */
      if (!start || start == at || end == at + 1 || (end[0] == ':' && end[1] == '/') ||
          !g_utf8_validate (start, end - start, NULL))
        continue;
      *cursor = end;
      return g_strndup (start, end - start);
    }
  *cursor = limit + strlen (limit);
  return NULL;
}

static gboolean
is_domain (const char *domain)
{
  return *domain && domain_end (domain)[0] == '\0';
}

gboolean
bounce_addr_spec_is_address (const char *text)
{
  const char *at = text ? strrchr (text, '@') : NULL;

  if (!at || at == text || at - text > 2 * MAX_LOCAL || !is_domain (at + 1) || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  if (text[0] == '"')
    return at - text > 2 && quoted_start (text, at) == text && at[-1] == '"';
  for (const char *c = text; c < at; c++)
    {
      if (!is_atext (*c))
        return FALSE;
    }
  return TRUE;
}

const char *
bounce_addr_spec_get_domain (const char *address)
{
  const char *at = address ? strrchr (address, '@') : NULL;

  return at ? at + 1 : NULL;
}

gboolean
bounce_addr_spec_equal (const char *a,
                        const char *b)
{
  g_autofree char *folded_a = NULL;
  g_autofree char *folded_b = NULL;

  if (!a || !b)
    return FALSE;
  if (g_ascii_strcasecmp (a, b) == 0)
    return TRUE;
  if (g_str_is_ascii (a) || g_str_is_ascii (b) || !g_utf8_validate (a, -1, NULL) || !g_utf8_validate (b, -1, NULL))
    return FALSE;
  folded_a = g_utf8_casefold (a, -1);
  folded_b = g_utf8_casefold (b, -1);
  return strcmp (folded_a, folded_b) == 0;
}

static const char *
skip_type (const char *text)
{
  gsize length = 0;

  while (g_ascii_isalnum (text[length]) || text[length] == '-')
    length++;
  if (length > 0 && length <= 32 && text[length + strspn (text + length, " \t")] == ';')
    return strchr (text + length, ';') + 1;
  if (g_ascii_strncasecmp (text, "mailto:", 7) == 0)
    return text + 7;
  return g_ascii_strncasecmp (text, "smtp:", 5) == 0 ? text + 5 : text;
}

/* What the brackets hold; the whole without any. Source routes (RFC 5321
 * section 4.1.1.3, "<@hop,@hop:a@b>") are taken off. */
static char *
dup_inside (const char *text,
            gboolean   *delimited)
{
  const char *open = strrchr (text, '<');
  const char *close = open ? strchr (open, '>') : NULL;
  g_autofree char *inside = NULL;
  const char *colon;

  /* "a@example.org <mx.example.net>" */
  if (close && !memchr (open, '@', close - open) && memchr (text, '@', open - text))
    open = NULL;
  *delimited = *delimited || (open && close);
  if (open && (close || open == text))
    inside = close ? g_strndup (open + 1, close - open - 1) : g_strdup (open + 1);
  else
    inside = g_strdup (text);
  g_strstrip (inside);
  colon = inside[0] == '@' ? strchr (inside, ':') : NULL;
  return colon ? g_strdup (colon + 1) : g_steal_pointer (&inside);
}

/* Quotes around the whole, dots and marks at the end, a comment at the end. */
static void
strip_marks (char *text)
{
  gsize length = strlen (text);
  char *comment;

  if (length > 0 && text[length - 1] == ')' && (comment = strrchr (text, '(')) && comment > text)
    *comment = '\0';
  g_strchomp (text);
  length = strlen (text);
  while (length > 0 && strchr (".,;:>", text[length - 1]))
    text[--length] = '\0';
  if (length >= 2 && (text[0] == '"' || text[0] == '\'') && text[length - 1] == text[0])
    {
      memmove (text, text + 1, length - 2);
      text[length - 2] = '\0';
    }
  g_strstrip (text);
}

/* "anna smith@d.example" between delimiters is one wrong address, not the
 * right address of smith. */
static gboolean
is_spaced_address (const char *text)
{
  const char *at = strrchr (text, '@');

  if (!at || at == text || !is_domain (at + 1) || at - text > MAX_LOCAL)
    return FALSE;
  for (const char *c = text; c < at; c++)
    {
      if (!is_atext (*c) && *c != ' ')
        return FALSE;
    }
  return TRUE;
}

char *
bounce_addr_spec_tidy (const char *text)
{
  g_autofree char *inside = NULL;
  const char *cursor;
  const char *bare;
  gboolean delimited;

  if (!text)
    return NULL;
  text += strspn (text, " \t\r\n");
  bare = skip_type (text);
  delimited = bare != text;
  inside = dup_inside (bare + strspn (bare, " \t\r\n"), &delimited);
  strip_marks (inside);
  if (bounce_addr_spec_is_address (inside) || (delimited && is_spaced_address (inside)))
    return g_steal_pointer (&inside);
  cursor = inside;
  if (strchr (inside, '@'))
    return bounce_addr_spec_find (&cursor);
  return *inside && !strpbrk (inside, " \t\r\n") ? g_steal_pointer (&inside) : NULL;
}
