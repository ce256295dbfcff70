/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A text in which phrases are found whatever its letter case, line breaks and
 * typography. */
#include "bounce-folded.h"

#include <string.h>

struct _BounceFolded
{
  const char *text;
  GString    *words;
  GArray     *places;            /* guint32: offset in text of each byte of words */
};

static void
add (BounceFolded *self,
     const char   *bytes,
     gsize         length,
     guint32       place)
{
  g_string_append_len (self->words, bytes, (gssize) length);
  for (gsize i = 0; i < length; i++)
    g_array_append_val (self->places, place);
}

static gboolean
is_space (gunichar c)
{
  return c < 0x80 ? g_ascii_isspace ((char) c) || c == 0 : c == 0xa0 || g_unichar_isspace (c);
}

/* Programs write ', mail gateways and editors turn it into another. */
static gunichar
fold (gunichar c)
{
  if (c < 0x80)
    return (gunichar) g_ascii_tolower ((char) c);
  if (c == 0x2018 || c == 0x2019 || c == 0x201b || c == 0xb4)
    return '\'';
  if (c == 0x2010 || c == 0x2011 || c == 0x2013)
    return '-';
  return g_unichar_tolower (c);
}

static const char *
skip_quoted (const char *line,
             const char *end)
{
  while (line < end && *line == '>' && !(end - line >= 3 && strncmp (line, ">>>", 3) == 0))
    {
      const char *newline = memchr (line, '\n', (gsize) (end - line));

      line = newline != NULL ? newline + 1 : end;
    }
  return line;
}

BounceFolded *
bounce_folded_new (const char *text,
                   const char *end)
{
  BounceFolded *self = g_new0 (BounceFolded, 1);
  const char *cursor = text;
  gboolean spaced = TRUE;

  if (end - text > BOUNCE_FOLDED_MAX)
    end = text + BOUNCE_FOLDED_MAX;
  self->text = text;
  self->words = g_string_sized_new ((gsize) (end - text) + 8);
  self->places = g_array_sized_new (FALSE, FALSE, sizeof (guint32), (guint) (end - text) + 8);

  cursor = skip_quoted (cursor, end);
  while (cursor < end)
    {
      gunichar c = g_utf8_get_char_validated (cursor, end - cursor);
      const char *next = (gint32) c < 0 ? cursor + 1 : g_utf8_next_char (cursor);
      guint32 place = (guint32) (cursor - text);
      char utf8[6];

      if ((gint32) c < 0)
        c = '?';
      if (!is_space (c))
        add (self, utf8, (gsize) g_unichar_to_utf8 (fold (c), utf8), place);
      else if (!spaced)
        add (self, " ", 1, place);
      spaced = is_space (c);
      cursor = c == '\n' ? skip_quoted (next, end) : next;
    }
  return self;
}

void
bounce_folded_free (BounceFolded *self)
{
  g_string_free (self->words, TRUE);
  g_array_unref (self->places);
  g_free (self);
}

/* The first folded byte that stems from @from or later. */
static gsize
locate (BounceFolded *self,
        const char   *from)
{
  gsize low = 0, high = self->places->len;

  if (from == NULL || from <= self->text)
    return 0;
  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (self->text + g_array_index (self->places, guint32, middle) < from)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

const char *
bounce_folded_find (BounceFolded *self,
                    const char   *phrase,
                    const char   *from,
                    const char  **place)
{
  gsize start = locate (self, from);
  const char *found = strstr (self->words->str + start, phrase);
  const char *last;
  gsize at;

  if (found == NULL || *phrase == '\0')
    return NULL;
  at = (gsize) (found - self->words->str);
  if (place != NULL)
    *place = self->text + g_array_index (self->places, guint32, at);
  last = self->text + g_array_index (self->places, guint32, at + strlen (phrase) - 1);
  return (guchar) *last < 0x80 ? last + 1 : g_utf8_next_char (last);
}

gboolean
bounce_folded_has (BounceFolded *self,
                   const char   *phrase)
{
  return strstr (self->words->str, phrase) != NULL;
}

const char *
bounce_folded_get_words (BounceFolded *self)
{
  return self->words->str;
}
