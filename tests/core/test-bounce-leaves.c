/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The flat list of parts: its limit, its labels, the character set of neighbours. */
#include "bounce-leaves.h"

#include <string.h>

static GByteArray *
bytes_of (const char *text)
{
  return g_byte_array_append (g_byte_array_new (), (const guint8 *) text, strlen (text));
}

static void
test_limit (void)
{
  g_autoptr (BounceLeaves) leaves = bounce_leaves_new ();

  for (guint i = 0; i < BOUNCE_MESSAGE_MAX_PARTS; i++)
    g_assert_nonnull (bounce_leaves_add (leaves, g_strdup ("text/plain")));
  g_assert_null (bounce_leaves_add (leaves, g_strdup ("text/plain")));
  bounce_leaves_add_raw (leaves, "x", 1);
  g_assert_cmpuint (bounce_leaves_get_n (leaves), ==, BOUNCE_MESSAGE_MAX_PARTS);
  g_assert_null (bounce_leaves_get (leaves, BOUNCE_MESSAGE_MAX_PARTS));
}

static void
test_labels (void)
{
  g_autoptr (BounceLeaves) leaves = bounce_leaves_new ();
  BounceLeaf *leaf = bounce_leaves_add (leaves, g_strdup ("text/plain"));
  g_autofree char *name = g_strnfill (5000, 'n');

  bounce_leaf_set_labels (leaf, name, "two\nlines\xff");
  g_assert_cmpuint (strlen (leaf->part.name), ==, 1024);
  g_assert_true (g_utf8_validate (leaf->part.description, -1, NULL));
  g_assert_null (strchr (leaf->part.description, '\n'));
}

static void
test_empty_raw (void)
{
  g_autoptr (BounceLeaves) leaves = bounce_leaves_new ();

  bounce_leaves_add_raw (leaves, "", 0);
  g_assert_cmpuint (bounce_leaves_get_n (leaves), ==, 0);
  bounce_leaves_add_raw (leaves, "x", 1);
  g_assert_cmpstr (bounce_leaves_get (leaves, 0)->part.type, ==, "text/plain");
}

/* A report often lacks the label that the words before it have. */
static void
test_hint (void)
{
  g_autoptr (BounceLeaves) leaves = bounce_leaves_new ();
  BounceLeaf *leaf;
  gboolean cut = FALSE;

  bounce_leaves_add (leaves, g_strdup ("text/plain"))->charset = g_strdup ("us-ascii");
  g_assert_null (bounce_leaves_get_hint (leaves));
  bounce_leaves_add (leaves, g_strdup ("text/plain"))->charset = g_strdup ("windows-1251");
  leaf = bounce_leaves_add (leaves, g_strdup ("message/delivery-status"));
  g_assert_cmpstr (bounce_leaves_get_hint (leaves), ==, "windows-1251");
  bounce_leaves_fill_text (leaves, leaf, bytes_of ("\xcf\xf0\xe8"), &cut);
  g_assert_cmpstr (leaf->text, ==, "При");
  g_assert_false (cut);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/leaves/limit", test_limit);
  g_test_add_func ("/leaves/labels", test_labels);
  g_test_add_func ("/leaves/empty-raw", test_empty_raw);
  g_test_add_func ("/leaves/hint", test_hint);
  return g_test_run ();
}
