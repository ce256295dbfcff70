/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* RFC 5782 section 5, and the ways in which a list is no list. */
#include "bounce-trial-judge.h"

char *
bounce_trial_dup_name (const BounceBlocklist *list,
                       const char            *key,
                       BounceSubjectKind      kind,
                       gboolean               listed)
{
  const char *test = listed ? list->test_listed_domain : list->test_clean_domain;

  if (kind == BOUNCE_SUBJECT_IPV4)
    test = listed ? list->test_listed_ipv4 : list->test_clean_ipv4;
  else if (kind == BOUNCE_SUBJECT_IPV6)
    test = listed ? list->test_listed_ipv6 : list->test_clean_ipv6;
  if (test == NULL)
    return NULL;

  return key != NULL ? g_strdup_printf ("%s.%s.%s", test, key, list->zone) : g_strdup_printf ("%s.%s", test, list->zone);
}

gboolean
bounce_trial_fail (BounceListTrial     *trial,
                   BounceWhy            why,
                   BounceOutcomeDetail  detail)
{
  trial->held = FALSE;
  trial->why = why;
  trial->detail = detail;

  return FALSE;
}

/* What spoils a test whichever of its two questions it answers. */
static gboolean
check_answer (BounceBlocklists      *lists,
              const BounceBlocklist *list,
              BounceAnswer          *answer,
              BounceListTrial       *trial)
{
  switch (answer->kind)
    {
    case BOUNCE_ANSWER_ABSENT:
    case BOUNCE_ANSWER_EMPTY:
      return TRUE;
    case BOUNCE_ANSWER_REFUSED:
      return bounce_trial_fail (trial, BOUNCE_WHY_REFUSED, BOUNCE_DETAIL_NONE);
    case BOUNCE_ANSWER_OFFLINE:
      return bounce_trial_fail (trial, BOUNCE_WHY_NOT_ASKED, BOUNCE_DETAIL_OFFLINE);
    case BOUNCE_ANSWER_SILENT:
      return bounce_trial_fail (trial, BOUNCE_WHY_NO_ANSWER, BOUNCE_DETAIL_NONE);
    case BOUNCE_ANSWER_FOUND:
      break;
    case BOUNCE_ANSWER_REJECTED:
    case BOUNCE_ANSWER_BROKEN:
    case BOUNCE_N_ANSWERS:
    default:
      return bounce_trial_fail (trial, BOUNCE_WHY_FAILURE, BOUNCE_DETAIL_NONE);
    }
  for (guint i = 0; answer->values[i] != NULL; i++)
    {
      g_autoptr (GInetAddress) value = g_inet_address_new_from_string (answer->values[i]);
      BounceCodeMeaning meaning;
      gboolean known;

      if (value == NULL || g_inet_address_get_family (value) != G_SOCKET_FAMILY_IPV4 || g_inet_address_to_bytes (value)[0] != 127)
        return bounce_trial_fail (trial, BOUNCE_WHY_REWRITTEN, BOUNCE_DETAIL_NONE);
      meaning = bounce_blocklists_read_code (lists, list, value, &known, NULL, NULL);
      if (meaning == BOUNCE_CODE_REFUSED)
        return bounce_trial_fail (trial, BOUNCE_WHY_REFUSED, BOUNCE_DETAIL_NONE);
      if (meaning == BOUNCE_CODE_ERROR && known)
        return bounce_trial_fail (trial, BOUNCE_WHY_FAILURE, BOUNCE_DETAIL_NONE);
    }

  return TRUE;
}

gboolean
bounce_trial_judge (BounceListTrial       *trial,
                    BounceBlocklists      *lists,
                    const BounceBlocklist *list,
                    BounceAnswer          *listed,
                    BounceAnswer          *clean)
{
  if (!check_answer (lists, list, listed, trial) || !check_answer (lists, list, clean, trial))
    return FALSE;
  if (clean->kind == BOUNCE_ANSWER_FOUND)
    return bounce_trial_fail (trial, BOUNCE_WHY_BROKEN_LIST, BOUNCE_DETAIL_LISTS_ALL);
  /* Any code will do: Suomispam's entry is 127.0.0.99, dnswl's 127.0.10.0. */
  if (listed->kind != BOUNCE_ANSWER_FOUND)
    return bounce_trial_fail (trial, BOUNCE_WHY_BROKEN_LIST, list->test_guessed ? BOUNCE_DETAIL_UNVERIFIED : BOUNCE_DETAIL_LISTS_NOTHING);
  trial->held = TRUE;

  return TRUE;
}
