/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Addresses in any bytes: what is found is one, and the search goes forward. */
#include "bounce-addr-spec.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
undo (const char *text)
{
  char *(*undoers[]) (const char *) = {
    bounce_addr_spec_undo_verp, bounce_addr_spec_undo_srs, bounce_addr_spec_undo_batv, bounce_addr_spec_undo_imcea,
  };

  for (guint i = 0; i < G_N_ELEMENTS (undoers); i++)
    {
      g_autofree char *inner = undoers[i] (text);

      g_assert_true (!inner || bounce_addr_spec_is_address (inner));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *decoded = bounce_addr_spec_decode_xtext (text);
  g_autofree char *tidy = bounce_addr_spec_tidy (text);
  const char *cursor = text;
  const char *before = text;
  char *found;

  g_assert_true (!tidy || *tidy);
  g_assert_true (strlen (decoded) <= strlen (text));
  undo (text);
  while ((found = bounce_addr_spec_find (&cursor)) != NULL)
    {
      g_assert_true (cursor > before);
      g_assert_true (bounce_addr_spec_is_address (found));
      undo (found);
      before = cursor;
      g_free (found);
    }
  g_assert_true (*cursor == '\0');
  return 0;
}
