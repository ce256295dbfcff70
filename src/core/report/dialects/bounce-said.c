/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a server said, found in the words a notice puts around it. */
#include "bounce-said.h"

#include "bounce-folded.h"
#include "bounce-reply.h"

#include <string.h>

/* Nobody says more of one recipient; what is longer is no reply. */
#define MAX_BLOCK 8192
#define MAX_SAID  2048

/* Labels in order of authority: what the other server wrote first, then the
 * notice's own reason. Folded. */
static const char *const labels[] = {
  "diagnostic-code: smtp;", "diagnostic code: smtp;", "diagnostic-code:", "diagnostic code:", "responded as follows:", "responded with failure:",
  "remote server replied:", "remote smtp server returned:", "remote server returned:", "remote host said:",
  "remote server said:", "server responded:", "server response:", "the response was:", "following response:",
  "reported error:", "error-text:", "additional information follows :", "server message",
  "reject reason:", "error message:", "the reason for the problem:", "the problem appears to be :",
  "following reason:", "following reason(s):", "following error:", "following error(s):", "non-delivered information -----",
  "technical details of permanent failure:", "technical details of temporary failure:", "technical details:", "explanation:", "details:", "because of:", "because of", "because:", "reason:", "reason :", "cause:",
  "grund:", "ursache:", "raison :", "raison:", "motivo:", "motif :", "reden:", "powód:", "důvod:", "причина:",
  "原因:", "原因：", "理由:", "理由：", "error:", "fehler:", "fehlermeldung:", "erreur :", "erreur:", "errore:", "said:", "says:",
};

/* Before the name of the host that refused. Folded. */
static const char *const host_labels[] = {
  "remote system: dns;", "remote server:", "receiving server:", "remote mta:", "remote-mta: dns;", "remote host:", "smtp server <",
  "remote server (", "remote server at ", "from mta(", "mailer ", "host: ", "host ", "mail server ",
};

gboolean
bounce_said_is_rule (const BounceLine *line)
{
  const char *at = line->start;
  guint n = 0;

  while (at < line->end && *at == '|')
    at++;
  while (at + n < line->end && strchr ("-=*_#", at[n]) != NULL && at[n] == at[0])
    n++;
  return n >= 3;
}

const char *
bounce_said_end_of_paragraph (const char *text,
                              const char *end)
{
  const char *cursor = text;
  const char *last = text;
  BounceLine line;

  while (bounce_line_read (&cursor, end, &line))
    {
      if (last != text && (bounce_line_is_blank (&line) || bounce_said_is_rule (&line)))
        return last;
      last = line.next;
    }
  return end;
}

char *
bounce_said_dup (const char *text,
                 const char *end)
{
  g_autofree char *piece = NULL;
  g_autofree char *unfolded = NULL;
  gsize length;

  if (end - text > MAX_SAID)
    end = text + MAX_SAID;
  while (text < end && (g_ascii_isspace (*text) || (*text != '\0' && strchr (":-,;=|.>*", *text) != NULL)))
    text++;
  while (end > text && (g_ascii_isspace (end[-1]) || end[-1] == '\0'))
    end--;
  if (end - text >= 2 && (*text == '(' || *text == '[') && end[-1] == (*text == '(' ? ')' : ']'))
    text++, end--;
  else if (end > text && (end[-1] == ')' || end[-1] == ']') && memchr (text, end[-1] == ')' ? '(' : '[', (gsize) (end - text)) == NULL)
    end--;
  if (end <= text)
    return NULL;

  piece = g_utf8_make_valid (text, end - text);
  unfolded = bounce_reply_unfold (piece);
  length = strlen (unfolded);
  return length >= 2 ? g_steal_pointer (&unfolded) : NULL;
}

/* "Remote system: …" behind "Reason: …": the next label ends the last value. */
static gboolean
is_labelled (const BounceLine *line)
{
  const char *at = line->start;
  guint words = 1;

  if (at == line->end || !g_ascii_isalpha (*at))
    return FALSE;
  for (; at < line->end && at - line->start < 40 && words <= 5; at++)
    {
      if (*at == ':')
        return at - line->start > 2 && (at + 1 == line->end || g_ascii_isspace (at[1]));
      if (*at == ' ')
        words++;
      else if (!g_ascii_isalpha (*at) && *at != '-')
        return FALSE;
    }
  return FALSE;
}

/* From @text to the end of the paragraph or the next label. Where nothing
 * stands on the label's own line, the value is what follows. */
char *
bounce_said_dup_value (const char *text,
                       const char *end)
{
  const char *cursor = text;
  const char *last = text;
  gboolean some = FALSE;
  BounceLine line;

  while (bounce_line_read (&cursor, end, &line))
    {
      gboolean blank = bounce_line_is_blank (&line);
      gboolean rule = bounce_said_is_rule (&line);

      if (some && (blank || rule || is_labelled (&line)))
        return bounce_said_dup (text, last);
      if (!some && rule)
        text = line.next;
      some = some || (!blank && !rule);
      last = line.next;
    }
  return some ? bounce_said_dup (text, end) : NULL;
}

static gboolean
is_refusal (const char *text)
{
  guint code = bounce_status_parse_code (text, NULL);

  return code >= 400;
}

/* The other side's line in a transcript: "<<< 550", "<-- 550". */
static const char *
get_heard (const BounceLine *line)
{
  const char *at = line->start;

  if (!bounce_line_begins (line, "<<<") && !bounce_line_begins (line, "<--"))
    return NULL;
  for (at += 3; at < line->end && *at == ' ';)
    at++;
  return at < line->end ? at : NULL;
}

static char *
pick_transcript (const char *text,
                 const char *end)
{
  g_autoptr (GString) said = g_string_new (NULL);
  const char *cursor = text;
  BounceLine line;

  while (bounce_line_read (&cursor, end, &line))
    {
      const char *heard = get_heard (&line);

      if (heard != NULL && (is_refusal (heard) || (said->len == 0 && !g_ascii_isdigit (*heard))))
        {
          /* A later "503 need RCPT" is but the echo of the first refusal. */
          if (said->len > 0 && strncmp (said->str, heard, 3) != 0)
            break;
          g_string_append_len (said, heard, line.end - heard);
          g_string_append_c (said, '\n');
        }
      else if (said->len > 0 && heard == NULL && line.indent > 0 && !bounce_line_is_blank (&line))
        g_string_append_len (said, line.start - 1, line.end - line.start + 1);
      else if (said->len > 0)
        break;
    }
  return said->len > 0 ? bounce_said_dup (said->str, said->str + said->len) : NULL;
}

static char *
pick_labelled (const char *text,
               const char *end)
{
  g_autoptr (BounceFolded) folded = bounce_folded_new (text, end);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      const char *value = bounce_folded_find (folded, labels[i], NULL, NULL);

      if (value != NULL)
        {
          char *said = bounce_said_dup_value (value, end);

          if (said != NULL)
            return said;
        }
    }
  return NULL;
}

/* A reply code or status that stands as a word: no part of an address, a
 * number or a name. */
static gboolean
is_code (const char *block,
         const char *at)
{
  BounceStatus status;
  const char *behind = NULL;

  if (at > block && (g_ascii_isalnum (at[-1]) || strchr (".-@/_=&?", at[-1]) != NULL))
    return FALSE;
  if (at > block && at[-1] == ':' && strchr (at, ':') == at + 3)
    return FALSE;
  if (bounce_status_parse_code (at, &behind) >= 400)
    return behind == NULL || !g_ascii_isalnum (*behind);
  return bounce_status_parse (at, &status, NULL) && bounce_status_get_class (status) >= 4;
}

/* The end of what begins with the code at @at; some put blank lines between
 * the lines of one reply ("550-…"). */
static const char *
get_end_of_reply (const char *at,
                  const char *end)
{
  const char *last = bounce_said_end_of_paragraph (at, end);

  for (guint n = 0; n < 50 && g_ascii_isdigit (*at) && at[3] == '-'; n++)
    {
      const char *next = last;

      while (next < end && g_ascii_isspace (*next))
        next++;
      if (end - next < 4 || strncmp (next, at, 3) != 0)
        return last;
      at = next;
      last = bounce_said_end_of_paragraph (next, end);
    }
  return last;
}

static guint
count_letters (const char *text,
               const char *end)
{
  guint n = 0;

  for (; text < end; text++)
    n += g_ascii_isalpha (*text) || (guchar) *text >= 0x80;
  return n;
}

/* From the first reply code (or status) that stands as a word; where the words
 * come before it ("No such user. (#5.1.1)"), the whole paragraph. */
static char *
pick_coded (const char *text,
            const char *end)
{
  g_autofree char *block = g_strndup (text, (gsize) (end - text));
  const char *block_end = block + strlen (block);
  const char *paragraph = block;

  for (const char *at = block; *at != '\0'; at++)
    {
      if (*at == '\n' && (at[1] == '\n' || at[1] == '\r'))
        paragraph = at + 1;
      if (g_ascii_isdigit (*at) && is_code (block, at))
        {
          const char *last = get_end_of_reply (at, block_end);

          if (last > bounce_said_end_of_paragraph (at, block_end))
            return bounce_said_dup (at, last);
          if (count_letters (at, last) >= 4)
            return bounce_said_dup_value (at, last);
          return bounce_said_dup (count_letters (paragraph, at) >= 4 ? paragraph : at, last);
        }
      while (g_ascii_isdigit (*at) && g_ascii_isdigit (at[1]))
        at++;
    }
  return NULL;
}

char *
bounce_said_pick (const char *text,
                  const char *end)
{
  g_autofree char *said = NULL;

  if (end - text > MAX_BLOCK)
    end = text + MAX_BLOCK;
  if (end <= text)
    return NULL;
  if ((said = pick_transcript (text, end)) == NULL && (said = pick_labelled (text, end)) == NULL)
    said = pick_coded (text, end);
  return g_steal_pointer (&said);
}

char *
bounce_said_dup_name (const char *text,
                      const char *end)
{
  const char *last;
  gboolean dot = FALSE;

  while (text < end && (*text == ' ' || *text == '[' || *text == '<' || *text == '('))
    text++;
  for (last = text; last < end && (g_ascii_isalnum (*last) || strchr ("-_.:", *last) != NULL) && *last != '\0'; last++)
    dot = dot || *last == '.' || *last == ':';
  while (last > text && (last[-1] == '.' || last[-1] == ':' || last[-1] == '-'))
    last--;
  if (!dot || last - text < 4 || last - text > 255 || memchr (text, '.', (gsize) (last - text)) == NULL)
    return NULL;
  return g_strndup (text, (gsize) (last - text));
}

/* "mx.example.net[192.0.2.1]" or "mx.example.net [192.0.2.1]" beginning a line. */
static char *
dup_leading_host (const char *text,
                  const char *end)
{
  BounceLine line;

  while (bounce_line_read (&text, end, &line))
    {
      g_autofree char *name = bounce_said_dup_name (line.start, line.end);
      const char *behind = line.start + (name != NULL ? strlen (name) : 0);

      if (name != NULL && behind + 2 < line.end && (*behind == '[' || (*behind == ' ' && behind[1] == '['))
          && g_ascii_isalpha (name[strlen (name) - 1]))
        return g_steal_pointer (&name);
    }
  return NULL;
}

char *
bounce_said_dup_host (const char *text,
                      const char *end)
{
  g_autoptr (BounceFolded) folded = NULL;

  if (end - text > MAX_BLOCK)
    end = text + MAX_BLOCK;
  folded = bounce_folded_new (text, end);
  for (guint i = 0; i < G_N_ELEMENTS (host_labels); i++)
    {
      const char *value = bounce_folded_find (folded, host_labels[i], NULL, NULL);
      char *name = value != NULL ? bounce_said_dup_name (value, end) : NULL;

      if (name != NULL)
        return name;
    }
  return dup_leading_host (text, end);
}
