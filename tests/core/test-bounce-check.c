/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A line from waiting to its answer, and how it looks at each step. */
#include "bounce-check.h"

static const char ini[] = "[list.example.org]\nname = List\noperator = Op\nkind = spam-source\nweight = high\nship = default\nfamilies = ipv4\n";

static BounceBlocklists *lists;

static BounceListResult *
result_of (const char *code)
{
  const char * const values[] = { code, NULL };
  g_autoptr (BounceSubject) subject = bounce_subject_new ("203.0.113.5", NULL);
  g_autoptr (BounceAnswer) answer = bounce_answer_new (code != NULL ? BOUNCE_ANSWER_FOUND : BOUNCE_ANSWER_ABSENT, BOUNCE_QUESTION_A,
                                                       "5.113.0.203.list.example.org", code != NULL ? values : NULL, NULL, 900);

  return bounce_list_result_new (lists, bounce_blocklists_get (lists, 0), subject, answer);
}

static void
count_notify (guint *count)
{
  (*count)++;
}

static void
test_states (void)
{
  g_autoptr (BounceCheck) check = bounce_check_new (BOUNCE_CHECK_LIST, bounce_blocklists_get (lists, 0), TRUE);
  guint notified = 0;

  g_signal_connect_swapped (check, "notify::state", G_CALLBACK (count_notify), &notified);
  g_assert_cmpint (bounce_check_get_state (check), ==, BOUNCE_CHECK_WAITING);
  g_assert_cmpint (bounce_check_get_look (check), ==, BOUNCE_CHECK_LOOK_WAITING);
  g_assert_cmpstr (bounce_check_get_zone (check), ==, "list.example.org");
  g_assert_true (bounce_check_is_named (check));
  g_assert_null (bounce_check_get_list_result (check));

  bounce_check_start (check);
  g_assert_cmpint (bounce_check_get_state (check), ==, BOUNCE_CHECK_ASKING);
  g_assert_cmpint (bounce_check_get_look (check), ==, BOUNCE_CHECK_LOOK_WAITING);

  bounce_check_take_list_result (check, result_of ("127.0.0.2"));
  g_assert_cmpint (bounce_check_get_look (check), ==, BOUNCE_CHECK_LOOK_BAD);
  g_assert_cmpuint (notified, ==, 2);

  /* Asked again: the old listing must not stand there as if it were new. */
  bounce_check_start (check);
  g_assert_cmpint (bounce_check_get_look (check), ==, BOUNCE_CHECK_LOOK_WAITING);
  g_assert_null (bounce_check_get_list_result (check));
  bounce_check_take_list_result (check, result_of (NULL));
  g_assert_cmpint (bounce_check_get_look (check), ==, BOUNCE_CHECK_LOOK_GOOD);

  /* A row that gets another result of the same look is still told. */
  bounce_check_take_list_result (check, result_of (NULL));
  g_assert_cmpuint (notified, ==, 5);
}

/* Stopped: not an answer, and never a good one. */
static void
test_given_up (void)
{
  g_autoptr (BounceCheck) check = bounce_check_new (BOUNCE_CHECK_REVERSE, NULL, FALSE);

  bounce_check_start (check);
  bounce_check_give_up (check);
  g_assert_cmpint (bounce_check_get_state (check), ==, BOUNCE_CHECK_DONE);
  g_assert_cmpint (bounce_check_get_look (check), ==, BOUNCE_CHECK_LOOK_UNSURE);
  g_assert_null (bounce_check_get_zone (check));
}

/* Refusals, silence and everything outside 127/8 look unsure. */
static void
test_looks (void)
{
  static const struct { const char *code; BounceCheckLook look; } rows[] = {
    { "127.0.0.2", BOUNCE_CHECK_LOOK_BAD },
    { NULL, BOUNCE_CHECK_LOOK_GOOD },
    { "198.51.100.80", BOUNCE_CHECK_LOOK_UNSURE },
    { "127.255.255.254", BOUNCE_CHECK_LOOK_UNSURE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BounceCheck) check = bounce_check_new (BOUNCE_CHECK_LIST, bounce_blocklists_get (lists, 0), FALSE);

      bounce_check_take_list_result (check, result_of (rows[i].code));
      g_assert_cmpint (bounce_check_get_look (check), ==, rows[i].look);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  lists = bounce_blocklists_parse (ini, "test.ini", &error);
  g_assert_no_error (error);
  g_test_add_func ("/check/states", test_states);
  g_test_add_func ("/check/given-up", test_given_up);
  g_test_add_func ("/check/looks", test_looks);
  status = g_test_run ();
  bounce_blocklists_unref (lists);

  return status;
}
