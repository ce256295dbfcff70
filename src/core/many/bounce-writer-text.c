/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* How one value is spelt in each format. */
#include "bounce-writer-text.h"

#include <string.h>

/* Directional controls can make a line read backwards (Unicode TR 36); C1
 * controls are orders to some terminals. */
static gboolean
is_harmful (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0)
    || c == 0x061c || c == 0x200e || c == 0x200f
    || c == 0x2028 || c == 0x2029
    || (c >= 0x202a && c <= 0x202e)
    || (c >= 0x2066 && c <= 0x2069)
    || c == 0xfeff;
}

static void
append_escape (GString  *to,
               gunichar  c)
{
  switch (c)
    {
    case '\n':
      g_string_append (to, "\\n");
      break;
    case '\r':
      g_string_append (to, "\\r");
      break;
    case '\t':
      g_string_append (to, "\\t");
      break;
    default:
      g_string_append_printf (to, "\\u%04x", c);
      break;
    }
}

void
bounce_writer_append_json (GString    *to,
                           const char *value)
{
  const char *done = value;

  g_string_append_c (to, '"');
  for (const char *at = value; *at != '\0'; )
    {
      const char *next = g_utf8_next_char (at);
      gunichar c = g_utf8_get_char (at);

      if (c == '"' || c == '\\' || is_harmful (c))
        {
          g_string_append_len (to, done, at - done);
          if (is_harmful (c))
            append_escape (to, c);
          else
            g_string_append_printf (to, "\\%c", (char) c);
          done = next;
        }
      at = next;
    }
  g_string_append (to, done);
  g_string_append_c (to, '"');
}

void
bounce_writer_append_csv (GString    *to,
                          const char *value)
{
  if (strpbrk (value, "\",\r\n") == NULL)
    {
      g_string_append (to, value);
      return;
    }

  g_string_append_c (to, '"');
  for (const char *at = value; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (to, '"');
      g_string_append_c (to, *at);
    }
  g_string_append_c (to, '"');
}

gboolean
bounce_writer_is_formula (const char *value)
{
  return *value != '\0' && strchr ("=+-@\t\r", *value) != NULL;
}

static guint
get_width (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;

  return g_unichar_iswide (c) ? 2 : 1;
}

static void
append_harmless (GString  *to,
                 gunichar  c)
{
  if (c == '\t' || c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029)
    g_string_append_c (to, ' ');
  else if (is_harmful (c))
    g_string_append_unichar (to, 0xfffd);
  else
    g_string_append_unichar (to, c);
}

static const char *
get_sequence (BounceStyle style)
{
  switch (style)
    {
    case BOUNCE_STYLE_DIM:
      return "\033[2m";
    case BOUNCE_STYLE_BAD:
      return "\033[31m";
    case BOUNCE_STYLE_WARN:
      return "\033[33m";
    case BOUNCE_STYLE_PLAIN:
    default:
      return NULL;
    }
}

guint
bounce_writer_append_cells (GString     *to,
                            const char  *value,
                            guint        most,
                            BounceStyle  style)
{
  const char *sequence = get_sequence (style);
  gsize last_start = 0;
  guint cells = 0, last_width = 0;

  if (sequence != NULL)
    g_string_append (to, sequence);
  for (const char *at = value; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      guint width = is_harmful (c) ? 1 : get_width (c);

      if (most > 0 && cells + width > most)
        {
          /* The last cell makes room for the sign that something is missing. */
          if (cells == most)
            {
              g_string_truncate (to, last_start);
              cells -= last_width;
            }
          g_string_append (to, "…");
          cells++;
          break;
        }
      if (width > 0)
        {
          last_start = to->len;
          last_width = width;
        }
      append_harmless (to, c);
      cells += width;
    }
  if (sequence != NULL)
    g_string_append (to, "\033[0m");

  return cells;
}

char *
bounce_writer_dup_harmless (const char *text)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) line = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  line = g_string_new (NULL);
  bounce_writer_append_cells (line, valid, 0, BOUNCE_STYLE_PLAIN);

  return g_string_free (g_steal_pointer (&line), FALSE);
}
