/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells the client's address in a reply from the receiver's own. */
#include "bounce-quoted.h"

#include "bounce-address.h"
#include "bounce-candidates.h"

#include <string.h>

#define MAX_WORDS_SCANNED (64 * 1024)
#define BEFORE 100              /* bytes of a quote before the address */
#define AFTER  100

/* One address in its surroundings. */
typedef struct
{
  const char *text;
  const char *start;            /* of the address */
  const char *end;
  const char *open;             /* its bracket, or @start */
  const char *close;            /* behind its bracket and port */
  const char *name;             /* the host name before it, or @open */
} Place;

/* What is said of the server that was spoken to, behind its address. */
static const char * const spoken_to[] = {
  " said", " replied", " responded", " returned", " answered", " refused to talk", " does not like",
  " failed after", " gave this error", ", the server for", " did not like", " rejected your message",
  " issued an error", " timed out", ": timed out", " SMTP error", ": socket error", ": connect", ": no route",
  ": network", ": host", ": 4", ": 5", " #4", " #5",
};

/* And before it (its host name left out). */
static const char * const on_the_way_to[] = {
  "giving up on", "connect to", "connected to", "connection to", "talking to", "talk to", "connecting to",
  "remote host", "remote server", "mta", "refused by", "delivery to", "delivered to", "relay to",
  "recipient domain", "sent to", "of server", "lost connection with", "conversation with", "handshake with", "tls with",
};

static gboolean
ends_with_word (const char *text,
                const char *end,
                const char *words)
{
  gsize length = strlen (words);

  while (end > text && strchr (" \t:([<'\"", end[-1]) != NULL)
    end--;
  return (gsize) (end - text) >= length && g_ascii_strncasecmp (end - length, words, length) == 0
         && ((gsize) (end - text) == length || !g_ascii_isalnum (end[-(gssize) length - 1]));
}

static gboolean
is_name_char (char c)
{
  return g_ascii_isalnum (c) || c == '.' || c == '-' || c == '_';
}

static void
look_around (Place *place)
{
  const char *at = place->start;

  if (at - place->text >= 5 && g_ascii_strncasecmp (at - 5, "IPv6:", 5) == 0)
    at -= 5;
  if (at > place->text && (at[-1] == '[' || at[-1] == '('))
    at--;
  place->open = at;
  if (at > place->text && at[-1] == ' ' && (*at == '[' || *at == '('))
    at--;
  place->name = at;
  while (place->name > place->text && at - place->name < 255 && is_name_char (place->name[-1]))
    place->name--;
  /* "mx.example.org. [IP]" is a name, "blocked [IP]" is none. */
  if (memchr (place->name, '.', at - place->name) == NULL)
    place->name = place->open;
  place->close = place->end;
  while (*place->close != '\0' && strchr (")]", *place->close) != NULL)
    place->close++;
  if (*place->close == ':' && g_ascii_isdigit (place->close[1]))
    place->close += 1 + strspn (place->close + 1, "0123456789");
}

/* "mx.example.org[IP] said", "Giving up on IP", "host H [IP]: 550". */
static gboolean
is_receiver (const Place *place)
{
  for (guint i = 0; i < G_N_ELEMENTS (spoken_to); i++)
    if (g_ascii_strncasecmp (place->close, spoken_to[i], strlen (spoken_to[i])) == 0)
      return TRUE;
  /* "host H[IP]: reason": what a report begins with. */
  if (place->name < place->open && place->name - place->text == 5
      && g_ascii_strncasecmp (place->text, "host ", 5) == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (on_the_way_to); i++)
    if (ends_with_word (place->text, place->name, on_the_way_to[i])
        || ends_with_word (place->text, place->open, on_the_way_to[i]))
      return TRUE;
  return FALSE;
}

/* "http://IP/", "user@[IP]", and the dotted codes of Yahoo ("- 4.16.55.1;"). */
static gboolean
is_something_else (const Place *place)
{
  if (place->open > place->text && place->open[-1] == '@')
    return TRUE;
  if (place->start - place->text >= 3 && strncmp (place->start - 3, "://", 3) == 0)
    return TRUE;
  return place->start - place->text >= 2 && strncmp (place->start - 2, "- ", 2) == 0
         && (*place->start == '4' || *place->start == '5') && *place->end == ';';
}

static gboolean
is_among (const char         *address,
          const char * const *receivers)
{
  for (guint i = 0; receivers != NULL && receivers[i] != NULL; i++)
    {
      g_autoptr (GInetAddress) receiver = bounce_address_parse (receivers[i]);
      g_autofree char *text = receiver != NULL ? g_inet_address_to_string (receiver) : NULL;

      if (g_strcmp0 (text, address) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The words around an address, cut at blanks. */
static char *
quote (const Place *place)
{
  const char *from = place->start - MIN (BEFORE, place->start - place->text);
  const char *to = place->end + strnlen (place->end, AFTER);

  if (from > place->text)
    while (from < place->name && *from != ' ')
      from++;
  if (*to != '\0')
    while (to > place->close && *to != ' ')
      to--;
  return g_strndup (from, MAX (to, place->close) - from);
}

void
bounce_quoted_find (GPtrArray          *candidates,
                    const char         *words,
                    const char * const *receivers)
{
  g_autofree char *text = NULL;
  const char *cursor;
  char *address;
  Place place;

  g_return_if_fail (candidates != NULL);

  if (words == NULL)
    return;
  cursor = text = g_strndup (words, MAX_WORDS_SCANNED);
  place.text = text;
  while ((address = bounce_address_find (&cursor, &place.start)) != NULL)
    {
      place.end = cursor;
      look_around (&place);
      if (!is_receiver (&place) && !is_something_else (&place) && !is_among (address, receivers))
        {
          g_autofree char *name = g_strndup (place.name, MIN (strcspn (place.name, " [("), (gsize) (place.open - place.name)));
          g_autofree char *around = quote (&place);

          bounce_candidates_add (candidates, BOUNCE_HOST_REPLY, address, name, around);
        }
      g_free (address);
    }
}

/* "(TCP|own address|own port|other address|25)". */
static char *
read_tcp_pair (const char *at)
{
  at += strlen ("(TCP|");
  return g_strndup (at, strcspn (at, "|) \n"));
}

/* "<u@d> : own address : mx.example.net:[other address] : 550 ...": the last
 * address before the receiver's name. */
static char *
read_colon_pair (const char *line,
                 const char *bracket)
{
  g_autofree char *start = g_strndup (line, bracket - line);
  g_auto (GStrv) cells = g_strsplit (start, " : ", 8);
  guint n = g_strv_length (cells);
  g_autoptr (GInetAddress) address = n >= 3 ? bounce_address_parse (cells[n - 2]) : NULL;

  return address != NULL ? g_inet_address_to_string (address) : NULL;
}

char *
bounce_quoted_dup_own_end (const char *text)
{
  const char *at;

  if (text == NULL)
    return NULL;
  at = g_strstr_len (text, MAX_WORDS_SCANNED, "(TCP|");
  if (at != NULL)
    return read_tcp_pair (at);
  at = g_strstr_len (text, MAX_WORDS_SCANNED, ":[");
  if (at != NULL)
    {
      const char *line = at;

      while (line > text && line[-1] != '\n' && at - line < 1000)
        line--;
      return read_colon_pair (line, at);
    }
  return NULL;
}
