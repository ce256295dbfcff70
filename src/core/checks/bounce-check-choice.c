/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Which lists are asked. */
#include "bounce-check-choice.h"

#include <string.h>

typedef struct
{
  const BounceSettings  *settings;
  BounceSubjectKind      kind;
  gboolean               all;        /* also those that ship optional           */
  GPtrArray             *lists;      /* wanted one by one; NULL: none told      */
  const BounceBlocklist *named;
} Wanted;

/* "ZEN.spamhaus.org." and "zen.spamhaus.org" are one zone (RFC 4343). */
static gboolean
is_zone (const char *zone,
         const char *other)
{
  gsize length = strlen (other);

  if (length > 0 && other[length - 1] == '.')
    length--;

  return strlen (zone) == length && g_ascii_strncasecmp (zone, other, length) == 0;
}

static gboolean
has_zone (char       **zones,
          const char  *zone)
{
  for (guint i = 0; zones != NULL && zones[i] != NULL; i++)
    if (is_zone (zone, zones[i]))
      return TRUE;

  return FALSE;
}

static gboolean
takes_kind (const BounceBlocklist *list,
            BounceSubjectKind      kind)
{
  switch (kind)
    {
    case BOUNCE_SUBJECT_IPV4:
      return list->ipv4;
    case BOUNCE_SUBJECT_IPV6:
      return list->ipv6;
    case BOUNCE_SUBJECT_DOMAIN:
    default:
      return list->domain;
    }
}

static BounceListShip
get_ship (const BounceBlocklist *list,
          BounceSubjectKind      kind)
{
  if (list->ship == BOUNCE_LIST_DEFAULT && list->default_ipv6_only && kind != BOUNCE_SUBJECT_IPV6)
    return BOUNCE_LIST_OPTIONAL;

  return list->ship;
}

/* A list that answers registered resolvers only is worth asking as soon as the
 * user says that his is one. */
static gboolean
is_on (const Wanted          *wanted,
       const BounceBlocklist *list)
{
  const BounceSettings *settings = wanted->settings;
  BounceListShip ship = get_ship (list, wanted->kind);

  if (settings != NULL && has_zone (settings->lists_off, list->zone))
    return FALSE;
  if (settings != NULL && has_zone (settings->lists_on, list->zone))
    return TRUE;
  if (settings != NULL && list->terms == BOUNCE_LIST_TERMS_REGISTERED && has_zone (settings->lists_registered, list->zone))
    return TRUE;

  return ship == BOUNCE_LIST_DEFAULT || (wanted->all && ship == BOUNCE_LIST_OPTIONAL && !list->component);
}

static gboolean
is_wanted (const Wanted          *wanted,
           const BounceBlocklist *list)
{
  if (list->ship == BOUNCE_LIST_LINK_ONLY || list->zone == NULL)
    return FALSE;
  if (list == wanted->named)
    return TRUE;
  if (wanted->lists != NULL)
    return g_ptr_array_find (wanted->lists, list, NULL);

  return takes_kind (list, wanted->kind) && is_on (wanted, list);
}

/* Who pays for it is registered, and then the free terms are not his. */
static gboolean
is_forbidden (const BounceSettings  *settings,
              const BounceBlocklist *list)
{
  return settings != NULL && settings->commercial == BOUNCE_COMMERCIAL_YES
    && list->terms == BOUNCE_LIST_TERMS_NON_COMMERCIAL && !has_zone (settings->lists_registered, list->zone);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const BounceChosenList *one = a, *other = b;

  if (one->named != other->named)
    return one->named ? -1 : 1;
  if (one->list->weight != other->list->weight)
    return one->list->weight > other->list->weight ? -1 : 1;

  return g_strcmp0 (one->list->name, other->list->name);
}

static const BounceBlocklist *
find_to_ask (BounceBlocklists *lists,
             const char       *zone)
{
  const BounceBlocklist *list = *zone != '\0' ? bounce_blocklists_find (lists, zone) : NULL;

  return list != NULL && list->ship != BOUNCE_LIST_LINK_ONLY ? list : NULL;
}

/* Also a zone of the deny-list: it is shown, and not asked. */
static gboolean
take_zones (Wanted            *wanted,
            BounceBlocklists  *lists,
            const char        *told,
            GError           **error)
{
  g_auto (GStrv) zones = g_strsplit (told, ",", -1);

  for (guint i = 0; zones[i] != NULL; i++)
    {
      const char *zone = g_strstrip (zones[i]);
      const BounceBlocklist *list = find_to_ask (lists, zone);

      if (*zone == '\0')
        continue;
      if (list == NULL)
        {
          g_set_error (error, BOUNCE_BLOCKLISTS_ERROR, BOUNCE_BLOCKLISTS_ERROR_BAD_ZONE, "“%s” is no list that can be asked", zone);
          return FALSE;
        }
      g_ptr_array_add (wanted->lists, (gpointer) list);
    }
  if (wanted->lists->len > 0)
    return TRUE;

  g_set_error_literal (error, BOUNCE_BLOCKLISTS_ERROR, BOUNCE_BLOCKLISTS_ERROR_BAD_ZONE, "no list is named");

  return FALSE;
}

static void
add_chosen (GArray                *chosen,
            const Wanted          *wanted,
            const BounceBlocklist *list)
{
  BounceChosenList one = { list, list == wanted->named, is_forbidden (wanted->settings, list) };

  for (guint i = 0; i < chosen->len; i++)
    if (g_array_index (chosen, BounceChosenList, i).list == list)
      return;

  g_array_append_val (chosen, one);
}

/* Dead ones are not among those that can be counted. */
static void
add_named (GArray       *chosen,
           const Wanted *wanted)
{
  if (wanted->named != NULL)
    add_chosen (chosen, wanted, wanted->named);
  for (guint i = 0; wanted->lists != NULL && i < wanted->lists->len; i++)
    add_chosen (chosen, wanted, g_ptr_array_index (wanted->lists, i));
}

GArray *
bounce_check_choose (BounceBlocklists      *lists,
                     const BounceSettings  *settings,
                     BounceSubjectKind      kind,
                     const char            *wanted_words,
                     const char            *named,
                     GError               **error)
{
  g_autoptr (GArray) chosen = g_array_new (FALSE, TRUE, sizeof (BounceChosenList));
  g_autoptr (GPtrArray) told = g_ptr_array_new ();
  Wanted wanted = { .settings = settings, .kind = kind };

  wanted.all = g_strcmp0 (wanted_words, "all") == 0;
  wanted.named = named != NULL ? find_to_ask (lists, named) : NULL;
  if (wanted_words != NULL && !wanted.all && strcmp (wanted_words, "default") != 0)
    {
      wanted.lists = told;
      if (!take_zones (&wanted, lists, wanted_words, error))
        return NULL;
    }

  for (guint i = 0; i < bounce_blocklists_get_length (lists); i++)
    if (is_wanted (&wanted, bounce_blocklists_get (lists, i)))
      add_chosen (chosen, &wanted, bounce_blocklists_get (lists, i));
  add_named (chosen, &wanted);
  g_array_sort (chosen, compare);

  return g_steal_pointer (&chosen);
}
