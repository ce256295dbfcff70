/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Does a "From " line in the midst of a mailbox part two messages? */
#include "bounce-mbox-separator.h"

#include <string.h>

#define LINE_LONGEST 1024     /* RFC 3696: an address has 320 bytes at most */
#define NAME_BYTES   100

BounceMboxSeparator
bounce_mbox_separator_look (const BounceMboxWindow *window,
                            guint64                 offset)
{
  BounceMboxSeparator self = { BOUNCE_MBOX_LINE_TEXT, BOUNCE_HEADER_NAME_NONE, 0 };
  const char *line = bounce_mbox_window_at (window, offset);
  const char *next;
  gsize left, length;

  self.next = bounce_mbox_window_line_after (window, offset, LINE_LONGEST);
  if (self.next == 0 || self.next - offset < 6 || memcmp (line, "From ", 5) != 0)
    return self;

  length = self.next - offset;
  next = line + length;
  left = MIN (bounce_mbox_window_get_end (window) - self.next, NAME_BYTES);
  /* UUCP hosts pushed the line of the host before into the header. */
  if (left >= 6 && memcmp (next, ">From ", 6) == 0)
    self.follower = BOUNCE_HEADER_NAME_MAIL;
  else
    self.follower = bounce_header_name_judge (next, left, NULL);
  self.line = bounce_mbox_line_judge (line, length - (next[-1] == window->line_end));
  return self;
}

static gboolean
contains (const char *line,
          gsize       length,
          const char *words)
{
  return memmem (line, length, words, strlen (words)) != NULL;
}

/* Is the line before an announcement of a copy ("Your mail was:", "---- Unsent
 * message follows ----"), or a ruler? Then what follows is a returned message:
 * a reporter that pipes its mail writes no ">" before its "From ". */
static gboolean
is_announced (const BounceMboxWindow *window,
              guint64                 first,
              guint64                 offset,
              gboolean                after_blank)
{
  static const char *const copies[] = { "original message", "unsent message", "returned message", "message follows", "copy of" };
  char line[BOUNCE_MBOX_WORDS_LONGEST + 1];
  gsize length;
  const char *words = bounce_mbox_window_previous_words (window, first, offset, &length);

  if (length == 0)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    line[i] = g_ascii_tolower (words[i]);
  line[length] = '\0';
  if (line[length - 1] == ':')
    return !after_blank || contains (line, length, "mail") || contains (line, length, "message");
  if (!after_blank && strspn (line, "-=_*#~+ ") == length)
    return TRUE;
  for (guint i = 0; line[length - 1] == '-' && i < G_N_ELEMENTS (copies); i++)
    if (contains (line, length, copies[i]) && !contains (line, length, "end "))
      return TRUE;
  return FALSE;
}

/* The less a line is like what mail programs write, the more must be right
 * around it: people write "From " too. */
static gboolean
is_convincing (const BounceMboxWindow *window,
               guint64                 offset,
               gboolean                after_blank,
               gboolean                in_body,
               gboolean                patches)
{
  BounceMboxSeparator separator = bounce_mbox_separator_look (window, offset);
  gboolean is_mail = separator.follower >= BOUNCE_HEADER_NAME_COMMON;

  switch (separator.line)
    {
    case BOUNCE_MBOX_LINE_EXACT:
      if (!after_blank)
        return is_mail && in_body;
      return separator.follower != BOUNCE_HEADER_NAME_NONE ||
             (window->finished && separator.next == bounce_mbox_window_get_end (window));
    case BOUNCE_MBOX_LINE_DATED:
    case BOUNCE_MBOX_LINE_BARE:
      return after_blank && is_mail;
    case BOUNCE_MBOX_LINE_PATCH:
      return after_blank && is_mail && patches;
    case BOUNCE_MBOX_LINE_TEXT:
    default:
      return FALSE;
    }
}

gboolean
bounce_mbox_separator_parts (const BounceMboxWindow *window,
                             guint64                 offset,
                             guint64                 begun,
                             gboolean                in_body,
                             gboolean                patches)
{
  guint64 first = MAX (begun, offset > BOUNCE_MBOX_LOOK_BACK ? offset - BOUNCE_MBOX_LOOK_BACK : 0);
  gboolean after_blank = bounce_mbox_window_is_after_blank (window, first, offset);

  return is_convincing (window, offset, after_blank, in_body, patches) &&
         !is_announced (window, first, offset, after_blank);
}

gboolean
bounce_mbox_separator_is_declared (const BounceMboxWindow *window,
                                   guint64                 offset,
                                   gboolean                patches)
{
  guint64 end = bounce_mbox_window_get_end (window);

  if (offset > end)
    return FALSE;
  if (offset < end && window->line_end == '\n' && *bounce_mbox_window_at (window, offset) == '\r')
    offset++;
  if (offset < end && *bounce_mbox_window_at (window, offset) == window->line_end)
    offset++;
  if (window->finished && offset == end)
    return TRUE;
  return *bounce_mbox_window_at (window, offset - 1) == window->line_end &&
         is_convincing (window, offset, TRUE, TRUE, patches);
}
