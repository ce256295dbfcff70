/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Values of delivery-status fields, as RFC 3464 has them and as servers write
 * them. */
#include "bounce-dsn.h"

#include "bounce-addr-spec.h"
#include "bounce-fields.h"
#include "bounce-reply.h"

#include <string.h>

char *
bounce_dsn_dup_value (const char *value)
{
  char *valid;

  if (value == NULL)
    return NULL;
  valid = g_strstrip (g_utf8_make_valid (value, -1));
  if (*valid == '\0')
    g_clear_pointer (&valid, g_free);
  return valid;
}

/* "dns; mx.example.net. (192.0.2.1, the server for ...)", "dns;[192.0.2.1]" */
char *
bounce_dsn_dup_machine (const char *value)
{
  g_autofree char *type = NULL;
  g_autofree char *rest = NULL;
  char *name;
  gsize length;

  if (value == NULL)
    return NULL;
  bounce_fields_split_type (value, &type, &rest);
  name = bounce_dsn_dup_value (rest);
  if (name == NULL)
    return NULL;
  length = strlen (name);
  if (name[0] == '[' && length > 2 && name[length - 1] == ']')
    {
      memmove (name, name + 1, length - 2);
      name[length - 2] = '\0';
    }
  for (length = strlen (name); length > 0 && name[length - 1] == '.'; length--)
    name[length - 1] = '\0';
  /* Some fill it in when they have nothing to say. */
  if (*name == '\0' || g_ascii_strcasecmp (name, "unknown") == 0 || g_ascii_strcasecmp (name, "n/a") == 0)
    g_clear_pointer (&name, g_free);
  return name;
}

/* X.400 carries Internet addresses as "DD.RFC-822=user(a)example.org". */
static char *
dup_x400_address (const char *text)
{
  g_autofree char *folded = g_ascii_strdown (text, -1);
  const char *p = strstr (folded, "rfc-822=");
  g_autofree char *value = NULL;
  char **halves;
  char *address;

  if (p == NULL)
    return NULL;
  p = text + (p - folded) + strlen ("rfc-822=");
  value = g_strndup (p, strcspn (p, ";/ "));
  halves = g_strsplit (value, "(a)", 2);
  address = halves[0] != NULL && halves[1] != NULL ? g_strdup_printf ("%s@%s", halves[0], halves[1]) : g_strdup (value);
  g_strfreev (halves);
  return address;
}

/* "rfc822; <a@example.org>", "utf-8; \x{E9}a@example.org", "x400; /S=a/",
 * "rfc822;IMCEASMTP-a+40example+2Eorg@x" → an address, or NULL. */
char *
bounce_dsn_dup_address (const char *value)
{
  g_autofree char *type = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *decoded = NULL;
  g_autofree char *hidden = NULL;

  if (value == NULL)
    return NULL;
  bounce_fields_split_type (value, &type, &rest);
  if (rest == NULL || *rest == '\0' || g_ascii_strcasecmp (rest, "unknown") == 0)
    return NULL;
  if (*rest == '/' || g_strcmp0 (type, "x400") == 0)
    {
      hidden = dup_x400_address (rest);
      return hidden != NULL ? bounce_addr_spec_tidy (hidden) : NULL;
    }
  hidden = bounce_addr_spec_undo_imcea (rest);
  if (hidden != NULL)
    return bounce_addr_spec_tidy (hidden);
  /* "+" is an ordinary character of addresses, so only what must be written as
   * xtext, or could not be an address otherwise, is taken for it. */
  if (strstr (rest, "\\x{") != NULL || strstr (rest, "+2B") != NULL || strstr (rest, "+3D") != NULL
      || (strchr (rest, '@') == NULL && strstr (rest, "+40") != NULL))
    decoded = bounce_addr_spec_decode_xtext (rest);
  return bounce_addr_spec_tidy (decoded != NULL ? decoded : rest);
}

/* A local account, a program or a gateway's inner name ("@relay:a@b", X.400) is
 * none that its sender would know; another field may have that. */
gboolean
bounce_dsn_is_good_address (const char *address,
                            const char *value)
{
  g_autofree char *type = NULL;
  g_autofree char *rest = NULL;

  if (address == NULL || strchr (address, '@') == NULL)
    return FALSE;
  bounce_fields_split_type (value, &type, &rest);
  return rest[0] != '@' && !(rest[0] == '<' && rest[1] == '@') && rest[0] != '/' && g_strcmp0 (type, "x400") != 0;
}

/* What was no address is why it failed: "a@#example.org" stays as written. */
char *
bounce_dsn_dup_odd_address (const char *value)
{
  g_autofree char *type = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *valid = NULL;

  if (value == NULL)
    return NULL;
  bounce_fields_split_type (value, &type, &rest);
  valid = bounce_dsn_dup_value (rest);
  if (valid == NULL || strchr (valid, '@') == NULL || valid[0] == '@' || strpbrk (valid, " \t<>") != NULL || strlen (valid) > 320)
    return NULL;
  return g_steal_pointer (&valid);
}

/* Diagnostic-Code keeps its parentheses, unlike structured fields. */
void
bounce_dsn_take_diagnostic (BounceRecipient *recipient,
                            const char      *value)
{
  g_autofree char *valid = bounce_dsn_dup_value (value);
  gsize n = 0;

  if (valid == NULL)
    return;
  while (g_ascii_isalnum (valid[n]) || valid[n] == '-' || valid[n] == '_')
    n++;
  g_clear_pointer (&recipient->diagnostic_type, g_free);
  g_clear_pointer (&recipient->diagnostic, g_free);
  if (n > 0 && g_ascii_isalpha (valid[0]))
    {
      const char *end = valid + n + strspn (valid + n, " \t");

      if (*end == ';')
        {
          recipient->diagnostic_type = g_ascii_strdown (valid, (gssize) n);
          recipient->diagnostic = bounce_reply_unfold (end + 1);
        }
    }
  if (recipient->diagnostic == NULL)
    recipient->diagnostic = bounce_reply_unfold (valid);
  if (*recipient->diagnostic == '\0')
    g_clear_pointer (&recipient->diagnostic, g_free);
}

gboolean
bounce_dsn_says_why (const BounceRecipient *recipient)
{
  return recipient->diagnostic != NULL && bounce_reply_has_words (recipient->diagnostic);
}
