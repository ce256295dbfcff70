/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages as mail servers write them, broken ones foremost. */
#include "bounce-message.h"

#include <string.h>

static BounceMessage *
parse (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return bounce_message_parse (bytes);
}

/* "type:text" of each part, on one line; "+" marks parts of a report. */
static char *
print_parts (BounceMessage *message)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < bounce_message_get_n_parts (message); i++)
    {
      const BouncePart *part = bounce_message_get_part (message, i);

      g_string_append_printf (text, "%s%s%s:%s", i > 0 ? " | " : "", part->in_report ? "+" : "", part->type,
                              bounce_message_get_part_text (message, i));
    }
  g_strdelimit (text->str, "\n", '/');
  return g_string_free (text, FALSE);
}

#define TOP "From: a@example.org\nMIME-Version: 1.0\n"
#define REPORT TOP "Content-Type: Multipart/Report; Report-Type=\"Delivery-Status\"; boundary=\"X\"\n\n"

static const struct { const char *why, *message, *parts, *text; } cases[] = {
  { "a plain notice", TOP "\nno such user\n", "text/plain:no such user/", "no such user\n" },
  { "the standard's three parts",
    REPORT "preamble\n--X\n\nwords\n--X\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nAction: failed\n\n"
    "--X\nContent-Type: message/rfc822\n\nFrom: b@example.org\n\nhello\n--X--\nepilogue\n",
    "+text/plain:words | +message/delivery-status:Reporting-MTA: dns; x//Action: failed/ | +message/rfc822:From: b@example.org//hello",
    "words" },
  { "the end boundary is missing",
    REPORT "--X\n\nwords\n--X\nContent-Type: message/delivery-status\n\nAction: failed\n",
    "+text/plain:words | +message/delivery-status:Action: failed/", "words" },
  { "the boundary never appears: the body is text", REPORT "no parts at all\n", "text/plain:no parts at all/", "no parts at all\n" },
  { "no boundary in the header, but in the body",
    TOP "Content-Type: multipart/report\n\n--Y\nContent-Type: text/plain\n\nwords\n--Y\nContent-Type: message/delivery-status\n\nAction: failed\n--Y--\n",
    "+text/plain:words | +message/delivery-status:Action: failed", "words" },
  { "another boundary in the header than in the body",
    REPORT "--Y\nContent-Type: text/plain\n\nwords\n--Y--\n", "+text/plain:words", "words" },
  { "parts under a type that is none",
    TOP "Content-Type: text/plain\n\n--Y\nContent-Type: text/plain\n\nwords\n--Y\nContent-Type: message/delivery-status\n\nAction: failed\n--Y--\n",
    "text/plain:words | message/delivery-status:Action: failed", "words" },
  { "delivery-status in base64, though forbidden",
    REPORT "--X\n\nwords\n--X\nContent-Type: message/delivery-status\nContent-Transfer-Encoding: base64\n\nQWN0aW9uOiBmYWlsZWQK\n--X--\n",
    "+text/plain:words | +message/delivery-status:Action: failed/", "words" },
  { "delivery-status as quoted-printable text",
    REPORT "--X\n\nwords\n--X\nContent-Type: text/plain\nContent-Transfer-Encoding: quoted-printable\n\nAction: =66ailed\n--X--\n",
    "+text/plain:words | +text/plain:Action: failed", "words\nAction: failed" },
  { "delivery-status as octets",
    REPORT "--X\n\nwords\n--X\nContent-Type: application/octet-stream\n\nAction: failed\n--X--\n",
    "+text/plain:words | +application/octet-stream:Action: failed", "words" },
  { "said to be base64, and is not",
    TOP "Content-Transfer-Encoding: base64\n\nThe mail to <a@example.org> did not arrive; sorry.\n",
    "text/plain:The mail to <a@example.org> did not arrive; sorry./", "The mail to <a@example.org> did not arrive; sorry.\n" },
  { "of alternatives the plain one is read, both are parts",
    TOP "Content-Type: multipart/alternative; boundary=X\n\n--X\nContent-Type: text/html\n\n<p>html\n--X\nContent-Type: text/plain\n\nplain\n--X--\n",
    "text/html:html/ | text/plain:plain", "plain" },
  { "an empty plain alternative gives way",
    TOP "Content-Type: multipart/alternative; boundary=X\n\n--X\n\n \n--X\nContent-Type: text/html\n\n<p>html\n--X--\n",
    "text/plain:  | text/html:html/", "html\n" },
  { "an image among the words does not end them",
    TOP "Content-Type: multipart/related; boundary=X\n\n--X\n\none\n--X\nContent-Type: image/gif\n\nGIF\n--X\n\ntwo\n--X--\n",
    "text/plain:one | image/gif: | text/plain:two", "one\ntwo" },
  { "an attachment does not belong to the words",
    TOP "Content-Type: multipart/mixed; boundary=X\n\n--X\n\none\n--X\nContent-Disposition: attachment; filename=a.txt\n\ntwo\n--X--\n",
    "text/plain:one | text/plain:two", "one" },
  { "words behind the report count where none stand before",
    REPORT "--X\nContent-Type: message/delivery-status\n\nAction: failed\n--X\n\nwords\n--X--\n",
    "+message/delivery-status:Action: failed | +text/plain:words", "words" },
  { "a list's footer behind the returned mail is none",
    TOP "Content-Type: multipart/mixed; boundary=X\n\n--X\n\nwords\n--X\nContent-Type: message/rfc822\n\nA: b\n\nc\n--X\n\nfooter\n--X--\n",
    "text/plain:words | message/rfc822:A: b//c | text/plain:footer", "words" },
  { "the report inside something else",
    TOP "Content-Type: multipart/mixed; boundary=Y\n\n--Y\nContent-Type: multipart/report; boundary=X\n\n--X\n\nwords\n--X\n"
    "Content-Type: message/delivery-status\n\nAction: failed\n--X--\n--Y\n\nfooter\n--Y--\n",
    "+text/plain:words | +message/delivery-status:Action: failed | text/plain:footer", "words" },
  { "a broken multipart inside a good one",
    TOP "Content-Type: multipart/mixed; boundary=Y\n\n--Y\nContent-Type: multipart/alternative; boundary=X\n\nwords\n--Y--\n",
    "text/plain:words", "words" },
  { "a character set that the part states", TOP "Content-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: 8bit\n\n\xce\xc5\xd4\n",
    "text/plain:нет/", "нет\n" },
  { "no headers at all", "just words\n", "text/plain:just words/", "just words\n" },
  { "nothing at all is an empty text", "", "text/plain:", "" },
};

static void
test_parts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BounceMessage) message = parse (cases[i].message);
      g_autofree char *parts = print_parts (message);

      g_test_message ("%s", cases[i].why);
      g_assert_cmpstr (parts, ==, cases[i].parts);
      g_assert_cmpstr (bounce_message_get_text (message), ==, cases[i].text);
      g_assert_false (bounce_message_is_cut (message));
    }
}

/* The same with every line end that mail has. */
static void
test_line_ends (void)
{
  static const char * const ends[] = { "\r\n", "\r\r\n", "\r" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint j = 0; j < G_N_ELEMENTS (ends); j++)
      {
        g_autoptr (GString) text = g_string_new (cases[i].message);
        g_autoptr (BounceMessage) message = NULL;
        g_autofree char *parts = NULL;

        g_string_replace (text, "\n", ends[j], 0);
        message = parse (text->str);
        parts = print_parts (message);
        g_test_message ("%s, line end %u", cases[i].why, j);
        g_assert_cmpstr (parts, ==, cases[i].parts);
      }
}

/* Cut off anywhere, a message is still a message. */
static void
test_every_cut (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize length = 0; length < strlen (cases[i].message); length++)
      {
        g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].message, length);
        g_autoptr (BounceMessage) message = bounce_message_parse (bytes);

        g_assert_nonnull (bounce_message_get_text (message));
        for (guint part = 0; part < bounce_message_get_n_parts (message); part++)
          {
            g_autoptr (BounceMessage) inner = bounce_message_dup_part_message (message, part);

            g_assert_true (g_utf8_validate (bounce_message_get_part_text (message, part), -1, NULL));
          }
      }
}

static void
test_type (void)
{
  g_autoptr (BounceMessage) report = parse (REPORT "--X--\n");
  g_autoptr (BounceMessage) plain = parse ("From: a\nTo: b\n\nx");

  g_assert_cmpstr (bounce_message_get_type (report), ==, "multipart/report");
  g_assert_cmpstr (bounce_message_get_type_parameter (report, "report-type"), ==, "delivery-status");
  g_assert_null (bounce_message_get_type_parameter (report, "charset"));
  g_assert_cmpstr (bounce_message_get_type (plain), ==, "text/plain");
  g_assert_null (bounce_message_get_type_parameter (plain, "report-type"));
}

static void
test_headers (void)
{
  g_autoptr (BounceMessage) message = parse (
    "Received: one\nReceived: two\n"
    "Subject: =?utf-8?Q?Unzustellbar:_?=\n =?utf-8?B?SmFocmVz?= =?utf-8?B?YmVyaWNodA==?=\n"
    "X-Raw: M\xfcller\nX-Utf8: M\xc3\xbcller\nX-Sloppy: \"=?iso-8859-1?Q?M=FCller?=\"\nX-Unclosed: =?utf-8?Q?a\n"
    "X-Injected: =?utf-8?Q?a=0ABcc:_b?=\nX-Unknown: =?x-nonsense?Q?a=C3=BC?=\n\nx");
  static const struct { const char *name, *value; } rows[] = {
    { "received", "one" }, { "SUBJECT", "Unzustellbar: Jahresbericht" }, { "x-raw", "Müller" }, { "x-utf8", "Müller" },
    { "x-sloppy", "\"Müller\"" }, { "x-unclosed", "=?utf-8?Q?a" }, { "x-injected", "a Bcc: b" }, { "x-unknown", "aü" },
    { "x-absent", NULL },
  };
  const char *name, *value;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].name);
      g_assert_cmpstr (bounce_message_get_header (message, rows[i].name), ==, rows[i].value);
    }
  g_assert_cmpuint (bounce_message_get_n_headers (message), ==, 9);
  bounce_message_get_nth_header (message, 1, &name, &value);
  g_assert_cmpstr (name, ==, "Received");
  g_assert_cmpstr (value, ==, "two");
}

static void
test_addresses (void)
{
  static const struct { const char *why, *header, *addresses; } rows[] = {
    { "names go", "Anna <a@example.org>, \"B, C\" <b@example.org>", "a@example.org b@example.org" },
    { "comments go", "a@example.org (Anna)", "a@example.org" },
    { "groups are opened", "staff: a@example.org, b@example.org;, c@example.org", "a@example.org b@example.org c@example.org" },
    { "encoded names with an @ are names", "=?utf-8?Q?x=40example.net?= <a@example.org>", "a@example.org" },
    { "local names", "MAILER-DAEMON", "MAILER-DAEMON" },
    { "the null sender", "<>", "" },
    { "raw UTF-8 and IDN as written", "<jörg@bücher.example>", "jörg@bücher.example" },
    { "punycode as written", "a@xn--bcher-kva.example", "a@xn--bcher-kva.example" },
    { "undisclosed", "undisclosed-recipients:;", "" },
    { "broken, but an address stands in it", "Anna (a@example.org", "a@example.org" },
    { "one at each line", "a@example.org,\n\tb@example.org", "a@example.org b@example.org" },
    { "a missing bracket", "Anna <a@example.org", "a@example.org" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf ("X: y\nTo: %s\n\n", rows[i].header);
      g_autoptr (BounceMessage) message = parse (text);
      g_auto (GStrv) addresses = bounce_message_dup_addresses (message, "to");
      g_autofree char *joined = g_strjoinv (" ", addresses);

      g_test_message ("%s", rows[i].why);
      g_assert_cmpstr (joined, ==, rows[i].addresses);
    }
}

static void
test_date (void)
{
  static const struct { const char *why, *header, *date; } rows[] = {
    { "with its zone", "Thu, 2 Jan 2020 03:04:05 +0100", "2020-01-02T03:04:05+01" },
    { "a comment behind it", "Thu, 2 Jan 2020 03:04:05 -0730 (here)", "2020-01-02T03:04:05-07:30" },
    { "old zones", "Thu, 2 Jan 2020 03:04:05 GMT", "2020-01-02T03:04:05Z" },
    { "no week day", "2 Jan 2020 03:04:05 +0000", "2020-01-02T03:04:05Z" },
    { "two digits", "2 Jan 20 03:04:05 +0000", "2020-01-02T03:04:05Z" },
    { "asctime", "Thu Jan  2 03:04:05 2020", "2020-01-02T03:04:05Z" },
    { "nonsense", "soon", NULL },
    { "the year 0", "1 Jan 0000 00:00:00 +0000", NULL },
    { "the year 9999", "1 Jan 9999 00:00:00 +0000", NULL },
    { "no such day", "32 Jan 2020 00:00:00 +0000", NULL },
    { "no such zone counts as none", "2 Jan 2020 03:04:05 +9999", "2020-01-02T03:04:05Z" },
    { "nothing", "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf ("X: y\nDate: %s\n\n", rows[i].header);
      g_autoptr (BounceMessage) message = parse (text);
      g_autoptr (GDateTime) date = bounce_message_get_date (message);
      g_autofree char *written = date ? g_date_time_format_iso8601 (date) : NULL;

      g_test_message ("%s", rows[i].why);
      g_assert_cmpstr (written, ==, rows[i].date);
    }
}

/* Returned mail gets the same mending as the outermost message. */
static void
test_inner (void)
{
  static const struct { const char *why, *part, *subject; } rows[] = {
    { "a whole message", "Content-Type: message/rfc822\n\nSubject: s\nTo: b\n\nhello\n", "s" },
    { "behind an mbox line", "Content-Type: message/rfc822\n\n>From a Thu\nSubject: s\nTo: b\n\nhello\n", "s" },
    { "behind blank lines", "Content-Type: message/rfc822\n\n\n \nSubject: s\nTo: b\n\nhello\n", "s" },
    { "in base64, though forbidden", "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nU3ViamVjdDogcwpUbzogYgoKaGVsbG8K\n", "s" },
    { "its headers alone", "Content-Type: text/rfc822-headers\n\nSubject: s\nTo: b\n", "s" },
    { "in UTF-8", "Content-Type: message/global\n\nSubject: sß\nTo: b\n", "sß" },
    { "as text", "Content-Type: text/plain\n\nReceived: x\nSubject: s\nTo: b\nFrom: c\n\nhello\n", "s" },
    { "text that is none", "Content-Type: text/plain\n\nSubject: s\nhello\n", NULL },
    { "a report is none", "Content-Type: message/delivery-status\n\nSubject: s\nTo: b\nFrom: c\nDate: d\n", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf (REPORT "--X\n%s\n--X--\n", rows[i].part);
      g_autoptr (BounceMessage) message = parse (text);
      g_autoptr (BounceMessage) inner = NULL;

      g_test_message ("%s", rows[i].why);
      g_assert_cmpuint (bounce_message_get_n_parts (message), ==, 1);
      inner = bounce_message_dup_part_message (message, 0);
      g_clear_pointer (&message, bounce_message_free);
      g_assert_cmpstr (inner ? bounce_message_get_header (inner, "subject") : NULL, ==, rows[i].subject);
    }
}

static void
test_parse_headers (void)
{
  g_autoptr (BounceMessage) message = bounce_message_parse_headers ("\nSubject: s\nTo: b@example.org\n\nbody\n", -1);
  g_autoptr (BounceMessage) nothing = bounce_message_parse_headers ("", 0);

  g_assert_cmpstr (bounce_message_get_header (message, "subject"), ==, "s");
  g_assert_cmpuint (bounce_message_get_n_headers (message), ==, 2);
  g_assert_cmpuint (bounce_message_get_n_parts (message), ==, 0);
  g_assert_cmpstr (bounce_message_get_text (message), ==, "");
  g_assert_cmpuint (bounce_message_get_n_headers (nothing), ==, 0);
}

static void
test_flags (void)
{
  g_autoptr (BounceMessage) message = parse (
    TOP "Content-Type: multipart/mixed; boundary=X\n\n--X\nContent-Description: =?utf-8?Q?Notiz_=C3=BC?=\n\na\n--X\n"
    "Content-Type: text/plain; name=\"=?utf-8?Q?=C3=BC.txt?=\"\nContent-Disposition: attachment\n\nb\n--X--\n");

  g_assert_cmpuint (bounce_message_get_n_parts (message), ==, 2);
  g_assert_cmpstr (bounce_message_get_part (message, 0)->description, ==, "Notiz ü");
  g_assert_null (bounce_message_get_part (message, 0)->name);
  g_assert_false (bounce_message_get_part (message, 0)->attachment);
  g_assert_cmpstr (bounce_message_get_part (message, 1)->name, ==, "ü.txt");
  g_assert_true (bounce_message_get_part (message, 1)->attachment);
}

static void
test_limits (void)
{
  g_autoptr (GString) parts = g_string_new (TOP "Content-Type: multipart/mixed; boundary=X\n\n");
  g_autoptr (GString) nested = g_string_new (NULL);
  g_autoptr (GString) messages = g_string_new (NULL);
  g_autofree char *words = g_strnfill (BOUNCE_MESSAGE_MAX_TEXT + 1, 'x');
  g_autofree char *text = g_strconcat (TOP "\n", words, NULL);
  g_autoptr (BounceMessage) many = NULL;
  g_autoptr (BounceMessage) deep = NULL;
  g_autoptr (BounceMessage) large = parse (text);
  g_autoptr (BounceMessage) outer = NULL;
  guint depth;

  for (guint i = 0; i < 100000; i++)
    {
      g_string_append (parts, "--X\n\na\n");
      g_string_append_printf (nested, "Content-Type: multipart/mixed; boundary=X%u\n\n--X%u\n", i, i);
      g_string_append (messages, "Content-Type: message/rfc822\n\n");
    }
  many = parse (parts->str);
  g_assert_cmpuint (bounce_message_get_n_parts (many), ==, BOUNCE_MESSAGE_MAX_PARTS);
  g_assert_true (bounce_message_is_cut (many));

  deep = parse (nested->str);
  g_assert_true (bounce_message_is_cut (deep));

  g_assert_cmpuint (strlen (bounce_message_get_part_text (large, 0)), ==, BOUNCE_MESSAGE_MAX_TEXT);
  g_assert_true (bounce_message_is_cut (large));

  outer = parse (messages->str);
  for (depth = 0; outer; depth++)
    {
      BounceMessage *inner = bounce_message_get_n_parts (outer) > 0 ? bounce_message_dup_part_message (outer, 0) : NULL;

      bounce_message_free (outer);
      outer = inner;
    }
  g_assert_cmpuint (depth, ==, BOUNCE_MESSAGE_MAX_DEPTH + 1);
}

/* Each thread has its own message; what they share is made once. */
static gpointer
parse_often (gpointer unused)
{
  for (guint i = 0; i < 50; i++)
    test_parts ();
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("parser", parse_often, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

/* Real mail, where it is at hand: every message has headers. */
static void
test_collection (void)
{
  const char *root = g_getenv ("SOURCE_ROOT");
  g_autofree char *path = g_build_filename (root ? root : ".", "..", "shared", "corpus", "messages", NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  if (!folder)
    {
      g_test_skip ("no collection of messages here");
      return;
    }
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);
      g_autoptr (GMappedFile) mapped = g_mapped_file_new (file, FALSE, NULL);
      g_autoptr (GBytes) bytes = mapped ? g_mapped_file_get_bytes (mapped) : NULL;
      g_autoptr (BounceMessage) message = bytes ? bounce_message_parse (bytes) : NULL;

      g_test_message ("%s", name);
      g_assert_nonnull (message);
      g_assert_cmpuint (bounce_message_get_n_headers (message), >, 0);
      g_assert_true (g_utf8_validate (bounce_message_get_text (message), -1, NULL));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/message/parts", test_parts);
  g_test_add_func ("/message/line-ends", test_line_ends);
  g_test_add_func ("/message/every-cut", test_every_cut);
  g_test_add_func ("/message/type", test_type);
  g_test_add_func ("/message/headers", test_headers);
  g_test_add_func ("/message/addresses", test_addresses);
  g_test_add_func ("/message/date", test_date);
  g_test_add_func ("/message/inner", test_inner);
  g_test_add_func ("/message/parse-headers", test_parse_headers);
  g_test_add_func ("/message/flags", test_flags);
  g_test_add_func ("/message/limits", test_limits);
  g_test_add_func ("/message/threads", test_threads);
  g_test_add_func ("/message/collection", test_collection);
  return g_test_run ();
}
