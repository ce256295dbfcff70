/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The order of a view over several stores. */
#include "../support/add-record.h"
#include "bounce-order.h"

static BounceStores *
make_stores (void)
{
  BounceStores *stores = bounce_stores_new ();
  g_autoptr (BounceStore) first = bounce_store_new ();
  g_autoptr (BounceStore) second = bounce_store_new ();

  add_record (first, "Clara@example.org", "550 5.1.1 no", BOUNCE_CAUSE_NO_SUCH_USER);
  add_record (first, NULL, "452 4.2.2 full", BOUNCE_CAUSE_MAILBOX_FULL);
  add_record (second, "anna@example.org", "550 5.1.1 no", BOUNCE_CAUSE_NO_SUCH_USER);
  add_record (second, "ben@example.org", "550 5.7.1 no", BOUNCE_CAUSE_POLICY_OTHER);
  bounce_stores_add (stores, first);
  bounce_stores_add (stores, second);

  return stores;
}

static void
test_orders (void)
{
  static const struct
  {
    BounceOrder  order;
    gboolean     descending;
    int          cause;
    const char  *expected;
  } rows[] = {
    { BOUNCE_ORDER_MAILBOX, FALSE, -1, "0123" },
    { BOUNCE_ORDER_MAILBOX, TRUE, -1, "3210" },
    /* Without regard to case; nobody sorts to see what has no name. */
    { BOUNCE_ORDER_RECIPIENT, FALSE, -1, "2301" },
    { BOUNCE_ORDER_RECIPIENT, TRUE, -1, "0321" },
    { BOUNCE_ORDER_STATUS, FALSE, -1, "1023" },
    /* Equal ones stay in mailbox order in either direction. */
    { BOUNCE_ORDER_STATUS, TRUE, -1, "3021" },
    { BOUNCE_ORDER_CAUSE, FALSE, -1, "0213" },
    { BOUNCE_ORDER_DATE, FALSE, -1, "0123" },
    { BOUNCE_ORDER_HOST, TRUE, -1, "0123" },
    { BOUNCE_ORDER_RECIPIENT, FALSE, BOUNCE_CAUSE_NO_SUCH_USER, "20" },
    { BOUNCE_ORDER_RECIPIENT, FALSE, BOUNCE_CAUSE_VIRUS, "" },
  };
  g_autoptr (BounceStores) stores = make_stores ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      BounceArchiveView view = { .cause = rows[i].cause, .kind = -1, .order = rows[i].order, .descending = rows[i].descending };
      g_autoptr (GArray) order = bounce_order_make (stores, &view, NULL);
      g_autoptr (GString) seen = g_string_new (NULL);

      for (guint j = 0; j < order->len; j++)
        g_string_append_printf (seen, "%u", g_array_index (order, guint32, j));
      g_assert_cmpstr (seen->str, ==, rows[i].expected);
    }
}

static void
test_nothing (void)
{
  g_autoptr (BounceStores) stores = bounce_stores_new ();
  BounceArchiveView view = { .cause = -1, .kind = -1 };
  g_autoptr (GArray) order = bounce_order_make (stores, &view, NULL);

  g_assert_cmpuint (order->len, ==, 0);
}

static void
test_cancelled (void)
{
  g_autoptr (BounceStores) stores = make_stores ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  BounceArchiveView view = { .cause = -1, .kind = -1 };

  g_cancellable_cancel (cancellable);
  g_assert_null (bounce_order_make (stores, &view, cancellable));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/order/orders", test_orders);
  g_test_add_func ("/order/nothing", test_nothing);
  g_test_add_func ("/order/cancelled", test_cancelled);

  return g_test_run ();
}
