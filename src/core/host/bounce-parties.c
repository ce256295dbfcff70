/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the reporting server's names and decides on whose side it stands. */
#include "bounce-parties.h"

#include "bounce-addr-spec.h"
#include "bounce-address.h"
#include "bounce-fields.h"
#include "bounce-organisation.h"

#include <string.h>

#define MAX_WORDS 4096          /* of a reply looked through */

static gboolean
contains (GPtrArray  *names,
          const char *name)
{
  for (guint i = 0; i < names->len; i++)
    if (g_ascii_strcasecmp (names->pdata[i], name) == 0)
      return TRUE;
  return FALSE;
}

/* The first word of @text, when it may be a host's name. */
static void
add_name (GPtrArray  *names,
          const char *text)
{
  g_autofree char *name = NULL;
  g_autoptr (GInetAddress) address = NULL;

  if (text == NULL)
    return;
  text += strspn (text, " <[\"");
  name = g_strndup (text, MIN (strcspn (text, " \t,;:()<>[]\"|"), 256));
  while (g_str_has_suffix (name, "."))
    name[strlen (name) - 1] = '\0';
  address = bounce_address_parse (name);
  if (*name != '\0' && address == NULL && g_ascii_strcasecmp (name, "localhost") != 0
      && !g_str_has_prefix (name, "localhost.") && !contains (names, name))
    g_ptr_array_add (names, g_steal_pointer (&name));
}

static void
add_domain (GPtrArray  *names,
            const char *address)
{
  if (address != NULL)
    add_name (names, bounce_addr_spec_get_domain (address));
}

static void
add_domains (GPtrArray     *names,
             BounceMessage *message,
             const char    *header)
{
  g_auto (GStrv) addresses = bounce_message_dup_addresses (message, header);

  for (guint i = 0; addresses != NULL && addresses[i] != NULL && i < 8; i++)
    add_domain (names, addresses[i]);
}

static gboolean
is_one_of (GPtrArray  *names,
           const char *host)
{
  for (guint i = 0; host != NULL && i < names->len; i++)
    if (g_ascii_strcasecmp (names->pdata[i], host) == 0 || bounce_organisation_equal (names->pdata[i], host))
      return TRUE;
  return FALSE;
}

/* The oldest Received line of a report, when it tells no client's address, is
 * where the report was born: "Received: by H (Postfix)", "from localhost by H".
 * Where the report itself names another organisation, H only passed it on. */
static void
add_birthplace (GPtrArray *names,
                GPtrArray *road)
{
  for (guint i = road->len; i > 0; i--)
    {
      const BounceHop *hop = road->pdata[i - 1];

      if (hop->received->by == NULL)
        return;                 /* "(qmail 1 invoked for bounce)": no name */
      if (!hop->usable && (names->len == 0 || bounce_organisation_equal (names->pdata[0], hop->received->by)))
        add_name (names, hop->received->by);
      return;
    }
}

/* The newest line of the returned mail was written by the reporter: where the
 * report names only the house, this is the machine. */
static void
add_last_station (GPtrArray *names,
                  GPtrArray *way_out)
{
  const BounceHop *newest = way_out->len > 0 ? way_out->pdata[0] : NULL;

  if (newest != NULL && names->len > 0 && bounce_organisation_equal (names->pdata[0], newest->received->by))
    add_name (names, newest->received->by);
}

static GPtrArray *
find_reporters (GPtrArray          *road,
                GPtrArray          *way_out,
                BounceMessage      *message,
                const BounceReport *report)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  /* X.400 names, "mta M in /ADMD= /C=WW/", are no hosts. */
  if (report->reporter != NULL && strchr (report->reporter, '/') == NULL)
    add_name (names, report->reporter);
  add_birthplace (names, road);
  if (message != NULL)
    add_domains (names, message, "From");
  add_last_station (names, way_out);
  return names;
}

/* The servers that passed the report on before it left the house. */
static GPtrArray *
find_house (GPtrArray *road)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = road->len; i > 0; i--)
    {
      const BounceHop *hop = road->pdata[i - 1];

      if (hop->usable)
        break;
      if (hop->received->address != NULL && !bounce_hop_is_local (hop))
        add_name (names, hop->received->by);
    }
  return names;
}

/* A report that is passed on to another mailbox was first taken in for the
 * address it was sent to: the newest lines are for others. */
static void
add_first_mailbox (GPtrArray     *names,
                   BounceMessage *message,
                   GPtrArray     *road,
                   GPtrArray     *reporters)
{
  g_auto (GStrv) addresses = bounce_message_dup_addresses (message, "To");

  if (addresses == NULL || addresses[0] == NULL)
    return;
  for (guint i = 0; i < road->len; i++)
    {
      const BounceHop *hop = road->pdata[i];

      if (hop->received->recipient == NULL)
        return;
      if (bounce_addr_spec_equal (hop->received->recipient, addresses[0]))
        {
          if (!is_one_of (reporters, hop->received->by))
            add_name (names, hop->received->by);
          return;
        }
    }
}

/* Whom the returned mail came from, and to whom it was therefore returned. */
static GPtrArray *
find_senders (BounceMessage *message,
              GPtrArray     *road,
              GPtrArray     *reporters,
              BounceMessage *original)
{
  static const char * const of_original[] = { "Return-Path", "From", "Sender" };
  static const char * const of_report[] = { "To", "X-Original-To", "Delivered-To", "Envelope-To" };
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; original != NULL && i < G_N_ELEMENTS (of_original); i++)
    add_domains (names, original, of_original[i]);
  for (guint i = 0; message != NULL && i < G_N_ELEMENTS (of_report); i++)
    add_domains (names, message, of_report[i]);
  if (message != NULL)
    add_first_mailbox (names, message, road, reporters);
  return names;
}

/* Remote-MTA, or who is quoted in the reply. */
static char *
find_remote (const BounceRecipient *recipient,
             const BounceReply     *reply)
{
  g_autofree char *rest = NULL;
  g_autofree char *type = NULL;

  if (recipient != NULL && recipient->remote_mta != NULL)
    {
      bounce_fields_split_type (recipient->remote_mta, &type, &rest);
      g_strstrip (rest);
      rest[strcspn (rest, " \t(")] = '\0';
      if (*rest != '\0')
        return g_steal_pointer (&rest);
    }
  if (reply == NULL)
    return NULL;
  return g_strdup (reply->receiver != NULL ? reply->receiver : reply->receiver_address);
}

gboolean
bounce_parties_is_reporter (const BounceParties *self,
                            const char          *host)
{
  return is_one_of (self->reporters, host);
}

gboolean
bounce_parties_is_sender (const BounceParties *self,
                          const char          *host)
{
  const BounceHop *hop = NULL;

  /* Who took the report in for us wrote its newest lines. */
  for (guint i = 0; i < self->road->len && hop == NULL; i++)
    if (((BounceHop *) self->road->pdata[i])->received->address != NULL)
      hop = self->road->pdata[i];
  return is_one_of (self->senders, host)
         || (hop != NULL && bounce_organisation_equal (hop->organisation, host));
}

gboolean
bounce_parties_is_house (const BounceParties *self,
                         const char          *host)
{
  return is_one_of (self->house, host);
}

gboolean
bounce_parties_is_receiver (const BounceParties *self,
                            const char          *host)
{
  if (bounce_organisation_equal (self->recipient, host))
    return TRUE;
  return !self->reporter_is_senders
         && (bounce_parties_is_reporter (self, host) || is_one_of (self->house, host));
}

static gboolean
is_kin_of_any (GPtrArray *names,
               GPtrArray *others)
{
  for (guint i = 0; i < others->len; i++)
    if (is_one_of (names, others->pdata[i]))
      return TRUE;
  return FALSE;
}

static char *
dup_lower (const BounceReply *reply)
{
  return reply != NULL ? g_ascii_strdown (reply->whole, strnlen (reply->whole, MAX_WORDS)) : NULL;
}

static gboolean
has_mark (const char         *words,
          const char * const *marks,
          gsize               within)
{
  for (guint i = 0; marks[i] != NULL; i++)
    {
      const char *at = strstr (words, marks[i]);

      if (at != NULL && (gsize) (at - words) <= within)
        return TRUE;
    }
  return FALSE;
}

/* A program on the reporter's own machine, or its own count of hops. */
static gboolean
is_local_trouble (const char *lower)
{
  static const char * const marks[] = { "command output", "too many hops", "hop count", NULL };

  return has_mark (lower, marks, MAX_WORDS);
}

/* The reporter speaks of a dialogue, or of the way there, though it names
 * nobody. */
static gboolean
tells_dialogue (const BounceReply *reply)
{
  static const char * const anywhere[] = {
    "remote host said", "remote server", "remote smtp", "remote mta", "other server", "while talking to",
    "gives error message", "an smtp connection", "name service error", "host or domain name not found",
    "exceeds size limit", "multiple retries", NULL,
  };

  /* Exim's, which may also follow the words of a delivery within the house. */
  static const char * const at_the_start[] = { "all hosts", "retry time", NULL };
  g_autofree char *lower = dup_lower (reply);

  if (lower == NULL || is_local_trouble (lower))
    return FALSE;
  return reply->stage == BOUNCE_STAGE_CONNECT
         || has_mark (lower, anywhere, MAX_WORDS) || has_mark (lower, at_the_start, 16);
}

/* An SMTP reply is quoted, so somebody gave it. */
static gboolean
tells_code (const BounceReply *reply)
{
  g_autofree char *lower = dup_lower (reply);

  return lower != NULL && reply->code != 0 && reply->stage != BOUNCE_STAGE_LOCAL && !is_local_trouble (lower);
}

/* RFC 2033: LMTP is spoken to the store, not across the network. */
static gboolean
is_store (const BounceRecipient *recipient)
{
  if (recipient == NULL)
    return FALSE;
  return (recipient->remote_mta != NULL && strstr (recipient->remote_mta, "LMTP") != NULL)
         || g_strcmp0 (recipient->diagnostic_type, "lmtp") == 0;
}

static BounceRemote
judge_remote (const BounceParties   *self,
              const BounceRecipient *recipient,
              const BounceReply     *reply)
{
  g_autoptr (GInetAddress) address = bounce_address_parse (self->remote);
  g_autoptr (GInetAddress) quoted = reply != NULL ? bounce_address_parse (reply->receiver_address) : NULL;

  if (is_store (recipient))
    return BOUNCE_REMOTE_INSIDE;
  if (self->remote == NULL)
    return BOUNCE_REMOTE_NONE;
  if ((address != NULL && bounce_address_get_scope (address) == BOUNCE_ADDRESS_PRIVATE)
      || (quoted != NULL && bounce_address_get_scope (quoted) == BOUNCE_ADDRESS_PRIVATE))
    return BOUNCE_REMOTE_INSIDE;
  if (address != NULL)
    return BOUNCE_REMOTE_ADDRESS;
  return g_str_has_prefix (self->remote, "localhost") ? BOUNCE_REMOTE_INSIDE : BOUNCE_REMOTE_HOST;
}

BounceParties *
bounce_parties_new (BounceMessage      *message,
                    const BounceReport *report)
{
  BounceParties *self = g_new0 (BounceParties, 1);

  self->report = report;
  self->road = bounce_path_read (message);
  self->way_out = bounce_path_read (report->original);
  self->reporters = find_reporters (self->road, self->way_out, message, report);
  self->house = find_house (self->road);
  self->senders = find_senders (message, self->road, self->reporters, report->original);
  bounce_parties_turn_to (self, NULL, NULL);
  return self;
}

void
bounce_parties_turn_to (BounceParties         *self,
                        const BounceRecipient *recipient,
                        const BounceReply     *reply)
{
  g_free (self->remote);
  self->remote = find_remote (recipient, reply);
  g_clear_pointer (&self->recipient, g_free);
  if (recipient != NULL && recipient->address != NULL)
    self->recipient = g_strdup (bounce_addr_spec_get_domain (recipient->address));
  self->reporter_is_receivers = bounce_parties_is_reporter (self, self->recipient);
  self->reporter_is_senders = !self->reporter_is_receivers && is_kin_of_any (self->reporters, self->senders);
  self->remote_kind = judge_remote (self, recipient, reply);
  self->tells_dialogue = tells_dialogue (reply);
  self->tells_code = tells_code (reply);
}

void
bounce_parties_free (BounceParties *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->road);
  g_ptr_array_unref (self->way_out);
  g_ptr_array_unref (self->reporters);
  g_ptr_array_unref (self->house);
  g_ptr_array_unref (self->senders);
  g_free (self->recipient);
  g_free (self->remote);
  g_free (self);
}
