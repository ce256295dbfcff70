/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What mail programs hand over: lists of files, references, text. */
#include "inspector-drop.h"

typedef struct
{
  const char *mistake;           /* which this row would catch                  */
  const char *list;
  guint       n_files;
  const char *problem;           /* words in it, or NULL                        */
} Row;

static const Row rows[] = {
  { "an empty list taken for an error", "", 0, NULL },
  { "line ends of RFC 2483 left in the name", "file:///tmp/a.eml\r\nfile:///tmp/b.eml\r\n", 2, NULL },
  { "comments opened as files", "# from somewhere\r\nfile:///tmp/a.eml\r\n", 1, NULL },
  { "a list that ends without a line end", "file:///tmp/a.eml", 1, NULL },
  { "KMail's reference opened by GIO", "akonadi:?item=12\r\n", 0, "KMail" },
  { "a reference silently left out beside a file", "file:///tmp/a.eml\r\nimap://mail.example.org/INBOX;UID=3\r\n", 1, "mail server" },
  { "Thunderbird's folder not named", "mailbox://nobody@Local%20Folders/Inbox\r\n", 0, "Thunderbird" },
  { "schemes told apart by case", "FILE:///tmp/a.eml\r\nAKONADI:?item=1\r\n", 1, "KMail" },
  { "a page downloaded although we promise no network", "https://www.example.org/\r\n", 0, "web pages" },
  { "an unknown scheme without a word", "x-strange:1\r\n", 0, "Only files" },
  { "rubbish without a word", "not a list\r\n", 0, "Only files" },
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *problem = NULL;
      g_autoptr (GListModel) files = inspector_drop_parse (rows[i].list, &problem);

      g_test_message ("%s", rows[i].mistake);
      g_assert_cmpuint (g_list_model_get_n_items (files), ==, rows[i].n_files);
      if (rows[i].problem == NULL)
        g_assert_null (problem);
      else
        g_assert_nonnull (problem ? strstr (problem, rows[i].problem) : NULL);
    }
}

/* Spaces and letters of all scripts come percent-encoded. */
static void
test_names (void)
{
  g_autoptr (GListModel) files = inspector_drop_parse ("file:///tmp/%C3%BC%20ber.eml\r\n", NULL);
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  g_assert_cmpstr (g_file_peek_path (file), ==, "/tmp/ü ber.eml");
}

static void
test_explain (void)
{
  g_autofree char *reference = inspector_drop_explain ("imap-message://nobody@mail.example.org/INBOX#4");
  g_autofree char *text = inspector_drop_explain ("550 5.1.1 no such user");
  g_autofree char *nothing = inspector_drop_explain (NULL);

  g_assert_nonnull (strstr (reference, "mail server"));
  g_assert_nonnull (strstr (text, "text"));
  g_assert_nonnull (nothing);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/drop/parse", test_parse);
  g_test_add_func ("/drop/names", test_names);
  g_test_add_func ("/drop/explain", test_explain);

  return g_test_run ();
}
