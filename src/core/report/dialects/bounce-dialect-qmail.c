/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The qmail-send bounce message format (QSBMF) and the mail servers that took
 * up its habit: a paragraph a recipient, "<addr>:" on its first line. */
#include "bounce-addr-spec.h"
#include "bounce-dialect.h"
#include "bounce-findings.h"
#include "bounce-lines.h"
#include "bounce-notice.h"

#include <string.h>

/* What qmail-remote, qmail-local and qmail-send say; forks keep these words
 * even where they write a first paragraph of their own. */
static const char * const habits[] = {
  "Remote host said:",
  "does not like recipient",
  "Giving up on ",
  "I'm not going to try again",
  "failed after I sent the message",
  "but sender was rejected",
  "Sorry, I couldn't find",
  "Sorry, I wasn't able to establish",
  "Sorry, no mailbox here by that name",
  "vdelivermail:",
};

/* Where another program wrote the first paragraph. */
static const char * const introductions[] = {
  "Hi. This is ",                /* QSBMF asks for "Hi. This is the"            */
  "Hi. The ",
  "Sorry, we were unable to deliver your message to the following address",
  "Unable to deliver message to the following address",
  "your mail was not delivered to the following address",
  "Your mail message to the following address",
};

static const char * const waiting[] = {
  "still trying to deliver",
  "will keep trying",
  "not yet been delivered",
  "this is a warning",
  "delivery will be retried",
};

typedef struct
{
  BounceReport    *report;
  BounceRecipient *current;
  GString         *words;        /* about @current                              */
  const char      *first;        /* first recipient's line                      */
  gboolean         greeted;      /* by one of the introductions                 */
  gboolean         named;        /* and with "Hi. This is the X program at H."  */
  gboolean         closed;       /* a blank line ended @words                   */
  const char      *broken;       /* the line of dashes, or NULL                 */
} QmailReading;

static void
look_for_greeting (QmailReading *self,
                   const char   *text)
{
  const char *limit = text + strnlen (text, BOUNCE_LINES_MARKS);

  for (guint i = 0; i < G_N_ELEMENTS (introductions) && !self->greeted; i++)
    {
      const char *at = bounce_lines_find (text, limit, introductions[i]);
      const char *program = at && *at == 'H' ? strstr (at, "program at ") : NULL;

      /* At the very beginning: further down others may pass it on. */
      self->greeted = at != NULL;
      self->named = at == text + strspn (text, " \n") && program && program < at + strcspn (at, "\n");
    }
}

/* A person may begin with "Hi. This is" too, so that alone is no mark. */
static gboolean
recognise (BounceMessage *message)
{
  QmailReading self = { .report = NULL };

  look_for_greeting (&self, bounce_message_get_text (message));
  return self.named || bounce_notice_is_automatic (message);
}

static char *
dup_word_before (const char *text,
                 const char *words)
{
  const char *end = strstr (text, words);
  const char *start = end;
  g_autofree char *word = NULL;

  while (start && start > text && !g_ascii_isspace (start[-1]))
    start--;
  if (!start || start == end)
    return NULL;

  word = g_strndup (start, end - start);
  return bounce_lines_dup_host (word, "");
}

static char *
dup_remote (const char *text)
{
  static const char * const behind[] = { "Giving up on ", "Connected to ", "remote host " };
  static const char * const before[] = { " does not like recipient", " failed after I sent", " failed on DATA" };

  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    {
      char *host = dup_word_before (text, before[i]);

      if (host)
        return host;
    }
  for (guint i = 0; i < G_N_ELEMENTS (behind); i++)
    {
      char *host = bounce_lines_dup_host (text, behind[i]);

      if (host)
        return host;
    }

  return NULL;
}

static void
end_recipient (QmailReading *self)
{
  if (self->current)
    {
      bounce_findings_describe (self->current, self->words->str);
      if (!self->current->remote_mta && self->current->diagnostic)
        self->current->remote_mta = dup_remote (self->current->diagnostic);
    }

  self->current = NULL;
  self->closed = FALSE;
  g_string_truncate (self->words, 0);
}

/* Taken when the line begins a recipient's paragraph. */
static gboolean
begin_recipient (QmailReading     *self,
                 const BounceLine *line)
{
  const char *rest = NULL;
  g_autofree char *address = bounce_line_dup_bracketed (line, &rest);
  gboolean alone = address && rest < line->end && *rest == ':' && rest + 1 == line->end;

  /* "<addr>: words" is Postfix's habit unless qmail has introduced itself;
   * so is a bare address on a line of its own, after a blank one. */
  if (address && !alone && !(self->greeted && rest < line->end && *rest == ':'))
    return FALSE;
  if (!address && self->greeted && (!self->current || self->closed))
    address = bounce_line_dup_bare (line);
  if (!address)
    return FALSE;

  end_recipient (self);
  self->current = bounce_findings_add (self->report, address);
  if (!self->first)
    self->first = line->start;
  if (rest && !alone)
    {
      g_string_append_len (self->words, rest + 1, line->end - rest - 1);
      g_string_append_c (self->words, '\n');
    }

  return TRUE;
}

static void
take_line (QmailReading     *self,
           const BounceLine *line)
{
  if (bounce_line_is_blank (line))
    {
      gsize length = self->words->len;

      /* "Remote host said:", a blank line, and then what it said. */
      self->closed = length > 1 && self->words->str[length - 2] != ':';
      return;
    }
  if (line->indent == 0 && begin_recipient (self, line))
    return;
  if (self->first && line->indent == 0 && bounce_line_begins (line, "--"))
    {
      self->broken = line->start;
      return;
    }
  if (self->current && !self->closed)
    {
      g_string_append_len (self->words, line->start, line->end - line->start);
      g_string_append_c (self->words, '\n');
    }
}

/* Haraka names all recipients on one line and the reason on the next. */
static void
read_labels (QmailReading *self,
             const char   *notice)
{
  g_autofree char *recipients = bounce_notice_dup_after (notice, "Intended Recipients:");
  g_autofree char *reason = bounce_notice_dup_after (notice, "Failure Reason:");
  const char *cursor = recipients;
  char *address;

  while (cursor && (address = bounce_addr_spec_find (&cursor)))
    {
      BounceRecipient *recipient = bounce_findings_add (self->report, address);

      if (recipient && reason)
        bounce_findings_describe (recipient, reason);
      g_free (address);
    }
}

static gboolean
is_ours (QmailReading  *self,
         BounceMessage *message)
{
  if (self->report->recipients->len == 0)
    return FALSE;
  if (self->named)
    return TRUE;
  if (!bounce_notice_is_automatic (message))
    return FALSE;
  if (self->greeted || self->broken)
    return TRUE;

  for (guint n = 0; n < self->report->recipients->len; n++)
    {
      const BounceRecipient *recipient = g_ptr_array_index (self->report->recipients, n);

      for (guint i = 0; recipient->diagnostic && i < G_N_ELEMENTS (habits); i++)
        {
          if (strstr (recipient->diagnostic, habits[i]))
            return TRUE;
        }
    }

  return FALSE;
}

/* "Hi. This is the qmail-send program at H.", "Message from yahoo.com." */
static char *
dup_reporter (const char *text,
              const char *first)
{
  static const char * const marks[] = { "Hi. This is ", "Hi. The ", "Message from " };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *at = bounce_lines_find (text, first, marks[i]);
      g_autofree char *sentence = NULL;

      if (!at)
        continue;
      sentence = g_strndup (at, MIN (strcspn (at, "\n"), (gsize) (first - at)));
      return bounce_lines_dup_host (sentence, i < 2 ? "at " : "from ");
    }

  return NULL;
}

static BounceReport *
read_notice (BounceMessage *message)
{
  const char *text = bounce_message_get_text (message);
  const char *limit = text + strlen (text);
  const char *cursor = text;
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, "qmail");
  QmailReading self = { .report = report, .words = words };
  BounceLine line;
  gboolean delayed;

  if (bounce_notice_is_personal (message))
    return NULL;
  look_for_greeting (&self, text);

  while (!self.broken && bounce_line_read (&cursor, limit, &line))
    take_line (&self, &line);
  end_recipient (&self);
  if (report->recipients->len == 0 && self.greeted)
    read_labels (&self, text);

  if (!is_ours (&self, message))
    return NULL;

  if (!self.first)
    self.first = limit;
  report->reporter = dup_reporter (text, self.first);
  delayed = bounce_lines_find_any (text, self.first, waiting, G_N_ELEMENTS (waiting));
  bounce_findings_set_action (report, delayed ? BOUNCE_ACTION_DELAYED : BOUNCE_ACTION_FAILED);
  bounce_findings_finish (report, message, self.broken ? self.broken : bounce_lines_find_end (text));
  return g_steal_pointer (&report);
}

const BounceDialect bounce_dialect_qmail = { "qmail", recognise, read_notice };
