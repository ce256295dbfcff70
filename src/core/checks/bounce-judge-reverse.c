/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What reverse DNS says of a bounce. */
#include "bounce-judge.h"

static void
set_reverse (BounceJudge        *self,
             BounceVerdictKind   kind,
             BounceVerdictBasis  basis)
{
  bounce_judge_set (self, kind, basis);
  self->verdict.seen = MAX (self->verdict.seen, self->seen->reverse->seen);
  self->verdict.cache = MAX (self->verdict.cache, self->seen->reverse->ttl);
}

/* FALSE: it tells nothing, and the verdict is set. */
static gboolean
has_reverse (BounceJudge *self)
{
  const BounceReverseResult *reverse = self->seen->reverse;

  if (bounce_judge_host (self))
    return FALSE;
  if (reverse == NULL)
    bounce_judge_set_missing (self, BOUNCE_VERDICT_BASIS_NO_ANSWER);
  else if (reverse->verdict == BOUNCE_REVERSE_PRIVATE)
    set_reverse (self, BOUNCE_VERDICT_UNKNOWN, BOUNCE_VERDICT_BASIS_NO_HOST);
  else if (reverse->verdict == BOUNCE_REVERSE_TEMPORARY_FAILURE)
    set_reverse (self, BOUNCE_VERDICT_UNKNOWN,
                 reverse->kind == BOUNCE_ANSWER_OFFLINE ? BOUNCE_VERDICT_BASIS_OFFLINE : BOUNCE_VERDICT_BASIS_NO_ANSWER);
  else
    return TRUE;

  return FALSE;
}

void
bounce_judge_reverse (BounceJudge *self)
{
  if (has_reverse (self))
    set_reverse (self, self->seen->reverse->verdict == BOUNCE_REVERSE_OK ? BOUNCE_VERDICT_GONE : BOUNCE_VERDICT_STILL, BOUNCE_VERDICT_BASIS_REVERSE);
}

void
bounce_judge_helo (BounceJudge *self)
{
  const BounceReverseResult *reverse = self->seen->reverse;

  if (reverse == NULL || reverse->helo_verdict == BOUNCE_HELO_UNKNOWN)
    {
      /* Told nowhere, or its look-up failed in passing. */
      if (has_reverse (self))
        set_reverse (self, BOUNCE_VERDICT_UNKNOWN, self->one->helo == NULL ? BOUNCE_VERDICT_BASIS_HELO : BOUNCE_VERDICT_BASIS_NO_ANSWER);
      return;
    }
  if (bounce_judge_host (self))
    return;

  switch ((int) reverse->helo_verdict)
    {
    case BOUNCE_HELO_SAME:
    case BOUNCE_HELO_RELATED:
    case BOUNCE_HELO_OTHER:
      set_reverse (self, BOUNCE_VERDICT_GONE, BOUNCE_VERDICT_BASIS_HELO);
      break;

    default:
      set_reverse (self, BOUNCE_VERDICT_STILL, BOUNCE_VERDICT_BASIS_HELO);
    }
}

/* Asked, and could tell nothing. */
static gboolean
is_asked_in_vain (const BounceListResult *list)
{
  return list->outcome == BOUNCE_OUTCOME_UNSURE && list->why != BOUNCE_WHY_NOT_ASKED;
}

/* No list has it: is its name good as well? @list: the one that said so. */
static void
judge_dynamic_name (BounceJudge            *self,
                    BounceVerdictBasis      basis,
                    const BounceListResult *list)
{
  if (!has_reverse (self))
    return;
  if (self->seen->reverse->verdict != BOUNCE_REVERSE_OK)
    {
      set_reverse (self, BOUNCE_VERDICT_UNKNOWN, BOUNCE_VERDICT_BASIS_REVERSE);
      return;
    }

  set_reverse (self, BOUNCE_VERDICT_GONE, basis);
  bounce_judge_set_list (self, BOUNCE_VERDICT_GONE, basis, list);
}

/* Lists that could hold a policy entry: all of them must have answered before
 * none of them has one. */
static void
judge_no_policy (BounceJudge *self)
{
  const BounceListResult *clean = NULL;

  for (guint i = 0; self->seen->lists != NULL && i < self->seen->lists->len; i++)
    {
      const BounceListResult *list = g_ptr_array_index (self->seen->lists, i);

      if (list->kind != BOUNCE_LIST_POLICY && list->kind != BOUNCE_LIST_COMBINED)
        continue;
      if (is_asked_in_vain (list))
        {
          bounce_judge_unsure (self, list);
          return;
        }
      if (list->outcome == BOUNCE_OUTCOME_CLEAN && (clean == NULL || list->weight > clean->weight))
        clean = list;
    }
  if (clean == NULL)
    bounce_judge_set_missing (self, BOUNCE_VERDICT_BASIS_NO_ANSWER);
  else
    judge_dynamic_name (self, BOUNCE_VERDICT_BASIS_POLICY_LIST, clean);
}

/* The named list first; when it cannot tell, any list of such ranges. */
void
bounce_judge_dynamic (BounceJudge *self)
{
  const BounceListResult *named = self->one->zone_is_link_only ? NULL : bounce_judge_find_named (self);
  const BounceListResult *policy = bounce_judge_find_listing (self, TRUE);

  if (bounce_judge_claim (self) || bounce_judge_host (self))
    return;
  if (named != NULL && named->outcome == BOUNCE_OUTCOME_CLEAN)
    judge_dynamic_name (self, BOUNCE_VERDICT_BASIS_ZONE, named);
  else if (named != NULL && (named->outcome != BOUNCE_OUTCOME_UNSURE || named->detail == BOUNCE_DETAIL_FAMILY))
    bounce_judge_named (self, named);
  else if (policy != NULL)
    bounce_judge_set_list (self, BOUNCE_VERDICT_STILL, BOUNCE_VERDICT_BASIS_POLICY_LIST, policy);
  else if (!self->seen->finished)
    bounce_judge_set_missing (self, BOUNCE_VERDICT_BASIS_NO_ANSWER);
  else if (named != NULL)
    bounce_judge_named (self, named);
  else if (self->one->zone != NULL)
    /* That others do not have it proves nothing of the one that was named. */
    bounce_judge_set (self, BOUNCE_VERDICT_UNKNOWN,
                      self->one->zone_lists_domains ? BOUNCE_VERDICT_BASIS_DOMAIN_LIST : BOUNCE_VERDICT_BASIS_PRIVATE_LIST);
  else
    judge_no_policy (self);
}
