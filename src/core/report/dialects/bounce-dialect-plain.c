/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The last resort: a notice of a form nobody knows. Rather no recipient than a
 * wrong one, rather no failure than a wrong one. */
#include "bounce-dialect.h"

#include "bounce-addr-spec.h"
#include "bounce-findings.h"
#include "bounce-listing.h"
#include "bounce-notice.h"
#include "bounce-said.h"
#include "bounce-wording.h"

#include <string.h>

#define MAX_CANDIDATES 200
#define MAX_LINES      2000
#define MAX_SENTENCE   800

typedef struct
{
  BounceMessage *message;
  BounceReport  *found;          /* candidates                                  */
  BounceMessage *original;       /* borrowed, or NULL                           */
  BounceFolded  *folded;
  const char    *text;
  const char    *end;
} Plain;

/* A list of recipients follows. Folded. */
static const char *const list_marks =
  "following address|following recipient|following user|following destination|following e-mail|following email|following mailbox"
  "|failed recipient|failed address|folgenden empfänger|folgende empfänger|folgende adresse|folgenden adresse|folgende e-mail"
  "|folgende mail|folgender empfänger|destinataires suivants|destinataire suivant|adresse suivante|adresses suivantes|adresse(s) suivante"
  "|siguientes destinatarios|siguiente destinatario|siguiente dirección|siguientes direcciones|seguintes destinatários"
  "|seguinte destinatário|seguinte endereço|seguintes endereços|seguenti destinatari|seguente destinatario|seguente indirizzo"
  "|seguenti indirizzi|volgende ontvanger|volgende adres|volgende geadresseerde|následujícím příjemcům|następujących|następujący adres"
  "|следующему адресу|следующим адресам|следующие адреса|одному или нескольким|следующим получателям|följande mottagare|följande adress"
  "|følgende modtager|følgende adresse|følgende mottaker|seuraaville|seuraavalle|以下のメールアドレス|以下の宛先|以下のあて先|次の宛先|次のあて先"
  "|次の受信者|次のメールアドレス|下記の宛先|下記のアドレス|以下收件人|以下地址|下列收件人|下列地址|收件人地址";

/* One recipient follows at once. Folded. */
static const char *const single_marks =
  "delivered to|deliver to|deliver mail to|deliver message to|deliver your message to|deliver your mail to|deliver your email to"
  "|deliver the message to|deliver email to|deliver it to|delivering to|delivery to|your message to|your mail to|your email to|your e-mail to"
  "|mail to|message to|email to|e-mail to|addressed to|sent to|send to|undeliverable to|undeliverable:|recipient|recipient address|recipient:"
  "|to address|original recipient|user unknown:|unknown user:|unknown user|unknown recipient|no such user|mailbox of|mailbox for|mailbox"
  "|mailbox is full:|the user|the address|the account|address:|user:|to recipient|for user|for recipient|message for|mail for"
  "|nachricht an|e-mail an|mail an|empfänger|adresse|zustellung an|votre message à|votre message pour|message à|adressé à|destinataire"
  "|délivré à|delivre a|remis à|mensaje a|mensaje para|correo a|destinatario|dirección|entregar a|entregado a|mensagem para|destinatário"
  "|endereço|messaggio a|messaggio per|messaggio inviato a|indirizzo|bericht aan|ontvanger|wiadomość do|do adresata|adres|сообщение для"
  "|адресату|получателю|получатель|по адресу|пользователь|收件人|发往|用户|地址|宛先|あて先|メールアドレス|受信者";

/* What a notice says about others than the recipient: whom to ask, who wrote. */
static const char *const asides[] = {
  "contact", "question", "assistance", "please", "help", "support", "from:", "sender", "reply-to", "forward", "visit", "abuse",
  "unsubscribe", "message-id", "http:", "https:", "cc:", "von:", "absender", "de:", "expéditeur", "remitente", "отправител", "発信者", "送信者",
  "mail from", "return-path", "envelope-from", "received:", "helo", "by ", "list-",
};

static gboolean
is_aside (const char *words)
{
  for (guint i = 0; i < G_N_ELEMENTS (asides); i++)
    {
      if (strstr (words, asides[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_acceptable (Plain      *self,
               const char *address)
{
  return address != NULL && strchr (address, '@') != NULL && strstr (address, "..") == NULL
         && self->found->recipients->len < MAX_CANDIDATES
         && !bounce_listing_is_outsider (address, self->message);
}

static char *
dup_sentence (const char *begin,
              const char *end)
{
  const char *last = bounce_said_end_of_paragraph (begin, end);

  return bounce_said_dup (begin, last - begin > MAX_SENTENCE ? begin + MAX_SENTENCE : last);
}

/* What is said of a recipient named on a line: with a code here or behind, else
 * the paragraph itself. */
static void
add (Plain      *self,
     const char *address,
     const char *line)
{
  BounceRecipient *recipient = bounce_report_add_recipient (self->found, address);

  if (recipient->diagnostic == NULL)
    recipient->diagnostic = bounce_said_pick (line, bounce_said_end_of_paragraph (line, self->end));
  if (recipient->diagnostic == NULL)
    recipient->diagnostic = bounce_said_pick (line, self->end);
  if (recipient->text == NULL)
    recipient->text = dup_sentence (line, self->end);
  if (recipient->diagnostic == NULL)
    recipient->diagnostic = g_strdup (recipient->text);
  if (recipient->remote_mta == NULL)
    recipient->remote_mta = bounce_said_dup_host (line, bounce_said_end_of_paragraph (line, self->end));
}

static void
find_listed (Plain *self)
{
  const char *at = bounce_wording_find_any (self->folded, list_marks, NULL, NULL);
  g_autoptr (BounceReport) list = NULL;
  const char *rest;

  for (guint n = 0; at != NULL && n < 8; n++, at = bounce_wording_find_any (self->folded, list_marks, at, NULL))
    {
      g_autofree char *address = bounce_listing_dup_first (at, self->end, &rest);

      if (address == NULL)
        continue;
      if (bounce_listing_read (self->found, at, self->end, self->message) > 0)
        return;
    }
}

/* "mailbox" in "full-mailbox-1@example.org" is no label. */
static gboolean
is_within_word (const char *text,
                const char *place,
                const char *behind)
{
  static const char *const glue = "-_.+@=";

  return (g_ascii_isalnum (behind[-1]) && (g_ascii_isalnum (*behind) || (*behind != '\0' && strchr (glue, *behind) != NULL)))
         || (place > text && g_ascii_isalnum (*place) && (g_ascii_isalnum (place[-1]) || strchr (glue, place[-1]) != NULL));
}

static void
find_single (Plain *self)
{
  const char *place = NULL;
  const char *at = bounce_wording_find_any (self->folded, single_marks, NULL, &place);

  for (guint n = 0; at != NULL && n < 60; n++, at = bounce_wording_find_any (self->folded, single_marks, at, &place))
    {
      const char *begin = at;
      const char *newline, *rest;
      g_autofree char *address = NULL;
      BounceLine line = { 0 };

      while (begin < self->end && (g_ascii_isspace (*begin) || (*begin != '\0' && strchr (":;=", *begin) != NULL)))
        begin++;
      newline = memchr (begin, '\n', (gsize) (self->end - begin));
      line.start = begin;
      line.end = newline != NULL ? newline : self->end;
      if (begin > at + 12 || is_within_word (self->text, place, at))
        continue;
      address = bounce_listing_dup_head (&line, &rest);
      while (place > self->text && place[-1] != '\n')
        place--;
      if (is_acceptable (self, address))
        add (self, address, place);
    }
}

/* Whether [@start, @end) speaks of a failure in any way we know. */
static gboolean
is_failing (const char *start,
            const char *end)
{
  g_autoptr (BounceFolded) folded = bounce_folded_new (start, end);
  const char *words = bounce_folded_get_words (folded);

  return bounce_wording_has_code (start, end) || bounce_wording_tells_refusal (words)
         || bounce_wording_tells_failure (words) || bounce_wording_tells_delay (words);
}

/* An address on, or right below or above, a line that tells of a failure. */
static void
find_near (Plain *self)
{
  const char *cursor = self->text;
  gboolean above = FALSE;
  BounceLine line;

  for (guint n = 0; n < MAX_LINES && bounce_line_read (&cursor, self->end, &line); n++)
    {
      gboolean failing;
      const char *rest;
      g_autofree char *address = NULL;
      g_autoptr (BounceFolded) folded = NULL;

      if (bounce_line_is_blank (&line))
        continue;
      if (line.end - line.start > 1000)
        line.end = line.start + 1000;
      failing = is_failing (line.start, line.end);
      folded = bounce_folded_new (line.start, line.end);
      if (memchr (line.start, '@', (gsize) (line.end - line.start)) != NULL && !is_aside (bounce_folded_get_words (folded)))
        {
          const char *next_end = bounce_said_end_of_paragraph (line.start, self->end);

          if (next_end - line.start > 400)
            next_end = line.start + 400;
          address = bounce_listing_dup_first (line.start, line.end, &rest);
          if (is_acceptable (self, address) && (failing || above || is_failing (line.start, next_end)))
            add (self, address, line.start);
        }
      above = failing;
    }
}

/* The returned message went to one, and the notice speaks of that one (or of
 * nobody). */
static void
find_returned (Plain *self)
{
  g_auto (GStrv) to = self->original != NULL ? bounce_message_dup_addresses (self->original, "To") : NULL;
  g_autofree char *folded = NULL;

  if (to == NULL || to[0] == NULL || to[1] != NULL)
    return;
  folded = g_ascii_strdown (to[0], -1);
  if (bounce_folded_has (self->folded, folded))
    add (self, to[0], self->text);
}

static void
find_in_headers (Plain *self)
{
  g_auto (GStrv) failed = bounce_message_dup_addresses (self->message, "X-Failed-Recipients");
  g_auto (GStrv) to = bounce_message_dup_addresses (self->message, "To");

  for (guint i = 0; failed != NULL && failed[i] != NULL && i < MAX_CANDIDATES; i++)
    add (self, failed[i], self->text);
  if (self->found->recipients->len == 0 && to != NULL && to[0] != NULL)
    {
      g_autofree char *address = bounce_addr_spec_undo_verp (to[0]);

      if (address != NULL)
        add (self, address, self->text);
    }
}

static gboolean
is_addressed (char       **addresses,
              const char  *address)
{
  for (guint i = 0; addresses != NULL && addresses[i] != NULL; i++)
    {
      if (bounce_addr_spec_equal (addresses[i], address))
        return TRUE;
    }
  return FALSE;
}

static void
move_recipient (BounceReport    *report,
                BounceRecipient *from)
{
  BounceRecipient *to = bounce_report_add_recipient (report, from->address);

  to->diagnostic = g_steal_pointer (&from->diagnostic);
  to->text = g_steal_pointer (&from->text);
  to->remote_mta = g_steal_pointer (&from->remote_mta);
}

/* Where candidates stand in the returned message's To or Cc, the others are
 * mere mentions. */
static void
keep_best (Plain        *self,
           BounceReport *report)
{
  g_auto (GStrv) to = self->original != NULL ? bounce_message_dup_addresses (self->original, "To") : NULL;
  g_auto (GStrv) cc = self->original != NULL ? bounce_message_dup_addresses (self->original, "Cc") : NULL;
  gboolean any = FALSE;

  for (guint i = 0; i < self->found->recipients->len && !any; i++)
    {
      const char *address = ((BounceRecipient *) g_ptr_array_index (self->found->recipients, i))->address;

      any = is_addressed (to, address) || is_addressed (cc, address);
    }
  for (guint i = 0; i < self->found->recipients->len; i++)
    {
      BounceRecipient *recipient = g_ptr_array_index (self->found->recipients, i);

      if (!any || is_addressed (to, recipient->address) || is_addressed (cc, recipient->address))
        move_recipient (report, recipient);
    }
}

/* How many independent signs there are; words of failure must be among them. */
static guint
weigh (Plain      *self,
       const char *subject)
{
  const char *words = bounce_folded_get_words (self->folded);
  const char *path = bounce_message_get_header (self->message, "Return-Path");
  const char *submitted = bounce_message_get_header (self->message, "Auto-Submitted");
  gboolean failure = bounce_wording_tells_failure (words) || bounce_wording_tells_delay (words);
  gboolean refusal = bounce_wording_tells_refusal (words);
  gboolean code = bounce_wording_has_code (self->text, self->end);
  gboolean titled = bounce_notice_has_bounce_subject (self->message) || bounce_wording_tells_failure (subject)
                    || bounce_wording_tells_delay (subject);
  gboolean system = bounce_notice_is_from_system (self->message);

  if ((!failure && !refusal && !code && !titled) || (!system && !titled))
    return 0;
  /* A daemon's name on a mail that wants answers to go to a person. */
  if (!titled && !code && path != NULL && strchr (path, '@') != NULL && g_ascii_strncasecmp (path + (*path == '<'), "mailer-daemon", 13) != 0)
    return 0;
  return (guint) failure + refusal + code + titled + system + (self->original != NULL)
         + (path != NULL && strstr (path, "<>") != NULL)
         + (submitted != NULL && g_ascii_strncasecmp (submitted, "auto", 4) == 0);
}

static gboolean
plain_recognise (BounceMessage *message)
{
  return bounce_notice_is_automatic (message) && !bounce_notice_is_personal (message);
}

static void
find_candidates (Plain *self)
{
  static void (*const finders[]) (Plain *) = { find_listed, find_single, find_near, find_returned, find_in_headers };

  for (guint i = 0; i < G_N_ELEMENTS (finders) && self->found->recipients->len == 0; i++)
    finders[i] (self);
}

static void
set_kind (BounceReport *report,
          gboolean      delayed)
{
  report->kind = delayed ? BOUNCE_KIND_DELAY : BOUNCE_KIND_FAILURE;
  for (guint i = 0; i < report->recipients->len; i++)
    {
      BounceRecipient *recipient = g_ptr_array_index (report->recipients, i);

      recipient->action = delayed ? BOUNCE_ACTION_DELAYED : BOUNCE_ACTION_FAILED;
    }
}

static BounceReport *
plain_read (BounceMessage *message)
{
  const char *text = bounce_message_get_text (message);
  const char *end = bounce_lines_find_end (text);
  const char *header = bounce_message_get_header (message, "Subject");
  g_autofree char *subject = g_utf8_strdown (header != NULL ? header : "", -1);
  g_autoptr (BounceFolded) folded = bounce_folded_new (text, end);
  g_autoptr (BounceReport) found = bounce_report_new (BOUNCE_KIND_FAILURE, NULL);
  g_autoptr (BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, "plain");
  Plain self = { message, found, NULL, folded, text, end };
  guint weight;

  bounce_notice_take_original (report, message);
  self.original = report->original;
  if ((weight = weigh (&self, subject)) < 3)
    return NULL;
  find_candidates (&self);
  keep_best (&self, report);
  /* A failure that names nobody must leave no doubt. */
  if (report->recipients->len == 0)
    {
      if (weight < 4 || !bounce_wording_tells_failure (bounce_folded_get_words (folded)))
        return NULL;
      bounce_report_add_recipient (report, NULL)->diagnostic = bounce_said_pick (text, end);
    }
  set_kind (report, bounce_wording_tells_delay (bounce_folded_get_words (folded)) || bounce_wording_tells_delay (subject));
  bounce_findings_finish (report, message, end);
  return g_steal_pointer (&report);
}

const BounceDialect bounce_dialect_plain = {
  "plain", plain_recognise, plain_read,
};
