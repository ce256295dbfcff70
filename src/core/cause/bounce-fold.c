/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Folds text for comparison.  One step function serves folding and finding the
 * way back, so no map of offsets is kept. */
#include "bounce-fold.h"

#include <string.h>

#define MAX_ADDRESS 320          /* RFC 5321 section 4.5.3.1: 64, "@", 255      */

typedef struct
{
  const char *text;
  gsize       length;
  gsize       at;                /* next byte to read                           */
  gboolean    spaced;            /* the last thing written was a space          */
  gboolean    in_word;           /* the last byte read may stand in an address  */
  char        out[24];
  gsize       n_out;
} Folder;

static gboolean
is_local_char (char c)
{
  return g_ascii_isalnum (c) || (c != '\0' && strchr ("._%+-=$&!~#", c) != NULL);
}

/* Length of the letter beyond ASCII at @at, or 0: RFC 6531 lets them stand in
 * addresses. Not of scripts that write no space behind an address. */
static gsize
match_letter (const char *text,
              gsize       length,
              gsize       at)
{
  gunichar c;

  if ((guchar) text[at] < 0x80)
    return 0;
  c = g_utf8_get_char_validated (text + at, MIN (length - at, 6));
  if (c >= 0x0e00 || !(g_unichar_isalnum (c) || g_unichar_ismark (c)))
    return 0;

  return g_utf8_skip[(guchar) text[at]];
}

/* Length of "用户@例子.example" in "<用户@例子.example>", or 0. */
static gsize
match_bracketed (const char *text,
                 gsize       length,
                 gsize       at)
{
  gsize limit = MIN (length, at + MAX_ADDRESS);
  gsize end = at;
  guint n_signs = 0;

  if (at == 0 || text[at - 1] != '<')
    return 0;
  while (end < limit && text[end] != '>' && (guchar) text[end] > ' ')
    n_signs += text[end++] == '@';

  return end < limit && text[end] == '>' && n_signs == 1 && text[at] != '@' && text[end - 1] != '@' ? end - at : 0;
}

/* The end of "domain" in @text: labels with single dots between, so that the
 * dots of Sendmail's "a@example.org... User unknown" stay outside. */
static gsize
skip_domain (const char *text,
             gsize       length,
             gsize       at)
{
  gsize end = at;

  while (at < length)
    {
      gsize label = at;

      while (at < length && (g_ascii_isalnum (text[at]) || text[at] == '-' || text[at] == '_' || match_letter (text, length, at) > 0))
        at += MAX (match_letter (text, length, at), 1);
      if (at == label)
        break;
      end = at;
      if (at >= length || text[at] != '.')
        break;
      at++;
    }

  return end;
}

/* Length of the address that begins here, or 0.  Its words are the user's, not
 * the server's: "<mailbox-full@example.org>" tells nothing. */
static gsize
match_address (Folder *self)
{
  gsize at = self->at;
  gsize bracketed = match_bracketed (self->text, self->length, at);
  gsize end;

  if (bracketed > 0)
    return bracketed;
  if (self->in_word || !is_local_char (self->text[at]))
    return 0;

  while (at < self->length && is_local_char (self->text[at]))
    at++;
  if (at >= self->length || self->text[at] != '@')
    return 0;

  end = skip_domain (self->text, self->length, at + 1);
  return end > at + 1 ? end - self->at : 0;
}

static void
put_space (Folder *self)
{
  if (!self->spaced)
    self->out[self->n_out++] = ' ';
  self->spaced = TRUE;
}

static void
put (Folder     *self,
     const char *text)
{
  gsize length = strlen (text);

  memcpy (self->out + self->n_out, text, length);
  self->n_out += length;
  self->spaced = FALSE;
}

/* Typographic signs that paste and HTML bring in, as the sign a server typed. */
static const char *
get_plain (gunichar c)
{
  switch (c)
    {
    case 0x2018: case 0x2019: case 0x201a: case 0x201b: case 0x2032: case 0x00b4: case 0x02bc: case '`':
      return "'";
    case 0x201c: case 0x201d: case 0x201e: case 0x201f: case 0x2033: case 0x00ab: case 0x00bb:
      return "\"";
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212:
      return "-";
    case 0x2026:
      return "...";
    case 0x00df:
      return "ss";
    case 0x0131:
      return "i";
    case 0x0142: case 0x0141:
      return "l";
    case 0x00f8: case 0x00d8:
      return "o";
    case 0x00ad: case 0x200b: case 0x200c: case 0x200d: case 0x2060: case 0xfeff:
      return "";
    default:
      return NULL;
    }
}

static gunichar
get_base (gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  /* Full-width forms of East Asian keyboards. */
  if (c >= 0xff01 && c <= 0xff5e)
    c -= 0xff01 - '!';
  if ((c >= 0xc0 && c < 0x250) || (c >= 0x1e00 && c < 0x1f00))
    {
      g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));
      if (parts[0] < 0x80)
        c = parts[0];
    }

  return g_unichar_tolower (c);
}

static void
put_character (Folder   *self,
               gunichar  c)
{
  const char *plain = get_plain (c);

  if (plain != NULL)
    {
      if (*plain != '\0')
        put (self, plain);
    }
  else if (c < 0x20 || c == 0x7f || g_unichar_isspace (c))
    put_space (self);
  else if (g_unichar_type (c) != G_UNICODE_NON_SPACING_MARK)
    {
      char utf8[7] = "";

      g_unichar_to_utf8 (get_base (c), utf8);
      put (self, utf8);
    }
}

/* Reads one character (or address), fills self->out. */
static gboolean
step (Folder *self)
{
  guchar byte;
  gsize address;

  self->n_out = 0;
  if (self->at >= self->length)
    return FALSE;

  address = match_address (self);
  if (address > 0)
    {
      put (self, "@");
      self->at += address;
      return TRUE;
    }

  byte = self->text[self->at];
  self->in_word = is_local_char (byte) || byte == '@';
  if (byte < 0x80)
    {
      put_character (self, byte);
      self->at++;
    }
  else
    {
      gunichar c = g_utf8_get_char_validated (self->text + self->at, MIN (self->length - self->at, 6));

      /* Folded text is valid UTF-8, whatever came in. */
      if (c >= (gunichar) -2)
        put (self, "?");
      else
        put_character (self, c);
      self->at += c >= (gunichar) -2 ? 1 : g_utf8_skip[byte];
    }

  return TRUE;
}

static void
start (Folder     *self,
       const char *text,
       gsize       mark)
{
  gsize from = mark > BOUNCE_FOLD_LIMIT ? mark - BOUNCE_FOLD_LIMIT : 0;

  *self = (Folder) { .text = text, .at = from, .spaced = TRUE };
  self->length = mark + strnlen (text + mark, BOUNCE_FOLD_LIMIT);
}

void
bounce_fold_init (BounceFold *self,
                  const char *text,
                  gsize       mark)
{
  Folder folder;
  GString *out;
  gboolean marked = FALSE;

  if (text == NULL)
    text = "";
  start (&folder, text, mark);
  out = g_string_sized_new (folder.length - folder.at + 8);
  self->mark = 0;

  while (TRUE)
    {
      if (!marked && folder.at >= mark)
        {
          self->mark = out->len;
          marked = TRUE;
        }
      if (!step (&folder))
        break;
      g_string_append_len (out, folder.out, folder.n_out);
    }

  self->length = out->len;
  self->text = g_string_free (out, FALSE);
}

void
bounce_fold_clear (BounceFold *self)
{
  g_clear_pointer (&self->text, g_free);
  self->length = 0;
}

char *
bounce_fold_dup (const char *text)
{
  BounceFold fold;

  bounce_fold_init (&fold, text, 0);
  if (fold.length > 0 && fold.text[fold.length - 1] == ' ')
    fold.text[fold.length - 1] = '\0';

  return fold.text;
}

void
bounce_fold_locate (const char *text,
                    gsize       mark,
                    gsize       from,
                    gsize       to,
                    guint      *start_at,
                    guint      *length)
{
  Folder folder;
  gsize out = 0;
  gsize first = 0, end = 0;
  gboolean found = FALSE;

  start (&folder, text, mark);
  while (out < to)
    {
      gsize at = folder.at;

      if (!step (&folder))
        break;
      if (!found && out + folder.n_out > from)
        {
          first = at;
          found = TRUE;
        }
      if (folder.n_out > 0)
        end = folder.at;
      out += folder.n_out;
    }

  *start_at = found ? first : 0;
  *length = found ? end - first : 0;
}
