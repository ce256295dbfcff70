/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads what a person or a bounce calls a host, and writes it as the names that
 * DNS is asked for. */
#include "bounce-subject.h"

#include "bounce-address.h"

#include <idn2.h>
#include <libpsl.h>
#include <string.h>

#define MAX_TEXT 1024           /* what is longer is no name, whatever its script */
#define MAX_NAME 253            /* RFC 1035 section 2.3.4, without the root       */
#define MAX_LABEL 63

/* Names that have no meaning outside a house, or none in DNS (RFC 6761, 6762,
 * 8375, 9476, and what companies call their own networks). */
static const char * const never_suffixes[] = {
  "local", "localhost", "internal", "intranet", "lan", "corp", "home", "private", "onion", "alt", "arpa",
};

/* RFC 2606: for documentation and tests. */
static const char * const example_suffixes[] = {
  "example", "test", "invalid", "example.com", "example.net", "example.org",
};

const char *
bounce_subject_kind_to_id (BounceSubjectKind kind)
{
  static const char * const ids[] = { "ipv4", "ipv6", "domain" };

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (ids), NULL);

  return ids[kind];
}

static gboolean
is_below (const char *name,
          const char *suffix)
{
  gsize n = strlen (name);
  gsize m = strlen (suffix);

  return n >= m && strcmp (name + n - m, suffix) == 0 && (n == m || name[n - m - 1] == '.');
}

static gboolean
is_below_any (const char         *name,
              const char * const *suffixes,
              gsize               n)
{
  for (gsize i = 0; i < n; i++)
    if (is_below (name, suffixes[i]))
      return TRUE;

  return FALSE;
}

static BounceAskable
judge_name (const char *ascii)
{
  if (strchr (ascii, '.') == NULL || is_below_any (ascii, never_suffixes, G_N_ELEMENTS (never_suffixes)))
    return BOUNCE_ASKABLE_NEVER;
  if (is_below_any (ascii, example_suffixes, G_N_ELEMENTS (example_suffixes)))
    return BOUNCE_ASKABLE_EXAMPLE;

  return BOUNCE_ASKABLE_YES;
}

gboolean
bounce_subject_is_local_name (const char *name)
{
  g_autofree char *lower = NULL;

  g_return_val_if_fail (name != NULL, TRUE);

  lower = g_ascii_strdown (name, -1);
  if (is_below (lower, "in-addr.arpa") || is_below (lower, "ip6.arpa"))
    return FALSE;

  return judge_name (lower) == BOUNCE_ASKABLE_NEVER;
}

static BounceAskable
judge_address (GInetAddress *address)
{
  switch (bounce_address_get_scope (address))
    {
    case BOUNCE_ADDRESS_PUBLIC:
      return BOUNCE_ASKABLE_YES;
    case BOUNCE_ADDRESS_DOCUMENTATION:
      return BOUNCE_ASKABLE_EXAMPLE;
    case BOUNCE_ADDRESS_PRIVATE:
    default:
      return BOUNCE_ASKABLE_NEVER;
    }
}

/* 64:ff9b::/96 is an IPv4 address on its way through a NAT64 (RFC 6052): lists
 * know it as the IPv4 address. */
static GInetAddress *
unmap (GInetAddress *address)
{
  static const guint8 nat64[12] = { 0x00, 0x64, 0xff, 0x9b };
  const guint8 *bytes = g_inet_address_to_bytes (address);

  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6 && memcmp (bytes, nat64, sizeof nat64) == 0)
    return g_inet_address_new_from_bytes (bytes + sizeof nat64, G_SOCKET_FAMILY_IPV4);

  return g_object_ref (address);
}

static BounceSubject *
new_address (GInetAddress *given)
{
  BounceSubject *self = g_atomic_rc_box_new0 (BounceSubject);

  self->address = unmap (given);
  self->kind = g_inet_address_get_family (self->address) == G_SOCKET_FAMILY_IPV4 ? BOUNCE_SUBJECT_IPV4 : BOUNCE_SUBJECT_IPV6;
  self->text = g_inet_address_to_string (self->address);
  self->askable = judge_address (self->address);

  return self;
}

/* Letters, digits, hyphens inside; "_" too, since names of services have it. */
static gboolean
is_label (const char *label,
          gsize       n)
{
  if (n == 0 || n > MAX_LABEL || label[0] == '-' || label[n - 1] == '-')
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isalnum (label[i]) && label[i] != '-' && label[i] != '_')
      return FALSE;

  return TRUE;
}

/* A last label of digits is a broken address, "192.0.2.300" (RFC 3696 section 2). */
static gboolean
is_name (const char *ascii)
{
  const char *label = ascii;

  if (strlen (ascii) > MAX_NAME)
    return FALSE;
  for (;;)
    {
      gsize n = strcspn (label, ".");

      if (!is_label (label, n))
        return FALSE;
      if (label[n] == '\0')
        return strspn (label, "0123456789") != n;
      label += n + 1;
    }
}

/* As A-labels; NULL for what is no name. */
static char *
to_ascii (const char *text)
{
  guint8 *found = NULL;
  char *ascii;

  if (idn2_lookup_u8 ((const guint8 *) text, &found, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL) != IDN2_OK)
    return NULL;
  ascii = g_ascii_strdown ((const char *) found, -1);
  idn2_free (found);

  return ascii;
}

/* For people, but only when it is really that name: A-labels in foreign mail
 * may decode to letters that no registry would take. */
static char *
to_text (const char *ascii)
{
  char *found = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  if (strstr (ascii, "xn--") == NULL || idn2_to_unicode_8z8z (ascii, &found, 0) != IDN2_OK)
    return g_strdup (ascii);
  text = g_strdup (found);
  idn2_free (found);
  again = g_utf8_validate (text, -1, NULL) ? to_ascii (text) : NULL;

  return g_strcmp0 (again, ascii) == 0 ? g_steal_pointer (&text) : g_strdup (ascii);
}

static const char *
find_organisational (const char *ascii)
{
  const psl_ctx_t *list = psl_builtin ();
  const char *found = list != NULL ? psl_registrable_domain (list, ascii) : NULL;

  return found != NULL ? found : ascii;
}

/* @text: without white space around; an end that is a dot is taken off. */
static BounceSubject *
new_domain (const char *text,
            gsize       length)
{
  g_autofree char *given = g_strndup (text, length > 1 && text[length - 1] == '.' ? length - 1 : length);
  g_autofree char *ascii = NULL;
  BounceSubject *self;

  if (!g_utf8_validate (given, -1, NULL))
    return NULL;
  ascii = g_str_is_ascii (given) && strstr (given, "xn--") == NULL ? g_ascii_strdown (given, -1) : to_ascii (given);
  /* Other scripts have other dots, which have become "." by now. */
  if (ascii != NULL && strlen (given) == length && g_str_has_suffix (ascii, "."))
    ascii[strlen (ascii) - 1] = '\0';
  if (ascii == NULL || !is_name (ascii))
    return NULL;

  self = g_atomic_rc_box_new0 (BounceSubject);
  self->kind = BOUNCE_SUBJECT_DOMAIN;
  self->text = to_text (ascii);
  self->organisational = g_strdup (find_organisational (ascii));
  self->askable = judge_name (ascii);
  self->ascii = g_steal_pointer (&ascii);

  return self;
}

BounceSubject *
bounce_subject_new (const char  *text,
                    GError     **error)
{
  g_autoptr (GInetAddress) address = NULL;
  BounceSubject *self = NULL;
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);

  while (g_ascii_isspace (*text))
    text++;
  length = strnlen (text, MAX_TEXT);
  address = bounce_address_parse (text);
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  if (address != NULL)
    self = new_address (address);
  else if (length > 0 && length < MAX_TEXT)
    self = new_domain (text, length);
  if (self == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "neither an address nor a domain");

  return self;
}

static void
append_reversed (GString      *name,
                 GInetAddress *address)
{
  const guint8 *bytes = g_inet_address_to_bytes (address);
  gboolean six = g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6;

  for (gsize i = g_inet_address_get_native_size (address); i > 0; i--)
    if (six)
      g_string_append_printf (name, "%x.%x.", bytes[i - 1] & 0xfu, bytes[i - 1] >> 4);
    else
      g_string_append_printf (name, "%u.", bytes[i - 1]);
}

char *
bounce_subject_dup_list_name (BounceSubject *self,
                              const char    *zone)
{
  g_autoptr (GString) name = g_string_new (NULL);

  g_return_val_if_fail (self != NULL && zone != NULL, NULL);

  if (self->kind == BOUNCE_SUBJECT_DOMAIN)
    g_string_append_printf (name, "%s.", self->ascii);
  else
    append_reversed (name, self->address);
  g_string_append (name, zone);
  if (name->len > 0 && name->str[name->len - 1] == '.')
    g_string_truncate (name, name->len - 1);
  if (name->len > MAX_NAME)
    return NULL;
  g_string_ascii_down (name);

  return g_string_free (g_steal_pointer (&name), FALSE);
}

char *
bounce_subject_dup_ptr_name (BounceSubject *self)
{
  GString *name;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->kind == BOUNCE_SUBJECT_DOMAIN)
    return NULL;

  name = g_string_new (NULL);
  append_reversed (name, self->address);
  g_string_append (name, self->kind == BOUNCE_SUBJECT_IPV6 ? "ip6.arpa" : "in-addr.arpa");

  return g_string_free (name, FALSE);
}

BounceSubject *
bounce_subject_ref (BounceSubject *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  BounceSubject *self = data;

  g_free (self->text);
  g_clear_object (&self->address);
  g_free (self->ascii);
  g_free (self->organisational);
}

void
bounce_subject_unref (BounceSubject *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear);
}
