/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One index through many batches. */
#include "bounce-stores.h"

/* @n records of @file, told apart by the message's number. */
static BounceStore *
make_batch (guint file,
            guint n)
{
  BounceStore *store = bounce_store_new ();
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (BounceMessage) message = bounce_message_parse (nothing);
  g_autoptr (BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, "rfc3464");
  g_autoptr (BounceReply) reply = bounce_reply_new ("550 5.1.1 No such user");
  g_autoptr (GPtrArray) cases = g_ptr_array_new ();
  BounceReading reading = { message, report, cases };
  BounceCase one = { .kind = BOUNCE_KIND_FAILURE, .reply = reply };

  g_ptr_array_add (cases, &one);
  for (guint i = 0; i < n; i++)
    {
      BounceMail mail = { .number = i + 1 };

      bounce_store_add (store, file, &mail, &reading);
    }

  return store;
}

static void
add (BounceStores *stores,
     guint         file,
     guint         n)
{
  g_autoptr (BounceStore) batch = make_batch (file, n);

  bounce_stores_add (stores, batch);
}

static void
test_find (void)
{
  g_autoptr (BounceStores) stores = bounce_stores_new ();
  guint index = 0;

  add (stores, 0, 1);
  add (stores, 1, 3);
  add (stores, 2, 70);
  g_assert_cmpuint (bounce_stores_get_length (stores), ==, 3);
  g_assert_cmpuint (bounce_stores_get_start (stores, 2), ==, 4);
  /* The first and last of each batch are where a search by halves goes wrong. */
  for (guint file = 0; file < 3; file++)
    for (guint i = 0; i < bounce_store_get_length (bounce_stores_get (stores, file)); i++, index++)
      {
        const BounceRecord *record = bounce_stores_find_record (stores, index);

        g_assert_cmpuint (record->file, ==, file);
        g_assert_cmpuint (record->message, ==, i + 1);
      }
  g_assert_cmpuint (index, ==, bounce_stores_get_total (stores));
}

static void
test_remove (void)
{
  g_autoptr (BounceStores) stores = bounce_stores_new ();
  g_autoptr (BounceStores) copy = NULL;

  add (stores, 0, 5);
  add (stores, 1, 7);
  copy = bounce_stores_copy (stores);
  bounce_stores_remove_files (stores, 1, 2);
  g_assert_cmpuint (bounce_stores_get_total (stores), ==, 5);
  g_assert_true (bounce_stores_is_removed (stores, bounce_stores_find_record (stores, 5)));
  g_assert_false (bounce_stores_is_removed (stores, bounce_stores_find_record (stores, 4)));
  /* What another thread sorts just now does not change under it. */
  g_assert_cmpuint (bounce_stores_get_total (copy), ==, 12);
  g_assert_false (bounce_stores_is_removed (copy, bounce_stores_find_record (copy, 5)));

  /* Removed twice is not counted twice, nor is what comes late. */
  bounce_stores_remove_files (stores, 1, 2);
  add (stores, 1, 3);
  g_assert_cmpuint (bounce_stores_get_total (stores), ==, 5);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/stores/find", test_find);
  g_test_add_func ("/stores/remove", test_remove);

  return g_test_run ();
}
