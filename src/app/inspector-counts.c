/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What is counted of rows and messages. */
#include "inspector-counts.h"

G_STATIC_ASSERT ((int) BOUNCE_N_KINDS < (int) BOUNCE_N_CAUSES);

void
inspector_counts_add_batch (InspectorCounts *self,
                            BounceStore     *batch)
{
  guint length = bounce_store_get_length (batch);

  for (guint i = 0; i < length; i++)
    {
      const BounceRecord *record = bounce_store_get (batch, i);
      BounceSection section = bounce_section_of_record (record);

      if (section == BOUNCE_SECTION_NOT_COUNTED)
        {
          self->rows[section][bounce_section_get_kind (record)]++;
          continue;
        }
      self->rows[section][record->cause]++;
      self->rows[BOUNCE_SECTION_ALL][record->cause]++;
    }
}

void
inspector_counts_add_progress (InspectorCounts          *self,
                               const BounceScanProgress *before,
                               const BounceScanProgress *now)
{
  self->messages += now->messages - before->messages;
  for (guint i = 0; i < BOUNCE_N_KINDS; i++)
    self->kinds[i] += now->kinds[i] - before->kinds[i];
}

void
inspector_counts_add (InspectorCounts       *self,
                      const InspectorCounts *other)
{
  self->messages += other->messages;
  for (guint i = 0; i < BOUNCE_N_KINDS; i++)
    self->kinds[i] += other->kinds[i];
  for (guint i = 0; i < BOUNCE_N_SECTIONS; i++)
    for (guint j = 0; j < BOUNCE_N_CAUSES; j++)
      self->rows[i][j] += other->rows[i][j];
}

guint
inspector_counts_get (const InspectorCounts *self,
                      BounceSection          section,
                      int                    cause)
{
  guint sum = 0;

  g_return_val_if_fail ((guint) section < BOUNCE_N_SECTIONS && cause < (int) BOUNCE_N_CAUSES, 0);

  if (cause >= 0)
    return self->rows[section][cause];
  for (guint i = 0; i < BOUNCE_N_CAUSES; i++)
    sum += self->rows[section][i];

  return sum;
}
