/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Who goes next: a queue for each operator at its own pace, and a turn for each
 * queue. */
#include "bounce-lanes.h"

#include "bounce-pace.h"

typedef struct
{
  char    *operator_name;        /* NULL: no pace, no limit                     */
  GQueue   first, others;        /* of BounceLaneItem                           */
  guint    flying;
  gint64   reserved;             /* when the next may go; 0: nothing taken yet  */
  gint64   last;                 /* when the last really went                   */
} Lane;

struct _BounceLanes
{
  GPtrArray  *lanes;             /* the first is that of nobody                 */
  GHashTable *by_operator;
  BouncePace *pace;
  guint       turn;
};

static void
lane_free (gpointer data)
{
  Lane *lane = data;

  g_queue_clear (&lane->first);
  g_queue_clear (&lane->others);
  g_free (lane->operator_name);
  g_free (lane);
}

static Lane *
add_lane (BounceLanes *self, const char *operator_name)
{
  Lane *lane = g_new0 (Lane, 1);

  lane->operator_name = g_strdup (operator_name);
  g_queue_init (&lane->first);
  g_queue_init (&lane->others);
  g_ptr_array_add (self->lanes, lane);
  if (operator_name)
    g_hash_table_insert (self->by_operator, lane->operator_name, lane);
  return lane;
}

static Lane *
find_lane (BounceLanes *self, const char *operator_name)
{
  Lane *lane;

  if (!operator_name)
    return self->lanes->pdata[0];
  lane = g_hash_table_lookup (self->by_operator, operator_name);
  return lane ? lane : add_lane (self, operator_name);
}

BounceLanes *
bounce_lanes_new (void)
{
  BounceLanes *self = g_new0 (BounceLanes, 1);

  self->lanes = g_ptr_array_new_with_free_func (lane_free);
  self->by_operator = g_hash_table_new (g_str_hash, g_str_equal);
  self->pace = bounce_pace_new ();
  add_lane (self, NULL);
  return self;
}

void
bounce_lanes_add (BounceLanes *self, BounceLaneItem *item)
{
  Lane *lane = find_lane (self, item->operator_name);

  g_queue_push_tail (item->first ? &lane->first : &lane->others, item);
}

void
bounce_lanes_hasten (BounceLanes *self, BounceLaneItem *item)
{
  Lane *lane = find_lane (self, item->operator_name);

  if (item->first || !g_queue_remove (&lane->others, item))
    return;
  item->first = TRUE;
  g_queue_push_tail (&lane->first, item);
}

gboolean
bounce_lanes_remove (BounceLanes *self, BounceLaneItem *item)
{
  Lane *lane = find_lane (self, item->operator_name);

  return g_queue_remove (item->first ? &lane->first : &lane->others, item);
}

/* The time is taken for the lane, not for the item: who comes first may use it.
 * A question that had to wait for a place pushes the next on by its gap. */
static gint64
reserve (BounceLanes *self, Lane *lane, const BounceLaneItem *item, gint64 now)
{
  if (!lane->operator_name)
    return now;
  if (lane->reserved == 0)
    {
      gint64 paced = bounce_pace_take (self->pace, lane->operator_name, item->gap, now);

      lane->reserved = MAX (paced, lane->last + item->gap);
    }
  return lane->reserved;
}

static BounceLaneItem *
take_from (BounceLanes *self, Lane *lane, gboolean first_only, gint64 now, gint64 *when)
{
  GQueue *queue = lane->first.length > 0 || first_only ? &lane->first : &lane->others;
  BounceLaneItem *item = g_queue_peek_head (queue);
  gint64 time;

  if (!item || (lane->operator_name && lane->flying >= BOUNCE_LANES_IN_FLIGHT))
    return NULL;
  time = reserve (self, lane, item, now);
  if (time > now)
    {
      *when = MIN (*when, time);
      return NULL;
    }
  g_queue_pop_head (queue);
  lane->flying++;
  lane->reserved = 0;
  lane->last = now;
  return item;
}

BounceLaneItem *
bounce_lanes_take (BounceLanes *self, gint64 now, gint64 *when)
{
  guint length = self->lanes->len;

  *when = G_MAXINT64;
  for (guint i = 0; i < 2 * length; i++)
    {
      guint nth = (self->turn + i) % length;
      BounceLaneItem *item = take_from (self, self->lanes->pdata[nth], i < length, now, when);

      if (item)
        {
          self->turn = nth + 1;
          return item;
        }
    }
  return NULL;
}

void
bounce_lanes_done (BounceLanes *self, BounceLaneItem *item)
{
  find_lane (self, item->operator_name)->flying--;
}

void
bounce_lanes_free (BounceLanes *self)
{
  g_ptr_array_unref (self->lanes);
  g_hash_table_unref (self->by_operator);
  bounce_pace_free (self->pace);
  g_free (self);
}
