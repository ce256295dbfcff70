/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Turning bytes into UTF-8: what is stated, then what proves itself, then what
 * looks most like writing. */
#include "bounce-charset.h"
#include "bounce-script.h"

#include <errno.h>
#include <string.h>

#define MAX_SAMPLE 4096          /* bytes above ASCII that a guess looks at */

/* Names whose bearers really mean the larger set (WHATWG's habit too). */
static const struct { const char *name, *means; } supersets[] = {
  { "iso-8859-1", "windows-1252" }, { "iso8859-1", "windows-1252" }, { "iso_8859-1", "windows-1252" },
  { "latin1", "windows-1252" }, { "iso-8859-9", "windows-1254" }, { "gb2312", "GB18030" }, { "gbk", "GB18030" },
  { "x-gbk", "GB18030" }, { "cp936", "GB18030" }, { "gb_2312-80", "GB18030" }, { "hz-gb-2312", "HZ" },
  { "shift_jis", "CP932" }, { "shift-jis", "CP932" }, { "sjis", "CP932" }, { "x-sjis", "CP932" },
  { "ks_c_5601-1987", "CP949" }, { "ks_c_5601", "CP949" }, { "euc-kr", "CP949" }, { "big5", "BIG5-HKSCS" },
  { "iso-2022-jp", "ISO-2022-JP-3" }, { "iso-8859-8-i", "ISO-8859-8" }, { "tis-620", "CP874" },
  { "unicode-1-1-utf-7", "UTF-7" },
};

/* No statement at all: what a program writes that does not know. */
static const char * const empty_names[] = {
  "us-ascii", "ascii", "ansi_x3.4-1968", "utf-8", "utf8", "unknown-8bit", "x-unknown", "unknown", "8bit", "binary",
  "default", "none", "iso-8859-16-unknown",
};

static gboolean
is_ascii (const char *data,
          gsize       length)
{
  for (gsize i = 0; i < length; i++)
    {
      if ((guchar) data[i] >= 0x80 || data[i] == '\0' || data[i] == '\033')
        return FALSE;
    }
  return TRUE;
}

static char *
without_nuls (const char *data,
              gsize       length)
{
  char *text = g_malloc (length + 1);
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (data[i] != '\0')
        text[n++] = data[i];
    }
  text[n] = '\0';
  return text;
}

static const char *
real_name (const char *charset)
{
  if (!charset || !*charset || strlen (charset) > 40)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (empty_names); i++)
    {
      if (g_ascii_strcasecmp (charset, empty_names[i]) == 0)
        return NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (supersets); i++)
    {
      if (g_ascii_strcasecmp (charset, supersets[i].name) == 0)
        return supersets[i].means;
    }
  return charset;
}

/* Sets in which a letter and its mark are two octets hold the last letter back
 * until they know what follows: windows-1255, BIG5-HKSCS. */
static void
flush (GIConv   converter,
       GString *text)
{
  char buffer[64];
  char *out = buffer;
  gsize room = sizeof buffer;

  if (g_iconv (converter, NULL, NULL, &out, &room) != (gsize) -1)
    g_string_append_len (text, buffer, sizeof buffer - room);
}

/* iconv () over all of it; what cannot be read becomes U+FFFD and is counted.
 * NULL when the set is unknown. */
static char *
convert (const char *data,
         gsize       length,
         const char *charset,
         guint      *n_errors)
{
  GIConv converter = g_iconv_open ("UTF-8", charset);
  g_autoptr (GString) text = NULL;
  char *in = (char *) data;
  char buffer[4096];

  *n_errors = 0;
  if (converter == (GIConv) -1)
    return NULL;
  text = g_string_sized_new (length + length / 2);
  while (length > 0)
    {
      char *out = buffer;
      gsize room = sizeof buffer;
      gsize result = g_iconv (converter, &in, &length, &out, &room);
      int reason = errno;

      g_string_append_len (text, buffer, sizeof buffer - room);
      if (result != (gsize) -1 || reason == E2BIG)
        continue;
      g_string_append (text, "\xef\xbf\xbd");
      (*n_errors)++;
      if (reason != EILSEQ)
        break;
      in++;
      length--;
    }
  flush (converter, text);
  g_iconv_close (converter);
  return without_nuls (text->str, text->len);
}

/* Many sequences of UTF-8 do not come by chance; a few may, in two-byte sets. */
static gboolean
proves_utf8 (const char *data,
             gsize       length,
             const char *charset)
{
  guint n = 0;

  for (gsize i = 0; i < length && n < 4; i++)
    n += ((guchar) data[i] & 0xc0) == 0xc0;
  return n > 0 && (n >= 4 || bounce_script_is_single_byte (charset)) && g_utf8_validate_len (data, length, NULL);
}

static char *
convert_stated (const char *data,
                gsize       length,
                const char *stated)
{
  const char *charset = real_name (stated);
  g_autofree char *text = NULL;
  guint n_errors;

  if (!charset || proves_utf8 (data, length, charset))
    return NULL;
  text = convert (data, length, charset, &n_errors);
  if (!text || (n_errors > 1 && n_errors > length / 100) || !g_utf8_validate (text, -1, NULL))
    return NULL;
  return g_steal_pointer (&text);
}

/* ESC $ @, ESC $ B, ESC ( J, ESC ( I: Japanese mail without a label. */
static gboolean
has_japanese_escapes (const char *data,
                      gsize       length)
{
  const char *end = data + length;
  const char *escape = data;

  while ((escape = memchr (escape, '\033', end - escape)) != NULL)
    {
      if (end - escape >= 3 && ((escape[1] == '$' && (escape[2] == '@' || escape[2] == 'B')) ||
                                (escape[1] == '(' && (escape[2] == 'J' || escape[2] == 'I'))))
        return TRUE;
      escape++;
    }
  return FALSE;
}

/* Mostly UTF-8, with a few bytes of something else in it or cut off. */
static gboolean
is_nearly_utf8 (const char *data,
                gsize       length)
{
  const char *end = data + length;
  gsize good = 0;
  gsize bad = 0;

  while (data < end)
    {
      gunichar c = (guchar) *data < 0x80 ? (guchar) *data : g_utf8_get_char_validated (data, end - data);

      if (c >= (gunichar) -2)
        {
          bad++;
          data++;
          continue;
        }
      good += c >= 0x80;
      data = g_utf8_next_char (data);
    }
  return good > 2 && good >= bad * 4;
}

/* The bytes that tell, with the letters around them; the rest is ASCII. */
static GByteArray *
take_sample (const char *data,
             gsize       length)
{
  GByteArray *sample = g_byte_array_new ();

  for (gsize i = 0; i < length && sample->len < MAX_SAMPLE; i++)
    {
      gboolean high = (guchar) data[i] >= 0x80;
      gboolean beside = (i > 0 && (guchar) data[i - 1] >= 0x80) || (i + 1 < length && (guchar) data[i + 1] >= 0x80);

      if ((high || beside) && data[i] != '\0')
        g_byte_array_append (sample, (const guint8 *) data + i, 1);
    }
  return sample;
}

const char *
bounce_charset_guess (const char *data,
                      gsize       length)
{
  g_autoptr (GByteArray) sample = NULL;
  const char *best = "windows-1252";
  int best_score = G_MININT;

  if (has_japanese_escapes (data, length))
    return "ISO-2022-JP-3";
  sample = take_sample (data, length);
  for (guint i = 0; i < bounce_script_get_n_charsets (); i++)
    {
      const char *charset = bounce_script_get_charset (i);
      guint n_errors;
      g_autofree char *text = convert ((const char *) sample->data, sample->len, charset, &n_errors);
      int score = text ? bounce_script_score (i, text, n_errors, sample->len) : G_MININT;

      if (score > best_score)
        {
          best = charset;
          best_score = score;
        }
    }
  return best;
}

static char *
convert_guessed (const char *data,
                 gsize       length)
{
  g_autofree char *text = NULL;
  guint n_errors;

  if (is_nearly_utf8 (data, length))
    return g_utf8_make_valid (data, length);
  text = convert (data, length, bounce_charset_guess (data, length), &n_errors);
  if (text && g_utf8_validate (text, -1, NULL))
    return g_steal_pointer (&text);
  return g_utf8_make_valid (data, length);
}

char *
bounce_charset_to_utf8 (const char *data,
                        gsize       length,
                        const char *declared,
                        const char *hint)
{
  g_autofree char *clean = NULL;
  char *text;

  /* UTF-7 and HZ hide in ASCII. */
  if (is_ascii (data, length) && !(declared && bounce_script_is_seven_bit (declared)))
    return g_strndup (data, length);
  text = convert_stated (data, length, declared);
  if (text)
    return text;
  clean = without_nuls (data, length);
  length = strlen (clean);
  if (!has_japanese_escapes (clean, length) && g_utf8_validate (clean, length, NULL))
    return g_steal_pointer (&clean);
  text = convert_stated (clean, length, hint);
  return text ? text : convert_guessed (clean, length);
}
