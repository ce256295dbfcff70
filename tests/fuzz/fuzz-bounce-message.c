/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages of any bytes: all texts are valid, and messages inside open. */
#include "bounce-message.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
look (BounceMessage *message)
{
  g_auto (GStrv) addresses = bounce_message_dup_addresses (message, "to");
  g_autoptr (GDateTime) date = bounce_message_get_date (message);

  for (guint i = 0; i < bounce_message_get_n_headers (message); i++)
    {
      const char *name, *value;

      bounce_message_get_nth_header (message, i, &name, &value);
      g_assert_true (g_utf8_validate (name, -1, NULL) && g_utf8_validate (value, -1, NULL));
    }
  bounce_message_get_type_parameter (message, "report-type");
  g_assert_true (g_utf8_validate (bounce_message_get_text (message), -1, NULL));
  for (guint i = 0; i < bounce_message_get_n_parts (message); i++)
    {
      g_autoptr (BounceMessage) inner = bounce_message_dup_part_message (message, i);

      g_assert_true (g_utf8_validate (bounce_message_get_part_text (message, i), -1, NULL));
      if (inner)
        look (inner);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (BounceMessage) message = bounce_message_parse (bytes);
  g_autoptr (BounceMessage) headers = bounce_message_parse_headers ((const char *) data, (gssize) size);

  look (message);
  look (headers);
  return 0;
}
