/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages of any bytes: always a report, and all its strings UTF-8. */
#include "bounce-reader.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
check (const char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(BounceMessage) message = bounce_message_parse (bytes);
  g_autoptr(BounceReport) report = bounce_reader_read (message);

  g_assert_nonnull (report->text);
  check (report->text);
  check (report->reporter);
  check (report->received_from);
  check (report->arrival);
  check (report->source_ip);
  for (guint i = 0; i < report->recipients->len; i++)
    {
      const BounceRecipient *recipient = g_ptr_array_index (report->recipients, i);

      check (recipient->address);
      check (recipient->original);
      check (recipient->remote_mta);
      check (recipient->diagnostic_type);
      check (recipient->diagnostic);
      check (recipient->text);
    }
  return 0;
}
