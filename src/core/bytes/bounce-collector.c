/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* From what the splitter tells to the messages that are wanted. */
#include "bounce-collector.h"

#include "bounce-mbox-window.h"

#include <stdlib.h>
#include <string.h>

#define EXPUNGED 0x0008      /* nsMsgMessageFlags of Thunderbird */

typedef enum
{
  STATE_HEAD,
  STATE_KEEP,
  STATE_PASS,        /* not wanted: it is only counted     */
  STATE_EXPUNGED     /* not even that                      */
} State;

/* Walks to the end of a header block, whatever pieces it comes in. */
typedef struct
{
  gsize    line;         /* where the line at hand begins   */
  gboolean has_fields;   /* blank lines before do not count */
  char     line_end;     /* 0 until the first one is met    */
} HeadWalk;

struct _BounceCollector
{
  BounceMailboxWantFunc want;
  BounceMailboxMailFunc func;
  gpointer              user_data;
  gboolean              mbox;
  gboolean              stopped;

  guint                 number;
  State                 state;
  GByteArray           *bytes;      /* of the message at hand, from its beginning */
  HeadWalk              walk;
  gboolean              truncated;
};

/* Which character ends the lines? FALSE when a CR is the last byte there is. */
static gboolean
learn_line_end (HeadWalk   *walk,
                const char *bytes,
                gsize       length)
{
  gsize end = 0;

  while (end < length && bytes[end] != '\n' && bytes[end] != '\r')
    end++;
  while (end < length && bytes[end] == '\r')
    end++;
  if (end == length)
    return FALSE;
  walk->line_end = bounce_mbox_find_line_end (bytes, end + 1);
  return TRUE;
}

/* The length of the header block with its blank line; 0 when there is none yet. */
static gsize
find_head_end (HeadWalk   *walk,
               const char *bytes,
               gsize       length)
{
  if (!walk->line_end && !learn_line_end (walk, bytes, length))
    return 0;
  while (walk->line < length)
    {
      const char *line = bytes + walk->line;
      const char *end = memchr (line, walk->line_end, length - walk->line);
      const char *word = line;

      if (!end)
        return 0;
      while (word < end && (*word == '\r' || (!walk->has_fields && g_ascii_isspace (*word))))
        word++;
      walk->line = end - bytes + 1;
      if (word == end && walk->has_fields)
        return walk->line;
      walk->has_fields |= word < end;
    }
  return 0;
}

/* Thunderbird only marks what it deletes, and compacts later. Its own fields
 * stand before all others: further down the sender could have written them. */
static gboolean
is_expunged (const char *head,
             gsize       length)
{
  static const char name[] = "X-Mozilla-Status:";
  const char *end = head + length;

  while (head < end && end - head > 2 && g_ascii_strncasecmp (head, "X-", 2) == 0)
    {
      if ((gsize) (end - head) > strlen (name) && g_ascii_strncasecmp (head, name, strlen (name)) == 0)
        return (g_ascii_strtoull (head + strlen (name), NULL, 16) & EXPUNGED) != 0;
      head = memchr (head, '\n', end - head);
      if (!head)
        return FALSE;
      head++;
    }
  return FALSE;
}

static void
decide (BounceCollector *self,
        gsize            head_length)
{
  static const guint8 nul = 0;
  gsize length = self->bytes->len;
  const char *head;
  char behind;

  g_byte_array_append (self->bytes, &nul, 1);
  behind = self->bytes->data[head_length];
  self->bytes->data[head_length] = '\0';
  head = (const char *) self->bytes->data;

  if (self->mbox && is_expunged (head, head_length))
    self->state = STATE_EXPUNGED;
  else if (!self->want || self->want (head, head_length, self->user_data))
    self->state = STATE_KEEP;
  else
    self->state = STATE_PASS;

  self->bytes->data[head_length] = behind;
  g_byte_array_set_size (self->bytes, self->state == STATE_KEEP ? length : 0);
}

static gsize
append (BounceCollector *self,
        const guint8    *bytes,
        gsize            n_bytes,
        gsize            limit)
{
  gsize fits = MIN (n_bytes, limit - MIN (limit, self->bytes->len));

  g_byte_array_append (self->bytes, bytes, fits);
  return fits;
}

static void
on_begin (guint64  offset,
          gpointer user_data)
{
  BounceCollector *self = user_data;

  self->state = self->stopped ? STATE_EXPUNGED : STATE_HEAD;
  self->walk = (HeadWalk) { 0 };
  self->truncated = FALSE;
  g_byte_array_set_size (self->bytes, 0);
}

static void
on_data (const guint8 *bytes,
         gsize         n_bytes,
         gpointer      user_data)
{
  BounceCollector *self = user_data;

  if (self->state == STATE_HEAD)
    {
      gsize taken = append (self, bytes, n_bytes, BOUNCE_MAILBOX_HEAD_MAX);
      gsize head_length = find_head_end (&self->walk, (const char *) self->bytes->data, self->bytes->len);

      if (head_length > 0 || self->bytes->len >= BOUNCE_MAILBOX_HEAD_MAX)
        decide (self, head_length > 0 ? head_length : self->bytes->len);
      bytes += taken;
      n_bytes -= taken;
    }
  if (self->state == STATE_KEEP && append (self, bytes, n_bytes, BOUNCE_MAILBOX_MESSAGE_MAX) < n_bytes)
    self->truncated = TRUE;
}

static void
on_end (const BounceSpan *message,
        gpointer          user_data)
{
  BounceCollector *self = user_data;
  g_autoptr (GBytes) bytes = NULL;
  BounceMail mail;

  if (self->state == STATE_HEAD)
    decide (self, self->bytes->len);
  if (self->state == STATE_EXPUNGED)
    return;
  if (self->state == STATE_KEEP)
    {
      bytes = bounce_collector_finish (g_steal_pointer (&self->bytes), self->mbox);
      self->bytes = g_byte_array_new ();
    }
  mail = (BounceMail) {
    .number = ++self->number,
    .span = *message,
    .bytes = bytes,
    .truncated = self->truncated,
  };
  self->stopped = !self->func (&mail, self->user_data);
}

const BounceMboxSplitterFuncs bounce_collector_funcs = { on_begin, on_data, on_end };

BounceCollector *
bounce_collector_new (gboolean              mbox,
                      BounceMailboxWantFunc want,
                      BounceMailboxMailFunc func,
                      gpointer              user_data)
{
  BounceCollector *self = g_new0 (BounceCollector, 1);

  self->mbox = mbox;
  self->want = want;
  self->func = func;
  self->user_data = user_data;
  self->bytes = g_byte_array_new ();
  return self;
}

void
bounce_collector_free (BounceCollector *self)
{
  if (!self)
    return;
  g_byte_array_unref (self->bytes);
  g_free (self);
}

gboolean
bounce_collector_is_stopped (BounceCollector *self)
{
  return self->stopped;
}

/* mboxrd: any number of ">" before "From " at the beginning of a line of the
 * body is one too many. In the header ">From " is a relic of UUCP. */
static gsize
unquote (guint8 *bytes,
         gsize   start,
         gsize   length,
         char    line_end)
{
  gsize from = start, to = start;

  while (from < length)
    {
      const guint8 *end = memchr (bytes + from, line_end, length - from);
      gsize next = end ? (gsize) (end - bytes) + 1 : length;

      if (bytes[from] == '>')
        {
          gsize mark = from;

          while (mark < next && bytes[mark] == '>')
            mark++;
          if (next - mark >= 5 && memcmp (bytes + mark, "From ", 5) == 0)
            from++;
        }
      memmove (bytes + to, bytes + from, next - from);
      to += next - from;
      from = next;
    }
  return to;
}

GBytes *
bounce_collector_finish (GByteArray *raw,
                         gboolean    mbox)
{
  HeadWalk walk = { 0 };
  gsize head_length;

  if (mbox && raw->len > 0 && memmem (raw->data, raw->len, ">From ", 6))
    {
      head_length = find_head_end (&walk, (const char *) raw->data, raw->len);
      if (head_length > 0)
        g_byte_array_set_size (raw, unquote (raw->data, head_length, raw->len, walk.line_end));
    }
  return g_byte_array_free_to_bytes (raw);
}
