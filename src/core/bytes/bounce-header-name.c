/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Does a line begin like a header field, and is it one that mail has? */
#include "bounce-header-name.h"

#include <stdlib.h>
#include <string.h>

#define NAME_MAX_LENGTH 76      /* RFC 5322 section 2.1.1: a line is 78 wide */

typedef struct
{
  const char       *name;
  BounceHeaderName  judgement;
} Known;

/* Sorted. COMMON are those that HTTP, package lists, logs or notes use too. */
static const Known known_names[] = {
  { "apparently-to", BOUNCE_HEADER_NAME_MAIL },
  { "arc-authentication-results", BOUNCE_HEADER_NAME_MAIL },
  { "arc-message-signature", BOUNCE_HEADER_NAME_MAIL },
  { "arc-seal", BOUNCE_HEADER_NAME_MAIL },
  { "authentication-results", BOUNCE_HEADER_NAME_MAIL },
  { "auto-submitted", BOUNCE_HEADER_NAME_MAIL },
  { "bcc", BOUNCE_HEADER_NAME_COMMON },
  { "cc", BOUNCE_HEADER_NAME_COMMON },
  { "content-transfer-encoding", BOUNCE_HEADER_NAME_COMMON },
  { "content-type", BOUNCE_HEADER_NAME_COMMON },
  { "date", BOUNCE_HEADER_NAME_COMMON },
  { "delivered-to", BOUNCE_HEADER_NAME_MAIL },
  { "delivery-date", BOUNCE_HEADER_NAME_MAIL },
  { "dkim-signature", BOUNCE_HEADER_NAME_MAIL },
  { "domainkey-signature", BOUNCE_HEADER_NAME_MAIL },
  { "envelope-to", BOUNCE_HEADER_NAME_MAIL },
  { "errors-to", BOUNCE_HEADER_NAME_MAIL },
  { "fcc", BOUNCE_HEADER_NAME_COMMON },
  { "from", BOUNCE_HEADER_NAME_COMMON },
  { "in-reply-to", BOUNCE_HEADER_NAME_MAIL },
  { "list-id", BOUNCE_HEADER_NAME_MAIL },
  { "message-id", BOUNCE_HEADER_NAME_MAIL },
  { "mime-version", BOUNCE_HEADER_NAME_MAIL },
  { "newsgroups", BOUNCE_HEADER_NAME_MAIL },
  { "precedence", BOUNCE_HEADER_NAME_MAIL },
  { "received", BOUNCE_HEADER_NAME_MAIL },
  { "received-spf", BOUNCE_HEADER_NAME_MAIL },
  { "references", BOUNCE_HEADER_NAME_COMMON },
  { "reply-to", BOUNCE_HEADER_NAME_MAIL },
  { "resent-date", BOUNCE_HEADER_NAME_MAIL },
  { "resent-from", BOUNCE_HEADER_NAME_MAIL },
  { "resent-to", BOUNCE_HEADER_NAME_MAIL },
  { "return-path", BOUNCE_HEADER_NAME_MAIL },
  { "sender", BOUNCE_HEADER_NAME_COMMON },
  { "subject", BOUNCE_HEADER_NAME_COMMON },
  { "thread-index", BOUNCE_HEADER_NAME_MAIL },
  { "thread-topic", BOUNCE_HEADER_NAME_MAIL },
  { "to", BOUNCE_HEADER_NAME_COMMON },
  { "x-envelope-from", BOUNCE_HEADER_NAME_MAIL },
  { "x-failed-recipients", BOUNCE_HEADER_NAME_MAIL },
  { "x-mailer", BOUNCE_HEADER_NAME_MAIL },
  { "x-mozilla-status", BOUNCE_HEADER_NAME_MAIL },
  { "x-original-to", BOUNCE_HEADER_NAME_MAIL },
  { "x-uidl", BOUNCE_HEADER_NAME_MAIL },
};

static int
compare_known (const void *name,
               const void *element)
{
  return strcmp (name, ((const Known *) element)->name);
}

static BounceHeaderName
look_up (const char *name,
         gsize       length)
{
  char lower[NAME_MAX_LENGTH + 1];
  const Known *found;

  for (gsize i = 0; i < length; i++)
    lower[i] = g_ascii_tolower (name[i]);
  lower[length] = '\0';

  found = bsearch (lower, known_names, G_N_ELEMENTS (known_names), sizeof *known_names, compare_known);
  if (found)
    return found->judgement;
  return g_str_has_prefix (lower, "x-") ? BOUNCE_HEADER_NAME_COMMON : BOUNCE_HEADER_NAME_OTHER;
}

BounceHeaderName
bounce_header_name_judge (const char *line,
                          gsize       length,
                          gsize      *name_length)
{
  gsize name = 0, colon;

  while (name < length && name < NAME_MAX_LENGTH && line[name] > ' ' && line[name] < 0x7f && line[name] != ':')
    name++;
  /* RFC 5322 section 4.5 still allows blanks before the colon. */
  for (colon = name; colon < length && (line[colon] == ' ' || line[colon] == '\t') && colon - name < 8;)
    colon++;
  if (name == 0 || colon >= length || line[colon] != ':')
    return BOUNCE_HEADER_NAME_NONE;
  if (length - colon >= 3 && memcmp (line + colon, "://", 3) == 0)
    return BOUNCE_HEADER_NAME_NONE;
  if (name_length)
    *name_length = name;
  return look_up (line, name);
}
