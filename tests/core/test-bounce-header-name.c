/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests which lines begin like a header field, and like one of mail. */

#include "bounce-header-name.h"

#include <string.h>

typedef struct
{
  const char       *why;
  const char       *line;
  BounceHeaderName  judgement;
  gsize             name_length;
} Row;

static const Row rows[] = {
  { "only mail has it", "Received: from x", BOUNCE_HEADER_NAME_MAIL, 8 },
  { "in any case", "MESSAGE-id:<x>", BOUNCE_HEADER_NAME_MAIL, 10 },
  { "others have it too", "Date: x", BOUNCE_HEADER_NAME_COMMON, 4 },
  { "any X", "X-Anything: x", BOUNCE_HEADER_NAME_COMMON, 10 },
  { "a name", "title: x", BOUNCE_HEADER_NAME_OTHER, 5 },
  { "a blank before the colon, RFC 822", "Subject : x", BOUNCE_HEADER_NAME_COMMON, 7 },
  { "no value", "To:", BOUNCE_HEADER_NAME_COMMON, 2 },
  { "two words", "Nov 25: x", BOUNCE_HEADER_NAME_NONE, 0 },
  { "a web address", "http://example.org", BOUNCE_HEADER_NAME_NONE, 0 },
  { "no name", ": x", BOUNCE_HEADER_NAME_NONE, 0 },
  { "a continuation", " From: x", BOUNCE_HEADER_NAME_NONE, 0 },
  { "no colon", "From ann", BOUNCE_HEADER_NAME_NONE, 0 },
  { "a letter that no name has", "Größe: 3", BOUNCE_HEADER_NAME_NONE, 0 },
  { "nothing", "", BOUNCE_HEADER_NAME_NONE, 0 },
  { "a name that is too long to be one", "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggghhhhhhhhhh: x", BOUNCE_HEADER_NAME_NONE, 0 },
};

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gsize length = strlen (rows[i].line), name_length = 0;
      g_autofree char *copy = g_memdup2 (rows[i].line, length);

      g_test_message ("%s", rows[i].why);
      g_assert_cmpint (bounce_header_name_judge (copy, length, &name_length), ==, rows[i].judgement);
      g_assert_cmpuint (name_length, ==, rows[i].name_length);
      g_assert_cmpint (bounce_header_name_judge (copy, length, NULL), ==, rows[i].judgement);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/header-name/rows", test_rows);
  return g_test_run ();
}
