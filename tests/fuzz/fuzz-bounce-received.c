/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Received lines of any bytes: an address that is told is one. */
#include "bounce-received.h"

#include "bounce-address.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *line = g_strndup ((const char *) data, size);
  g_autoptr (BounceReceived) received = bounce_received_parse (line);
  g_autoptr (GInetAddress) address = bounce_address_parse (received->address);

  g_assert_true (received->address == NULL || address != NULL);
  return 0;
}
