/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Any text below the header of a daemon, read by every dialect of plain text. */
#include "bounce-dialect.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static const char header[] = "From: MAILER-DAEMON@mx.example.org\nX-Failed-Recipients: a@example.net\n\n";
  static const BounceDialect * const dialects[] = {
    &bounce_dialect_qmail, &bounce_dialect_exim, &bounce_dialect_sendmail, &bounce_dialect_postfix, &bounce_dialect_gmail,
  };
  g_autoptr (GByteArray) whole = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (BounceMessage) message = NULL;

  g_byte_array_append (whole, (const guint8 *) header, sizeof header - 1);
  g_byte_array_append (whole, data, size);
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&whole));
  message = bounce_message_parse (bytes);

  for (guint i = 0; i < G_N_ELEMENTS (dialects); i++)
    {
      g_autoptr (BounceReport) report = dialects[i]->recognise (message) ? dialects[i]->read (message) : NULL;

      for (guint n = 0; report && n < report->recipients->len; n++)
        {
          const BounceRecipient *recipient = g_ptr_array_index (report->recipients, n);

          g_assert (!recipient->diagnostic || g_utf8_validate (recipient->diagnostic, -1, NULL));
          g_assert (!recipient->text || g_utf8_validate (recipient->text, -1, NULL));
        }
    }

  return 0;
}
