/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Records taken out of a stream, however it is cut. */
#include "command-records.h"

#include <string.h>

static void
note (const char *record,
      gpointer    user_data)
{
  g_string_append_printf (user_data, "[%s]", record);
}

static void
test_records (void)
{
  static const struct
  {
    const char *input;
    const char *expected;
  } rows[] = {
    { "", "" },
    { "\n \n\r\n", "" },
    { "550 a", "[550 a]" },
    { "550 a\n550 b\n", "[550 a][550 b]" },
    { "550-a\r\n550-b\r\n550 c\r\n550 d\r\n", "[550-a\n550-b\n550 c][550 d]" },
    /* Another code is another reply, even when the first was not ended. */
    { "550-a\n421 b\n", "[550-a][421 b]" },
    /* The first line of a reply may stand behind words that introduce it. */
    { "Remote host said: 550-a\n550 b\n", "[Remote host said: 550-a\n550 b]" },
    /* Folded lines go on; a list that is indented as a whole is a list. */
    { "550 a\n  b\n", "[550 a\n  b]" },
    { "  550 a\n  550 b\n", "[  550 a][  550 b]" },
    /* A blank line ends whatever is open. */
    { "550-a\n\n550 b\n", "[550-a][550 b]" },
    /* Digits in addresses and names are no codes. */
    { "host 192.0.2.550-x\n550 b\n", "[host 192.0.2.550-x][550 b]" },
    { "550-a\n550\n", "[550-a\n550]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (gsize step = 1; step <= strlen (rows[i].input) + 1; step++)
      {
        g_autoptr (GString) seen = g_string_new (NULL);
        CommandRecords *records = command_records_new (note, seen);

        for (gsize at = 0; at < strlen (rows[i].input); at += step)
          command_records_feed (records, rows[i].input + at, MIN (step, strlen (rows[i].input) - at));
        command_records_finish (records);
        g_assert_cmpstr (seen->str, ==, rows[i].expected);
      }
}

static void
test_limits (void)
{
  g_autoptr (GString) seen = g_string_new (NULL);
  CommandRecords *records = command_records_new (note, seen);

  /* A reply that never ends must not fill the memory. */
  for (guint i = 0; i < 100000; i++)
    command_records_feed (records, "550-x\n", 6);
  for (guint i = 0; i < 100000; i++)
    command_records_feed (records, "yyyyyy", 6);
  g_assert_cmpuint (command_records_finish (records), ==, 2);
  g_assert_cmpuint (seen->len, <, 3 * COMMAND_RECORDS_MAX);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/records/records", test_records);
  g_test_add_func ("/records/limits", test_limits);

  return g_test_run ();
}
