/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The headers of one message: order, names, what is decoded and when. */
#include "bounce-headers.h"

#include <string.h>

static guint n_decoded;

static char *
decode (const char *raw)
{
  n_decoded++;
  return strcmp (raw, "=?broken") == 0 ? NULL : g_strdup ("line\nline");
}

static void
test_order (void)
{
  g_autoptr (BounceHeaders) headers = bounce_headers_new (decode);
  const char *name, *value;

  g_assert_true (bounce_headers_add (headers, "Received", " a\n b", NULL));
  g_assert_true (bounce_headers_add (headers, "Subject", "s", NULL));
  g_assert_true (bounce_headers_add (headers, "received", "c", NULL));
  g_assert_cmpuint (bounce_headers_get_n (headers), ==, 3);
  bounce_headers_get_nth (headers, 2, &name, &value);
  g_assert_cmpstr (name, ==, "received");
  g_assert_cmpstr (value, ==, "c");
  g_assert_cmpstr (bounce_headers_get (headers, "RECEIVED"), ==, "a b");
  g_assert_null (bounce_headers_get (headers, "to"));
  g_assert_null (bounce_headers_get_raw (headers, "to"));
}

/* Decoded once, when asked for, and never into a second line. */
static void
test_decoding (void)
{
  g_autoptr (BounceHeaders) headers = bounce_headers_new (decode);

  n_decoded = 0;
  bounce_headers_add (headers, "A", "=?x", NULL);
  bounce_headers_add (headers, "B", "plain", NULL);
  bounce_headers_add (headers, "C", "=?broken", NULL);
  g_assert_cmpuint (n_decoded, ==, 0);
  g_assert_cmpstr (bounce_headers_get (headers, "a"), ==, "line line");
  g_assert_cmpstr (bounce_headers_get (headers, "a"), ==, "line line");
  g_assert_cmpstr (bounce_headers_get (headers, "b"), ==, "plain");
  g_assert_cmpstr (bounce_headers_get (headers, "c"), ==, "=?broken");
  g_assert_cmpuint (n_decoded, ==, 2);
  g_assert_cmpstr (bounce_headers_get_raw (headers, "a"), ==, "=?x");
}

static void
test_long (void)
{
  g_autoptr (BounceHeaders) headers = bounce_headers_new (decode);
  g_autofree char *value = g_strnfill (BOUNCE_HEADERS_MAX_VALUE + 1, 'x');

  g_assert_false (bounce_headers_add (headers, "A\xff", value, NULL));
  g_assert_cmpuint (strlen (bounce_headers_get (headers, "A\xef\xbf\xbd")), ==, BOUNCE_HEADERS_MAX_VALUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/headers/order", test_order);
  g_test_add_func ("/headers/decoding", test_decoding);
  g_test_add_func ("/headers/long", test_long);
  return g_test_run ();
}
