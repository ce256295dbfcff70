/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What mailboxes, gateways and editors do to the beginning of a message, undone. */
#include "bounce-repair.h"

#include <string.h>

#define MAX_NAME 100

typedef struct
{
  const char *at, *end;          /* without its line end */
  const char *next;
} Line;

static gboolean
next_line (const char *at,
           const char *end,
           Line       *line)
{
  const char *newline;

  if (at >= end)
    return FALSE;
  newline = memchr (at, '\n', end - at);
  line->at = at;
  line->end = newline ? newline : end;
  line->next = newline ? newline + 1 : end;
  return TRUE;
}

static gboolean
is_blank (const Line *line)
{
  for (const char *at = line->at; at < line->end; at++)
    {
      if (!strchr (" \t\r\f\v", *at))        /* finds NUL too, as is right */
        return FALSE;
    }
  return TRUE;
}

/* The length of the name when the line is a header, else 0. RFC 5322 section
 * 3.6.8, and the space before the colon that section 4.5 still allows. */
static gsize
header_name_length (const Line *line)
{
  const char *at = line->at;
  const char *name_end;

  while (at < line->end && at - line->at < MAX_NAME && *at > ' ' && *at != ':' && *at != 0x7f)
    at++;
  name_end = at;
  while (at < line->end && (*at == ' ' || *at == '\t'))
    at++;
  return at < line->end && *at == ':' && name_end > line->at && line->at[0] != '>' && line->at[0] != '<'
    ? (gsize) (name_end - line->at) : 0;
}

static gboolean
is_continuation (const Line *line)
{
  return line->at < line->end && (*line->at == ' ' || *line->at == '\t');
}

/* Headers that no sentence begins with. */
static gboolean
is_known_header (const Line *line)
{
  static const char * const names[] = {
    "received", "return-path", "delivered-to", "message-id", "mime-version", "content-type", "date", "from", "to",
    "subject", "x-",
  };
  gsize length = header_name_length (line);

  for (guint i = 0; i < G_N_ELEMENTS (names) && length > 0; i++)
    {
      gsize known = strlen (names[i]);

      if (length >= known && g_ascii_strncasecmp (line->at, names[i], known) == 0 &&
          (length == known || names[i][known - 1] == '-'))
        return TRUE;
    }
  return FALSE;
}

/* Is this line the first of a block of headers? One that could begin a sentence
 * ("Note: ...") must be followed by another, or by the end of the block. */
static gboolean
begins_headers (const Line *first,
                const char *end)
{
  Line line;
  const char *at = first->next;

  if (header_name_length (first) == 0)
    return FALSE;
  if (is_known_header (first))
    return TRUE;
  while (next_line (at, end, &line) && is_continuation (&line) && !is_blank (&line))
    at = line.next;
  return at >= end || (line.at < line.end && header_name_length (&line) > 0);
}

/* Where the headers begin; NULL when there are none. */
static const char *
find_headers (const char *data,
              const char *end)
{
  guint n_junk = 0;
  Line line;

  for (const char *at = data; n_junk <= BOUNCE_REPAIR_MAX_JUNK && next_line (at, end, &line); at = line.next)
    {
      Line unindented = line;

      if (is_blank (&line))
        continue;
      while (is_continuation (&unindented))
        unindented.at++;
      if (begins_headers (&unindented, end))
        return unindented.at;
      n_junk++;
    }
  return NULL;
}

/* Do the headers go on behind a line that is none? Two lines may be astray (a
 * ">From " in the middle, the rest of a badly folded line). */
static gboolean
headers_go_on (const char *at,
               const char *end)
{
  Line line;

  for (guint n = 0; n < 2 && next_line (at, end, &line) && !is_blank (&line); n++, at = line.next)
    {
      if (header_name_length (&line) > 0)
        return TRUE;
    }
  return FALSE;
}

static void
append_line (GByteArray *into,
             const Line *line,
             gsize       room)
{
  gsize start = into->len;

  g_byte_array_append (into, (const guint8 *) line->at, MIN ((gsize) (line->end - line->at), room));
  for (gsize i = start; i < into->len; i++)
    {
      if (into->data[i] == '\0' || into->data[i] == '\r')
        into->data[i] = ' ';
    }
  g_byte_array_append (into, (const guint8 *) "\n", 1);
}

/* Does this line end the headers? A line of blanks and one that is no header do
 * when no header follows: then the latter is the first of the body. */
static gboolean
ends_headers (const Line *line,
              const char *end)
{
  if (line->at == line->end)
    return TRUE;
  return (is_blank (line) || (!is_continuation (line) && header_name_length (line) == 0)) &&
    !headers_go_on (line->next, end);
}

/* Copies the block of headers; returns where the body begins. */
static const char *
copy_headers (GByteArray *into,
              const char *at,
              const char *end,
              gboolean   *cut)
{
  guint n = 0;
  gsize start = 0;               /* of the header that is being copied */
  Line line;

  for (; next_line (at, end, &line); at = line.next)
    {
      gsize length = line.end - line.at;
      gsize room;

      if (ends_headers (&line, end))
        return is_blank (&line) ? line.next : at;
      if (is_blank (&line) || (!is_continuation (&line) && header_name_length (&line) == 0))
        continue;
      if (!is_continuation (&line))
        start = into->len;
      room = MIN (start + BOUNCE_REPAIR_MAX_HEADER, BOUNCE_REPAIR_MAX_HEADERS);
      room = room > into->len && ++n <= BOUNCE_REPAIR_MAX_LINES ? room - into->len : 0;
      *cut = *cut || room < length;
      if (room > 0)
        append_line (into, &line, room);
    }
  return end;
}

/* How much of the body is worth parsing: each line that may be a boundary is
 * compared with every open one, and each part costs memory. */
static gsize
body_length (const char *body,
             const char *end,
             gboolean   *cut)
{
  const char *at = body;

  for (guint n = 0; n < BOUNCE_REPAIR_MAX_DASHES; n++)
    {
      at = memmem (at, end - at, "\n--", 3);
      if (!at)
        return end - body;
      at += 3;
    }
  *cut = TRUE;
  return at - body;
}

/* CRLF and CRCRLF become LF; a bare CR does when the message has no LF at all,
 * or ends most of its lines so. NULL when nothing is to be done. */
static GByteArray *
with_plain_ends (const char *data,
                 gsize       length)
{
  gsize head = MIN (length, 4096);
  gboolean bare = !memchr (data, '\n', head) && memchr (data, '\r', head);
  GByteArray *into;

  if (!memchr (data, '\r', length))
    return NULL;
  into = g_byte_array_sized_new (length + 1);
  for (const char *at = data, *end = data + length; at < end; )
    {
      const char *cr = memchr (at, '\r', end - at);
      const char *after = cr ? cr : end;

      g_byte_array_append (into, (const guint8 *) at, after - at);
      while (after < end && *after == '\r')
        after++;
      if (after < end && *after == '\n')
        g_byte_array_append (into, (const guint8 *) "\n", 1);
      else
        for (; cr && cr < after; cr++)
          g_byte_array_append (into, (const guint8 *) (bare ? "\n" : "\r"), 1);
      at = after + (after < end && *after == '\n');
    }
  return into;
}

GByteArray *
bounce_repair_message (const char *data,
                       gsize       length,
                       gsize      *body_at,
                       gboolean   *cut)
{
  g_autoptr (GByteArray) plain = NULL;
  GByteArray *repaired;
  const char *end, *headers, *body;

  *cut = FALSE;
  if (length >= 3 && strncmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      length -= 3;
    }
  plain = with_plain_ends (data, length);
  if (plain)
    {
      data = (const char *) plain->data;
      length = plain->len;
    }
  end = data + length;
  repaired = g_byte_array_sized_new (length + 2);
  headers = find_headers (data, end);
  body = headers ? copy_headers (repaired, headers, end, cut) : data;
  g_byte_array_append (repaired, (const guint8 *) "\n", 1);
  *body_at = repaired->len;
  if (body < end)
    g_byte_array_append (repaired, (const guint8 *) body, body_length (body, end, cut));
  return repaired;
}

static char *
find_boundary (const char *body,
               gsize       length,
               gsize       within)
{
  const char *end = body + length;
  Line line, after;

  for (const char *at = body; next_line (at, end, &line) && (gsize) (at - body) < within; at = line.next)
    {
      if (line.end - line.at > 2 && line.end - line.at < 200 && strncmp (line.at, "--", 2) == 0 &&
          next_line (line.next, end, &after) && header_name_length (&after) > 8 &&
          g_ascii_strncasecmp (after.at, "content-", 8) == 0)
        {
          g_autofree char *boundary = g_strndup (line.at + 2, line.end - line.at - 2);

          g_strchomp (boundary);
          if (*boundary && !strpbrk (boundary, "\"\\"))
            return g_steal_pointer (&boundary);
        }
    }
  return NULL;
}

GByteArray *
bounce_repair_boundary (const char *body,
                        gsize       length,
                        gsize       within,
                        const char *type)
{
  g_autofree char *boundary = find_boundary (body, length, within);
  g_autofree char *header = NULL;
  GByteArray *bytes;

  if (!boundary)
    return NULL;
  header = g_strdup_printf ("Content-Type: %s; boundary=\"%s\"\n\n", type, boundary);
  bytes = g_byte_array_sized_new (strlen (header) + length);
  g_byte_array_append (bytes, (const guint8 *) header, strlen (header));
  g_byte_array_append (bytes, (const guint8 *) body, length);
  return bytes;
}
