/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Any message: the sending host is an address or nothing, and the first of the
 * candidates; whose mail it was can always be judged. */
#include "bounce-host.h"
#include "bounce-ownership.h"
#include "bounce-reader.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char * const own[] = { "example.org", "192.0.2.1", NULL };
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (BounceMessage) message = bounce_message_parse (bytes);
  g_autoptr (BounceReport) report = bounce_reader_read (message);
  g_autoptr (BounceParties) parties = bounce_parties_new (message, report);

  for (guint i = 0; i < MIN (report->recipients->len, 3); i++)
    {
      const BounceRecipient *recipient = report->recipients->pdata[i];
      g_autoptr (BounceReply) reply = bounce_reply_new (recipient->diagnostic);
      g_autoptr (BounceHost) host = bounce_host_derive_among (parties, recipient, reply);

      g_assert_true ((host->chosen != NULL) == (host->candidates->len > 0));
    }
  bounce_ownership_judge (report, own, own);
  return 0;
}
