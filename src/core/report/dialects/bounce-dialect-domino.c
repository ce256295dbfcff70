/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Lotus Notes and Domino: a sentence set as a form, label lines with their
 * values indented below, in many languages; and the old SMTP MTA's sections. */
#include "bounce-addr-spec.h"
#include "bounce-dialect.h"
#include "bounce-findings.h"
#include "bounce-listing.h"
#include "bounce-notice.h"
#include "bounce-said.h"
#include "bounce-wording.h"

#include <string.h>

static const char *const old_reasons = "------- failure reasons";
static const char *const subject_mark = "DELIVERY FAILURE:";

/* "was not delivered to:" and its translations. Folded. */
static const char *const form_marks =
  "was not delivered to:|wurde nicht zugestellt an:|konnte nicht zugestellt werden an:|n'a pas été remis à :|n'a pas été distribué à :"
  "|no se ha entregado a:|no se entregó a:|non è stato recapitato a:|não foi entregue a:|não foi entregue para:|is niet bezorgd bij:"
  "|nie zostało dostarczone do:|nebyla doručena:|не было доставлено:|に配信されませんでした|未被传递到";

static gboolean
has_subject (BounceMessage *message)
{
  const char *subject = bounce_message_get_header (message, "Subject");

  return subject != NULL && g_ascii_strncasecmp (subject, subject_mark, strlen (subject_mark)) == 0;
}

static gboolean
domino_recognise (BounceMessage *message)
{
  const char *text = bounce_message_get_text (message);

  if (bounce_notice_is_personal (message))
    return FALSE;
  return has_subject (message)
         || bounce_lines_has_mark (message, old_reasons)
         || (bounce_lines_has_mark (message, "was not delivered to:") && bounce_lines_has_mark (message, "because:"))
         || strstr (text, "Domino") != NULL;
}

/* A label ends its line with a colon, of whatever script. */
static gboolean
is_label (const BounceLine *line)
{
  return line->end > line->start && line->end - line->start < 120
         && (line->end[-1] == ':' || (line->end - line->start > 3 && strncmp (line->end - 3, "：", 3) == 0));
}

/* The form: indented addresses below one label, the reason below the next. */
static void
read_form (BounceReport  *report,
           BounceMessage *message,
           const char    *text,
           const char    *end)
{
  const char *cursor = text;
  gboolean labelled = FALSE;
  BounceLine line;

  while (bounce_line_read (&cursor, end, &line))
    {
      const char *rest = NULL;
      g_autofree char *address = labelled && line.indent > 0 ? bounce_listing_dup_head (&line, &rest) : NULL;

      if (address != NULL && rest + 1 >= line.end)
        bounce_report_add_recipient (report, address);
      else if (is_label (&line) && report->recipients->len > 0)
        {
          g_autofree char *said = bounce_said_dup_value (line.next, end);

          bounce_listing_share (report, said);
          break;
        }
      else if (!bounce_line_is_blank (&line))
        labelled = is_label (&line);
    }
}

/* Notes names ("CN=Jane Doe/O=Example") instead of an address: the reason
 * often gives it in parentheses. */
static void
read_reason (BounceReport  *report,
             BounceFolded  *folded,
             const char    *end)
{
  const char *rest = NULL;
  const char *at = bounce_wording_find_any (folded, "because:|weil:|car :|porque:|perché:|omdat:|ponieważ:|因为", NULL, NULL);
  g_autofree char *said = at != NULL ? bounce_said_dup_value (at, end) : NULL;
  g_autofree char *address = said != NULL ? bounce_listing_dup_first (said, said + strlen (said), &rest) : NULL;

  if (address != NULL)
    bounce_report_add_recipient (report, address);
  bounce_listing_share (report, said);
}

/* "------- Failure Reasons --------", a reason, then whom it is about. */
static void
read_old (BounceReport *report,
          const char   *text,
          const char   *end)
{
  g_autoptr (GString) reason = g_string_new (NULL);
  gboolean listed = FALSE;
  BounceLine line;

  while (bounce_line_read (&text, end, &line) && !bounce_said_is_rule (&line))
    {
      const char *rest = NULL;
      g_autofree char *address = bounce_listing_dup_head (&line, &rest);

      if (address != NULL && rest + 1 >= line.end)
        {
          BounceRecipient *recipient = bounce_report_add_recipient (report, address);

          if (recipient->diagnostic == NULL)
            recipient->diagnostic = bounce_said_dup (reason->str, reason->str + reason->len);
          listed = TRUE;
        }
      else if (!bounce_line_is_blank (&line))
        {
          if (listed)
            g_string_truncate (reason, 0);
          listed = FALSE;
          g_string_append_len (reason, line.start, line.next - line.start);
        }
    }
}

static void
take_subject (BounceReport  *report,
              BounceMessage *message)
{
  g_autofree char *said = NULL;

  if (has_subject (message))
    {
      const char *words = bounce_message_get_header (message, "Subject") + strlen (subject_mark);

      said = bounce_said_dup (words, words + strlen (words));
      bounce_listing_share (report, said);
    }
}

static void
finish (BounceReport  *report,
        BounceMessage *message,
        BounceFolded  *folded,
        const char    *end)
{
  gboolean delayed = bounce_wording_tells_delay (bounce_folded_get_words (folded));

  bounce_findings_set_action (report, delayed ? BOUNCE_ACTION_DELAYED : BOUNCE_ACTION_FAILED);
  for (guint i = 0; i < report->recipients->len; i++)
    {
      BounceRecipient *recipient = g_ptr_array_index (report->recipients, i);

      if (recipient->text == NULL)
        recipient->text = g_strdup (recipient->diagnostic);
    }
  bounce_findings_finish (report, message, end);
}

static BounceReport *
domino_read (BounceMessage *message)
{
  const char *text = bounce_message_get_text (message);
  const char *end = bounce_lines_find_end (text);
  g_autoptr (BounceFolded) whole = bounce_folded_new (text, text + strlen (text));
  g_autoptr (BounceFolded) folded = bounce_folded_new (text, end);
  g_autoptr (BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, "domino");
  const char *old = bounce_folded_find (whole, old_reasons, NULL, NULL);

  if (old != NULL)
    {
      const char *newline = strchr (old, '\n');

      read_old (report, newline != NULL ? newline + 1 : old, text + strlen (text));
    }
  else if (has_subject (message) || bounce_wording_find_any (folded, form_marks, NULL, NULL) != NULL)
    {
      read_form (report, message, text, end);
      if (report->recipients->len == 0)
        read_reason (report, folded, end);
      take_subject (report, message);
    }
  if (report->recipients->len == 0)
    return NULL;
  finish (report, message, folded, end);
  return g_steal_pointer (&report);
}

const BounceDialect bounce_dialect_domino = {
  "domino", domino_recognise, domino_read,
};
