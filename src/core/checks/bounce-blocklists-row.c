/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a list is when its group says no more than its zone. */
#include "bounce-blocklists-row.h"

#include "bounce-list-code.h"

#include <string.h>

#define LISTED_IPV6 "2.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0"
#define CLEAN_IPV6 "1.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0"

const char bounce_blocklists_no_test[] = "none";

char *
bounce_blocklists_dup_zone (const char *text)
{
  g_autoptr (BounceSubject) subject = bounce_subject_new (text, NULL);

  if (subject == NULL || subject->kind != BOUNCE_SUBJECT_DOMAIN || strchr (subject->ascii, '.') == NULL)
    return NULL;

  return g_strdup (subject->ascii);
}

BounceBlocklistsRow *
bounce_blocklists_row_new (const char   *zone,
                           GStringChunk *strings)
{
  BounceBlocklistsRow *self = g_new0 (BounceBlocklistsRow, 1);

  self->list.zone = g_string_chunk_insert_const (strings, zone);
  self->list.kind = BOUNCE_LIST_SPAM_SOURCE;
  self->list.weight = BOUNCE_LIST_WEIGHT_LOW;
  self->list.ship = BOUNCE_LIST_OPTIONAL;
  self->codes = g_array_new (FALSE, FALSE, sizeof (BounceListCode));
  self->aliases = g_new0 (char *, 1);

  return self;
}

void
bounce_blocklists_row_free (BounceBlocklistsRow *self)
{
  g_array_unref (self->codes);
  g_strfreev (self->aliases);
  g_free (self);
}

static void
end_tests (const char **listed,
           const char **clean,
           gboolean     has,
           const char  *usual_listed,
           const char  *usual_clean)
{
  if (*listed == NULL)
    *listed = usual_listed;
  if (*clean == NULL)
    *clean = usual_clean;
  if (!has || *listed == bounce_blocklists_no_test)
    *listed = NULL;
  if (!has || *clean == bounce_blocklists_no_test)
    *clean = NULL;
}

/* RFC 5782 section 5. */
void
bounce_blocklists_row_end (BounceBlocklistsRow *self,
                           GStringChunk        *strings)
{
  BounceBlocklist *list = &self->list;

  if (list->name == NULL)
    list->name = list->zone;
  if (list->operator_name == NULL)
    {
      g_autoptr (BounceSubject) subject = bounce_subject_new (list->zone, NULL);

      list->operator_name = subject != NULL ? g_string_chunk_insert_const (strings, subject->organisational) : list->zone;
    }
  if (list->site == NULL)
    list->site = list->lookup_url;
  /* A page alone, and no page: there is nothing to offer. */
  if (list->ship == BOUNCE_LIST_LINK_ONLY && list->site == NULL)
    list->ship = BOUNCE_LIST_OFF;
  end_tests (&list->test_listed_ipv4, &list->test_clean_ipv4, list->ipv4, "2.0.0.127", "1.0.0.127");
  end_tests (&list->test_listed_ipv6, &list->test_clean_ipv6, list->ipv6, LISTED_IPV6, CLEAN_IPV6);
  end_tests (&list->test_listed_domain, &list->test_clean_domain, list->domain, "test", "invalid");
}
