/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Each line of a transcript goes to the recipient it is about. */
#include "bounce-transcript.h"

#include "bounce-report.h"

#include <string.h>

static const struct
{
  const char *why;
  const char *listed;            /* recipient named before, or NULL             */
  const char *lines;
  const char *told;              /* "address[ @ host]: words", joined with "; " */
} rows[] = {
  { "a verdict takes the reply before it", NULL,
    "... while talking to mx.example.net.:\n>>> RCPT To:<a@example.net>\n<<< 550 no\n550 5.1.1 <a@example.net>... User unknown\n",
    "a@example.net @ mx.example.net: 550 no" },
  { "pipelined: the reply stands under DATA, the verdict names who", NULL,
    "... while talking to mx.example.net.:\n>>> DATA\n<<< 550 no\n550 5.1.1 <a@example.net>... User unknown\n<<< 503 Need RCPT\n",
    "a@example.net @ mx.example.net: 550 no" },
  { "others that the transcript names are not the reported one", "a@example.net",
    "550 5.1.1 <b@example.net>... User unknown\n550 5.1.1 <a@example.net>... Host unknown\n",
    "a@example.net: 550 5.1.1 <a@example.net>... Host unknown" },
  { "a local name is the listed recipient", "bert@example.net",
    "mail.local: disk full\n550 5.1.1 bert... Can't create output\n",
    "bert@example.net: mail.local: disk full 550 5.1.1 bert... Can't create output" },
  { "two names in front of one verdict", NULL,
    "a@example.net,b@example.net... Deferred: Connection timed out with mx.example.net.\n",
    "a@example.net @ mx.example.net: a@example.net,b@example.net... Deferred: Connection timed out with mx.example.net.; "
    "b@example.net @ mx.example.net: a@example.net,b@example.net... Deferred: Connection timed out with mx.example.net." },
  { "a reply to nobody is for who has no words", "a@example.net",
    "... while talking to mx.example.net.:\n>>> MAIL From:<x@example.org>\n<<< 554 not you\n554 5.0.0 Service unavailable\n",
    "a@example.net @ mx.example.net: 554 not you" },
  { "replies that are no errors say nothing", "a@example.net",
    ">>> QUIT\n<<< 221 bye\n", "a@example.net: " },
  { "a relative writes a bracket and a colon", NULL,
    "550 <a@example.net>: Recipient address rejected\n", "a@example.net: 550 <a@example.net>: Recipient address rejected" },
  { "a program's name is no recipient", "a@example.net",
    "554 \"|/bin/x b@example.org\"... Service unavailable\n",
    "a@example.net: 554 \"|/bin/x b@example.org\"... Service unavailable" },
  { "three dots alone are nobody's", NULL, "... \n... ...\n", "-: ... ... ..." },
};

static char *
read_transcript (const char *listed,
                 const char *lines)
{
  g_autoptr (BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, NULL);
  g_autoptr (BounceTranscript) transcript = bounce_transcript_new (report);
  g_autoptr (GString) told = g_string_new (NULL);
  const char *cursor = lines;
  BounceLine line;

  if (listed)
    bounce_report_add_recipient (report, listed);
  while (bounce_line_read (&cursor, lines + strlen (lines), &line))
    bounce_transcript_take_line (transcript, &line);
  bounce_transcript_finish (transcript);

  for (guint i = 0; i < report->recipients->len; i++)
    {
      const BounceRecipient *recipient = g_ptr_array_index (report->recipients, i);

      g_string_append_printf (told, "%s%s%s%s: %s", i ? "; " : "", recipient->address ? recipient->address : "-",
                              recipient->remote_mta ? " @ " : "", recipient->remote_mta ? recipient->remote_mta : "",
                              recipient->diagnostic ? recipient->diagnostic : "");
    }

  return g_string_free (g_steal_pointer (&told), FALSE);
}

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *told = read_transcript (rows[i].listed, rows[i].lines);

      g_test_message ("%s", rows[i].why);
      g_assert_cmpstr (told, ==, rows[i].told);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/transcript/each line to whom it is about", test_rows);
  return g_test_run ();
}
