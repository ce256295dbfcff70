/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes → text to read: what is text, in which characters, with which ends. */
#include "bounce-text.h"
#include "bounce-charset.h"
#include "bounce-html.h"

#include <string.h>

/* Types that are never text, whatever their first bytes look like. */
static gboolean
is_binary_type (const char *type)
{
  static const char * const prefixes[] = { "image/", "audio/", "video/", "font/", "application/zip", "application/pdf" };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      if (g_str_has_prefix (type, prefixes[i]))
        return TRUE;
    }
  return FALSE;
}

/* Parts with a type of their own may hold text all the same: delivery-status
 * as application/octet-stream. Text has next to no control characters. */
static gboolean
is_texty (const char *data,
          gsize       length)
{
  gsize n = MIN (length, 2048);
  gsize odd = 0;

  for (gsize i = 0; i < n; i++)
    odd += (guchar) data[i] < 0x20 && !strchr ("\t\n\v\f\r\033", data[i] ? data[i] : '\001');
  return odd * 50 <= n;
}

static void
use_plain_ends (char *text)
{
  char *into = text;

  for (const char *at = text; *at; at++)
    {
      if (*at != '\r')
        *into++ = *at;
      else if (at[1] != '\n' && at[1] != '\r')
        *into++ = '\n';
    }
  *into = '\0';
}

static void
cut_text (char     *text,
          gsize     max,
          gboolean *cut)
{
  if (strlen (text) <= max)
    return;
  *cut = TRUE;
  while (max > 0 && ((guchar) text[max] & 0xc0) == 0x80)
    max--;
  text[max] = '\0';
}

char *
bounce_text_from_bytes (const char *data,
                        gsize       length,
                        const char *type,
                        const char *charset,
                        const char *hint,
                        gsize       max,
                        gboolean   *cut)
{
  char *text;

  if (length == 0 || is_binary_type (type) || (!g_str_has_prefix (type, "text/") && !is_texty (data, length)))
    return g_strdup ("");
  text = bounce_charset_to_utf8 (data, length, charset, hint);
  if (strcmp (type, "text/html") == 0 || strcmp (type, "application/xhtml+xml") == 0)
    {
      g_autofree char *html = text;

      text = bounce_html_to_text (html, strlen (html), max + 1);
    }
  use_plain_ends (text);
  cut_text (text, max, cut);
  return text;
}

void
bounce_text_mend_header (char *value)
{
  for (char *at = value; *at; at++)
    {
      if ((guchar) *at < 0x20 || *at == 0x7f)
        *at = ' ';
    }
  g_strstrip (value);
}

char *
bounce_text_from_header (const char *raw,
                         gsize       length,
                         const char *hint)
{
  char *value = bounce_charset_to_utf8 (raw, length, NULL, hint);
  char *into = value;

  for (const char *at = value; *at; at++)
    {
      if (*at == '\r' || *at == '\n')
        continue;
      *into++ = *at;
    }
  *into = '\0';
  bounce_text_mend_header (value);
  return value;
}

gboolean
bounce_text_is_blank (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  return *text == '\0';
}

gboolean
bounce_text_is_no_base64 (const char *data,
                          gsize       length)
{
  gsize n = MIN (length, 4096);
  gsize odd = 0;

  for (gsize i = 0; i < n; i++)
    odd += !g_ascii_isalnum (data[i]) && !strchr ("+/=\r\n", data[i] ? data[i] : '!');
  return odd > 8 && odd * 20 > n;
}

static gsize
name_length (const char *line)
{
  gsize length = 0;

  while (g_ascii_isalnum (line[length]) || line[length] == '-' || line[length] == '_')
    length++;
  return length > 1 && line[length] == ':' ? length : 0;
}

gboolean
bounce_text_holds_message (const char *text)
{
  static const char * const names[] = { "received:", "return-path:", "message-id:", "from:", "to:", "date:", "subject:" };
  guint n_known = 0;

  text += strspn (text, " \t\r\n");
  for (guint n = 0; n < 40 && *text; n++)
    {
      gsize length = strcspn (text, "\n");

      if (*text != ' ' && *text != '\t' && name_length (text) == 0)
        break;
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        n_known += g_ascii_strncasecmp (text, names[i], strlen (names[i])) == 0;
      text += length + (text[length] == '\n');
    }
  return n_known >= 3;
}
