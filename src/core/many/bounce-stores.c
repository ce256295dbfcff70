/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* All batches of an archive, and which files no longer count: their records
 * stay where they are, so that every index keeps its meaning. */
#include "bounce-stores.h"

#include "bounce-file-ranges.h"

struct _BounceStores
{
  GPtrArray *stores;
  GArray    *starts;             /* guint32: index of each store's first record */
  guint32    next;               /* the index of the next record                */
  GArray    *removed;            /* ranges of files                             */
  guint      n_removed;          /* their records                               */
};

static BounceStores *
stores_new (GArray *starts,
            GArray *removed)
{
  BounceStores *self = g_new0 (BounceStores, 1);

  self->stores = g_ptr_array_new_with_free_func ((GDestroyNotify) bounce_store_unref);
  self->starts = starts;
  self->removed = removed;

  return self;
}

BounceStores *
bounce_stores_new (void)
{
  return stores_new (g_array_new (FALSE, FALSE, sizeof (guint32)), bounce_file_ranges_new ());
}

BounceStores *
bounce_stores_copy (BounceStores *self)
{
  BounceStores *copy = stores_new (g_array_copy (self->starts), bounce_file_ranges_copy (self->removed));

  copy->next = self->next;
  copy->n_removed = self->n_removed;
  for (guint i = 0; i < self->stores->len; i++)
    g_ptr_array_add (copy->stores, bounce_store_ref (g_ptr_array_index (self->stores, i)));

  return copy;
}

static guint
count_removed (BounceStores *self,
               BounceStore  *store)
{
  guint length = bounce_store_get_length (store), n = 0;

  for (guint i = 0; self->removed->len > 0 && i < length; i++)
    n += bounce_stores_is_removed (self, bounce_store_get (store, i));

  return n;
}

void
bounce_stores_add (BounceStores *self,
                   BounceStore  *store)
{
  g_ptr_array_add (self->stores, bounce_store_ref (store));
  g_array_append_val (self->starts, self->next);
  self->next += bounce_store_get_length (store);
  self->n_removed += count_removed (self, store);
}

guint
bounce_stores_get_length (BounceStores *self)
{
  return self->stores->len;
}

BounceStore *
bounce_stores_get (BounceStores *self,
                   guint         nth)
{
  return g_ptr_array_index (self->stores, nth);
}

guint32
bounce_stores_get_start (BounceStores *self,
                         guint         nth)
{
  return g_array_index (self->starts, guint32, nth);
}

BounceStore *
bounce_stores_find (BounceStores *self,
                    guint32       index,
                    guint        *position)
{
  guint low = 0, high = self->starts->len;

  g_return_val_if_fail (index < self->next, NULL);

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->starts, guint32, middle) <= index)
        low = middle;
      else
        high = middle;
    }
  *position = index - g_array_index (self->starts, guint32, low);

  return g_ptr_array_index (self->stores, low);
}

const BounceRecord *
bounce_stores_find_record (BounceStores *self,
                           guint32       index)
{
  guint position;
  BounceStore *store = bounce_stores_find (self, index, &position);

  return bounce_store_get (store, position);
}

void
bounce_stores_remove_files (BounceStores *self,
                            guint         from,
                            guint         to)
{
  bounce_file_ranges_add (self->removed, from, to);
  self->n_removed = 0;
  for (guint i = 0; i < self->stores->len; i++)
    self->n_removed += count_removed (self, g_ptr_array_index (self->stores, i));
}

gboolean
bounce_stores_is_removed (BounceStores       *self,
                          const BounceRecord *record)
{
  return bounce_file_ranges_contains (self->removed, record->file);
}

GArray *
bounce_stores_get_removed (BounceStores *self)
{
  return self->removed;
}

guint
bounce_stores_get_total (BounceStores *self)
{
  return self->next - self->n_removed;
}

void
bounce_stores_free (BounceStores *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->stores);
  g_array_unref (self->starts);
  g_array_unref (self->removed);
  g_free (self);
}

/* A batch writes each text down once: its number is the same in the next record,
 * mostly. */
static guint
count_host (BounceStores *stores,
            BounceStore  *store,
            const char   *host,
            BounceCause   cause)
{
  guint32 asked = G_MAXUINT32;
  gboolean same = FALSE;
  guint n = 0;

  for (guint i = 0; i < bounce_store_get_length (store); i++)
    {
      const BounceRecord *record = bounce_store_get (store, i);

      if (record->cause != cause)
        continue;
      if (record->host != asked)
        {
          same = g_strcmp0 (bounce_store_get_text (store, record->host), host) == 0;
          asked = record->host;
        }
      n += same && !bounce_stores_is_removed (stores, record);
    }

  return n;
}

guint
bounce_stores_count_host (BounceStores *self,
                          const char   *host,
                          BounceCause   cause)
{
  guint n = 0;

  for (guint i = 0; i < bounce_stores_get_length (self); i++)
    n += count_host (self, bounce_stores_get (self, i), host, cause);

  return n;
}
