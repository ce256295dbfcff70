/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The result of a look at reverse DNS: its ids, and its life. */
#include "bounce-reverse-check.h"

const char *
bounce_reverse_verdict_to_id (BounceReverseVerdict verdict)
{
  static const char * const ids[BOUNCE_N_REVERSES] = {
    [BOUNCE_REVERSE_OK] = "ok",
    [BOUNCE_REVERSE_GENERIC] = "generic",
    [BOUNCE_REVERSE_MISMATCH] = "mismatch",
    [BOUNCE_REVERSE_UNCONFIRMED] = "unconfirmed",
    [BOUNCE_REVERSE_NONE] = "none",
    [BOUNCE_REVERSE_INVALID] = "invalid",
    [BOUNCE_REVERSE_TEMPORARY_FAILURE] = "temporary-failure",
    [BOUNCE_REVERSE_PRIVATE] = "private",
  };

  g_return_val_if_fail (verdict < BOUNCE_N_REVERSES, NULL);

  return ids[verdict];
}

const char *
bounce_helo_verdict_to_id (BounceHeloVerdict verdict)
{
  static const char * const ids[BOUNCE_N_HELOS] = {
    [BOUNCE_HELO_UNKNOWN] = "unknown",
    [BOUNCE_HELO_SAME] = "same",
    [BOUNCE_HELO_RELATED] = "related",
    [BOUNCE_HELO_OTHER] = "other",
    [BOUNCE_HELO_UNRESOLVED] = "unresolved",
    [BOUNCE_HELO_NO_NAME] = "no-name",
  };

  g_return_val_if_fail (verdict < BOUNCE_N_HELOS, NULL);

  return ids[verdict];
}

BounceReverseResult *
bounce_reverse_result_ref (BounceReverseResult *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  BounceReverseResult *self = data;

  g_free (self->asked);
  g_strfreev (self->names);
  g_free (self->confirmed);
  g_strfreev (self->addresses);
  g_free (self->helo);
  g_strfreev (self->reasons);
  g_strfreev (self->raw);
}

void
bounce_reverse_result_unref (BounceReverseResult *self)
{
  g_atomic_rc_box_release_full (self, clear);
}
