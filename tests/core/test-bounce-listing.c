/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Recipients in lists, in all the ways servers set them. */
#include "bounce-listing.h"

#include <string.h>

static const struct
{
  const char *line;
  const char *address;
  const char *rest;
} heads[] = {
  { "<a@b.example>: no such user",              "a@b.example", ": no such user" },
  { "  * a@b.example",                          "a@b.example", "" },
  { "-- a@b.example",                           "a@b.example", "" },
  { "Recipient: [SMTP:a@b.example]",            "a@b.example", "" },
  { "Final-Recipient: rfc822; a@b.example",     "a@b.example", "" },
  { "\"a@b.example\":",                         "a@b.example", ":" },
  { "Jane Doe <a@b.example>",                   "a@b.example", "" },
  { "a@b.example (a@b.example)<mailto:a@b.example>", "a@b.example", "" },
  { "Jane Doe (a@b.example)<mailto:a@b.example>", "a@b.example", "" },
  { "a@b.example... User unknown",              "a@b.example", "... User unknown" },
  { ">>> RCPT TO:<a@b.example>",                NULL, NULL },
  { "550 5.1.1 <a@b.example> unknown",          NULL, NULL },
  { "Write to a@b.example",                     NULL, NULL },
  { "a...z@b.example",                          NULL, NULL },
  { "",                                         NULL, NULL },
};

static const struct
{
  const char *why;
  const char *text;
  const char *listed;            /* "address=diagnostic|..."                    */
} lists[] = {
  { "reasons beside the addresses", "<a@b.example>: full\n<c@d.example>: gone\n", "a@b.example=full|c@d.example=gone" },
  { "reasons below them",           "a@b.example\n   550 no\n\nc@d.example\n   551 never\n", "a@b.example=550 no|c@d.example=551 never" },
  { "one reason below all",         "a@b.example\nc@d.example\n\nReason: full\n", "a@b.example=full|c@d.example=full" },
  { "several on a line",            "a@b.example, c@d.example\n", "a@b.example=|c@d.example=" },
  { "an address within the reply",  "<a@b.example>: 550\n   <a@b.example>... unknown\n", "a@b.example=550 <a@b.example>... unknown" },
  { "a list ends at a rule",        "a@b.example full\n-----\nc@d.example\n", "a@b.example=full" },
  { "the postmaster below is none", "a@b.example full\n\npostmaster@d.example helps\n", "a@b.example=full" },
  { "nothing",                      "No addresses here\n", "" },
};

static BounceMessage *
make_message (void)
{
  static const char text[] = "From: postmaster@d.example\nTo: me@example.org\n\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);

  return bounce_message_parse (bytes);
}

static void
test_heads (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      const char *cursor = heads[i].line;
      const char *rest = NULL;
      g_autofree char *address = NULL;
      BounceLine line = { .start = cursor, .end = cursor + strlen (cursor) };

      g_test_message ("%s", heads[i].line);
      address = bounce_listing_dup_head (&line, &rest);
      g_assert_cmpstr (address, ==, heads[i].address);
      if (address != NULL)
        g_assert_cmpstr (rest, ==, heads[i].rest);
    }
}

static void
test_lists (void)
{
  g_autoptr (BounceMessage) message = make_message ();

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, NULL);
      g_autoptr (GString) listed = g_string_new (NULL);

      bounce_listing_read (report, lists[i].text, lists[i].text + strlen (lists[i].text), message);
      for (guint n = 0; n < report->recipients->len; n++)
        {
          const BounceRecipient *recipient = g_ptr_array_index (report->recipients, n);

          g_string_append_printf (listed, "%s%s=%s", n > 0 ? "|" : "", recipient->address,
                                  recipient->diagnostic != NULL ? recipient->diagnostic : "");
        }
      g_test_message ("%s", lists[i].why);
      g_assert_cmpstr (listed->str, ==, lists[i].listed);
    }
}

static void
test_outsiders (void)
{
  g_autoptr (BounceMessage) message = make_message ();

  g_assert_true (bounce_listing_is_outsider ("MAILER-DAEMON@x.example", message));
  g_assert_true (bounce_listing_is_outsider ("Me@example.org", message));
  g_assert_false (bounce_listing_is_outsider ("a@b.example", message));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/listing/knows an address that begins a line", test_heads);
  g_test_add_func ("/listing/gives each its reason", test_lists);
  g_test_add_func ("/listing/leaves reporter and sender out", test_outsiders);
  return g_test_run ();
}
