/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts by name, one table for each way of counting. */
#include "bounce-tally.h"

#include <string.h>

#define N_TABLES (BOUNCE_TALLY_DAYS + 1)

struct _BounceTally
{
  guint       messages;
  guint       kinds[BOUNCE_N_KINDS];
  guint       recipients;
  GHashTable *tables[N_TABLES];  /* id → count                                  */
  GDateTime  *first, *last;
};

BounceTally *
bounce_tally_new (void)
{
  BounceTally *self = g_new0 (BounceTally, 1);

  for (guint i = 0; i < N_TABLES; i++)
    self->tables[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

static void
count (BounceTally   *self,
       BounceTallyBy  by,
       const char    *id)
{
  gpointer key, value;

  if (id == NULL)
    return;

  if (g_hash_table_lookup_extended (self->tables[by], id, &key, &value))
    g_hash_table_insert (self->tables[by], g_strdup (id), GUINT_TO_POINTER (GPOINTER_TO_UINT (value) + 1));
  else
    g_hash_table_insert (self->tables[by], g_strdup (id), GUINT_TO_POINTER (1));
}

static void
count_case (BounceTally      *self,
            const BounceCase *one)
{
  g_autofree char *receiver = bounce_case_dup_receiver_key (one);

  if (one->kind == BOUNCE_KIND_FAILURE)
    self->recipients++;
  count (self, BOUNCE_TALLY_GROUPS, bounce_group_to_id (bounce_cause_get_group (one->finding.cause)));
  count (self, BOUNCE_TALLY_CAUSES, bounce_cause_to_id (one->finding.cause));
  count (self, BOUNCE_TALLY_PERMANENCE, bounce_permanence_to_id (one->finding.permanence));
  count (self, BOUNCE_TALLY_RECEIVERS, receiver);
  count (self, BOUNCE_TALLY_HOSTS, bounce_case_get_host (one));
}

static void
widen (BounceTally *self,
       GDateTime   *date)
{
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
bounce_tally_add (BounceTally         *self,
                  const BounceReading *reading)
{
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *day = NULL;
  gboolean bounced = FALSE;

  g_return_if_fail (self != NULL);

  self->messages++;
  self->kinds[reading != NULL ? reading->report->kind : BOUNCE_KIND_OTHER]++;
  if (reading == NULL)
    return;

  date = bounce_message_get_date (reading->message);
  if (date != NULL)
    day = g_strdup_printf ("%04d-%02d-%02d", g_date_time_get_year (date),
                           g_date_time_get_month (date), g_date_time_get_day_of_month (date));
  for (guint i = 0; i < reading->cases->len; i++)
    {
      const BounceCase *one = g_ptr_array_index (reading->cases, i);

      if (!bounce_case_is_bounce (one))
        continue;
      bounced = TRUE;
      count_case (self, one);
      count (self, BOUNCE_TALLY_DAYS, day);
    }
  if (bounced && date != NULL)
    widen (self, date);
}

void
bounce_tally_add_unreadable (BounceTally *self)
{
  g_return_if_fail (self != NULL);

  self->messages++;
  self->kinds[BOUNCE_KIND_UNREADABLE]++;
}

guint
bounce_tally_get_messages (BounceTally *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->messages;
}

guint
bounce_tally_get_kind (BounceTally *self,
                       BounceKind   kind)
{
  g_return_val_if_fail (self != NULL && kind < BOUNCE_N_KINDS, 0);

  return self->kinds[kind];
}

guint
bounce_tally_get_recipients (BounceTally *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->recipients;
}

static void
count_free (BounceCount *self)
{
  g_free (self->id);
  g_free (self);
}

static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  const BounceCount *one = *(const BounceCount **) a, *other = *(const BounceCount **) b;

  if (one->count != other->count)
    return one->count > other->count ? -1 : 1;

  return strcmp (one->id, other->id);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return strcmp ((*(const BounceCount **) a)->id, (*(const BounceCount **) b)->id);
}

GPtrArray *
bounce_tally_dup_counts (BounceTally   *self,
                         BounceTallyBy  by)
{
  GPtrArray *counts = g_ptr_array_new_with_free_func ((GDestroyNotify) count_free);
  GHashTableIter iter;
  gpointer id, value;

  g_return_val_if_fail (self != NULL && by < N_TABLES, counts);

  g_hash_table_iter_init (&iter, self->tables[by]);
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      BounceCount *one = g_new0 (BounceCount, 1);

      one->id = g_strdup (id);
      one->count = GPOINTER_TO_UINT (value);
      g_ptr_array_add (counts, one);
    }
  g_ptr_array_sort (counts, by == BOUNCE_TALLY_DAYS ? compare_ids : compare_counts);

  return counts;
}

GDateTime *
bounce_tally_get_first (BounceTally *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->first;
}

GDateTime *
bounce_tally_get_last (BounceTally *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->last;
}

void
bounce_tally_free (BounceTally *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < N_TABLES; i++)
    g_hash_table_unref (self->tables[i]);
  g_clear_pointer (&self->first, g_date_time_unref);
  g_clear_pointer (&self->last, g_date_time_unref);
  g_free (self);
}
