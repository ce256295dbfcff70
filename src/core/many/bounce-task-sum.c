/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Adds up mails, receivers and dates. */
#include "bounce-task-sum.h"

#include <string.h>

BounceTaskSum *
bounce_task_sum_new (void)
{
  BounceTaskSum *self = g_new0 (BounceTaskSum, 1);

  self->receivers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

static void
add_receiver (BounceTaskSum *self,
              const char    *receiver,
              guint          count)
{
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (self->receivers, receiver));

  g_hash_table_insert (self->receivers, g_strdup (receiver), GUINT_TO_POINTER (before + count));
}

static void
add_date (BounceTaskSum *self,
          GDateTime     *date)
{
  if (date == NULL)
    return;

  if (self->first == NULL || g_date_time_compare (date, self->first) < 0)
    {
      g_clear_pointer (&self->first, g_date_time_unref);
      self->first = g_date_time_ref (date);
    }
  if (self->last == NULL || g_date_time_compare (date, self->last) > 0)
    {
      g_clear_pointer (&self->last, g_date_time_unref);
      self->last = g_date_time_ref (date);
    }
}

void
bounce_task_sum_add (BounceTaskSum *self,
                     const char    *receiver,
                     GDateTime     *date)
{
  self->count++;
  if (receiver != NULL)
    add_receiver (self, receiver, 1);
  add_date (self, date);
}

void
bounce_task_sum_join (BounceTaskSum       *self,
                      const BounceTaskSum *other)
{
  GHashTableIter iter;
  gpointer receiver, count;

  self->count += other->count;
  g_hash_table_iter_init (&iter, other->receivers);
  while (g_hash_table_iter_next (&iter, &receiver, &count))
    add_receiver (self, receiver, GPOINTER_TO_UINT (count));
  add_date (self, other->first);
  add_date (self, other->last);
}

static int
compare_receivers (gconstpointer a,
                   gconstpointer b,
                   gpointer      user_data)
{
  GHashTable *counts = user_data;
  const char *one = *(const char **) a, *other = *(const char **) b;
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, one));
  guint other_count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, other));

  if (count != other_count)
    return count > other_count ? -1 : 1;

  return strcmp (one, other);
}

GPtrArray *
bounce_task_sum_dup_receivers (const BounceTaskSum *self,
                               guint                most)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer receiver;

  g_hash_table_iter_init (&iter, self->receivers);
  while (g_hash_table_iter_next (&iter, &receiver, NULL))
    g_ptr_array_add (names, g_strdup (receiver));
  g_ptr_array_sort_with_data (names, compare_receivers, self->receivers);
  if (names->len > most)
    g_ptr_array_set_size (names, most);

  return names;
}

void
bounce_task_sum_free (BounceTaskSum *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->receivers);
  g_clear_pointer (&self->first, g_date_time_unref);
  g_clear_pointer (&self->last, g_date_time_unref);
  g_free (self);
}
