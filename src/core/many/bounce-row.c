/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A place in the archive, as an object that a list can bind to. */
#include "bounce-row.h"

struct _BounceRow
{
  GObject parent_instance;

  BounceStore        *store;
  const BounceRecord *record;    /* in @store                                   */
  guint               index;
  GHashTable         *cache;
};

G_DEFINE_FINAL_TYPE (BounceRow, bounce_row, G_TYPE_OBJECT)

static void
bounce_row_finalize (GObject *object)
{
  BounceRow *self = BOUNCE_ROW (object);

  if (g_hash_table_lookup (self->cache, GUINT_TO_POINTER (self->index)) == self)
    g_hash_table_remove (self->cache, GUINT_TO_POINTER (self->index));
  g_hash_table_unref (self->cache);
  bounce_store_unref (self->store);

  G_OBJECT_CLASS (bounce_row_parent_class)->finalize (object);
}

static void
bounce_row_class_init (BounceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bounce_row_finalize;
}

static void
bounce_row_init (BounceRow *self)
{
}

BounceRow *
bounce_row_new (BounceStore *store,
                guint        position,
                guint        index,
                GHashTable  *cache)
{
  BounceRow *self = g_object_new (BOUNCE_TYPE_ROW, NULL);

  self->store = bounce_store_ref (store);
  self->record = bounce_store_get (store, position);
  self->index = index;
  self->cache = g_hash_table_ref (cache);
  g_hash_table_insert (cache, GUINT_TO_POINTER (index), self);

  return self;
}

const BounceRecord *
bounce_row_get_record (BounceRow *self)
{
  g_return_val_if_fail (BOUNCE_IS_ROW (self), NULL);

  return self->record;
}

const char *
bounce_row_get_recipient (BounceRow *self)
{
  g_return_val_if_fail (BOUNCE_IS_ROW (self), NULL);

  return bounce_store_get_text (self->store, self->record->recipient);
}

const char *
bounce_row_get_receiver (BounceRow *self)
{
  g_return_val_if_fail (BOUNCE_IS_ROW (self), NULL);

  return bounce_store_get_text (self->store, self->record->receiver);
}

const char *
bounce_row_get_reply (BounceRow *self)
{
  g_return_val_if_fail (BOUNCE_IS_ROW (self), NULL);

  return bounce_store_get_text (self->store, self->record->reply);
}

const char *
bounce_row_get_subject (BounceRow *self)
{
  g_return_val_if_fail (BOUNCE_IS_ROW (self), NULL);

  return bounce_store_get_text (self->store, self->record->subject);
}

const char *
bounce_row_get_host (BounceRow *self)
{
  g_return_val_if_fail (BOUNCE_IS_ROW (self), NULL);

  return bounce_store_get_text (self->store, self->record->host);
}

guint
bounce_row_get_index (BounceRow *self)
{
  g_return_val_if_fail (BOUNCE_IS_ROW (self), G_MAXUINT);

  return self->index;
}
