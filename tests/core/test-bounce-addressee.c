/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Of whom a server speaks when it says that somebody does not exist. */
#include "bounce-addressee.h"

static gboolean
is_meant (const char  *words,
          BounceCause  cause,
          const char  *address,
          const char  *original,
          const char  *sender)
{
  BounceRecipient recipient = { .address = (char *) address, .original = (char *) original };
  g_autoptr (GPtrArray) senders = g_ptr_array_new ();

  g_ptr_array_add (senders, (gpointer) sender);
  return bounce_addressee_is_meant (words, cause, &recipient, senders);
}

static gboolean
user (const char *words)
{
  return is_meant (words, BOUNCE_CAUSE_NO_SUCH_USER, "anna@example.org", "info@example.net", "bakery.example");
}

static gboolean
domain (const char *words)
{
  return is_meant (words, BOUNCE_CAUSE_NO_SUCH_DOMAIN, "anna@example.org", NULL, "bakery.example");
}

static void
test_addresses (void)
{
  g_assert_true (user ("550 user unknown"));
  g_assert_true (user ("550 <Anna@Example.ORG>: user unknown"));
  g_assert_true (user ("550 <info@example.net>: user unknown"));
  g_assert_true (user ("550 alias leads to <a.bauer@example.org>: user unknown"));
  g_assert_true (user ("550 mail from <news@bakery.example> for <anna@example.org>: user unknown"));
  g_assert_false (user ("550 <news@bakery.example>: user unknown"));
  g_assert_false (user ("550 <bounces+anna=example.org@bakery.example>: user unknown"));
  g_assert_false (user ("550 no such user <postmaster@bakery.example>"));
}

static void
test_one_house (void)
{
  const char *words = "550 <news@example.org>: user unknown";

  /* Sender and recipient under one roof: only the recipient himself counts. */
  g_assert_false (is_meant (words, BOUNCE_CAUSE_NO_SUCH_USER, "anna@example.org", NULL, "example.org"));
  g_assert_true (is_meant (words, BOUNCE_CAUSE_NO_SUCH_USER, "news@example.org", NULL, "example.org"));
}

static void
test_domains (void)
{
  g_assert_true (domain ("550 no such domain"));
  g_assert_true (domain ("550 no such domain: example.org"));
  g_assert_true (domain ("550 bakery.example may not write: no such domain example.org"));
  g_assert_false (domain ("550 no such domain: Bakery.Example"));
  g_assert_false (domain ("550 mx.bakery.example: unknown host"));
  /* A user may be unknown at any host. */
  g_assert_true (user ("550 user unknown, says mx.bakery.example"));
}

static void
test_unknown_recipient (void)
{
  g_autoptr (GPtrArray) senders = g_ptr_array_new ();

  g_assert_true (bounce_addressee_is_meant ("550 <news@bakery.example>", BOUNCE_CAUSE_NO_SUCH_USER, NULL, senders));
  g_assert_true (is_meant ("550 <news@bakery.example>", BOUNCE_CAUSE_NO_SUCH_USER, NULL, NULL, "bakery.example"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/addressee/addresses", test_addresses);
  g_test_add_func ("/addressee/one-house", test_one_house);
  g_test_add_func ("/addressee/domains", test_domains);
  g_test_add_func ("/addressee/unknown-recipient", test_unknown_recipient);
  return g_test_run ();
}
