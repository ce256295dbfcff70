/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Anybody may run a list, so what it says is as hostile as mail. */
#include "bounce-list-text.h"

#include "bounce-list-keys.h"

#include <string.h>

#define MAX_BYTES 4096          /* of all records; a TXT string has 255 */

/* What turns, hides or joins what stands around it, and what no font knows. */
static gboolean
is_left_out (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_FORMAT:              /* bidirectional marks, zero width, tags */
    case G_UNICODE_SURROGATE:
    case G_UNICODE_PRIVATE_USE:
    case G_UNICODE_UNASSIGNED:
      return TRUE;
    default:
      return c == 0xfffd;
    }
}

static gboolean
is_gap (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_LINE_SEPARATOR
         || g_unichar_type (c) == G_UNICODE_PARAGRAPH_SEPARATOR;
}

static char *
join (const char * const *values)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; values[i] != NULL && joined->len < MAX_BYTES; i++)
    {
      if (i > 0)
        g_string_append_c (joined, ' ');
      g_string_append_len (joined, values[i], strnlen (values[i], MAX_BYTES - MIN (joined->len, MAX_BYTES)));
    }

  return g_string_free (joined, FALSE);
}

char *
bounce_list_text_dup_clean (const char * const *values)
{
  g_autofree char *joined = NULL;
  g_autofree char *valid = NULL;
  g_autofree char *plain = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean gap = FALSE;
  guint n = 0;

  g_return_val_if_fail (values != NULL, NULL);

  joined = join (values);
  valid = g_utf8_make_valid (joined, -1);
  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      gap |= is_gap (c);
      if (is_gap (c) || is_left_out (c))
        continue;
      if (gap && text->len > 0)
        g_string_append_c (text, ' ');
      gap = FALSE;
      g_string_append_unichar (text, c);
    }
  /* A key that was cut in two would no longer be found. */
  plain = bounce_list_keys_redact (text->str);
  for (const char *at = plain; *at != '\0' && n < BOUNCE_LIST_TEXT_MAX; at = g_utf8_next_char (at))
    n++;
  *g_utf8_offset_to_pointer (plain, n) = '\0';
  g_strchomp (plain);

  return *plain != '\0' ? g_steal_pointer (&plain) : NULL;
}
