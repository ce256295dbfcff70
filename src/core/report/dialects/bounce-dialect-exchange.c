/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Microsoft Exchange, 5.5 to 365: its notices are translated, its diagnostic
 * block is not, so structure is asked first and words second. */
#include "bounce-addr-spec.h"
#include "bounce-dialect.h"
#include "bounce-exchange-list.h"
#include "bounce-findings.h"
#include "bounce-listing.h"
#include "bounce-notice.h"
#include "bounce-said.h"
#include "bounce-wording.h"

#include <string.h>

#define MAX_RECIPIENTS 1000
#define MAX_TEXT       4096

typedef struct
{
  BounceMessage *message;
  BounceReport  *report;
  BounceFolded  *folded;         /* [text, end)                                 */
  const char    *text;
  const char    *end;
  gboolean       ours;           /* the headers say so                          */
} Exchange;

static const char *const delay_marks =
  "delivery is delayed to these recipients|this message hasn't been delivered yet|this message has not yet been delivered";

/* Notices for people, 2007 and later, where no diagnostic block is left. */
static const char *const new_lists =
  "delivery has failed to these recipients or groups:|delivery has failed to these recipients or distribution lists:"
  "|your message couldn't be delivered to the recipients shown below|your message wasn't delivered to anyone because"
  "|rejected your message to the following email addresses:|rejected your message to the following e-mail addresses:"
  "|delivery is delayed to these recipients or groups:|delivery is delayed to these recipients or distribution lists:";

static BounceRecipient *
add (Exchange   *self,
     const char *address)
{
  g_autofree char *smtp = bounce_addr_spec_undo_imcea (address);

  if (self->report->recipients->len >= MAX_RECIPIENTS)
    return NULL;
  return bounce_report_add_recipient (self->report, smtp != NULL ? smtp : address);
}

/* The newest attempt comes first and tells the outcome; those below it tell
 * why, and are kept as text. */
static void
describe (BounceRecipient *recipient,
          const char      *begin,
          const char      *end)
{
  g_autofree char *said = bounce_said_dup (begin, end);
  g_autofree char *text = recipient->text;

  if (said == NULL || (text != NULL && strlen (text) > MAX_TEXT))
    {
      recipient->text = g_steal_pointer (&text);
      return;
    }
  recipient->text = text != NULL ? g_strconcat (text, "\n", said, NULL) : g_strdup (said);
  if (recipient->diagnostic == NULL)
    recipient->diagnostic = g_steal_pointer (&said);
}

/* Up to "##" or the closing quote, over at most six lines: Exchange folds its
 * own words. */
static const char *
find_close (const char *begin,
            const char *end,
            char        quote)
{
  const char *limit = end - begin > 2000 ? begin + 2000 : end;

  for (const char *at = begin; at < limit; at++)
    {
      if (quote == '#' && at + 1 < limit && at[0] == '#' && at[1] == '#')
        return at;
      if (quote == '\'' && at[0] == '\'' && (at + 1 == limit || at[1] == '\n' || at[1] == '\r'))
        return at;
      if (at + 1 < limit && at[0] == '\n' && (at[1] == '\n' || at[1] == '\r'))
        return at;
    }
  return limit;
}

/* Where the server's words begin on a line of the diagnostic block:
 *   #550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##
 *   Remote Server returned '550 5.1.1 ...'
 *   DATE - Remote Server at X (IP) returned '550 ...'
 *   host #5.1.1 smtp;550 ... */
static const char *
find_words (const BounceLine *line,
            const char       *end,
            const char      **close)
{
  const char *at = bounce_line_find (line, "returned '");

  if (at != NULL && g_ascii_isdigit (at[10]))
    {
      *close = find_close (at + 10, end, '\'');
      return at + 10;
    }
  at = memchr (line->start, '#', (gsize) (line->end - line->start));
  if (at == NULL || at + 6 > line->end || !g_ascii_isdigit (at[1]) || (at > line->start && !g_ascii_isspace (at[-1])))
    return NULL;
  if (!bounce_wording_has_code (at + 1, line->end))
    return NULL;
  *close = find_close (at + 1, end, '#');
  return at + 1;
}

/* "Label: host" and a bare host, above the address or between it and the
 * words: the first is who writes, the second who refused. */
static char *
dup_host (const BounceLine *line)
{
  const char *colon = memchr (line->start, ':', (gsize) (line->end - line->start));
  const char *begin = colon != NULL && colon + 2 < line->end ? colon + 1 : line->start;
  g_autofree char *name = NULL;
  const char *behind;

  /* French and Chinese put their own colons. */
  if (colon == NULL && (behind = g_strstr_len (line->start, line->end - line->start, "：")) != NULL)
    begin = behind + strlen ("：");
  if (memchr (line->start, '@', (gsize) (line->end - line->start)) != NULL)
    return NULL;
  name = bounce_said_dup_name (begin, line->end);
  if (name == NULL)
    return NULL;
  while (begin < line->end && *begin == ' ')
    begin++;
  begin += strlen (name);
  return begin >= line->end || *begin == ' ' ? g_steal_pointer (&name) : NULL;
}

/* The diagnostic block, in any language. */
static void
read_block (Exchange *self)
{
  const char *cursor = self->text;
  BounceRecipient *current = NULL;
  g_autofree char *generating = NULL;
  g_autofree char *receiving = NULL;
  guint since = 0;
  BounceLine line;

  while (bounce_line_read (&cursor, self->end, &line))
    {
      const char *close = NULL, *rest = NULL;
      const char *words = find_words (&line, self->end, &close);
      g_autofree char *address = words == NULL ? bounce_listing_dup_head (&line, &rest) : NULL;
      g_autofree char *host = words == NULL && address == NULL ? dup_host (&line) : NULL;

      if (words != NULL && current != NULL && since < 6)
        {
          describe (current, words, close);
          if (current->remote_mta == NULL && words > line.start)
            current->remote_mta = bounce_said_dup_host (line.start, words);
          if (self->report->reporter == NULL)
            self->report->reporter = g_steal_pointer (&generating);
          if (current->remote_mta == NULL)
            current->remote_mta = g_steal_pointer (&receiving);
        }
      else if (address != NULL && rest + 2 >= line.end)
        {
          current = add (self, address);
          since = 0;
        }
      else if (host != NULL && current != NULL && since < 2 && (generating != NULL || self->report->reporter != NULL)
               && current->remote_mta == NULL && current->diagnostic == NULL)
        current->remote_mta = g_steal_pointer (&host);
      else if (host != NULL)
        {
          char **slot = generating == NULL ? &generating : &receiving;

          g_free (*slot);
          *slot = g_steal_pointer (&host);
        }
      since += !bounce_line_is_blank (&line);
    }
}

/* Addresses told nothing about: mere mentions beside those in the block, or
 * (without any block) a matter for the other forms. */
static void
drop_untold (Exchange *self)
{
  BounceReport *told = bounce_report_new (BOUNCE_KIND_FAILURE, "exchange");

  for (guint i = 0; i < self->report->recipients->len; i++)
    {
      BounceRecipient *from = g_ptr_array_index (self->report->recipients, i);

      if (from->diagnostic != NULL)
        {
          BounceRecipient *to = bounce_report_add_recipient (told, from->address);

          to->diagnostic = g_steal_pointer (&from->diagnostic);
          to->text = g_steal_pointer (&from->text);
          to->remote_mta = g_steal_pointer (&from->remote_mta);
        }
    }
  told->reporter = g_steal_pointer (&self->report->reporter);
  bounce_report_free (self->report);
  self->report = told;
}

/* The 365 page: labels, with the value beside or below. */
static void
read_page (Exchange *self)
{
  const char *error = bounce_wording_find_any (self->folded, "reported error:", NULL, NULL);
  const char *server = bounce_wording_find_any (self->folded, "dsn generated by:|generating server:", NULL, NULL);
  const char *remote = bounce_wording_find_any (self->folded, "remote server:|receiving server:", NULL, NULL);
  const char *named = bounce_wording_find_any (self->folded, "recipient address:|your message to |couldn't be delivered to |wasn't delivered to ", NULL, NULL);
  g_autofree char *address = NULL;
  BounceRecipient *recipient;
  const char *rest;

  if (error == NULL)
    error = bounce_wording_find_any (self->folded, "gave this error:|status code:", NULL, NULL);
  if (error == NULL || named == NULL || (server == NULL && !self->ours))
    return;
  address = bounce_listing_dup_first (named, self->end, &rest);
  recipient = address != NULL ? add (self, address) : NULL;
  if (recipient == NULL)
    return;
  recipient->diagnostic = bounce_said_dup_value (error, self->end);
  if (server != NULL && self->report->reporter == NULL)
    self->report->reporter = bounce_said_dup_name (server + strspn (server, " \t\n"), self->end);
  if (remote != NULL)
    recipient->remote_mta = bounce_said_dup_name (remote + strspn (remote, " \t\n"), self->end);
}

/* The reply on a translated page: a code and enough words on one line; a bare
 * "Status code: 550 5.1.10" stands above it. */
static char *
dup_reply (const char *text,
           const char *end)
{
  char *said = NULL;
  BounceLine line;

  while (bounce_line_read (&text, end, &line))
    {
      g_autofree char *reply = NULL;

      if (!bounce_wording_has_code (line.start, line.end) || (reply = bounce_said_pick (line.start, line.end)) == NULL)
        continue;
      if (strlen (reply) > 40)
        {
          g_free (said);
          return g_steal_pointer (&reply);
        }
      if (said == NULL)
        said = g_steal_pointer (&reply);
    }
  return said;
}

/* A translated page: the first address is the recipient, and a reply code
 * stands somewhere behind it. Only where the headers leave no doubt. */
static void
read_translated (Exchange *self)
{
  const char *rest = NULL;
  g_autofree char *address = NULL;
  g_autofree char *said = NULL;
  BounceRecipient *recipient;

  if (!self->ours)
    return;
  address = bounce_listing_dup_first (self->text, self->end, &rest);
  if (address == NULL || bounce_listing_is_outsider (address, self->message) || (said = dup_reply (rest, self->end)) == NULL)
    return;
  if ((recipient = add (self, address)) != NULL)
    recipient->diagnostic = g_steal_pointer (&said);
}

static void
read_old (Exchange *self)
{
  const char *list = bounce_exchange_list_find (self->folded, self->text, self->end);

  if (list != NULL)
    bounce_exchange_list_read (self->report, list, self->end, self->message);
}

static void
read_new (Exchange *self)
{
  const char *list = bounce_wording_find_any (self->folded, new_lists, NULL, NULL);

  if (list != NULL)
    bounce_listing_read (self->report, list, self->end, self->message);
}

static gboolean
is_ours (BounceMessage *message)
{
  const char *from = bounce_message_get_header (message, "From");

  return bounce_message_get_header (message, "X-MS-Exchange-Message-Is-Ndr") != NULL
         || (from != NULL && (strstr (from, "MicrosoftExchange329e71ec") != NULL || strstr (from, "Microsoft Outlook") != NULL));
}

/* Cheap and certain: hMailServer and MailEnable borrow the sentences. */
static gboolean
exchange_recognise (BounceMessage *message)
{
  const char *text = bounce_message_get_text (message);
  g_autoptr (BounceFolded) folded = NULL;

  if (*text == '\0' || bounce_notice_is_personal (message))
    return FALSE;
  if (is_ours (message))
    return TRUE;
  folded = bounce_folded_new (text, text + strlen (text));
  if (bounce_folded_has (folded, "hmailserver") || bounce_folded_has (folded, "mailenable"))
    return FALSE;
  return bounce_exchange_list_find (folded, text, text + strlen (text)) != NULL || bounce_wording_find_any (folded, new_lists, NULL, NULL) != NULL
         || bounce_wording_find_any (folded, delay_marks, NULL, NULL) != NULL
         || bounce_folded_has (folded, "remote server returned '") || bounce_folded_has (folded, " ##")
         || bounce_folded_has (folded, "dsn generated by:") || bounce_folded_has (folded, "generating server:");
}

static void
finish (Exchange *self)
{
  const char *words = bounce_folded_get_words (self->folded);
  gboolean delayed = bounce_wording_find_any (self->folded, delay_marks, NULL, NULL) != NULL
                     || (!bounce_wording_tells_failure (words) && bounce_wording_tells_delay (words));

  bounce_findings_set_action (self->report, delayed ? BOUNCE_ACTION_DELAYED : BOUNCE_ACTION_FAILED);
  bounce_findings_finish (self->report, self->message, self->end);
}

static BounceReport *
exchange_read (BounceMessage *message)
{
  static void (*const readers[]) (Exchange *) = { read_block, read_page, read_old, read_new, read_translated };
  const char *text = bounce_message_get_text (message);
  const char *end = bounce_lines_find_end (text);
  g_autoptr (BounceFolded) folded = bounce_folded_new (text, end);
  Exchange self = { message, bounce_report_new (BOUNCE_KIND_FAILURE, "exchange"), folded, text, end, is_ours (message) };
  g_autoptr (BounceReport) report = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (readers) && self.report->recipients->len == 0; i++)
    {
      readers[i] (&self);
      if (i == 0)
        drop_untold (&self);
    }
  report = self.report;
  if (report->recipients->len == 0)
    return NULL;
  finish (&self);
  return g_steal_pointer (&report);
}

const BounceDialect bounce_dialect_exchange = {
  "exchange", exchange_recognise, exchange_read,
};
