/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose turn it is, by a clock of the test's own. */
#include "bounce-lanes.h"

#define NOW ((gint64) 1000 * G_USEC_PER_SEC)
#define ITEM(operator_name, gap, first, text) { operator_name, gap, first, (char *) text }

/* The names of all who may go now, in order. */
static char *
take_all (BounceLanes *lanes, gint64 now, gint64 *when)
{
  GString *taken = g_string_new (NULL);
  BounceLaneItem *item;

  while ((item = bounce_lanes_take (lanes, now, when)) != NULL)
    g_string_append (taken, item->data);
  return g_string_free (taken, FALSE);
}

static void
test_turns (void)
{
  BounceLaneItem items[] = {
    ITEM ("a", 0, FALSE, "1"), ITEM ("a", 0, FALSE, "2"), ITEM ("a", 0, FALSE, "3"), ITEM ("b", 0, FALSE, "x"), ITEM (NULL, 0, FALSE, "n"),
    ITEM ("b", 0, TRUE, "!"),
  };
  g_autoptr (BounceLanes) lanes = bounce_lanes_new ();
  g_autofree char *taken = NULL;
  gint64 when;

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    bounce_lanes_add (lanes, &items[i]);
  taken = take_all (lanes, NOW, &when);
  /* What is first goes first; then one of each in turn. */
  g_assert_cmpstr (taken, ==, "!n1x23");
  g_assert_cmpint (when, ==, G_MAXINT64);
}

static void
test_hasten_and_remove (void)
{
  BounceLaneItem items[] = { ITEM ("a", 0, FALSE, "1"), ITEM ("a", 0, FALSE, "2"), ITEM ("b", 0, FALSE, "3"), ITEM ("b", 0, FALSE, "4") };
  g_autoptr (BounceLanes) lanes = bounce_lanes_new ();
  g_autofree char *taken = NULL;
  gint64 when;

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    bounce_lanes_add (lanes, &items[i]);
  bounce_lanes_hasten (lanes, &items[3]);
  bounce_lanes_hasten (lanes, &items[3]);
  g_assert_true (bounce_lanes_remove (lanes, &items[1]));
  g_assert_false (bounce_lanes_remove (lanes, &items[1]));
  taken = take_all (lanes, NOW, &when);
  g_assert_cmpstr (taken, ==, "413");
  g_assert_false (bounce_lanes_remove (lanes, &items[0]));   /* it is on its way */
  bounce_lanes_hasten (lanes, &items[0]);
}

static void
test_limit (void)
{
  BounceLaneItem items[BOUNCE_LANES_IN_FLIGHT + 2];
  g_autoptr (BounceLanes) lanes = bounce_lanes_new ();
  gint64 when;

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      items[i] = (BounceLaneItem) ITEM ("a", 0, FALSE, ".");
      bounce_lanes_add (lanes, &items[i]);
    }
  for (guint i = 0; i < BOUNCE_LANES_IN_FLIGHT; i++)
    g_assert_true (bounce_lanes_take (lanes, NOW, &when) == &items[i]);
  /* Only an answer makes a place … */
  g_assert_null (bounce_lanes_take (lanes, NOW + G_USEC_PER_SEC, &when));
  g_assert_cmpint (when, ==, G_MAXINT64);
  bounce_lanes_done (lanes, &items[0]);
  g_assert_nonnull (bounce_lanes_take (lanes, NOW + G_USEC_PER_SEC, &when));
}

/* A pace's place is not lost when whoever had it leaves. */
static void
test_reserved (void)
{
  BounceLaneItem items[] = { ITEM ("a", 300000, FALSE, "1"), ITEM ("a", 300000, FALSE, "2"), ITEM ("a", 300000, FALSE, "3"), ITEM ("a", 300000, FALSE, "4") };
  g_autoptr (BounceLanes) lanes = bounce_lanes_new ();
  gint64 when;

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    bounce_lanes_add (lanes, &items[i]);
  g_assert_nonnull (bounce_lanes_take (lanes, NOW, &when));
  g_assert_null (bounce_lanes_take (lanes, NOW, &when));
  g_assert_cmpint (when, ==, NOW + 300000);
  bounce_lanes_remove (lanes, &items[1]);
  g_assert_null (bounce_lanes_take (lanes, NOW + 200000, &when));
  g_assert_cmpint (when, ==, NOW + 300000);
  /* Late by half a second: the gap counts from when it really went. */
  g_assert_true (bounce_lanes_take (lanes, NOW + 800000, &when) == &items[2]);
  g_assert_null (bounce_lanes_take (lanes, NOW + 800000, &when));
  g_assert_cmpint (when, ==, NOW + 1100000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lanes/turns", test_turns);
  g_test_add_func ("/lanes/hasten", test_hasten_and_remove);
  g_test_add_func ("/lanes/limit", test_limit);
  g_test_add_func ("/lanes/reserved", test_reserved);
  return g_test_run ();
}
