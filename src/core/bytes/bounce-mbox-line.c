/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Is a line that begins with "From " the one that mbox puts between messages?
 * RFC 4155 asks for sender and asctime date; what programs wrote in forty years
 * differs in zones, two-digit years, missing seconds, "remote from" (UUCP). */
#include "bounce-mbox-line.h"

#include <string.h>

#define TOKENS_MAX 64

typedef struct
{
  const char *text;
  gsize       length;
} Token;

static guint
split (const char *line,
       gsize       length,
       Token      *tokens)
{
  guint n = 0;
  gsize i = 0;

  while (n < TOKENS_MAX)
    {
      gsize start;

      while (i < length && (line[i] == ' ' || line[i] == '\t' || line[i] == '\r'))
        i++;
      if (i == length)
        break;
      for (start = i; i < length && line[i] != ' ' && line[i] != '\t' && line[i] != '\r';)
        i++;
      tokens[n++] = (Token) { line + start, i - start };
    }
  return n;
}

/* Digits only; -1 for anything else. */
static int
number_of (const char *text,
           gsize       length)
{
  int number = 0;

  if (length == 0 || length > 4)
    return -1;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      number = number * 10 + (text[i] - '0');
    }
  return number;
}

static gboolean
in_range (const Token *token,
          int          from,
          int          to)
{
  int number = number_of (token->text, token->length);

  return number >= from && number <= to;
}

/* Three letters, perhaps with a comma. */
static gboolean
is_one_of (const Token *token,
           const char  *names)
{
  gsize length = token->length;

  if (length == 4 && token->text[3] == ',')
    length = 3;
  if (length != 3)
    return FALSE;
  for (; *names; names += 3)
    if (g_ascii_strncasecmp (token->text, names, 3) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_weekday (const Token *token)
{
  return is_one_of (token, "SunMonTueWedThuFriSat");
}

static gboolean
is_month (const Token *token)
{
  return is_one_of (token, "JanFebMarAprMayJunJulAugSepOctNovDec");
}

static gboolean
is_day (const Token *token)
{
  return token->length <= 2 && in_range (token, 1, 31);
}

static gboolean
is_year (const Token *token)
{
  return token->length == 2 ? in_range (token, 0, 99) : token->length == 4 && in_range (token, 1969, 2199);
}

/* "7:05", "07:05:32" */
static gboolean
is_clock (const Token *token)
{
  const char *t = token->text;
  gsize hour = token->length > 1 && t[1] == ':' ? 1 : 2;
  gsize rest;

  if (token->length < hour + 3 || t[hour] != ':' || number_of (t, hour) > 24 || number_of (t, hour) < 0)
    return FALSE;
  rest = token->length - hour - 1;
  if (rest != 2 && rest != 5)
    return FALSE;
  if (number_of (t + hour + 1, 2) < 0 || number_of (t + hour + 1, 2) > 59)
    return FALSE;
  return rest == 2 || (t[hour + 3] == ':' && number_of (t + hour + 4, 2) >= 0 && number_of (t + hour + 4, 2) <= 61);
}

/* "2020-03-03", perhaps with "T07:50:45" behind it */
static gboolean
is_iso_date (const Token *token)
{
  const char *t = token->text;

  return token->length >= 10 && number_of (t, 4) >= 1969 && t[4] == '-' && number_of (t + 5, 2) > 0 && t[7] == '-' &&
         number_of (t + 8, 2) > 0 && (token->length == 10 || t[10] == 'T');
}

/* "+0100", "-0800", "PST", "MET", "(CET)", "GMT+1" */
static gboolean
is_zone (const Token *token)
{
  const char *t = token->text;

  if (token->length > 12)
    return FALSE;
  if (t[0] == '+' || t[0] == '-')
    return (token->length == 5 || token->length == 3) && number_of (t + 1, token->length - 1) >= 0;
  for (gsize i = 0; i < token->length; i++)
    if (!g_ascii_isupper (t[i]) && strchr ("()+:0123456789", t[i]) == NULL)
      return FALSE;
  return g_ascii_isupper (t[0]) || t[0] == '(';
}

static guint
skip_zones (const Token *tokens,
            guint        n,
            guint        at)
{
  guint limit = at + 2;

  while (at < n && at < limit && is_zone (&tokens[at]))
    at++;
  return at;
}

/* What may stand behind a date: zones, UUCP's "remote from HOST", nothing. */
static gboolean
ends_well (const Token *tokens,
           guint        n,
           guint        at)
{
  at = skip_zones (tokens, n, at);
  if (at == n)
    return TRUE;
  return n - at == 3 && tokens[at].length == 6 && memcmp (tokens[at].text, "remote", 6) == 0 &&
         tokens[at + 1].length == 4 && memcmp (tokens[at + 1].text, "from", 4) == 0;
}

/* The time stands at @at; what surrounds it? */
static BounceMboxLine
judge_around_clock (const Token *tokens,
                    guint        n,
                    guint        at)
{
  guint year = skip_zones (tokens, n, at + 1);

  /* Thu Jan  1 00:00:00 [zone] 1970 */
  if (at >= 2 && is_day (&tokens[at - 1]) && is_month (&tokens[at - 2]) && year < n && is_year (&tokens[year]) &&
      ends_well (tokens, n, year + 1))
    return at >= 3 && is_weekday (&tokens[at - 3]) ? BOUNCE_MBOX_LINE_EXACT : BOUNCE_MBOX_LINE_DATED;
  /* Thu, 1 Jan 1970 00:00:00 +0000 */
  if (at >= 3 && is_year (&tokens[at - 1]) && is_month (&tokens[at - 2]) && is_day (&tokens[at - 3]) &&
      ends_well (tokens, n, at + 1))
    return at >= 4 && is_weekday (&tokens[at - 4]) ? BOUNCE_MBOX_LINE_EXACT : BOUNCE_MBOX_LINE_DATED;
  if (at >= 1 && is_iso_date (&tokens[at - 1]) && ends_well (tokens, n, at + 1))
    return BOUNCE_MBOX_LINE_DATED;
  return BOUNCE_MBOX_LINE_TEXT;
}

/* git format-patch: a commit's hash as sender and always the same date. */
static gboolean
is_patch (const Token *tokens,
          guint        n)
{
  if (n != 6 || (tokens[0].length != 40 && tokens[0].length != 64))
    return FALSE;
  for (gsize i = 0; i < tokens[0].length; i++)
    if (!g_ascii_isxdigit (tokens[0].text[i]))
      return FALSE;
  return tokens[4].length == 8 && memcmp (tokens[4].text, "00:00:00", 8) == 0 &&
         tokens[5].length == 4 && memcmp (tokens[5].text, "2001", 4) == 0;
}

BounceMboxLine
bounce_mbox_line_judge (const char *line,
                        gsize       length)
{
  Token tokens[TOKENS_MAX];
  guint n;

  if (length < 5 || memcmp (line, "From ", 5) != 0)
    return BOUNCE_MBOX_LINE_TEXT;

  n = split (line + 5, length - 5, tokens);
  if (n == TOKENS_MAX)
    return BOUNCE_MBOX_LINE_TEXT;
  if (n == 0 || (n == 1 && tokens[0].length == 1 && tokens[0].text[0] == '-'))
    return BOUNCE_MBOX_LINE_BARE;
  if (is_patch (tokens, n))
    return BOUNCE_MBOX_LINE_PATCH;
  for (guint i = 0; i < n; i++)
    {
      BounceMboxLine judgement = BOUNCE_MBOX_LINE_TEXT;

      if (is_clock (&tokens[i]))
        judgement = judge_around_clock (tokens, n, i);
      else if (tokens[i].length > 10 && is_iso_date (&tokens[i]) && ends_well (tokens, n, i + 1))
        judgement = BOUNCE_MBOX_LINE_DATED;
      if (judgement != BOUNCE_MBOX_LINE_TEXT)
        return judgement;
    }
  return BOUNCE_MBOX_LINE_TEXT;
}
