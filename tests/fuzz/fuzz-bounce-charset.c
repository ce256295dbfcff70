/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes under any label (the first line): valid UTF-8 comes back. */
#include "bounce-charset.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const uint8_t *newline = size > 0 ? memchr (data, '\n', size) : NULL;
  g_autofree char *declared = newline ? g_strndup ((const char *) data, newline - data) : NULL;
  const uint8_t *start = newline ? newline + 1 : data;
  g_autofree char *text = bounce_charset_to_utf8 ((const char *) start, data + size - start, declared, declared);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  return 0;
}
