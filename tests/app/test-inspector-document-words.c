/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The words about open files. */
#include "inspector-document-words.h"

static void
test_title (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/var/mail/bounces\n2026.mbox");
  g_autofree char *none = inspector_document_words_dup_title (NULL, 0);
  g_autofree char *one = inspector_document_words_dup_title (file, 1);
  g_autofree char *three = inspector_document_words_dup_title (file, 3);

  g_assert_cmpstr (none, ==, "");
  /* A name of two lines would make the title bar two lines high. */
  g_assert_cmpstr (one, ==, "bounces 2026.mbox");
  g_assert_cmpstr (three, ==, "3 mailboxes");
}

static void
test_place (void)
{
  g_autofree char *path = g_build_filename (g_get_home_dir (), "mail", "a.mbox", NULL);
  g_autofree char *beside = g_strconcat (g_get_home_dir (), "2/a.mbox", NULL);
  g_autoptr (GFile) home = g_file_new_for_path (path);
  g_autoptr (GFile) other = g_file_new_for_path (beside);
  g_autofree char *short_place = inspector_document_words_dup_place (home);
  g_autofree char *long_place = inspector_document_words_dup_place (other);

  g_assert_cmpstr (short_place, ==, "~/mail/a.mbox");
  /* The home of somebody else whose name begins the same. */
  g_assert_cmpstr (long_place, ==, beside);
}

static void
test_message (void)
{
  g_autoptr (GFile) file = g_file_new_for_path ("/tmp/a.mbox");
  g_autofree char *twelve = inspector_document_words_dup_message (file, TRUE, 12);
  g_autofree char *single = inspector_document_words_dup_message (file, FALSE, 1);

  g_assert_cmpstr (twelve, ==, "a.mbox, message 12");
  g_assert_cmpstr (single, ==, "a.mbox");
}

static void
test_sentence (void)
{
  static const struct
  {
    GIOErrorEnum  code;
    const char   *words;
  } rows[] = {
    { G_IO_ERROR_NOT_FOUND, "It is no longer there. Another program may have moved or deleted it." },
    { G_IO_ERROR_PERMISSION_DENIED, "You are not allowed to read it." },
    { G_IO_ERROR_NOT_MOUNTED, "This place cannot be read from here. Copy the file to this computer, and open the copy." },
    { G_IO_ERROR_NOT_SUPPORTED, "This place cannot be read from here. Copy the file to this computer, and open the copy." },
    { G_IO_ERROR_FAILED, "from below" },             /* better the system's words than none */
  };
  g_autoptr (GError) changed = g_error_new_literal (BOUNCE_MAILBOX_ERROR, BOUNCE_MAILBOX_ERROR_CHANGED, "");
  g_autofree char *sentence = inspector_document_words_dup_sentence (changed);

  g_assert_cmpstr (sentence, ==, "Another program has changed this mailbox since it was read. Reload it.");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, rows[i].code, "from below");
      g_autofree char *words = inspector_document_words_dup_sentence (error);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static void
test_counts (void)
{
  g_autofree char *count = inspector_document_words_dup_count (12);
  g_autofree char *row = inspector_document_words_dup_row ("Unknown address", 2702);

  g_assert_cmpstr (count, ==, "12");
  /* Read aloud without separators, which some voices read as two numbers. */
  g_assert_cmpstr (row, ==, "Unknown address, 2702");
  g_assert_cmpstr (inspector_document_words_get_problems (), ==, "Problems");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document-words/title", test_title);
  g_test_add_func ("/document-words/place", test_place);
  g_test_add_func ("/document-words/message", test_message);
  g_test_add_func ("/document-words/sentence", test_sentence);
  g_test_add_func ("/document-words/counts", test_counts);

  return g_test_run ();
}
