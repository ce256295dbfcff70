/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Recorded answers: what is written down, what is not, and what is no recording. */
#include "bounce-recording.h"

#include <string.h>

static BounceRecording *
load (const char *text, GError **error)
{
  g_autoptr (GBytes) ini = g_bytes_new (text, strlen (text));

  return bounce_recording_load (ini, error);
}

static void
test_find (void)
{
  static const char text[] =
    "# An example of ours.\n"
    "[A 5.2.0.192.list.example]\n"
    "values=127.0.0.2;127.0.0.4;\n"
    "ttl=300\n"
    "milliseconds=40\n"
    "[PTR 5.2.0.192.in-addr.arpa]\n"
    "values=mx.example.org;\n"
    "aliases=5.0/28.2.0.192.in-addr.arpa;\n"
    "[A Refused.Example]\n"
    "kind=refused\n";
  static const struct
  {
    const char     *why;
    const char     *name;
    BounceQuestion  question;
    const char     *raw;
    guint           milliseconds;
  } rows[] = {
    { "all values", "5.2.0.192.list.example", BOUNCE_QUESTION_A, "NOERROR 127.0.0.2 127.0.0.4 (TTL 300)", 40 },
    { "case and dot make no other name", "5.2.0.192.LIST.example.", BOUNCE_QUESTION_A, "NOERROR 127.0.0.2 127.0.0.4 (TTL 300)", 40 },
    { "another type was not written down", "5.2.0.192.list.example", BOUNCE_QUESTION_TXT, "NXDOMAIN (TTL 900)", 0 },
    { "aliases, and a TTL when none stands there", "5.2.0.192.in-addr.arpa", BOUNCE_QUESTION_PTR, "NOERROR CNAME 5.0/28.2.0.192.in-addr.arpa mx.example.org (TTL 900)", 0 },
    { "a kind by name", "refused.example", BOUNCE_QUESTION_A, "REFUSED", 0 },
    { "everything else is absent", "else.example", BOUNCE_QUESTION_MX, "NXDOMAIN (TTL 900)", 0 },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (BounceRecording) recording = load (text, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BounceAnswer) answer = bounce_recording_find (recording, rows[i].name, rows[i].question);

      g_test_message ("%s", rows[i].why);
      g_assert_cmpstr (answer->raw, ==, rows[i].raw);
      g_assert_cmpuint (answer->milliseconds, ==, rows[i].milliseconds);
    }
}

static void
test_faults (void)
{
  static const struct
  {
    const char *why;
    const char *text;
    const char *place;             /* in the message                              */
  } rows[] = {
    { "no key file", "hello", "" },
    { "no type", "[5.list.example]\nvalues=127.0.0.2;\n", "[5.list.example]" },
    { "a type nobody asks", "[ANY a.example]\nvalues=127.0.0.2;\n", "[ANY a.example]" },
    { "no name", "[A ]\nvalues=127.0.0.2;\n", "[A ]" },
    { "two names", "[A a.example b.example]\nvalues=127.0.0.2;\n", "[A a.example b.example]" },
    { "found nothing", "[A a.example]\nkind=found\n", "[A a.example]" },
    { "absent with values", "[A a.example]\nkind=absent\nvalues=127.0.0.2;\n", "[A a.example]" },
    { "a kind that is none", "[A a.example]\nkind=listed\n", "[A a.example]" },
    { "a TTL that is no number", "[A a.example]\nttl=soon\n", "[A a.example]" },
    { "a time below nothing", "[A a.example]\nmilliseconds=-1\n", "[A a.example]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", rows[i].why);
      g_assert_null (load (rows[i].text, &error));
      g_assert_true (error->domain == G_KEY_FILE_ERROR);
      g_assert_nonnull (strstr (error->message, rows[i].place));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recording/find", test_find);
  g_test_add_func ("/recording/faults", test_faults);
  return g_test_run ();
}
