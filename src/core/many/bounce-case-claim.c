/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Collects what one bounce claims about the world. */
#include "bounce-case-claim.h"

#include "bounce-address.h"
#include "bounce-case-facts.h"
#include "bounce-received.h"

#include <string.h>

/* More hops than any mail server lets pass. */
#define MAX_HOPS 200

static char *
dup_domain (const char *address)
{
  const char *at = address != NULL ? strrchr (address, '@') : NULL;

  return at != NULL && at[1] != '\0' ? g_ascii_strdown (at + 1, -1) : NULL;
}

/* Spamhaus' Data Query Service has the same data under a customer's key, which
 * is the receiver's, not ours. */
static char *
dup_public_zone (const char *zone)
{
  static const char keyed[] = ".dq.spamhaus.net";

  if (zone == NULL || !g_str_has_suffix (zone, keyed))
    return g_strdup (zone);

  return g_strdup_printf ("%.*s.spamhaus.org", (int) (strlen (zone) - strlen (keyed)), zone);
}

/* Codes by which Spamhaus and Validity refuse (127.255.255.x), and the words
 * and pages of them and of URIBL. */
static gboolean
cites_refusal (const BounceCase *one)
{
  static const char * const marks[] = { "127.255.255.", "open resolver", "/returnc/", "query refused", "uribl.com/refused" };
  g_autofree char *words = g_ascii_strdown (one->reply->whole, -1);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (strstr (words, marks[i]) != NULL)
      return TRUE;

  return one->finding.rule != NULL && g_str_has_prefix (one->finding.rule, "refused-");
}

/* Postfix writes "<name>: Helo command rejected: …". */
static char *
dup_helo_of_reply (const char *words)
{
  static const char mark[] = ">: helo command rejected";
  g_autofree char *folded = g_ascii_strdown (words, -1);
  const char *found = strstr (folded, mark);
  const char *start = found;

  while (start != NULL && start > folded && start[-1] != '<')
    start--;
  if (start == NULL || start == folded || start == found)
    return NULL;

  return g_strndup (start, found - start);
}

static char *
dup_helo_of_hops (BounceMessage *message,
                  const char    *address)
{
  guint hops = 0;

  for (guint i = 0; message != NULL && i < bounce_message_get_n_headers (message) && hops < MAX_HOPS; i++)
    {
      const char *name, *value;
      g_autoptr (BounceReceived) hop = NULL;

      bounce_message_get_nth_header (message, i, &name, &value);
      if (name == NULL || value == NULL || g_ascii_strcasecmp (name, "Received") != 0)
        continue;
      hops++;
      hop = bounce_received_parse (value);
      if (hop != NULL && hop->helo != NULL && g_strcmp0 (hop->address, address) == 0)
        return g_strdup (hop->helo);
    }

  return NULL;
}

/* The refusing server's own words first: it is what it was told. */
static char *
dup_helo (const BounceReading *reading,
          const BounceCase    *one,
          const char          *address)
{
  char *helo = dup_helo_of_reply (one->reply->whole);

  if (helo == NULL && address != NULL)
    helo = dup_helo_of_hops (reading->report->original, address);
  if (helo == NULL && address != NULL)
    helo = dup_helo_of_hops (reading->message, address);

  return helo;
}

static gboolean
is_about_address (BounceCause cause)
{
  return cause == BOUNCE_CAUSE_BLOCKLISTED || cause == BOUNCE_CAUSE_DYNAMIC_ADDRESS ||
         cause == BOUNCE_CAUSE_NO_REVERSE_DNS || cause == BOUNCE_CAUSE_BAD_HELO;
}

/* The only address in the words, where that is a private one: "Client host
 * [fd00::5] blocked". The refusal is about it, whatever public address the
 * headers tell; judging that one instead would answer a question nobody put. */
static char *
dup_private_host (const BounceCase *one)
{
  const char *cursor = one->reply->whole;
  const char *start;
  g_autofree char *only = NULL;
  char *found;

  while ((found = bounce_address_find (&cursor, &start)) != NULL)
    {
      g_autofree char *text = found;
      g_autoptr (GInetAddress) address = bounce_address_parse (text);

      if (address == NULL || bounce_address_get_scope (address) != BOUNCE_ADDRESS_PRIVATE ||
          (only != NULL && strcmp (only, text) != 0))
        return NULL;
      if (only == NULL)
        only = g_steal_pointer (&text);
    }

  return g_steal_pointer (&only);
}

static char *
dup_host (const BounceCase *one,
          const char       *derived)
{
  gboolean told = one->host != NULL && one->host->chosen != NULL && one->host->chosen->source == BOUNCE_HOST_REPLY;
  char *private_host = !told && is_about_address (one->finding.cause) ? dup_private_host (one) : NULL;

  return private_host != NULL ? private_host : g_strdup (derived);
}

BounceCaseClaim *
bounce_case_claim_new (const BounceReading *reading,
                       const BounceCase    *one)
{
  g_autoptr (BounceCaseFacts) facts = bounce_case_facts_new (reading, one);
  g_autoptr (GDateTime) date = bounce_message_get_date (reading->message);
  BounceCaseClaim *self = g_new0 (BounceCaseClaim, 1);

  self->cause = one->finding.cause;
  self->zone = dup_public_zone (facts->zones[0]);
  self->cites_refusal = cites_refusal (one);
  self->host = dup_host (one, facts->advice.host);
  self->helo = dup_helo (reading, one, self->host);
  self->recipient_domain = dup_domain (facts->advice.recipient);
  self->sender_domain = dup_domain (facts->advice.sender);
  self->bounced = date != NULL ? g_date_time_to_unix (date) : 0;

  return self;
}

gboolean
bounce_case_claim_equal (const BounceCaseClaim *self,
                         const BounceCaseClaim *other)
{
  return self->cause == other->cause && self->cites_refusal == other->cites_refusal
    && g_strcmp0 (self->zone, other->zone) == 0 && g_strcmp0 (self->host, other->host) == 0
    && g_strcmp0 (self->helo, other->helo) == 0 && g_strcmp0 (self->recipient_domain, other->recipient_domain) == 0
    && g_strcmp0 (self->sender_domain, other->sender_domain) == 0;
}

void
bounce_case_claim_free (BounceCaseClaim *self)
{
  if (self == NULL)
    return;

  g_free (self->zone);
  g_free (self->host);
  g_free (self->helo);
  g_free (self->recipient_domain);
  g_free (self->sender_domain);
  g_free (self);
}
