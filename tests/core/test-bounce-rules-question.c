/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The order in which the parts of a statement are asked. */
#include "bounce-rules-file.h"
#include "bounce-rules-question.h"

#include <string.h>

/* One rule a layer, each of another cause; "late" ones in the second half. */
static const char file[] =
  "phrase\tno-such-user\t-\t*\ttext\tgone away\t550 gone away\t-\n"
  "outer\tsender-verification\t-\t*\ttext\tasked back\t550 asked back\t-\touter\n"
  "status\tmailbox-full\t-\t*\tstatus\tx.2.2\t552 5.2.2\t-\n"
  "code\tdomain-takes-no-mail\t-\t*\tcode\t521\t521\t-\n"
  "late\tgave-up\t-\t*\ttext\ttoo old\t550 too old\t-\tlate\n"
  "weak\tpolicy-other\t-\t*\tstatus\tx.7.1\t550 5.7.1\t-\tguess\n"
  "busy\tserver-busy\t-\t*\tcode\t421\t421\t-\tguess\n"
  "doubt\tsender-refused\t-\t*\ttext\tsender\t550 sender\t-\tdoubt\n"
  "mute\tunclear\t-\t*\ttext\tfor now\t550 for now\t-\tdoubt\n";

static const struct
{
  const char *words, *text, *status, *rule;
  BounceBasis basis;
  gboolean    doubt;
  const char *why;
} rows[] = {
  { "550 gone away", "too old", "5.2.2", "phrase", BOUNCE_BASIS_INNER, TRUE, "the innermost words first" },
  { "gone away said: 552 5.2.2 hm", NULL, NULL, "phrase", BOUNCE_BASIS_WHOLE, TRUE, "words around it before its status" },
  { "asked back said: 550 gone away", NULL, NULL, "phrase", BOUNCE_BASIS_INNER, TRUE, "in file order, both counted as inner" },
  { "552 5.2.2 hm", "gone away", "5.7.1", "status", BOUNCE_BASIS_STATUS, TRUE, "its status before the human part" },
  { "521 hm", "gone away", NULL, "code", BOUNCE_BASIS_CODE, TRUE, "a telling code too" },
  { "550 hm", "gone away", "5.2.2", "status", BOUNCE_BASIS_FIELD, TRUE, "the Status field before the human part" },
  { "550 5.7.1 hm", "gone away", NULL, "phrase", BOUNCE_BASIS_BODY, FALSE, "a weak status does not shut out telling words" },
  { "421 hm", "gone away", "5.7.1", "phrase", BOUNCE_BASIS_BODY, FALSE, "nor a weak code" },
  { "550 too old", "gone away", NULL, "phrase", BOUNCE_BASIS_BODY, FALSE, "nor late words" },
  { "550 too old", NULL, "5.7.1", "late", BOUNCE_BASIS_INNER, FALSE, "late words before a weak status" },
  { "550 5.7.1 hm", NULL, NULL, "weak", BOUNCE_BASIS_STATUS, FALSE, "a weak status when there is nothing else" },
  { "550 hm", "too old", NULL, "late", BOUNCE_BASIS_BODY, FALSE, "late words of the human part at the very end" },
  { "gone away", "gone away", "5.2.2", "status", BOUNCE_BASIS_FIELD, TRUE, "without a diagnostic the Status field goes before free words" },
  { "550 gone away, sender", NULL, NULL, "phrase", BOUNCE_BASIS_INNER, TRUE, "late words may raise a doubt" },
  { "550 gone away for now", NULL, NULL, "phrase", BOUNCE_BASIS_INNER, TRUE, "and so may words that name no cause" },
  { "550 for now", NULL, "5.7.1", "weak", BOUNCE_BASIS_FIELD, FALSE, "which decide nothing" },
  { "550 5.2.2 gone away", NULL, NULL, "phrase", BOUNCE_BASIS_INNER, TRUE, "a status of another cause speaks against the words" },
  { "550 5.7.1 gone away", NULL, NULL, "phrase", BOUNCE_BASIS_INNER, FALSE, "a weak one does not" },
  { "550 hm", "hm", NULL, NULL, BOUNCE_BASIS_BODY, FALSE, "nothing" },
};

static void
test_rows (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (file, sizeof file - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rules = bounce_rules_file_read (bytes, "my.tsv", FALSE, &error);
  BounceRulesIndex *index;

  g_assert_no_error (error);
  index = bounce_rules_index_new (rules);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BounceReply) reply = bounce_reply_new (rows[i].words);
      BounceStatement statement = { .reply = reply, .text = rows[i].text };
      BounceDecision decision = { 0 };
      BounceQuestion question;

      if (rows[i].status != NULL)
        statement.status = bounce_status_find (rows[i].status);
      bounce_question_init (&question, &statement);
      bounce_question_ask (&question, index, &decision);
      bounce_question_clear (&question);
      g_test_message ("%s", rows[i].why);
      g_assert_cmpstr (decision.rule != NULL ? decision.rule->id : NULL, ==, rows[i].rule);
      if (decision.rule != NULL)
        g_assert_cmpint (decision.basis, ==, rows[i].basis);
      /* Doubts matter where an address could be removed: for the phrase. */
      if (rows[i].basis == BOUNCE_BASIS_INNER && g_strcmp0 (rows[i].rule, "phrase") == 0)
        g_assert_true (decision.doubt == rows[i].doubt);
    }
  bounce_rules_index_free (index);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules-question/rows", test_rows);

  return g_test_run ();
}
