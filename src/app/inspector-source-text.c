/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Raw bytes of a message as text that a view can hold, and finding in it. */
#include "inspector-source-text.h"

#include "inspector-safe.h"

#include <glib/gi18n.h>

#include <string.h>

static void
append_character (InspectorSourceText *self,
                  GString             *to,
                  gunichar             c)
{
  if (c == '\t' || (c != 0 && inspector_safe_is_plain (c)))
    g_string_append_unichar (to, c);
  else
    {
      g_string_append_printf (to, c < 0x80 ? "\\x%02X" : "\\u{%04X}", c);
      self->escaped = TRUE;
    }
}

static void
append_byte (InspectorSourceText *self,
             GString             *to,
             guchar               byte)
{
  g_string_append_printf (to, "\\x%02X", byte);
  self->escaped = TRUE;
}

static gboolean
is_line_end (const char *at,
             const char *end)
{
  return *at == '\n' || (*at == '\r' && at + 1 < end && at[1] == '\n');
}

static void
append_all (InspectorSourceText *self,
            GString             *to,
            const char          *at,
            const char          *end)
{
  guint column = 0;

  while (at < end)
    {
      gunichar c = g_utf8_get_char_validated (at, end - at);
      gboolean valid = c != (gunichar) -1 && c != (gunichar) -2;

      if (is_line_end (at, end))
        {
          g_string_append_c (to, '\n');
          at += *at == '\r' ? 2 : 1;
          column = 0;
          continue;
        }
      if (column++ == INSPECTOR_SOURCE_TEXT_LINE)
        {
          g_string_append_c (to, '\n');
          self->folded = TRUE;
          column = 1;
        }
      if (valid)
        append_character (self, to, c);
      else
        append_byte (self, to, (guchar) *at);
      at += valid ? g_utf8_skip[(guchar) *at] : 1;
    }
}

InspectorSourceText *
inspector_source_text_new (GBytes *bytes)
{
  InspectorSourceText *self = g_new0 (InspectorSourceText, 1);
  GString *text = g_string_new (NULL);
  gsize size;
  const char *data;

  g_return_val_if_fail (bytes != NULL, self);

  data = g_bytes_get_data (bytes, &size);
  self->cut = size > INSPECTOR_SOURCE_TEXT_MAX;
  append_all (self, text, data, data + MIN (size, INSPECTOR_SOURCE_TEXT_MAX));
  self->text = g_string_free (text, FALSE);

  return self;
}

/* One character for each, so that offsets stay. */
static gunichar *
dup_folded (const char *text,
            glong      *length)
{
  gunichar *folded = g_utf8_to_ucs4_fast (text, -1, length);

  for (glong i = 0; i < *length; i++)
    folded[i] = g_unichar_tolower (folded[i]);

  return folded;
}

GArray *
inspector_source_text_find (const char *text,
                            const char *words,
                            guint       max,
                            guint      *length)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (guint));
  glong n_text, n_words;
  g_autofree gunichar *haystack = dup_folded (text, &n_text);
  g_autofree gunichar *needle = dup_folded (words, &n_words);

  *length = (guint) n_words;
  for (glong i = 0; n_words > 0 && i + n_words <= n_text && places->len < max; i++)
    if (haystack[i] == needle[0] && memcmp (haystack + i, needle, n_words * sizeof (gunichar)) == 0)
      {
        guint place = (guint) i;

        g_array_append_val (places, place);
        i += n_words - 1;
      }

  return places;
}

char *
inspector_source_text_dup_note (const InspectorSourceText *self)
{
  const char *notes[4] = { NULL };
  guint n = 0;

  if (self->cut)
    notes[n++] = _("Only the first mebibyte is shown.");
  if (self->escaped)
    notes[n++] = _("Bytes that are no readable text are shown as \\xE4 or \\u{202E}.");
  if (self->folded)
    notes[n++] = _("Very long lines are broken.");

  return g_strjoinv (" ", (char **) notes);
}

void
inspector_source_text_free (InspectorSourceText *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self);
}
