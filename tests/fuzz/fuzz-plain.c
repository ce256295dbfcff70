/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Any text below the header of a postmaster, read by the dialects that look
 * for words in a table, in a form, or anywhere. */
#include "bounce-dialect.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static const char header[] = "Return-Path: <>\nFrom: Microsoft Outlook <postmaster@gmx.example.org>\nTo: a@example.org\n"
                               "Subject: DELIVERY FAILURE: Undeliverable Mail\n\n";
  static const BounceDialect *const dialects[] = {
    &bounce_dialect_exchange, &bounce_dialect_domino, &bounce_dialect_simple, &bounce_dialect_plain,
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

      for (guint n = 0; report != NULL && n < report->recipients->len; n++)
        {
          const BounceRecipient *recipient = g_ptr_array_index (report->recipients, n);

          g_assert (recipient->address == NULL || g_utf8_validate (recipient->address, -1, NULL));
          g_assert (recipient->diagnostic == NULL || g_utf8_validate (recipient->diagnostic, -1, NULL));
          g_assert (recipient->text == NULL || g_utf8_validate (recipient->text, -1, NULL));
          g_assert (recipient->remote_mta == NULL || g_utf8_validate (recipient->remote_mta, -1, NULL));
        }
    }

  return 0;
}
