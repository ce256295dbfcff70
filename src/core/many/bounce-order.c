/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of a view. Keys are laid out beside their indices first: a
 * comparison that had to find its records again would wait for memory. */
#include "bounce-order.h"

#include "bounce-filter.h"

#define CHECK_EVERY 4096           /* records between two looks at the cancellable */

typedef struct
{
  union
  {
    const char *text;
    gint64      number;
  };
  guint32 index;
} Key;

typedef struct
{
  GCancellable *cancellable;
  gboolean      descending;
} Sorting;

static gboolean
is_textual (BounceOrder order)
{
  return order == BOUNCE_ORDER_RECIPIENT || order == BOUNCE_ORDER_RECEIVER || order == BOUNCE_ORDER_HOST;
}

static const char *
get_text (BounceStore        *store,
          const BounceRecord *record,
          BounceOrder         order)
{
  guint32 number = order == BOUNCE_ORDER_RECIPIENT ? record->recipient
    : order == BOUNCE_ORDER_RECEIVER ? record->receiver : record->host;

  return bounce_store_get_text (store, number);
}

static gint64
get_number (const BounceRecord *record,
            BounceOrder         order)
{
  switch (order)
    {
    case BOUNCE_ORDER_CAUSE:
      return record->cause;
    case BOUNCE_ORDER_STATUS:
      return (gint64) record->status << 16 | record->code;
    case BOUNCE_ORDER_DATE:
      return record->date;
    case BOUNCE_ORDER_MAILBOX:
    case BOUNCE_ORDER_RECIPIENT:
    case BOUNCE_ORDER_RECEIVER:
    case BOUNCE_ORDER_HOST:
    default:
      return 0;
    }
}

/* What has no text comes last in either direction: nobody sorts to see it. */
static int
compare_texts (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const Sorting *sorting = user_data;
  const char *one = ((const Key *) a)->text, *other = ((const Key *) b)->text;
  int result;

  if (one == other || g_cancellable_is_cancelled (sorting->cancellable))
    return 0;
  if (one == NULL || other == NULL)
    return one == NULL ? 1 : -1;
  result = g_ascii_strcasecmp (one, other);

  return sorting->descending ? -result : result;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  const Sorting *sorting = user_data;
  gint64 one = ((const Key *) a)->number, other = ((const Key *) b)->number;
  int result = (one > other) - (one < other);

  if (g_cancellable_is_cancelled (sorting->cancellable))
    return 0;

  return sorting->descending ? -result : result;
}

/* The keys of all wanted records, in mailbox order; NULL when cancelled. */
static GArray *
collect (BounceStores            *stores,
         const BounceArchiveView *view,
         GCancellable            *cancellable)
{
  g_autoptr (BounceFilter) filter = bounce_filter_new (view, bounce_stores_get_removed (stores));
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (Key));
  guint32 index = 0;

  for (guint i = 0; i < bounce_stores_get_length (stores); i++)
    {
      BounceStore *store = bounce_stores_get (stores, i);
      guint length = bounce_store_get_length (store);

      bounce_filter_enter (filter, store);
      for (guint j = 0; j < length; j++, index++)
        {
          const BounceRecord *record = bounce_store_get (store, j);
          Key key = { .index = index };

          if (index % CHECK_EVERY == 0 && g_cancellable_is_cancelled (cancellable))
            return NULL;
          if (!bounce_filter_matches (filter, record))
            continue;
          if (is_textual (view->order))
            key.text = get_text (store, record, view->order);
          else
            key.number = get_number (record, view->order);
          g_array_append_val (keys, key);
        }
    }

  return g_steal_pointer (&keys);
}

static void
sort (GArray                  *keys,
      const BounceArchiveView *view,
      GCancellable            *cancellable)
{
  Sorting sorting = { cancellable, view->descending };

  if (view->order != BOUNCE_ORDER_MAILBOX)
    g_array_sort_with_data (keys, is_textual (view->order) ? compare_texts : compare_numbers, &sorting);
}

GArray *
bounce_order_make (BounceStores            *stores,
                   const BounceArchiveView *view,
                   GCancellable            *cancellable)
{
  g_autoptr (GArray) keys = collect (stores, view, cancellable);
  g_autoptr (GArray) order = NULL;
  gboolean backwards;

  if (keys == NULL)
    return NULL;

  sort (keys, view, cancellable);
  if (g_cancellable_is_cancelled (cancellable))
    return NULL;

  backwards = view->order == BOUNCE_ORDER_MAILBOX && view->descending;
  order = g_array_sized_new (FALSE, FALSE, sizeof (guint32), keys->len);
  for (guint i = 0; i < keys->len; i++)
    g_array_append_val (order, g_array_index (keys, Key, backwards ? keys->len - 1 - i : i).index);

  return g_steal_pointer (&order);
}
