/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds an IP address written into a host name. */
#include "bounce-address-in-name.h"

#include <arpa/inet.h>
#include <string.h>

#define MAX_NAME    255          /* RFC 1035 section 2.3.4                      */
#define MAX_NUMBERS 128
#define MAX_GAP     4            /* "ip5.ip-203-0-113": letters between numbers */
#define MIN_NIBBLES 14           /* of an IPv6 address, to be no accident       */

typedef struct
{
  const char *start;
  gsize       length;
  guint       value;             /* G_MAXUINT: not one octet                    */
} Number;

typedef struct
{
  Number numbers[MAX_NUMBERS];
  guint  n;
} Numbers;

static guint
read_number (const char *digits,
             gsize       length)
{
  guint value = 0;

  if (length > 3)
    return G_MAXUINT;
  for (gsize i = 0; i < length; i++)
    value = value * 10 + (guint) (digits[i] - '0');

  return value <= 255 ? value : G_MAXUINT;
}

static void
collect_numbers (Numbers    *self,
                 const char *name)
{
  self->n = 0;
  for (const char *at = name; *at != '\0' && self->n < MAX_NUMBERS; )
    {
      gsize length = strspn (at, "0123456789");

      if (length > 0)
        self->numbers[self->n++] = (Number) { at, length, read_number (at, length) };
      at += length > 0 ? length : strcspn (at, "0123456789");
    }
}

static gsize
gap_after (const Number *number)
{
  return number[1].start - number[0].start - number[0].length;
}

static char *
dup_span (const Number *first,
          const Number *last)
{
  g_autofree char *part = g_strndup (first->start, last->start + last->length - first->start);

  return g_utf8_make_valid (part, -1);
}

/* In whatever order: forwards, backwards, the last one first. */
static gboolean
are_same_numbers (const Number *numbers,
                  const guint8 *octets)
{
  guint used = 0;

  for (guint i = 0; i < 4; i++)
    {
      guint j = 0;

      while (j < 4 && ((used & (1u << j)) != 0 || numbers[i].value != octets[j]))
        j++;
      if (j == 4)
        return FALSE;
      used |= 1u << j;
    }

  return TRUE;
}

static gboolean
are_near (const Number *numbers,
          guint         n,
          gsize         gap)
{
  for (guint i = 0; i + 1 < n; i++)
    if (gap_after (&numbers[i]) > gap)
      return FALSE;

  return TRUE;
}

/* "203-0-113" or "113.0.203", "113-5" or "5x113": ends of the address. */
static gboolean
are_some_octets (const Number *numbers,
                 const guint8 *octets,
                 guint         n)
{
  gboolean forwards = TRUE, backwards = TRUE;

  for (guint i = 0; i < n; i++)
    {
      forwards = forwards && numbers[i].value == octets[i];
      backwards = backwards && numbers[i].value == octets[n - 1 - i];
    }

  return (forwards || backwards) && are_near (numbers, n, 1);
}

/* Four numbers with the same single character between, which no version has in
 * a host name: somebody's address. */
static gboolean
look_like_address (const Number *numbers)
{
  char mark = numbers[0].start[numbers[0].length];

  for (guint i = 0; i < 4; i++)
    if (numbers[i].value == G_MAXUINT || (i < 3 && (gap_after (&numbers[i]) != 1 || numbers[i].start[numbers[i].length] != mark)))
      return FALSE;

  return TRUE;
}

/* "203000113005", "3405803781", "cb007105", "cb-00-71-05", and backwards. */
static char *
find_run_together (const char   *name,
                   const guint8 *o)
{
  char forms[9][16];
  const guint8 b[4] = { o[3], o[2], o[1], o[0] };

  g_snprintf (forms[0], 16, "%03u%03u%03u%03u", o[0], o[1], o[2], o[3]);
  g_snprintf (forms[1], 16, "%03u%03u%03u%03u", b[0], b[1], b[2], b[3]);
  g_snprintf (forms[2], 16, "%02x%02x%02x%02x", o[0], o[1], o[2], o[3]);
  g_snprintf (forms[3], 16, "%02x%02x%02x%02x", b[0], b[1], b[2], b[3]);
  g_snprintf (forms[4], 16, "%02x-%02x-%02x-%02x", o[0], o[1], o[2], o[3]);
  g_snprintf (forms[5], 16, "%02x-%02x-%02x-%02x", b[0], b[1], b[2], b[3]);
  g_snprintf (forms[6], 16, "%02x.%02x.%02x.%02x", o[0], o[1], o[2], o[3]);
  g_snprintf (forms[7], 16, "%02x.%02x.%02x.%02x", b[0], b[1], b[2], b[3]);
  g_snprintf (forms[8], 16, "%u", (guint) o[0] << 24 | (guint) o[1] << 16 | (guint) o[2] << 8 | o[3]);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (strlen (forms[i]) >= 8 && strstr (name, forms[i]) != NULL)
      return g_strdup (forms[i]);

  return NULL;
}

static BounceInName
find_ipv4 (const char    *name,
           const guint8  *octets,
           char         **what)
{
  Numbers all;
  BounceInName found = BOUNCE_IN_NAME_NOTHING;

  if (octets != NULL && (*what = find_run_together (name, octets)) != NULL)
    return BOUNCE_IN_NAME_ADDRESS;

  collect_numbers (&all, name);
  for (guint i = 0; i + 1 < all.n; i++)
    {
      const Number *at = &all.numbers[i];
      guint left = all.n - i;
      BounceInName here = BOUNCE_IN_NAME_NOTHING;
      guint n = 4;

      if (left >= 4 && octets != NULL && are_same_numbers (at, octets) && are_near (at, 4, MAX_GAP))
        here = BOUNCE_IN_NAME_ADDRESS;
      else if (left >= 4 && look_like_address (at))
        here = BOUNCE_IN_NAME_OTHER_ADDRESS;
      else if (left >= 3 && octets != NULL && (are_some_octets (at, octets, 3) || are_some_octets (at, octets + 1, 3)))
        here = BOUNCE_IN_NAME_THREE_NUMBERS, n = 3;
      else if (octets != NULL && are_some_octets (at, octets + 2, 2))
        here = BOUNCE_IN_NAME_TWO_NUMBERS, n = 2;
      if (here > found)
        {
          found = here;
          g_free (*what);
          *what = dup_span (at, at + n - 1);
        }
    }

  return found;
}

/* "2001-db8--5" and what begins with it, read as the address it is. */
static char *
find_dashed (const char   *name,
             const guint8 *bytes)
{
  for (const char *at = name; *at != '\0'; at++)
    {
      gsize length = strspn (at, "0123456789abcdef-");
      g_autofree char *group = NULL;
      guint8 read[16];

      /* Only from the beginning of a group, which ends where it must. */
      if (length < 4 || (at > name && g_ascii_isxdigit (at[-1])))
        continue;
      while (length > 0 && at[length - 1] == '-')
        length--;
      if (length >= INET6_ADDRSTRLEN)
        continue;
      group = g_strdelimit (g_strndup (at, length), "-", ':');
      if (inet_pton (AF_INET6, group, read) == 1 && memcmp (read, bytes, 16) == 0)
        return g_strndup (at, length);
    }

  return NULL;
}

/* Nibbles in a row, whatever stands between: at least half of the address. */
static char *
find_nibbles (const char   *name,
              const guint8 *bytes)
{
  char forwards[33], backwards[33];
  g_autofree char *digits = g_new0 (char, strlen (name) + 1);
  gsize n = 0;

  for (guint i = 0; i < 16; i++)
    g_snprintf (forwards + 2 * i, 3, "%02x", bytes[i]);
  for (guint i = 0; i < 32; i++)
    backwards[i] = forwards[31 - i];
  backwards[32] = '\0';

  for (const char *at = name; ; at++)
    {
      if (g_ascii_isxdigit (*at))
        digits[n++] = *at;
      else if (*at == '\0' || strchr ("-._", *at) == NULL)
        {
          digits[n] = '\0';
          for (gsize i = 0; i + MIN_NIBBLES <= n; i++)
            {
              g_autofree char *part = g_strndup (digits + i, MIN(n - i, 32));

              /* Sixteen zeros in a row are in many addresses. */
              while (strlen (part) >= MIN_NIBBLES && strstr (forwards, part) == NULL && strstr (backwards, part) == NULL)
                part[strlen (part) - 1] = '\0';
              if (strlen (part) >= MIN_NIBBLES && strspn (part, "0") < strlen (part))
                return g_steal_pointer (&part);
            }
          n = 0;
        }
      if (*at == '\0')
        return NULL;
    }
}

BounceInName
bounce_address_in_name_find (const char    *name,
                             GInetAddress  *address,
                             char         **what)
{
  g_autofree char *part = NULL;
  const guint8 *bytes = address != NULL ? g_inet_address_to_bytes (address) : NULL;
  BounceInName found;

  if (strnlen (name, MAX_NAME + 1) > MAX_NAME)
    return BOUNCE_IN_NAME_NOTHING;

  if (address != NULL && g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6)
    {
      part = find_dashed (name, bytes);
      if (part == NULL)
        part = find_nibbles (name, bytes);
      found = part != NULL ? BOUNCE_IN_NAME_ADDRESS : BOUNCE_IN_NAME_NOTHING;
      /* A host with both families often has the name of the other address. */
      if (found == BOUNCE_IN_NAME_NOTHING)
        found = find_ipv4 (name, NULL, &part);
    }
  else
    found = find_ipv4 (name, bytes, &part);
  if (what != NULL)
    *what = g_steal_pointer (&part);

  return found;
}
