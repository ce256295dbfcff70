/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Frequent letters: real writing uses a few of them most of the time (the fifty
 * commonest make up about half of any text), wrongly read bytes do not. */
#include "bounce-script.h"

#include <string.h>

typedef enum { SCRIPT_HAN, SCRIPT_KANA, SCRIPT_HANGUL, SCRIPT_CYRILLIC, SCRIPT_LATIN } Script;

static const struct
{
  const char *charset;
  Script      script;
  const char *frequent;
} sets[] = {
  /* Western first: it wins where nothing tells. */
  { "windows-1252", SCRIPT_LATIN, "éèàçêôîùâûëïöäüßÄÖÜñáíóúãõåæøÉ’‘“”–—…•«»°§©®¡¿€" },
  { "GB18030", SCRIPT_HAN,
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方"
    "多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实邮件退信收址败送服务器系统您箱户名原"
    "无错误拒绝请域投递失尝试由被回此者" "，。、：；？！（）“”" },
  { "BIG5-HKSCS", SCRIPT_HAN,
    "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方"
    "多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實郵件退信收址敗送服務器系統您箱戶名原"
    "無錯誤拒絕請域投遞失嘗試由被回此者伺" "，。、：；？！（）" },
  { "CP932", SCRIPT_KANA, "のにはをたがでてとしれさいるなりまっうすかもこどおく、。" },
  { "EUC-JP", SCRIPT_KANA, "のにはをたがでてとしれさいるなりまっうすかもこどおく、。" },
  { "CP949", SCRIPT_HANGUL, "이다는의에을가고지한하사로은를도기어서자리나해시인아수전니습메일스대정보있그일제송부입신주소합않없" },
  { "KOI8-R", SCRIPT_CYRILLIC, "оеаинтсрвлкмдпуябы" },
  { "windows-1251", SCRIPT_CYRILLIC, "оеаинтсрвлкмдпуябы" },
};

guint
bounce_script_get_n_charsets (void)
{
  return G_N_ELEMENTS (sets);
}

const char *
bounce_script_get_charset (guint nth)
{
  g_return_val_if_fail (nth < G_N_ELEMENTS (sets), NULL);

  return sets[nth].charset;
}

gboolean
bounce_script_is_single_byte (const char *charset)
{
  static const char * const prefixes[] = { "windows-", "iso-8859", "koi8", "latin", "cp125", "macintosh", "ibm8", "cp8" };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      if (g_ascii_strncasecmp (charset, prefixes[i], strlen (prefixes[i])) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
bounce_script_is_seven_bit (const char *charset)
{
  return g_ascii_strcasecmp (charset, "utf-7") == 0 || g_ascii_strcasecmp (charset, "unicode-1-1-utf-7") == 0 ||
    g_ascii_strcasecmp (charset, "hz") == 0 || g_ascii_strcasecmp (charset, "hz-gb-2312") == 0;
}

static gboolean
is_frequent (guint    nth,
             gunichar c)
{
  char one[7] = "";

  g_unichar_to_utf8 (c, one);
  return strstr (sets[nth].frequent, one) != NULL;
}

/* East Asian: each character stands for two bytes. */
static int
weigh_wide (guint    nth,
            gunichar c)
{
  Script script = sets[nth].script;
  gboolean kana = c >= 0x3041 && c <= 0x30fe;

  if (c == 0xfffd || (c >= 0xe000 && c <= 0xf8ff) || c < 0xa0 || c >= 0x20000)
    return -12;
  if (is_frequent (nth, c))
    return 10;
  if (script == SCRIPT_KANA && kana)
    return 8;
  if (c >= 0xff61 && c <= 0xff9f)          /* half-width kana: one byte, what */
    return -3;                             /* wrongly read bytes fall into    */
  if (script == SCRIPT_HANGUL)
    return c >= 0xac00 && c <= 0xd7a3 ? 3 : -2;
  if (c >= 0x4e00 && c <= 0x9fff)
    return script == SCRIPT_KANA ? 2 : 1;
  return c >= 0x3000 && c <= 0x303f ? 2 : -2;
}

static int
weigh_cyrillic (guint    nth,
                gunichar c,
                gunichar before)
{
  gboolean lower = (c >= 0x430 && c <= 0x44f) || c == 0x451;
  gboolean upper = (c >= 0x410 && c <= 0x42f) || c == 0x401;
  gboolean lower_before = before >= 0x430 && before <= 0x451;

  if (upper)
    return lower_before ? -8 : 2;
  if (lower)
    return is_frequent (nth, c) ? 5 : 2;
  return -6;
}

/* Accents stand alone between plain letters. */
static int
weigh_latin (guint    nth,
             gunichar c,
             gunichar before)
{
  int weight = c < 0xa0 || c == 0xfffd ? -6 : is_frequent (nth, c) ? 5 : g_unichar_isalpha (c) ? 1 : -1;

  return before >= 0x80 ? weight - 4 : weight;
}

int
bounce_script_score (guint       nth,
                     const char *text,
                     guint       n_errors,
                     gsize       length)
{
  gint64 score = -20 * (gint64) n_errors;
  gunichar before = 0;

  g_return_val_if_fail (nth < G_N_ELEMENTS (sets), G_MININT);

  for (const char *at = text; *at; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c >= 0x80)
        score += sets[nth].script == SCRIPT_LATIN ? weigh_latin (nth, c, before)
          : sets[nth].script == SCRIPT_CYRILLIC ? weigh_cyrillic (nth, c, before) : weigh_wide (nth, c);
      before = c;
    }
  return (int) (score * 1000 / (gint64) MAX (length, 1));
}
