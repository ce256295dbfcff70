/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Character sets: stated, unstated, wrongly stated, broken. */
#include "bounce-charset.h"

#include <string.h>

static char *
encode (const char *text,
        const char *charset,
        gsize      *length)
{
  g_autoptr (GError) error = NULL;
  char *bytes = g_convert (text, -1, charset, "UTF-8", NULL, length, &error);

  g_assert_no_error (error);
  return bytes;
}

/* Short sentences as servers write them, without any label. */
static void
test_guess (void)
{
  static const struct { const char *charset, *text; } rows[] = {
    { "GB18030", "550 该邮箱不存在，请检查地址" },
    { "GB18030", "552 邮箱已满" },
    { "BIG5", "550 找不到這個使用者的信箱，請稍後再試" },
    { "BIG5", "收件人地址錯誤" },
    { "CP932", "あて先のアドレスが見つかりません" },
    { "CP932", "ユーザーは存在しません" },
    { "EUC-JP", "あて先のアドレスが見つかりません" },
    { "EUC-JP", "ユーザーは存在しません" },
    { "ISO-2022-JP", "あて先のアドレスが見つかりません" },
    { "EUC-KR", "550 받는 사람의 주소가 없습니다" },
    { "EUC-KR", "메일함이 가득 찼습니다" },
    { "KOI8-R", "550 Такого ящика здесь нет" },
    { "KOI8-R", "Адрес не найден" },
    { "windows-1251", "550 Такого ящика здесь нет" },
    { "windows-1251", "Адрес не найден" },
    { "windows-1252", "Der Empfänger gehört nicht zu uns" },
    { "windows-1252", "La boîte aux lettres n’existe pas" },
    { "windows-1252", "Müller" },
    { "windows-1252", "price: £5" },
    { "windows-1252", "¡Hola!" },
    { "windows-1252", "«Bonjour»" },
    { "windows-1252", "Così è, più tardi non può" },
    { "windows-1252", "Brugeren findes ikke på denne server" },
    { "windows-1252", "O endereço não pôde ser encontrado" },
    { "windows-1250", "Poštovní schránka příjemce je plná" },
    { "windows-1250", "Uživatel není znám" },
    { "windows-1250", "Skrzynka użytkownika jest pełna" },
    { "ISO-8859-2", "Poštovní schránka příjemce je plná" },
    { "ISO-8859-2", "Skrzynka użytkownika jest pełna" },
    { "windows-1253", "550 Ο χρήστης δεν βρέθηκε" },
    { "windows-1253", "Το γραμματοκιβώτιο είναι γεμάτο" },
    { "windows-1255", "550 המשתמש לא קיים" },
    { "windows-1255", "תיבת הדואר מלאה" },
    { "windows-1256", "550 المستخدم غير موجود" },
    { "windows-1256", "صندوق البريد ممتلئ" },
    { "CP874", "550 ไม่พบผู้ใช้" },
    { "CP874", "กล่องจดหมายของผู้รับเต็ม" },
    { "KOI8-U", "Поштову скриньку одержувача переповнено, її заблоковано" },
    { "windows-1251", "Поштову скриньку одержувача переповнено, її заблоковано" },
    { "GB18030", "系统退信" },
    { "BIG5", "系統退信" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gsize length;
      g_autofree char *bytes = encode (rows[i].text, rows[i].charset, &length);
      g_autofree char *text = bounce_charset_to_utf8 (bytes, length, NULL, NULL);

      g_test_message ("%s in %s", rows[i].text, rows[i].charset);
      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_stated (void)
{
  static const struct { const char *why, *bytes, *declared, *hint, *text; } rows[] = {
    { "the stated set is used", "\xe4", "iso-8859-1", NULL, "ä" },
    { "without regard to case", "\xe4", "ISO-8859-1", NULL, "ä" },
    { "Latin 1 means its larger sibling", "\x93" "a\x94", "iso-8859-1", NULL, "“a”" },
    { "UTF-8 that proves itself goes before a single-byte set", "\xc3\xa4", "iso-8859-1", NULL, "ä" },
    { "a little of it is no proof against a double-byte set", "\xc4\xe3", "gb2312", NULL, "你" },
    { "an unknown set is none", "\xc3\xa4", "x-nonsense", NULL, "ä" },
    { "us-ascii says nothing about octets above it", "\xc3\xa4", "us-ascii", NULL, "ä" },
    { "the neighbours' set helps where none is stated", "\xcf\xf0\xe8", NULL, "windows-1251", "При" },
    { "but not against UTF-8", "\xc3\xa4", NULL, "windows-1251", "ä" },
    { "UTF-7 hides in ASCII", "+AOQ-", "utf-7", NULL, "ä" },
    { "and is not looked for unless stated", "+AOQ-", NULL, NULL, "+AOQ-" },
    { "an empty name", "\xc3\xa4", "", "", "ä" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = bounce_charset_to_utf8 (rows[i].bytes, strlen (rows[i].bytes), rows[i].declared, rows[i].hint);

      g_test_message ("%s", rows[i].why);
      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_broken (void)
{
  static const struct { const char *why, *bytes; gsize length; const char *text; } rows[] = {
    { "nothing", "", 0, "" },
    { "NULs go", "a\0b", 3, "ab" },
    { "NULs in UTF-8 too", "\xc3\xa4\0b", 4, "äb" },
    { "one odd octet in much UTF-8", "ääää\xff", 9, "ääää\xef\xbf\xbd" },
    { "UTF-8 cut in a character", "ääää\xc3", 9, "ääää\xef\xbf\xbd" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = bounce_charset_to_utf8 (rows[i].bytes, rows[i].length, NULL, NULL);

      g_test_message ("%s", rows[i].why);
      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

/* A label that does not fit its text: the text decides. */
static void
test_wrong_label (void)
{
  gsize length;
  g_autofree char *bytes = encode ("あて先のアドレスが見つかりません", "EUC-JP", &length);
  g_autofree char *text = bounce_charset_to_utf8 (bytes, length, "utf-8", NULL);

  g_assert_cmpstr (text, ==, "あて先のアドレスが見つかりません");
}

/* Whatever comes: valid UTF-8 without NUL. */
static void
test_any_bytes (void)
{
  static const char * const names[] = { NULL, "utf-8", "gb2312", "iso-2022-jp", "utf-7", "hz-gb-2312", "utf-16", "ucs-4", "big5" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 900; round++)
    {
      char bytes[64];
      gsize length = g_rand_int_range (rand, 0, sizeof bytes);
      g_autofree char *text = NULL;

      for (gsize i = 0; i < length; i++)
        bytes[i] = (char) g_rand_int_range (rand, 0, 256);
      text = bounce_charset_to_utf8 (bytes, length, names[round % G_N_ELEMENTS (names)], "koi8-r");
      g_assert_true (g_utf8_validate (text, -1, NULL));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charset/guess", test_guess);
  g_test_add_func ("/charset/stated", test_stated);
  g_test_add_func ("/charset/broken", test_broken);
  g_test_add_func ("/charset/wrong-label", test_wrong_label);
  g_test_add_func ("/charset/any-bytes", test_any_bytes);
  return g_test_run ();
}
