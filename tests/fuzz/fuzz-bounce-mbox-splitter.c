/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a mailbox: no byte is given out of order, and the cut into calls
 * changes nothing. The first byte is the length of the pieces. */
#include "bounce-mbox-splitter.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

typedef struct
{
  const uint8_t *data;
  guint64        at;
  GString       *spans;
} Seen;

static void
on_begin (guint64 offset, gpointer user_data)
{
  Seen *seen = user_data;

  g_assert_true (offset >= seen->at);
  seen->at = offset;
}

static void
on_data (const guint8 *bytes, gsize n_bytes, gpointer user_data)
{
  Seen *seen = user_data;

  g_assert_true (memcmp (seen->data + seen->at, bytes, n_bytes) == 0);
  seen->at += n_bytes;
}

static void
on_end (const BounceSpan *message, gpointer user_data)
{
  Seen *seen = user_data;

  g_assert_true (message->offset + message->length == seen->at);
  g_string_append_printf (seen->spans, "%" G_GUINT64_FORMAT "+%" G_GUINT64_FORMAT " ", message->offset, message->length);
}

static char *
divide (const uint8_t *data,
        size_t         size,
        size_t         cut)
{
  static const BounceMboxSplitterFuncs funcs = { on_begin, on_data, on_end };
  Seen seen = { data, 0, g_string_new (NULL) };
  g_autoptr (BounceMboxSplitter) splitter = bounce_mbox_splitter_new (&funcs, &seen);

  for (size_t at = 0; at < size; at += cut)
    bounce_mbox_splitter_feed (splitter, data + at, MIN (cut, size - at));
  bounce_mbox_splitter_finish (splitter);
  return g_string_free (seen.spans, FALSE);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  size_t cut = size > 0 ? data[0] % 100 + 1 : 1;
  g_autofree char *whole = divide (data, size, MAX (size, 1));
  g_autofree char *cut_up = divide (data, size, cut);

  g_assert_cmpstr (whole, ==, cut_up);
  return 0;
}
