/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What may share a remembered decision, and what may not. */
#include "bounce-rules-cache.h"

static char *
get_key (const char  *words,
         BounceStatus status,
         const char  *receiver,
         gboolean     exact)
{
  g_autoptr (BounceReply) reply = bounce_reply_new (words);
  BounceStatement statement = { .reply = reply, .status = status, .receiver = receiver };
  BounceQuestion question;
  char *key;

  bounce_question_init (&question, &statement);
  key = bounce_rules_cache_key (&question, exact);
  bounce_question_clear (&question);

  return key;
}

static const struct
{
  const char *a, *b;
  gboolean    same;
  const char *why;
} pairs[] = {
  { "550 <anna@example.org> unknown", "550 <bert@example.net> unknown", TRUE, "addresses of people" },
  { "550 blocked [192.0.2.7]", "550 blocked [198.51.100.23]", TRUE, "addresses of hosts" },
  { "550 unknown 1700000001", "550 unknown 1700000002", TRUE, "times" },
  { "550 refused (S3140)", "550 refused (S3150)", FALSE, "an operator's mark" },
  { "550 5.7.606 no", "550 5.7.607 no", FALSE, "a status" },
  { "550 no", "551 no", FALSE, "a code" },
  { "550 LPN007_416", "550 LPN007_510", FALSE, "a mark with an underline" },
  { "550 c=rdns", "550 c=bl", FALSE, "a letter" },
};

static void
test_keys (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *a = get_key (pairs[i].a, 0, NULL, FALSE);
      g_autofree char *b = get_key (pairs[i].b, 0, NULL, FALSE);

      g_test_message ("%s", pairs[i].why);
      g_assert_true (g_str_equal (a, b) == pairs[i].same);
    }
}

/* All that decides must be in the key. */
static void
test_circumstances (void)
{
  g_autofree char *plain = get_key ("550 no", 0, NULL, FALSE);
  g_autofree char *status = get_key ("550 no", BOUNCE_STATUS (5, 1, 1), NULL, FALSE);
  g_autofree char *receiver = get_key ("550 no", 0, "mx.example.org", FALSE);
  g_autofree char *exact_a = get_key ("550 no 192.0.2.7", 0, NULL, TRUE);
  g_autofree char *exact_b = get_key ("550 no 192.0.2.8", 0, NULL, TRUE);

  g_assert_cmpstr (plain, !=, status);
  g_assert_cmpstr (plain, !=, receiver);
  g_assert_cmpstr (exact_a, !=, exact_b);
}

static void
test_long (void)
{
  g_autofree char *words = g_strnfill (10000, 'x');

  g_assert_null (get_key (words, 0, NULL, FALSE));
}

/* More decisions than slots: the old go, none is mixed up. */
static void
test_store (void)
{
  BounceRulesCache *cache = bounce_rules_cache_new ();
  guint kept = 0;

  for (guint i = 0; i < 5000; i++)
    {
      BounceDecision decision = { .basis = i % 7 };

      bounce_rules_cache_store (cache, g_strdup_printf ("key %u", i), &decision);
    }
  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *key = g_strdup_printf ("key %u", i);
      BounceDecision decision;

      if (bounce_rules_cache_lookup (cache, key, &decision))
        {
          g_assert_cmpuint (decision.basis, ==, i % 7);
          kept++;
        }
    }
  g_assert_cmpuint (kept, >, 100);
  g_assert_cmpuint (kept, <, 2000);
  bounce_rules_cache_free (cache);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules-cache/keys", test_keys);
  g_test_add_func ("/rules-cache/circumstances", test_circumstances);
  g_test_add_func ("/rules-cache/long", test_long);
  g_test_add_func ("/rules-cache/store", test_store);

  return g_test_run ();
}
