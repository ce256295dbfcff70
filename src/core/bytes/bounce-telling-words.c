/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that automatic mail uses in its subjects and senders, in many languages.
 * Stems, in lower case: too many cost a parsed message, too few lose a bounce. */
#include "bounce-telling-words.h"

#include <string.h>

#define VALUE_LONGEST 4096     /* of a subject, decoded */

static const char *const subject_words[] = {
  /* English */
  "deliver", "undeliv", "non remis", "returned", "returning", "return to", "bounce", "failure", "failed", "mail error",
  "error in", "unable", "could not", "couldn't", "cannot", "can't", "not send", "not sent", "unsent", "rejected", "refused", "blocked",
  "mailbox", "mail box", "quota", "full", "unknown", "not found", "no such", "invalid", "unreachable", "returned mail", "mail system",
  "mailer", "postmaster", "warning", "notice:", "notification", "ndn:", "ndr", "dsn", "automat", "auto:", "auto-", "auto re",
  "autore", "vacation", "holiday", "out of", "ooo", "away", "absen", "on leave", "maternity", "no longer", "left the",
  "new address", "address change", "changed address", "moved", "read:", "not read", "receipt", "displayed", "disposition", "confirm",
  "verif", "challenge", "approval", "moderat", "not a member", "not member", "not subscribed", "subscribers only", "spam", "virus",
  "malware", "quarantin", "abuse", "complaint", "feedback", "fbl", "complain", "suspicious", "violation", "banned", "attachment removed",
  "status", "report", "expired", "timed out", "queue", "transient", "delay", "could", "problem", "message to",
  "thank you for your", "thanks for your", "received your", "we have received", "ticket", "aws notification",
  /* German */
  "zustell", "zugestellt", "unbekannt", "nicht gefunden", "abwesen", "urlaub", "zurück", "fehler", "postfach", "empfänger", "gelesen",
  /* Dutch */
  "onbestelbaar", "bezorg", "afgeleverd", "aflever", "niet verzonden", "afwezig", "retour", "mislukt",
  /* French, Catalan */
  "remis", "distribu", "livr", "livrais", "chec de", "chec d'", "retourn", "acheminement", "congé", "vacances", "lliur", "impossible",
  /* Spanish, Portuguese, Galician */
  "entreg", "devuelt", "devolu", "devolv", "fallo", "falla", "fallido", "falha", "fracas", "rechaz", "rejeit", "fuera de", "fora d",
  "ausen", "ausên", "férias", "vacaciones", "no se pudo", "não foi poss", "nao foi poss", "inexistente",
  /* Italian, Romanian */
  "consegn", "recapit", "mancat", "restituit", "rifiut", "respins", "fuori", "ferie", "assen", "nelivr", "eșu", "eşu", "esuat",
  /* Nordic */
  "lever", "retur", "misslyck", "mislyk", "feil", "fejl", "frånvar", "fravær", "autosvar", "semester", "ferie", "toimit", "epäonn", "palaut",
  "poissa", "loma", "skila", "villa",
  /* Slavic, Latin script */
  "dostarcz", "doręcz", "dorecz", "zwrot", "zwróc", "nieobecn", "odpowied", "urlop", "doruč", "doruc", "nedoruč", "nepřítom",
  "nepritom", "dostav", "isporuč", "isporuc", "vrác", "vráten", "vraten", "odsoten", "odsut", "godišnj", "dovolen",
  /* Baltic, Hungarian, Estonian, Albanian, Greek */
  "prist", "piegād", "piegad", "atbild", "prombūtn", "atvaļ", "atostog", "kézbesít", "kezbesit", "visszak", "szabads", "távol", "hiba",
  "toimet", "edastami", "puhkus", "παράδοσ", "παραδο", "αποτυχ", "επιστρ", "αυτόματ", "απουσ", "αδυναμ",
  /* Cyrillic */
  "доставк", "доставле", "доставен", "доставя", "вручен", "возврат", "возвращ", "ошибк", "помилк", "грешк", "не удалось", "сбой", "отказ", "автоответ",
  "автоматич", "отсутств", "відсутн", "отпуск", "відпустк", "відправ", "отправ", "испоруч", "неуспе", "уведомл", "повідомл",
  /* Turkish, Azerbaijani, Indonesian, Vietnamese, Thai */
  "ilet", "teslim", "gönder", "otomatik", "hata", "gagal", "tidak", "terkirim", "otomatis", "gửi", "thất bại", "tự động", "ส่ง", "ตอบ", "ล้มเหลว",
  /* Hebrew, Arabic, Persian, Hindi */
  "מסיר", "נמסר", "נכשל", "כשל", "אוטומט", "לא ניתן", "تسليم", "تعذر", "فشل", "إرسال", "تلقائي", "تحویل", "خودکار", "डिलीवर", "वितरण", "विफल",
  /* Japanese */
  "配信", "配達", "送信", "不達", "未達", "未配", "届", "返送", "返信", "エラー", "失敗", "自動", "不在", "メール", "通知",
  /* Chinese, Korean */
  "退信", "退回", "退件", "投递", "投遞", "送达", "送達", "传递", "傳遞", "无法", "無法", "失败", "失敗", "系统", "系統", "拒收", "自动", "自動", "外出", "休假",
  "전송", "배달", "전달", "반송", "실패", "불가", "자동", "부재", "오류",
};

static const char *const sender_words[] = {
  "mailer-daemon", "mailerdaemon", "mailer daemon", "mdaemon", "daemon", "postmaster", "post master", "postoffice", "postmast",
  "poostmaster", "mail deliver", "maildeliver", "mail system", "mailsystem", "mail-system", "mail admin", "mail_", "deliver", "mailer@",
  "mail service", "mailservice", "mail gateway", "system admin", "sysadmin", "administrat", "admin@", "-admin@", "system@", "systemadm",
  "noreply", "no-reply", "no_reply", "no.reply", "donotreply", "do-not-reply", "do_not_reply", "not-reply", "nobody@", "bounce", "undeliver",
  "autorepl", "auto-repl", "autoresp", "auto-resp", "responder", "response@", "automat", "robot", "bot@", "root@", "uucp@", "mta@",
  "majordomo", "majordom", "listserv", "listproc", "listmaster", "mailman", "sympa@", "ezmlm", "-owner@", "owner-", "-request@", "-bounces@",
  "-confirm@", "confirm", "challenge", "verif", "spamblocker", "antivir", "anti-vir", "virus", "antispam", "spam", "quarantine", "amavis",
  "smtp", "exchange", "microsoft outlook", "notification", "notify", "abuse", "feedback", "complaint", "complaints", "fbl", "scomp@", "staff@hotmail",
  "dmarc", "report", "ndr", "microsoftexchange", "mailgate", "mailmarshal", "mimesweeper", "gateway", "mxlogic", "mailsweeper",
  "mailer", "mail-er", "mail.er", "服务", "系统", "系統", "配信", "メール", "システム",
};

static const char *const recipient_words[] = {
  "bounce", "noreply", "no-reply", "no_reply", "donotreply", "do-not-reply", "mailer-daemon", "postmaster", "return", "verp", "error", "fbl",
  "abuse", "feedback", "complaint", "ndr", "undeliver", "prvs=", "srs0=", "srs0+", "btv1=", "owner-", "-owner@", "-admin@",
};

/* Words by their first byte. */
typedef struct
{
  const char *words[G_N_ELEMENTS (subject_words)];
  guint8      lengths[G_N_ELEMENTS (subject_words)];
  guint16     from[257];
} Index;

static void
index_fill (Index             *self,
            const char *const *words,
            guint              n_words)
{
  guint n = 0;

  for (guint byte = 0; byte < 256; byte++)
    {
      self->from[byte] = n;
      for (guint i = 0; i < n_words; i++)
        if ((guchar) words[i][0] == byte)
          {
            self->words[n] = words[i];
            self->lengths[n++] = strlen (words[i]);
          }
    }
  self->from[256] = n;
}

typedef struct
{
  Index subject, sender, recipient;
} Indices;

static const Indices *
get_indices (void)
{
  static Indices indices;
  static gsize ready;

  G_STATIC_ASSERT (G_N_ELEMENTS (sender_words) <= G_N_ELEMENTS (subject_words));
  if (g_once_init_enter (&ready))
    {
      index_fill (&indices.subject, subject_words, G_N_ELEMENTS (subject_words));
      index_fill (&indices.sender, sender_words, G_N_ELEMENTS (sender_words));
      index_fill (&indices.recipient, recipient_words, G_N_ELEMENTS (recipient_words));
      g_once_init_leave (&ready, 1);
    }
  return &indices;
}

static gboolean
index_meets (const Index *self,
             const char  *text,
             gsize        length)
{
  for (gsize i = 0; i < length; i++)
    {
      guchar byte = text[i];

      for (guint w = self->from[byte]; w < self->from[byte + 1]; w++)
        if (length - i >= self->lengths[w] && memcmp (text + i, self->words[w], self->lengths[w]) == 0)
          return TRUE;
    }
  return FALSE;
}

/* One "=?charset?B?text?=" of RFC 2047 at @text. */
typedef struct
{
  const char *charset, *text;
  gsize       charset_length, text_length;
  char        encoding;
  gsize       length;
} EncodedWord;

static gboolean
encoded_word_read (EncodedWord *word,
                   const char  *text,
                   gsize        length)
{
  const char *end = text + length, *mark;

  if (length < 8 || text[0] != '=' || text[1] != '?')
    return FALSE;
  word->charset = text + 2;
  mark = memchr (word->charset, '?', end - word->charset);
  if (!mark || end - mark < 5 || mark[2] != '?')
    return FALSE;
  word->charset_length = mark - word->charset;
  word->encoding = g_ascii_toupper (mark[1]);
  word->text = mark + 3;
  mark = memmem (word->text, end - word->text, "?=", 2);
  if (!mark)
    return FALSE;
  word->text_length = mark - word->text;
  word->length = mark + 2 - text;
  return word->charset_length > 0 && word->charset_length < 40 && (word->encoding == 'B' || word->encoding == 'Q');
}

static void
append_quoted (GString    *out,
               const char *text,
               gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (text[i] == '=' && i + 2 < length && g_ascii_isxdigit (text[i + 1]) && g_ascii_isxdigit (text[i + 2]))
      {
        g_string_append_c (out, g_ascii_xdigit_value (text[i + 1]) * 16 + g_ascii_xdigit_value (text[i + 2]));
        i += 2;
      }
    else
      g_string_append_c (out, text[i] == '_' ? ' ' : text[i]);
}

static void
append_base64 (GString    *out,
               const char *text,
               gsize       length)
{
  g_autofree guchar *bytes = g_malloc (length / 4 * 3 + 3);
  int state = 0;
  guint save = 0;

  g_string_append_len (out, (char *) bytes, g_base64_decode_step (text, length, bytes, &state, &save));
}

/* The bytes of words in a row that have the same charset, which may part a
 * character between them, as UTF-8. FALSE when they cannot be understood. */
static gboolean
flush_encoded (GString *out,
               GString *encoded,
               GString *charset)
{
  g_autofree char *utf8 = NULL;
  gsize length;

  if (encoded->len == 0)
    return TRUE;
  utf8 = g_convert (encoded->str, encoded->len, "UTF-8", charset->str, NULL, &length, NULL);
  g_string_truncate (encoded, 0);
  if (utf8)
    g_string_append_len (out, utf8, length);
  return utf8 != NULL;
}

static gboolean
take_encoded_word (GString           *out,
                   GString           *encoded,
                   GString           *charset,
                   const EncodedWord *word)
{
  const char *language = memchr (word->charset, '*', word->charset_length);      /* RFC 2231 section 5 */
  g_autofree char *name = g_strndup (word->charset, language ? (gsize) (language - word->charset) : word->charset_length);

  if (g_ascii_strcasecmp (name, charset->str) != 0)
    {
      if (!flush_encoded (out, encoded, charset))
        return FALSE;
      g_string_assign (charset, name);
    }
  if (word->encoding == 'B')
    append_base64 (encoded, word->text, word->text_length);
  else
    append_quoted (encoded, word->text, word->text_length);
  return TRUE;
}

/* Unfolded, decoded, in lower case; NULL when that cannot be done. */
static GString *
decode (const char *value,
        gsize       length)
{
  g_autoptr (GString) out = g_string_sized_new (length + 1);
  g_autoptr (GString) encoded = g_string_new (NULL);
  g_autoptr (GString) charset = g_string_new (NULL);
  EncodedWord word;

  for (gsize i = 0; i < length; i++)
    {
      gsize blanks = i;

      if (encoded_word_read (&word, value + i, length - i))
        {
          if (!take_encoded_word (out, encoded, charset, &word))
            return NULL;
          i += word.length - 1;
          continue;
        }
      while (blanks < length && g_ascii_isspace (value[blanks]))
        blanks++;
      if (encoded->len > 0 && encoded_word_read (&word, value + blanks, length - blanks))
        {
          i = blanks - 1;
          continue;
        }
      if (!flush_encoded (out, encoded, charset))
        return NULL;
      if (blanks > i)
        g_string_append_c (out, ' ');
      else
        g_string_append_c (out, value[i]);
      i = MAX (blanks, i + 1) - 1;
    }
  return flush_encoded (out, encoded, charset) ? g_steal_pointer (&out) : NULL;
}

static gboolean
meets (const Index *words,
       const char  *value,
       gsize        length,
       gboolean     when_odd)
{
  g_autoptr (GString) text = decode (value, MIN (length, VALUE_LONGEST));
  g_autofree char *lower = NULL;

  if (!text || length > VALUE_LONGEST)
    return when_odd;
  /* Text in Latin-1, KOI8, ISO-2022-JP that nobody encoded. */
  if (memchr (text->str, '\033', text->len) || !g_utf8_validate_len (text->str, text->len, NULL))
    {
      if (when_odd)
        return TRUE;
      lower = g_ascii_strdown (text->str, text->len);
      return index_meets (words, lower, strlen (lower));
    }
  if (g_str_is_ascii (text->str))
    {
      lower = g_ascii_strdown (text->str, text->len);
      return index_meets (words, lower, strlen (lower));
    }
  lower = g_utf8_strdown (text->str, text->len);
  return index_meets (words, lower, strlen (lower));
}

gboolean
bounce_telling_words_in_subject (const char *value,
                                 gsize       length)
{
  return meets (&get_indices ()->subject, value, length, TRUE);
}

gboolean
bounce_telling_words_in_sender (const char *value,
                                gsize       length)
{
  return meets (&get_indices ()->sender, value, length, FALSE);
}

gboolean
bounce_telling_words_in_recipient (const char *value,
                                   gsize       length)
{
  return meets (&get_indices ()->recipient, value, length, FALSE);
}
