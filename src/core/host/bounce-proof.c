/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Compares whom the returned message went from and to with whom the report
 * went to and names. */
#include "bounce-proof.h"

#include "bounce-addr-spec.h"
#include "bounce-organisation.h"

#include <string.h>

#define MAX_ADDRESSES 2000
#define MAX_MAILBOXES 40        /* of ours: each is compared with every server */

struct _BounceProof
{
  gboolean    returned;          /* a message that some server has seen         */
  gboolean    from_us;           /* it came from whom the report went to        */
  GHashTable *written_to;        /* addresses of the returned message, keys     */
  GHashTable *coded;             /* recipients that return paths name, keys     */
};

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* One address in all its spellings: case, and RFC 5891's two forms of a domain. */
static char *
dup_key (const char *address)
{
  const char *domain = bounce_addr_spec_get_domain (address);
  g_autofree char *valid = g_utf8_make_valid (address, -1);
  g_autofree char *ascii = domain != NULL ? g_hostname_to_ascii (domain) : NULL;
  g_autofree char *local = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *folded = NULL;

  if (ascii == NULL)
    return g_utf8_casefold (valid, -1);
  local = g_strndup (address, domain - address);
  whole = g_strconcat (local, ascii, NULL);
  folded = g_utf8_make_valid (whole, -1);

  return g_utf8_casefold (folded, -1);
}

static void
add (GHashTable *set,
     const char *address)
{
  if (address != NULL && strchr (address, '@') != NULL && g_hash_table_size (set) < MAX_ADDRESSES)
    g_hash_table_add (set, dup_key (address));
}

static void
add_mailbox (GHashTable *set,
             const char *address)
{
  if (g_hash_table_size (set) < MAX_MAILBOXES)
    add (set, address);
}

static void
add_coded (GHashTable *set,
           const char *return_path)
{
  g_autofree char *hidden = bounce_addr_spec_undo_verp (return_path);

  add (set, hidden);
}

static void
add_headers (GHashTable         *set,
             BounceMessage      *message,
             const char * const *names,
             void              (*take) (GHashTable *, const char *))
{
  for (guint i = 0; message != NULL && names[i] != NULL; i++)
    {
      g_auto (GStrv) addresses = bounce_message_dup_addresses (message, names[i]);

      for (guint j = 0; addresses != NULL && addresses[j] != NULL && j < MAX_ADDRESSES; j++)
        take (set, addresses[j]);
    }
}

/* What a server noted behind "for". */
static void
add_noted (GHashTable *set,
           GPtrArray  *path)
{
  for (guint i = 0; i < path->len; i++)
    add (set, ((BounceHop *) path->pdata[i])->received->recipient);
}

/* The organisation behind @name is that of one of the addresses. */
static gboolean
is_kin (GHashTable *set,
        const char *name)
{
  GHashTableIter iter;
  gpointer key;

  if (name == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const char *domain = bounce_addr_spec_get_domain (key);

      if (domain != NULL && (g_ascii_strcasecmp (domain, name) == 0 || bounce_organisation_equal (domain, name)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
any_is_kin (GHashTable    *set,
            BounceMessage *original)
{
  static const char * const names[] = { "Return-Path", "From", "Sender", "Errors-To", "Reply-To", "Resent-From", "Message-ID", NULL };

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_auto (GStrv) addresses = bounce_message_dup_addresses (original, names[i]);

      for (guint j = 0; addresses != NULL && addresses[j] != NULL && j < 8; j++)
        if (is_kin (set, bounce_addr_spec_get_domain (addresses[j])))
          return TRUE;
    }
  return FALSE;
}

static gboolean
passed_kin (GHashTable *set,
            GPtrArray  *way_out)
{
  for (guint i = 0; i < way_out->len; i++)
    {
      const BounceHop *hop = way_out->pdata[i];

      if (is_kin (set, hop->received->by) || is_kin (set, hop->received->name))
        return TRUE;
    }
  return FALSE;
}

/* A report goes to the envelope sender: what is returned must be from there. */
static gboolean
comes_from_us (const BounceParties *parties,
               BounceMessage       *message)
{
  static const char * const mailboxes[] = { "To", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "Apparently-To", NULL };
  g_autoptr (GHashTable) us = new_set ();

  add_headers (us, message, mailboxes, add_mailbox);
  add_noted (us, parties->road);
  return any_is_kin (us, parties->report->original) || passed_kin (us, parties->way_out);
}

BounceProof *
bounce_proof_new (const BounceParties *parties,
                  BounceMessage       *message,
                  gboolean             ours)
{
  static const char * const recipients[] = {
    "To", "Cc", "Bcc", "Resent-To", "Resent-Cc", "Apparently-To", "X-Original-To", "Delivered-To", "Envelope-To", NULL
  };
  static const char * const return_paths[] = { "Return-Path", "Sender", "Errors-To", NULL };
  static const char * const mailboxes[] = { "To", "Delivered-To", "X-Original-To", "Envelope-To", NULL };
  BounceProof *self = g_new0 (BounceProof, 1);
  BounceMessage *original = parties->report->original;

  self->written_to = new_set ();
  self->coded = new_set ();
  add_headers (self->coded, message, mailboxes, add_coded);
  if (original == NULL)
    return self;
  self->returned = parties->way_out->len > 0 || bounce_message_get_header (original, "Message-ID") != NULL;
  self->from_us = ours || comes_from_us (parties, message);
  add_headers (self->written_to, original, recipients, add);
  add_headers (self->written_to, original, return_paths, add_coded);
  add_noted (self->written_to, parties->way_out);

  return self;
}

static gboolean
is_among (GHashTable *set,
          const char *address)
{
  g_autofree char *key = address != NULL ? dup_key (address) : NULL;

  return key != NULL && g_hash_table_contains (set, key);
}

gboolean
bounce_proof_holds_for (const BounceProof     *self,
                        const BounceRecipient *recipient)
{
  if (recipient == NULL || recipient->address == NULL)
    return FALSE;
  if (is_among (self->coded, recipient->address) || is_among (self->coded, recipient->original))
    return TRUE;

  return self->returned && self->from_us &&
         (is_among (self->written_to, recipient->address) || is_among (self->written_to, recipient->original));
}

void
bounce_proof_free (BounceProof *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->written_to);
  g_hash_table_unref (self->coded);
  g_free (self);
}
