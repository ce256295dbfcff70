/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the words by which notices tell failure from delay. */
#include "bounce-wording.h"

#include "bounce-notice.h"
#include "bounce-status.h"
#include "bounce-wording-table.h"

#include <string.h>

gboolean
bounce_wording_tells_failure (const char *words)
{
  return bounce_notice_has_any (words, bounce_wording_failure, bounce_wording_n_failure);
}

gboolean
bounce_wording_tells_delay (const char *words)
{
  return bounce_notice_has_any (words, bounce_wording_delay, bounce_wording_n_delay);
}

gboolean
bounce_wording_tells_refusal (const char *words)
{
  return bounce_notice_has_any (words, bounce_wording_refusal, bounce_wording_n_refusal);
}

gboolean
bounce_wording_has_code (const char *text,
                         const char *end)
{
  if (end - text > BOUNCE_FOLDED_MAX)
    end = text + BOUNCE_FOLDED_MAX;
  for (const char *at = text; at + 5 <= end; at++)
    {
      BounceStatus status;
      char copy[16];

      if (!g_ascii_isdigit (*at))
        continue;
      if (at == text || (!g_ascii_isalnum (at[-1]) && (at[-1] == '\0' || strchr (".-@/_=&?:,", at[-1]) == NULL)))
        {
          gsize length = MIN (sizeof copy - 1, (gsize) (end - at));

          memcpy (copy, at, length);
          copy[length] = '\0';
          if (bounce_status_parse_code (copy, NULL) >= 400)
            return TRUE;
          if (bounce_status_parse (copy, &status, NULL) && bounce_status_get_class (status) >= 4)
            return TRUE;
        }
      while (at + 1 < end && g_ascii_isdigit (at[1]))
        at++;
    }
  return FALSE;
}

const char *
bounce_wording_find_any (BounceFolded *folded,
                         const char   *alternatives,
                         const char   *from,
                         const char  **place)
{
  const char *best = NULL, *best_place = NULL;

  while (*alternatives != '\0')
    {
      gsize length = strcspn (alternatives, "|");
      g_autofree char *phrase = g_strndup (alternatives, length);
      const char *before = NULL;
      const char *behind = bounce_folded_find (folded, phrase, from, &before);

      if (behind != NULL && (best == NULL || before < best_place || (before == best_place && behind > best)))
        {
          best = behind;
          best_place = before;
        }
      alternatives += length + (alternatives[length] == '|');
    }
  if (place != NULL && best != NULL)
    *place = best_place;
  return best;
}
