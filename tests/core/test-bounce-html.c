/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Notices in HTML → lines. */
#include "bounce-html.h"

#include <string.h>

static void
test_text (void)
{
  static const struct { const char *why, *html, *text; } rows[] = {
    { "nothing", "", "" },
    { "plain words", "a  b\n c", "a b c\n" },
    { "blocks end lines", "<div>a</div><div>b</div>", "a\nb\n" },
    { "nested blocks end one line, not three", "<div><div>a</div></div><div>b</div>", "a\nb\n" },
    { "paragraphs are parted by an empty line", "<p>a</p><p>b</p>", "a\n\nb\n" },
    { "<br> is a line end, two are an empty line", "a<br>b<br/><BR />c", "a\nb\n\nc\n" },
    { "cells are parted, or label and value run together", "<table><tr><td>Status:</td><td>5.1.1</td></tr><tr><td>x</td></tr></table>",
      "Status:\t5.1.1\nx\n" },
    { "inline tags part nothing", "a<b>b</b><span>c</span>", "abc\n" },
    { "the text of links is kept", "<a href=\"https://example.org/?a>b\">here</a>", "here\n" },
    { "scripts and styles go", "a<style>p { }</style><script>if (a < b) x ();</script>b", "ab\n" },
    { "so does the title", "<html><head><title>t</title></head><body>a</body></html>", "a\n" },
    { "and comments", "a<!-- <p> -- > b -->c<!---->d", "acd\n" },
    { "Outlook's conditions", "<!--[if mso]>x<![endif]--><![if !mso]>a<![endif]><o:p>b</o:p>", "ab\n" },
    { "entities", "&lt;a&#64;b&gt; &amp; &quot;&eacute;&quot; &#x20AC;&nbsp;x &copy;", "<a@b> & \"é\" € x ©\n" },
    { "entities without semicolon", "a&nbsp b &lt &amp", "a b < &\n" },
    { "no entities", "a & b &unknown; &# &#x; ?a=1&copy=2", "a & b &unknown; &# &#x; ?a=1&copy=2\n" },
    { "numbers that are no character", "&#0;&#55296;&#xFFFFFFFFF;&#128;", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" "F;\xef\xbf\xbd\n" },
    { "an address in brackets is text", "RCPT TO:<a@example.org> failed", "RCPT TO:<a@example.org> failed\n" },
    { "a lonely bracket is text", "a < b <", "a < b <\n" },
    { "<pre> keeps its lines and its indent", "<pre>a\n  b\n\nc</pre>d", "a\n  b\n\nc\n\nd\n" },
    { "a '>' in an attribute ends no tag", "<img alt=\"a > b\">c", "c\n" },
    { "an apostrophe in a tag opens no value", "<p it's>a</p>b", "a\n\nb\n" },
    { "an unclosed comment", "a<!-- b > c", "a c\n" },
    { "an unclosed tag", "a <p class=", "a\n" },
    { "an unclosed script hides no words", "a<script>b", "ab\n" },
    { "soft hyphens and zero width go", "a\xc2\xad" "b&shy;c&zwnj;d\xe2\x80\x8b" "e", "abcde\n" },
    { "lists", "<ul><li>a<li>b</ul>", "a\nb\n" },
    { "many breaks are few lines", "a<br><br><br><br><br><br>b", "a\n\n\nb\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = bounce_html_to_text (rows[i].html, strlen (rows[i].html), 1000);

      g_test_message ("%s", rows[i].why);
      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

/* A quote that never closes must not swallow the whole notice. */
static void
test_open_quote (void)
{
  g_autofree char *value = g_strnfill (2000, 'y');
  g_autofree char *html = g_strconcat ("<p class=\"x>", value, ">words", NULL);
  g_autofree char *text = bounce_html_to_text (html, strlen (html), 10000);

  g_assert_cmpstr (text, ==, "words\n");
}

static void
test_hostile (void)
{
  static const char * const pieces[] = {
    "<", "<a ", "<a =\"", "<!--", "</", "&", "&#", "&aaaaaaa", "<script>", "<style>", "<title>", "<pre>\n", "<td>", "<br>", "<a <", "-->",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) html = g_string_new (NULL);
      g_autofree char *text = NULL;

      while (html->len < 1024 * 1024)
        g_string_append (html, pieces[i]);
      text = bounce_html_to_text (html->str, html->len, 512 * 1024);
      g_assert_cmpuint (strlen (text), <=, 512 * 1024 + 16);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html/text", test_text);
  g_test_add_func ("/html/open-quote", test_open_quote);
  g_test_add_func ("/html/hostile", test_hostile);
  return g_test_run ();
}
