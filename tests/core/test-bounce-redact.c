/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What is somebody's goes; what rules read stays. */
#include "bounce-redact.h"

#include <string.h>

static const struct { const char *text, *expected, *why; } rows[] = {
  { "550 5.1.1 User unknown", "550 5.1.1 User unknown", "codes and words stay" },
  { "550-5.7.1 [S3150] Blocked", "550-5.7.1 [S3150] Blocked", "an operator's mark is a code" },
  { "<anna@mail.acme.test>: no", "<u1@h1.d1.example>: no", "a person, and whose server it is" },
  { "anna@acme.test", "u1@d1.example", "nothing around it" },
  { "mx1.acme.test and mx2.acme.test", "h1.d1.example and h2.d1.example", "two hosts of one organisation stay that" },
  { "anna@acme.test ANNA@ACME.TEST", "u1@d1.example u1@d1.example", "the same in capitals" },
  { "[10.1.2.3] 8.8.4.4 10.1.2.3", "[192.0.2.1] 192.0.2.2 192.0.2.1", "addresses, the same each time" },
  { "(2a01:4f8::7)", "(2001:db8::1)", "IPv6" },
  { "[IPv6:2a01:4f8::7]:25", "[IPv6:2001:db8::1]:25", "with what stands around it" },
  { "mail from:<a@b.test> size=1", "mail from:<u1@d1.example> size=1", "a colon before the bracket" },
  { "to=carla@b.test", "to=u1@d1.example", "a log line's key stays" },
  { "list-bounces+u=d.test@l.test", "u1@d1.example", "a coded return path gives nothing away" },
  { "dns; #acme.test (#5.1.1)", "dns; #d1.example (#5.1.1)", "a sign before a host, and before a code" },
  { "<@relay.acme.test:anna@b.test>", "<@h1.d1.example:u1@d2.example>", "a route of RFC 821" },
  { "\"odd name\"@acme.test", "\"odd name\"@d1.example", "a quoted local part" },
  { "anna@[10.1.2.3]", "id1[192.0.2.1]", "an address literal" },
  { "https://acme.test/why?user=anna&k=12", "https://d1.example/", "a path is somebody's" },
  { "mailto:anna@acme.test.", "mailto:u1@d1.example.", "the stop stays" },
  { "blocked using zen.spamhaus.org", "blocked using zen.spamhaus.org", "a list is what the reply is about" },
  { "queue 4BX7Zq12ab done", "queue id1 done", "the number of a mail" },
  { "code 20261117141200", "code id1", "a long number" },
  { "bad\001\033[31m", "bad  [31m", "nothing a terminal obeys" },
  { "caf\xe9", "caf\xef\xbf\xbd", "not UTF-8" },
  { "", "", "nothing" },
};

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BounceRedactor) redactor = bounce_redactor_new ();
      g_autofree char *out = bounce_redactor_dup (redactor, rows[i].text);

      g_test_message ("%s", rows[i].why);
      g_assert_cmpstr (out, ==, rows[i].expected);
    }
}

static void
test_words (void)
{
  g_autoptr (BounceRedactor) redactor = bounce_redactor_new ();
  g_autofree char *out = NULL;
  g_autofree char *marks = NULL;

  bounce_redactor_add_words (redactor, "Your invoice 7", "A subject");
  bounce_redactor_add_words (redactor, "anna", "name");
  bounce_redactor_add_words (redactor, "at", "name");
  out = bounce_redactor_dup (redactor, "Mailbox 'Anna' at annaburg: your invoice 7");
  g_assert_cmpstr (out, ==, "Mailbox 'name' at annaburg: A subject");
  marks = bounce_redactor_dup_marks (redactor, "user Anna (a@b.test) full");
  g_assert_cmpstr (marks, ==, "user " BOUNCE_REDACT_MARK " (" BOUNCE_REDACT_MARK ") full");
}

static void
test_id (void)
{
  g_autoptr (BounceRedactor) redactor = bounce_redactor_new ();
  g_autofree char *one = bounce_redactor_dup_id (redactor, "<secret.7@acme.test>");
  g_autofree char *again = bounce_redactor_dup_id (redactor, "<secret.7@acme.test>");
  g_autofree char *broken = bounce_redactor_dup_id (redactor, "nothing");

  g_assert_cmpstr (one, ==, "<id1@d1.example>");
  g_assert_cmpstr (one, ==, again);
  g_assert_null (strstr (broken, "nothing"));
}

/* Hostile text stays fast. */
static void
test_hostile (void)
{
  static const char * const pieces[] = { "a", ":", "a:", "=", "@", "a@", "1.2.3.4", "::1 ", "a.b", "\xff", "://", "x=y@" };
  gint64 begin = g_get_monotonic_time ();

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (BounceRedactor) redactor = bounce_redactor_new ();
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *out = NULL;

      while (text->len < 1000000)
        g_string_append (text, pieces[i]);
      out = bounce_redactor_dup (redactor, text->str);
      g_assert_true (g_utf8_validate (out, -1, NULL));
    }
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 60 * G_USEC_PER_SEC);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/redact/rows", test_rows);
  g_test_add_func ("/redact/words", test_words);
  g_test_add_func ("/redact/id", test_id);
  g_test_add_func ("/redact/hostile", test_hostile);

  return g_test_run ();
}
