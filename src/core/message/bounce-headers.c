/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The headers of one message, in their order. Most are never looked at, so
 * decoding waits until one is. */
#include "bounce-headers.h"
#include "bounce-text.h"

#include <string.h>

typedef struct
{
  char *name;
  char *raw;
  char *value;         /* made when asked for */
} Header;

struct _BounceHeaders
{
  GArray             *all;       /* Header */
  BounceHeadersDecode decode;
};

static void
header_clear (gpointer data)
{
  Header *header = data;

  g_free (header->name);
  g_free (header->raw);
  g_free (header->value);
}

BounceHeaders *
bounce_headers_new (BounceHeadersDecode decode)
{
  BounceHeaders *self = g_new0 (BounceHeaders, 1);

  self->decode = decode;
  self->all = g_array_new (FALSE, FALSE, sizeof (Header));
  g_array_set_clear_func (self->all, header_clear);
  return self;
}

gboolean
bounce_headers_add (BounceHeaders *self,
                    const char    *name,
                    const char    *raw,
                    const char    *hint)
{
  gsize length = strlen (raw);
  Header header = { g_utf8_make_valid (name, -1), NULL, NULL };

  header.raw = bounce_text_from_header (raw, MIN (length, BOUNCE_HEADERS_MAX_VALUE), hint);
  g_array_append_val (self->all, header);
  return length <= BOUNCE_HEADERS_MAX_VALUE;
}

guint
bounce_headers_get_n (BounceHeaders *self)
{
  return self->all->len;
}

static const char *
value_of (BounceHeaders *self,
          Header        *header)
{
  g_autofree char *decoded = NULL;

  if (header->value)
    return header->value;
  decoded = strstr (header->raw, "=?") ? self->decode (header->raw) : NULL;
  header->value = decoded ? g_utf8_make_valid (decoded, -1) : g_strdup (header->raw);
  bounce_text_mend_header (header->value);
  return header->value;
}

void
bounce_headers_get_nth (BounceHeaders *self,
                        guint          nth,
                        const char   **name,
                        const char   **value)
{
  Header *header;

  g_return_if_fail (nth < self->all->len);

  header = &g_array_index (self->all, Header, nth);
  if (name)
    *name = header->name;
  if (value)
    *value = value_of (self, header);
}

static Header *
find (BounceHeaders *self,
      const char    *name)
{
  for (guint i = 0; i < self->all->len; i++)
    {
      Header *header = &g_array_index (self->all, Header, i);

      if (g_ascii_strcasecmp (header->name, name) == 0)
        return header;
    }
  return NULL;
}

const char *
bounce_headers_get (BounceHeaders *self,
                    const char    *name)
{
  Header *header = find (self, name);

  return header ? value_of (self, header) : NULL;
}

const char *
bounce_headers_get_raw (BounceHeaders *self,
                        const char    *name)
{
  Header *header = find (self, name);

  return header ? header->raw : NULL;
}

void
bounce_headers_free (BounceHeaders *self)
{
  g_array_unref (self->all);
  g_free (self);
}
