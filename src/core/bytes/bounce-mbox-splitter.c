/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Where messages begin and end in an mbox. Knows bytes, not files.
 *
 * Every decision is taken from a fixed stretch of bytes before and behind a
 * line, given by offsets in the mailbox: so it cannot depend on how the bytes
 * are cut into calls. When they are not there yet, we wait for them. */
#include "bounce-mbox-splitter.h"

#include "bounce-mbox-separator.h"

#include <string.h>

#define SLICE       (64 * 1024)     /* bytes taken in at once                          */
#define LEADING_MAX (64 * 1024)     /* blanks before the first line                    */
#define FIRST_BYTES 6               /* of a line, before it can be passed over         */
#define FIELD_BYTES 64              /* of a header line, to read a Content-Length      */
#define MARKS_MAX   8               /* of MMDF in a row                                */
#define TRUST_MAX   (1024 * 1024)   /* bytes held back to look where a Content-Length  */
                                    /* leads, when a "From " line stands before        */

static const char mmdf_mark[] = "\1\1\1\1";

typedef enum
{
  STATE_START,
  STATE_HEADER,
  STATE_BODY,
  STATE_OUTSIDE       /* of any message: behind the last mark of an MMDF */
} State;

typedef enum
{
  VERDICT_TEXT,
  VERDICT_SEPARATOR,
  VERDICT_INSIDE,     /* a trusted Content-Length reaches over it */
  VERDICT_WAIT
} Verdict;

/* All offsets are those of the mailbox. */
struct _BounceMboxSplitter
{
  const BounceMboxSplitterFuncs *funcs;
  gpointer                       user_data;

  BounceMboxWindow window;
  guint64          begun;             /* the message's first byte                          */
  guint64          given;             /* all before was handed over, or is a separator     */
  guint64          seen;              /* all before is decided                             */
  guint64          header_end;        /* behind the blank line; 0 in the header            */
  guint64          content_length;
  guint64          declared_end;      /* where Content-Length says it ends; 0 for unknown  */
  guint            kept, broken;      /* how often that was so                             */

  State            state;
  guint            at_line : 1;       /* seen is the beginning of a line                   */
  guint            has_fields : 1;    /* a line of the header that is not blank was met    */
  guint            mmdf : 1;
  guint            patches : 1;       /* a mailbox of git patches                          */
};

static inline const char *
at (BounceMboxSplitter *self,
    guint64             offset)
{
  return bounce_mbox_window_at (&self->window, offset);
}

static inline guint64
end_of (BounceMboxSplitter *self)
{
  return bounce_mbox_window_get_end (&self->window);
}

/* Where the blank line before @offset begins; @offset when there is none. The
 * one that ends the header belongs to the message. */
static guint64
before_blank_line (BounceMboxSplitter *self,
                   guint64             offset)
{
  const char line_end = self->window.line_end;
  guint64 start = offset - 1;

  if (self->mmdf || offset <= self->begun || offset == self->header_end || *at (self, start) != line_end)
    return offset;
  while (line_end == '\n' && start > self->begun && offset - start < 4 && *at (self, start - 1) == '\r')
    start--;
  return start == self->begun || *at (self, start - 1) == line_end ? start : offset;
}

static gboolean
is_in_message (BounceMboxSplitter *self)
{
  return self->state == STATE_HEADER || self->state == STATE_BODY;
}

static void
give (BounceMboxSplitter *self,
      guint64             up_to)
{
  if (up_to <= self->given)
    return;
  if (is_in_message (self))
    self->funcs->data ((const guint8 *) at (self, self->given), up_to - self->given, self->user_data);
  self->given = up_to;
}

static void
end_message (BounceMboxSplitter *self,
             guint64             offset)
{
  if (is_in_message (self))
    {
      BounceSpan message = { self->begun, offset - self->begun };

      give (self, offset);
      self->funcs->end (&message, self->user_data);
    }
  self->state = STATE_OUTSIDE;
}

static void
begin_message (BounceMboxSplitter *self,
               guint64             offset)
{
  self->begun = self->given = self->seen = offset;
  self->header_end = self->declared_end = self->content_length = 0;
  self->at_line = TRUE;
  self->has_fields = FALSE;
  self->state = STATE_HEADER;
  self->funcs->begin (offset, self->user_data);
}

static gboolean
is_mmdf_mark (BounceMboxSplitter *self,
              guint64             offset)
{
  const char *line = at (self, offset);

  return end_of (self) >= offset + 5 && memcmp (line, mmdf_mark, 4) == 0 && (line[4] == '\n' || line[4] == '\r');
}

static Verdict
judge_separator (BounceMboxSplitter *self)
{
  guint64 offset = self->seen;

  if (offset == self->begun)
    return VERDICT_TEXT;
  if (!bounce_mbox_window_can_see (&self->window, offset, BOUNCE_MBOX_LOOK_AHEAD))
    return VERDICT_WAIT;
  if (self->mmdf)
    return is_mmdf_mark (self, offset) ? VERDICT_SEPARATOR : VERDICT_TEXT;
  if (!bounce_mbox_separator_parts (&self->window, offset, self->begun, self->header_end > 0, self->patches))
    return VERDICT_TEXT;

  /* mboxcl2 quotes nothing and counts bytes. But mailboxes are edited, and the
   * number stays: it is believed only when it leads to a separator, and where
   * numbers mostly do. */
  if (self->declared_end > offset && self->declared_end - offset <= TRUST_MAX && self->kept >= self->broken)
    {
      if (!bounce_mbox_window_can_see (&self->window, self->declared_end, BOUNCE_MBOX_LOOK_AHEAD + 4))
        return VERDICT_WAIT;
      if (bounce_mbox_separator_is_declared (&self->window, self->declared_end, self->patches))
        return VERDICT_INSIDE;
    }
  if (self->declared_end > 0)
    {
      gboolean kept = self->declared_end <= offset && offset - self->declared_end <= 2;

      self->kept += kept;
      self->broken += !kept;
    }
  return VERDICT_SEPARATOR;
}

/* The next message begins behind the marks and the "From " line at @offset. */
static void
pass_separator (BounceMboxSplitter *self,
                guint64             offset)
{
  BounceMboxSeparator separator;

  end_message (self, before_blank_line (self, offset));
  for (guint marks = 0; self->mmdf && marks < MARKS_MAX && is_mmdf_mark (self, offset); marks++)
    offset += at (self, offset)[4] == '\r' && end_of (self) > offset + 5 && at (self, offset)[5] == '\n' ? 6 : 5;
  if (offset == end_of (self))
    {
      self->given = self->seen = offset;
      return;
    }
  separator = bounce_mbox_separator_look (&self->window, offset);
  begin_message (self, self->mmdf && separator.line == BOUNCE_MBOX_LINE_TEXT ? offset : separator.next);
}

/* Header lines are looked at one by one: where the header ends, and what it
 * says of its length. FALSE to wait. */
static gboolean
see_header_line (BounceMboxSplitter *self,
                 const char         *line,
                 guint64             left)
{
  static const char name[] = "content-length:";
  gsize blank = 0;

  while (blank < left && blank < 3 && self->window.line_end == '\n' && line[blank] == '\r')
    blank++;
  if (blank < left && line[blank] == self->window.line_end)
    {
      if (!self->has_fields)
        return TRUE;
      self->state = STATE_BODY;
      self->header_end = self->seen + blank + 1;
      if (self->content_length > 0 && self->content_length < G_MAXINT64)
        self->declared_end = self->header_end + self->content_length;
      return TRUE;
    }

  if (g_ascii_tolower (line[0]) == name[0])
    {
      char field[FIELD_BYTES + 1] = { 0 };

      if (!bounce_mbox_window_can_see (&self->window, self->seen, FIELD_BYTES))
        return FALSE;
      memcpy (field, line, MIN (left, FIELD_BYTES));
      if (g_ascii_strncasecmp (field, name, strlen (name)) == 0)
        self->content_length = g_ascii_strtoull (field + strlen (name), NULL, 10);
    }
  if (!g_ascii_isspace (line[0]))
    self->has_fields = TRUE;
  return TRUE;
}

/* Is the line at hand a separator, which is then passed? FALSE when it is
 * nothing of the kind; @wait is set when that cannot be told yet. */
static gboolean
pass_if_separator (BounceMboxSplitter *self,
                   gboolean           *wait)
{
  switch (judge_separator (self))
    {
    case VERDICT_WAIT:
      *wait = TRUE;
      return FALSE;
    case VERDICT_SEPARATOR:
      pass_separator (self, self->seen);
      return TRUE;
    case VERDICT_INSIDE:
      self->kept++;
      self->seen = self->declared_end;
      self->at_line = *at (self, self->seen - 1) == self->window.line_end;
      self->declared_end = 0;
      return TRUE;
    case VERDICT_TEXT:
    default:
      return FALSE;
    }
}

/* Line by line up to the end of what is there. */
static void
walk_lines (BounceMboxSplitter *self)
{
  const char *word = self->mmdf ? mmdf_mark : "From ";
  const gsize word_length = strlen (word);
  gboolean wait = FALSE;

  while (is_in_message (self))
    {
      guint64 left = end_of (self) - self->seen;
      const char *line = at (self, self->seen);
      const char *end;

      if (left == 0 || (self->at_line && left < FIRST_BYTES && !self->window.finished))
        return;
      if (self->at_line && *line == *word && left > word_length && memcmp (line, word, word_length) == 0)
        {
          if (pass_if_separator (self, &wait))
            continue;
          if (wait)
            return;
        }
      if (self->at_line && self->state == STATE_HEADER && !see_header_line (self, line, left))
        return;
      end = memchr (line, self->window.line_end, left);
      self->at_line = end != NULL;
      self->seen += end ? (guint64) (end - line) + 1 : left;
    }
}

/* A byte-order mark, blank lines and blanks before the first line. */
static guint64
skip_leading (BounceMboxSplitter *self)
{
  guint64 offset = 0, end = MIN (end_of (self), LEADING_MAX);

  if (end >= 3 && memcmp (at (self, 0), "\xef\xbb\xbf", 3) == 0)
    offset = 3;
  while (offset < end && g_ascii_isspace (*at (self, offset)))
    offset++;
  return offset;
}

/* Judges the first line. FALSE when it cannot be seen yet. */
static gboolean
start (BounceMboxSplitter *self)
{
  guint64 offset = skip_leading (self);
  BounceMboxSeparator first;

  if (offset < LEADING_MAX && !bounce_mbox_window_can_see (&self->window, offset, BOUNCE_MBOX_LOOK_AHEAD))
    return FALSE;
  if (offset == end_of (self) && self->window.finished)
    {
      self->state = STATE_OUTSIDE;
      return TRUE;
    }
  if (offset == LEADING_MAX)
    {
      begin_message (self, 0);
      return TRUE;
    }

  self->window.line_end = bounce_mbox_find_line_end (at (self, offset), MIN (end_of (self) - offset, BOUNCE_MBOX_LOOK_AHEAD));
  self->mmdf = is_mmdf_mark (self, offset);
  first = bounce_mbox_separator_look (&self->window, offset);
  self->patches = first.line == BOUNCE_MBOX_LINE_PATCH;
  if (self->mmdf || first.line > BOUNCE_MBOX_LINE_BARE || first.follower != BOUNCE_HEADER_NAME_NONE)
    pass_separator (self, offset);
  else
    begin_message (self, 0);
  return TRUE;
}

static void
process (BounceMboxSplitter *self)
{
  if (self->state == STATE_START && !start (self))
    return;
  walk_lines (self);
  give (self, self->at_line ? before_blank_line (self, self->seen) : self->seen);
  bounce_mbox_window_drop (&self->window, MIN (self->given, self->seen - MIN (self->seen, BOUNCE_MBOX_LOOK_BACK)));
}

BounceMboxSplitter *
bounce_mbox_splitter_new (const BounceMboxSplitterFuncs *funcs,
                          gpointer                       user_data)
{
  BounceMboxSplitter *self = g_new0 (BounceMboxSplitter, 1);

  self->funcs = funcs;
  self->user_data = user_data;
  bounce_mbox_window_init (&self->window);
  return self;
}

void
bounce_mbox_splitter_feed (BounceMboxSplitter *self,
                           const guint8       *bytes,
                           gsize               n_bytes)
{
  g_return_if_fail (!self->window.finished);

  while (n_bytes > 0)
    {
      gsize slice = MIN (n_bytes, SLICE);

      g_byte_array_append (self->window.bytes, bytes, slice);
      bytes += slice;
      n_bytes -= slice;
      process (self);
    }
}

void
bounce_mbox_splitter_finish (BounceMboxSplitter *self)
{
  if (self->window.finished)
    return;
  self->window.finished = TRUE;
  process (self);
  end_message (self, before_blank_line (self, end_of (self)));
}

void
bounce_mbox_splitter_free (BounceMboxSplitter *self)
{
  if (!self)
    return;
  bounce_mbox_window_clear (&self->window);
  g_free (self);
}
