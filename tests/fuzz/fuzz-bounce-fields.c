/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups of fields in any bytes: names and values are lines without NUL. */
#include "bounce-fields.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (BounceFields) fields = bounce_fields_parse (text);

  for (guint group = 0; group < bounce_fields_get_n_groups (fields); group++)
    for (guint nth = 0; nth < bounce_fields_get_n_fields (fields, group); nth++)
      {
        g_autofree char *type = NULL;
        g_autofree char *rest = NULL;
        const char *name, *value;

        bounce_fields_get_nth (fields, group, nth, &name, &value);
        g_assert_true (*name && !strpbrk (value, "\r\n"));
        g_assert_nonnull (bounce_fields_get (fields, group, name));
        bounce_fields_split_type (value, &type, &rest);
        g_assert_true (strlen (rest) <= strlen (value));
      }
  return 0;
}
