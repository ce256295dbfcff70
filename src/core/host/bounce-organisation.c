/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns host names into the organisations behind them, by the public suffix
 * list. */
#include "bounce-organisation.h"

#include "bounce-address.h"

#include <libpsl.h>
#include <string.h>

#define MAX_NAME 253            /* RFC 1035 section 2.3.4 */

/* Operators whose servers, mailboxes and reports bear different domains: the
 * report comes from googlemail.com, the connection from google.com. */
static const char * const families[][8] = {
  { "google.com", "gmail.com", "googlemail.com", "googlegroups.com", "1e100.net" },
  { "outlook.com", "hotmail.com", "live.com", "msn.com", "microsoft.com", "office365.com" },
  { "yahoo.com", "yahoodns.net", "yahooinc.com", "yahoo-inc.com", "ymail.com", "rocketmail.com", "aol.com" },
  { "amazonses.com", "amazonaws.com", "amazon.com", "awsapps.com" },
  { "apple.com", "icloud.com", "me.com", "mac.com" },
  { "mail.ru", "inbox.ru", "list.ru", "bk.ru" },
  { "yandex.ru", "yandex.net", "yandex.com", "ya.ru" },
  { "gmx.net", "gmx.de", "gmx.com", "web.de", "mail.com" },
  { "pphosted.com", "proofpoint.com", "ppe-hosted.com" },
  { "messagelabs.com", "symanteccloud.com" },
  { "zoho.com", "zohomail.com", "zoho.eu", "zoho.in", "zohocorp.com" },
};

static const char *
find_family (const char *domain)
{
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    for (guint j = 0; j < G_N_ELEMENTS (families[i]) && families[i][j] != NULL; j++)
      if (strcmp (families[i][j], domain) == 0)
        return families[i][0];
  return domain;
}

static char *
fold (const char *host)
{
  gsize length;

  while (*host == '.')
    host++;
  length = strnlen (host, MAX_NAME + 2);
  while (length > 0 && host[length - 1] == '.')
    length--;
  if (length == 0 || length > MAX_NAME || !g_utf8_validate (host, length, NULL))
    return NULL;
  return g_utf8_strdown (host, length);
}

/* Without the list: the last two labels, which is wrong under "co.uk" and
 * like places, and right nearly everywhere else. */
static const char *
guess_registrable (const char *name)
{
  const char *dot = strrchr (name, '.');

  if (dot == NULL)
    return NULL;
  while (dot > name && dot[-1] != '.')
    dot--;
  return dot;
}

char *
bounce_organisation_of (const char *host)
{
  const psl_ctx_t *list = psl_builtin ();
  g_autofree char *name = NULL;
  g_autoptr (GInetAddress) address = NULL;
  const char *registrable;

  if (host == NULL || (address = bounce_address_parse (host)) != NULL)
    return NULL;
  name = fold (host);
  if (name == NULL)
    return NULL;
  registrable = list != NULL ? psl_registrable_domain (list, name) : guess_registrable (name);
  return registrable != NULL ? g_strdup (find_family (registrable)) : NULL;
}

gboolean
bounce_organisation_equal (const char *a,
                           const char *b)
{
  g_autofree char *of_a = bounce_organisation_of (a);
  g_autofree char *of_b = of_a != NULL ? bounce_organisation_of (b) : NULL;

  return of_b != NULL && strcmp (of_a, of_b) == 0;
}
