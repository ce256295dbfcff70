/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Help for dialects that write plain text: lines, labels, the place where the
 * returned message begins. */
#include "bounce-notice.h"

#include <string.h>

/* Parts of marker lines, folded. In languages whose mail systems translate it. */
static const char *const marker_phrases[] = {
  "below this line is a copy",             /* qmail */
  "this is a copy of the message",         /* Exim; "of your message", "of the original" */
  "this is a copy of your message",
  "copy of the message, including",
  "copy of the body of the message",
  "is a copy of the original message",     /* OpenSMTPD: "Below is a copy ..." */
  "is a copy of the headers",
  "original message",                      /* most; also "follows", "headers" */
  "original mail",
  "original header",
  "header of the original",                /* United Internet */
  "headers of the original",
  "unsent message",                        /* Sendmail 5 */
  "returned message",                      /* Domino, and many */
  "returned mail follows",
  "undelivered message",
  "undeliverable message",
  "failed message",
  "rejected message",
  "bounced message",
  "message header",                        /* "Message header follows", "Message headers:" */
  "header of the message",
  "headers of the message",
  "your message follows",
  "message follows",
  "mail follows",
  "message body follows",
  "the text of your message",
  "contents of your message",
  "start of your message",
  "beginning of your message",
  "copy of your message",
  "received message",
  "forwarded message",
  "message text follows",
  "ursprüngliche nachricht", "originalnachricht", "kopfzeilen", "kopie ihrer nachricht",
  "message d'origine", "message original", "message d’origine", "en-têtes",
  "mensaje original", "encabezados", "messaggio originale", "mensagem original", "intestazioni",
  "oorspronkelijk bericht", "ursprungligt meddelande", "oprindelig meddelelse", "opprinnelig melding",
  "alkuperäinen viesti", "oryginalna wiadomość", "původní zpráva", "eredeti üzenet", "özgün ileti",
  "исходное сообщение", "заголовки", "оригинал", "原始邮件", "原邮件", "原始郵件", "元のメッセージ",
  "オリジナルメッセージ", "原文", "원본 메시지",
};

/* Lines that hold a phrase above, and yet introduce nothing. */
static const char *const marker_exceptions[] = {
  "original message was received", "original message sent", "original message subject",
  "original message size", "original message-id", "original message id", "original message was",
};

static const char *
skip_line (const char *line)
{
  const char *end = strchr (line, '\n');

  return end != NULL ? end + 1 : line + strlen (line);
}

static const char *
skip_blank_lines (const char *p)
{
  const char *line = p;

  while (*p == ' ' || *p == '\t' || *p == '\r' || *p == '\n')
    {
      if (*p++ == '\n')
        line = p;
    }
  return *p == '\0' ? p : line;
}

/* "Name: value", perhaps indented or quoted; @n is the length of the name. */
static gboolean
is_header_line (const char *line,
                const char **name,
                gsize       *length)
{
  gsize n = 0;

  while (*line == ' ' || *line == '\t' || *line == '>' || *line == '|')
    line++;
  while (n < 60 && (g_ascii_isalnum (line[n]) || line[n] == '-' || line[n] == '_'))
    n++;
  if (n < 2 || line[n] != ':' || !g_ascii_isalpha (*line) || (line[n + 1] == '/' && line[n + 2] == '/'))
    return FALSE;
  *name = line;
  *length = n;
  return TRUE;
}

/* Some underline their marker: "Included is a copy of the message header:" and
 * a rule below it. */
static const char *
skip_rule (const char *line)
{
  gsize n = strspn (line, "-=*_");

  return n >= 3 && (line[n] == '\n' || line[n] == '\r') ? skip_blank_lines (skip_line (line)) : line;
}

/* A message begins here: a header, or the "From " line of a mailbox. */
static gboolean
begins_message (const char *text)
{
  const char *line = skip_rule (skip_blank_lines (text));
  const char *name;
  gsize length;

  while (*line == ' ' || *line == '>')
    line++;
  return g_str_has_prefix (line, "From ") || is_header_line (line, &name, &length);
}

static gboolean
is_marker_line (const char *line,
                gsize       length,
                gboolean   *decorated)
{
  g_autofree char *valid = NULL;
  g_autofree char *folded = NULL;
  const char *p = line;

  *decorated = FALSE;
  if (length < 8 || length > 200)
    return FALSE;
  while (*p == ' ' || *p == '\t' || *p == '>')
    p++;
  *decorated = *p != '\0' && strchr ("-=*_#+~|<", *p) != NULL;
  valid = g_utf8_make_valid (line, (gssize) length);
  folded = g_utf8_strdown (valid, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (marker_exceptions); i++)
    {
      if (strstr (folded, marker_exceptions[i]) != NULL)
        return FALSE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (marker_phrases); i++)
    {
      if (strstr (folded, marker_phrases[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_trace_header (const char *name,
                 gsize       length)
{
  static const char *const names[] = { "Received", "Message-ID", "Return-Path", "DKIM-Signature", "X-Originating-IP" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (strlen (names[i]) == length && g_ascii_strncasecmp (names[i], name, length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Unannounced headers: a paragraph of at least three, one of which only a
 * message's own header has. *@next is set behind what was looked at. */
static gboolean
is_header_paragraph (const char  *paragraph,
                     const char **next)
{
  gboolean traced = FALSE;
  guint n_headers = 0;
  const char *line = paragraph;

  while (*line != '\0' && *line != '\n' && *line != '\r')
    {
      const char *name;
      gsize length;

      if (is_header_line (line, &name, &length))
        {
          n_headers++;
          traced = traced || is_trace_header (name, length);
        }
      else if (n_headers == 0 || (*line != ' ' && *line != '\t' && *line != '>'))
        break;
      line = skip_line (line);
    }
  *next = line;
  return traced && n_headers >= 3;
}

const char *
bounce_notice_find_original (const char  *text,
                             const char **original)
{
  gboolean after_blank = TRUE;
  const char *line = text;

  g_return_val_if_fail (text != NULL, NULL);

  while (*line != '\0')
    {
      const char *end = skip_line (line);
      const char *next = end;
      gboolean decorated;

      if (is_marker_line (line, (gsize) (end - line), &decorated)
          && (begins_message (end) || (decorated && *skip_blank_lines (end) != '\0')))
        {
          if (original != NULL)
            *original = end;
          return line;
        }
      if (after_blank && is_header_paragraph (line, &next))
        {
          if (original != NULL)
            *original = line;
          return line;
        }
      after_blank = *line == '\n' || *line == '\r';
      line = MAX (next, end);
    }
  return NULL;
}

/* Takes away what a notice puts before each line of the message it quotes. */
static char *
dup_without_prefix (const char *text)
{
  GString *out = g_string_new (NULL);
  gsize n = strspn (text, " \t>|");

  while (*text != '\0')
    {
      const char *end = skip_line (text);
      gsize prefix = strspn (text, " \t>|");

      /* Whatever is deeper than the first line's prefix is a folded line. */
      prefix = MIN (prefix, n);
      g_string_append_len (out, text + prefix, end - text - (gssize) prefix);
      text = end;
    }
  return g_string_free (out, FALSE);
}

static BounceMessage *
dup_quoted_original (BounceMessage *message)
{
  const char *text = bounce_message_get_text (message);
  const char *original = NULL;
  g_autofree char *plain = NULL;

  if (bounce_notice_find_original (text, &original) == NULL || !begins_message (original))
    return NULL;
  original = skip_rule (skip_blank_lines (original));
  if (strchr (" \t>|", *original) == NULL)
    return bounce_message_parse_headers (original, -1);
  plain = dup_without_prefix (original);
  return bounce_message_parse_headers (plain, -1);
}

static gboolean
holds_message (const BouncePart *part)
{
  return g_str_equal (part->type, "message/rfc822") || g_str_equal (part->type, "message/global")
         || g_str_equal (part->type, "text/rfc822-headers") || g_str_equal (part->type, "message/global-headers")
         || g_str_equal (part->type, "text/rfc822") || g_str_equal (part->type, "message/rfc822-headers")
         || g_str_equal (part->type, "message/partial");
}

void
bounce_notice_take_original (BounceReport  *report,
                             BounceMessage *message)
{
  guint n = bounce_message_get_n_parts (message);
  g_autoptr(BounceMessage) found = NULL;

  for (guint i = 0; i < n && found == NULL; i++)
    {
      if (holds_message (bounce_message_get_part (message, i)))
        found = bounce_message_dup_part_message (message, i);
    }
  /* Some send it as an unnamed text part, or as a file. */
  for (guint i = 1; i < n && found == NULL; i++)
    {
      const BouncePart *part = bounce_message_get_part (message, i);

      if (g_str_has_prefix (part->type, "text/") || g_str_equal (part->type, "application/octet-stream"))
        found = bounce_message_dup_part_message (message, i);
    }
  if (found == NULL)
    found = dup_quoted_original (message);
  if (found == NULL || bounce_message_get_n_headers (found) == 0)
    return;
  g_clear_pointer (&report->original, bounce_message_free);
  report->original = g_steal_pointer (&found);
}

char *
bounce_notice_dup_after (const char *text,
                         const char *label)
{
  gsize n;

  g_return_val_if_fail (text != NULL && label != NULL, NULL);

  n = strlen (label);
  for (const char *line = text; *line != '\0'; line = skip_line (line))
    {
      const char *p = line + strspn (line, " \t*>-|");
      char *value;

      if (g_ascii_strncasecmp (p, label, n) != 0)
        continue;
      value = g_strstrip (g_strndup (p + n, strcspn (p + n, "\r\n")));
      if (*value != '\0')
        return value;
      g_free (value);
    }
  return NULL;
}
