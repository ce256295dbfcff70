/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Sendmail's transcripts, from version 5 to 8, and those of its relatives
 * (IDA, smail): sections under dashed headings. */
#include "bounce-addr-spec.h"
#include "bounce-dialect.h"
#include "bounce-findings.h"
#include "bounce-lines.h"
#include "bounce-notice.h"
#include "bounce-reply.h"
#include "bounce-transcript.h"

#include <string.h>

#define MAX_REMARK_LINES 8       /* of one "(reason: ...)"                      */

typedef enum
{
  SECTION_NONE,
  SECTION_ADDRESSES,
  SECTION_TRANSCRIPT,
  SECTION_ORIGINAL
} Section;

/* What stands between the dashes of a heading. */
static const struct
{
  const char  *words;
  Section      section;
  BounceAction action;
} headings[] = {
  { "transient non-fatal error",    SECTION_ADDRESSES,  BOUNCE_ACTION_DELAYED },
  { "successful delivery",          SECTION_ADDRESSES,  BOUNCE_ACTION_DELIVERED },
  { "have delivery notifications",  SECTION_ADDRESSES,  BOUNCE_ACTION_DELIVERED },
  { "had successful",               SECTION_ADDRESSES,  BOUNCE_ACTION_DELIVERED },
  { "The following address",        SECTION_ADDRESSES,  BOUNCE_ACTION_FAILED },
  { "Failed addresses follow",      SECTION_ADDRESSES,  BOUNCE_ACTION_FAILED },
  { "Recipients of this delivery",  SECTION_ADDRESSES,  BOUNCE_ACTION_FAILED },
  { "Transcript of session",        SECTION_TRANSCRIPT, BOUNCE_ACTION_UNKNOWN },
  { "Message log follows",          SECTION_TRANSCRIPT, BOUNCE_ACTION_UNKNOWN },
  { "Unsent message",               SECTION_ORIGINAL,   BOUNCE_ACTION_UNKNOWN },
  { "Original message",             SECTION_ORIGINAL,   BOUNCE_ACTION_UNKNOWN },
  { "Returned message",             SECTION_ORIGINAL,   BOUNCE_ACTION_UNKNOWN },
  { "Message header follows",       SECTION_ORIGINAL,   BOUNCE_ACTION_UNKNOWN },
  { "Message text follows",         SECTION_ORIGINAL,   BOUNCE_ACTION_UNKNOWN },
};

/* Where nothing has failed it says so first; then one of these follows. */
#define WARNING "THIS IS A WARNING MESSAGE ONLY"

static const char * const waiting[] = {
  "Will keep trying until",
  "could not send message for past",
  "message still undelivered after",
};

typedef struct
{
  BounceReport     *report;
  BounceTranscript *transcript;
  Section           section;
  BounceAction      action;      /* of the addresses below the heading          */
  BounceRecipient  *current;
  char             *program;     /* or file, whose owner is named below         */
  char             *reason;      /* why it failed                               */
  gboolean          headed;
} SendmailReading;

static gboolean
recognise (BounceMessage *message)
{
  return bounce_lines_has_mark (message, "-- Transcript of session") ||
         bounce_lines_has_mark (message, "-- The following address") ||
         bounce_lines_has_mark (message, "-- Failed addresses follow") ||
         bounce_lines_has_mark (message, "-- Recipients of this delivery");
}

static gboolean
take_heading (SendmailReading  *self,
              const BounceLine *line)
{
  if (!bounce_line_begins (line, "-----") && !bounce_line_begins (line, "|-----"))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      if (!bounce_line_find (line, headings[i].words))
        continue;
      self->section = headings[i].section;
      self->action = headings[i].action;
      self->current = NULL;
      self->headed = TRUE;
      return TRUE;
    }

  /* What relatives put below the addresses tells why, whatever its name. */
  if (self->section != SECTION_ADDRESSES || line->end[-1] != '-')
    return FALSE;
  self->section = SECTION_TRANSCRIPT;
  return TRUE;
}

/* "(reason: 550 ...)" and "(expanded from: <x@y>)", on several lines if long. */
static char *
dup_remark (const BounceLine  *first,
            const char       **cursor,
            const char        *limit)
{
  g_autoptr (GString) words = g_string_new_len (first->start + 1, first->end - first->start - 1);
  BounceLine line;

  for (guint n = 0; n < MAX_REMARK_LINES && words->len && words->str[words->len - 1] != ')'; n++)
    {
      const char *ahead = *cursor;

      if (!bounce_line_read (&ahead, limit, &line) || bounce_line_is_blank (&line) || line.indent == 0)
        break;
      *cursor = ahead;
      g_string_append_c (words, '\n');
      g_string_append_len (words, line.start, line.end - line.start);
    }
  if (words->len && words->str[words->len - 1] == ')')
    g_string_truncate (words, words->len - 1);

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
add_recipient (SendmailReading *self,
               const char      *address)
{
  self->current = bounce_findings_add (self->report, address);
  if (self->current && self->current->action != BOUNCE_ACTION_FAILED)
    self->current->action = self->action;
}

static void
take_remark (SendmailReading *self,
             const char      *remark)
{
  if (g_ascii_strncasecmp (remark, "reason:", 7) == 0)
    {
      const char *reason = remark + 7 + strspn (remark + 7, " \n");

      /* The bare exit status of a program: the transcript says it in words. */
      if (strspn (reason, "0123456789") == strlen (reason))
        return;
      if (self->current)
        bounce_findings_describe (self->current, reason);
      else
        {
          g_free (self->reason);
          self->reason = g_strdup (reason);
        }
    }
  else if (g_ascii_strncasecmp (remark, "expanded from:", 14) == 0)
    {
      const char *cursor = remark + 14;
      g_autofree char *address = bounce_addr_spec_find (&cursor);

      /* Above it may stand a program or a file, which is no address. */
      if (!self->current)
        {
          add_recipient (self, address);
          if (self->current && self->reason)
            bounce_findings_describe (self->current, self->reason);
          if (self->current && !self->current->text)
            self->current->text = g_steal_pointer (&self->program);
          g_clear_pointer (&self->reason, g_free);
        }
      else if (address && !self->current->original && !bounce_addr_spec_equal (self->current->address, address))
        self->current->original = g_steal_pointer (&address);
    }
}

/* "<addr>", "addr  (unrecoverable error)", smail's "addr ... reason"; a local
 * name without a domain is one too. */
static void
take_address (SendmailReading  *self,
              const BounceLine *line)
{
  const char *rest = line->end;
  g_autofree char *address = bounce_line_dup_bracketed (line, &rest);
  g_autofree char *words = bounce_line_dup (line);
  const char *cursor = words;
  const char *dots;

  self->current = NULL;
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->program, g_free);
  if (strchr ("|/\"", *line->start) && !strstr (words, "\"@"))
    {
      self->program = g_steal_pointer (&words);
      return;
    }
  if (!address)
    address = bounce_addr_spec_find (&cursor);
  if (!address && line->indent == 0 && !strpbrk (words, " \t:"))
    address = bounce_addr_spec_tidy (words);
  if (!address)
    return;

  add_recipient (self, address);
  if (!self->current)
    return;
  if (bounce_line_find (line, "(transient failure)"))
    self->current->action = BOUNCE_ACTION_DELAYED;
  dots = strstr (words, "... ");
  if (dots)
    bounce_findings_describe (self->current, dots + 4);
  else if (!self->current->text && line->end - line->start > (gssize) strlen (address) + 2)
    self->current->text = g_steal_pointer (&words);
}

static void
take_line (SendmailReading   *self,
           const BounceLine  *line,
           const char       **cursor,
           const char        *limit)
{
  g_autofree char *remark = NULL;

  if (bounce_line_is_blank (line) || take_heading (self, line))
    return;

  if (bounce_line_begins (line, "Reporting-MTA:"))
    {
      /* The fields of a status part that became text. */
      self->section = SECTION_NONE;
    }
  else if (self->section == SECTION_TRANSCRIPT)
    {
      bounce_transcript_take_line (self->transcript, line);
    }
  else if (self->section == SECTION_ADDRESSES)
    {
      if (*line->start != '(')
        {
          take_address (self, line);
          return;
        }
      remark = dup_remark (line, cursor, limit);
      take_remark (self, remark);
    }
}

/* "The original message was received at DATE", "from HOST [IP]": the client
 * that handed the message in; a user of the machine itself is none. */
static char *
dup_client (const char *text,
            const char *limit)
{
  const char *at = bounce_lines_find (text, limit, "original message was received at");
  BounceLine line;
  g_autofree char *client = NULL;
  char *note;

  if (!at || !bounce_line_read (&at, limit, &line) || !bounce_line_read (&at, limit, &line) ||
      !bounce_line_begins (&line, "from "))
    return NULL;

  client = g_strndup (line.start + 5, line.end - line.start - 5);
  note = strstr (client, " (may be forged)");
  if (note)
    *note = '\0';
  g_strstrip (client);
  return *client && (strchr (client, '[') || !strchr (client, '@')) ? g_steal_pointer (&client) : NULL;
}

static void
end_recipients (BounceReport *report,
                const char   *text,
                const char   *limit)
{
  gboolean warning = bounce_lines_find (text, limit, WARNING) != NULL;
  gboolean delayed = warning || bounce_lines_find_any (text, limit, waiting, G_N_ELEMENTS (waiting));
  guint n_failed = 0;
  guint n_delayed = 0;

  for (guint n = 0; n < report->recipients->len; n++)
    {
      BounceRecipient *recipient = g_ptr_array_index (report->recipients, n);

      /* Some say it beside the address and nowhere else. */
      if (!recipient->diagnostic && recipient->text)
        recipient->diagnostic = bounce_reply_unfold (recipient->text);
      if (recipient->action == BOUNCE_ACTION_UNKNOWN || (warning && recipient->action == BOUNCE_ACTION_FAILED))
        recipient->action = delayed ? BOUNCE_ACTION_DELAYED : BOUNCE_ACTION_FAILED;
      n_failed += recipient->action == BOUNCE_ACTION_FAILED;
      n_delayed += recipient->action == BOUNCE_ACTION_DELAYED;
    }

  if (n_failed == 0)
    report->kind = n_delayed > 0 ? BOUNCE_KIND_DELAY : BOUNCE_KIND_DELIVERY;
}

static BounceReport *
read_notice (BounceMessage *message)
{
  const char *text = bounce_message_get_text (message);
  const char *limit = bounce_lines_find_end (text);
  const char *cursor = text;
  g_autoptr (BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, "sendmail");
  g_autoptr (BounceTranscript) transcript = bounce_transcript_new (report);
  SendmailReading self = { .report = report, .transcript = transcript };
  BounceLine line;

  if (bounce_notice_is_personal (message) || !bounce_notice_is_automatic (message))
    return NULL;

  while (self.section != SECTION_ORIGINAL && bounce_line_read (&cursor, limit, &line))
    take_line (&self, &line, &cursor, limit);
  g_free (self.reason);
  g_free (self.program);
  if (!self.headed)
    return NULL;

  bounce_findings_finish (report, message, limit);
  bounce_transcript_finish (transcript);
  if (report->recipients->len == 0)
    return NULL;

  report->received_from = dup_client (text, limit);
  end_recipients (report, text, limit);
  return g_steal_pointer (&report);
}

const BounceDialect bounce_dialect_sendmail = { "sendmail", recognise, read_notice };
