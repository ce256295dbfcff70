/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses in any bytes: what is found parses, and the search ends. */
#include "bounce-address.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GInetAddress) whole = bounce_address_parse (text);
  const char *cursor = text;
  const char *before = text;
  char *found;

  while ((found = bounce_address_find (&cursor, NULL)) != NULL)
    {
      g_autoptr (GInetAddress) address = bounce_address_parse (found);

      g_assert_nonnull (address);
      g_assert_true (cursor > before);
      bounce_address_get_scope (address);
      before = cursor;
      g_free (found);
    }
  return 0;
}
