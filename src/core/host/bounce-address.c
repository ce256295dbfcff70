/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds IP addresses in what servers wrote, and says whether anybody can be
 * asked about them. */
#include "bounce-address.h"

#include <arpa/inet.h>
#include <string.h>

#define MAX_LITERAL 64          /* the longest IPv6 text has 45 characters */

typedef struct
{
  guint8             bytes[16];
  guint8             length;    /* of the prefix, in bits */
  BounceAddressScope scope;
} Prefix;

/* RFC 6890 and the IANA special-purpose registries. */
static const Prefix prefixes4[] = {
  { { 192, 0, 2 }, 24, BOUNCE_ADDRESS_DOCUMENTATION },
  { { 198, 51, 100 }, 24, BOUNCE_ADDRESS_DOCUMENTATION },
  { { 203, 0, 113 }, 24, BOUNCE_ADDRESS_DOCUMENTATION },
  { { 0 }, 8, BOUNCE_ADDRESS_PRIVATE },
  { { 10 }, 8, BOUNCE_ADDRESS_PRIVATE },
  { { 100, 64 }, 10, BOUNCE_ADDRESS_PRIVATE },
  { { 127 }, 8, BOUNCE_ADDRESS_PRIVATE },
  { { 169, 254 }, 16, BOUNCE_ADDRESS_PRIVATE },
  { { 172, 16 }, 12, BOUNCE_ADDRESS_PRIVATE },
  { { 192, 0, 0 }, 24, BOUNCE_ADDRESS_PRIVATE },
  { { 192, 88, 99 }, 24, BOUNCE_ADDRESS_PRIVATE },      /* 6to4 relays, RFC 7526 */
  { { 192, 168 }, 16, BOUNCE_ADDRESS_PRIVATE },
  { { 198, 18 }, 15, BOUNCE_ADDRESS_PRIVATE },
  { { 224 }, 3, BOUNCE_ADDRESS_PRIVATE },       /* multicast and class E */
  { { 0 }, 0, BOUNCE_ADDRESS_PUBLIC },
};

static const Prefix prefixes6[] = {
  { { 0x20, 0x01, 0x0d, 0xb8 }, 32, BOUNCE_ADDRESS_DOCUMENTATION },
  { { 0x3f, 0xff }, 20, BOUNCE_ADDRESS_DOCUMENTATION },
  { { 0x20, 0x01 }, 23, BOUNCE_ADDRESS_PRIVATE },       /* protocols: Teredo, ORCHID, … */
  { { 0x20, 0x02 }, 16, BOUNCE_ADDRESS_PRIVATE },       /* 6to4, RFC 7526 */
  { { 0x20 }, 3, BOUNCE_ADDRESS_PUBLIC },       /* all of global unicast */
  { { 0 }, 0, BOUNCE_ADDRESS_PRIVATE },
};

/* The words before a number that make it a version or a queue id:
 * "Microsoft SMTP Server id 8.3.169.0", "version 9.0.0.1". */
static const char * const version_words[] = {
  "id", "v", "ver", "ver.", "version", "versions", "release", "rel", "rev", "revision", "build",
  "server-version", "engine", "client-version",
};

static gboolean
has_prefix_bits (const guint8 *bytes,
                 const Prefix *prefix)
{
  guint whole = prefix->length / 8;
  guint rest = prefix->length % 8;

  if (memcmp (bytes, prefix->bytes, whole) != 0)
    return FALSE;
  return rest == 0 || ((bytes[whole] ^ prefix->bytes[whole]) & (0xff00 >> rest) & 0xff) == 0;
}

static GInetAddress *
parse_literal (const char *text,
               gsize       length)
{
  static const guint8 mapped[12] = { [10] = 0xff, [11] = 0xff };
  char literal[MAX_LITERAL];
  guint8 bytes[16];

  if (length == 0 || length >= sizeof literal || memchr (text, '\0', length) != NULL)
    return NULL;
  memcpy (literal, text, length);
  literal[length] = '\0';

  if (inet_pton (AF_INET, literal, bytes) == 1)
    return g_inet_address_new_from_bytes (bytes, G_SOCKET_FAMILY_IPV4);
  if (inet_pton (AF_INET6, literal, bytes) != 1)
    return NULL;
  if (memcmp (bytes, mapped, sizeof mapped) == 0)
    return g_inet_address_new_from_bytes (bytes + 12, G_SOCKET_FAMILY_IPV4);
  return g_inet_address_new_from_bytes (bytes, G_SOCKET_FAMILY_IPV6);
}

static gboolean
is_word_char (char c)
{
  return g_ascii_isalnum (c) || c == '.' || c == '-' || c == '_';
}

/* The word that ends right before @end (white space and opening brackets
 * between them left out) is one of those that precede versions. */
static gboolean
is_after_version_word (const char *base,
                       const char *end)
{
  const char *start;
  gsize length;

  while (end > base && strchr (" \t\n([<#:", end[-1]) != NULL)
    end--;
  start = end;
  while (start > base && end - start < 16 && is_word_char (start[-1]))
    start--;
  length = end - start;
  for (guint i = 0; i < G_N_ELEMENTS (version_words); i++)
    if (strlen (version_words[i]) == length
        && g_ascii_strncasecmp (start, version_words[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* "Product/1.2.3.4" is a version, ".../query/ip/192.0.2.1" part of a link. */
static gboolean
is_product_version (const char *base,
                    const char *slash)
{
  const char *start = slash;

  while (start > base && slash - start < 256 && !g_ascii_isspace (start[-1]))
    start--;
  for (const char *c = start; c < slash; c++)
    if (*c == '/' || *c == '.')
      return g_ascii_isdigit (slash[-1]);       /* "8.14.4/8.14.4.1" */
  return TRUE;
}

/* "550-192.0.2.1 is blocked": the hyphen belongs to a reply code. */
static gsize
measure_code (const char *base,
              const char *start)
{
  if ((start == base || !is_word_char (start[-1])) && (*start == '4' || *start == '5')
      && g_ascii_isdigit (start[1]) && g_ascii_isdigit (start[2]) && start[3] == '-'
      && g_ascii_isdigit (start[4]))
    return 4;
  return 0;
}

/* May a literal begin at @start?  @base: nothing is known before it. */
static gboolean
may_begin (const char *base,
           const char *start)
{
  char before;

  if (start == base)
    return TRUE;
  before = start[-1];
  if (before == '-' && start - base >= 4 && measure_code (base, start - 4) == 4)
    return TRUE;
  if (is_word_char (before) || before == '#')
    return FALSE;
  if (before == '/' && is_product_version (base, start - 1))
    return FALSE;
  return TRUE;
}

/* Dotted digits from @start; 0 unless they are one address standing alone. */
static gsize
measure_ipv4 (const char *base,
              const char *start,
              gsize       run)
{
  gsize length = run;

  while (length > 0 && strchr (".-_", start[length - 1]) != NULL)
    length--;                                   /* the end of a sentence */
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (start[i]) && start[i] != '.')
      return 0;
  if (start[length] == '/' && g_ascii_isdigit (start[length + 1]))
    return 0;                                   /* a network, not a host */
  if (is_after_version_word (base, start))
    return 0;
  return length;
}

static gsize
measure_ipv6 (const char *start)
{
  gsize length = 0;
  guint colons = 0;

  while (length < MAX_LITERAL
         && (g_ascii_isxdigit (start[length]) || start[length] == ':' || start[length] == '.'))
    length++;
  if (length == MAX_LITERAL || is_word_char (start[length]))
    return 0;
  while (length > 0 && (start[length - 1] == '.'
                        || (start[length - 1] == ':' && (length < 2 || start[length - 2] != ':'))))
    length--;
  for (gsize i = 0; i < length; i++)
    colons += start[i] == ':';
  /* "12:30:45" is a time, "::" alone a programmer's. */
  return colons >= 2 && length > 3 ? length : 0;
}

static gsize
measure_word (const char  *start,
              gboolean    *is_hex)
{
  const char *end = start;

  *is_hex = TRUE;
  while (is_word_char (*end))
    *is_hex &= g_ascii_isxdigit (*end++);
  return end - start;
}

static GInetAddress *
read_literal (const char *base,
              const char *start,
              gboolean    inside,
              gsize      *length)
{
  GInetAddress *address;
  gboolean is_hex;

  if (!may_begin (base, start))
    return NULL;
  *length = inside ? 0 : measure_ipv6 (start);
  if (*length > 0 && (address = parse_literal (start, *length)) != NULL)
    return address;
  *length = g_ascii_isdigit (*start) ? measure_ipv4 (base, start, measure_word (start, &is_hex)) : 0;
  return *length > 0 ? parse_literal (start, *length) : NULL;
}

GInetAddress *
bounce_address_parse (const char *text)
{
  gsize length;

  if (text == NULL)
    return NULL;
  while (g_ascii_isspace (*text))
    text++;
  length = strnlen (text, MAX_LITERAL);
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  if (length >= 2 && text[0] == '[' && text[length - 1] == ']')
    {
      text++;
      length -= 2;
    }
  if (length > 5 && g_ascii_strncasecmp (text, "IPv6:", 5) == 0)
    {
      text += 5;
      length -= 5;
    }
  return parse_literal (text, length);
}

BounceAddressScope
bounce_address_get_scope (GInetAddress *address)
{
  const guint8 *bytes;
  const Prefix *prefix;

  g_return_val_if_fail (G_IS_INET_ADDRESS (address), BOUNCE_ADDRESS_PRIVATE);

  bytes = g_inet_address_to_bytes (address);
  prefix = g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV4 ? prefixes4 : prefixes6;
  while (!has_prefix_bits (bytes, prefix))
    prefix++;
  return prefix->scope;
}

char *
bounce_address_find (const char **cursor,
                     const char **start)
{
  const char *base;
  const char *at;
  gboolean inside = FALSE;      /* behind the colon of hex digits: no beginning */

  g_return_val_if_fail (cursor != NULL && *cursor != NULL, NULL);

  base = at = *cursor;
  while (*at != '\0')
    {
      gsize length = 0;
      gboolean is_hex;
      g_autoptr (GInetAddress) address = NULL;

      if (!is_word_char (*at) && *at != ':')
        {
          inside = FALSE;
          at++;
          continue;
        }
      at += measure_code (base, at);
      address = read_literal (base, at, inside, &length);
      if (address != NULL)
        {
          *cursor = at + length;
          if (start != NULL)
            *start = at;
          return g_inet_address_to_string (address);
        }
      length = measure_word (at, &is_hex);
      at += length;
      /* A colon after anything but hex digits ends a label: "IPv6:", "ip:". */
      inside = *at == ':' && is_hex;
      at += strspn (at, ":");
    }
  *cursor = at;
  return NULL;
}
