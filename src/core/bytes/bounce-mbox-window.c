/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The stretch of a mailbox that is in memory, by offsets in the mailbox. */
#include "bounce-mbox-window.h"

#include <string.h>

#define WORTH_DROPPING (64 * 1024)

void
bounce_mbox_window_init (BounceMboxWindow *self)
{
  self->bytes = g_byte_array_sized_new (3 * WORTH_DROPPING);
  self->base = 0;
  self->line_end = '\n';
  self->finished = FALSE;
}

void
bounce_mbox_window_clear (BounceMboxWindow *self)
{
  g_clear_pointer (&self->bytes, g_byte_array_unref);
}

void
bounce_mbox_window_drop (BounceMboxWindow *self,
                         guint64           offset)
{
  if (offset < self->base + WORTH_DROPPING)
    return;
  g_byte_array_remove_range (self->bytes, 0, offset - self->base);
  self->base = offset;
}

gboolean
bounce_mbox_window_can_see (const BounceMboxWindow *self,
                            guint64                 offset,
                            gsize                   n)
{
  return self->finished || offset + n <= bounce_mbox_window_get_end (self);
}

guint64
bounce_mbox_window_line_after (const BounceMboxWindow *self,
                               guint64                 offset,
                               gsize                   limit)
{
  const char *line = bounce_mbox_window_at (self, offset);
  guint64 there = MIN (bounce_mbox_window_get_end (self) - offset, limit);
  const char *end = there ? memchr (line, self->line_end, there) : NULL;

  if (end)
    return offset + (end - line) + 1;
  return self->finished && there < limit ? offset + there : 0;
}

gboolean
bounce_mbox_window_is_after_blank (const BounceMboxWindow *self,
                                   guint64                 first,
                                   guint64                 offset)
{
  guint64 start = offset - 1;

  while (start > first)
    {
      char before = *bounce_mbox_window_at (self, start - 1);

      if (before == self->line_end)
        return TRUE;
      if (before != ' ' && before != '\t' && before != '\r')
        return FALSE;
      start--;
    }
  return TRUE;
}

const char *
bounce_mbox_window_previous_words (const BounceMboxWindow *self,
                                   guint64                 first,
                                   guint64                 offset,
                                   gsize                  *length)
{
  guint64 end = offset, start;

  while (end > first && g_ascii_isspace (*bounce_mbox_window_at (self, end - 1)))
    end--;
  for (start = end; start > first && end - start < BOUNCE_MBOX_WORDS_LONGEST;)
    {
      if (*bounce_mbox_window_at (self, start - 1) == self->line_end)
        break;
      start--;
    }
  *length = end - start;
  return bounce_mbox_window_at (self, start);
}

/* CR counts as a line end only in files that know no other; CRCRLF is a CRLF
 * that went through a text-mode program. */
char
bounce_mbox_find_line_end (const char *bytes,
                           gsize       length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (bytes[i] == '\n')
        return '\n';
      if (bytes[i] == '\r')
        {
          while (i < length && bytes[i] == '\r')
            i++;
          return i < length && bytes[i] == '\n' ? '\n' : '\r';
        }
    }
  return '\n';
}
