/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Goes through text word by word; what looks like somebody's is somebody's. */
#include "bounce-redact.h"

#include "bounce-address.h"
#include "bounce-organisation.h"
#include "bounce-redact-piece.h"
#include "bounce-zones.h"

#include <string.h>

#define SHORTEST_WORDS 4
#define MAX_WORDS 40
#define LONGEST_WORDS 200
#define LONGEST_PIECE 300

typedef struct
{
  char       *words;
  gsize       length;
  const char *instead;
} Phrase;

struct _BounceRedactor
{
  GHashTable *known;             /* "kind:text" → what stands for it            */
  guint       n_people, n_hosts, n_domains, n_addresses, n_addresses6, n_ids;
  GArray     *phrases;           /* of Phrase                                   */
};

static void
phrase_clear (gpointer data)
{
  g_free (((Phrase *) data)->words);
}

BounceRedactor *
bounce_redactor_new (void)
{
  BounceRedactor *self = g_new0 (BounceRedactor, 1);

  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->phrases = g_array_new (FALSE, FALSE, sizeof (Phrase));
  g_array_set_clear_func (self->phrases, phrase_clear);

  return self;
}

void
bounce_redactor_free (BounceRedactor *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->known);
  g_array_unref (self->phrases);
  g_free (self);
}

void
bounce_redactor_add_words (BounceRedactor *self,
                           const char     *words,
                           const char     *instead)
{
  Phrase phrase = { .instead = instead };

  if (words == NULL || self->phrases->len >= MAX_WORDS)
    return;
  phrase.words = g_utf8_make_valid (words, strnlen (words, LONGEST_WORDS));
  g_strstrip (phrase.words);
  phrase.length = strlen (phrase.words);
  if (phrase.length < SHORTEST_WORDS)
    phrase_clear (&phrase);
  else
    g_array_append_val (self->phrases, phrase);
}

/* Takes @made, which is only for a piece never met before. */
static const char *
remember (BounceRedactor *self,
          char            kind,
          const char     *piece,
          char           *made)
{
  g_autofree char *lower = g_utf8_strdown (piece, -1);

  g_hash_table_insert (self->known, g_strdup_printf ("%c:%s", kind, lower), made);
  return made;
}

static const char *
recall (BounceRedactor *self,
        char            kind,
        const char     *piece)
{
  g_autofree char *lower = g_utf8_strdown (piece, -1);
  g_autofree char *key = g_strdup_printf ("%c:%s", kind, lower);

  return g_hash_table_lookup (self->known, key);
}

/* Two hosts of one organisation stay hosts of one: that is what decides whose
 * server a server is. ".example" is nobody's, RFC 2606. */
static const char *
get_domain (BounceRedactor *self,
            const char     *host)
{
  g_autofree char *organisation = bounce_organisation_of (host);
  const char *domain = organisation != NULL ? organisation : host;
  const char *known = recall (self, 'd', domain);

  return known != NULL ? known : remember (self, 'd', domain, g_strdup_printf ("d%u.example", ++self->n_domains));
}

static const char *
get_host (BounceRedactor *self,
          const char     *host)
{
  g_autofree char *organisation = bounce_organisation_of (host);
  const char *known;

  if (organisation != NULL && g_ascii_strcasecmp (organisation, host) == 0)
    return get_domain (self, host);
  known = recall (self, 'h', host);
  if (known != NULL)
    return known;

  return remember (self, 'h', host, g_strdup_printf ("h%u.%s", ++self->n_hosts, get_domain (self, host)));
}

static const char *
get_person (BounceRedactor *self,
            const char     *address)
{
  const char *known = recall (self, 'p', address);
  const char *at = strrchr (address, '@');

  if (known != NULL)
    return known;

  return remember (self, 'p', address, g_strdup_printf ("u%u@%s", ++self->n_people, get_host (self, at + 1)));
}

/* RFC 5737 and RFC 3849. */
static const char *
get_address (BounceRedactor *self,
             GInetAddress   *address)
{
  static const char * const nets[] = { "192.0.2", "198.51.100", "203.0.113" };
  g_autofree char *text = g_inet_address_to_string (address);
  const char *known = recall (self, 'a', text);
  guint n;

  if (known != NULL)
    return known;
  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6)
    return remember (self, 'a', text, g_strdup_printf ("2001:db8::%x", ++self->n_addresses6));
  n = self->n_addresses++;

  return remember (self, 'a', text, g_strdup_printf ("%s.%u", nets[n / 254 % G_N_ELEMENTS (nets)], n % 254 + 1));
}

static const char *
get_id (BounceRedactor *self,
        const char     *id)
{
  const char *known = recall (self, 'i', id);

  return known != NULL ? known : remember (self, 'i', id, g_strdup_printf ("id%u", ++self->n_ids));
}

char *
bounce_redactor_dup_id (BounceRedactor *self,
                        const char     *id)
{
  const char *at = strrchr (id, '@');
  g_autofree char *host = g_strndup (at != NULL ? at + 1 : "", at != NULL ? strcspn (at + 1, "> \t[]") : 0);

  return g_strdup_printf ("<%s@%s>", get_id (self, id), get_host (self, *host != '\0' ? host : "localhost"));
}

/* Letters of any script, and what stands inside addresses, names and numbers. */
static gboolean
is_piece (const char *at)
{
  return (guchar) *at >= 0x80 || g_ascii_isalnum (*at) || (*at != '\0' && strchr ("@._-+%=&!~#$:/?*", *at) != NULL);
}

/* What stands for @piece, or NULL when it may stay. */
static const char *
find_made (BounceRedactor *self,
           const char     *piece)
{
  const char *at = strrchr (piece, '@');
  g_autoptr (GInetAddress) address = bounce_address_parse (piece);

  if (address != NULL)
    return get_address (self, address);
  /* "anna@[192.0.2.7]" comes in two pieces. */
  if (at != NULL && at > piece)
    return at[1] != '\0' ? get_person (self, piece) : get_id (self, piece);
  if (bounce_redact_piece_is_host (piece))
    return bounce_zones_get_name (piece) != NULL ? NULL : get_host (self, piece);
  if (bounce_redact_piece_is_code (piece))
    return NULL;

  return bounce_redact_piece_is_id (piece) ? get_id (self, piece) : NULL;
}

static void
append_piece (BounceRedactor *self,
              GString        *to,
              const char     *text,
              gsize           length,
              gboolean        marks);

/* "https://host/path?user=…": the path is somebody's as well. */
static gboolean
append_link (BounceRedactor *self,
             GString        *to,
             const char     *piece,
             gboolean        marks)
{
  const char *host = strstr (piece, "://");
  gsize length;

  if (host == NULL)
    return FALSE;
  if (marks)
    {
      g_string_append (to, BOUNCE_REDACT_MARK);
      return TRUE;
    }
  host += strlen ("://");
  length = strcspn (host, "/?#");
  g_string_append_len (to, piece, host - piece);
  append_piece (self, to, host, length, FALSE);
  if (host[length] != '\0')
    g_string_append_c (to, '/');

  return TRUE;
}

/* "[IPv6:2001:db8::1]:25", "::1#53": whatever stands around an address. */
static gboolean
append_around_address (BounceRedactor *self,
                       GString        *to,
                       const char     *piece,
                       gboolean        marks)
{
  const char *cursor = piece, *start = NULL;
  g_autofree char *text = bounce_address_find (&cursor, &start);
  g_autoptr (GInetAddress) address = text != NULL ? bounce_address_parse (text) : NULL;

  if (address == NULL)
    return FALSE;
  append_piece (self, to, piece, start - piece, marks);
  g_string_append (to, marks ? BOUNCE_REDACT_MARK : get_address (self, address));
  append_piece (self, to, cursor, strlen (cursor), marks);

  return TRUE;
}

/* Where "to=" and its like end: the local part of an address may hold a "=". */
static gsize
measure_key (const char *piece)
{
  static const char * const keys[] = { "to=", "from=", "orig_to=", "sender=", "rcpt=", "recipient=", "id=", "p=" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_ascii_strncasecmp (piece, keys[i], strlen (keys[i])) == 0)
      return strlen (keys[i]) - 1;

  return 0;
}

/* "name:rest", "to=rest" and "a/b": each part for itself. */
static gboolean
append_parts (BounceRedactor *self,
              GString        *to,
              const char     *piece,
              gboolean        marks)
{
  gboolean mailbox = strchr (piece, '@') != NULL;
  const char *edges = mailbox ? ":" : ":/=?&";
  gsize first = measure_key (piece);

  if (first == 0)
    first = strcspn (piece, edges);
  if (piece[first] == '\0')
    return FALSE;

  append_piece (self, to, piece, first, marks);
  g_string_append_c (to, piece[first]);
  append_piece (self, to, piece + first + 1, strlen (piece + first + 1), marks);

  return TRUE;
}

/* One word; stops before and behind it stay where they are. */
static void
append_piece (BounceRedactor *self,
              GString        *to,
              const char     *text,
              gsize           length,
              gboolean        marks)
{
  g_autofree char *piece = NULL;
  const char *made;
  gsize end;

  /* "@relay.example:anna@…" is a route, "name"@host has its name in quotes. */
  while (length > 0 && strchr ("@#.:/-=*!?&", *text) != NULL)
    {
      /* The loopback's and other short addresses begin with colons. */
      if (length > 2 && text[0] == ':' && text[1] == ':')
        break;
      g_string_append_c (to, *text++);
      length--;
    }
  for (end = length; end > 0 && strchr (".:/-=*!?&", text[end - 1]) != NULL; end--)
    ;
  if (end > LONGEST_PIECE)
    {
      g_string_append (to, marks ? BOUNCE_REDACT_MARK : "id0");
    }
  else if (end > 0)
    {
      piece = g_strndup (text, end);
      if (!append_link (self, to, piece, marks) && !append_around_address (self, to, piece, marks) && !append_parts (self, to, piece, marks))
        {
          made = find_made (self, piece);
          g_string_append (to, made == NULL ? piece : marks ? BOUNCE_REDACT_MARK : made);
        }
    }
  g_string_append_len (to, text + end, length - end);
}

/* At the beginning of a word only. */
static const Phrase *
find_phrase (BounceRedactor *self,
             const char     *at)
{
  for (guint i = 0; i < self->phrases->len; i++)
    {
      const Phrase *phrase = &g_array_index (self->phrases, Phrase, i);
      const char *behind = at + phrase->length;

      if (g_ascii_strncasecmp (at, phrase->words, phrase->length) != 0)
        continue;
      /* "Post" is no part of "Postmaster", but "Anna" is all of "anna@…". */
      if (!g_ascii_isalnum (*behind) && (guchar) *behind < 0x80)
        return phrase;
    }

  return NULL;
}

static char *
redact (BounceRedactor *self,
        const char     *text,
        gboolean        marks)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *out = g_string_sized_new (strlen (valid) + 16);
  const char *at = valid;

  while (*at != '\0')
    {
      gsize length = 0;
      const Phrase *phrase;

      while (is_piece (at + length))
        length++;
      phrase = length > 0 && memchr (at, '@', length) == NULL ? find_phrase (self, at) : NULL;
      if (phrase != NULL)
        {
          g_string_append (out, marks ? BOUNCE_REDACT_MARK : phrase->instead);
          at += phrase->length;
        }
      else if (length > 0)
        {
          append_piece (self, out, at, length, marks);
          at += length;
        }
      else
        {
          g_string_append_c (out, g_ascii_iscntrl (*at) && *at != '\n' && *at != '\t' ? ' ' : *at);
          at++;
        }
    }

  return g_string_free (out, FALSE);
}

char *
bounce_redactor_dup (BounceRedactor *self,
                     const char     *text)
{
  return redact (self, text, FALSE);
}

char *
bounce_redactor_dup_marks (BounceRedactor *self,
                           const char     *text)
{
  return redact (self, text, TRUE);
}
