/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Files by number that an archive no longer wants to know of: few ranges, one
 * for each addition that was taken back. */
#include "bounce-file-ranges.h"

typedef struct
{
  guint from, to;
} Range;

GArray *
bounce_file_ranges_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (Range));
}

GArray *
bounce_file_ranges_copy (GArray *self)
{
  return g_array_copy (self);
}

void
bounce_file_ranges_add (GArray *self,
                        guint   from,
                        guint   to)
{
  Range range = { from, to };

  for (guint i = 0; i < self->len; i++)
    {
      Range *other = &g_array_index (self, Range, i);

      if (from <= other->to && other->from <= to)
        {
          other->from = MIN (from, other->from);
          other->to = MAX (to, other->to);
          return;
        }
    }
  if (from < to)
    g_array_append_val (self, range);
}

gboolean
bounce_file_ranges_contains (GArray *self,
                             guint   file)
{
  for (guint i = 0; i < self->len; i++)
    if (file >= g_array_index (self, Range, i).from && file < g_array_index (self, Range, i).to)
      return TRUE;

  return FALSE;
}
