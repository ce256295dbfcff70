/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What lists say of a bounce that names one, or none. */
#include "bounce-judge.h"

#include "bounce-zones.h"

#include <string.h>

#define MIN_KEY 16               /* letters of a key before a zone              */

static gsize
zone_length (const char *zone)
{
  gsize length = strlen (zone);

  return length > 0 && zone[length - 1] == '.' ? length - 1 : length;
}

/* Without case and final dot; before the zone of a keyed list stands a key. */
static gboolean
is_zone (const char *named,
         const char *zone)
{
  gsize length = zone_length (named);
  gsize wanted = zone_length (zone);
  gsize key = strcspn (named, ".");

  if (length == wanted)
    return g_ascii_strncasecmp (named, zone, length) == 0;

  return key >= MIN_KEY && length == key + 1 + wanted && g_ascii_strncasecmp (named + key + 1, zone, wanted) == 0;
}

static const BounceListResult *
get_list (const BounceJudge *self,
          guint              nth)
{
  return g_ptr_array_index (self->seen->lists, nth);
}

static guint
count_lists (const BounceJudge *self)
{
  return self->seen->lists != NULL ? self->seen->lists->len : 0;
}

const BounceListResult *
bounce_judge_find_named (const BounceJudge *self)
{
  for (guint i = 0; self->one->zone != NULL && i < count_lists (self); i++)
    if (is_zone (self->one->zone, get_list (self, i)->zone))
      return get_list (self, i);

  return NULL;
}

/* A listing is told by its worst reason; an infected machine in a range of end
 * users still stands in that range (Spamhaus PBL, codes 10 and 11). */
static gboolean
is_policy (const BounceListResult *list)
{
  const char * const *codes = (const char * const *) list->codes;

  if (list->kind == BOUNCE_LIST_POLICY)
    return TRUE;

  return strstr (list->zone, "spamhaus.") != NULL && codes != NULL &&
         (g_strv_contains (codes, "127.0.0.10") || g_strv_contains (codes, "127.0.0.11"));
}

const BounceListResult *
bounce_judge_find_listing (const BounceJudge *self,
                           gboolean           policy)
{
  const BounceListResult *worst = NULL;

  for (guint i = 0; i < count_lists (self); i++)
    {
      const BounceListResult *list = get_list (self, i);

      if (list->outcome == BOUNCE_OUTCOME_LISTED && (!policy || is_policy (list)) &&
          (worst == NULL || list->weight > worst->weight))
        worst = list;
    }

  return worst;
}

static void
judge_not_asked (BounceJudge            *self,
                 const BounceListResult *list)
{
  switch ((int) list->detail)
    {
    case BOUNCE_DETAIL_OFFLINE:
      bounce_judge_set_list (self, BOUNCE_VERDICT_UNKNOWN, BOUNCE_VERDICT_BASIS_OFFLINE, list);
      break;

    case BOUNCE_DETAIL_PRIVATE:
    case BOUNCE_DETAIL_EXAMPLE:
      bounce_judge_set_list (self, BOUNCE_VERDICT_UNKNOWN, BOUNCE_VERDICT_BASIS_NO_HOST, list);
      break;

    case BOUNCE_DETAIL_FAMILY:
      /* Nobody outside has seen a private address: the list was asked about
       * another one. */
      if (self->seen->private_host && !self->one->zone_lists_domains)
        bounce_judge_set_list (self, BOUNCE_VERDICT_UNKNOWN, BOUNCE_VERDICT_BASIS_NO_HOST, list);
      else
        bounce_judge_set_list (self, BOUNCE_VERDICT_MISTAKEN, BOUNCE_VERDICT_BASIS_FAMILY, list);
      break;

    case BOUNCE_DETAIL_DEAD:
      bounce_judge_set_list (self, BOUNCE_VERDICT_MISTAKEN, BOUNCE_VERDICT_BASIS_DEAD_LIST, list);
      break;

    case BOUNCE_DETAIL_KEY:
    case BOUNCE_DETAIL_TERMS:
      bounce_judge_set_list (self, BOUNCE_VERDICT_UNKNOWN, BOUNCE_VERDICT_BASIS_PRIVATE_LIST, list);
      break;

    case BOUNCE_DETAIL_LISTS_ALL:
    case BOUNCE_DETAIL_LISTS_NOTHING:
    case BOUNCE_DETAIL_UNVERIFIED:
      bounce_judge_set_list (self, BOUNCE_VERDICT_UNKNOWN, BOUNCE_VERDICT_BASIS_BROKEN_LIST, list);
      break;

    default:
      bounce_judge_set_list (self, BOUNCE_VERDICT_UNKNOWN, BOUNCE_VERDICT_BASIS_NO_ANSWER, list);
    }
}

void
bounce_judge_unsure (BounceJudge            *self,
                     const BounceListResult *list)
{
  static const BounceVerdictBasis bases[BOUNCE_N_WHYS] = {
    [BOUNCE_WHY_NONE] = BOUNCE_VERDICT_BASIS_NO_ANSWER,
    [BOUNCE_WHY_REFUSED] = BOUNCE_VERDICT_BASIS_REFUSED,
    [BOUNCE_WHY_BROKEN_LIST] = BOUNCE_VERDICT_BASIS_BROKEN_LIST,
    [BOUNCE_WHY_REWRITTEN] = BOUNCE_VERDICT_BASIS_BROKEN_LIST,
    [BOUNCE_WHY_FAILURE] = BOUNCE_VERDICT_BASIS_NO_ANSWER,
    [BOUNCE_WHY_NO_ANSWER] = BOUNCE_VERDICT_BASIS_NO_ANSWER,
    [BOUNCE_WHY_UNKNOWN_CODE] = BOUNCE_VERDICT_BASIS_BROKEN_LIST,
  };

  if (list->why == BOUNCE_WHY_NOT_ASKED)
    judge_not_asked (self, list);
  else
    bounce_judge_set_list (self, BOUNCE_VERDICT_UNKNOWN, bases[list->why], list);
}

void
bounce_judge_named (BounceJudge            *self,
                    const BounceListResult *list)
{
  switch ((int) list->outcome)
    {
    case BOUNCE_OUTCOME_LISTED:
      bounce_judge_set_list (self, BOUNCE_VERDICT_STILL, BOUNCE_VERDICT_BASIS_ZONE, list);
      break;

    case BOUNCE_OUTCOME_CLEAN:
      bounce_judge_set_list (self, BOUNCE_VERDICT_GONE, BOUNCE_VERDICT_BASIS_ZONE, list);
      break;

    case BOUNCE_OUTCOME_ALLOWED:
      /* A good word is no listing, nor the proof that there was none. */
      bounce_judge_set_list (self, BOUNCE_VERDICT_UNKNOWN, BOUNCE_VERDICT_BASIS_ZONE, list);
      break;

    default:
      bounce_judge_unsure (self, list);
    }
}

gboolean
bounce_judge_claim (BounceJudge *self)
{
  const BounceVerdictCase *one = self->one;
  const BounceListResult *named = bounce_judge_find_named (self);

  if (one->cites_refusal)
    bounce_judge_set (self, BOUNCE_VERDICT_MISTAKEN, BOUNCE_VERDICT_BASIS_REFUSAL_CODE);
  else if ((one->zone != NULL && bounce_zones_is_dead (one->zone)) ||
           (named != NULL && named->why == BOUNCE_WHY_NOT_ASKED && named->detail == BOUNCE_DETAIL_DEAD))
    bounce_judge_set (self, BOUNCE_VERDICT_MISTAKEN, BOUNCE_VERDICT_BASIS_DEAD_LIST);
  else
    return FALSE;

  return TRUE;
}

static void
judge_any_list (BounceJudge *self)
{
  const BounceListResult *worst = bounce_judge_find_listing (self, FALSE);

  if (bounce_judge_host (self))
    return;
  if (worst != NULL)
    bounce_judge_set_list (self, BOUNCE_VERDICT_STILL, BOUNCE_VERDICT_BASIS_OTHER_LISTS, worst);
  else
    bounce_judge_set_missing (self, BOUNCE_VERDICT_BASIS_OTHER_LISTS);
}

void
bounce_judge_blocklisted (BounceJudge *self)
{
  const BounceListResult *named = bounce_judge_find_named (self);

  if (bounce_judge_claim (self))
    return;
  if (self->one->zone == NULL)
    judge_any_list (self);
  else if (self->one->zone_is_link_only)
    bounce_judge_set (self, BOUNCE_VERDICT_UNKNOWN, BOUNCE_VERDICT_BASIS_PRIVATE_LIST);
  else if (named != NULL)
    bounce_judge_named (self, named);
  else if (self->one->zone_lists_domains)
    bounce_judge_set_missing (self, BOUNCE_VERDICT_BASIS_DOMAIN_LIST);
  else if (!bounce_judge_host (self))
    bounce_judge_set_missing (self, BOUNCE_VERDICT_BASIS_PRIVATE_LIST);
}

/* Beside a dead list and a refusal's code only a wrong family proves that the
 * receiver is at fault; whether the address is listed proves nothing here. */
void
bounce_judge_receiver (BounceJudge *self)
{
  const BounceListResult *named = bounce_judge_find_named (self);

  if (bounce_judge_claim (self))
    return;
  if (self->one->zone == NULL || self->one->zone_is_link_only)
    bounce_judge_set (self, BOUNCE_VERDICT_UNKNOWN, BOUNCE_VERDICT_BASIS_NO_LOOKUP);
  else if (named != NULL && named->detail == BOUNCE_DETAIL_FAMILY)
    bounce_judge_named (self, named);
  else if (named != NULL || self->seen->finished)
    bounce_judge_set (self, BOUNCE_VERDICT_UNKNOWN, BOUNCE_VERDICT_BASIS_NO_LOOKUP);
  else
    bounce_judge_set_missing (self, BOUNCE_VERDICT_BASIS_NO_LOOKUP);
}

/* What a receiver thinks of a host by itself is written nowhere public. */
void
bounce_judge_private_list (BounceJudge *self)
{
  const BounceListResult *worst = bounce_judge_find_listing (self, FALSE);

  if (bounce_judge_host (self))
    return;
  if (worst != NULL)
    bounce_judge_set_list (self, BOUNCE_VERDICT_UNKNOWN, BOUNCE_VERDICT_BASIS_OTHER_LISTS, worst);
  else
    bounce_judge_set_missing (self, BOUNCE_VERDICT_BASIS_PRIVATE_LIST);
}
