/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the well-known mail domain that a misspelt one is nearest to. */
#include "bounce-domain-guess.h"

#include "bounce-domain-guess-table.h"

#include <libpsl.h>
#include <string.h>

#define MAX_NAME 32              /* all that can be near is shorter             */
#define FAR      99

/* "gmail" and "com", "yahoo" and "co.uk". */
typedef struct
{
  char  text[MAX_NAME + 1];
  char *name;
  char *suffix;                  /* "" without a dot                            */
  char  joined[MAX_NAME + 1];    /* without dots                                */
} Parts;

typedef struct
{
  const char *domain;
  guint       distance;
  gboolean    swapped;           /* the same letters in another order           */
  gboolean    tie;
} Best;

static gboolean
split (Parts      *self,
       const char *domain)
{
  gsize n = 0;

  if (strlen (domain) > MAX_NAME)
    return FALSE;

  strcpy (self->text, domain);
  for (const char *at = domain; *at != '\0'; at++)
    if (*at != '.')
      self->joined[n++] = *at;
  self->joined[n] = '\0';
  self->name = self->text;
  self->suffix = strchr (self->text, '.');
  if (self->suffix != NULL)
    *self->suffix++ = '\0';
  else
    self->suffix = self->text + strlen (self->text);

  return TRUE;
}

/* Optimal string alignment: adding, leaving out, replacing or swapping letters,
 * each counted as one (Damerau 1964). Both at most MAX_NAME long. */
static guint
distance (const char *a,
          const char *b)
{
  guint8 rows[MAX_NAME + 2][MAX_NAME + 2];
  gsize n = strlen (a), m = strlen (b);

  if (n > m + 2 || m > n + 2)
    return FAR;
  for (gsize i = 0; i <= n; i++)
    rows[i][0] = (guint8) i;
  for (gsize j = 0; j <= m; j++)
    rows[0][j] = (guint8) j;
  for (gsize i = 1; i <= n; i++)
    for (gsize j = 1; j <= m; j++)
      {
        guint8 least = rows[i - 1][j - 1] + (a[i - 1] != b[j - 1]);

        least = MIN (least, MIN (rows[i - 1][j], rows[i][j - 1]) + 1);
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
          least = MIN (least, rows[i - 2][j - 2] + 1);
        rows[i][j] = least;
      }

  return rows[n][m];
}

static gboolean
have_same_letters (const char *a,
                   const char *b)
{
  int counts[256] = { 0 };

  for (; *a != '\0'; a++)
    counts[(guchar) *a]++;
  for (; *b != '\0'; b++)
    counts[(guchar) *b]--;
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (counts[i] != 0)
      return FALSE;

  return TRUE;
}

/* "aool", "gmxx": @longer has one letter of @name twice. */
static gboolean
is_doubled (const char *longer,
            const char *name)
{
  gsize n = strlen (name);
  gsize i = 0;

  if (strlen (longer) != n + 1)
    return FALSE;
  while (i < n && longer[i] == name[i])
    i++;

  return i > 0 && longer[i] == longer[i - 1] && strcmp (longer + i + 1, name + i) == 0;
}

/* Keys side by side, on keyboards of either habit (QWERTY, QWERTZ, AZERTY). */
static gboolean
are_neighbours (char a,
                char b)
{
  static const char * const rows[] = {
    "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm", "azertyuiop", "qsdfghjklm",
    "qaz", "wsx", "edc", "rfv", "tgb", "yhn", "ujm", "wa", "es", "rd", "tf", "yg", "uh", "ij", "ok", "fc", "gv", "hb", "jn",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *at = strchr (rows[i], a);

      if (at != NULL && (at[1] == b || (at > rows[i] && at[-1] == b)))
        return TRUE;
    }

  return FALSE;
}

/* How far @name is from @wanted, or FAR when it may well be somebody else: the
 * shorter a name, the more neighbours it has. */
static guint
compare_names (const char *name,
               const char *wanted)
{
  gsize length = strlen (wanted);
  guint d = strcmp (name, wanted) == 0 ? 0 : distance (name, wanted);

  if (d == 0)
    return 0;
  if (length < 5)
    return d == 1 && (have_same_letters (name, wanted) || is_doubled (name, wanted)) ? 1 : FAR;
  /* "email" is no slip of "gmail", "vmail" may be. */
  if (d == 1 && strcmp (name + 1, wanted + 1) == 0)
    return are_neighbours (*name, *wanted) ? 1 : FAR;
  if (d == 1)
    return 1;
  if (d == 2 && *name == *wanted && (length >= 7 || have_same_letters (name, wanted)))
    return 2;

  return FAR;
}

static gboolean
is_real_suffix (const char *suffix)
{
  const psl_ctx_t *list = psl_builtin ();

  return *suffix != '\0' && (list == NULL || psl_is_public_suffix2 (list, suffix, PSL_TYPE_ICANN | PSL_TYPE_NO_STAR_RULE));
}

/* Endings that exist (Colombia, Cameroon, Oman, a new one), and that nobody
 * means who writes them behind "gmail". */
static gboolean
is_slip_of_com (const char *suffix)
{
  static const char * const slips[] = { "co", "cm", "om", "cam", NULL };

  return g_strv_contains (slips, suffix);
}

static guint
compare_suffixes (const Parts *domain,
                  const Parts *wanted)
{
  gsize length = strlen (wanted->suffix);

  if (strcmp (domain->suffix, wanted->suffix) == 0)
    return 0;
  if (is_real_suffix (domain->suffix))
    return strcmp (wanted->suffix, "com") == 0 && strlen (wanted->name) >= 5 && is_slip_of_com (domain->suffix) ? 1 : FAR;
  /* "com.com" */
  if (strncmp (domain->suffix, wanted->suffix, length) == 0 && domain->suffix[length] == '.' && strcmp (domain->suffix + length + 1, wanted->suffix) == 0)
    return 1;

  return *domain->suffix != '\0' && distance (domain->suffix, wanted->suffix) == 1 ? 1 : FAR;
}

/* "gmailcom", "gmail.co.m": the dot is at the wrong place, or nowhere. */
static guint
compare_joined (const Parts *domain,
                const Parts *wanted,
                gboolean     coined)
{
  const char *last = strrchr (domain->suffix, '.');

  if (is_real_suffix (last != NULL ? last + 1 : domain->suffix))
    return FAR;
  if (strcmp (domain->joined, wanted->joined) == 0)
    return 1;
  if (*domain->suffix == '\0' && strlen (wanted->name) >= 5)
    {
      /* "gmail" alone. */
      if (strcmp (domain->name, wanted->name) == 0 && strcmp (wanted->suffix, "com") == 0)
        return 1;
      if (coined && distance (domain->joined, wanted->joined) == 1)
        return 2;
    }

  return FAR;
}

static void
consider (Best        *best,
          const Parts *domain,
          const char  *candidate,
          gboolean     coined)
{
  Parts wanted;
  guint name, suffix, sum;
  gboolean swapped;

  if (!split (&wanted, candidate))
    return;
  name = coined || strcmp (domain->name, wanted.name) == 0 ? compare_names (domain->name, wanted.name) : FAR;
  suffix = name != FAR ? compare_suffixes (domain, &wanted) : FAR;
  sum = name != FAR && suffix != FAR ? name + suffix : compare_joined (domain, &wanted, coined);
  /* Both parts wrong: only of names that are not short. */
  if (sum > 2 || (name != FAR && name > 0 && suffix != FAR && suffix > 0 && strlen (wanted.name) < 5))
    return;

  swapped = have_same_letters (domain->joined, wanted.joined);
  if (sum < best->distance || (sum == best->distance && swapped && !best->swapped))
    *best = (Best) { candidate, sum, swapped, FALSE };
  else if (sum == best->distance && swapped == best->swapped)
    best->tie = TRUE;
}

/* Lower case, other marks read as dots, no marks at the ends. NULL when it can
 * be no slip of ours: longer, or with letters we have none of. */
static char *
normalise (const char *domain)
{
  g_autoptr (GString) clean = g_string_new (NULL);

  for (const char *at = domain; *at != '\0'; at++)
    {
      gboolean mark = strchr (".,;: \t", *at) != NULL;

      if ((guchar) *at >= 0x80 || clean->len > MAX_NAME)
        return NULL;
      if (mark && clean->len > 0 && clean->str[clean->len - 1] != '.')
        g_string_append_c (clean, '.');
      else if (!mark)
        g_string_append_c (clean, g_ascii_tolower (*at));
    }
  while (clean->len > 0 && clean->str[clean->len - 1] == '.')
    g_string_truncate (clean, clean->len - 1);

  return clean->len >= 4 ? g_strdup (clean->str) : NULL;
}

/* The entry of one of our tables, which is static. */
static const char *
find_known (const char *domain)
{
  const char * const *tables[] = { bounce_domain_guess_coined, bounce_domain_guess_words };

  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    for (guint i = 0; tables[t][i] != NULL; i++)
      if (strcmp (tables[t][i], domain) == 0)
        return tables[t][i];

  return NULL;
}

/* As it was written: case and the final dot are no slips. */
static gboolean
is_as_written (const char *domain,
               const char *known)
{
  gsize length = strlen (known);

  return g_ascii_strncasecmp (domain, known, length) == 0 && (domain[length] == '\0' || strcmp (domain + length, ".") == 0);
}

const char *
bounce_domain_guess (const char *domain)
{
  Best best = { NULL, FAR, FALSE, FALSE };
  g_autofree char *clean = domain != NULL ? normalise (domain) : NULL;
  const char *known;
  Parts parts;

  if (clean == NULL)
    return NULL;
  known = find_known (clean);
  if (known != NULL)
    return is_as_written (domain, known) ? NULL : known;
  if (g_str_has_prefix (clean, "www.") && find_known (clean + 4) != NULL)
    return find_known (clean + 4);
  if (g_strv_contains (bounce_domain_guess_others, clean) || !split (&parts, clean))
    return NULL;

  for (guint i = 0; bounce_domain_guess_coined[i] != NULL; i++)
    consider (&best, &parts, bounce_domain_guess_coined[i], TRUE);
  for (guint i = 0; bounce_domain_guess_words[i] != NULL; i++)
    consider (&best, &parts, bounce_domain_guess_words[i], FALSE);

  return best.tie ? NULL : best.domain;
}
