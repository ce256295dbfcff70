/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Undoes what web pages, word processors and broken gateways do to a reply. */
#include "bounce-paste.h"

#include <string.h>

static const struct { const char *name; gunichar c; } entities[] = {
  { "amp", '&' }, { "lt", '<' }, { "gt", '>' }, { "quot", '"' }, { "apos", '\'' }, { "nbsp", ' ' },
  { "ndash", '-' }, { "mdash", '-' }, { "minus", '-' }, { "shy", 0x00ad }, { "lsquo", '\'' },
  { "rsquo", '\'' }, { "sbquo", '\'' }, { "ldquo", '"' }, { "rdquo", '"' }, { "bdquo", '"' },
  { "laquo", 0x00ab }, { "raquo", 0x00bb }, { "hellip", 0x2026 }, { "ensp", ' ' }, { "emsp", ' ' },
  { "thinsp", ' ' }, { "zwnj", 0x200c }, { "zwj", 0x200d }, { "lsqb", '[' }, { "rsqb", ']' },
  { "lbrack", '[' }, { "rbrack", ']' }, { "lpar", '(' }, { "rpar", ')' }, { "commat", '@' },
  { "colon", ':' }, { "semi", ';' }, { "num", '#' }, { "equals", '=' }, { "period", '.' },
};

static int
read_octet (const char *p)
{
  /* Encoders write capitals (RFC 2045 section 6.7); small letters are more
   * likely a parameter: "id=3d". */
  if (!g_ascii_isxdigit (p[0]) || !g_ascii_isxdigit (p[1]) || g_ascii_islower (p[0]) || g_ascii_islower (p[1]))
    return -1;
  return g_ascii_xdigit_value (p[0]) << 4 | g_ascii_xdigit_value (p[1]);
}

/* Bytes that "=E2=80=93" at @p stands for, when they are one UTF-8 character. */
static gsize
read_escaped_character (const char *p,
                        char        bytes[4])
{
  gsize n = 0;

  while (n < 4 && p[3 * n] == '=' && read_octet (p + 3 * n + 1) >= 0x80)
    {
      bytes[n] = (char) read_octet (p + 3 * n + 1);
      n++;
      if (n > 1 && g_utf8_validate (bytes, (gssize) n, NULL))
        return n;
    }
  return 0;
}

static gsize
count_soft_break (const char *p)
{
  if (p[1] == '\n')
    return 2;
  return p[1] == '\r' && p[2] == '\n' ? 3 : 0;
}

/* "=20" alone could be the beginning of "ip=20.1.2.3"; where "=" itself is
 * written "=3D", or a line ends in a soft break, it could not. */
static gboolean
is_quoted_printable (const char *text)
{
  for (const char *p = strchr (text, '='); p != NULL; p = strchr (p + 1, '='))
    {
      if (p[1] == '3' && p[2] == 'D')
        return TRUE;
      if (count_soft_break (p) > 0 && p > text && p[-1] != '=' && p[-1] != '?')
        return TRUE;
    }
  return FALSE;
}

static char *
undo_quoted_printable (const char *text)
{
  gboolean whole_text = is_quoted_printable (text);
  GString *out = g_string_new (NULL);

  while (*text != '\0')
    {
      const char *equals = strchr (text, '=');
      char bytes[4];
      gsize n;
      int octet;

      if (equals == NULL)
        break;
      g_string_append_len (out, text, equals - text);
      text = equals;
      octet = text[1] != '\0' ? read_octet (text + 1) : -1;
      n = read_escaped_character (text, bytes);
      if (n > 0)
        {
          g_string_append_len (out, bytes, (gssize) n);
          text += 3 * n;
        }
      else if (whole_text && octet >= 0x20 && octet < 0x7f)
        {
          g_string_append_c (out, (char) octet);
          text += 3;
        }
      else if (whole_text && (octet == '\n' || octet == '\r' || octet == '\t'))
        {
          g_string_append_c (out, ' ');
          text += 3;
        }
      else if (whole_text && count_soft_break (text) > 0)
        text += count_soft_break (text);
      else
        g_string_append_c (out, *text++);
    }
  g_string_append (out, text);
  return g_string_free (out, FALSE);
}

/* The character an entity at @p ("&#8211;", "&nbsp;") stands for, or 0. */
static gunichar
read_entity (const char  *p,
             const char **end)
{
  gsize n = strcspn (p, "; \t\n&");
  guint64 number;

  if (n < 2 || n > 10 || p[n] != ';')
    return 0;
  *end = p + n + 1;
  if (p[0] == '#')
    {
      gboolean hex = p[1] == 'x' || p[1] == 'X';
      char *stop = NULL;

      number = g_ascii_strtoull (p + (hex ? 2 : 1), &stop, hex ? 16 : 10);
      return stop == p + n && number > 0 && number < 0x110000 && g_unichar_validate ((gunichar) number)
             ? (gunichar) number : 0;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      if (strlen (entities[i].name) == n && strncmp (entities[i].name, p, n) == 0)
        return entities[i].c;
    }
  return 0;
}

static char *
undo_entities (const char *text)
{
  GString *out = g_string_new (NULL);

  while (*text != '\0')
    {
      const char *ampersand = strchr (text, '&');
      const char *end;
      gunichar c;

      if (ampersand == NULL)
        break;
      g_string_append_len (out, text, ampersand - text);
      c = read_entity (ampersand + 1, &end);
      if (c != 0)
        g_string_append_unichar (out, c);
      else
        g_string_append_c (out, '&');
      text = c != 0 ? end : ampersand + 1;
    }
  g_string_append (out, text);
  return g_string_free (out, FALSE);
}

static gboolean
is_invisible (gunichar c)
{
  return c == 0x00ad || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e)
         || (c >= 0x2060 && c <= 0x2069) || c == 0xfeff;
}

/* The plain character for a typographic one; 0 when it is to be left out. */
static gunichar
plain_character (gunichar c)
{
  if (c < 0x20 || c == 0x7f)
    return c == '\n' || c == '\t' ? c : ' ';
  if (c < 0x80)
    return c;
  if (is_invisible (c))
    return 0;
  if (c == 0x00a0 || (c >= 0x2000 && c <= 0x200a) || c == 0x202f || c == 0x205f || c == 0x3000)
    return ' ';
  if (c == 0x0085 || c == 0x2028 || c == 0x2029)
    return '\n';
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xfe58 || c == 0xfe63 || c == 0xff0d)
    return '-';
  if ((c >= 0x2018 && c <= 0x201b) || c == 0x2032 || c == 0x02bc)
    return '\'';
  if ((c >= 0x201c && c <= 0x201f) || c == 0x2033)
    return '"';
  if (c == 0xff1a)
    return ':';
  return c;
}

static char *
undo_typography (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = plain_character (g_utf8_get_char (p));

      if (c == 0x2026)
        g_string_append (out, "...");
      else if (c != 0)
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

char *
bounce_paste_undo (const char *text)
{
  g_autofree char *octets = NULL;
  g_autofree char *valid = NULL;
  g_autofree char *plain = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  octets = undo_quoted_printable (text);
  valid = g_utf8_make_valid (octets, -1);
  plain = undo_entities (valid);
  return undo_typography (plain);
}
