/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may be meant in a notice of unknown form. */
#include "bounce-plain-candidates.h"

#include "bounce-addr-spec.h"
#include "bounce-listing.h"
#include "bounce-said.h"
#include "bounce-wording.h"

#include <string.h>

#define MAX_CANDIDATES 200
#define MAX_LINES      2000
#define MAX_LINE       1000
#define MAX_SENTENCE   800

typedef struct
{
  BouncePlainCandidates in;
  BounceReport         *found;
} Finder;

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
  "|次の受信者|次のメールアドレス|下記の宛先|下記のアドレス|以下收件人|以下地址|下列收件人|下列地址|收件人地址"
  "|следующим получателям|такому одержувачу|таким одержувачам|наступним одержувачам|наступній адресі|τους ακόλουθους παραλήπτες|τον ακόλουθο παραλήπτη"
  "|εξής παραλήπτες|ακόλουθες διευθύνσεις|下列收件者|以下收件者|다음 수신자|다음 받는 사람|다음 주소|निम्न प्राप्तकर्ता|इन प्राप्तकर्ता|निम्नलिखित प्राप्तकर्ता|निम्नलिखित पते"
  "|المستلمين التاليين|المستلم التالي|إلى هؤلاء المستلمين|العناوين التالية|العنوان التالي|گیرندگان زیر|گیرنده زیر|این گیرندگان|نشانی زیر|آدرس زیر"
  "|לנמענים הבאים|לנמען הבא|לנמענים או לקבוצות|לכתובות הבאות|לכתובת הבאה";

/* One recipient follows at once. Folded. */
static const char *const single_marks =
  "delivered to|deliver to|deliver mail to|deliver message to|deliver your message to|deliver your mail to|deliver your email to"
  "|deliver the message to|deliver email to|deliver it to|delivering to|delivery to|your message to|your mail to|your email to|your e-mail to"
  "|mail to|message to|email to|e-mail to|addressed to|sent to|send to|undeliverable to|undeliverable:|recipient|recipients|recipient(s)|recipient address|recipient:"
  "|rcpt to:|to address|original recipient|user unknown:|unknown user:|unknown user|unknown recipient|no such user|mailbox of|mailbox for|mailbox"
  "|mailbox is full:|the user|the address|the account|address:|user:|to recipient|for user|for recipient|message for|mail for"
  "|nachricht an|e-mail an|mail an|empfänger|adresse|zustellung an|votre message à|votre message pour|message à|adressé à|destinataire"
  "|délivré à|delivre a|remis à|mensaje a|mensaje para|correo a|destinatario|dirección|entregar a|entregado a|mensagem para|destinatário"
  "|endereço|messaggio a|messaggio per|messaggio inviato a|indirizzo|bericht aan|ontvanger|wiadomość do|do adresata|adres|сообщение для"
  "|адресату|получателю|получатель|по адресу|пользователь|收件人|发往|用户|地址|宛先|あて先|メールアドレス|受信者";

/* What a notice says about others than the recipient: whom to ask, who wrote. */
static const char *const asides[] = {
  "contact", "question", "assistance", "help", "support", "from:", "from ", "sender", "reply-to", "forward", "visit", "abuse",
  "unsubscribe", "message-id", "cc:", "von:", "absender", "de:", "expéditeur", "remitente", "отправител", "発信者", "送信者",
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
is_acceptable (Finder     *self,
               const char *address)
{
  return address != NULL && strchr (address, '@') != NULL && strstr (address, "..") == NULL
         && self->found->recipients->len < MAX_CANDIDATES
         && !bounce_listing_is_outsider (address, self->in.message);
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

/* A reason, not only that it failed. */
static gboolean
is_reason (const char *start,
           const char *end)
{
  g_autoptr (BounceFolded) folded = bounce_folded_new (start, end);

  return bounce_wording_has_code (start, end) || bounce_wording_tells_refusal (bounce_folded_get_words (folded));
}

/* Has enough been said? Where a first paragraph only tells that it failed, the
 * second one tells why. */
static gboolean
is_told (const char *start,
         const char *end,
         guint       n_paragraphs)
{
  return n_paragraphs > 1 ? is_failing (start, end) : is_reason (start, end);
}

/* Where what begins at @line about one recipient ends: at a blank line or at
 * the next one's line; some set the address apart from its sentence. */
static const char *
get_end_of_entry (Finder     *self,
                  const char *line)
{
  const char *cursor = line, *last = line, *rest;
  guint n_blank = 0;
  BounceLine next;

  while (last - line < MAX_SENTENCE && bounce_line_read (&cursor, self->in.end, &next))
    {
      if (bounce_line_is_blank (&next) && last != line && (++n_blank > 2 || is_told (line, last, n_blank)))
        break;
      if (last != line)
        {
          g_autofree char *address = bounce_listing_dup_head (&next, &rest);

          if (address != NULL && is_failing (line, last))
            break;
        }
      last = next.next;
    }
  return last;
}

/* What is said of a recipient named on a line: with a code here or behind, else
 * the sentence itself. */
static void
add (Finder     *self,
     const char *address,
     const char *line)
{
  const char *end = get_end_of_entry (self, line);
  BounceRecipient *recipient = bounce_report_add_recipient (self->found, address);

  if (recipient->diagnostic == NULL && (recipient->diagnostic = bounce_said_pick (line, end)) == NULL)
    recipient->diagnostic = is_reason (line, end) ? bounce_said_dup (line, end) : bounce_said_pick (line, self->in.end);
  if (recipient->diagnostic == NULL)
    recipient->diagnostic = bounce_said_pick (self->in.text, self->in.end);
  if (recipient->text == NULL)
    recipient->text = bounce_said_dup (line, end);
  if (recipient->diagnostic == NULL)
    recipient->diagnostic = g_strdup (recipient->text);
  if (recipient->remote_mta == NULL)
    recipient->remote_mta = bounce_said_dup_host (line, end);
}

static void
find_listed (Finder *self)
{
  const char *at = bounce_wording_find_any (self->in.folded, list_marks, NULL, NULL);
  const char *rest;

  for (guint n = 0; at != NULL && n < 8; n++, at = bounce_wording_find_any (self->in.folded, list_marks, at, NULL))
    {
      g_autofree char *address = bounce_listing_dup_first (at, self->in.end, &rest);

      if (address == NULL)
        continue;
      if (bounce_listing_read (self->found, at, self->in.end, self->in.message) > 0)
        return;
    }
}

/* "a@b and c@d", "a@b; c@d": those named in one breath. */
static void
add_more (Finder     *self,
          const char *rest,
          const char *end,
          const char *line)
{
  static const char *const joints[] = { ",", ";", " and ", " und ", " et ", " y ", " e ", " en ", " i ", " и ", "、" };
  gboolean more = TRUE;

  for (guint n = 0; more && n < MAX_CANDIDATES; n++)
    {
      more = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (joints) && !more; i++)
        {
          gsize length = strlen (joints[i]);
          BounceLine next = { .start = rest + length, .end = end };
          const char *behind = NULL;
          g_autofree char *address = NULL;

          if ((gsize) (end - rest) <= length || strncmp (rest, joints[i], length) != 0)
            continue;
          address = bounce_listing_dup_head (&next, &behind);
          more = is_acceptable (self, address);
          if (more)
            {
              add (self, address, line);
              rest = behind;
            }
        }
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
find_single (Finder *self)
{
  const char *place = NULL;
  const char *at = bounce_wording_find_any (self->in.folded, single_marks, NULL, &place);

  for (guint n = 0; at != NULL && n < 60; n++, at = bounce_wording_find_any (self->in.folded, single_marks, at, &place))
    {
      const char *begin = at;
      const char *newline, *rest;
      g_autofree char *address = NULL;
      BounceLine line = { 0 };

      while (begin < self->in.end && (g_ascii_isspace (*begin) || (*begin != '\0' && strchr (":;=", *begin) != NULL)))
        begin++;
      newline = memchr (begin, '\n', (gsize) (self->in.end - begin));
      line.start = begin;
      line.end = newline != NULL ? newline : self->in.end;
      if (begin > at + 12 || is_within_word (self->in.text, place, at))
        continue;
      address = bounce_listing_dup_head (&line, &rest);
      while (place > self->in.text && place[-1] != '\n')
        place--;
      if (is_acceptable (self, address))
        {
          add (self, address, place);
          add_more (self, rest, line.end, place);
        }
    }
}

/* The words of the sentence that leads to an address. */
static gboolean
is_mention (const char *line,
            const char *address_end)
{
  g_autoptr (BounceFolded) folded = NULL;
  const char *begin = address_end;

  while (begin > line && !(begin[-1] == ' ' && begin - 2 >= line && (begin[-2] == '.' || begin[-2] == '!' || begin[-2] == ';')))
    begin--;
  folded = bounce_folded_new (begin, address_end);
  return is_aside (bounce_folded_get_words (folded));
}

/* An address on a line that tells of a failure or, with @nearby, right below
 * or above one. */
static void
find_on_lines (Finder   *self,
               gboolean  nearby)
{
  const char *cursor = self->in.text;
  gboolean above = FALSE;
  BounceLine line;

  for (guint n = 0; n < MAX_LINES && bounce_line_read (&cursor, self->in.end, &line); n++)
    {
      const char *rest = NULL;
      g_autofree char *address = NULL;
      gboolean failing;

      if (bounce_line_is_blank (&line))
        continue;
      if (line.end - line.start > MAX_LINE)
        line.end = line.start + MAX_LINE;
      failing = is_failing (line.start, line.end);
      if (memchr (line.start, '@', (gsize) (line.end - line.start)) != NULL)
        address = bounce_listing_dup_first (line.start, line.end, &rest);
      if (is_acceptable (self, address) && !is_mention (line.start, rest)
          && (failing || (nearby && (above || is_failing (line.start, get_end_of_entry (self, line.start))))))
        add (self, address, line.start);
      above = failing;
    }
}

static void
find_on_failing_lines (Finder *self)
{
  find_on_lines (self, FALSE);
}

static void
find_near (Finder *self)
{
  find_on_lines (self, TRUE);
}

/* The returned message went to one, and the notice speaks of that one or of
 * nobody. What a list sent on went to its members. */
static void
find_returned (Finder *self)
{
  g_auto (GStrv) to = self->in.original != NULL ? bounce_message_dup_addresses (self->in.original, "To") : NULL;
  g_auto (GStrv) cc = self->in.original != NULL ? bounce_message_dup_addresses (self->in.original, "Cc") : NULL;
  g_autofree char *folded = NULL;

  if (to == NULL || to[0] == NULL || to[1] != NULL)
    return;
  folded = g_ascii_strdown (to[0], -1);
  if (bounce_folded_has (self->in.folded, folded)
      || (self->in.certain && (cc == NULL || cc[0] == NULL)
          && bounce_message_get_header (self->in.original, "List-Id") == NULL
          && bounce_message_get_header (self->in.original, "Precedence") == NULL))
    add (self, to[0], self->in.text);
}

static void
find_in_headers (Finder *self)
{
  g_auto (GStrv) failed = bounce_message_dup_addresses (self->in.message, "X-Failed-Recipients");
  g_auto (GStrv) to = bounce_message_dup_addresses (self->in.message, "To");

  for (guint i = 0; failed != NULL && failed[i] != NULL && i < MAX_CANDIDATES; i++)
    add (self, failed[i], self->in.text);
  if (self->found->recipients->len == 0 && to != NULL && to[0] != NULL)
    {
      g_autofree char *address = bounce_addr_spec_undo_verp (to[0]);

      if (address != NULL)
        add (self, address, self->in.text);
    }
}

void
bounce_plain_candidates_find (BouncePlainCandidates *self,
                              BounceReport          *report)
{
  static void (*const finders[]) (Finder *) = {
    find_listed, find_single, find_on_failing_lines, find_near, find_returned, find_in_headers,
  };
  Finder finder = { *self, report };

  for (guint i = 0; i < G_N_ELEMENTS (finders) && report->recipients->len == 0; i++)
    finders[i] (&finder);
}
