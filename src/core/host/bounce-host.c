/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Weighs what a bounce tells of the machine that sent the refused mail. */
#include "bounce-host.h"

#include "bounce-address.h"
#include "bounce-candidates.h"
#include "bounce-handover.h"
#include "bounce-parties.h"
#include "bounce-quoted.h"

#include <string.h>

static const char * const source_ids[] = {
  [BOUNCE_HOST_NONE]           = NULL,
  [BOUNCE_HOST_REPLY]          = "reply",
  [BOUNCE_HOST_REPORTER]       = "reporter",
  [BOUNCE_HOST_RECEIVED_FROM]  = "received-from",
  [BOUNCE_HOST_RECEIVED]       = "received",
  [BOUNCE_HOST_AUTHENTICATION] = "authentication",
  [BOUNCE_HOST_COMPLAINT]      = "complaint",
};

const char *
bounce_host_source_to_id (BounceHostSource source)
{
  g_return_val_if_fail ((guint) source < G_N_ELEMENTS (source_ids), NULL);

  return source_ids[source];
}

static void
add_hop (GPtrArray        *candidates,
         BounceHostSource  source,
         const BounceHop  *hop)
{
  if (hop != NULL)
    bounce_candidates_add (candidates, source, hop->received->address,
                           hop->received->name != NULL ? hop->received->name : hop->received->helo, hop->line);
}

static void
add_reply (GPtrArray             *candidates,
           const BounceRecipient *recipient,
           const BounceReply     *reply)
{
  g_autofree char *remote = NULL;
  const char *receivers[3] = { NULL };
  guint n = 0;

  if (reply == NULL)
    return;
  if (reply->receiver_address != NULL)
    receivers[n++] = reply->receiver_address;
  if (recipient != NULL && recipient->remote_mta != NULL)
    {
      const char *cursor = recipient->remote_mta;

      if ((remote = bounce_address_find (&cursor, NULL)) != NULL)
        receivers[n++] = remote;
    }
  bounce_quoted_find (candidates, reply->words, receivers);
}

static void
add_own_end (GPtrArray  *candidates,
             const char *text)
{
  g_autofree char *own_end = bounce_quoted_dup_own_end (text);

  if (own_end != NULL)
    bounce_candidates_add (candidates, BOUNCE_HOST_REPORTER, own_end, NULL, text);
}

/* "mail.example.org (192.0.2.1)", "HOST [IP]". */
static void
add_received_from (GPtrArray           *candidates,
                   const BounceParties *parties,
                   const char          *received_from)
{
  const char *cursor = received_from;
  g_autofree char *address = NULL;
  g_autofree char *name = NULL;

  if (received_from == NULL || (address = bounce_address_find (&cursor, NULL)) == NULL)
    return;
  name = g_strndup (received_from, strcspn (received_from, " \t[("));
  if (!bounce_parties_is_reporter (parties, name))
    bounce_candidates_add (candidates, BOUNCE_HOST_RECEIVED_FROM, address, name, received_from);
}

/* The address behind @label in @value; NULL when it is not there. */
static char *
find_labelled (const char *value,
               const char *label)
{
  const char *at = strstr (value, label);

  if (at == NULL)
    return NULL;
  at += strlen (label);
  at += strspn (at, " \"");
  return g_strndup (at, strcspn (at, " \t;,)\""));
}

static void
add_authentication_value (GPtrArray  *candidates,
                          const char *value)
{
  static const char * const labels[] = {
    "client-ip=", "sender IP is ", "smtp.remote-ip=", "policy.iprev=", " designates ", " designate ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autofree char *address = find_labelled (value, labels[i]);

      if (address != NULL
          && bounce_candidates_add (candidates, BOUNCE_HOST_AUTHENTICATION, address, NULL, value))
        return;
    }
}

/* Who checked the sender: "Authentication-Results: HOST;", "receiver=HOST",
 * "pass (HOST: domain of ...)". */
static char *
find_checker (const char *name,
              const char *value)
{
  const char *at;

  if (g_ascii_strcasecmp (name, "Authentication-Results") == 0)
    return g_strndup (value, strcspn (value, " ;\t"));
  at = strstr (value, "receiver=");
  if (at != NULL)
    return g_strndup (at + strlen ("receiver="), strcspn (at + strlen ("receiver="), " ;\t"));
  at = strchr (value, '(');
  return at != NULL ? g_strndup (at + 1, strcspn (at + 1, " :;)\t")) : NULL;
}

/* Results of checks by a server that is not ours: what it saw. */
static void
add_authentication (GPtrArray           *candidates,
                    const BounceParties *parties,
                    BounceMessage       *original)
{
  guint n_headers = original != NULL ? bounce_message_get_n_headers (original) : 0;

  for (guint i = 0; i < MIN (n_headers, BOUNCE_PATH_MAX_HEADERS); i++)
    {
      const char *name;
      const char *value;
      g_autofree char *checker = NULL;

      bounce_message_get_nth_header (original, i, &name, &value);
      if (name == NULL || value == NULL
          || (g_ascii_strcasecmp (name, "Received-SPF") != 0
              && g_ascii_strcasecmp (name, "Authentication-Results") != 0))
        continue;
      checker = find_checker (name, value);
      if (!bounce_parties_is_sender (parties, checker) || bounce_parties_is_receiver (parties, checker))
        add_authentication_value (candidates, value);
    }
}

static void
add_by_handover (GPtrArray             *candidates,
                 const BounceParties   *parties,
                 const BounceRecipient *recipient)
{
  const BounceReport *report = parties->report;
  BounceHandover handover = bounce_handover_judge (parties);

  if (report->kind == BOUNCE_KIND_COMPLAINT)
    handover = BOUNCE_HANDOVER_TO_RECEIVER;
  if (recipient != NULL)
    add_own_end (candidates, recipient->remote_mta);
  add_own_end (candidates, report->text);
  if (handover == BOUNCE_HANDOVER_BY_REPORTER)
    add_hop (candidates, BOUNCE_HOST_REPORTER, bounce_handover_of_report (parties));
  else
    {
      add_received_from (candidates, parties, report->received_from);
      add_hop (candidates, BOUNCE_HOST_RECEIVED, bounce_handover_of_returned (parties));
      add_authentication (candidates, parties, report->original);
      add_hop (candidates, BOUNCE_HOST_RECEIVED, bounce_handover_within_house (parties));
    }
}

BounceHost *
bounce_host_derive_among (BounceParties         *parties,
                          const BounceRecipient *recipient,
                          const BounceReply     *reply)
{
  BounceHost *self = g_new0 (BounceHost, 1);
  const char *source_ip;

  self->candidates = bounce_candidates_new ();
  g_return_val_if_fail (parties != NULL, self);

  bounce_parties_turn_to (parties, recipient, reply);
  source_ip = parties->report->source_ip;
  if (source_ip != NULL)
    bounce_candidates_add (self->candidates, BOUNCE_HOST_COMPLAINT, source_ip, NULL, source_ip);
  add_reply (self->candidates, recipient, reply);
  add_by_handover (self->candidates, parties, recipient);
  if (self->candidates->len > 0)
    self->chosen = self->candidates->pdata[0];
  return self;
}

BounceHost *
bounce_host_derive (BounceMessage         *message,
                    const BounceReport    *report,
                    const BounceRecipient *recipient,
                    const BounceReply     *reply)
{
  g_autoptr (BounceParties) parties = bounce_parties_new (message, report);

  return bounce_host_derive_among (parties, recipient, reply);
}

void
bounce_host_free (BounceHost *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  g_free (self);
}
