/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* How fast one operator may be asked. A virtual clock per operator: each
 * question moves it on by one step, and it may run ahead of the real one by a
 * burst (the "generic cell rate algorithm": a token bucket in one number). */
#include "bounce-pace.h"

#define STEP  (G_USEC_PER_SEC / BOUNCE_PACE_PER_SECOND)

typedef struct
{
  gint64 full;                   /* when the bucket will be full again          */
  gint64 last;                   /* when the last question went, or will go     */
} Operator;

struct _BouncePace
{
  GHashTable *operators;         /* name → Operator                             */
};

BouncePace *
bounce_pace_new (void)
{
  BouncePace *self = g_new0 (BouncePace, 1);

  self->operators = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

static Operator *
ensure (BouncePace *self, const char *name)
{
  Operator *operator = g_hash_table_lookup (self->operators, name);

  if (!operator)
    {
      operator = g_new0 (Operator, 1);
      operator->full = operator->last = G_MININT64 / 2;
      g_hash_table_insert (self->operators, g_strdup (name), operator);
    }
  return operator;
}

gint64
bounce_pace_take (BouncePace *self, const char *operator_name, gint64 gap, gint64 now)
{
  Operator *operator;
  gint64 when;

  if (!operator_name)
    return now;
  operator = ensure (self, operator_name);
  when = MAX (now, operator->full - (BOUNCE_PACE_BURST - 1) * STEP);
  when = MAX (when, operator->last + MAX (gap, 0));
  operator->full = MAX (operator->full, when) + STEP;
  operator->last = when;
  return when;
}

void
bounce_pace_free (BouncePace *self)
{
  g_hash_table_unref (self->operators);
  g_free (self);
}
