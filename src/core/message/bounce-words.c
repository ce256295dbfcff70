/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a message: what stands before the report or the returned mail. */
#include "bounce-words.h"
#include "bounce-text.h"

#include <string.h>

static gboolean
is_one_of (const char         *type,
           const char * const *types)
{
  for (; *types; types++)
    {
      if (strcmp (type, *types) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
bounce_words_is_message (const char *type)
{
  static const char * const types[] = {
    "message/rfc822", "message/global", "message/rfc2822", "message/news", "message/partial", NULL
  };

  return is_one_of (type, types);
}

gboolean
bounce_words_is_headers (const char *type)
{
  static const char * const types[] = {
    "text/rfc822-headers", "message/global-headers", "message/rfc822-headers", "text/rfc822-header",
    "message/rfc822-header", NULL
  };

  return is_one_of (type, types);
}

static gboolean
is_words (const BouncePart *part)
{
  return g_str_has_prefix (part->type, "text/") && !bounce_words_is_headers (part->type);
}

/* Is this the one to read among the alternatives it stands in? The first plain
 * one that says something, else the first that does. */
static gboolean
is_best_alternative (BounceMessage *message,
                     guint          nth)
{
  guint alternative = bounce_message_get_part (message, nth)->alternative;
  guint best = G_MAXUINT;

  if (alternative == 0)
    return TRUE;
  for (guint i = 0; i < bounce_message_get_n_parts (message); i++)
    {
      const BouncePart *part = bounce_message_get_part (message, i);

      if (part->alternative != alternative || !is_words (part) ||
          bounce_text_is_blank (bounce_message_get_part_text (message, i)))
        continue;
      if (strcmp (part->type, "text/plain") == 0)
        return i == nth;
      best = MIN (best, i);
    }
  return best == nth;
}

char *
bounce_words_dup_text (BounceMessage *message)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < bounce_message_get_n_parts (message); i++)
    {
      const BouncePart *part = bounce_message_get_part (message, i);
      const char *words;

      if (text->len > 0 && (part->attachment || g_str_has_prefix (part->type, "message/") ||
                            bounce_words_is_headers (part->type)))
        break;
      if (!is_words (part) || !is_best_alternative (message, i))
        continue;
      words = bounce_message_get_part_text (message, i);
      if (bounce_text_is_blank (words))
        continue;
      if (text->len > 0 && text->str[text->len - 1] != '\n')
        g_string_append_c (text, '\n');
      g_string_append (text, words);
    }
  return g_string_free (text, FALSE);
}
