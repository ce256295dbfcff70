/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds a size limit, a waiting time and a new address in a server's words. */
#include "bounce-particulars.h"

#include <string.h>

/* A reply longer than this has said such things long before. */
#define LONGEST 16384

static char *
dup_lower (const char *words)
{
  g_autofree char *part = g_strndup (words != NULL ? words : "", LONGEST);

  return g_ascii_strdown (part, -1);
}

static GRegex *
compile (const char *pattern)
{
  return g_regex_new (pattern, G_REGEX_RAW, 0, NULL);
}

static char *
format_bytes (double bytes)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  double unit = bytes >= 1e6 ? 1e6 : 1e3;
  double binary = bytes >= 1e6 ? 1048576 : 1024;
  double value;
  gsize n;

  /* 10485760 is somebody's "10 MB". */
  value = bytes / binary == (double) (gint64) (bytes / binary) ? bytes / binary : bytes / unit;
  g_ascii_formatd (number, sizeof number, "%.1f", value);
  n = strlen (number);
  if (g_str_has_suffix (number, ".0"))
    number[n - 2] = '\0';

  return g_strconcat (number, unit == 1e6 ? " MB" : " KB", NULL);
}

/* A number with its unit stays as the server counts; bare bytes are put into a
 * unit people use. */
static char *
format_size (const char *number,
             const char *unit)
{
  double value = g_ascii_strtod (number, NULL);

  if (*unit == 'k' || *unit == 'm' || *unit == 'g')
    return value > 0 ? g_strdup_printf ("%s %cB", number, g_ascii_toupper (*unit)) : NULL;

  return value >= 1000 && value < 1e13 ? format_bytes (value) : NULL;
}

char *
bounce_particulars_dup_limit (const char *words)
{
  static GRegex *regex;
  static gsize ready;
  g_autofree char *text = dup_lower (words);
  g_autoptr (GMatchInfo) match = NULL;

  /* Behind a word for the limit, not the size of the message that broke it. */
  if (g_once_init_enter (&ready))
    {
      regex = compile ("(?:limit|max(?:imum)?|exceeds?|exceeded|allowed|larger than|bigger than|up to|permitted)"
                       "[^0-9@]{0,40}?\\b(\\d{1,12}(?:[.,]\\d{1,3})?) ?(bytes?|octets?|[kmg]i?b?(?:ytes?)?)?\\b");
      g_once_init_leave (&ready, 1);
    }

  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *number = g_match_info_fetch (match, 1);
      g_autofree char *unit = g_match_info_fetch (match, 2);
      char *size = format_size (g_strdelimit (number, ",", '.'), unit != NULL ? unit : "");

      if (size != NULL)
        return size;
    }

  return NULL;
}

static char *
format_wait (guint64     n,
             const char *unit)
{
  const char *name = *unit == 's' ? "second" : *unit == 'm' ? "minute" : *unit == 'h' ? "hour" : "day";

  if (*unit == 's' && n >= 120 && n % 60 == 0)
    {
      n /= 60;
      name = "minute";
    }

  return g_strdup_printf ("%" G_GUINT64_FORMAT " %s%s", n, name, n == 1 ? "" : "s");
}

/* "retry in 00:04:59" */
static char *
dup_clock (const char *text)
{
  static GRegex *regex;
  static gsize ready;
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *hours = NULL;
  g_autofree char *minutes = NULL;
  guint64 total;

  if (g_once_init_enter (&ready))
    {
      regex = compile ("(?:in|after|for|wait) (\\d\\d):(\\d\\d):\\d\\d\\b");
      g_once_init_leave (&ready, 1);
    }
  if (!g_regex_match (regex, text, 0, &match))
    return NULL;

  hours = g_match_info_fetch (match, 1);
  minutes = g_match_info_fetch (match, 2);
  total = g_ascii_strtoull (hours, NULL, 10) * 60 + g_ascii_strtoull (minutes, NULL, 10) + 1;

  return format_wait (total, "m");
}

char *
bounce_particulars_dup_wait (const char *words)
{
  static GRegex *regex;
  static gsize ready;
  g_autofree char *text = dup_lower (words);
  g_autoptr (GMatchInfo) match = NULL;

  if (g_once_init_enter (&ready))
    {
      regex = compile ("(?:\\bin|after|wait|waiting|\\bfor|within|least|again|retry) (?:about |at least |another |another about )?"
                       "(\\d{1,6}) ?(s|m|h|d)(?:ec(?:ond)?s?|in(?:ute)?s?|(?:ou)?rs?|ays?)?\\b");
      g_once_init_leave (&ready, 1);
    }

  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *number = g_match_info_fetch (match, 1);
      g_autofree char *unit = g_match_info_fetch (match, 2);
      guint64 n = g_ascii_strtoull (number, NULL, 10);

      if (n > 0)
        return format_wait (n, unit);
    }

  return dup_clock (text);
}

/* Offices that a reply tells people to write to; nobody moved there. */
static gboolean
is_office (const char *address)
{
  static const char *const offices[] = { "postmaster@", "abuse@", "support@", "admin@", "mailer-daemon@", "helpdesk@",
                                         "info@", "delist@", "noc@", "hostmaster@", "unblock@", "help@" };

  for (guint i = 0; i < G_N_ELEMENTS (offices); i++)
    if (g_str_has_prefix (address, offices[i]))
      return TRUE;

  return FALSE;
}

char *
bounce_particulars_dup_new_address (const char *words,
                                    const char *recipient)
{
  static GRegex *regex;
  static gsize ready;
  g_autofree char *part = g_strndup (words != NULL ? words : "", LONGEST);
  g_autofree char *text = g_ascii_strdown (part, -1);
  g_autoptr (GMatchInfo) match = NULL;

  if (g_once_init_enter (&ready))
    {
      regex = compile ("(?:moved|new (?:e-?mail )?address|please (?:try|use|send|resend|forward|update)|changed|forward(?:ing)? to|"
                       "will forward|neue adresse|neue e-mail|nouvelle adresse|nueva direccion|nuovo indirizzo|reached (?:at|under)|"
                       "now (?:at|uses?))[^@\\r\\n]{0,80}?([a-z0-9][a-z0-9._%+=-]{0,63}@[a-z0-9-]+(?:\\.[a-z0-9-]+)+)");
      g_once_init_leave (&ready, 1);
    }

  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *address = g_match_info_fetch (match, 1);
      int start = 0, end = 0;

      if (is_office (address) || (recipient != NULL && g_ascii_strcasecmp (address, recipient) == 0))
        continue;
      g_match_info_fetch_pos (match, 1, &start, &end);
      return g_strndup (part + start, end - start);
    }

  return NULL;
}
