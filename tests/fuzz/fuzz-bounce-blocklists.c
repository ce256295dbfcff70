/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Any file as lists of lists; whatever comes of it answers every question. */
#include "bounce-blocklists-file.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static const guint8 codes[][4] = { { 127, 0, 0, 1 }, { 127, 0, 0, 2 }, { 127, 0, 0, 255 }, { 127, 0, 5, 3 }, { 127, 255, 255, 254 }, { 10, 0, 0, 1 } };
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (BounceBlocklists) lists = bounce_blocklists_parse (text, "fuzz", NULL);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) bounce_blocklists_row_free);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  GStringChunk *strings = g_string_chunk_new (256);

  /* As the user's own, where faults are left out. */
  bounce_blocklists_file_read (text, "fuzz", TRUE, rows, strings, problems);
  g_assert_cmpuint (problems->len, <=, BOUNCE_BLOCKLISTS_MAX_PROBLEMS);
  for (guint i = 0; i < rows->len; i++)
    bounce_blocklists_row_end (rows->pdata[i], strings);
  for (guint i = 0; lists != NULL && i < bounce_blocklists_get_length (lists); i++)
    for (guint k = 0; k < G_N_ELEMENTS (codes); k++)
      {
        g_autoptr (GInetAddress) code = g_inet_address_new_from_bytes (codes[k], G_SOCKET_FAMILY_IPV4);
        g_autoptr (GPtrArray) reasons = g_ptr_array_new ();
        BounceListKind kind;
        gboolean known;

        bounce_blocklists_read_code (lists, bounce_blocklists_get (lists, i), code, &known, reasons, &kind);
        g_assert_cmpint (kind, <, BOUNCE_N_LIST_KINDS);
      }
  g_string_chunk_free (strings);

  return 0;
}
