/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Gathers the Received lines of a message and compares their hosts. */
#include "bounce-path.h"

#include "bounce-address.h"
#include "bounce-organisation.h"

#include <string.h>

#define MAX_QUOTE 300           /* bytes of a line kept to be shown */

static void
hop_free (gpointer data)
{
  BounceHop *self = data;

  bounce_received_free (self->received);
  g_free (self->line);
  g_free (self->organisation);
  g_free (self);
}

static char *
shorten (const char *line)
{
  gsize length = strnlen (line, MAX_QUOTE + 1);
  const char *end = line + length;

  if (length > MAX_QUOTE)
    end = g_utf8_find_prev_char (line, line + MAX_QUOTE);
  return g_strstrip (g_strndup (line, end != NULL ? end - line : 0));
}

static BounceHop *
hop_new (const char *value)
{
  BounceHop *self = g_new0 (BounceHop, 1);
  g_autoptr (GInetAddress) address = NULL;

  self->received = bounce_received_parse (value);
  self->line = shorten (value);
  self->organisation = bounce_organisation_of (self->received->by);
  address = bounce_address_parse (self->received->address);
  self->usable = address != NULL && bounce_address_get_scope (address) != BOUNCE_ADDRESS_PRIVATE;
  return self;
}

GPtrArray *
bounce_path_read (BounceMessage *message)
{
  GPtrArray *path = g_ptr_array_new_with_free_func (hop_free);
  guint n_headers = message != NULL ? bounce_message_get_n_headers (message) : 0;

  for (guint i = 0; i < MIN (n_headers, BOUNCE_PATH_MAX_HEADERS); i++)
    {
      const char *name;
      const char *value;

      bounce_message_get_nth_header (message, i, &name, &value);
      if (name == NULL || value == NULL || g_ascii_strcasecmp (name, "Received") != 0)
        continue;
      g_ptr_array_add (path, hop_new (value));
      if (path->len == BOUNCE_PATH_MAX_HOPS)
        break;
    }
  return path;
}

static gboolean
is_same_host (const char *a,
              const char *b)
{
  return a != NULL && b != NULL && g_ascii_strcasecmp (a, b) == 0;
}

gboolean
bounce_hop_is_from_host (const BounceHop *self,
                         const char      *host)
{
  return is_same_host (self->received->helo, host) || is_same_host (self->received->name, host);
}

gboolean
bounce_hop_is_from_kin (const BounceHop *self,
                        const char      *host)
{
  return bounce_hop_is_from_host (self, host)
         || bounce_organisation_equal (self->received->name, host)
         || bounce_organisation_equal (self->received->helo, host);
}

gboolean
bounce_hop_is_local (const BounceHop *self)
{
  g_autoptr (GInetAddress) address = bounce_address_parse (self->received->address);
  const char *helo = self->received->helo;

  if (address != NULL)
    return g_inet_address_get_is_loopback (address);
  return helo != NULL && g_str_has_prefix (helo, "localhost");
}
