/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups of fields: the standard's form, and what mail servers make of it. */
#include "bounce-fields.h"

#include <string.h>

/* The groups as text: "Name=value|Name=value || Name=value". */
static char *
print (BounceFields *fields)
{
  GString *text = g_string_new (NULL);

  for (guint group = 0; group < bounce_fields_get_n_groups (fields); group++)
    {
      g_string_append (text, group > 0 ? " || " : "");
      for (guint i = 0; i < bounce_fields_get_n_fields (fields, group); i++)
        {
          const char *name, *value;

          bounce_fields_get_nth (fields, group, i, &name, &value);
          g_string_append_printf (text, "%s%s=%s", i > 0 ? "|" : "", name, value);
        }
    }
  return g_string_free (text, FALSE);
}

static const struct { const char *why, *text, *groups; } cases[] = {
  { "nothing is no group", "", "" },
  { "blank lines alone are no group", "\n \r\n\t\n", "" },
  { "the form of RFC 3464", "Reporting-MTA: dns; mx.example.org\n\nFinal-Recipient: rfc822; a@example.net\nAction: failed\n",
    "Reporting-MTA=dns; mx.example.org || Final-Recipient=rfc822; a@example.net|Action=failed" },
  { "folded lines are joined with one space", "Diagnostic-Code: smtp; 550\n\t5.1.1   User\r\n  unknown\r\n",
    "Diagnostic-Code=smtp; 550 5.1.1   User unknown" },
  { "a value that begins on the next line has no space in front", "Diagnostic-Code:\n smtp; 550 no\n",
    "Diagnostic-Code=smtp; 550 no" },
  { "CRCRLF is one line end, not a blank line", "Action: failed\r\r\nStatus: 5.1.1\r\r\n\r\r\nAction: delayed\r\r\n",
    "Action=failed|Status=5.1.1 || Action=delayed" },
  { "a bare CR is a line end", "Action: failed\rStatus: 5.1.1\r", "Action=failed|Status=5.1.1" },
  { "several blank lines are one", "\n\nA-b: 1\n\n\n \n\t\nC-d: 2", "A-b=1 || C-d=2" },
  { "no blank line: the second Final-Recipient tells",
    "Final-Recipient: a\nAction: failed\nFinal-Recipient: b\nAction: failed\n",
    "Final-Recipient=a|Action=failed || Final-Recipient=b|Action=failed" },
  { "no blank line: an Original-Recipient after a Final-Recipient tells",
    "Original-Recipient: x\nFinal-Recipient: a\nOriginal-Recipient: y\nFinal-Recipient: b\n",
    "Original-Recipient=x|Final-Recipient=a || Original-Recipient=y|Final-Recipient=b" },
  { "a blank line between the fields of one recipient opens no group",
    "Final-Recipient: a\n\nAction: failed\n\nStatus: 5.0.0\n\nFinal-Recipient: b\n\nAction: failed\n",
    "Final-Recipient=a|Action=failed|Status=5.0.0 || Final-Recipient=b|Action=failed" },
  { "Original- and Final-Recipient parted by a blank line are one recipient",
    "Original-Recipient: x\n\nFinal-Recipient: a\n", "Original-Recipient=x|Final-Recipient=a" },
  { "a second Action after a blank line is another group",
    "Final-Recipient: a\nAction: failed\n\nAction: failed\n", "Final-Recipient=a|Action=failed || Action=failed" },
  { "names keep their writing, spaces before the colon go", "FINAL-recipient : a\nstatus\t: 5.1.1",
    "FINAL-recipient=a|status=5.1.1" },
  { "tabs around values go", "Action:\tfailed\t\n", "Action=failed" },
  { "a line that is no field continues the value", "Diagnostic-Code: smtp;\n550 5.1.1 User unknown\nin our table\nStatus: 5.1.1\n",
    "Diagnostic-Code=smtp; 550 5.1.1 User unknown in our table|Status=5.1.1" },
  { "a link in a diagnosis is no field", "Diagnostic-Code: smtp; 550 see\nhttps://example.org/x\n",
    "Diagnostic-Code=smtp; 550 see https://example.org/x" },
  { "a word with a colon in a diagnosis is no field", "Diagnostic-Code: smtp;\nsaid: 550 no\nAction: failed\n",
    "Diagnostic-Code=smtp; said: 550 no|Action=failed" },
  { "an address with a colon is no field", "Diagnostic-Code: smtp; 550\n<a@example.org>: no such user\n",
    "Diagnostic-Code=smtp; 550 <a@example.org>: no such user" },
  { "fields without a hyphen count outside a diagnosis", "Feedback-Type: abuse\nVersion: 1\nIncidents: 3\n",
    "Feedback-Type=abuse|Version=1|Incidents=3" },
  { "text before the first field is no field", "This is a report.\n\nAction: failed\n", "Action=failed" },
  { "a quotation is no report", "> Final-Recipient: rfc822; a@example.org\n> Action: failed\n>Status: 5.1.1\n", "" },
  { "a dialogue in a diagnosis is kept", "Diagnostic-Code: smtp;\n>>> RCPT TO:<a@example.org>\n<<< 550 no\n",
    "Diagnostic-Code=smtp; >>> RCPT TO:<a@example.org> <<< 550 no" },
  { "everything indented is still a report", "  Final-Recipient: a\n  Action: failed\n", "Final-Recipient=a Action: failed" },
  { "an empty field is a field", "X-Empty:\nAction: failed\n", "X-Empty=|Action=failed" },
  { "a byte-order mark is no part of the name", "\xef\xbb\xbf" "Action: failed\n", "Action=failed" },
  { "text after a blank line belongs to no field", "Action: failed\n\nSome words\n", "Action=failed" },
  { "the last line may lack its end", "Action: failed\nStatus: 5.1.1", "Action=failed|Status=5.1.1" },
};

static void
test_groups (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (BounceFields) fields = bounce_fields_parse (cases[i].text);
      g_autofree char *groups = print (fields);

      g_test_message ("%s", cases[i].why);
      g_assert_cmpstr (groups, ==, cases[i].groups);
    }
}

static void
test_get (void)
{
  g_autoptr (BounceFields) fields = bounce_fields_parse ("Status: 5.1.1\nSTATUS: 5.2.2\nX-E:\n");

  g_assert_cmpstr (bounce_fields_get (fields, 0, "status"), ==, "5.1.1");
  g_assert_cmpstr (bounce_fields_get (fields, 0, "x-e"), ==, "");
  g_assert_null (bounce_fields_get (fields, 0, "action"));
  g_assert_false (bounce_fields_is_cut (fields));
}

static void
test_null (void)
{
  g_autoptr (BounceFields) fields = bounce_fields_parse (NULL);

  g_assert_cmpuint (bounce_fields_get_n_groups (fields), ==, 0);
}

static void
test_types (void)
{
  static const struct { const char *why, *value, *type, *rest; } rows[] = {
    { "the standard's form", "rfc822; a@example.org", "rfc822", "a@example.org" },
    { "no space, upper case", "RFC822;a", "rfc822", "a" },
    { "space before the semicolon", "dns ; mx.example.org", "dns", "mx.example.org" },
    { "RFC 6533", "utf-8; j\\x{F6}rg@example.org", "utf-8", "j\\x{F6}rg@example.org" },
    { "brackets stay", " rfc822;<a@example.org> ", "rfc822", "<a@example.org>" },
    { "no type", "a@example.org", NULL, "a@example.org" },
    { "no type, and a semicolon in the text", "550 5.1.1 unknown; sorry", NULL, "550 5.1.1 unknown; sorry" },
    { "a host name is no type", "mx.example.org; x", NULL, "mx.example.org; x" },
    { "only the first semicolon parts", "smtp; 550 a; b", "smtp", "550 a; b" },
    { "a comment behind a host goes", "dns; mx.example.org. (192.0.2.5, the server for example.org.)", "dns", "mx.example.org." },
    { "a comment in a comment", "rfc822; a@example.org (b (c))", "rfc822", "a@example.org" },
    { "a diagnosis keeps its brackets", "smtp; 550 no (in reply to RCPT TO)", "smtp", "550 no (in reply to RCPT TO)" },
    { "so does a sentence without a type", "550 no (in reply to RCPT TO)", NULL, "550 no (in reply to RCPT TO)" },
    { "nothing but a comment is kept", "dns; (unknown)", "dns", "(unknown)" },
    { "an unclosed comment is none", "dns; a) b)", "dns", "a) b)" },
    { "type alone", "smtp;", "smtp", "" },
    { "nothing", "", NULL, "" },
    { "NULL", NULL, NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *type = NULL;
      g_autofree char *rest = NULL;

      g_test_message ("%s", rows[i].why);
      bounce_fields_split_type (rows[i].value, &type, &rest);
      g_assert_cmpstr (type, ==, rows[i].type);
      g_assert_cmpstr (rest, ==, rows[i].rest);
    }
}

/* Every line end must do for every other: the result may not change. */
static void
test_line_ends (void)
{
  static const char * const ends[] = { "\r\n", "\r\r\n", "\r" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint j = 0; j < G_N_ELEMENTS (ends); j++)
      {
        g_autoptr (GString) text = g_string_new (cases[i].text);
        g_autoptr (BounceFields) fields = NULL;
        g_autofree char *groups = NULL;

        if (strchr (cases[i].text, '\r'))
          continue;
        g_string_replace (text, "\n", ends[j], 0);
        fields = bounce_fields_parse (text->str);
        groups = print (fields);
        g_test_message ("%s, line end %u", cases[i].why, j);
        g_assert_cmpstr (groups, ==, cases[i].groups);
      }
}

/* Would take minutes if anything were quadratic. */
static void
test_huge (void)
{
  g_autoptr (GString) groups = g_string_new (NULL);
  g_autoptr (GString) fields = g_string_new (NULL);
  g_autoptr (GString) folds = g_string_new ("Diagnostic-Code: smtp;\n");
  g_autoptr (BounceFields) many_groups = NULL;
  g_autoptr (BounceFields) many_fields = NULL;
  g_autoptr (BounceFields) many_folds = NULL;

  for (guint i = 0; i < 100000; i++)
    {
      g_string_append (groups, "Final-Recipient: rfc822; a@example.org\nAction: failed\n\n");
      g_string_append (fields, "X-Field: value\n\nStatus: 5.0.0\n");
      g_string_append (folds, " 550 and so on\n");
    }
  many_groups = bounce_fields_parse (groups->str);
  g_assert_cmpuint (bounce_fields_get_n_groups (many_groups), ==, BOUNCE_FIELDS_MAX_GROUPS);
  g_assert_true (bounce_fields_is_cut (many_groups));
  many_fields = bounce_fields_parse (fields->str);
  g_assert_true (bounce_fields_is_cut (many_fields));
  many_folds = bounce_fields_parse (folds->str);
  g_assert_cmpuint (strlen (bounce_fields_get (many_folds, 0, "diagnostic-code")), ==, 5 + 100000 * 14);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fields/groups", test_groups);
  g_test_add_func ("/fields/get", test_get);
  g_test_add_func ("/fields/null", test_null);
  g_test_add_func ("/fields/types", test_types);
  g_test_add_func ("/fields/line-ends", test_line_ends);
  g_test_add_func ("/fields/huge", test_huge);
  return g_test_run ();
}
