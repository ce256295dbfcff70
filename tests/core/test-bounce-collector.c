/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests what is kept of messages as they pass by. */

#include "bounce-collector.h"

#include <string.h>

typedef struct
{
  GString *heads;        /* each followed by "|" */
  GString *mails;        /* number:bytes|        */
  gboolean want;
  guint    stop_at;
  gboolean truncated;
} Seen;

static gboolean
on_want (const char *head,
         gsize       length,
         gpointer    user_data)
{
  Seen *seen = user_data;

  g_assert_cmpint (head[length], ==, '\0');
  g_string_append_len (seen->heads, head, length);
  g_string_append_c (seen->heads, '|');
  return seen->want;
}

static gboolean
on_mail (const BounceMail *mail,
         gpointer          user_data)
{
  Seen *seen = user_data;
  gsize length = 0;
  const char *bytes = mail->bytes ? g_bytes_get_data (mail->bytes, &length) : "(not wanted)";

  g_string_append_printf (seen->mails, "%u:%.*s|", mail->number, (int) (mail->bytes ? length : strlen (bytes)), bytes);
  seen->truncated |= mail->truncated;
  return mail->number != seen->stop_at;
}

static void
pass (BounceCollector *collector,
      const char      *message,
      gsize            cut)
{
  gsize length = strlen (message);
  BounceSpan span = { 0, length };

  bounce_collector_funcs.begin (0, collector);
  for (gsize at = 0; at < length; at += cut)
    bounce_collector_funcs.data ((const guint8 *) message + at, MIN (cut, length - at), collector);
  bounce_collector_funcs.end (&span, collector);
}

typedef struct
{
  const char *why;
  const char *message;
  const char *head;
  const char *bytes;       /* NULL for those of the message */
} Row;

static const Row rows[] = {
  { "LF", "To: x\n\nbody\n\nmore\n", "To: x\n\n", NULL },
  { "CRLF", "To: x\r\n\r\nbody\r\n", "To: x\r\n\r\n", NULL },
  { "CR", "To: x\r\rbody\r", "To: x\r\r", NULL },
  { "CRCRLF", "To: x\r\r\n\r\r\nbody\r\r\n", "To: x\r\r\n\r\r\n", NULL },
  { "blank lines before the header do not end it", "\n   \nTo: x\n\nbody\n", "\n   \nTo: x\n\n", NULL },
  { "a line of blanks in it is a continuation", "To: x\n \nCc: y\n\nbody\n", "To: x\n \nCc: y\n\n", NULL },
  { "no body", "To: x\n", "To: x\n", NULL },
  { "no line end", "To: x", "To: x", NULL },
  { "a CR at the end", "To: x\r", "To: x\r", NULL },
  { "nothing", "", "", NULL },
  { "mboxrd", "To: x\n\n>From a\n>>From b\n> From c\nx >From d\n>From", "To: x\n\n", "To: x\n\nFrom a\n>From b\n> From c\nx >From d\n>From" },
  { "mboxrd with CRLF", "To: x\r\n\r\n>From a\r\n", "To: x\r\n\r\n", "To: x\r\n\r\nFrom a\r\n" },
  { "the relic of UUCP stays as it is", ">From a!b Thu\nTo: x\n\n>From a\n", ">From a!b Thu\nTo: x\n\n", ">From a!b Thu\nTo: x\n\nFrom a\n" },
};

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (gsize cut = 1; cut <= strlen (rows[i].message) + 1; cut++)
      {
        Seen seen = { g_string_new (NULL), g_string_new (NULL), TRUE, 0, FALSE };
        g_autoptr (BounceCollector) collector = bounce_collector_new (TRUE, on_want, on_mail, &seen);
        g_autofree char *head = g_strconcat (rows[i].head, "|", NULL);
        g_autofree char *mail = g_strconcat ("1:", rows[i].bytes ? rows[i].bytes : rows[i].message, "|", NULL);

        pass (collector, rows[i].message, cut);
        g_assert_cmpstr (seen.heads->str, ==, head);
        g_assert_cmpstr (seen.mails->str, ==, mail);
        g_string_free (seen.heads, TRUE);
        g_string_free (seen.mails, TRUE);
      }
}

static Seen
collect (const char *const *messages,
         gboolean           mbox,
         gboolean           want,
         guint              stop_at)
{
  Seen seen = { g_string_new (NULL), g_string_new (NULL), want, stop_at, FALSE };
  g_autoptr (BounceCollector) collector = bounce_collector_new (mbox, on_want, on_mail, &seen);

  for (; *messages; messages++)
    pass (collector, *messages, 3);
  g_assert_cmpint (bounce_collector_is_stopped (collector), ==, stop_at > 0);
  return seen;
}

static void
assert_mails (Seen       *seen,
              const char *mails)
{
  g_assert_cmpstr (seen->mails->str, ==, mails);
  g_string_free (seen->heads, TRUE);
  g_string_free (seen->mails, TRUE);
}

static void
test_not_wanted (void)
{
  const char *messages[] = { "To: x\n\nbody\n", "To: y\n", NULL };
  Seen seen = collect (messages, TRUE, FALSE, 0);

  assert_mails (&seen, "1:(not wanted)|2:(not wanted)|");
}

static void
test_stopped (void)
{
  const char *messages[] = { "To: x\n\n", "To: y\n\n", "To: z\n\n", NULL };
  Seen seen = collect (messages, TRUE, TRUE, 2);

  g_assert_cmpstr (seen.heads->str, ==, "To: x\n\n|To: y\n\n|");
  assert_mails (&seen, "1:To: x\n\n|2:To: y\n\n|");
}

/* The number is hexadecimal, and counts only at the top: below the first hop
 * a sender could hide his mail with it. */
static void
test_expunged (void)
{
  const char *messages[] = {
    "X-Mozilla-Status: 0009\nTo: a\n\n", "X-UIDL: 1\nX-Mozilla-Status: 0008\nTo: b\n\n", "X-Mozilla-Status: 0001\nTo: c\n\n",
    "Received: x\nX-Mozilla-Status: 0008\nTo: d\n\n", "X-Mozilla-Status: 8008\n\n", "X-Mozilla-Status2: 00000008\nTo: e\n\n",
    "X-Mozilla-Status: 0010\n\n", NULL
  };
  Seen seen = collect (messages, TRUE, FALSE, 0);

  g_assert_null (strstr (seen.heads->str, "To: b"));
  assert_mails (&seen, "1:(not wanted)|2:(not wanted)|3:(not wanted)|4:(not wanted)|");
}

/* A message file was saved as it is: nobody quoted or deleted in it. */
static void
test_no_mbox (void)
{
  const char *messages[] = { "X-Mozilla-Status: 0008\n\n>From x\n", NULL };
  Seen seen = collect (messages, FALSE, TRUE, 0);

  assert_mails (&seen, "1:X-Mozilla-Status: 0008\n\n>From x\n|");
}

static gboolean
on_large (const BounceMail *mail,
          gpointer          user_data)
{
  g_assert_cmpuint (g_bytes_get_size (mail->bytes), ==, BOUNCE_MAILBOX_MESSAGE_MAX);
  g_assert_cmpuint (mail->span.length, ==, 2 * BOUNCE_MAILBOX_MESSAGE_MAX);
  g_assert_true (mail->truncated);
  return TRUE;
}

/* Bytes without a line end: a head that stops at its limit, a message at its. */
static void
test_limits (void)
{
  g_autoptr (BounceCollector) collector = bounce_collector_new (TRUE, NULL, on_large, NULL);
  g_autofree guint8 *piece = g_malloc (65536);
  BounceSpan span = { 0, 2 * BOUNCE_MAILBOX_MESSAGE_MAX };

  memset (piece, 'x', 65536);
  bounce_collector_funcs.begin (0, collector);
  for (gsize at = 0; at < span.length; at += 65536)
    bounce_collector_funcs.data (piece, 65536, collector);
  bounce_collector_funcs.end (&span, collector);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/collector/rows-in-every-cut", test_rows);
  g_test_add_func ("/collector/not-wanted", test_not_wanted);
  g_test_add_func ("/collector/stopped", test_stopped);
  g_test_add_func ("/collector/expunged", test_expunged);
  g_test_add_func ("/collector/no-mbox", test_no_mbox);
  g_test_add_func ("/collector/limits", test_limits);
  return g_test_run ();
}
