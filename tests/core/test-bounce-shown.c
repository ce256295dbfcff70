/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One order takes the place of another: whatever was told of the steps, a list
 * that believes it has the same rows, and no step is a large one. */
#include "bounce-shown.h"

/* A list that keeps what it was told of, as GTK's does. */
#define TEST_TYPE_LIST (test_list_get_type ())
G_DECLARE_FINAL_TYPE (TestList, test_list, TEST, LIST, GObject)

struct _TestList
{
  GObject      parent_instance;

  BounceShown *shown;
  GArray      *known;
  guint        largest;            /* rows that came in the place of others       */
};

static void test_list_model_init (GListModelInterface *iface) { }

G_DEFINE_TYPE_WITH_CODE (TestList, test_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, test_list_model_init))

static void
test_list_finalize (GObject *object)
{
  TestList *self = TEST_LIST (object);

  bounce_shown_free (self->shown);
  g_array_unref (self->known);
  G_OBJECT_CLASS (test_list_parent_class)->finalize (object);
}

static void
test_list_class_init (TestListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_list_finalize;
}

/* GTK's list complains of a row that stands twice among those that go away. */
static void
expect_different (TestList *self,
                  guint     position,
                  guint     removed)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = position; i < position + removed; i++)
    g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (g_array_index (self->known, guint32, i) + 1)));
}

static void
on_changed (TestList *self,
            guint     position,
            guint     removed,
            guint     added)
{
  g_assert_cmpuint (position + removed, <=, self->known->len);
  expect_different (self, position, removed);
  if (removed > 0)
    {
      g_array_remove_range (self->known, position, removed);
      self->largest = MAX (self->largest, added);
    }
  for (guint i = 0; i < added; i++)
    {
      guint32 index = bounce_shown_get (self->shown, position + i);

      g_array_insert_val (self->known, position + i, index);
    }
  g_assert_cmpuint (self->known->len, ==, bounce_shown_get_length (self->shown));
  for (guint i = 0; i < self->known->len; i++)
    g_assert_cmpuint (g_array_index (self->known, guint32, i), ==, bounce_shown_get (self->shown, i));
}

static void
test_list_init (TestList *self)
{
  self->shown = bounce_shown_new (G_LIST_MODEL (self));
  self->known = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_signal_connect (self, "items-changed", G_CALLBACK (on_changed), NULL);
}

/* @length numbers from @start on. */
static GArray *
make_order (guint start,
            guint length)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < length; i++)
    {
      guint32 index = start + i;

      g_array_append_val (order, index);
    }

  return order;
}

static guint
finish (TestList *list)
{
  guint steps = 1;

  while (bounce_shown_step (list->shown))
    steps++;

  return steps;
}

static void
test_replace (void)
{
  /* None, a screen, what GTK keeps, many; and a row less or more. */
  static const guint lengths[] = { 0, 1, 39, 40, 41, 64, 207, 208, 209, 1000 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    for (guint j = 0; j < G_N_ELEMENTS (lengths); j++)
      for (guint n_steps = 0; n_steps < 12; n_steps++)
        {
          g_autoptr (TestList) list = g_object_new (TEST_TYPE_LIST, NULL);
          g_autoptr (GArray) one = make_order (0, lengths[i]);
          g_autoptr (GArray) other = make_order (5000, lengths[j]);

          bounce_shown_replace (list->shown, one);
          /* The second comes before the first is all there. */
          for (guint step = 0; step < n_steps; step++)
            bounce_shown_step (list->shown);
          bounce_shown_replace (list->shown, other);
          for (guint row = 0; row < MIN (40, lengths[j]); row++)
            g_assert_cmpuint (bounce_shown_get (list->shown, row), ==, 5000 + row);
          g_assert_cmpuint (finish (list), <, 20);
          g_assert_false (bounce_shown_is_mixed (list->shown));
          g_assert_cmpuint (list->known->len, ==, lengths[j]);
          for (guint row = 0; row < lengths[j]; row++)
            g_assert_cmpuint (g_array_index (list->known, guint32, row), ==, 5000 + row);
          g_assert_cmpuint (list->largest, <=, 40);
        }
}

/* Three orders on top of each other: a mixture is replaced by a mixture. */
static void
test_overtaken (void)
{
  g_autoptr (TestList) list = g_object_new (TEST_TYPE_LIST, NULL);

  for (guint i = 0; i < 30; i++)
    {
      g_autoptr (GArray) order = make_order (i * 10000, i % 7 == 0 ? 20 : 300 + i);

      bounce_shown_replace (list->shown, order);
      for (guint step = 0; step < i % 5; step++)
        bounce_shown_step (list->shown);
    }
  finish (list);
  g_assert_cmpuint (list->known->len, ==, 329);
  g_assert_cmpuint (g_array_index (list->known, guint32, 328), ==, 290328);
}

/* The same rows in other orders, faster than they can be shown: rows stand in
 * both orders, and are never taken away together. */
static void
test_same_rows (void)
{
  static const guint lengths[] = { 300, 100, 0, 41, 230, 70, 1000, 129 };
  g_autoptr (TestList) list = g_object_new (TEST_TYPE_LIST, NULL);
  g_autoptr (GArray) none = make_order (0, 0);

  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (GArray) order = make_order (0, lengths[i % G_N_ELEMENTS (lengths)]);

      for (guint j = 0; j < order->len; j++)
        g_array_index (order, guint32, j) = (j * 7 + i * 13) % (order->len % 7 == 0 ? order->len - 1 : order->len);
      if (order->len > 0 && order->len % 7 == 0)
        g_array_index (order, guint32, order->len - 1) = order->len - 1;
      bounce_shown_replace (list->shown, order);
      for (guint step = 0; step < i / 8 % 13; step++)
        bounce_shown_step (list->shown);
      if (i % 5 == 0)
        {
          bounce_shown_unmix (list->shown);
          bounce_shown_restart (list->shown, none);
        }
    }
}

static void
test_grow (void)
{
  g_autoptr (TestList) list = g_object_new (TEST_TYPE_LIST, NULL);
  g_autoptr (GArray) order = make_order (0, 10);
  guint32 index = 77;

  bounce_shown_restart (list->shown, order);
  g_array_append_val (order, index);
  bounce_shown_catch_up (list->shown);
  g_assert_cmpuint (g_array_index (list->known, guint32, 10), ==, 77);

  g_array_set_size (order, 4);
  bounce_shown_remove (list->shown, 4, 7);
  g_assert_cmpuint (list->known->len, ==, 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shown/replace", test_replace);
  g_test_add_func ("/shown/overtaken", test_overtaken);
  g_test_add_func ("/shown/same-rows", test_same_rows);
  g_test_add_func ("/shown/grow", test_grow);
  return g_test_run ();
}
