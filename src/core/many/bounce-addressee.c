/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Compares the addresses and domains that a reply names with the two ends of
 * the mail it refuses. */
#include "bounce-addressee.h"

#include "bounce-addr-spec.h"

#include <string.h>

static gboolean
is_of_senders (GPtrArray  *senders,
               const char *domain)
{
  for (guint i = 0; i < senders->len; i++)
    if (g_ascii_strcasecmp (senders->pdata[i], domain) == 0)
      return TRUE;

  return FALSE;
}

/* An alias may lead to another mailbox of the same domain, unless the sender
 * lives there too. */
static gboolean
is_recipients (const char *address,
               const char *of_recipient,
               GPtrArray  *senders)
{
  const char *domain = bounce_addr_spec_get_domain (address);
  const char *wanted = of_recipient != NULL ? bounce_addr_spec_get_domain (of_recipient) : NULL;

  if (bounce_addr_spec_equal (address, of_recipient))
    return TRUE;

  return domain != NULL && wanted != NULL && g_ascii_strcasecmp (domain, wanted) == 0 &&
         !is_of_senders (senders, domain);
}

static gboolean
names_only_others (const char            *words,
                   const BounceRecipient *recipient,
                   GPtrArray             *senders)
{
  const char *cursor = words;
  gboolean others = FALSE;
  char *address;

  while ((address = bounce_addr_spec_find (&cursor)) != NULL)
    {
      gboolean own = is_recipients (address, recipient->address, senders) ||
                     is_recipients (address, recipient->original, senders);

      g_free (address);
      if (own)
        return FALSE;
      others = TRUE;
    }

  return others;
}

static gboolean
names_domain_of (const char *lower_words,
                 const char *address)
{
  const char *domain = address != NULL ? bounce_addr_spec_get_domain (address) : NULL;
  g_autofree char *lower = domain != NULL ? g_ascii_strdown (domain, -1) : NULL;

  return lower != NULL && *lower != '\0' && strstr (lower_words, lower) != NULL;
}

static gboolean
names_only_senders_domain (const char            *words,
                           const BounceRecipient *recipient,
                           GPtrArray             *senders)
{
  g_autofree char *lower_words = g_ascii_strdown (words, -1);

  if (names_domain_of (lower_words, recipient->address) || names_domain_of (lower_words, recipient->original))
    return FALSE;
  for (guint i = 0; i < senders->len; i++)
    {
      g_autofree char *lower = g_ascii_strdown (senders->pdata[i], -1);

      if (strstr (lower_words, lower) != NULL)
        return TRUE;
    }

  return FALSE;
}

gboolean
bounce_addressee_is_meant (const char            *words,
                           BounceCause            cause,
                           const BounceRecipient *recipient,
                           GPtrArray             *senders)
{
  if (recipient == NULL || recipient->address == NULL)
    return TRUE;
  if (names_only_others (words, recipient, senders))
    return FALSE;

  return (cause != BOUNCE_CAUSE_NO_SUCH_DOMAIN && cause != BOUNCE_CAUSE_DOMAIN_TAKES_NO_MAIL) ||
         !names_only_senders_domain (words, recipient, senders);
}
