/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a word without spaces is, by its signs alone. */
#include "bounce-redact-piece.h"

#include <string.h>

/* Codes are shorter: "S3150", "5.7.606", "AS4242". */
#define SHORTEST_ID 8
#define IDLE_DIGITS 7

/* "mx1.example.org": two labels at least, the last one of letters. */
gboolean
bounce_redact_piece_is_host (const char *piece)
{
  const char *dot = strrchr (piece, '.');
  const char *last = dot != NULL ? dot + 1 : "";

  /* "e.g" is none, "mail.a.b" may be. */
  if (dot == NULL || dot == piece || *last == '\0' || (strlen (last) < 2 && strchr (piece, '.') == dot) || strstr (piece, "..") != NULL)
    return FALSE;
  for (const char *at = last; *at != '\0'; at++)
    if (!g_ascii_isalpha (*at) && (guchar) *at < 0x80 && !(at > last && (*at == '-' || g_ascii_isdigit (*at))))
      return FALSE;
  for (const char *at = piece; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && (guchar) *at < 0x80 && strchr ("._-", *at) == NULL)
      return FALSE;

  return TRUE;
}

/* "550-5.1.1", "4.4.7", "#5.1.1": what rules read. */
gboolean
bounce_redact_piece_is_code (const char *piece)
{
  guint digits = 0;

  for (const char *at = piece; *at != '\0'; at++)
    {
      if (!g_ascii_isdigit (*at) && strchr (".-#", *at) == NULL)
        return FALSE;
      digits = g_ascii_isdigit (*at) ? digits + 1 : 0;
      if (digits > 3)
        return FALSE;
    }

  return strchr ("#245", *piece) != NULL;
}

/* Numbers of mails, queues and customers. */
gboolean
bounce_redact_piece_is_id (const char *piece)
{
  guint digits = 0, letters = 0;

  for (const char *at = piece; *at != '\0'; at++)
    {
      digits += g_ascii_isdigit (*at);
      letters += g_ascii_isalpha (*at);
    }

  return digits >= IDLE_DIGITS || (digits > 0 && letters > 0 && digits + letters >= SHORTEST_ID);
}
