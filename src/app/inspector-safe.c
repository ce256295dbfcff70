/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes text from mail harmless before it is shown. */
#include "inspector-safe.h"

#include <string.h>

/* Letters of real languages carry up to three; a pile paints over the lines
 * around it. */
#define MAX_MARKS 4

/* Unicode TR 36 and UAX 9: what can make text read as something else. */
static gboolean
is_bidi_control (gunichar c)
{
  return c == 0x061c || c == 0x200e || c == 0x200f
    || (c >= 0x202a && c <= 0x202e)
    || (c >= 0x2066 && c <= 0x2069);
}

/* Zero width, and no joiner that a script needs: hides words within words. */
static gboolean
is_invisible (gunichar c)
{
  return c == 0x00ad || c == 0x180e || c == 0x200b || c == 0x3164 || c == 0xfeff
    || (c >= 0x2060 && c <= 0x2064) || (c >= 0x206a && c <= 0x206f)
    || (c >= 0xfff9 && c <= 0xfffc)
    || (c >= 0xe0000 && c <= 0xe0fff)
    || g_unichar_type (c) == G_UNICODE_PRIVATE_USE;
}

static gboolean
is_line_end (gunichar c)
{
  return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static gboolean
is_mark (gunichar c)
{
  return g_unichar_ismark (c) || (c >= 0xfe00 && c <= 0xfe0f);
}

static gboolean
is_control (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0);
}

gboolean
inspector_safe_is_plain (gunichar c)
{
  return !is_control (c) && !is_line_end (c) && !is_bidi_control (c) && !is_invisible (c);
}

static void
append_one (GString            *to,
            gunichar            c,
            InspectorSafeShape  shape)
{
  if (is_line_end (c) || c == '\t')
    g_string_append_c (to, shape == INSPECTOR_SAFE_LINE ? ' ' : c == '\t' ? '\t' : '\n');
  else if (is_control (c) || is_bidi_control (c))
    g_string_append_unichar (to, 0xfffd);
  else if (!is_invisible (c))
    g_string_append_unichar (to, c);
}

gboolean
inspector_safe_append (GString            *to,
                       const char         *tainted,
                       gssize              length,
                       guint               max,
                       InspectorSafeShape  shape)
{
  const char *end;
  guint n = 0, marks = 0;

  g_return_val_if_fail (to != NULL && tainted != NULL, TRUE);

  end = tainted + (length < 0 ? strlen (tainted) : (gsize) length);
  for (const char *at = tainted; at < end; )
    {
      gunichar c = g_utf8_get_char_validated (at, end - at);
      gboolean valid = c != (gunichar) -1 && c != (gunichar) -2 && c != 0;

      if (n == max)
        {
          g_string_append (to, "…");
          return FALSE;
        }
      if (!valid)
        c = 0xfffd;
      marks = is_mark (c) ? marks + 1 : 0;
      if (marks <= MAX_MARKS && !(c == '\r' && at + 1 < end && at[1] == '\n'))
        {
          append_one (to, c, shape);
          n++;
        }
      at += valid ? g_utf8_skip[(guchar) *at] : 1;
    }

  return TRUE;
}

static void
strip (GString *line)
{
  gsize front = 0;

  while (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
  while (line->str[front] == ' ')
    front++;
  g_string_erase (line, 0, front);
}

char *
inspector_safe_dup_plain (const char *tainted)
{
  GString *line = g_string_new (NULL);

  if (tainted != NULL)
    inspector_safe_append (line, tainted, -1, INSPECTOR_SAFE_MAX_LINE, INSPECTOR_SAFE_LINE);
  strip (line);

  return g_string_free (line, FALSE);
}

char *
inspector_safe_dup_line (const char *tainted)
{
  g_autofree char *plain = inspector_safe_dup_plain (tainted);

  if (*plain == '\0')
    return g_steal_pointer (&plain);

  return g_strconcat ("\xe2\x81\xa8", plain, "\xe2\x81\xa9", NULL);
}
