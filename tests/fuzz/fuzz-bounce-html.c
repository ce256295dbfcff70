/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* HTML of any characters: valid UTF-8 comes back, within the limit. */
#include "bounce-html.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *html = g_utf8_make_valid ((const char *) data, size);
  g_autofree char *text = bounce_html_to_text (html, strlen (html), 4096);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (strlen (text) < 4096 + 16);
  return 0;
}
