/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks for marks that only our own servers leave on mail. From and Return-Path
 * are none: they are what a forger writes. */
#include "bounce-ownership.h"

#include "bounce-addr-spec.h"
#include "bounce-address.h"
#include "bounce-path.h"

#include <string.h>

#define MAX_SIGNATURES 20

/* What was found: a mark of ours, or of others, or no mark at all. */
typedef enum
{
  MARK_NONE,
  MARK_OTHERS,
  MARK_OURS
} Mark;

typedef struct
{
  const char * const *domains;
  const char * const *servers;
} Own;

/* The domain itself or a name below it. */
static gboolean
is_below (const char *host,
          const char *domain)
{
  gsize length = strlen (host);
  gsize tail;

  while (*domain == '.' || *domain == '@')
    domain++;
  tail = strlen (domain);
  while (length > 0 && host[length - 1] == '.')
    length--;
  if (tail == 0 || tail > length || g_ascii_strncasecmp (host + length - tail, domain, tail) != 0)
    return FALSE;
  return tail == length || host[length - tail - 1] == '.';
}

static gboolean
is_own_host (const Own  *own,
             const char *host)
{
  if (host == NULL)
    return FALSE;
  for (guint i = 0; own->domains != NULL && own->domains[i] != NULL; i++)
    if (is_below (host, own->domains[i]))
      return TRUE;
  for (guint i = 0; own->servers != NULL && own->servers[i] != NULL; i++)
    if (g_ascii_strcasecmp (host, own->servers[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_own_address (const Own  *own,
                const char *address)
{
  for (guint i = 0; address != NULL && own->servers != NULL && own->servers[i] != NULL; i++)
    {
      g_autoptr (GInetAddress) server = bounce_address_parse (own->servers[i]);
      g_autofree char *text = server != NULL ? g_inet_address_to_string (server) : NULL;

      if (g_strcmp0 (text, address) == 0)
        return TRUE;
    }
  return FALSE;
}

/* "localhost", "PC.local": true of many, so a mark of nobody. */
static Mark
judge_name (const Own  *own,
            const char *host)
{
  if (host == NULL || *host == '\0')
    return MARK_NONE;
  if (is_own_host (own, host))
    return MARK_OURS;
  if (strchr (host, '.') == NULL || g_str_has_prefix (host, "localhost") || is_below (host, "local"))
    return MARK_NONE;
  return MARK_OTHERS;
}

/* A signed or a coded return path was made by who owns its domain. */
static Mark
judge_return_path (const Own     *own,
                   BounceMessage *original)
{
  g_auto (GStrv) addresses = bounce_message_dup_addresses (original, "Return-Path");
  const char *path = addresses != NULL ? addresses[0] : NULL;
  g_autofree char *behind_tag = path != NULL ? bounce_addr_spec_undo_batv (path) : NULL;
  g_autofree char *coded = path != NULL ? bounce_addr_spec_undo_verp (path) : NULL;

  if ((behind_tag != NULL || coded != NULL) && is_own_host (own, bounce_addr_spec_get_domain (path)))
    return MARK_OURS;
  return MARK_NONE;
}

static Mark
judge_message_id (const Own     *own,
                  BounceMessage *original)
{
  const char *id = bounce_message_get_header (original, "Message-ID");
  const char *at = id != NULL ? strrchr (id, '@') : NULL;
  g_autofree char *host = at != NULL ? g_strndup (at + 1, strcspn (at + 1, "> \t[]")) : NULL;

  return judge_name (own, host);
}

/* The value of tag "d" of a DKIM-Signature, RFC 6376 section 3.5. */
static char *
find_signer (const char *signature)
{
  for (const char *at = signature; at != NULL; at = strchr (at, ';'))
    {
      at += strspn (at, "; \t\r\n");
      if (*at != 'd')
        continue;
      at++;
      at += strspn (at, " \t\r\n");
      if (*at != '=')
        continue;
      at++;
      at += strspn (at, " \t\r\n");
      return g_strndup (at, strcspn (at, "; \t\r\n"));
    }
  return NULL;
}

static Mark
judge_signatures (const Own     *own,
                  BounceMessage *original)
{
  guint n_headers = bounce_message_get_n_headers (original);
  guint n_signatures = 0;
  Mark mark = MARK_NONE;

  for (guint i = 0; i < MIN (n_headers, BOUNCE_PATH_MAX_HEADERS) && n_signatures < MAX_SIGNATURES; i++)
    {
      const char *name;
      const char *value;
      g_autofree char *signer = NULL;

      bounce_message_get_nth_header (original, i, &name, &value);
      if (name == NULL || value == NULL || g_ascii_strcasecmp (name, "DKIM-Signature") != 0)
        continue;
      n_signatures++;
      signer = find_signer (value);
      mark = MAX (mark, judge_name (own, signer));
    }
  return mark;
}

/* A line written by our server, or one that took the mail from it: by its
 * address or its reverse name, never by its greeting. */
static Mark
judge_path (const Own     *own,
            BounceMessage *original)
{
  g_autoptr (GPtrArray) path = bounce_path_read (original);
  Mark mark = MARK_NONE;

  for (guint i = 0; i < path->len; i++)
    {
      const BounceHop *hop = path->pdata[i];

      if (is_own_host (own, hop->received->by) || is_own_host (own, hop->received->name)
          || is_own_address (own, hop->received->address))
        return MARK_OURS;
      if (hop->usable || hop->organisation != NULL)
        mark = MARK_OTHERS;
    }
  return mark;
}

static gboolean
is_empty (const char * const *list)
{
  return list == NULL || list[0] == NULL;
}

BounceOwnership
bounce_ownership_judge (const BounceReport *report,
                        const char * const *domains,
                        const char * const *servers)
{
  static Mark (* const judges[]) (const Own *, BounceMessage *) = {
    judge_return_path, judge_message_id, judge_signatures, judge_path,
  };
  const Own own = { domains, servers };
  Mark mark = MARK_NONE;

  g_return_val_if_fail (report != NULL, BOUNCE_OWNERSHIP_UNKNOWN);

  if ((is_empty (domains) && is_empty (servers)) || report->original == NULL)
    return BOUNCE_OWNERSHIP_UNKNOWN;
  for (guint i = 0; i < G_N_ELEMENTS (judges) && mark != MARK_OURS; i++)
    mark = MAX (mark, judges[i] (&own, report->original));
  if (mark == MARK_OURS)
    return BOUNCE_OWNERSHIP_OURS;
  return mark == MARK_OTHERS ? BOUNCE_OWNERSHIP_FOREIGN : BOUNCE_OWNERSHIP_UNKNOWN;
}
