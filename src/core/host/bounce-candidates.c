/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the possible sending hosts of one bounce. */
#include "bounce-candidates.h"

#include "bounce-address.h"

#include <string.h>

#define MAX_QUOTE 300           /* bytes shown to the user */

static void
candidate_free (gpointer data)
{
  BounceHostCandidate *self = data;

  g_free (self->address);
  g_free (self->name);
  g_free (self->quote);
  g_free (self);
}

/* One line of valid UTF-8, not too long. */
static char *
tidy_quote (const char *quote)
{
  g_autofree char *start = g_strndup (quote, MAX_QUOTE);
  char *valid;

  if (strlen (start) == MAX_QUOTE)
    {
      /* The cut may have gone through a character. */
      const char *end;

      if (!g_utf8_validate (start, -1, &end) && end - start > MAX_QUOTE - 6)
        start[end - start] = '\0';
    }
  valid = g_utf8_make_valid (start, -1);
  g_strdelimit (valid, "\t\r\n", ' ');
  return g_strstrip (valid);
}

static gboolean
is_telling_name (const char *name)
{
  g_autoptr (GInetAddress) address = NULL;

  if (name == NULL || strchr (name, '.') == NULL || !g_utf8_validate (name, -1, NULL))
    return FALSE;
  address = bounce_address_parse (name);
  return address == NULL && !g_str_has_prefix (name, "localhost");
}

static gboolean
is_known (GPtrArray  *self,
          const char *address)
{
  for (guint i = 0; i < self->len; i++)
    if (strcmp (((BounceHostCandidate *) self->pdata[i])->address, address) == 0)
      return TRUE;
  return FALSE;
}

GPtrArray *
bounce_candidates_new (void)
{
  return g_ptr_array_new_with_free_func (candidate_free);
}

gboolean
bounce_candidates_add (GPtrArray        *self,
                       BounceHostSource  source,
                       const char       *address,
                       const char       *name,
                       const char       *quote)
{
  g_autoptr (GInetAddress) parsed = bounce_address_parse (address);
  g_autofree char *canonical = NULL;
  BounceHostCandidate *candidate;

  if (parsed == NULL || self->len >= BOUNCE_CANDIDATES_MAX
      || bounce_address_get_scope (parsed) == BOUNCE_ADDRESS_PRIVATE)
    return FALSE;
  canonical = g_inet_address_to_string (parsed);
  if (is_known (self, canonical))
    return FALSE;
  candidate = g_new0 (BounceHostCandidate, 1);
  candidate->address = g_steal_pointer (&canonical);
  candidate->name = is_telling_name (name) ? g_ascii_strdown (name, -1) : NULL;
  candidate->source = source;
  candidate->quote = tidy_quote (quote != NULL ? quote : address);
  g_ptr_array_add (self, candidate);
  return TRUE;
}
