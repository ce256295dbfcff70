/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Collects what a reply and a report tell in passing. */
#include "bounce-case-facts.h"

#include "bounce-addr-spec.h"
#include "bounce-particulars.h"
#include "bounce-zones.h"

#include <string.h>

/* Whose mail was refused: the envelope sender where the returned message still
 * holds it, else its author. */
static char *
dup_sender (BounceMessage *original)
{
  static const char * const headers[] = { "Return-Path", "Sender", "From" };

  for (guint i = 0; original != NULL && i < G_N_ELEMENTS (headers); i++)
    {
      g_auto (GStrv) addresses = bounce_message_dup_addresses (original, headers[i]);

      if (addresses != NULL && addresses[0] != NULL && bounce_addr_spec_is_address (addresses[0]))
        return g_strdup (addresses[0]);
    }

  return NULL;
}

static void
take_list (BounceCaseFacts *self)
{
  const char *zone = self->zones[0];
  const char *name = zone != NULL ? bounce_zones_get_name (zone) : NULL;

  self->advice.list = name != NULL ? name : zone;
}

/* A report decides; a lone reply is none, and its class tells whether the
 * server that sent would try again. */
static gboolean
has_given_up (const BounceReading *reading,
              const BounceCase    *one)
{
  if (one->kind != BOUNCE_KIND_FAILURE)
    return FALSE;
  if (reading->report->dialect != NULL)
    return TRUE;
  return one->reply->code != 0 ? one->reply->code >= 500 : bounce_status_get_class (one->reply->status) == 5;
}

BounceCaseFacts *
bounce_case_facts_new (const BounceReading *reading,
                       const BounceCase    *one)
{
  BounceCaseFacts *self;
  BounceAdviceFacts *advice;
  const char *words;

  g_return_val_if_fail (reading != NULL && one != NULL, NULL);

  self = g_new0 (BounceCaseFacts, 1);
  advice = &self->advice;
  words = one->reply->whole;
  advice->recipient = one->recipient != NULL ? one->recipient->address : NULL;
  advice->receiver = bounce_case_get_receiver (one);
  advice->sender = self->sender = dup_sender (reading->report->original);
  if (one->host != NULL && one->host->chosen != NULL)
    {
      advice->host = one->host->chosen->address;
      advice->host_name = one->host->chosen->name;
    }
  advice->removable = one->finding.suppress == BOUNCE_SUPPRESS_SAFE;
  advice->given_up = has_given_up (reading, one);
  advice->guessed = one->finding.confidence == BOUNCE_CONFIDENCE_GUESSED;
  advice->quoted_class = strstr (words, "5.1.0") != NULL;
  self->zones = bounce_zones_find (words);
  take_list (self);
  advice->limit = self->limit = bounce_particulars_dup_limit (words);
  advice->wait = self->wait = bounce_particulars_dup_wait (words);
  advice->new_address = self->new_address = bounce_particulars_dup_new_address (words, advice->recipient);

  return self;
}

void
bounce_case_facts_free (BounceCaseFacts *self)
{
  if (self == NULL)
    return;

  g_strfreev (self->zones);
  g_free (self->sender);
  g_free (self->limit);
  g_free (self->wait);
  g_free (self->new_address);
  g_free (self);
}
