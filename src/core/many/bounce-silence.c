/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells a blocked way out from receivers that are down. */
#include "bounce-silence.h"

#include <string.h>

typedef struct
{
  char          *reporter;
  gboolean       answered;       /* by anybody, on that day                     */
  BounceTaskSum *sum;
} Day;

struct _BounceSilence
{
  GHashTable *days;              /* "2026-11-17 reporter" → Day                 */
};

static void
day_free (Day *day)
{
  g_free (day->reporter);
  bounce_task_sum_free (day->sum);
  g_free (day);
}

BounceSilence *
bounce_silence_new (void)
{
  BounceSilence *self = g_new0 (BounceSilence, 1);

  self->days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) day_free);

  return self;
}

static Day *
get_day (BounceSilence *self,
         const char    *reporter,
         GDateTime     *date)
{
  g_autofree char *key = g_strdup_printf ("%04d-%02d-%02d %s", g_date_time_get_year (date),
                                          g_date_time_get_month (date),
                                          g_date_time_get_day_of_month (date), reporter);
  Day *day = g_hash_table_lookup (self->days, key);

  if (day == NULL)
    {
      day = g_new0 (Day, 1);
      day->reporter = g_strdup (reporter);
      day->sum = bounce_task_sum_new ();
      g_hash_table_insert (self->days, g_steal_pointer (&key), day);
    }

  return day;
}

void
bounce_silence_add (BounceSilence       *self,
                    const BounceReading *reading,
                    const BounceCase    *one,
                    GDateTime           *date)
{
  Day *day;

  if (date == NULL || reading->report->reporter == NULL)
    return;

  day = get_day (self, reading->report->reporter, date);
  if (one->finding.cause == BOUNCE_CAUSE_UNREACHABLE)
    {
      g_autofree char *receiver = bounce_case_dup_receiver_key (one);

      bounce_task_sum_add (day->sum, receiver, date);
    }
  else if (one->reply->code != 0)
    {
      day->answered = TRUE;
    }
}

GHashTable *
bounce_silence_find (BounceSilence *self)
{
  GHashTable *found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify) bounce_task_sum_free);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->days);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Day *day = value;
      BounceTaskSum *sum = g_hash_table_lookup (found, day->reporter);

      if (day->answered || g_hash_table_size (day->sum->receivers) < BOUNCE_SILENCE_LEAST_RECEIVERS)
        continue;
      if (sum == NULL)
        {
          sum = bounce_task_sum_new ();
          g_hash_table_insert (found, g_strdup (day->reporter), sum);
        }
      bounce_task_sum_join (sum, day->sum);
    }

  return found;
}

void
bounce_silence_free (BounceSilence *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->days);
  g_free (self);
}
