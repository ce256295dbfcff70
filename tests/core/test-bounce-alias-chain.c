/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* CNAMEs over several answers: where they end, and when they do not. */
#include "bounce-alias-chain.h"

#include "bounce-dns-packet.h"

static BounceAnswer *
answer_new (BounceAnswerKind kind, const char *name, const char *value, const char *aliases, guint ttl)
{
  const char *values[] = { value, NULL };
  g_auto (GStrv) list = g_strsplit (aliases, " ", -1);
  BounceAnswer *answer = bounce_answer_new (kind, BOUNCE_QUESTION_PTR, name, values, (const char * const *) list, ttl);

  answer->milliseconds = 30;
  return answer;
}

static void
test_direct (void)
{
  g_autoptr (BounceAliasChain) chain = bounce_alias_chain_new ("a.example", BOUNCE_QUESTION_PTR);
  g_autoptr (BounceAnswer) answer = answer_new (BOUNCE_ANSWER_FOUND, "a.example", "mx.example", "b.example", 60);
  const char *next;
  g_autoptr (BounceAnswer) whole = bounce_alias_chain_add (chain, answer, &next);

  g_assert_true (whole == answer);
  g_assert_null (next);
}

/* A stranger who writes "CNAME nas.local" must not make us ask for it; nor is
 * that "there is nothing". */
static void
test_into_the_house (void)
{
  static const struct { const char *target; gboolean asked; } rows[] = {
    { "nas.local", FALSE }, { "printer", FALSE }, { "wpad.corp", FALSE }, { "x.home.arpa", FALSE },
    { "5.0-127.113.0.203.in-addr.arpa", TRUE }, { "b.example", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BounceAliasChain) chain = bounce_alias_chain_new ("a.example", BOUNCE_QUESTION_A);
      g_autoptr (BounceAnswer) first = answer_new (BOUNCE_ANSWER_EMPTY, "a.example", NULL, rows[i].target, 0);
      const char *next;
      g_autoptr (BounceAnswer) whole = bounce_alias_chain_add (chain, first, &next);

      g_assert_cmpstr (next, ==, rows[i].asked ? rows[i].target : NULL);
      g_assert_true (rows[i].asked ? whole == NULL : whole->kind == BOUNCE_ANSWER_BROKEN);
    }
}

static void
test_followed (void)
{
  static const struct
  {
    const char       *why;
    BounceAnswerKind  kind;
    const char       *value;
    guint             ttl;
  } rows[] = {
    { "found at the end", BOUNCE_ANSWER_FOUND, "mx.example", 60 },
    { "absent at the end is absent", BOUNCE_ANSWER_ABSENT, NULL, 300 },
    { "silence at the end is silence", BOUNCE_ANSWER_SILENT, NULL, 0 },
    { "a refusal there is one", BOUNCE_ANSWER_REFUSED, NULL, 0 },
    { "nothing there, says a SOA", BOUNCE_ANSWER_EMPTY, NULL, 300 },
    { "nothing there, says nobody, and no alias leads on", BOUNCE_ANSWER_EMPTY, NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BounceAliasChain) chain = bounce_alias_chain_new ("a.example", BOUNCE_QUESTION_PTR);
      g_autoptr (BounceAnswer) first = answer_new (BOUNCE_ANSWER_EMPTY, "a.example", NULL, "b.example c.example", 0);
      g_autoptr (BounceAnswer) second = answer_new (rows[i].kind, "c.example", rows[i].value, "", rows[i].ttl);
      g_autoptr (BounceAnswer) whole = NULL;
      g_autofree char *aliases = NULL;
      const char *next;

      g_test_message ("%s", rows[i].why);
      g_assert_null (bounce_alias_chain_add (chain, first, &next));
      g_assert_cmpstr (next, ==, "c.example");
      whole = bounce_alias_chain_add (chain, second, &next);
      aliases = g_strjoinv (" ", whole->aliases);
      g_assert_null (next);
      g_assert_cmpint (whole->kind, ==, rows[i].kind);
      g_assert_cmpstr (whole->name, ==, "a.example");
      g_assert_cmpstr (whole->values[0], ==, rows[i].value);
      g_assert_cmpstr (aliases, ==, "b.example c.example");
      g_assert_cmpuint (whole->ttl, ==, rows[i].ttl);
      g_assert_cmpuint (whole->milliseconds, ==, 60);
    }
}

static void
test_circle (void)
{
  static const char * const back[] = { "a.example", "b.example" };

  for (guint i = 0; i < G_N_ELEMENTS (back); i++)
    {
      g_autoptr (BounceAliasChain) chain = bounce_alias_chain_new ("a.example", BOUNCE_QUESTION_PTR);
      g_autoptr (BounceAnswer) first = answer_new (BOUNCE_ANSWER_EMPTY, "a.example", NULL, "b.example", 0);
      g_autoptr (BounceAnswer) second = answer_new (BOUNCE_ANSWER_EMPTY, "b.example", NULL, back[i], 0);
      g_autoptr (BounceAnswer) whole = NULL;
      const char *next;

      g_assert_null (bounce_alias_chain_add (chain, first, &next));
      whole = bounce_alias_chain_add (chain, second, &next);
      g_assert_cmpint (whole->kind, ==, BOUNCE_ANSWER_BROKEN);
      g_assert_null (next);
    }
}

static void
test_endless (void)
{
  g_autoptr (BounceAliasChain) chain = bounce_alias_chain_new ("n0.example", BOUNCE_QUESTION_PTR);
  g_autoptr (BounceAnswer) whole = NULL;
  const char *next = "n0.example";
  guint links = 0;

  while (next)
    {
      g_autofree char *target = g_strdup_printf ("n%u.example", ++links);
      g_autoptr (BounceAnswer) answer = answer_new (BOUNCE_ANSWER_EMPTY, next, NULL, target, 0);

      whole = bounce_alias_chain_add (chain, answer, &next);
    }
  g_assert_cmpuint (links, ==, BOUNCE_DNS_PACKET_MAX_ALIASES + 1);
  g_assert_cmpint (whole->kind, ==, BOUNCE_ANSWER_BROKEN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/alias-chain/direct", test_direct);
  g_test_add_func ("/alias-chain/into-the-house", test_into_the_house);
  g_test_add_func ("/alias-chain/followed", test_followed);
  g_test_add_func ("/alias-chain/circle", test_circle);
  g_test_add_func ("/alias-chain/endless", test_endless);
  return g_test_run ();
}
