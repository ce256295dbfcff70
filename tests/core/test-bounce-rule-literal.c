/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Literals of expressions: one too many and a rule never matches again. */
#include "bounce-rule-literal.h"

static const struct
{
  const char *regex, *literals, *why;
} cases[] = {
  { "box \\S+ unknown", " unknown|", "the longest run that is sure" },
  { "quota(?: is)? exceeded", " exceeded|", "an optional group is not sure" },
  { "colou?r here", "r here|", "the letter before ? may be missing" },
  { "\\d+\\Kseat taken", "seat taken|", "where the evidence begins says nothing of what must be there" },
  { "ab+cdef", "cdef|", "+ ends a run, its letter is sure" },
  { "abcx*defg", "defg|", "* allows for none" },
  { "(?:unknown|not found)", "unknown|not found|", "one of two" },
  { "(?:unknown|\\d+)", NULL, "one way without a literal spoils the set" },
  { "unknown|not found", "unknown|not found|", "the same without a group" },
  { "(?:a|b) (?:unknown|missing)", "unknown|missing|", "the telling group is taken" },
  { "x (?:un(?:known|defined))", "known|defined|", "groups in groups" },
  { "\\(S31\\d\\d\\)", "(s31|", "escaped signs are letters, in small" },
  { "[a-z]{4}", NULL, "a class is no literal" },
  { "(?i)unknown", NULL, "switches are beyond us" },
  { "\\x41bcdef", NULL, "escapes that may be any letter are beyond us" },
  { "(?!no )such user", "such user|", "what must be absent is no literal" },
  { "(?<!retry )timeout", "timeout|", "nor what must be absent before" },
  { "ab", NULL, "too short to be rare" },
  { "unknown)", NULL, "unbalanced" },
  { "(unknown", NULL, "unbalanced" },
  { "[unknown", NULL, "unbalanced" },
  { "\\", NULL, "a lone backslash" },
  { "", NULL, "nothing" },
  { "(((((((((((deep)))))))))))", NULL, "depth is bounded" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) found = bounce_rule_literal_find (cases[i].regex);
      g_autoptr (GString) joined = g_string_new (NULL);

      for (guint k = 0; found != NULL && found[k] != NULL; k++)
        g_string_append_printf (joined, "%s|", found[k]);
      g_test_message ("%s: %s", cases[i].regex, cases[i].why);
      g_assert_cmpstr (found != NULL ? joined->str : NULL, ==, cases[i].literals);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule-literal/cases", test_cases);

  return g_test_run ();
}
