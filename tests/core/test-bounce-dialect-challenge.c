/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Challenges, and requests to confirm that are none. */
#include "bounce-dialect.h"

#include <string.h>

static const struct { const char *text; gboolean is; const char *why; } rows[] = {
  { "From: a@example.net\nSubject: Re: Offer\n\nPlease confirm your message to be delivered: reply to this mail.\n", TRUE, "answer to be delivered" },
  { "From: a@example.net\nSubject: Verify\n\nBefore your message can be\ndelivered, click http://example.net/verify\n", TRUE, "a link; words wrapped" },
  { "From: a@example.net\nX-TMDA-Confirm-Done: 1\nSubject: x\n\nx\n", TRUE, "a header" },
  { "From: list-confirm@example.net\nSubject: confirm 1234\n\nTo confirm that you sent this request to subscribe, reply to this message.\n", FALSE, "a list" },
  { "From: shop@example.net\nSubject: Confirm your account\n\nClick the link to verify your account. Prove that you are human.\n", FALSE, "a registration" },
  { "From: a@example.net\nList-Id: <l.example.net>\nSubject: x\n\nYour message is being held; click here.\n", FALSE, "from a list" },
  { "From: a@example.net\nSubject: hello\n\nPlease reply.\n", FALSE, "ordinary mail" },
};

static void
test_rows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new (rows[i].text, strlen (rows[i].text));
      g_autoptr(BounceMessage) message = bounce_message_parse (bytes);

      g_test_message ("%s", rows[i].why);
      g_assert_cmpint (bounce_dialect_challenge.recognise (message), ==, rows[i].is);
      if (rows[i].is)
        {
          g_autoptr(BounceReport) report = bounce_dialect_challenge.read (message);

          g_assert_cmpint (report->kind, ==, BOUNCE_KIND_CHALLENGE);
          g_assert_cmpuint (report->recipients->len, ==, 1);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/challenge/rows", test_rows);
  return g_test_run ();
}
