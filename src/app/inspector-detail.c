/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Frees one message that was read again. */
#include "inspector-document.h"

void
inspector_detail_free (InspectorDetail *self)
{
  if (self == NULL)
    return;

  bounce_reading_free (self->reading);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->place);
  bounce_rules_unref (self->rules);
  g_free (self);
}
