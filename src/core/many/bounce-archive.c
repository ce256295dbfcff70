/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Batches of records as one list that is filtered, sorted and published in
 * steps. */
#include "bounce-archive.h"

#include "bounce-filter.h"
#include "bounce-order.h"
#include "bounce-row.h"
#include "bounce-shown.h"
#include "bounce-stores.h"

struct _BounceArchive
{
  GObject parent_instance;

  BounceStores      *stores;
  guint              generation; /* of @stores: one more with each clear ()     */
  GHashTable        *rows;       /* index → BounceRow, not owning               */

  BounceArchiveView  view;
  BounceFilter      *filter;     /* of @view, for newcomers                     */
  GArray            *order;      /* guint32: what the view wants                */
  BounceShown       *shown;      /* what the list shows of it                   */

  GCancellable      *making;     /* of the newest order that is being made      */
  GTask             *publishing; /* the view whose rows are still coming        */
  guint              idle;
};

static void bounce_archive_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BounceArchive, bounce_archive, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, bounce_archive_list_model_init))

/* One wish for a view, on its way to the other thread and back. */
typedef struct
{
  BounceArchiveView  view;       /* with a search of its own                    */
  BounceStores      *stores;     /* as they were                                */
  guint              generation;
  GCancellable      *overtaken;
} Making;

static void
making_free (Making *making)
{
  g_free ((char *) making->view.search);
  bounce_stores_free (making->stores);
  g_object_unref (making->overtaken);
  g_free (making);
}

static GType
bounce_archive_get_item_type (GListModel *model)
{
  return BOUNCE_TYPE_ROW;
}

static guint
bounce_archive_get_n_items (GListModel *model)
{
  return bounce_shown_get_length (BOUNCE_ARCHIVE (model)->shown);
}

static gpointer
bounce_archive_get_item (GListModel *model,
                         guint       position)
{
  BounceArchive *self = BOUNCE_ARCHIVE (model);
  BounceStore *store;
  BounceRow *row;
  guint32 index;
  guint nth;

  if (position >= bounce_shown_get_length (self->shown))
    return NULL;
  index = bounce_shown_get (self->shown, position);
  row = g_hash_table_lookup (self->rows, GUINT_TO_POINTER (index));
  if (row != NULL)
    return g_object_ref (row);

  store = bounce_stores_find (self->stores, index, &nth);
  return bounce_row_new (store, nth, index, self->rows);
}

static void
bounce_archive_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = bounce_archive_get_item_type;
  iface->get_n_items = bounce_archive_get_n_items;
  iface->get_item = bounce_archive_get_item;
}

static void
bounce_archive_finalize (GObject *object)
{
  BounceArchive *self = BOUNCE_ARCHIVE (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->making);
  g_clear_pointer (&self->filter, bounce_filter_free);
  g_free ((char *) self->view.search);
  bounce_shown_free (self->shown);
  g_array_unref (self->order);
  bounce_stores_free (self->stores);
  g_hash_table_unref (self->rows);

  G_OBJECT_CLASS (bounce_archive_parent_class)->finalize (object);
}

static void
bounce_archive_class_init (BounceArchiveClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bounce_archive_finalize;
}

static void
bounce_archive_init (BounceArchive *self)
{
  self->stores = bounce_stores_new ();
  self->rows = g_hash_table_new (NULL, NULL);
  self->view = (BounceArchiveView) { .cause = -1, .kind = -1 };
  self->filter = bounce_filter_new (&self->view, NULL);
  self->order = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->shown = bounce_shown_new (G_LIST_MODEL (self));
  bounce_shown_restart (self->shown, self->order);
}

BounceArchive *
bounce_archive_new (void)
{
  return g_object_new (BOUNCE_TYPE_ARCHIVE, NULL);
}

/* Puts those of the nth store that fit at the end of the order. */
static void
admit (BounceArchive *self,
       guint          nth)
{
  BounceStore *store = bounce_stores_get (self->stores, nth);
  guint32 index = bounce_stores_get_start (self->stores, nth);
  guint length = bounce_store_get_length (store);

  bounce_filter_enter (self->filter, store);
  for (guint i = 0; i < length; i++, index++)
    if (bounce_filter_matches (self->filter, bounce_store_get (store, i)))
      g_array_append_val (self->order, index);
}

void
bounce_archive_append (BounceArchive *self,
                       BounceStore   *batch)
{
  g_return_if_fail (BOUNCE_IS_ARCHIVE (self) && batch != NULL);

  if (bounce_store_get_length (batch) == 0)
    return;
  bounce_stores_add (self->stores, batch);
  admit (self, bounce_stores_get_length (self->stores) - 1);

  /* While a view is being published its last step takes them along. */
  if (self->publishing == NULL)
    bounce_shown_catch_up (self->shown);
}

guint
bounce_archive_get_total (BounceArchive *self)
{
  g_return_val_if_fail (BOUNCE_IS_ARCHIVE (self), 0);

  return bounce_stores_get_total (self->stores);
}

guint
bounce_archive_count_host (BounceArchive *self,
                           const char    *host,
                           BounceCause    cause)
{
  return bounce_stores_count_host (self->stores, host, cause);
}

guint
bounce_archive_get_matching (BounceArchive *self)
{
  g_return_val_if_fail (BOUNCE_IS_ARCHIVE (self), 0);

  return self->order->len;
}

guint
bounce_archive_find (BounceArchive *self,
                     guint          index)
{
  g_return_val_if_fail (BOUNCE_IS_ARCHIVE (self), G_MAXUINT);

  for (guint i = 0; i < bounce_shown_get_length (self->shown); i++)
    if (bounce_shown_get (self->shown, i) == index)
      return i;

  return G_MAXUINT;
}

static void
finish_publishing (BounceArchive *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->publishing);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (task != NULL)
    g_task_return_boolean (task, TRUE);
}

static gboolean
publish_more (gpointer user_data)
{
  BounceArchive *self = BOUNCE_ARCHIVE (user_data);

  if (bounce_shown_step (self->shown))
    return G_SOURCE_CONTINUE;

  self->idle = 0;
  finish_publishing (self);

  return G_SOURCE_REMOVE;
}

static void
fail_overtaken (GTask *task)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Another view was asked for");
}

/* Takes removed records out of the order; says how many of them are published,
 * and sets *@first to where. */
static guint
strip_removed (BounceArchive *self,
               guint         *first)
{
  guint kept = 0, gone = 0, length = bounce_shown_get_length (self->shown);

  *first = 0;
  if (bounce_stores_get_removed (self->stores)->len == 0)
    return 0;
  for (guint i = 0; i < self->order->len; i++)
    {
      guint32 index = g_array_index (self->order, guint32, i);

      if (!bounce_stores_is_removed (self->stores, bounce_stores_find_record (self->stores, index)))
        g_array_index (self->order, guint32, kept++) = index;
      else if (i < length && gone++ == 0)
        *first = i;
    }
  g_array_set_size (self->order, kept);

  return gone;
}

static void
publish_rest (BounceArchive *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  if (bounce_shown_is_mixed (self->shown) || bounce_shown_get_length (self->shown) < self->order->len)
    self->idle = g_idle_add (publish_more, self);
  else
    finish_publishing (self);
}

static void
renew_filter (BounceArchive *self)
{
  bounce_filter_free (self->filter);
  self->filter = bounce_filter_new (&self->view, bounce_stores_get_removed (self->stores));
}

void
bounce_archive_remove_files (BounceArchive *self,
                             guint          from,
                             guint          to)
{
  guint first, gone;

  g_return_if_fail (BOUNCE_IS_ARCHIVE (self) && from <= to);

  bounce_shown_unmix (self->shown);
  bounce_stores_remove_files (self->stores, from, to);
  renew_filter (self);
  gone = strip_removed (self, &first);

  /* What was added last stands together at the end, unless it was sorted in. */
  if (!bounce_shown_is_mixed (self->shown)
      && (gone == 0 || first + gone == bounce_shown_get_length (self->shown) || self->order->len == 0))
    {
      if (gone > 0)
        bounce_shown_remove (self->shown, first, gone);
      return;
    }
  bounce_shown_restart (self->shown, self->order);
  publish_rest (self);
}

void
bounce_archive_clear (BounceArchive *self)
{
  g_return_if_fail (BOUNCE_IS_ARCHIVE (self));

  bounce_shown_unmix (self->shown);
  self->generation++;
  bounce_stores_free (self->stores);
  self->stores = bounce_stores_new ();
  /* Rows that somebody still holds keep the old table; indices begin again. */
  g_hash_table_unref (self->rows);
  self->rows = g_hash_table_new (NULL, NULL);
  renew_filter (self);
  g_array_set_size (self->order, 0);
  bounce_shown_restart (self->shown, self->order);
  publish_rest (self);
}

/* The new order takes the place of the old one, published or not. */
static void
adopt (BounceArchive *self,
       GTask         *task,
       GArray        *order)
{
  Making *making = g_task_get_task_data (task);
  guint first;
  guint known = bounce_stores_get_length (making->stores);

  /* Made of what has been cleared: the view is still wanted. */
  if (making->generation != self->generation)
    {
      g_array_set_size (order, 0);
      known = 0;
    }
  g_array_unref (self->order);
  self->order = order;
  g_free ((char *) self->view.search);
  self->view = making->view;
  self->view.search = g_strdup (making->view.search);
  renew_filter (self);
  /* Meanwhile files may have been removed, and batches come. */
  strip_removed (self, &first);
  for (guint i = known; i < bounce_stores_get_length (self->stores); i++)
    admit (self, i);

  if (self->publishing != NULL)
    fail_overtaken (self->publishing);
  g_clear_object (&self->publishing);
  self->publishing = g_object_ref (task);
  bounce_shown_replace (self->shown, self->order);
  publish_rest (self);
}

static void
make_order (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  Making *making = task_data;
  GArray *order = bounce_order_make (making->stores, &making->view, making->overtaken);

  if (order != NULL)
    g_task_return_pointer (task, order, (GDestroyNotify) g_array_unref);
  else
    fail_overtaken (task);
}

/* Back on the main thread. @user_data: the caller's task. */
static void
order_made (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  BounceArchive *self = g_task_get_source_object (task);
  Making *making = g_task_get_task_data (task);
  g_autoptr (GArray) order = g_task_propagate_pointer (G_TASK (result), NULL);

  if (self->making == making->overtaken)
    g_clear_object (&self->making);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (order == NULL || g_cancellable_is_cancelled (making->overtaken))
    fail_overtaken (task);
  else
    adopt (self, task, g_steal_pointer (&order));
}

static void
cancel_making (GCancellable *cancellable,
               gpointer      overtaken)
{
  g_cancellable_cancel (overtaken);
}

void
bounce_archive_set_view_async (BounceArchive           *self,
                               const BounceArchiveView *view,
                               GCancellable            *cancellable,
                               GAsyncReadyCallback      callback,
                               gpointer                 user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) worker = NULL;
  Making *making;

  g_return_if_fail (BOUNCE_IS_ARCHIVE (self) && view != NULL);

  if (self->making != NULL)
    g_cancellable_cancel (self->making);
  g_clear_object (&self->making);

  making = g_new0 (Making, 1);
  making->view = *view;
  making->view.search = g_strdup (view->search);
  making->stores = bounce_stores_copy (self->stores);
  making->generation = self->generation;
  making->overtaken = g_cancellable_new ();
  self->making = g_object_ref (making->overtaken);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, bounce_archive_set_view_async);
  g_task_set_task_data (task, making, (GDestroyNotify) making_free);
  if (g_cancellable_is_cancelled (cancellable))
    g_cancellable_cancel (making->overtaken);
  else if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (cancel_making), making->overtaken, 0);
  /* Without a source: the worker must not be the last to hold the archive. */
  worker = g_task_new (NULL, NULL, order_made, g_object_ref (task));
  g_task_set_task_data (worker, making, NULL);
  g_task_run_in_thread (worker, make_order);
}

gboolean
bounce_archive_set_view_finish (BounceArchive  *self,
                                GAsyncResult   *result,
                                GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
