/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A name inside the bytes of a DNS message, as text of master files. */
#include "bounce-dns-name.h"

#define MAX_JUMPS 127            /* more labels than that no name has           */
#define MAX_LABEL 63
#define MAX_WIRE  255
#define POINTER   0xc0

static void
append_label (GString *text, const guint8 *label, gsize length)
{
  if (text->len > 0)
    g_string_append_c (text, '.');
  for (gsize i = 0; i < length; i++)
    {
      if (label[i] == '.' || label[i] == '\\')
        g_string_append_c (text, '\\');
      if (g_ascii_isgraph (label[i]))
        g_string_append_c (text, g_ascii_tolower (label[i]));
      else
        g_string_append_printf (text, "\\%03u", label[i]);
    }
}

/* Pointers must go back each time, so that no two can send us in a circle. */
static gboolean
jump (const guint8 *data, gsize length, gsize *at, guint *jumps)
{
  gsize target;

  if (*at + 1 >= length)
    return FALSE;
  target = (data[*at] & 0x3f) << 8 | data[*at + 1];
  if (target >= *at || target < BOUNCE_DNS_HEADER || ++*jumps > MAX_JUMPS)
    return FALSE;
  *at = target;
  return TRUE;
}

char *
bounce_dns_name_read (const guint8 *data, gsize length, gsize at, gsize *end)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize behind = 0;
  gsize wire = 1;
  guint jumps = 0;

  while (at < length && data[at] != 0)
    {
      guint8 label = data[at];

      if (label >= POINTER)
        {
          if (jumps == 0)
            behind = at + 2;
          if (!jump (data, length, &at, &jumps))
            return NULL;
          continue;
        }
      wire += label + 1;
      if (label > MAX_LABEL || at + label >= length || wire > MAX_WIRE)
        return NULL;
      append_label (text, data + at + 1, label);
      at += label + 1;
    }
  if (at >= length)
    return NULL;
  *end = jumps > 0 ? behind : at + 1;
  return g_strdup (text->str);
}

gboolean
bounce_dns_name_skip (const guint8 *data, gsize length, gsize at, gsize *end)
{
  while (at < length && data[at] != 0 && data[at] <= MAX_LABEL)
    at += data[at] + 1;
  if (at >= length || (data[at] != 0 && data[at] < POINTER))
    return FALSE;
  *end = at + (data[at] == 0 ? 1 : 2);
  return *end <= length;
}
