/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Two things are slow in GTK's lists: it asks for every new row when rows it
 * knew are replaced by many, but not when many are appended; and it destroys
 * the widgets of rows that go away, some milliseconds' worth of them, but keeps
 * those of rows that are replaced by as many. So rows are replaced one for one,
 * the visible ones first, and the length follows. */
#include "bounce-shown.h"

#define FIRST_STEP 40              /* rows on a screen                            */
#define STEP 24
#define LAST_STEP 208              /* about what GTK keeps realised               */

struct _BounceShown
{
  GListModel *model;
  GArray     *order;
  GArray     *before;              /* what stands from @renewed on, or NULL       */
  guint       renewed;
  guint       length;
};

BounceShown *
bounce_shown_new (GListModel *model)
{
  BounceShown *self = g_new0 (BounceShown, 1);

  self->model = model;
  self->order = g_array_new (FALSE, FALSE, sizeof (guint32));

  return self;
}

guint
bounce_shown_get_length (BounceShown *self)
{
  return self->length;
}

guint32
bounce_shown_get (BounceShown *self,
                  guint        position)
{
  g_return_val_if_fail (position < self->length, 0);

  return g_array_index (self->before != NULL && position >= self->renewed ? self->before : self->order, guint32, position);
}

gboolean
bounce_shown_is_mixed (BounceShown *self)
{
  return self->before != NULL;
}

/* What is shown now as an order of its own. A mixture is never long. */
static GArray *
dup_shown (BounceShown *self)
{
  GArray *shown;

  if (self->before == NULL)
    return g_array_ref (self->order);

  shown = g_array_sized_new (FALSE, FALSE, sizeof (guint32), self->length);
  for (guint i = 0; i < self->length; i++)
    {
      guint32 index = bounce_shown_get (self, i);

      g_array_append_val (shown, index);
    }

  return shown;
}

static void
set_order (BounceShown *self,
           GArray      *order)
{
  g_array_ref (order);
  g_array_unref (self->order);
  self->order = order;
  g_clear_pointer (&self->before, g_array_unref);
}

static void
shorten (BounceShown *self,
         guint        length)
{
  guint before = self->length;

  self->length = length;
  if (length < before)
    g_list_model_items_changed (self->model, length, before - length, 0);
}

/* The last row before @length where a step may have ended. */
static guint
find_step (guint length)
{
  return length <= FIRST_STEP ? 0 : FIRST_STEP + (length - FIRST_STEP - 1) / STEP * STEP;
}

/* In a mixture a row may stand twice, once in each order. GTK complains when it
 * finds both among rows that it is told of together, so they go one by one. */
void
bounce_shown_unmix (BounceShown *self)
{
  if (self->before == NULL)
    return;

  while (self->length > self->renewed)
    shorten (self, MAX (self->renewed, find_step (self->length)));
  g_clear_pointer (&self->before, g_array_unref);
}

void
bounce_shown_restart (BounceShown *self,
                      GArray      *order)
{
  guint before = self->length;

  set_order (self, order);
  self->length = MIN (order->len, FIRST_STEP);
  g_list_model_items_changed (self->model, 0, before, self->length);
}

static void
renew (BounceShown *self,
       guint        n_rows)
{
  guint from = self->renewed;

  self->renewed += n_rows;
  g_list_model_items_changed (self->model, from, n_rows, n_rows);
}

void
bounce_shown_replace (BounceShown *self,
                      GArray      *order)
{
  GArray *before;

  /* Rows of the order before would be seen below the last one. */
  if (order->len <= FIRST_STEP || self->length <= FIRST_STEP)
    {
      bounce_shown_unmix (self);
      bounce_shown_restart (self, order);
      return;
    }

  /* Steps of the new order must not reach over an end of the old ones. */
  if (self->before != NULL && self->renewed != FIRST_STEP + (self->renewed - FIRST_STEP) / STEP * STEP)
    bounce_shown_unmix (self);
  before = dup_shown (self);
  set_order (self, order);
  self->before = before;
  self->renewed = 0;
  shorten (self, MIN (self->length, LAST_STEP));
  renew (self, FIRST_STEP);
}

static void
step_mixed (BounceShown *self)
{
  guint end = MIN (self->order->len, self->length);

  if (self->renewed < end)
    renew (self, MIN (STEP, end - self->renewed));
  else
    shorten (self, MAX (end, find_step (self->length)));
  if (self->renewed == self->length)
    g_clear_pointer (&self->before, g_array_unref);
}

static void
lengthen (BounceShown *self,
          guint        length)
{
  guint before = self->length;

  self->length = length;
  if (length > before)
    g_list_model_items_changed (self->model, before, 0, length - before);
}

gboolean
bounce_shown_step (BounceShown *self)
{
  guint full = self->order->len;

  if (self->before != NULL)
    step_mixed (self);
  else
    lengthen (self, self->length < LAST_STEP ? MIN (full, self->length + STEP) : full);

  return self->before != NULL || self->length < self->order->len;
}

void
bounce_shown_catch_up (BounceShown *self)
{
  g_return_if_fail (self->before == NULL);

  lengthen (self, self->order->len);
}

void
bounce_shown_remove (BounceShown *self,
                     guint        position,
                     guint        n_removed)
{
  g_return_if_fail (self->before == NULL);

  self->length -= n_removed;
  g_list_model_items_changed (self->model, position, n_removed, 0);
}

void
bounce_shown_free (BounceShown *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->order);
  g_clear_pointer (&self->before, g_array_unref);
  g_free (self);
}
