/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Hides keys of lists in any text: in our own names, and in bounces of receivers
 * who quote theirs. */
#include "bounce-list-keys.h"

#include <string.h>

#define MASK "****"

typedef struct
{
  const char *suffix;
  gboolean    product;           /* a label of the service between key and suffix */
  gsize       shortest;          /* a label that is shorter is no key           */
} Mark;

typedef struct
{
  gsize from, to;
} Range;

/* "KEY.zen.dq.spamhaus.net", "KEY.combined.mail.abusix.zone". Below those of
 * SpamRATS and Trend Micro there may also stand an octet of an address. */
static const Mark marks[] = {
  { ".dq.spamhaus.net", TRUE, 1 },
  { ".dq.spamhaus.net", FALSE, 16 },
  { ".mail.abusix.zone", TRUE, 1 },
  { ".mail.abusix.zone", FALSE, 16 },
  { ".spamrats.com", TRUE, 6 },
  { ".mail-abuse.com", TRUE, 6 },
};

G_LOCK_DEFINE_STATIC (guarded);
static GHashTable *guarded;      /* of ".zone", from users' files               */

void
bounce_list_keys_guard_zone (const char *zone)
{
  g_autofree char *plain = NULL;
  g_autofree char *suffix = NULL;

  g_return_if_fail (zone != NULL);

  plain = g_ascii_strdown (zone, -1);
  G_LOCK (guarded);
  if (guarded == NULL)
    guarded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  suffix = g_strconcat (".", plain, NULL);
  if (!g_hash_table_contains (guarded, suffix))
    g_hash_table_add (guarded, g_steal_pointer (&suffix));
  G_UNLOCK (guarded);
}

static gboolean
is_label_char (char c)
{
  return g_ascii_isalnum (c) || c == '-' || c == '_';
}

/* Where the label begins that ends before @end. */
static gsize
find_label (const char *text,
            gsize       end)
{
  while (end > 0 && is_label_char (text[end - 1]))
    end--;

  return end;
}

/* @dot: where the suffix begins. */
static void
mark_key (const char *text,
          gsize       dot,
          const Mark *mark,
          GArray     *ranges)
{
  Range range = { 0, dot };

  if (mark->product)
    {
      range.to = find_label (text, dot);
      if (range.to == dot || range.to == 0 || text[range.to - 1] != '.')
        return;
      range.to--;
    }
  range.from = find_label (text, range.to);
  if (range.to - range.from >= mark->shortest)
    g_array_append_val (ranges, range);
}

static gboolean
has_prefix (const char *text,
            const char *prefix)
{
  while (*prefix != '\0' && *text == *prefix)
    {
      text++;
      prefix++;
    }

  return *prefix == '\0' && !is_label_char (*text);
}

/* Dot by dot, in one go, however many hits there are. */
static void
find_keys (const char *text,
           GArray     *all,
           GArray     *ranges)
{
  for (const char *at = text; *at != '\0'; at++)
    for (guint i = 0; *at == '.' && i < all->len; i++)
      {
        const Mark *mark = &g_array_index (all, Mark, i);

        if (has_prefix (at, mark->suffix))
          mark_key (text, at - text, mark, ranges);
      }
}

static int
compare_ranges (gconstpointer a,
                gconstpointer b)
{
  const Range *one = a, *other = b;

  return one->from < other->from ? -1 : one->from > other->from;
}

/* Guarded zones are never taken off, so their names stay. */
static GArray *
collect_marks (void)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Mark));
  GHashTableIter iter;
  gpointer suffix;

  g_array_append_vals (all, marks, G_N_ELEMENTS (marks));
  G_LOCK (guarded);
  if (guarded != NULL)
    {
      g_hash_table_iter_init (&iter, guarded);
      while (g_hash_table_iter_next (&iter, &suffix, NULL))
        {
          const Mark mark = { suffix, FALSE, 1 };

          g_array_append_val (all, mark);
        }
    }
  G_UNLOCK (guarded);

  return all;
}

char *
bounce_list_keys_redact (const char *text)
{
  g_autofree char *small = NULL;
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (Range));
  GString *redacted;
  gsize done = 0;

  if (text == NULL)
    return NULL;
  small = g_ascii_strdown (text, -1);
  all = collect_marks ();
  find_keys (small, all, ranges);
  g_array_sort (ranges, compare_ranges);

  redacted = g_string_sized_new (strlen (text));
  for (guint i = 0; i < ranges->len; i++)
    {
      const Range *range = &g_array_index (ranges, Range, i);

      if (range->from < done)
        continue;
      g_string_append_len (redacted, text + done, range->from - done);
      g_string_append (redacted, MASK);
      done = range->to;
    }
  g_string_append (redacted, text + done);

  return g_string_free (redacted, FALSE);
}
