/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One object for one place. */
#include "../support/add-record.h"
#include "bounce-row.h"

static void
test_row (void)
{
  g_autoptr (BounceStore) store = bounce_store_new ();
  g_autoptr (GHashTable) cache = g_hash_table_new (NULL, NULL);
  BounceRow *row;

  add_record (store, "anna@example.org", "550 no", BOUNCE_CAUSE_UNCLEAR);
  add_record (store, NULL, "550 mx.example.net said no", BOUNCE_CAUSE_UNCLEAR);
  row = bounce_row_new (store, 1, 41, cache);

  g_assert_true (g_hash_table_lookup (cache, GUINT_TO_POINTER (41)) == row);
  g_assert_cmpuint (bounce_row_get_index (row), ==, 41);
  g_assert_true (bounce_row_get_record (row) == bounce_store_get (store, 1));
  g_assert_null (bounce_row_get_recipient (row));
  g_assert_null (bounce_row_get_receiver (row));
  g_assert_null (bounce_row_get_subject (row));
  g_assert_null (bounce_row_get_host (row));
  g_assert_cmpstr (bounce_row_get_reply (row), ==, "550 mx.example.net said no");

  /* The cache does not own: a row that nobody looks at is gone. */
  g_assert_finalize_object (row);
  g_assert_null (g_hash_table_lookup (cache, GUINT_TO_POINTER (41)));
}

static void
test_outlives_store (void)
{
  g_autoptr (GHashTable) cache = g_hash_table_new (NULL, NULL);
  g_autoptr (BounceRow) row = NULL;
  BounceStore *store = bounce_store_new ();

  add_record (store, "anna@example.org", "550 no", BOUNCE_CAUSE_UNCLEAR);
  row = bounce_row_new (store, 0, 0, cache);
  bounce_store_unref (store);
  g_assert_cmpstr (bounce_row_get_recipient (row), ==, "anna@example.org");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/row/row", test_row);
  g_test_add_func ("/row/outlives-store", test_outlives_store);

  return g_test_run ();
}
