/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A pace per operator, by a clock of the test's own. */
#include "bounce-pace.h"

#define NOW    ((gint64) 1000 * G_USEC_PER_SEC)
#define SECOND ((gint64) G_USEC_PER_SEC)

static void
test_burst_then_pace (void)
{
  g_autoptr (BouncePace) pace = bounce_pace_new ();

  for (guint i = 0; i < BOUNCE_PACE_BURST; i++)
    g_assert_cmpint (bounce_pace_take (pace, "a.example", 0, NOW), ==, NOW);
  for (guint i = 1; i <= 20; i++)
    g_assert_cmpint (bounce_pace_take (pace, "a.example", 0, NOW), ==, NOW + i * SECOND / BOUNCE_PACE_PER_SECOND);
  /* Another is not slowed down, and nobody at all is not braked. */
  g_assert_cmpint (bounce_pace_take (pace, "b.example", 0, NOW), ==, NOW);
  for (guint i = 0; i < 1000; i++)
    g_assert_cmpint (bounce_pace_take (pace, NULL, SECOND, NOW), ==, NOW);
}

/* However questions come, no second sees more than the burst and the pace. */
static void
test_never_more (void)
{
  g_autoptr (BouncePace) pace = bounce_pace_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  gint64 times[500];
  gint64 now = NOW;

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      times[i] = bounce_pace_take (pace, "a.example", 0, now);
      g_assert_cmpint (times[i], >=, now);
      if (i >= BOUNCE_PACE_BURST + BOUNCE_PACE_PER_SECOND)
        g_assert_cmpint (times[i] - times[i - BOUNCE_PACE_BURST - BOUNCE_PACE_PER_SECOND], >=, SECOND);
      now += g_rand_int_range (rand, 0, 150 * 1000);
    }
}

static void
test_recovers (void)
{
  g_autoptr (BouncePace) pace = bounce_pace_new ();
  gint64 later = NOW + 60 * SECOND;

  for (guint i = 0; i < 30; i++)
    bounce_pace_take (pace, "a.example", 0, NOW);
  for (guint i = 0; i < BOUNCE_PACE_BURST; i++)
    g_assert_cmpint (bounce_pace_take (pace, "a.example", 0, later), ==, later);
  g_assert_cmpint (bounce_pace_take (pace, "a.example", 0, later), >, later);
}

static void
test_gap (void)
{
  g_autoptr (BouncePace) pace = bounce_pace_new ();
  gint64 gap = 250 * 1000;

  for (guint i = 0; i < 8; i++)
    g_assert_cmpint (bounce_pace_take (pace, "strict.example", gap, NOW), ==, NOW + i * gap);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pace/burst", test_burst_then_pace);
  g_test_add_func ("/pace/never-more", test_never_more);
  g_test_add_func ("/pace/recovers", test_recovers);
  g_test_add_func ("/pace/gap", test_gap);
  return g_test_run ();
}
