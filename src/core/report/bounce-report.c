/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What one message says of deliveries, as plain data. */
#include "bounce-report.h"

#include "bounce-addr-spec.h"
#include "bounce-fields.h"

/* What readers see, and behind it what keeps a list of thousands of recipients
 * from being searched for each one added. */
typedef struct
{
  BounceReport     report;
  GHashTable      *by_address;   /* folded address ("" for none) → BounceRecipient */
  BounceRecipient *spare;        /* takes what lies beyond the limit            */
} BounceReportPrivate;

static const char *const kind_ids[BOUNCE_N_KINDS] = {
  [BOUNCE_KIND_OTHER]      = "other",
  [BOUNCE_KIND_FAILURE]    = "failure",
  [BOUNCE_KIND_DELAY]      = "delay",
  [BOUNCE_KIND_DELIVERY]   = "delivery",
  [BOUNCE_KIND_COMPLAINT]  = "complaint",
  [BOUNCE_KIND_AUTO_REPLY] = "auto-reply",
  [BOUNCE_KIND_RECEIPT]    = "receipt",
  [BOUNCE_KIND_CHALLENGE]  = "challenge",
  [BOUNCE_KIND_UNREADABLE] = "unreadable",
};

static const char *const action_ids[] = {
  [BOUNCE_ACTION_UNKNOWN]   = NULL,
  [BOUNCE_ACTION_FAILED]    = "failed",
  [BOUNCE_ACTION_DELAYED]   = "delayed",
  [BOUNCE_ACTION_DELIVERED] = "delivered",
  [BOUNCE_ACTION_RELAYED]   = "relayed",
  [BOUNCE_ACTION_EXPANDED]  = "expanded",
};

/* Not RFC 3464's words, but those of some servers. */
static const struct { const char *word; BounceAction action; } action_synonyms[] = {
  { "failure",   BOUNCE_ACTION_FAILED },
  { "fail",      BOUNCE_ACTION_FAILED },
  { "error",     BOUNCE_ACTION_FAILED },
  { "expired",   BOUNCE_ACTION_FAILED },
  { "rejected",  BOUNCE_ACTION_FAILED },
  { "delay",     BOUNCE_ACTION_DELAYED },
  { "deferred",  BOUNCE_ACTION_DELAYED },
  { "deliverable", BOUNCE_ACTION_DELIVERED },
  { "delivery",  BOUNCE_ACTION_DELIVERED },
};

const char *
bounce_kind_to_id (BounceKind kind)
{
  g_return_val_if_fail ((guint) kind < BOUNCE_N_KINDS, "other");

  return kind_ids[kind];
}

const char *
bounce_action_to_id (BounceAction action)
{
  g_return_val_if_fail ((guint) action < G_N_ELEMENTS (action_ids), NULL);

  return action_ids[action];
}

BounceAction
bounce_action_from_id (const char *text)
{
  gsize n = 0;

  if (text == NULL)
    return BOUNCE_ACTION_UNKNOWN;
  while (g_ascii_isspace (*text))
    text++;
  while (g_ascii_isalpha (text[n]))
    n++;
  if (n == 0 || n > 16)
    return BOUNCE_ACTION_UNKNOWN;

  for (guint i = 1; i < G_N_ELEMENTS (action_ids); i++)
    {
      if (g_ascii_strncasecmp (text, action_ids[i], n) == 0 && action_ids[i][n] == '\0')
        return (BounceAction) i;
    }
  for (guint i = 0; i < G_N_ELEMENTS (action_synonyms); i++)
    {
      if (g_ascii_strncasecmp (text, action_synonyms[i].word, n) == 0 && action_synonyms[i].word[n] == '\0')
        return action_synonyms[i].action;
    }
  return BOUNCE_ACTION_UNKNOWN;
}

static void
bounce_recipient_free (BounceRecipient *self)
{
  g_free (self->address);
  g_free (self->original);
  g_free (self->remote_mta);
  g_free (self->diagnostic_type);
  g_free (self->diagnostic);
  g_free (self->text);
  g_free (self->last_attempt);
  g_free (self->retry_until);
  g_free (self);
}

BounceReport *
bounce_report_new (BounceKind  kind,
                   const char *dialect)
{
  BounceReportPrivate *self = g_new0 (BounceReportPrivate, 1);

  self->report.kind = kind;
  self->report.dialect = dialect;
  self->report.text = g_strdup ("");
  self->report.recipients = g_ptr_array_new_with_free_func ((GDestroyNotify) bounce_recipient_free);
  self->by_address = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return &self->report;
}

BounceRecipient *
bounce_report_add_recipient (BounceReport *self,
                             const char   *address)
{
  BounceReportPrivate *priv = (BounceReportPrivate *) self;
  g_autofree char *tidy = NULL;
  g_autofree char *valid = NULL;
  g_autofree char *key = NULL;
  BounceRecipient *recipient;

  g_return_val_if_fail (self != NULL, NULL);

  if (address != NULL)
    {
      valid = g_utf8_make_valid (address, -1);
      tidy = bounce_addr_spec_tidy (valid);
    }
  key = tidy != NULL ? g_ascii_strdown (tidy, -1) : g_strdup ("");
  recipient = g_hash_table_lookup (priv->by_address, key);
  /* One that was added without address, and got an odd one since, is another. */
  if (recipient != NULL && (tidy != NULL || recipient->address == NULL))
    return recipient;

  if (self->recipients->len >= BOUNCE_FIELDS_MAX_GROUPS)
    {
      g_clear_pointer (&priv->spare, bounce_recipient_free);
      priv->spare = g_new0 (BounceRecipient, 1);
      return priv->spare;
    }
  recipient = g_new0 (BounceRecipient, 1);
  recipient->address = g_steal_pointer (&tidy);
  g_ptr_array_add (self->recipients, recipient);
  g_hash_table_insert (priv->by_address, g_steal_pointer (&key), recipient);
  return recipient;
}

BounceKind
bounce_report_get_kind_of (BounceReport          *self,
                           const BounceRecipient *recipient)
{
  g_return_val_if_fail (self != NULL, BOUNCE_KIND_OTHER);

  if (self->kind != BOUNCE_KIND_FAILURE && self->kind != BOUNCE_KIND_DELAY && self->kind != BOUNCE_KIND_DELIVERY)
    return self->kind;

  switch (recipient != NULL ? recipient->action : BOUNCE_ACTION_UNKNOWN)
    {
    case BOUNCE_ACTION_FAILED:
      return BOUNCE_KIND_FAILURE;
    case BOUNCE_ACTION_DELAYED:
      return BOUNCE_KIND_DELAY;
    case BOUNCE_ACTION_DELIVERED:
    case BOUNCE_ACTION_RELAYED:
    case BOUNCE_ACTION_EXPANDED:
      return BOUNCE_KIND_DELIVERY;
    case BOUNCE_ACTION_UNKNOWN:
    default:
      return self->kind;
    }
}

void
bounce_report_free (BounceReport *self)
{
  BounceReportPrivate *priv = (BounceReportPrivate *) self;

  if (self == NULL)
    return;
  g_clear_pointer (&priv->spare, bounce_recipient_free);
  g_hash_table_unref (priv->by_address);
  g_ptr_array_unref (self->recipients);
  g_clear_pointer (&self->original, bounce_message_free);
  g_free (self->reporter);
  g_free (self->received_from);
  g_free (self->arrival);
  g_free (self->envelope_id);
  g_free (self->source_ip);
  g_free (self->feedback_type);
  g_free (self->text);
  g_free (priv);
}
