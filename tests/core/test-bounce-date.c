/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates of trace fields. */
#include "bounce-date.h"

static const struct { const char *text; const char *expected; const char *mistake; } cases[] = {
  { "Thu, 29 Apr 2010 23:34:45 +0900 (JST)", "2010-04-29T23:34:45+09", "the common form" },
  { " 1 Jul 2014 08:30:56 -0000", "2014-07-01T08:30:56Z", "no day of the week" },
  { "Mon, 27 Mar 2006 10:07:30 -0800", "2006-03-27T10:07:30-08", "a zone west" },
  { "Mon, 01 Oct 15 13:48:54 UTC", "2015-10-01T13:48:54Z", "a year of two digits" },
  { "Fri, 5 Mar 99 13:48 EST", "1999-03-05T13:48:00-05", "no seconds, zone by name" },
  { "Thu Apr 29 23:34:45 2010", "2010-04-29T23:34:45Z", "asctime" },
  { "Tue Mar 27 18:06:29 2006 GMT", "2006-03-27T18:06:29Z", "asctime with zone" },
  { "Tue, 1 Jan 2019 23:59:60 +0000", "2019-01-01T23:59:59Z", "a leap second" },
  { "Thu, 2 Mar 2017 10:00:00 +0530\n\tid ABC", "2017-03-02T10:00:00+05:30", "words behind it" },
  { "Thu, 31 Feb 2017 10:00:00 +0000", NULL, "a day that is none" },
  { "Thu, 2 Mar 2017", NULL, "no time" },
  { "10:00:00 +0000", NULL, "no day" },
  { "Thu, 2 Mar 2017 25:00:00 +0000", NULL, "an hour that is none" },
  { "Thu, 2 Mar 2017 10:00:00 +9999", "2017-03-02T10:00:00Z", "a zone that is none" },
  { "99999999999999999999 Mar 2017 10:00:00", NULL, "numbers that overflow" },
  { "", NULL, "nothing" },
  { NULL, NULL, "NULL not borne" },
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GDateTime) date = bounce_date_parse (cases[i].text);
      g_autofree char *found = date != NULL ? g_date_time_format_iso8601 (date) : NULL;

      g_test_message ("%s: %s", cases[i].text, cases[i].mistake);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/parse", test_parse);
  return g_test_run ();
}
