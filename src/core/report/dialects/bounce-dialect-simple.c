/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Servers with a fixed notice: a table says which words come before what. */
#include "bounce-addr-spec.h"
#include "bounce-dialect.h"
#include "bounce-findings.h"
#include "bounce-listing.h"
#include "bounce-notice.h"
#include "bounce-said.h"
#include "bounce-ses-notice.h"
#include "bounce-simple-table.h"
#include "bounce-wording.h"

#include <string.h>

/* A notice names its recipients one by one; a list beyond this is no notice. */
#define MAX_EACH 1000

typedef struct
{
  BounceMessage      *message;
  BounceReport       *report;
  const BounceSimple *row;
  BounceFolded       *folded;    /* [text, end)                                 */
  const char         *text;
  const char         *end;       /* where the returned message begins           */
} Notice;

static const char *
get_line (const char *text,
          const char *at)
{
  while (at > text && at[-1] != '\n')
    at--;
  return at;
}

/* Where the paragraph at @at begins. */
static const char *
get_paragraph (const char *text,
               const char *at)
{
  const char *line = get_line (text, at);

  while (line > text)
    {
      const char *above = get_line (text, line - 1);

      if (strspn (above, " \t\r") == (gsize) (line - 1 - above))
        break;
      line = above;
    }
  return line;
}

static char *
dup_next_paragraph (const char *text,
                    const char *end)
{
  const char *cursor = text;
  BounceLine line;

  while (bounce_line_read (&cursor, end, &line))
    {
      gsize length = (gsize) (line.end - line.start);

      if (length > strspn (line.start, ".:>\"'),") && length > 1)
        return bounce_said_dup (line.start, bounce_said_end_of_paragraph (line.start, end));
    }
  return NULL;
}

/* What is said about the recipient named in [@place, @rest), up to @next. */
static char *
dup_reason (Notice     *self,
            const char *place,
            const char *rest,
            const char *next)
{
  const char *value = NULL;
  char *said = NULL;

  if (self->row->reason != NULL)
    value = bounce_wording_find_any (self->folded, self->row->reason, place, NULL);
  if (value != NULL && value < next)
    said = bounce_said_dup_value (value, next);
  else if (value == NULL && self->row->reason != NULL
           && (value = bounce_wording_find_any (self->folded, self->row->reason, NULL, NULL)) != NULL)
    said = bounce_said_dup_value (value, self->end);
  if (said == NULL)
    said = bounce_said_pick (rest, next);
  if (said == NULL && (self->row->flags & BOUNCE_SIMPLE_BEHIND) != 0)
    said = dup_next_paragraph (rest, next);
  if (said == NULL && (self->row->flags & BOUNCE_SIMPLE_WORDS) != 0)
    said = bounce_said_dup (get_line (self->text, place), bounce_said_end_of_paragraph (rest, next));
  return said;
}

static void
describe (Notice          *self,
          BounceRecipient *recipient,
          const char      *place,
          const char      *rest,
          const char      *next)
{
  const char *line = get_line (self->text, place);

  if (recipient->diagnostic == NULL)
    recipient->diagnostic = dup_reason (self, place, rest, next);
  if (recipient->text == NULL)
    recipient->text = bounce_said_dup (line, bounce_said_end_of_paragraph (rest, next));
  if (recipient->remote_mta == NULL)
    recipient->remote_mta = bounce_said_dup_host (line, next);
  if (recipient->original == NULL)
    {
      const char *original = bounce_folded_find (self->folded, "original address:", rest, NULL);

      if (original != NULL && original < next)
        recipient->original = bounce_listing_dup_first (original, next, &original);
    }
}

static void
read_each (Notice *self)
{
  const char *place = NULL, *rest = NULL;
  const char *at = bounce_wording_find_any (self->folded, self->row->recipient, NULL, &place);

  for (guint n = 0; at != NULL && n < MAX_EACH; n++)
    {
      const char *next_place = NULL;
      const char *next = bounce_wording_find_any (self->folded, self->row->recipient, at, &next_place);
      g_autofree char *address = bounce_listing_dup_first (at, next != NULL ? next_place : self->end, &rest);

      if (address != NULL)
        describe (self, bounce_report_add_recipient (self->report, address), place, rest, next != NULL ? next_place : self->end);
      at = next;
      place = next_place;
    }
}

static void
read_list (Notice *self)
{
  const char *at = bounce_wording_find_any (self->folded, self->row->recipient, NULL, NULL);
  const char *value = NULL;

  if (at == NULL || bounce_listing_read (self->report, at, self->end, self->message) == 0)
    return;
  for (guint i = 0; i < self->report->recipients->len && (self->row->flags & BOUNCE_SIMPLE_BEHIND) != 0; i++)
    {
      BounceRecipient *recipient = g_ptr_array_index (self->report->recipients, i);

      if (recipient->diagnostic == NULL)
        recipient->diagnostic = g_strdup (recipient->text);
    }
  if (self->row->reason == NULL)
    return;
  value = bounce_wording_find_any (self->folded, self->row->reason, NULL, NULL);
  if (value != NULL)
    {
      g_autofree char *said = bounce_said_dup_value (value, self->end);
      BounceRecipient *only = g_ptr_array_index (self->report->recipients, 0);

      /* The label's words are better than what stands beside the address. */
      if (said != NULL && self->report->recipients->len == 1)
        g_clear_pointer (&only->diagnostic, g_free);
      bounce_listing_share (self->report, said);
    }
}

/* The reason stands in the paragraph before "the following recipients". */
static void
read_before (Notice *self)
{
  const char *place = NULL;
  const char *at = bounce_wording_find_any (self->folded, self->row->recipient, NULL, &place);
  const char *paragraph;
  g_autofree char *said = NULL;

  if (at == NULL || bounce_listing_read (self->report, at, self->end, self->message) == 0)
    return;
  paragraph = get_paragraph (self->text, place);
  if (place - paragraph < 3 && paragraph > self->text)
    paragraph = get_paragraph (self->text, paragraph - 2 > self->text ? paragraph - 2 : self->text);
  said = bounce_said_dup (paragraph, place);
  bounce_listing_share (self->report, said);
}

/* Names without a domain: theirs is the reporter's. */
/* A name alone on its line or, as phquery writes, with its reason behind a gap. */
static void
add_local (BounceReport     *report,
           const BounceLine *line,
           const char       *domain)
{
  gsize length = 0;
  const char *reason;

  while (line->start + length < line->end && (g_ascii_isalnum (line->start[length]) || strchr ("._-", line->start[length]) != NULL))
    length++;
  reason = line->start + length;
  while (reason < line->end && (*reason == ' ' || *reason == '\t'))
    reason++;
  if (length >= 2 && length <= 32 && (reason == line->end || reason - line->start - length >= 2 || line->start[length] == '\t'))
    {
      g_autofree char *address = g_strdup_printf ("%.*s@%s", (int) length, line->start, domain);
      BounceRecipient *recipient = bounce_report_add_recipient (report, address);

      if (reason < line->end && recipient->diagnostic == NULL)
        recipient->diagnostic = bounce_said_dup (reason, line->end);
    }
}

static void
read_local (Notice *self)
{
  g_auto (GStrv) from = bounce_message_dup_addresses (self->message, "From");
  const char *domain = from != NULL && from[0] != NULL ? bounce_addr_spec_get_domain (from[0]) : NULL;
  const char *place = NULL;
  const char *at = bounce_wording_find_any (self->folded, self->row->recipient, NULL, &place);
  g_autofree char *said = NULL;
  BounceLine line;

  if (at == NULL || domain == NULL || !bounce_line_read (&at, self->end, &line))
    return;
  said = bounce_said_dup (get_line (self->text, place), line.end);
  for (guint n = 0; n < MAX_EACH && bounce_line_read (&at, self->end, &line) && strncmp (line.start, "---", 3) != 0; n++)
    add_local (self->report, &line, domain);
  bounce_listing_share (self->report, said);
}

static void
read_returned (Notice *self)
{
  g_autofree char *address = NULL;
  g_autofree char *said = NULL;
  const char *value = bounce_wording_find_any (self->folded, self->row->reason, NULL, NULL);

  bounce_notice_take_original (self->report, self->message);
  address = bounce_findings_dup_only_recipient (self->report);
  if (address == NULL)
    {
      const char *text = self->end;
      g_autoptr (BounceFolded) returned = bounce_folded_new (text, text + strlen (text));
      const char *to = bounce_folded_find (returned, " to: ", NULL, NULL);

      if (to != NULL)
        address = bounce_listing_dup_first (to, text + strlen (text), &text);
    }
  if (address == NULL)
    return;
  bounce_report_add_recipient (self->report, address);
  said = value != NULL ? bounce_said_dup_value (value, self->end) : NULL;
  bounce_listing_share (self->report, said);
}

/* Courier and the sendmail cousins: who handed the message in. */
static void
take_received_from (Notice *self)
{
  const char *at = bounce_folded_find (self->folded, "the original message was received", NULL, NULL);
  const char *from = at != NULL ? bounce_folded_find (self->folded, " from ", at, NULL) : NULL;

  if (from != NULL && from - at < 200 && self->report->received_from == NULL)
    {
      const char *newline = memchr (from, '\n', (gsize) (self->end - from));

      self->report->received_from = bounce_said_dup (from, newline != NULL ? newline : self->end);
    }
}

static gboolean
applies (const BounceSimple *row,
         BounceFolded       *folded,
         BounceFolded       *sender,
         gboolean            automatic)
{
  if ((row->flags & BOUNCE_SIMPLE_AUTOMATIC) != 0 && !automatic)
    return FALSE;
  return bounce_wording_find_any (folded, row->mark, NULL, NULL) != NULL
         && (row->sender == NULL || bounce_wording_find_any (sender, row->sender, NULL, NULL) != NULL);
}

static void
read_row (Notice *self)
{
  if ((self->row->flags & BOUNCE_SIMPLE_RETURNED) != 0)
    read_returned (self);
  else if ((self->row->flags & BOUNCE_SIMPLE_LOCAL) != 0)
    read_local (self);
  else if ((self->row->flags & BOUNCE_SIMPLE_EACH) != 0)
    read_each (self);
  else if ((self->row->flags & BOUNCE_SIMPLE_BEFORE) != 0)
    read_before (self);
  else
    read_list (self);
}

static void
finish (Notice *self)
{
  gboolean delayed = (self->row->flags & BOUNCE_SIMPLE_DELAY) != 0
                     || bounce_wording_tells_delay (bounce_folded_get_words (self->folded));
  const char *reporter = NULL;

  bounce_findings_set_action (self->report, delayed ? BOUNCE_ACTION_DELAYED : BOUNCE_ACTION_FAILED);
  if (self->row->reporter != NULL)
    reporter = bounce_wording_find_any (self->folded, self->row->reporter, NULL, NULL);
  if (reporter != NULL)
    self->report->reporter = bounce_said_dup_name (reporter, self->end);
  take_received_from (self);
  bounce_findings_finish (self->report, self->message, self->end);
}

static gboolean
simple_recognise (BounceMessage *message)
{
  return *bounce_message_get_text (message) != '\0' && !bounce_notice_is_personal (message);
}

static BounceFolded *
fold_sender (BounceMessage  *message,
             char          **copy)
{
  const char *from = bounce_message_get_header (message, "From");
  const char *subject = bounce_message_get_header (message, "Subject");

  *copy = g_strdup_printf ("%s %s", from != NULL ? from : "", subject != NULL ? subject : "");
  return bounce_folded_new (*copy, *copy + strlen (*copy));
}

/* A first try within the notice's own words; where the mark is there but nobody
 * is named, the "returned message" may have been a part of the notice that
 * looks like headers. */
static BounceReport *
try_row (BounceMessage      *message,
         const BounceSimple *row,
         BounceFolded       *folded,
         const char         *text,
         const char         *end)
{
  g_autoptr (BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, "simple");
  g_autoptr (BounceFolded) whole = NULL;
  Notice notice = { message, report, row, folded, text, end };

  read_row (&notice);
  if (report->recipients->len == 0 && *end != '\0' && (row->flags & BOUNCE_SIMPLE_AUTOMATIC) == 0)
    {
      notice.end = end + strlen (end);
      notice.folded = whole = bounce_folded_new (text, notice.end);
      read_row (&notice);
    }
  if (report->recipients->len == 0)
    return NULL;
  finish (&notice);
  return g_steal_pointer (&report);
}

static BounceReport *
simple_read (BounceMessage *message)
{
  const char *text = bounce_message_get_text (message);
  const char *end = bounce_lines_find_end (text);
  gboolean automatic = bounce_notice_is_automatic (message);
  g_autoptr (BounceFolded) folded = bounce_folded_new (text, end);
  g_autofree char *copy = NULL;
  g_autoptr (BounceFolded) sender = fold_sender (message, &copy);

  BounceReport *report = bounce_ses_notice_read (message);

  for (guint i = 0; i < bounce_simple_table_length && report == NULL; i++)
    {
      if (applies (&bounce_simple_table[i], folded, sender, automatic))
        report = try_row (message, &bounce_simple_table[i], folded, text, end);
    }
  return report;
}

const BounceDialect bounce_dialect_simple = {
  "simple", simple_recognise, simple_read,
};
