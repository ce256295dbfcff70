/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Scores a host name. */
#include "bounce-generic-name.h"

#include "bounce-address-in-name.h"
#include "bounce-generic-words.h"

#include <libpsl.h>
#include <string.h>

#define MAX_NAME 255             /* RFC 1035 section 2.3.4                      */
#define MAX_WEAK 4               /* weak words alone never make a name generic  */
#define LETTERS "abcdefghijklmnopqrstuvwxyz"

typedef struct
{
  GPtrArray *findings;
  int        score;
  int        weak;
  guint      seen;               /* bits of reasons that count once             */
} Score;

static void
finding_free (gpointer data)
{
  BounceGenericFinding *finding = data;

  g_free (finding->what);
  g_free (finding);
}

static void
add (Score               *self,
     BounceGenericReason  reason,
     const char          *what,
     int                  points)
{
  BounceGenericFinding *finding = g_new0 (BounceGenericFinding, 1);

  finding->reason = reason;
  finding->what = g_utf8_make_valid (what, -1);
  finding->points = points;
  g_ptr_array_add (self->findings, finding);
  self->score += points;
}

/* Where the part begins that the owner of the domain did not choose freely:
 * "pool-cleaning.example.org" may be a shop, its own labels are ours to judge.
 * Hosting companies stand on the private part of the list, which would hide
 * their machines' names: only the registries' part counts. */
static gsize
host_part_length (const char *name)
{
  const psl_ctx_t *list = psl_builtin ();
  const char *label = name;

  for (const char *dot = strchr (name, '.'); dot != NULL; dot = strchr (label, '.'))
    {
      gboolean suffix = list != NULL ? psl_is_public_suffix2 (list, dot + 1, PSL_TYPE_ICANN) : strchr (dot + 1, '.') == NULL;

      if (suffix)
        break;
      label = dot + 1;
    }

  return label - name;
}

static void
judge_address (Score        *self,
               const char   *name,
               GInetAddress *address)
{
  static const int points[] = {
    [BOUNCE_IN_NAME_NOTHING] = 0,
    [BOUNCE_IN_NAME_TWO_NUMBERS] = 2,
    [BOUNCE_IN_NAME_THREE_NUMBERS] = 5,
    [BOUNCE_IN_NAME_OTHER_ADDRESS] = 5,
    [BOUNCE_IN_NAME_ADDRESS] = 5,
  };
  g_autofree char *what = NULL;
  BounceInName found = bounce_address_in_name_find (name, address, &what);

  if (found != BOUNCE_IN_NAME_NOTHING)
    add (self, BOUNCE_GENERIC_ADDRESS, what, points[found]);
}

/* A number in the same label or the one before: "client-42", "42.client". */
static gboolean
has_number_beside (const char *host,
                   const char *word)
{
  const char *start = word;
  const char *end = word + strcspn (word, ".");

  for (guint dots = 0; start > host; start--)
    if (start[-1] == '.' && ++dots == 2)
      break;

  for (; start < end; start++)
    if (g_ascii_isdigit (*start))
      return TRUE;

  return FALSE;
}

static void
judge_word (Score      *self,
            const char *host,
            const char *at,
            const char *letters)
{
  BounceGenericWord word;
  int points;

  if (!bounce_generic_words_find (letters, &word))
    return;

  points = has_number_beside (host, at) ? word.points_with_number : word.points;
  if (word.reason == BOUNCE_GENERIC_MAIL_WORD || word.reason == BOUNCE_GENERIC_STATIC_WORD)
    {
      if ((self->seen & (1u << word.reason)) != 0)
        return;
      self->seen |= 1u << word.reason;
    }
  if (word.reason == BOUNCE_GENERIC_WEAK_WORD || word.reason == BOUNCE_GENERIC_STATIC_WORD)
    {
      points = MIN (points, MAX_WEAK - self->weak);
      self->weak += points;
    }
  add (self, word.reason, letters, points);
}

/* "4g-17": the one kind of line whose name has a number in it. */
static gboolean
is_generation (const char *host,
               const char *letter)
{
  return letter > host && letter[-1] >= '3' && letter[-1] <= '5' && (letter - 1 == host || !g_ascii_isalnum (letter[-2]));
}

static void
judge_words (Score      *self,
             const char *host)
{
  if (strstr (host, "in-addr") != NULL)
    judge_word (self, host, host, "in-addr");

  for (const char *at = host; *at != '\0'; )
    {
      gsize length = strspn (at, LETTERS);

      if (length > 0)
        {
          g_autofree char *letters = g_strndup (at, length);

          judge_word (self, host, at, strcmp (letters, "g") == 0 && is_generation (host, at) ? "4g" : letters);
          at += length;
        }
      else
        at += strcspn (at, LETTERS);
    }
}

int
bounce_generic_name_score (const char    *name,
                           GInetAddress  *address,
                           GPtrArray    **findings)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (finding_free);
  Score self = { found, 0, 0, 0 };

  /* What is longer is no name, and tells nothing. */
  if (name != NULL && strnlen (name, MAX_NAME + 1) <= MAX_NAME)
    {
      g_autofree char *folded = g_ascii_strdown (name, -1);
      g_autofree char *host = NULL;
      const char *ending;

      g_strchomp (folded);
      if (g_str_has_suffix (folded, "."))
        folded[strlen (folded) - 1] = '\0';
      host = g_strndup (folded, host_part_length (folded));
      judge_address (&self, folded, address);
      ending = bounce_generic_words_find_ending (folded);
      if (ending != NULL)
        add (&self, BOUNCE_GENERIC_DEFAULT_NAME, ending, 5);
      judge_words (&self, host);
    }
  if (findings != NULL)
    *findings = g_steal_pointer (&found);

  return self.score;
}
