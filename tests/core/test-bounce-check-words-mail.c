/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The words for whether a domain takes mail. */
#include "bounce-check-words.h"

#include <string.h>

static char *none[] = { NULL };
static char *one[] = { (char *) "10 mx.example.org", NULL };
static char *three[] = { (char *) "10 mx.example.org", (char *) "20 mx2.example.org", (char *) "20 mx3.example.org", NULL };
static char *two_lost[] = { (char *) "mx.example.org", (char *) "mx2.example.org", NULL };
static char *lost[] = { (char *) "old.example.org", NULL };

static void
assert_words (char       *words,
              const char *wanted)
{
  g_assert_cmpstr (words, ==, wanted);
  g_free (words);
}

static void
test_problems (void)
{
  static const struct
  {
    BounceMailProblem  problem;
    const char        *sentence;
    const char        *advice;
  } rows[] = {
    { BOUNCE_MAIL_NO_DOMAIN, "The domain d.example.org does not exist.", "Look for a typing error in the domain; it may also have been given up." },
    { BOUNCE_MAIL_NO_MX_NO_ADDRESS, "The domain d.example.org exists, but has neither a mail server nor a public address.",
      "Whoever runs the domain must mend its MX record and the addresses of its mail servers." },
    { BOUNCE_MAIL_NULL_MX, "The domain d.example.org declares that it takes no mail (null MX).", NULL },
    { BOUNCE_MAIL_MX_WITHOUT_ADDRESS, "The mail servers that d.example.org names have no public address.",
      "Whoever runs the domain must mend its MX record and the addresses of its mail servers." },
    { BOUNCE_MAIL_FAILURE, "Asking for the mail servers of d.example.org ended in an error.",
      "If this lasts, the domain's name servers or its DNSSEC signatures are at fault." },
    { BOUNCE_MAIL_NO_ANSWER, "The question for the mail servers of d.example.org got no answer.", NULL },
    { BOUNCE_MAIL_OFFLINE, "No DNS server can be reached, so nothing is known of d.example.org.", NULL },
    { BOUNCE_MAIL_NOT_ASKED, "d.example.org is a private name or one for examples: nobody is asked about it.", NULL },
  };

  g_assert_cmpuint (G_N_ELEMENTS (rows), ==, BOUNCE_N_MAILS - 1);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      BounceMailResult result = { .problem = rows[i].problem, .domain = (char *) "d.example.org", .mx = none, .addresses = none, .dangling = none };

      assert_words (bounce_mail_result_dup_sentence (&result), rows[i].sentence);
      assert_words (bounce_mail_result_dup_advice (&result), rows[i].advice);
    }
}

static void
test_taken (void)
{
  BounceMailResult result = { .problem = BOUNCE_MAIL_OK, .domain = (char *) "d.example.org", .mx = one, .addresses = none, .dangling = none };

  assert_words (bounce_mail_result_dup_sentence (&result), "d.example.org takes mail at mx.example.org.");
  assert_words (bounce_mail_result_dup_advice (&result), NULL);
  result.mx = three;
  result.dangling = lost;
  assert_words (bounce_mail_result_dup_sentence (&result), "d.example.org takes mail at mx.example.org and 2 more servers.");
  assert_words (bounce_mail_result_dup_advice (&result), "One of its mail servers has no address: old.example.org.");
  /* The first that leads somewhere, not the first. */
  result.dangling = two_lost;
  assert_words (bounce_mail_result_dup_sentence (&result), "d.example.org takes mail at mx3.example.org.");
  result.mx = none;
  result.dangling = none;
  result.implicit = TRUE;
  assert_words (bounce_mail_result_dup_sentence (&result), "d.example.org names no mail server; its mail goes to its own address.");
  assert_words (bounce_mail_result_dup_advice (&result), "Mail goes to the web server then, which often takes none.");
}

/* The question for the servers was answered, that for their addresses was not. */
static void
test_addresses_unknown (void)
{
  BounceMailResult result = { .problem = BOUNCE_MAIL_NO_ANSWER, .domain = (char *) "d.example.org", .mx = one, .addresses = none, .dangling = none };

  assert_words (bounce_mail_result_dup_sentence (&result), "d.example.org names mail servers, but the question for their addresses got no answer.");
  result.problem = BOUNCE_MAIL_FAILURE;
  assert_words (bounce_mail_result_dup_sentence (&result), "d.example.org names mail servers, but asking for their addresses ended in an error.");
}

static void
test_hostile (void)
{
  /* Domains come from mail, mail servers from anybody's answer. */
  static char *mx[] = { (char *) "10 mx\342\200\256.example\n.org", NULL };
  BounceMailResult result = { .problem = BOUNCE_MAIL_OK, .domain = (char *) "\001\377", .mx = mx, .addresses = none, .dangling = none };
  g_autofree char *words = bounce_mail_result_dup_sentence (&result);

  g_assert_true (g_utf8_validate (words, -1, NULL));
  g_assert_null (strchr (words, '\n'));
  g_assert_null (strstr (words, "\342\200\256"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check-words-mail/problems", test_problems);
  g_test_add_func ("/check-words-mail/taken", test_taken);
  g_test_add_func ("/check-words-mail/addresses-unknown", test_addresses_unknown);
  g_test_add_func ("/check-words-mail/hostile", test_hostile);

  return g_test_run ();
}
