/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Limits, waits and new addresses in a server's words. */
#include "bounce-particulars.h"

static const struct
{
  const char *words, *result, *why;
} limits[] = {
  { "552 5.3.4 Message size exceeds fixed maximum message size (10485760)", "10 MB", "a binary number of bytes" },
  { "message size 9000000 exceeds size limit 5000000 of server mx.example.org", "5 MB", "the limit, not the message" },
  { "552 max message size is 20 MB", "20 MB", "a unit with a space" },
  { "limit=15728640 size=18571048", "15 MB", "the limit, not the size" },
  { "exceeds the maximum size of 25MB", "25 MB", "a unit without a space" },
  { "larger than 512 KB", "512 KB", "kilobytes" },
  { "Maximum allowed: 7,5 MB", "7.5 MB", "a decimal comma" },
  { "552 Headers too large (32 max)", NULL, "a count of something else" },
  { "550 limit of 10 recipients", NULL, "no size" },
  { "552 mailbox full", NULL, "nothing told" },
};

static const struct
{
  const char *words, *result, *why;
} waits[] = {
  { "451 4.7.1 Greylisted for 5 minutes", "5 minutes", "as told" },
  { "450 please try again in 300 seconds", "5 minutes", "nobody counts 300 seconds" },
  { "retry after 90 sec", "90 seconds", "an odd number of seconds stays" },
  { "come back in 00:14:59", "15 minutes", "a clock" },
  { "try again in 1 hour", "1 hour", "singular" },
  { "wait at least 2 days", "2 days", "days" },
  { "try again in 5m", "5 minutes", "a short unit" },
  { "try again later", NULL, "no time told" },
  { "in 5 moments", NULL, "no unit we know" },
  { "550 in 7 steps", NULL, "a word that begins like a unit" },
};

static const struct
{
  const char *words, *recipient, *result, *why;
} moves[] = {
  { "551 User not local; please try <Anna@example.com>", "anna@example.org", "Anna@example.com", "RFC 5321, spelled as written" },
  { "anna@example.org has moved to anna@example.net", "anna@example.org", "anna@example.net", "the second address" },
  { "new address is <anna@example.com>", NULL, "anna@example.com", "recipient not known" },
  { "please try <anna@example.org> again", "Anna@Example.org", NULL, "the recipient is no new address" },
  { "please try again or write to postmaster@example.org", "anna@example.org", NULL, "an office is nobody's new address" },
  { "550 user unknown", "anna@example.org", NULL, "nothing told" },
};

static void
test_limits (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autofree char *result = bounce_particulars_dup_limit (limits[i].words);

      g_test_message ("%s", limits[i].why);
      g_assert_cmpstr (result, ==, limits[i].result);
    }
}

static void
test_waits (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (waits); i++)
    {
      g_autofree char *result = bounce_particulars_dup_wait (waits[i].words);

      g_test_message ("%s", waits[i].why);
      g_assert_cmpstr (result, ==, waits[i].result);
    }
}

static void
test_moves (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autofree char *result = bounce_particulars_dup_new_address (moves[i].words, moves[i].recipient);

      g_test_message ("%s", moves[i].why);
      g_assert_cmpstr (result, ==, moves[i].result);
    }
}

static void
test_hostile (void)
{
  g_autoptr (GString) many = g_string_new (NULL);

  g_assert_null (bounce_particulars_dup_limit (NULL));
  g_assert_null (bounce_particulars_dup_wait (NULL));
  g_assert_null (bounce_particulars_dup_new_address (NULL, NULL));
  while (many->len < 1024 * 1024)
    g_string_append (many, "limit moved in \xff ");
  g_assert_null (bounce_particulars_dup_limit (many->str));
  g_assert_null (bounce_particulars_dup_wait (many->str));
  g_assert_null (bounce_particulars_dup_new_address (many->str, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/particulars/limits", test_limits);
  g_test_add_func ("/particulars/waits", test_waits);
  g_test_add_func ("/particulars/moves", test_moves);
  g_test_add_func ("/particulars/hostile", test_hostile);

  return g_test_run ();
}
