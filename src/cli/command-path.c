/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Collects Received lines. */
#include "command-path.h"

/* Servers put their line on top: the last one is the oldest. */
static void
add_hops (GPtrArray     *hops,
          BounceMessage *message)
{
  if (message == NULL)
    return;

  for (guint i = bounce_message_get_n_headers (message); i-- > 0 && hops->len < COMMAND_PATH_MAX; )
    {
      const char *name, *value;
      BounceReceived *hop;

      bounce_message_get_nth_header (message, i, &name, &value);
      if (name == NULL || value == NULL || g_ascii_strcasecmp (name, "Received") != 0)
        continue;
      hop = bounce_received_parse (value);
      if (hop != NULL)
        g_ptr_array_add (hops, hop);
    }
}

GPtrArray *
command_path_dup_hops (const BounceReading *reading)
{
  GPtrArray *hops = g_ptr_array_new_with_free_func ((GDestroyNotify) bounce_received_free);

  add_hops (hops, reading->report->original);
  add_hops (hops, reading->message);

  return hops;
}

const char *
command_path_get_from (const BounceReceived *hop)
{
  return hop->name != NULL ? hop->name : hop->helo;
}
