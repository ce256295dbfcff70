/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes in any bytes: what is read can be written and read again. */
#include "bounce-status.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  BounceStatus status = bounce_status_find (text);
  guint code = bounce_status_parse_code (text, NULL);
  char buffer[16];

  g_assert_true (code == 0 || (code >= 200 && code < 600));
  if (status == 0)
    bounce_status_parse (text, &status, NULL);
  if (status != 0)
    {
      BounceStatus again = 0;

      g_assert_true (bounce_status_parse (bounce_status_format (status, buffer), &again, NULL));
      g_assert_cmphex (again, ==, status);
    }
  return 0;
}
