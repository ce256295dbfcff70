/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The Received lines of a message, compared with host names. */
#include "bounce-path.h"

static void
test_read (void)
{
  g_autoptr (BounceMessage) message = bounce_message_parse_headers (
    "Received: from a.example.org (a.example.org [192.0.2.1])\n"
    "\tby mx.example.net with ESMTP id 1; Tue, 1 Jul 2014 08:30:56 +0000\n"
    "Subject: Received: from x (x [192.0.2.9]) by y\n"
    "X-Received: by 10.1.1.1 with SMTP id 2; Tue, 1 Jul 2014 08:30:56 +0000\n"
    "received: from localhost (localhost [127.0.0.1]) by a.example.org; Tue, 1 Jul 2014 08:30:50 +0000\n\n", -1);
  g_autoptr (GPtrArray) path = bounce_path_read (message);
  const BounceHop *newest;
  const BounceHop *oldest;

  /* Two lines: no X-Received, nothing out of other fields, case left aside. */
  g_assert_cmpuint (path->len, ==, 2);
  newest = path->pdata[0];
  oldest = path->pdata[1];
  g_assert_cmpstr (newest->organisation, ==, "example.net");
  g_assert_true (newest->usable);
  g_assert_false (bounce_hop_is_local (newest));
  g_assert_true (g_str_has_prefix (newest->line, "from a.example.org"));
  /* A loopback address tells nobody anything. */
  g_assert_false (oldest->usable);
  g_assert_true (bounce_hop_is_local (oldest));
}

static void
test_compare (void)
{
  g_autoptr (BounceMessage) message = bounce_message_parse_headers (
    "Received: from greets.example.org (real.example.net [192.0.2.1]) by mx.example.com with ESMTP id 1\n\n", -1);
  g_autoptr (GPtrArray) path = bounce_path_read (message);
  const BounceHop *hop = path->pdata[0];

  g_assert_true (bounce_hop_is_from_host (hop, "GREETS.example.org"));
  g_assert_true (bounce_hop_is_from_host (hop, "real.example.net"));
  g_assert_false (bounce_hop_is_from_host (hop, "other.example.net"));
  g_assert_false (bounce_hop_is_from_host (hop, NULL));
  g_assert_true (bounce_hop_is_from_kin (hop, "other.example.net"));
  g_assert_true (bounce_hop_is_from_kin (hop, "example.org"));
  g_assert_false (bounce_hop_is_from_kin (hop, "mx.example.com"));
}

static void
test_bounded (void)
{
  g_autoptr (GString) headers = g_string_new (NULL);
  g_autoptr (BounceMessage) message = NULL;
  g_autoptr (GPtrArray) path = NULL;
  g_autoptr (GPtrArray) none = bounce_path_read (NULL);

  for (guint i = 0; i < 5000; i++)
    g_string_append (headers, "Received: from a (a [192.0.2.1]) by b with SMTP\n");
  g_string_append_c (headers, '\n');
  message = bounce_message_parse_headers (headers->str, -1);
  path = bounce_path_read (message);
  g_assert_cmpuint (path->len, ==, BOUNCE_PATH_MAX_HOPS);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/path/read", test_read);
  g_test_add_func ("/path/compare", test_compare);
  g_test_add_func ("/path/bounded", test_bounded);
  return g_test_run ();
}
