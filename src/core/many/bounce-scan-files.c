/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Which number in a record is which file, and how much of it has been taken. */
#include "bounce-scan-files.h"

#define MAX_KEPT 1000              /* mailboxes: about a kilobyte each            */

typedef struct
{
  GFile         *file;
  BounceMailbox *mailbox;        /* or NULL                                     */
  guint64        size;
  guint          group;
  guint          taken;          /* messages; G_MAXUINT: all                    */
} Entry;

struct _BounceScanFiles
{
  gatomicrefcount  ref_count;
  GMutex           lock;         /* guards all below                            */
  GPtrArray       *entries;      /* of Entry                                    */
  GHashTable      *by_file;      /* GFile (an entry's) → number                 */
  GHashTable      *by_mailbox;   /* BounceMailbox (an entry's) → number         */
  guint            kept;
};

BounceScanSource *
bounce_scan_source_new (GFile         *file,
                        BounceMailbox *mailbox)
{
  BounceScanSource *self = g_new0 (BounceScanSource, 1);

  self->file = g_object_ref (file);
  self->mailbox = mailbox != NULL ? bounce_mailbox_ref (mailbox) : NULL;

  return self;
}

void
bounce_scan_source_free (BounceScanSource *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->file);
  g_clear_pointer (&self->mailbox, bounce_mailbox_unref);
  g_free (self);
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_object_unref (entry->file);
  g_clear_pointer (&entry->mailbox, bounce_mailbox_unref);
  g_free (entry);
}

BounceScanFiles *
bounce_scan_files_new (void)
{
  BounceScanFiles *self = g_new0 (BounceScanFiles, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->by_file = g_hash_table_new (g_file_hash, (GEqualFunc) g_file_equal);
  self->by_mailbox = g_hash_table_new (NULL, NULL);

  return self;
}

/* With the lock held. A dropped message may lie where another one lay before:
 * a mailbox that was opened before is known by itself, not by its place. */
static guint32
find_or_add (BounceScanFiles        *self,
             const BounceScanSource *source,
             guint                   group)
{
  GHashTable *table = source->mailbox != NULL ? self->by_mailbox : self->by_file;
  gpointer key = source->mailbox != NULL ? (gpointer) source->mailbox : (gpointer) source->file;
  gpointer known;
  Entry *entry;

  if (g_hash_table_lookup_extended (table, key, NULL, &known))
    return GPOINTER_TO_UINT (known);

  entry = g_new0 (Entry, 1);
  entry->file = g_object_ref (source->file);
  entry->group = group;
  if (source->mailbox != NULL)
    {
      entry->mailbox = bounce_mailbox_ref (source->mailbox);
      entry->size = bounce_mailbox_get_size (source->mailbox);
    }
  g_ptr_array_add (self->entries, entry);
  g_hash_table_insert (table, source->mailbox != NULL ? key : (gpointer) entry->file, GUINT_TO_POINTER (self->entries->len - 1));

  return self->entries->len - 1;
}

gboolean
bounce_scan_files_enter (BounceScanFiles        *self,
                         const BounceScanSource *source,
                         guint                   group,
                         guint32                *number,
                         guint                  *taken)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  const Entry *entry;

  *number = find_or_add (self, source, group);
  entry = g_ptr_array_index (self->entries, *number);
  *taken = entry->taken;

  return entry->taken != G_MAXUINT && entry->group == group;
}

void
bounce_scan_files_set_mailbox (BounceScanFiles *self,
                               guint32          number,
                               BounceMailbox   *mailbox)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Entry *entry = g_ptr_array_index (self->entries, number);

  entry->size = bounce_mailbox_get_size (mailbox);
  if (entry->mailbox == NULL && self->kept < MAX_KEPT)
    {
      entry->mailbox = bounce_mailbox_ref (mailbox);
      self->kept++;
    }
}

void
bounce_scan_files_take (BounceScanFiles *self,
                        guint32          number,
                        guint            messages)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Entry *entry = g_ptr_array_index (self->entries, number);

  entry->taken = MAX (entry->taken, messages);
}

guint
bounce_scan_files_get_length (BounceScanFiles *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->entries->len;
}

BounceScanSource *
bounce_scan_files_dup (BounceScanFiles *self,
                       guint32          number)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  const Entry *entry;

  g_return_val_if_fail (number < self->entries->len, NULL);

  entry = g_ptr_array_index (self->entries, number);
  return bounce_scan_source_new (entry->file, entry->mailbox);
}

guint
bounce_scan_files_get_group (BounceScanFiles *self,
                             guint32          number)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_return_val_if_fail (number < self->entries->len, G_MAXUINT);

  return ((const Entry *) g_ptr_array_index (self->entries, number))->group;
}

guint64
bounce_scan_files_get_size (BounceScanFiles *self,
                            guint32          number)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_return_val_if_fail (number < self->entries->len, 0);

  return ((const Entry *) g_ptr_array_index (self->entries, number))->size;
}

static gboolean
is_of_group (gpointer key,
             gpointer value,
             gpointer user_data)
{
  gpointer *closure = user_data;
  GPtrArray *entries = closure[0];
  const Entry *entry = g_ptr_array_index (entries, GPOINTER_TO_UINT (value));

  return entry->group == GPOINTER_TO_UINT (closure[1]);
}

void
bounce_scan_files_forget (BounceScanFiles *self,
                          guint            group)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gpointer closure[] = { self->entries, GUINT_TO_POINTER (group) };

  g_hash_table_foreach_remove (self->by_file, is_of_group, closure);
  g_hash_table_foreach_remove (self->by_mailbox, is_of_group, closure);
}

BounceScanFiles *
bounce_scan_files_ref (BounceScanFiles *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
bounce_scan_files_unref (BounceScanFiles *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->by_file);
  g_hash_table_unref (self->by_mailbox);
  g_ptr_array_unref (self->entries);
  g_mutex_clear (&self->lock);
  g_free (self);
}
