/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The state is remembered, and has defaults, without an installed schema too. */
#include "inspector-state.h"

static void
expect (const char *key,
        const char *wanted)
{
  g_autoptr (GVariant) value = inspector_state_read (key);
  g_autofree char *text = g_variant_print (value, FALSE);

  g_assert_cmpstr (text, ==, wanted);
}

static void
test_defaults (void)
{
  expect ("width", "1000");
  expect ("height", "700");
  expect ("maximized", "false");
  expect ("sidebar", "true");
  expect ("columns", "['cause', 'code', 'receiver', 'date']");
  expect ("sort", "''");
}

static void
test_remembers (void)
{
  inspector_state_write ("width", g_variant_new_int32 (512));
  inspector_state_write ("sort", g_variant_new_string ("-date"));
  expect ("width", "512");
  expect ("sort", "'-date'");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/state/defaults", test_defaults);
  g_test_add_func ("/state/remembers", test_remembers);

  return g_test_run ();
}
