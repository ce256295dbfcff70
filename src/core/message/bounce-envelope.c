/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The envelope forms of bounce-addr-spec.h: what mailing lists, forwarders and
 * gateways wrap an address into, and how it comes out again. */
#include "bounce-addr-spec.h"

#include <string.h>

static int
hex_pair (const char *text)
{
  int high = g_ascii_xdigit_value (text[0]);
  int low = high < 0 ? -1 : g_ascii_xdigit_value (text[1]);

  return low < 0 ? -1 : high * 16 + low;
}

/* RFC 6533 section 3: "\x{20AC}". Returns what follows it, NULL when it is no
 * such escape or names no character that may stand in an address. */
static const char *
take_unicode_escape (const char *text,
                     GString    *into)
{
  gunichar c = 0;
  guint digits = 0;

  if (strncmp (text, "\\x{", 3) != 0)
    return NULL;
  for (text += 3; digits < 6 && g_ascii_isxdigit (*text); digits++, text++)
    c = c * 16 + g_ascii_xdigit_value (*text);
  if (digits == 0 || *text != '}' || !g_unichar_validate (c) || c < 0x20 || (c >= 0x7f && c < 0xa0))
    return NULL;
  g_string_append_unichar (into, c);
  return text + 1;
}

char *
bounce_addr_spec_decode_xtext (const char *text)
{
  g_autoptr (GString) decoded = g_string_new (NULL);
  const char *at = text;

  g_return_val_if_fail (text != NULL, NULL);

  while (*at)
    {
      const char *after = *at == '\\' ? take_unicode_escape (at, decoded) : NULL;
      int c = *at == '+' ? hex_pair (at + 1) : -1;

      if (after)
        at = after;
      else if (c >= 0x20 && c != 0x7f)
        {
          g_string_append_c (decoded, (char) c);
          at += 3;
        }
      else
        g_string_append_c (decoded, *at++);
    }
  /* "anna+ab@d.example" is a tag, not an octet. */
  if (g_utf8_validate (text, -1, NULL) && !g_utf8_validate (decoded->str, -1, NULL))
    return g_strdup (text);
  return g_strdup (decoded->str);
}

static char *
join_address (const char *local,
              gsize       local_length,
              const char *domain,
              gsize       domain_length)
{
  g_autofree char *address = g_strdup_printf ("%.*s@%.*s", (int) MIN (local_length, 1024), local,
                                              (int) MIN (domain_length, 1024), domain);

  return bounce_addr_spec_is_address (address) ? g_steal_pointer (&address) : NULL;
}

static const char *
local_end (const char *address)
{
  return address ? strrchr (address, '@') : NULL;
}

static gboolean
has_prefix (const char *text,
            const char *prefix)
{
  return g_ascii_strncasecmp (text, prefix, strlen (prefix)) == 0;
}

/* The length of the host name at @text: it has a dot, and its last label is
 * letters ("example.com" of "example.com-17"). 0 when there is none. */
static gsize
hidden_domain_length (const char *text,
                      const char *end)
{
  const char *at = text;
  const char *dot = NULL;

  while (at < end && (g_ascii_isalnum (*at) || *at == '-' || *at == '.' || (guchar) *at >= 0x80))
    {
      if (*at == '.' && at > text)
        dot = at;
      at++;
    }
  if (!dot || (at < end && *at != '+' && *at != '=' && *at != '_'))
    return 0;
  at = dot + 1;
  if (end - at > 4 && has_prefix (at, "xn--"))
    at += 4;
  while (at < end && (g_ascii_isalpha (*at) || (guchar) *at >= 0x80))
    at++;
  return at - dot > 2 ? at - text : 0;
}

/* "123456-" and, after such a number, a short hash: "ab12-". */
static const char *
skip_numbers (const char *text,
              const char *end)
{
  gboolean number = FALSE;

  for (;;)
    {
      const char *at = text;
      gboolean digits = TRUE;

      while (at < end && g_ascii_isxdigit (*at))
        digits = g_ascii_isdigit (*at++) && digits;
      if (at == text || at + 1 >= end || (*at != '-' && *at != '.') || !(digits || (number && at - text == 4)))
        return text;
      number = TRUE;
      text = at + 1;
    }
}

/* Where the recipient's own local part begins behind the list's name. */
static const char *
skip_list_name (const char *local,
                const char *end)
{
  static const char * const words[] = {
    "-return-", "-bounces-", "-bounce-", "-errors-", "-owner-", "bounces-", "bounce-", "bounces.", "bounce.",
    "return-", "owner-", "errors-", "verp-", "b.", "b-",
  };
  const char *plus = memchr (local, '+', end - local);

  if (plus)
    return skip_numbers (plus + 1, end);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const char *found = g_strstr_len (local, end - local, words[i]);

      if (found && (found == local || words[i][0] == '-') && found + strlen (words[i]) < end)
        return skip_numbers (found + strlen (words[i]), end);
    }
  return local;
}

char *
bounce_addr_spec_undo_verp (const char *address)
{
  static const char * const others[] = { "srs0", "srs1", "prvs=", "btv1=", "msprvs1=" };
  const char *end = local_end (address);
  const char *mark, *domain, *start;
  gsize length;

  if (!end)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      if (has_prefix (address, others[i]))
        return NULL;
    }
  mark = g_strrstr_len (address, end - address, "=");
  if (!mark)
    return NULL;
  domain = mark + 1;
  length = has_prefix (domain, "40") ? hidden_domain_length (domain + 2, end) : 0;
  if (length > 0)
    domain += 2;
  else
    length = hidden_domain_length (domain, end);
  start = skip_list_name (address, mark);
  return length > 0 && start < mark ? join_address (start, mark - start, domain, length) : NULL;
}

/* "HHH=TT=host=user", behind "SRS0" and its separator. */
static char *
undo_srs0 (const char *text,
           const char *end)
{
  const char *host = text;
  const char *user;

  for (guint i = 0; i < 2; i++)
    {
      host = memchr (host, '=', end - host);
      if (!host)
        return NULL;
      host++;
    }
  user = memchr (host, '=', end - host);
  return user ? join_address (user + 1, end - user - 1, host, user - host) : NULL;
}

char *
bounce_addr_spec_undo_srs (const char *address)
{
  const char *end = local_end (address);
  const char *at;

  if (!end || end - address < 6 || !strchr ("=+-", address[4]))
    return NULL;
  if (has_prefix (address, "srs0"))
    return undo_srs0 (address + 5, end);
  if (!has_prefix (address, "srs1"))
    return NULL;
  /* SRS1=HHH=forwarder=, then the first forwarder's address without "SRS0". */
  at = memchr (address + 5, '=', end - address - 5);
  at = at ? memchr (at + 1, '=', end - at - 1) : NULL;
  return at && end - at > 2 && strchr ("=+-", at[1]) ? undo_srs0 (at + 2, end) : NULL;
}

char *
bounce_addr_spec_undo_batv (const char *address)
{
  const char *end = local_end (address);
  const char *start, *stop, *slash;

  if (!end)
    return NULL;
  stop = end;
  if (has_prefix (address, "prvs="))
    {
      start = address + 5;
      slash = memchr (start, '/', end - start);
      if (slash && slash > start)
        stop = slash;
      else
        start = memchr (start, '=', end - start);
    }
  else if (has_prefix (address, "msprvs1="))
    start = memchr (address + 8, '=', end - address - 8);
  else if (has_prefix (address, "btv1=="))
    {
      start = g_strstr_len (address + 6, end - address - 6, "==");
      start = start ? start + 1 : NULL;
    }
  else
    return NULL;
  if (!start)
    return NULL;
  start += *start == '=' ? 1 : 0;
  return join_address (start, stop - start, end + 1, strlen (end + 1));
}

char *
bounce_addr_spec_undo_imcea (const char *address)
{
  g_autofree char *inner = NULL;
  g_autofree char *decoded = NULL;
  const char *end = local_end (address);
  const char *start;

  if (!end || !has_prefix (address, "IMCEA"))
    return NULL;
  start = memchr (address, '-', end - address);
  if (!start)
    return NULL;
  inner = g_strndup (start + 1, end - start - 1);
  g_strdelimit (inner, "_", '/');
  decoded = bounce_addr_spec_decode_xtext (inner);
  return bounce_addr_spec_is_address (decoded) ? g_steal_pointer (&decoded) : NULL;
}
