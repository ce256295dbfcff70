/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What adds up. */
#include "bounce-task-sum.h"

static GDateTime *
make_date (const char *text)
{
  GDateTime *date = g_date_time_new_from_iso8601 (text, NULL);

  g_assert_nonnull (date);

  return date;
}

static void
test_sum (void)
{
  g_autoptr (BounceTaskSum) sum = bounce_task_sum_new ();
  g_autoptr (GDateTime) early = make_date ("2026-11-10T00:00:00Z");
  g_autoptr (GDateTime) late = make_date ("2026-11-17T00:00:00Z");
  g_autoptr (GPtrArray) receivers = NULL;

  bounce_task_sum_add (sum, "b.example", late);
  bounce_task_sum_add (sum, "b.example", early);
  bounce_task_sum_add (sum, "c.example", NULL);
  bounce_task_sum_add (sum, "a.example", NULL);
  bounce_task_sum_add (sum, NULL, NULL);

  g_assert_cmpuint (sum->count, ==, 5);
  g_assert_true (g_date_time_equal (sum->first, early));
  g_assert_true (g_date_time_equal (sum->last, late));
  /* Equal ones by name, or the order would change from run to run. */
  receivers = bounce_task_sum_dup_receivers (sum, 2);
  g_assert_cmpuint (receivers->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (receivers, 0), ==, "b.example");
  g_assert_cmpstr (g_ptr_array_index (receivers, 1), ==, "a.example");
}

static void
test_join (void)
{
  g_autoptr (BounceTaskSum) one = bounce_task_sum_new ();
  g_autoptr (BounceTaskSum) other = bounce_task_sum_new ();
  g_autoptr (GDateTime) early = make_date ("2026-11-10T00:00:00Z");
  g_autoptr (GDateTime) late = make_date ("2026-11-17T00:00:00Z");

  bounce_task_sum_add (one, "a.example", late);
  bounce_task_sum_add (other, "a.example", early);
  bounce_task_sum_add (other, "b.example", NULL);
  bounce_task_sum_join (one, other);

  g_assert_cmpuint (one->count, ==, 3);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (one->receivers, "a.example")), ==, 2);
  g_assert_true (g_date_time_equal (one->first, early));
  g_assert_true (g_date_time_equal (one->last, late));
}

static void
test_empty (void)
{
  g_autoptr (BounceTaskSum) sum = bounce_task_sum_new ();
  g_autoptr (GPtrArray) receivers = bounce_task_sum_dup_receivers (sum, 10);

  g_assert_cmpuint (receivers->len, ==, 0);
  g_assert_null (sum->first);
  g_assert_null (sum->last);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/task-sum/sum", test_sum);
  g_test_add_func ("/task-sum/join", test_join);
  g_test_add_func ("/task-sum/empty", test_empty);

  return g_test_run ();
}
