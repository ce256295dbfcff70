/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers as people and programs read them. */
#include "bounce-answer.h"

#include <string.h>

static void
test_raw (void)
{
  static const struct
  {
    const char       *why;
    BounceAnswerKind  kind;
    BounceQuestion    question;
    int               rcode;
    const char       *values[3];
    const char       *aliases[3];
    guint             ttl;
    const char       *raw;
  } rows[] = {
    { "the value and its time", BOUNCE_ANSWER_FOUND, BOUNCE_QUESTION_A, 0, { "127.0.0.4" }, { NULL }, 900, "NOERROR 127.0.0.4 (TTL 900)" },
    { "all values", BOUNCE_ANSWER_FOUND, BOUNCE_QUESTION_A, 0, { "127.0.0.2", "127.0.0.4" }, { NULL }, 60, "NOERROR 127.0.0.2 127.0.0.4 (TTL 60)" },
    { "the way there", BOUNCE_ANSWER_FOUND, BOUNCE_QUESTION_PTR, 0, { "mx.example.org" }, { "9.0/28.arpa" }, 60, "NOERROR CNAME 9.0/28.arpa mx.example.org (TTL 60)" },
    { "text in quotes, strangers' bytes as numbers", BOUNCE_ANSWER_FOUND, BOUNCE_QUESTION_TXT, 0, { "a\"b\x1b[2J\xe2\x80\xae" }, { NULL }, 0, "NOERROR \"a\\\"b\\033[2J\\342\\200\\256\"" },
    { "no such name", BOUNCE_ANSWER_ABSENT, BOUNCE_QUESTION_A, 3, { NULL }, { NULL }, 300, "NXDOMAIN (TTL 300)" },
    { "nothing of the type", BOUNCE_ANSWER_EMPTY, BOUNCE_QUESTION_A, 0, { NULL }, { NULL }, 0, "NOERROR" },
    { "NOTIMP is not FORMERR", BOUNCE_ANSWER_REJECTED, BOUNCE_QUESTION_A, 4, { NULL }, { NULL }, 0, "NOTIMP" },
    { "no rcode came: our own mistake", BOUNCE_ANSWER_REJECTED, BOUNCE_QUESTION_A, -1, { NULL }, { NULL }, 0, "question rejected" },
    { "a lie under a good rcode is not told as good", BOUNCE_ANSWER_BROKEN, BOUNCE_QUESTION_A, 0, { NULL }, { NULL }, 0, "malformed answer" },
    { "nor under NXDOMAIN", BOUNCE_ANSWER_BROKEN, BOUNCE_QUESTION_A, 3, { NULL }, { NULL }, 0, "malformed answer" },
    { "a code nobody knows", BOUNCE_ANSWER_BROKEN, BOUNCE_QUESTION_A, 15, { NULL }, { NULL }, 0, "malformed answer (rcode 15)" },
    { "silence", BOUNCE_ANSWER_SILENT, BOUNCE_QUESTION_A, -1, { NULL }, { NULL }, 0, "no answer" },
    { "no network", BOUNCE_ANSWER_OFFLINE, BOUNCE_QUESTION_A, -1, { NULL }, { NULL }, 0, "no server can be reached" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BounceAnswer) answer = bounce_answer_new (rows[i].kind, rows[i].question, "Name.Example.", rows[i].values,
                                                           rows[i].aliases, rows[i].ttl);

      answer->rcode = rows[i].rcode;
      bounce_answer_describe (answer);
      g_test_message ("%s", rows[i].why);
      g_assert_cmpstr (answer->raw, ==, rows[i].raw);
      g_assert_cmpstr (answer->name, ==, "name.example");
    }
}

static void
test_raw_is_short (void)
{
  g_autofree char *lengthy = g_strnfill (5000, 'x');
  g_auto (GStrv) values = g_new0 (char *, 1001);
  g_autoptr (BounceAnswer) text = NULL;
  g_autoptr (BounceAnswer) many = NULL;

  for (guint i = 0; i < 1000; i++)
    values[i] = g_strdup (i == 0 ? lengthy : "127.0.0.2");
  text = bounce_answer_new (BOUNCE_ANSWER_FOUND, BOUNCE_QUESTION_TXT, "a.example", (const char * const *) values, NULL, 1);
  many = bounce_answer_new (BOUNCE_ANSWER_FOUND, BOUNCE_QUESTION_A, "a.example", (const char * const *) values + 1, NULL, 1);
  g_assert_cmpuint (strlen (text->raw), <, 450);
  g_assert_cmpuint (strlen (many->raw), <, 450);
  g_assert_true (g_utf8_validate (text->raw, -1, NULL));
  g_assert_cmpuint (g_strv_length (many->values), ==, 999);
}

static void
test_dup (void)
{
  const char *values[] = { "192.0.2.1", NULL };
  g_autoptr (BounceAnswer) answer = bounce_answer_new (BOUNCE_ANSWER_FOUND, BOUNCE_QUESTION_A, "a.example", values, NULL, 60);
  g_autoptr (BounceAnswer) copy = bounce_answer_dup (answer);

  copy->remembered = TRUE;
  g_assert_false (answer->remembered);
  g_assert_true (copy->values != answer->values);
  g_assert_cmpstr (copy->values[0], ==, "192.0.2.1");
  g_assert_nonnull (answer->aliases);
  g_assert_null (answer->aliases[0]);
}

static void
test_ids (void)
{
  BounceQuestion question;
  BounceAnswerKind kind;

  for (guint i = 0; i < BOUNCE_N_QUESTIONS; i++)
    {
      g_assert_true (bounce_question_from_id (bounce_question_to_id (i), &question));
      g_assert_cmpint (question, ==, i);
    }
  for (guint i = 0; i < BOUNCE_N_ANSWERS; i++)
    {
      g_assert_true (bounce_answer_kind_from_id (bounce_answer_kind_to_id (i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  g_assert_false (bounce_question_from_id ("ANY", &question));
  g_assert_false (bounce_answer_kind_from_id ("", &kind));
  g_assert_cmpstr (bounce_answer_kind_to_id (BOUNCE_ANSWER_FOUND), ==, "found");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/answer/raw", test_raw);
  g_test_add_func ("/answer/raw-is-short", test_raw_is_short);
  g_test_add_func ("/answer/dup", test_dup);
  g_test_add_func ("/answer/ids", test_ids);
  return g_test_run ();
}
