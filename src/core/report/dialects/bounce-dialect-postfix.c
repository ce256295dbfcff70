/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Postfix's text where its status part is lost, and what follows the same
 * habit: "<addr>: host M[IP] said: ... (in reply to RCPT TO command)". */
#include "bounce-addr-spec.h"
#include "bounce-dialect.h"
#include "bounce-findings.h"
#include "bounce-lines.h"
#include "bounce-notice.h"
#include "bounce-status.h"

#include <string.h>

/* The templates can be replaced or translated (bounce(5)); the program's name
 * in the first line is mail_name, which sites change. */
static const char * const introductions[] = {
  "This is the mail system at host ",
  "program at host ",
  "It will be retried until it is",
  "could not be delivered to one or more destinations",
};

/* smtp(8), local(8), virtual(8), pipe(8), cleanup(8) */
static const char * const idioms[] = {
  " said: ",
  "(in reply to ",
  " refused to talk to me:",
  "Host or domain name not found",
  "Name service error for",
  "unknown user: ",
  "User unknown in ",
  "connect to ",
  "lost connection with ",
  "conversation with ",
  "loops back to myself",
  "mail forwarding loop",
  "Command died with",
  "Command output:",
  "delivery temporarily suspended",
  "mail transport unavailable",
  "maildir delivery failed",
  "unable to look up host",
  "recipient address rejected",
  "message size ",
};

static const char * const waiting[] = {
  "THIS IS A WARNING ONLY",
  "It will be retried until",
  "could not be delivered for more than",
};

typedef struct
{
  BounceReport    *report;
  BounceRecipient *current;
  GString         *words;        /* about @current                              */
  gboolean         typical;      /* somebody's words were Postfix's own         */
} PostfixReading;

static gboolean
is_introduced (BounceMessage *message)
{
  for (guint i = 0; i < G_N_ELEMENTS (introductions); i++)
    {
      if (bounce_lines_has_mark (message, introductions[i]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
recognise (BounceMessage *message)
{
  return bounce_notice_is_automatic (message) || is_introduced (message);
}

static gboolean
is_typical (const char *words)
{
  if (bounce_status_parse_code (words, NULL) >= 400)
    return TRUE;

  return bounce_lines_find_any (words, NULL, idioms, G_N_ELEMENTS (idioms));
}

static void
end_recipient (PostfixReading *self)
{
  static const char * const labels[] = { "host ", "connect to ", "lost connection with ", "conversation with " };

  if (self->current)
    {
      const char *words = self->words->str + strspn (self->words->str, " \n");

      self->typical |= is_typical (words);
      bounce_findings_describe (self->current, words);
      for (guint i = 0; i < G_N_ELEMENTS (labels) && !self->current->remote_mta && self->current->diagnostic; i++)
        self->current->remote_mta = bounce_lines_dup_host (self->current->diagnostic, labels[i]);
    }

  self->current = NULL;
  g_string_truncate (self->words, 0);
}

/* "<addr>: words" and "<addr> (expanded from <other>): words" */
static gboolean
begin_recipient (PostfixReading   *self,
                 const BounceLine *line)
{
  const char *rest = NULL;
  g_autofree char *address = bounce_line_dup_bracketed (line, &rest);
  g_autofree char *other = NULL;

  if (!address)
    return FALSE;

  if ((gsize) (line->end - rest) > strlen (" (expanded from <") &&
      g_ascii_strncasecmp (rest, " (expanded from <", strlen (" (expanded from <")) == 0)
    {
      BounceLine inner = { .start = strchr (rest, '<'), .end = line->end };

      other = bounce_line_dup_bracketed (&inner, &rest);
      if (!other || rest == line->end || *rest++ != ')')
        return FALSE;
    }
  if (rest == line->end || *rest != ':')
    return FALSE;
  /* A long address may stand alone; but then its words are indented. */
  if (rest + 1 == line->end && *line->next != ' ' && *line->next != '\t')
    return FALSE;

  end_recipient (self);
  self->current = bounce_findings_add (self->report, address);
  if (self->current && other && !self->current->original &&
      !bounce_addr_spec_equal (self->current->address, other))
    self->current->original = g_steal_pointer (&other);
  g_string_append_len (self->words, rest + 1, line->end - rest - 1);
  g_string_append_c (self->words, '\n');
  return TRUE;
}

static void
take_line (PostfixReading   *self,
           const BounceLine *line)
{
  if (bounce_line_is_blank (line))
    {
      end_recipient (self);
      return;
    }
  /* A reply that is folded may go on with an address in brackets, indented. */
  if ((line->indent == 0 || (!self->current && line->indent < 4)) && begin_recipient (self, line))
    return;
  if (self->current)
    {
      g_string_append_len (self->words, line->start, line->end - line->start);
      g_string_append_c (self->words, '\n');
    }
}

static gboolean
is_ours (PostfixReading *self,
         BounceMessage  *message)
{
  const char *subject = bounce_message_get_header (message, "Subject");

  if (self->report->recipients->len == 0 || !bounce_notice_is_automatic (message))
    return FALSE;

  return self->typical || is_introduced (message) ||
         (subject && (strstr (subject, "Undelivered Mail Returned to Sender") ||
                      strstr (subject, "Delayed Mail (still being retried)")));
}

/* "Enclosed is the mail delivery report that you requested": one may have
 * failed where another has not. */
static void
take_requested (BounceReport *report)
{
  static const char * const good[] = { "delivery via ", "delivered ", "delivers to ", "deliverable", "forwarded " };
  gboolean failed = FALSE;

  for (guint n = 0; n < report->recipients->len; n++)
    {
      BounceRecipient *recipient = g_ptr_array_index (report->recipients, n);

      recipient->action = BOUNCE_ACTION_FAILED;
      for (guint i = 0; recipient->diagnostic && i < G_N_ELEMENTS (good); i++)
        {
          if (g_str_has_prefix (recipient->diagnostic, good[i]))
            recipient->action = BOUNCE_ACTION_DELIVERED;
        }
      failed |= recipient->action == BOUNCE_ACTION_FAILED;
    }

  report->kind = failed ? BOUNCE_KIND_FAILURE : BOUNCE_KIND_DELIVERY;
}

static void
take_action (BounceReport *report,
             const char   *text,
             const char   *limit)
{
  if (bounce_lines_find (text, limit, "mail delivery report that you requested"))
    take_requested (report);
  else if (bounce_lines_find (text, limit, "was successfully delivered to the destination"))
    bounce_findings_set_action (report, BOUNCE_ACTION_DELIVERED);
  else if (bounce_lines_find_any (text, limit, waiting, G_N_ELEMENTS (waiting)))
    bounce_findings_set_action (report, BOUNCE_ACTION_DELAYED);
  else
    bounce_findings_set_action (report, BOUNCE_ACTION_FAILED);
}

static BounceReport *
read_notice (BounceMessage *message)
{
  const char *text = bounce_message_get_text (message);
  const char *limit = bounce_lines_find_end (text);
  const char *host = bounce_lines_find (text, limit, " at host ");
  const char *cursor = text;
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, "postfix");
  PostfixReading self = { .report = report, .words = words };
  BounceLine line;

  if (bounce_notice_is_personal (message))
    return NULL;

  while (bounce_line_read (&cursor, limit, &line))
    take_line (&self, &line);
  end_recipient (&self);
  if (!is_ours (&self, message))
    return NULL;

  take_action (report, text, limit);
  report->reporter = host ? bounce_lines_dup_host (host, "at host ") : NULL;
  bounce_findings_finish (report, message, limit);
  return g_steal_pointer (&report);
}

const BounceDialect bounce_dialect_postfix = { "postfix", recognise, read_notice };
