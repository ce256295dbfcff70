/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Frequent letters: real writing uses a few of them most of the time (the fifty
 * commonest make up about half of any text), wrongly read bytes do not. */
#include "bounce-script.h"

#include <string.h>

typedef enum
{
  SCRIPT_HAN, SCRIPT_KANA, SCRIPT_HANGUL, SCRIPT_CYRILLIC, SCRIPT_LATIN, SCRIPT_GREEK, SCRIPT_HEBREW, SCRIPT_ARABIC, SCRIPT_THAI
} Script;

static const struct
{
  const char *charset;
  Script      script;
  const char *frequent;
} sets[] = {
  /* Western first: it wins where nothing tells. The first line is of several
   * languages at once, which is rarer than one: see weigh_latin (). */
  { "windows-1252", SCRIPT_LATIN, "éèàçêôîùâûëïöäüßÄÖÜñáíóúãõåæøìòÉ’‘“”–—…•«»°§©®¡¿€" },
  { "windows-1252", SCRIPT_LATIN, "éèàçêôîùâûëïœÉ’«»" },
  { "windows-1252", SCRIPT_LATIN, "äöüßÄÖÜ„“–" },
  { "windows-1252", SCRIPT_LATIN, "ñáéíóúü¡¿" },
  { "windows-1252", SCRIPT_LATIN, "ãõáéíóúâêôçà" },
  { "windows-1252", SCRIPT_LATIN, "èàòùìé’" },
  { "windows-1252", SCRIPT_LATIN, "åæøäöé" },
  { "GB18030", SCRIPT_HAN,
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方"
    "多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实邮件退信收址败送服务器系统您箱户名原"
    "无错误拒绝请域投递失尝试由被回此者未达计划空间已满目前接收输入检查稍后重常暂停使存容量超限息找或组件格式原因" "，。、：；？！（）“”" },
  { "BIG5-HKSCS", SCRIPT_HAN,
    "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方"
    "多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實郵件退信收址敗送服務器系統您箱戶名原"
    "無錯誤拒絕請域投遞失嘗試由被回此者伺未達計畫空間已滿目接收輸入檢查稍後重常暫停使存容量超限息找或組件格式原因" "，。、：；？！（）" },
  { "CP932", SCRIPT_KANA, "のにはをたがでてとしれさいるなりまっうすかもこどおく、。配信不能宛先受送失敗件名未達返存在確認接続容量超過制限拒否" },
  { "EUC-JP", SCRIPT_KANA, "のにはをたがでてとしれさいるなりまっうすかもこどおく、。配信不能宛先受送失敗件名未達返存在確認接続容量超過制限拒否" },
  { "CP949", SCRIPT_HANGUL, "이다는의에을가고지한하사로은를도기어서자리나해시인아수전니습메일스대정보있그일제송부입신주소합않없" },
  /* KOI8-U is KOI8-R with four letters in the place of lines for boxes. */
  { "KOI8-U", SCRIPT_CYRILLIC, "оеаинтсрвлкмдпуябыіїє" },
  { "windows-1251", SCRIPT_CYRILLIC, "оеаинтсрвлкмдпуябыіїє" },
  { "windows-1253", SCRIPT_GREEK, "αοιετσνρπκμλδυήίάόέςηθγχφ" },
  { "windows-1255", SCRIPT_HEBREW, "יוהלארתבשמנדכחקעםןצפט" },
  { "windows-1256", SCRIPT_ARABIC, "اليمنورتبعدسكهفحقجةأشص" },
  { "CP874", SCRIPT_THAI, "านรกเมลอดวทไสตยคบปะัี่้ิ์" },
  /* One language a line: letters of two of them never meet. Western signs and
   * these share most octets, and where they do, Western wins. */
  { "windows-1250", SCRIPT_LATIN, "áíéýěščřžůúňťď" },
  { "windows-1250", SCRIPT_LATIN, "ąćęłńóśźżŁŚŻ" },
  { "ISO-8859-2", SCRIPT_LATIN, "áíéýěščřžůúňťď" },
  { "ISO-8859-2", SCRIPT_LATIN, "ąćęłńóśźżŁŚŻ" },
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
  /* A mark proves little: one octet of a Western sign and a letter may be one. */
  if ((c >= 0x3000 && c <= 0x303f) || (c >= 0xff01 && c <= 0xff60))
    return 2;
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
  return -2;
}

static int
weigh_cyrillic (guint    nth,
                gunichar c,
                gunichar before)
{
  gboolean lower = (c >= 0x430 && c <= 0x44f) || c == 0x451 || c == 0x454 || c == 0x456 || c == 0x457 || c == 0x491;
  gboolean upper = (c >= 0x410 && c <= 0x42f) || c == 0x401 || c == 0x404 || c == 0x406 || c == 0x407 || c == 0x490;
  gboolean lower_before = before >= 0x430 && before <= 0x491;

  if (upper)
    return lower_before ? -8 : 2;
  if (lower)
    return is_frequent (nth, c) ? 5 : 2;
  return -6;
}

static int
weigh_greek (guint    nth,
             gunichar c,
             gunichar before)
{
  gboolean letter = c >= 0x386 && c <= 0x3ce && g_unichar_isalpha (c);

  if (letter && g_unichar_isupper (c))
    return before >= 0x3ac && before <= 0x3ce ? -8 : 2;
  if (letter)
    return is_frequent (nth, c) ? 5 : 2;
  return -6;
}

/* Kaf, mem, nun, pe and tsadi have another form, for the end of a word. */
static gboolean
is_final_form (gunichar c)
{
  return c == 0x5da || c == 0x5dd || c == 0x5df || c == 0x5e3 || c == 0x5e5;
}

/* Hebrew and Arabic have one case; points and vowel signs stand in no notice. */
static int
weigh_right_to_left (guint    nth,
                     gunichar c,
                     gunichar before)
{
  gunichar first = sets[nth].script == SCRIPT_HEBREW ? 0x5d0 : 0x621;
  gunichar last = sets[nth].script == SCRIPT_HEBREW ? 0x5ea : 0x6cc;

  if (is_final_form (before) && g_unichar_isalpha (c))
    return -8;
  if (c >= first && c <= last && g_unichar_isalpha (c))
    return is_frequent (nth, c) ? 5 : 2;
  return c == 0x61f || c == 0x60c || c == 0x200c ? 2 : -6;
}

/* Signs above and below need a consonant before them: octets of other sets do
 * not know that. */
static int
weigh_thai (guint    nth,
            gunichar c,
            gunichar before)
{
  gboolean sign = c == 0xe31 || (c >= 0xe34 && c <= 0xe3a) || (c >= 0xe47 && c <= 0xe4e);
  gboolean sign_before = before == 0xe31 || (before >= 0xe34 && before <= 0xe3a);

  if (c < 0xe01 || c > 0xe5b)
    return -6;
  if (sign && !((before >= 0xe01 && before <= 0xe2e) || (sign_before && c >= 0xe47)))
    return -10;
  if (before >= 0xe40 && before <= 0xe44 && (c < 0xe01 || c > 0xe2e))
    return -10;
  return is_frequent (nth, c) ? 4 : 1;
}

/* Signs that may stand right behind a letter. */
static gboolean
is_closing (gunichar c)
{
  return c == 0x2019 || c == 0x201d || c == 0x2026 || c == 0x2122 || c == 0xae || c == 0xb0 || c == 0xbb;
}

/* Accents stand alone between plain letters. */
static int
weigh_latin (guint    nth,
             gunichar c,
             gunichar before)
{
  gboolean sign = !g_unichar_isalpha (c);
  int frequent = nth == 0 ? 4 : 5;
  int weight = c < 0xa0 || c == 0xfffd ? -6 : sign && g_ascii_isalpha (before) && !is_closing (c) ? -4 : is_frequent (nth, c) ? frequent : sign ? -1 : 1;

  return before >= 0x80 ? weight - 4 : weight;
}

static int
weigh (guint    nth,
       gunichar c,
       gunichar before)
{
  switch (sets[nth].script)
    {
    case SCRIPT_LATIN:
      return weigh_latin (nth, c, before);
    case SCRIPT_CYRILLIC:
      return weigh_cyrillic (nth, c, before);
    case SCRIPT_GREEK:
      return weigh_greek (nth, c, before);
    case SCRIPT_HEBREW:
    case SCRIPT_ARABIC:
      return weigh_right_to_left (nth, c, before);
    case SCRIPT_THAI:
      return weigh_thai (nth, c, before);
    case SCRIPT_HAN:
    case SCRIPT_KANA:
    case SCRIPT_HANGUL:
    default:
      return weigh_wide (nth, c);
    }
}

/* No word is written in two alphabets, and a letter in front of a number is a
 * currency. */
static gboolean
mixes_alphabets (guint    nth,
                 gunichar c,
                 gunichar before)
{
  Script script = sets[nth].script;
  gboolean own = script != SCRIPT_LATIN && script != SCRIPT_HAN && script != SCRIPT_KANA && script != SCRIPT_HANGUL;

  if (g_unichar_isdigit (c) && before >= 0x80 && g_unichar_isalpha (before))
    return script == SCRIPT_LATIN || own;
  return own && ((c < 0x80 && g_ascii_isalpha (c) && before >= 0x80 && g_unichar_isalpha (before)) ||
                 (before < 0x80 && g_ascii_isalpha (before) && c >= 0x80 && g_unichar_isalpha (c)));
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
        score += weigh (nth, c, before);
      if (mixes_alphabets (nth, c, before))
        score -= 8;
      before = c;
    }
  return (int) (score * 1000 / (gint64) MAX (length, 1));
}
