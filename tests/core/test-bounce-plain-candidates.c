/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may be meant; whole notices: test-bounce-dialect-plain.c. */
#include "bounce-plain-candidates.h"

#include <string.h>

static const struct
{
  const char *why;
  const char *text;
  gboolean    certain;
  const char *found;             /* addresses, "|" between                      */
} cases[] = {
  { "a list after \"following recipients\"",   "not sent to the following recipients:\n\n  a@b.example\n  c@d.example\n", FALSE, "a@b.example|c@d.example" },
  { "a sentence that names one",               "I could not deliver your message to <a@b.example>.\n", FALSE, "a@b.example" },
  { "several in one breath",                    "Your message to a@b.example, c@d.example and e@f.example failed\n", FALSE, "a@b.example|c@d.example|e@f.example" },
  { "in Japanese",                             "宛先: a@b.example は存在しません\n", FALSE, "a@b.example" },
  { "a line of failure before one nearby",     "Names look like x@y.example.\nbox a@b.example does not exist\n", FALSE, "a@b.example" },
  { "the envelope to whom it came",            "It failed.\n", FALSE, "u@d.example" },
  { "only the sender, whom it tells",          "list+u=d.example@example.org: it failed\n", FALSE, "u@d.example" },
};

static void
test_cases (void)
{
  static const char header[] = "From: postmaster@example.net\nTo: list+u=d.example@example.org\n\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (header, sizeof header - 1);
  g_autoptr (BounceMessage) message = bounce_message_parse (bytes);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *end = cases[i].text + strlen (cases[i].text);
      g_autoptr (BounceFolded) folded = bounce_folded_new (cases[i].text, end);
      g_autoptr (BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, NULL);
      g_autoptr (GString) found = g_string_new (NULL);
      BouncePlainCandidates candidates = { message, NULL, folded, cases[i].text, end, cases[i].certain };

      bounce_plain_candidates_find (&candidates, report);
      for (guint n = 0; n < report->recipients->len; n++)
        {
          const BounceRecipient *recipient = g_ptr_array_index (report->recipients, n);

          g_string_append_printf (found, "%s%s", n > 0 ? "|" : "", recipient->address);
        }
      g_test_message ("%s", cases[i].why);
      g_assert_cmpstr (found->str, ==, cases[i].found);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plain-candidates/finds whom a notice means", test_cases);
  return g_test_run ();
}
