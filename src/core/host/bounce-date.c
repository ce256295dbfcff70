/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the dates that servers put into trace fields. */
#include "bounce-date.h"

#include <string.h>

#define MAX_WORDS 12            /* "Thu, 1 Jan 1970 00:00:00 +0000 (UTC)" has 7 */

typedef struct
{
  int      year;
  int      month;
  int      day;
  int      hour;
  int      minute;
  int      second;
  int      zone;                /* seconds east */
  gboolean has_time;
  gboolean has_zone;
} Parts;

/* RFC 5322 section 4.3. */
static const struct { const char *name; int hours; } zones[] = {
  { "UT", 0 }, { "UTC", 0 }, { "GMT", 0 }, { "Z", 0 },
  { "EST", -5 }, { "EDT", -4 }, { "CST", -6 }, { "CDT", -5 },
  { "MST", -7 }, { "MDT", -6 }, { "PST", -8 }, { "PDT", -7 },
};

static int
find_month (const char *word,
            gsize       length)
{
  static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";

  for (int i = 0; length >= 3 && i < 12; i++)
    if (g_ascii_strncasecmp (word, names + 3 * i, 3) == 0)
      return i + 1;
  return 0;
}

/* Digits from *@at, at most @max of them; -1 when there are none. */
static int
read_number (const char **at,
             int          max)
{
  int value = 0;
  int digits = 0;

  while (digits < max && g_ascii_isdigit (**at))
    {
      value = value * 10 + (*(*at)++ - '0');
      digits++;
    }
  return digits > 0 ? value : -1;
}

static gboolean
read_time (Parts      *parts,
           const char *word)
{
  parts->hour = read_number (&word, 2);
  if (parts->hour < 0 || *word++ != ':')
    return FALSE;
  parts->minute = read_number (&word, 2);
  parts->second = *word == ':' ? (word++, read_number (&word, 2)) : 0;
  parts->has_time = parts->minute >= 0 && parts->second >= 0;
  return parts->has_time;
}

static gboolean
read_zone (Parts      *parts,
           const char *word,
           gsize       length)
{
  if ((*word == '+' || *word == '-') && length >= 5)
    {
      const char *digits = word + 1;
      int value = read_number (&digits, 4);

      if (value < 0 || digits - word != 5 || value % 100 > 59 || value / 100 > 14)
        return FALSE;
      parts->zone = (value / 100 * 60 + value % 100) * 60 * (*word == '-' ? -1 : 1);
      return parts->has_zone = TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    if (strlen (zones[i].name) == length && g_ascii_strncasecmp (word, zones[i].name, length) == 0)
      {
        parts->zone = zones[i].hours * 3600;
        return parts->has_zone = TRUE;
      }
  return FALSE;
}

/* Years of two or three digits: RFC 5322 section 4.3. */
static int
complete_year (int   year,
               gsize digits)
{
  if (digits >= 4)
    return year;
  if (digits == 2 && year < 50)
    return 2000 + year;
  return 1900 + year;
}

static void
read_day_or_year (Parts      *parts,
                  const char *word,
                  gsize       length)
{
  const char *end = word;
  int value = read_number (&end, 5);

  if (end != word + length)
    return;
  if (parts->day == 0 && value >= 1 && value <= 31 && length <= 3)
    parts->day = value;
  else if (parts->year == 0 && length >= 2 && length <= 4 && parts->day != 0)
    parts->year = complete_year (value, length);
}

static void
read_word (Parts      *parts,
           const char *word,
           gsize       length)
{
  if (g_ascii_isdigit (*word) && memchr (word, ':', length) != NULL)
    {
      if (!parts->has_time)
        read_time (parts, word);
    }
  else if (g_ascii_isdigit (*word))
    read_day_or_year (parts, word, length);
  else if (parts->month == 0 && find_month (word, length) != 0)
    parts->month = find_month (word, length);
  else if (parts->has_time && !parts->has_zone)
    read_zone (parts, word, length);
}

GDateTime *
bounce_date_parse (const char *text)
{
  Parts parts = { 0 };
  g_autoptr (GTimeZone) zone = NULL;

  if (text == NULL)
    return NULL;
  for (guint i = 0; i < MAX_WORDS && !(parts.has_zone && parts.year != 0); i++)
    {
      gsize length;

      text += strspn (text, " \t\r\n,()");
      length = strcspn (text, " \t\r\n,();");
      if (length == 0)
        break;
      read_word (&parts, text, length);
      text += length;
    }
  if (!parts.has_time || parts.day == 0 || parts.month == 0 || parts.year == 0)
    return NULL;
  zone = g_time_zone_new_offset (parts.zone);
  /* A leap second, RFC 5322 section 3.3, is none for GDateTime. */
  return g_date_time_new (zone, parts.year, parts.month, parts.day, parts.hour, parts.minute,
                          MIN (parts.second, 59));
}
