/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts senders and the hosts that sent for them. From is what a forger writes
 * as well; that is why nothing here decides. */
#include "bounce-belongings.h"

#include "bounce-addr-spec.h"
#include "bounce-domain-guess-table.h"
#include "bounce-organisation.h"

#include <string.h>

#define LEAST_MAILS 3
#define MAX_SERVERS 5
#define MAX_KNOWN 10000          /* senders of a flood of backscatter           */
#define MAX_HOSTS 200            /* of one sender                               */

typedef struct
{
  guint       mails;
  GHashTable *hosts;             /* address → count                             */
} Sender;

struct _BounceBelongings
{
  GHashTable *senders;           /* registrable domain → Sender                 */
  guint       mails;
};

static void
sender_free (Sender *self)
{
  g_hash_table_unref (self->hosts);
  g_free (self);
}

BounceBelongings *
bounce_belongings_new (void)
{
  BounceBelongings *self = g_new0 (BounceBelongings, 1);

  self->senders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) sender_free);

  return self;
}

void
bounce_belongings_free (BounceBelongings *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->senders);
  g_free (self);
}

static Sender *
get_sender (BounceBelongings *self,
            const char       *domain)
{
  Sender *sender = g_hash_table_lookup (self->senders, domain);

  if (sender == NULL && g_hash_table_size (self->senders) < MAX_KNOWN)
    {
      sender = g_new0 (Sender, 1);
      sender->hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (self->senders, g_strdup (domain), sender);
    }

  return sender;
}

static void
count_host (Sender     *sender,
            const char *host,
            guint       mails)
{
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (sender->hosts, host));

  if (before > 0 || g_hash_table_size (sender->hosts) < MAX_HOSTS)
    g_hash_table_insert (sender->hosts, g_strdup (host), GUINT_TO_POINTER (before + mails));
}

/* Mail from gmail.com is a customer's of Google, like millions of others'. */
static gboolean
is_everybodys (const char *domain)
{
  return g_strv_contains (bounce_domain_guess_coined, domain) || g_strv_contains (bounce_domain_guess_words, domain);
}

/* The registrable domain; of an operator known by several, not the first but
 * the one that stands there. */
static char *
dup_registrable (const char *domain)
{
  g_autofree char *organisation = bounce_organisation_of (domain);
  g_autofree char *lower = g_utf8_strdown (domain, -1);

  if (organisation == NULL || is_everybodys (lower))
    return NULL;

  return g_str_has_suffix (lower, organisation) ? g_steal_pointer (&organisation) : g_steal_pointer (&lower);
}

/* Of the envelope, where the returned copy still tells it; else the author's. */
static char *
dup_domain (BounceMessage *original)
{
  static const char * const names[] = { "Return-Path", "Sender", "From" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_auto (GStrv) addresses = bounce_message_dup_addresses (original, names[i]);
      const char *domain = addresses != NULL && addresses[0] != NULL ? bounce_addr_spec_get_domain (addresses[0]) : NULL;
      char *own = domain != NULL ? dup_registrable (domain) : NULL;

      if (own != NULL)
        return own;
    }

  return NULL;
}

/* A provider's server sends for everybody: to call it own would make mail of
 * strangers ours. */
static gboolean
is_of_other (const BounceHost *host,
             const char       *domain)
{
  g_autofree char *organisation = host->chosen->name != NULL ? bounce_organisation_of (host->chosen->name) : NULL;

  return organisation != NULL && !bounce_organisation_equal (organisation, domain);
}

void
bounce_belongings_add (BounceBelongings    *self,
                       const BounceReading *reading)
{
  const BounceCase *one;
  g_autofree char *domain = NULL;
  Sender *sender;

  if (reading == NULL || reading->report->original == NULL || reading->cases->len == 0)
    return;
  one = g_ptr_array_index (reading->cases, 0);
  if (!bounce_case_is_bounce (one))
    return;
  domain = dup_domain (reading->report->original);
  self->mails++;
  if (domain == NULL)
    return;

  sender = get_sender (self, domain);
  if (sender == NULL)
    return;
  sender->mails++;
  if (bounce_case_get_host (one) != NULL && !is_of_other (one->host, domain))
    count_host (sender, bounce_case_get_host (one), 1);
}

void
bounce_belongings_join (BounceBelongings       *self,
                        const BounceBelongings *other)
{
  GHashTableIter iter, hosts;
  gpointer domain, value, host, count;

  self->mails += other->mails;
  g_hash_table_iter_init (&iter, other->senders);
  while (g_hash_table_iter_next (&iter, &domain, &value))
    {
      const Sender *theirs = value;
      Sender *ours = get_sender (self, domain);

      if (ours == NULL)
        continue;
      ours->mails += theirs->mails;
      g_hash_table_iter_init (&hosts, theirs->hosts);
      while (g_hash_table_iter_next (&hosts, &host, &count))
        count_host (ours, host, GPOINTER_TO_UINT (count));
    }
}

static int
compare_hosts (gconstpointer a,
               gconstpointer b,
               gpointer      counts)
{
  const char *one = *(const char **) a, *other = *(const char **) b;
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, one)), m = GPOINTER_TO_UINT (g_hash_table_lookup (counts, other));

  return n != m ? (n > m ? -1 : 1) : strcmp (one, other);
}

/* Those that sent a quarter of the mails at least, most first. */
static char **
dup_servers (const Sender *sender)
{
  g_autoptr (GPtrArray) servers = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer host, count;

  g_hash_table_iter_init (&iter, sender->hosts);
  while (g_hash_table_iter_next (&iter, &host, &count))
    if (GPOINTER_TO_UINT (count) >= LEAST_MAILS && GPOINTER_TO_UINT (count) * 4 >= sender->mails)
      g_ptr_array_add (servers, host);
  g_ptr_array_sort_with_data (servers, compare_hosts, sender->hosts);
  g_ptr_array_set_size (servers, MIN (servers->len, MAX_SERVERS));
  g_ptr_array_add (servers, NULL);

  return g_strdupv ((char **) servers->pdata);
}

BounceBelongingsGuess *
bounce_belongings_guess (BounceBelongings *self)
{
  GHashTableIter iter;
  gpointer domain, value;

  g_hash_table_iter_init (&iter, self->senders);
  while (g_hash_table_iter_next (&iter, &domain, &value))
    {
      const Sender *sender = value;
      BounceBelongingsGuess *guess;

      if (sender->mails < LEAST_MAILS || sender->mails * 2 <= self->mails)
        continue;
      guess = g_new0 (BounceBelongingsGuess, 1);
      guess->domains = g_new0 (char *, 2);
      guess->domains[0] = g_strdup (domain);
      guess->servers = dup_servers (sender);
      guess->mails = sender->mails;
      guess->of = self->mails;
      return guess;
    }

  return NULL;
}

void
bounce_belongings_guess_free (BounceBelongingsGuess *self)
{
  if (self == NULL)
    return;

  g_strfreev (self->domains);
  g_strfreev (self->servers);
  g_free (self);
}
