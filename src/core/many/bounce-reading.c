/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The road for one message, and questions about what it found. */
#include "bounce-reading.h"

#include "bounce-addr-spec.h"
#include "bounce-address.h"
#include "bounce-addressee.h"
#include "bounce-reader.h"
#include "bounce-strings.h"

#include <string.h>

static void
case_free (BounceCase *self)
{
  bounce_reply_free (self->reply);
  bounce_host_free (self->host);
  g_free (self->text);
  g_free (self);
}

/* A human part that speaks of many recipients at once is read for each. */
#define MAX_SHARED_WORDS 1024

static gboolean
has_words (const char *text)
{
  return text != NULL && text[strspn (text, " \t\r\n")] != '\0';
}

/* The server's words: the diagnostic; else what the human part says of this
 * recipient; else, when there is no other recipient it could speak of, the
 * whole human part. Beside a diagnostic of many recipients the human part is
 * about the others as well, and is left alone. */
static void
case_take_words (BounceCase         *self,
                 const BounceReport *report)
{
  const BounceRecipient *recipient = self->recipient;
  const char *diagnostic = recipient != NULL && has_words (recipient->diagnostic) ? recipient->diagnostic : NULL;
  const char *own = recipient != NULL && has_words (recipient->text) ? recipient->text : NULL;
  const char *shared = has_words (report->text) ? report->text : NULL;
  gboolean alone = report->recipients->len < 2;
  const char *said = own != NULL || (diagnostic != NULL && !alone) ? own : shared;
  const char *words = diagnostic != NULL ? diagnostic : (own != NULL || alone ? said : NULL);
  g_autofree char *capped = bounce_strings_dup_capped (words != NULL ? words : "", BOUNCE_READING_MAX_WORDS);

  self->from_text = diagnostic == NULL;
  self->reply = bounce_reply_new (capped);
  if (said != NULL)
    self->text = bounce_strings_dup_capped (said, own != NULL || alone ? BOUNCE_READING_MAX_WORDS : MAX_SHARED_WORDS);
}

static void
case_classify (BounceCase         *self,
               const BounceReport *report,
               BounceRules        *rules)
{
  const BounceRecipient *recipient = self->recipient;
  BounceStatement statement = {
    .reply = self->reply,
    .text = self->text,
    .recipient = self->recipient != NULL ? self->recipient->address : NULL,
    .receiver = bounce_case_get_receiver (self),
    .reporter = report->reporter,
    .dialect = report->dialect,
  };

  if (recipient != NULL)
    {
      statement.status = recipient->status;
      statement.action = recipient->action;
    }
  /* A lone reply is no report: nobody knows what came of it. */
  if (statement.action == BOUNCE_ACTION_UNKNOWN && report->dialect != NULL)
    statement.action = self->kind == BOUNCE_KIND_DELAY ? BOUNCE_ACTION_DELAYED : BOUNCE_ACTION_FAILED;

  bounce_rules_classify (rules, &statement, &self->finding);
}

/* A report that nothing proves to be about our mail must not remove anybody
 * from a list: it may be forged. @proof: made when the first case needs it. */
static void
case_guard (BounceCase           *self,
            BounceMessage        *message,
            const BounceParties  *parties,
            const BounceSettings *settings,
            BounceProof         **proof)
{
  gboolean proof_wanted = settings != NULL && settings->own_domains != NULL && settings->own_domains[0] != NULL;

  if (self->kind != BOUNCE_KIND_FAILURE
      || self->ownership == BOUNCE_OWNERSHIP_FOREIGN
      || (proof_wanted && self->ownership != BOUNCE_OWNERSHIP_OURS))
    self->finding.suppress = BOUNCE_SUPPRESS_NEVER;
  if (self->finding.suppress != BOUNCE_SUPPRESS_SAFE)
    return;
  if (*proof == NULL)
    *proof = bounce_proof_new (parties, message, self->ownership == BOUNCE_OWNERSHIP_OURS);
  /* Said again and again, it may be true. */
  if (!bounce_proof_holds_for (*proof, self->recipient))
    self->finding.suppress = BOUNCE_SUPPRESS_REPEATED;
}

static const BounceFinding no_finding = {
  .cause = BOUNCE_CAUSE_UNCLEAR,
  .permanence = BOUNCE_PERMANENCE_NONE,
  .who = BOUNCE_WHO_NOBODY,
  .confidence = BOUNCE_CONFIDENCE_GUESSED,
  .suppress = BOUNCE_SUPPRESS_NEVER,
};

/* @parties: NULL until the first case that needs them. */
static BounceCase *
case_new (BounceReading         *reading,
          BounceParties        **parties,
          const BounceRecipient *recipient,
          BounceRules           *rules)
{
  BounceReport *report = reading->report;
  BounceCase *self = g_new0 (BounceCase, 1);

  self->recipient = recipient;
  self->kind = recipient != NULL ? bounce_report_get_kind_of (report, recipient) : report->kind;
  self->finding = no_finding;
  case_take_words (self, report);
  if (self->kind != BOUNCE_KIND_OTHER && self->kind != BOUNCE_KIND_AUTO_REPLY)
    {
      if (*parties == NULL)
        *parties = bounce_parties_new (reading->message, report);
      self->host = bounce_host_derive_among (*parties, recipient, self->reply);
    }
  if (bounce_case_is_bounce (self))
    {
      case_classify (self, report, rules);
      if (self->finding.suppress == BOUNCE_SUPPRESS_SAFE &&
          !bounce_addressee_is_meant (self->reply->whole, self->finding.cause, recipient, (*parties)->senders))
        self->finding.suppress = BOUNCE_SUPPRESS_NEVER;
    }

  return self;
}

static BounceReading *
reading_new (BounceMessage *message,
             BounceReport  *report)
{
  BounceReading *self = g_new0 (BounceReading, 1);

  self->message = message;
  self->report = report;
  self->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) case_free);

  return self;
}

BounceReading *
bounce_reading_new (GBytes               *bytes,
                    BounceRules          *rules,
                    const BounceSettings *settings)
{
  g_autoptr (BounceParties) parties = NULL;
  g_autoptr (BounceProof) proof = NULL;
  BounceMessage *message;
  BounceReading *self;
  BounceOwnership ownership = BOUNCE_OWNERSHIP_UNKNOWN;

  g_return_val_if_fail (bytes != NULL && rules != NULL, NULL);

  message = bounce_message_parse (bytes);
  self = reading_new (message, bounce_reader_read (message));
  if (settings != NULL)
    ownership = bounce_ownership_judge (self->report,
                                        (const char * const *) settings->own_domains,
                                        (const char * const *) settings->own_servers);

  for (guint i = 0; i < MAX (self->report->recipients->len, 1); i++)
    {
      const BounceRecipient *recipient = NULL;
      BounceCase *one;

      if (i < self->report->recipients->len)
        recipient = g_ptr_array_index (self->report->recipients, i);
      one = case_new (self, &parties, recipient, rules);
      one->ownership = ownership;
      case_guard (one, message, parties, settings, &proof);
      g_ptr_array_add (self->cases, one);
    }
  self->parties = g_steal_pointer (&parties);
  self->proof = g_steal_pointer (&proof);

  return self;
}

/* "to=<anna@d.example>, relay=…" of Postfix, "** anna@d.example R=… T=…" and
 * "== …" of Exim's main log. */
static char *
dup_logged_recipient (const char *text)
{
  const char *address = strstr (text, " to=<");

  if (address != NULL)
    {
      address += strlen (" to=<");
    }
  else
    {
      const char *router = strstr (text, " R=");

      address = router != NULL ? g_strstr_len (text, router - text, " ** ") : NULL;
      if (address == NULL && router != NULL)
        address = g_strstr_len (text, router - text, " == ");
      if (address == NULL)
        return NULL;
      address += strlen (" ** ");
    }

  return g_strndup (address, strcspn (address, "> \t\r\n,;"));
}

BounceReading *
bounce_reading_new_for_reply (const char  *text,
                              BounceRules *rules)
{
  g_autofree char *valid = NULL;
  g_autofree char *logged = NULL;
  g_autoptr (BounceParties) parties = NULL;
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  BounceReading *self;
  BounceRecipient *recipient;

  g_return_val_if_fail (text != NULL && rules != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  self = reading_new (bounce_message_parse (nothing), bounce_report_new (BOUNCE_KIND_FAILURE, NULL));
  logged = dup_logged_recipient (valid);
  recipient = bounce_report_add_recipient (self->report,
                                           logged != NULL && bounce_addr_spec_is_address (logged) ? logged : NULL);
  recipient->diagnostic = g_steal_pointer (&valid);
  g_ptr_array_add (self->cases, case_new (self, &parties, recipient, rules));

  return self;
}

gboolean
bounce_case_is_bounce (const BounceCase *self)
{
  return self->kind == BOUNCE_KIND_FAILURE || self->kind == BOUNCE_KIND_DELAY;
}

BounceField
bounce_case_get_field (const BounceCase *self)
{
  if (self->finding.field == BOUNCE_FIELD_DIAGNOSTIC && self->from_text)
    return BOUNCE_FIELD_BODY;

  return self->finding.field;
}

char *
bounce_case_dup_evidence (const BounceCase *self)
{
  const BounceFinding *finding = &self->finding;
  const char *text = finding->field == BOUNCE_FIELD_DIAGNOSTIC ? self->reply->whole : self->text;
  g_autofree char *words = NULL;

  if (finding->field == BOUNCE_FIELD_STATUS)
    {
      char buffer[16];
      BounceStatus status = bounce_case_get_status (self);

      return status != 0 ? g_strdup (bounce_status_format (status, buffer)) : NULL;
    }
  if (finding->length == 0 || text == NULL || (gsize) finding->start + finding->length > strlen (text))
    return NULL;

  words = g_strndup (text + finding->start, finding->length);
  return g_utf8_make_valid (words, -1);
}

const char *
bounce_case_get_diagnostic (const BounceCase *self)
{
  if (*self->reply->whole == '\0')
    return NULL;
  if (!self->from_text || (self->recipient != NULL && has_words (self->recipient->text)))
    return self->reply->whole;

  /* A whole human part: only what it quotes of a server. */
  return self->reply->code != 0 ? self->reply->text : NULL;
}

BounceStatus
bounce_case_get_status (const BounceCase *self)
{
  if (self->reply->status != 0)
    return self->reply->status;

  return self->recipient != NULL ? self->recipient->status : 0;
}

static gboolean
is_named (const char *host)
{
  g_autoptr (GInetAddress) address = has_words (host) ? bounce_address_parse (host) : NULL;

  return has_words (host) && address == NULL;
}

/* A name tells people and rules more than an address: qmail writes only the
 * latter, and then the recipient's domain is the better answer. */
const char *
bounce_case_get_receiver (const BounceCase *self)
{
  const BounceRecipient *recipient = self->recipient;
  const char *remote = recipient != NULL && has_words (recipient->remote_mta) ? recipient->remote_mta : NULL;
  const char *domain = recipient != NULL && recipient->address != NULL
    ? bounce_addr_spec_get_domain (recipient->address) : NULL;

  if (is_named (remote))
    return remote;
  if (is_named (self->reply->receiver))
    return self->reply->receiver;
  if (has_words (domain))
    return domain;

  return remote != NULL ? remote : self->reply->receiver;
}

char *
bounce_case_dup_receiver_key (const BounceCase *self)
{
  const char *name = NULL;
  g_autofree char *lower = NULL;
  char *unicode;

  if (self->recipient != NULL && self->recipient->address != NULL)
    name = bounce_addr_spec_get_domain (self->recipient->address);
  if (name == NULL || *name == '\0')
    name = bounce_case_get_receiver (self);
  if (name == NULL)
    return NULL;
  /* One domain under its two names, RFC 5890 section 2.3.2.1. */
  lower = g_utf8_strdown (name, -1);
  unicode = strstr (lower, "xn--") != NULL ? g_hostname_to_unicode (lower) : NULL;

  return unicode != NULL ? unicode : g_steal_pointer (&lower);
}

const char *
bounce_case_get_host (const BounceCase *self)
{
  return self->host != NULL && self->host->chosen != NULL ? self->host->chosen->address : NULL;
}

void
bounce_reading_free (BounceReading *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->cases);
  bounce_proof_free (self->proof);
  bounce_parties_free (self->parties);
  bounce_report_free (self->report);
  bounce_message_free (self->message);
  g_free (self);
}
