/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks the two paths of a bounce and finds the hops that count. */
#include "bounce-handover.h"

#include "bounce-address.h"
#include "bounce-organisation.h"

#include <string.h>

/* The reverse name was looked up, the greeting only claimed. */
static const char *
get_client (const BounceHop *hop)
{
  return hop->received->name != NULL ? hop->received->name : hop->received->helo;
}

/* Newest first: what our own servers wrote comes before what others did. */
static const BounceHop *
find_named (GPtrArray  *road,
            const char *reporter)
{
  for (guint i = 0; i < road->len; i++)
    {
      const BounceHop *hop = road->pdata[i];

      if (hop->usable && bounce_hop_is_from_host (hop, reporter))
        return hop;
    }
  return NULL;
}

/* A machine has one name inside and another outside, "EXCH-0042.corp.example"
 * and "exch-0042.example.net"; or a part of it greets, "nm3-vm7.example.com"
 * for "nm3.example.com". */
static gboolean
is_same_machine (const char *reporter,
                 const char *client)
{
  gsize length = strcspn (reporter, ".");

  if (client == NULL || strcspn (reporter, "0123456789") >= length
      || g_ascii_strncasecmp (reporter, client, length) != 0)
    return FALSE;
  if (client[length] == '-')
    return bounce_organisation_equal (reporter, client);
  return length >= 8 && (client[length] == '.' || client[length] == '\0');
}

static const BounceHop *
find_machine (GPtrArray  *road,
              const char *reporter)
{
  for (guint i = 0; i < road->len; i++)
    {
      const BounceHop *hop = road->pdata[i];

      if (hop->usable && (is_same_machine (reporter, hop->received->helo)
                          || is_same_machine (reporter, hop->received->name)))
        return hop;
    }
  return NULL;
}

/* The oldest hop that went over the network, and through @birth the line below
 * it, which the client itself wrote, if any. */
static const BounceHop *
find_first_flight (GPtrArray        *road,
                   const BounceHop **birth)
{
  *birth = NULL;
  for (guint i = road->len; i > 0; i--)
    {
      const BounceHop *hop = road->pdata[i - 1];

      if (hop->usable)
        return hop;
      if (hop->received->address != NULL && !bounce_hop_is_local (hop))
        return NULL;            /* inside a house: the client stays unseen */
      *birth = hop;
    }
  return NULL;
}

/* "mx1.example.org" is a host, "example.org" may be any of a house. */
static gboolean
is_exact (const char *name)
{
  g_autofree char *organisation = bounce_organisation_of (name);

  return organisation == NULL || strlen (organisation) != strlen (name);
}

/* The name that the reporter gives itself does not stand in any client's place:
 * a machine may greet by another. Then the line below the first flight must
 * show that the client is where the report was born. */
static gboolean
is_from_birthplace (const BounceParties *self,
                    const BounceHop     *flight,
                    const BounceHop     *birth)
{
  const char *reporter = self->reporters->len > 0 ? self->reporters->pdata[0] : NULL;

  if (reporter == NULL || birth == NULL)
    return FALSE;
  if (birth->received->by != NULL && g_ascii_strcasecmp (birth->received->by, reporter) == 0)
    return TRUE;
  /* Another machine of a large house. */
  if (bounce_hop_is_from_kin (flight, reporter))
    return FALSE;
  if (birth->received->by == NULL || g_str_has_prefix (birth->received->by, "localhost"))
    return TRUE;
  /* A tool that writes reports for a server it names is not that server. */
  return !is_exact (reporter) && bounce_hop_is_from_host (flight, birth->received->by);
}

const BounceHop *
bounce_handover_of_report (const BounceParties *self)
{
  const BounceHop *hop = NULL;
  const BounceHop *birth;

  for (guint i = 0; i < self->reporters->len && hop == NULL; i++)
    hop = find_named (self->road, self->reporters->pdata[i]);
  for (guint i = 0; i < self->reporters->len && hop == NULL; i++)
    hop = find_machine (self->road, self->reporters->pdata[i]);
  if (hop != NULL)
    return hop;
  hop = find_first_flight (self->road, &birth);
  return hop != NULL && is_from_birthplace (self, hop, birth) ? hop : NULL;
}

/* Written by a server of the sender's, or with his log-in: from here on the
 * lines tell how the mail came to his own server. */
static gboolean
is_of_senders (const BounceParties *self,
               const BounceHop     *hop)
{
  if (hop->received->authenticated && hop->received->address != NULL)
    return TRUE;
  return bounce_parties_is_sender (self, hop->received->by)
         && !bounce_parties_is_receiver (self, hop->received->by);
}

/* How many of the newest lines the other side wrote. @reached: whether a line
 * of the sender's follows them. */
static guint
count_receivers (const BounceParties *self,
                 gboolean            *reached)
{
  for (guint i = 0; i < self->way_out->len; i++)
    if (is_of_senders (self, self->way_out->pdata[i]))
      {
        *reached = TRUE;
        return i;
      }
  *reached = FALSE;
  return self->way_out->len;
}

/* The client is a machine of the house that wrote the line, or of the
 * receiver's house. */
static gboolean
is_within_house (const BounceParties *self,
                 const BounceHop     *hop)
{
  const char *client = get_client (hop);

  if (g_strcmp0 (hop->received->protocol, "NNFMP") == 0)
    return TRUE;                /* Yahoo's own, between its machines */
  return bounce_parties_is_receiver (self, client) || bounce_organisation_equal (client, hop->received->by);
}

/* Mail of a house to itself: the client calls itself by the very name of the
 * server, or by the bare domain. */
static gboolean
is_to_itself (const BounceHop *hop)
{
  const char *client = get_client (hop);

  if (client == NULL || hop->received->by == NULL)
    return FALSE;
  return g_ascii_strcasecmp (client, hop->received->by) == 0 || !is_exact (client);
}

static gboolean
is_named (const BounceHop *hop)
{
  const char *client = get_client (hop);
  g_autoptr (GInetAddress) address = bounce_address_parse (client);

  return client != NULL && strchr (client, '.') != NULL && address == NULL;
}

/* The line above our own tells us, whatever our server calls itself; and so
 * does the one that names the machine on which the mail was written. */
static const BounceHop *
find_beside_ours (const BounceParties *self,
                  guint                n,
                  gboolean             reached)
{
  const BounceHop *oldest = self->way_out->len > 0 ? self->way_out->pdata[self->way_out->len - 1] : NULL;

  for (guint i = n; i > 0; i--)
    {
      const BounceHop *hop = self->way_out->pdata[i - 1];

      if (!hop->usable || bounce_organisation_equal (get_client (hop), hop->received->by)
          || bounce_parties_is_house (self, get_client (hop)))
        continue;
      if ((reached && i == n)
          || (oldest->received->address == NULL && oldest->received->by != NULL
              && bounce_hop_is_from_host (hop, oldest->received->by)))
        return hop;
    }
  return NULL;
}

const BounceHop *
bounce_handover_of_returned (const BounceParties *self)
{
  gboolean reached;
  guint n = count_receivers (self, &reached);
  const BounceHop *foreign = NULL;

  for (guint i = 0; i < n; i++)
    {
      const BounceHop *hop = self->way_out->pdata[i];

      if (!hop->usable || is_within_house (self, hop))
        continue;
      /* Straight from our house into another's: nothing beats that. */
      if (bounce_parties_is_sender (self, get_client (hop)))
        return hop;
      /* The newest that came from outside; further down only where a line of
       * our own proves that the path leads to us. */
      if (foreign == NULL || (reached && (is_named (hop) || !is_named (foreign))))
        foreign = hop;
    }
  return foreign != NULL ? foreign : find_beside_ours (self, n, reached);
}

const BounceHop *
bounce_handover_within_house (const BounceParties *self)
{
  gboolean reached;
  guint n = count_receivers (self, &reached);

  for (guint i = 0; i < n; i++)
    {
      const BounceHop *hop = self->way_out->pdata[i];

      if (hop->usable && is_to_itself (hop))
        return hop;
    }
  return NULL;
}

BounceHandover
bounce_handover_judge (const BounceParties *self)
{
  const BounceHop *newest = self->way_out->len > 0 ? self->way_out->pdata[0] : NULL;
  gboolean handed = bounce_handover_of_returned (self) != NULL;

  switch (self->remote_kind)
    {
    case BOUNCE_REMOTE_HOST:
      /* The server it spoke to had taken the mail itself: it is the next one
       * in the same house. */
      if (handed && newest != NULL && bounce_organisation_equal (newest->received->by, self->remote))
        return BOUNCE_HANDOVER_TO_RECEIVER;
      return BOUNCE_HANDOVER_BY_REPORTER;

    case BOUNCE_REMOTE_ADDRESS:
      /* Who asks the DNS for a receiver knows its name; an address alone is
       * what somebody wrote into a gateway's settings. */
      return handed ? BOUNCE_HANDOVER_TO_RECEIVER : BOUNCE_HANDOVER_BY_REPORTER;

    case BOUNCE_REMOTE_INSIDE:
      return handed ? BOUNCE_HANDOVER_TO_RECEIVER : BOUNCE_HANDOVER_UNKNOWN;

    case BOUNCE_REMOTE_NONE:
    default:
      if (self->tells_dialogue && !self->reporter_is_receivers)
        return BOUNCE_HANDOVER_BY_REPORTER;
      if (handed)
        return BOUNCE_HANDOVER_TO_RECEIVER;
      if (self->reporter_is_senders || (self->tells_code && !self->reporter_is_receivers))
        return BOUNCE_HANDOVER_BY_REPORTER;
      return BOUNCE_HANDOVER_UNKNOWN;
    }
}
