/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of Exchange 5.5 to 2003; whole notices: test-bounce-dialect-exchange.c. */
#include "bounce-exchange-list.h"

#include <string.h>

static const struct
{
  const char *why;
  const char *text;
  const char *address;
  const char *diagnostic;
} cases[] = {
  { "the date beside the address is no reason",
    "did not reach the following recipient(s):\n\na@b.example on Tue, 4 Mar 2025 10:00:05 +0000\n    <mx.example.net #5.1.1 smtp;550 no>\n",
    "a@b.example", "5.1.1 smtp;550 no" },
  { "in German, with a German date",
    "Folgende(r) Empfänger konnte(n) nicht erreicht werden:\n\n  a@b.example am 04.03.2025 10:01\n    Das Konto fehlt.\n    <mx.example.net #5.1.1>\n",
    "a@b.example", "5.1.1 Das Konto fehlt." },
  { "a sentence without any code",
    "The following recipient(s) cannot be reached:\n\na@b.example on 3/4/2025 10:00 AM\n    You may not write to this recipient.\n",
    "a@b.example", "You may not write to this recipient." },
  { "told by its form, in a language nobody listed",
    "Neniu ricevis:\n\na@b.example\n    Tie estas neniu.\n    <mx.example.net #5.1.1>\n",
    "a@b.example", "5.1.1 Tie estas neniu." },
  { "an X.400 address around it",
    "did not reach the following recipient(s):\n\nc=US;a= ;o=North;dda:SMTP=a@b.example; on Tue\n    (000C05A6) Unknown Recipient\n",
    "a@b.example", "on Tue (000C05A6) Unknown Recipient" },
};

static void
test_cases (void)
{
  static const char header[] = "From: postmaster@example.net\n\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (header, sizeof header - 1);
  g_autoptr (BounceMessage) message = bounce_message_parse (bytes);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *end = cases[i].text + strlen (cases[i].text);
      g_autoptr (BounceFolded) folded = bounce_folded_new (cases[i].text, end);
      g_autoptr (BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, NULL);
      const char *list = bounce_exchange_list_find (folded, cases[i].text, end);
      const BounceRecipient *recipient;

      g_test_message ("%s", cases[i].why);
      g_assert_nonnull (list);
      bounce_exchange_list_read (report, list, end, message);
      g_assert_cmpuint (report->recipients->len, ==, 1);
      recipient = g_ptr_array_index (report->recipients, 0);
      g_assert_cmpstr (recipient->address, ==, cases[i].address);
      g_assert_nonnull (recipient->diagnostic);
      g_assert_cmpstr (g_strstrip (recipient->diagnostic), ==, cases[i].diagnostic);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange-list/reads its entries", test_cases);
  return g_test_run ();
}
