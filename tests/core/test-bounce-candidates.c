/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of possible hosts: what is kept of what is offered. */
#include "bounce-candidates.h"

#include <string.h>

static const BounceHostCandidate *
get (GPtrArray *candidates,
     guint      nth)
{
  g_assert_cmpuint (nth, <, candidates->len);
  return candidates->pdata[nth];
}

static void
test_best_first_without_repeats (void)
{
  g_autoptr (GPtrArray) candidates = bounce_candidates_new ();

  g_assert_true (bounce_candidates_add (candidates, BOUNCE_HOST_REPLY, "192.0.2.1", "MX.Example.org", "by [192.0.2.1]"));
  /* The same address in another form is no second host. */
  g_assert_false (bounce_candidates_add (candidates, BOUNCE_HOST_REPORTER, "::ffff:192.0.2.1", NULL, NULL));
  g_assert_true (bounce_candidates_add (candidates, BOUNCE_HOST_RECEIVED, "[IPv6:2001:DB8::1]", NULL, NULL));
  g_assert_cmpuint (candidates->len, ==, 2);
  g_assert_cmpint (get (candidates, 0)->source, ==, BOUNCE_HOST_REPLY);
  g_assert_cmpstr (get (candidates, 0)->name, ==, "mx.example.org");
  g_assert_cmpstr (get (candidates, 0)->quote, ==, "by [192.0.2.1]");
  g_assert_cmpstr (get (candidates, 1)->address, ==, "2001:db8::1");
}

static void
test_refused (void)
{
  /* A private address on a blocklist would frighten for nothing. */
  static const char * const refused[] = {
    "10.0.0.1", "127.0.0.1", "192.168.1.1", "fe80::1", "no address", "", NULL,
  };
  g_autoptr (GPtrArray) candidates = bounce_candidates_new ();

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_false (bounce_candidates_add (candidates, BOUNCE_HOST_REPLY, refused[i], NULL, NULL));
  g_assert_cmpuint (candidates->len, ==, 0);
}

static void
test_names_that_tell_nothing (void)
{
  static const char * const names[] = { "unknown", "localhost.localdomain", "192.0.2.1", "PC", "", "a.\xff" };
  g_autoptr (GPtrArray) candidates = bounce_candidates_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *address = g_strdup_printf ("192.0.2.%u", i + 1);

      g_assert_true (bounce_candidates_add (candidates, BOUNCE_HOST_REPLY, address, names[i], NULL));
      g_assert_null (get (candidates, i)->name);
    }
}

static void
test_quotes_are_short_lines (void)
{
  g_autoptr (GPtrArray) candidates = bounce_candidates_new ();
  g_autoptr (GString) endless = g_string_new ("a\r\n\tb \xff ");

  while (endless->len < 1024 * 1024)
    g_string_append (endless, "\xc3\xa4");
  bounce_candidates_add (candidates, BOUNCE_HOST_REPLY, "192.0.2.1", NULL, endless->str);
  g_assert_true (g_utf8_validate (get (candidates, 0)->quote, -1, NULL));
  g_assert_cmpuint (strlen (get (candidates, 0)->quote), <, 400);
  g_assert_null (strpbrk (get (candidates, 0)->quote, "\r\n\t"));
}

static void
test_bounded (void)
{
  g_autoptr (GPtrArray) candidates = bounce_candidates_new ();

  for (guint i = 1; i < 250; i++)
    {
      g_autofree char *address = g_strdup_printf ("198.51.100.%u", i);

      bounce_candidates_add (candidates, BOUNCE_HOST_REPLY, address, NULL, NULL);
    }
  g_assert_cmpuint (candidates->len, ==, BOUNCE_CANDIDATES_MAX);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/candidates/best-first-without-repeats", test_best_first_without_repeats);
  g_test_add_func ("/candidates/refused", test_refused);
  g_test_add_func ("/candidates/names-that-tell-nothing", test_names_that_tell_nothing);
  g_test_add_func ("/candidates/quotes-are-short-lines", test_quotes_are_short_lines);
  g_test_add_func ("/candidates/bounded", test_bounded);
  return g_test_run ();
}
