/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Character references: the names of HTML 4 that mail uses, and all numbers. */
#include "bounce-entities.h"

#include <string.h>

#define MAX_NAME 8

/* ISO 8859-1 from U+00A0 on, in order. */
static const char latin1[][MAX_NAME] = {
  "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo", "not", "shy",
  "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para", "middot", "cedil", "sup1", "ordm",
  "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig",
  "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve",
  "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN",
  "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil", "egrave", "eacute", "ecirc",
  "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml",
  "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml",
};

static const struct { char name[MAX_NAME]; gunichar c; } others[] = {
  { "amp", '&' }, { "lt", '<' }, { "gt", '>' }, { "quot", '"' }, { "apos", '\'' }, { "commat", '@' },
  { "colon", ':' }, { "period", '.' }, { "lowbar", '_' }, { "sol", '/' }, { "num", '#' }, { "lpar", '(' },
  { "rpar", ')' }, { "lsqb", '[' }, { "rsqb", ']' }, { "Tab", '\t' }, { "NewLine", '\n' },
  { "OElig", 0x152 }, { "oelig", 0x153 }, { "Scaron", 0x160 }, { "scaron", 0x161 }, { "Yuml", 0x178 },
  { "ensp", ' ' }, { "emsp", ' ' }, { "thinsp", ' ' }, { "zwnj", 0x200c }, { "zwj", 0x200d }, { "lrm", 0x200e },
  { "rlm", 0x200f }, { "ndash", 0x2013 }, { "mdash", 0x2014 }, { "lsquo", 0x2018 }, { "rsquo", 0x2019 },
  { "sbquo", 0x201a }, { "ldquo", 0x201c }, { "rdquo", 0x201d }, { "bdquo", 0x201e }, { "bull", 0x2022 },
  { "hellip", 0x2026 }, { "permil", 0x2030 }, { "lsaquo", 0x2039 }, { "rsaquo", 0x203a }, { "euro", 0x20ac },
  { "trade", 0x2122 }, { "larr", 0x2190 }, { "rarr", 0x2192 }, { "minus", 0x2212 }, { "le", 0x2264 },
  { "ge", 0x2265 },
};

static gunichar
named (const char *name,
       gsize       length)
{
  char wanted[MAX_NAME] = "";

  if (length == 0 || length >= MAX_NAME)
    return 0;
  memcpy (wanted, name, length);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      if (strcmp (wanted, others[i].name) == 0)
        return others[i].c;
    }
  for (guint i = 0; i < G_N_ELEMENTS (latin1); i++)
    {
      if (strcmp (wanted, latin1[i]) == 0)
        return 0xa0 + i;
    }
  return 0;
}

/* At the digits, behind "&#". */
static gunichar
numbered (const char *text,
          gsize       length,
          gsize      *used)
{
  gboolean hex = length > 0 && (text[0] == 'x' || text[0] == 'X');
  gsize at = hex ? 1 : 0;
  gsize first = at;
  gunichar c = 0;

  while (at < length && at - first < 8 && (hex ? g_ascii_isxdigit (text[at]) : g_ascii_isdigit (text[at])))
    c = c * (hex ? 16 : 10) + g_ascii_xdigit_value (text[at++]);
  *used = at > first ? at : 0;
  /* Controls and what is no character cannot be meant. */
  return g_unichar_validate (c) && (c >= 0x20 || c == '\t' || c == '\n') && !(c >= 0x7f && c < 0xa0) ? c : 0xfffd;
}

gunichar
bounce_entities_decode (const char *text,
                        gsize       length,
                        gsize      *used)
{
  gsize taken = 0;
  gunichar c;

  *used = 0;
  if (length < 3 || text[0] != '&')
    return 0;
  if (text[1] == '#')
    {
      c = numbered (text + 2, length - 2, &taken);
      taken += taken > 0 ? 1 : 0;
    }
  else
    {
      while (taken + 1 < length && taken < MAX_NAME && g_ascii_isalnum (text[taken + 1]))
        taken++;
      c = named (text + 1, taken);
      /* Without its semicolon only the oldest are meant: "?a=1&copy=2". */
      if (taken + 1 >= length || text[taken + 1] != ';')
        taken = c == '&' || c == '<' || c == '>' || c == '"' || c == 0xa0 ? taken : 0;
    }
  if (taken == 0 || c == 0)
    return 0;
  *used = 1 + taken;
  if (*used < length && text[*used] == ';')
    (*used)++;
  return c;
}
