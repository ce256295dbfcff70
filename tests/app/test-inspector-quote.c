/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The right words, and the right part of them marked. */
#include "inspector-quote.h"

#include "example-detail.h"

static void
check_mark (const InspectorQuote *quote,
            const char           *mark)
{
  g_autofree char *marked = NULL;

  g_assert_nonnull (quote);
  marked = g_strndup (quote->text + quote->start, quote->length);
  g_assert_cmpstr (marked, ==, mark);
}

static void
test_server (void)
{
  g_autoptr (InspectorDetail) detail = example_detail_new (example_unknown_user);
  g_autoptr (InspectorQuote) server = inspector_quote_new_server (detail->chosen);
  g_autoptr (InspectorQuote) message = inspector_quote_new_message (detail->reading, detail->chosen);

  g_assert_cmpstr (server->text, ==, "550 5.1.1 <ben@example.net>: User unknown");
  check_mark (server, "User unknown");
  /* The reply says it all: the human part is not shown a second time. */
  g_assert_null (message);
}

/* A letter has no server: what it says is shown as its own words. */
static void
test_message (void)
{
  g_autoptr (InspectorDetail) detail = example_detail_new (example_letter);
  g_autoptr (InspectorQuote) server = inspector_quote_new_server (detail->chosen);
  g_autoptr (InspectorQuote) message = inspector_quote_new_message (detail->reading, detail->chosen);

  g_assert_null (server);
  g_assert_cmpstr (message->text, ==, "See you at noon.");
  g_assert_cmpuint (message->length, ==, 0);
}

/* A case made by hand: which field decided, and where. */
static void
test_fields (void)
{
  static const struct
  {
    const char *words, *text;
    BounceField field;
    guint       start, length;
    const char *server, *message;      /* what is marked; NULL: not shown        */
  } rows[] = {
    { "550 5.1.1 no", "Sorry.", BOUNCE_FIELD_DIAGNOSTIC, 4, 5, "5.1.1", NULL },
    { "550 5.1.1 no", "Sorry.", BOUNCE_FIELD_STATUS, 0, 0, "5.1.1", NULL },
    { "550 5.1.1 no", "Sorry, moved.", BOUNCE_FIELD_BODY, 7, 5, "", "moved" },
    { "550 5.1.1 no", "Sorry.", BOUNCE_FIELD_NONE, 0, 0, "", NULL },
    { "550 5.1.1 no", "Sorry.", BOUNCE_FIELD_DIAGNOSTIC, 4, 5000, "", "" },   /* beyond the end: nothing marked */
    { "", "Sorry.", BOUNCE_FIELD_BODY, 4294967295u, 4294967295u, NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, NULL);
      g_autoptr (BounceReply) reply = bounce_reply_new (rows[i].words);
      BounceReading reading = { .report = report };
      BounceCase one = {
        .reply = reply,
        .text = (char *) rows[i].text,
        .kind = BOUNCE_KIND_FAILURE,
        .finding = { .field = rows[i].field, .start = rows[i].start, .length = rows[i].length },
      };
      g_autoptr (InspectorQuote) server = inspector_quote_new_server (&one);
      g_autoptr (InspectorQuote) message = inspector_quote_new_message (&reading, &one);

      g_test_message ("row %u", i);
      g_assert_true ((server != NULL) == (rows[i].server != NULL));
      if (server != NULL)
        check_mark (server, rows[i].server);
      g_assert_true ((message != NULL) == (rows[i].message != NULL));
      if (message != NULL)
        check_mark (message, rows[i].message);
    }
}

/* Rules see lines joined; the message is shown as it was written. */
static void
test_joined_lines (void)
{
  g_autoptr (BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, NULL);
  g_autoptr (BounceReply) reply = bounce_reply_new ("mailbox is full");
  BounceReading reading = { .report = report };
  BounceCase one = {
    .reply = reply,
    .text = (char *) "The mailing\r\nmailbox\r\n  is full now",
    .from_text = TRUE,
    .kind = BOUNCE_KIND_FAILURE,
    .finding = { .field = BOUNCE_FIELD_DIAGNOSTIC, .start = 0, .length = 15 },
  };
  g_autoptr (InspectorQuote) message = inspector_quote_new_message (&reading, &one);

  check_mark (message, "mailbox\r\n  is full");
}

/* What decided is on the screen however long the rest is, and the mark stands
 * on the same words after everything harmful was replaced. */
static void
test_shown (void)
{
  GString *text = g_string_new (NULL);
  InspectorQuote quote = { NULL };

  for (guint i = 0; i < 2000; i++)
    g_string_append (text, "ä\x01");
  quote.start = text->len;
  g_string_append (text, "user unknown");
  quote.length = text->len - quote.start;
  for (guint i = 0; i < 2000; i++)
    g_string_append (text, "ö ");
  quote.text = text->str;

  for (guint max = 30; max < 9000; max += 299)
    {
      gsize start, length;
      gboolean cut;
      g_autofree char *shown = inspector_quote_dup_shown (&quote, max, &start, &length, &cut);
      g_autofree char *marked = g_strndup (shown + start, length);

      g_assert_true (g_utf8_validate (shown, -1, NULL));
      g_assert_cmpstr (marked, ==, "user unknown");
      g_assert_true (cut || max >= 8012);
      g_assert_cmpint (g_utf8_strlen (shown, -1), <=, max + 3);
    }
  g_string_free (text, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/quote/server", test_server);
  g_test_add_func ("/quote/message", test_message);
  g_test_add_func ("/quote/fields", test_fields);
  g_test_add_func ("/quote/joined-lines", test_joined_lines);
  g_test_add_func ("/quote/shown", test_shown);

  return g_test_run ();
}
