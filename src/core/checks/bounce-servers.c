/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Name servers as text: what a person types, what resolv.conf holds, what
 * c-ares wants. */
#include "bounce-servers.h"

#include <string.h>

#define DNS_PORT 53

typedef struct
{
  GPtrArray *items;
  GString   *text;
  guint      loopbacks;
} Builder;

static gboolean
is_interface_name (const char *name)
{
  return *name && strspn (name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") == strlen (name);
}

/* "[ADDRESS]:PORT", "[ADDRESS]", "V4:PORT", "ADDRESS" → the two; FALSE when it
 * is none of them. */
static gboolean
split_port (const char *item, char **host, guint64 *port)
{
  const char *bracket = item[0] == '[' ? strchr (item, ']') : NULL;
  const char *colon = bracket ? bracket + 1 : strchr (item, ':');

  *port = DNS_PORT;
  if (item[0] == '[' && (!bracket || (*colon != ':' && *colon != '\0')))
    return FALSE;
  /* Two colons without brackets: all of it is an IPv6 address. */
  if (!bracket && colon && strchr (colon + 1, ':'))
    colon = NULL;
  if (colon && *colon == ':' && !g_ascii_string_to_unsigned (colon + 1, 10, 1, G_MAXUINT16, port, NULL))
    return FALSE;
  if (bracket)
    *host = g_strndup (item + 1, bracket - item - 1);
  else
    *host = colon ? g_strndup (item, colon - item) : g_strdup (item);
  return TRUE;
}

static void
add (Builder *builder, const char *host, const char *scope, gboolean is_ipv6, guint port)
{
  g_autofree char *whole = g_strconcat (host, scope ? "%" : NULL, scope, NULL);

  g_ptr_array_add (builder->items, g_strdup_printf (is_ipv6 ? "[%s]:%u" : "%s:%u", whole, port));
  if (builder->text->len > 0)
    g_string_append (builder->text, ", ");
  if (port == DNS_PORT)
    g_string_append (builder->text, whole);
  else
    g_string_append (builder->text, builder->items->pdata[builder->items->len - 1]);
}

static gboolean
add_item (Builder *builder, const char *item)
{
  g_autofree char *host = NULL;
  g_autofree char *canonical = NULL;
  g_autoptr (GInetAddress) address = NULL;
  char *scope;
  guint64 port;

  if (!split_port (item, &host, &port))
    return FALSE;
  scope = strchr (host, '%');
  if (scope)
    *scope++ = '\0';
  address = g_inet_address_new_from_string (host);
  if (!address || g_inet_address_get_is_any (address) || g_inet_address_get_is_multicast (address))
    return FALSE;
  if (scope && (!g_inet_address_get_is_link_local (address) || !is_interface_name (scope)))
    return FALSE;
  if (g_inet_address_get_is_loopback (address))
    builder->loopbacks++;
  canonical = g_inet_address_to_string (address);
  add (builder, canonical, scope, g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6, port);
  return TRUE;
}

static Builder
builder_new (void)
{
  return (Builder) { g_ptr_array_new (), g_string_new (NULL), 0 };
}

static BounceServers *
builder_end (Builder *builder)
{
  BounceServers *self = g_new0 (BounceServers, 1);

  self->length = builder->items->len;
  self->all_loopback = self->length > 0 && builder->loopbacks == self->length;
  g_ptr_array_add (builder->items, NULL);
  self->items = (char **) g_ptr_array_free (builder->items, FALSE);
  self->text = g_string_free (builder->text, FALSE);
  return self;
}

BounceServers *
bounce_servers_parse (const char *text, GError **error)
{
  g_auto (GStrv) items = g_strsplit_set (text, ", \t", -1);
  g_autoptr (BounceServers) self = NULL;
  Builder builder = builder_new ();
  const char *wrong = NULL;

  for (guint i = 0; items[i] && !wrong; i++)
    if (*items[i] && !add_item (&builder, items[i]))
      wrong = items[i];
  self = builder_end (&builder);
  if (!wrong && self->length > 0)
    return g_steal_pointer (&self);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "“%s” is no name server's address", wrong ? wrong : text);
  return NULL;
}

static void
add_line (Builder *builder, const char *line)
{
  g_auto (GStrv) words = NULL;
  g_autofree char *tidy = g_strstrip (g_strdelimit (g_strdup (line), "\t\r", ' '));

  if (!g_str_has_prefix (tidy, "nameserver "))
    return;
  words = g_strsplit (g_strchug (tidy + strlen ("nameserver ")), " ", 2);
  if (words[0])
    add_item (builder, words[0]);
}

BounceServers *
bounce_servers_load (const char *path)
{
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  Builder builder = builder_new ();

  if (g_file_get_contents (path, &contents, NULL, NULL))
    lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines && lines[i] && builder.items->len < BOUNCE_SERVERS_MAX_SYSTEM; i++)
    add_line (&builder, lines[i]);
  return builder_end (&builder);
}

char *
bounce_servers_dup_csv (const BounceServers *self, guint skip, gboolean scoped)
{
  GString *csv = g_string_new (NULL);

  for (guint i = skip; i < self->length; i++)
    if (scoped || !strchr (self->items[i], '%'))
      g_string_append_printf (csv, "%s%s", csv->len > 0 ? "," : "", self->items[i]);
  return g_string_free (csv, FALSE);
}

void
bounce_servers_free (BounceServers *self)
{
  g_strfreev (self->items);
  g_free (self->text);
  g_free (self);
}
