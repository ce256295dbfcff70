/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests the words that automatic mail uses, and the ways they are encoded. */

#include "bounce-telling-words.h"

#include <string.h>

typedef struct
{
  const char *why;
  const char *value;
  gboolean    telling;
} Row;

static const Row subjects[] = {
  { "plain", " Undelivered Mail Returned to Sender\n", TRUE },
  { "capitals", " UNDELIVERABLE: your order\n", TRUE },
  { "lunch", " Lunch on Friday\n", FALSE },
  { "nothing", "", FALSE },
  { "folded in the midst of a phrase", " Your mail was not\r\n\tsent\r\n", TRUE },
  { "German", " Unzustellbar: Brot\n", TRUE },
  { "Spanish capitals outside of ASCII", " FUERA DE LA OFICINA\n", TRUE },
  { "Russian, raw UTF-8 in capitals", " ОШИБКА\n", TRUE },
  { "Japanese", " 配信できませんでした\n", TRUE },
  { "base64, UTF-8", " =?utf-8?B?TWFpbCBkZWxpdmVyeSBmYWlsZWQ=?=\n", TRUE },
  { "base64, lunch", " =?utf-8?B?THVuY2ggb24gRnJpZGF5?=\n", FALSE },
  { "quoted-printable, Latin-1: nicht zustellbar", " =?ISO-8859-1?Q?nicht_zustellb=61r_=FC?=\n", TRUE },
  { "a language in the charset, RFC 2231", " =?us-ascii*en?Q?Undelivered?=\n", TRUE },
  { "a character parted between two words", " =?utf-8?B?0L7RiNC40LE=?= =?utf-8?B?0LrQsA==?=\n", TRUE },
  { "half a byte pair in each", " =?utf-8?Q?=D0=BE=D1=88=D0=B8=D0?=\n =?utf-8?Q?=B1=D0=BA=D0=B0?=\n", TRUE },
  { "blanks between encoded words are none", " =?utf-8?Q?Undeli?=  =?utf-8?Q?vered?=\n", TRUE },
  { "KOI8-R", " =?koi8-r?B?z9vJwsvB?=\n", TRUE },
  { "ISO-2022-JP: haishin", " =?iso-2022-jp?B?GyRCR1s/LhsoQg==?=\n", TRUE },
  { "a charset nobody knows: rather parsed than lost", " =?x-nobody?Q?hello?=\n", TRUE },
  { "bytes of another charset, not encoded", " \xce\xf8\xe8\xe1\xea\xe0\n", TRUE },
  { "ISO-2022-JP as it is", " \x1b$BG[?.\x1b(B\n", TRUE },
  { "half an encoded word", " =?utf-8?B?TWFpbCBk", FALSE },
  { "marks alone", " =?" "?=?=?=?=?==?", FALSE },
  { "out of office", " Automatic reply: rolls\n", TRUE },
  { "a read receipt", " Read: rolls\n", TRUE },
};

static const Row senders[] = {
  { "the classic", " MAILER-DAEMON@mx.example.org (Mail Delivery System)\n", TRUE },
  { "by its name", " Mail Delivery Subsystem <x@example.org>\n", TRUE },
  { "by an encoded name", " =?utf-8?Q?Mail_Delivery_System?= <x@example.org>\n", TRUE },
  { "Exchange", " Microsoft Outlook <MicrosoftExchange0123456789@example.org>\n", TRUE },
  { "postmaster", " postmaster@example.org\n", TRUE },
  { "a list's robot", " rolls-request@lists.example.org\n", TRUE },
  { "Ann", " Ann Baker <ann@example.org>\n", FALSE },
  { "an odd charset of a person's name is no sign", " =?x-nobody?Q?Ann?= <ann@example.org>\n", FALSE },
  { "raw bytes of a person's name neither", " \xc0\xed\xed\xe0 <ann@example.org>\n", FALSE },
};

static const Row recipients[] = {
  { "an address made for bounces", " <bounces+7@lists.example.org>\n", TRUE },
  { "nobody writes there", " noreply@example.org\n", TRUE },
  { "BATV", " prvs=1234abcdef=ann@example.org\n", TRUE },
  { "Ann", " ann@example.org\n", FALSE },
};

static void
check (const Row  *rows,
       guint       n_rows,
       gboolean  (*tells) (const char *value, gsize length))
{
  for (guint i = 0; i < n_rows; i++)
    {
      gsize length = strlen (rows[i].value);
      g_autofree char *copy = g_memdup2 (rows[i].value, length);

      g_test_message ("%s", rows[i].why);
      g_assert_cmpint (tells (copy, length), ==, rows[i].telling);
    }
}

static void
test_subjects (void)
{
  check (subjects, G_N_ELEMENTS (subjects), bounce_telling_words_in_subject);
}

static void
test_senders (void)
{
  check (senders, G_N_ELEMENTS (senders), bounce_telling_words_in_sender);
}

static void
test_recipients (void)
{
  check (recipients, G_N_ELEMENTS (recipients), bounce_telling_words_in_recipient);
}

/* What is too long to be read is not let go, and takes no time. */
static void
test_long (void)
{
  g_autoptr (GString) value = g_string_new (NULL);

  for (guint i = 0; i < 500000; i++)
    g_string_append (value, "=?");
  g_assert_true (bounce_telling_words_in_subject (value->str, value->len));
  g_assert_false (bounce_telling_words_in_sender (value->str, value->len));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/telling-words/subjects", test_subjects);
  g_test_add_func ("/telling-words/senders", test_senders);
  g_test_add_func ("/telling-words/recipients", test_recipients);
  g_test_add_func ("/telling-words/long", test_long);
  return g_test_run ();
}
