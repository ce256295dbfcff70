/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents that are filled, stopped, taken back, reloaded and read again. */
#include "inspector-document.h"

#include <glib/gstdio.h>
#include <string.h>

#define FROM_LINE "From - Tue Nov 17 14:12:00 2026\n"
#define BOUNCE_TEXT_OF(who) \
  "From: MAILER-DAEMON@mx.example.net\n" \
  "To: sender@example.org\n" \
  "Subject: Undelivered mail\n" \
  "MIME-Version: 1.0\n" \
  "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n" \
  "\n" \
  "--b\n" \
  "Content-Type: message/delivery-status\n" \
  "\n" \
  "Reporting-MTA: dns; mx.example.net\n" \
  "\n" \
  "Final-Recipient: rfc822; " who "\n" \
  "Action: failed\n" \
  "Status: 5.1.1\n" \
  "Diagnostic-Code: smtp; 550 5.1.1 no such user\n" \
  "\n" \
  "--b\n" \
  "Content-Type: text/rfc822-headers\n" \
  "\n" \
  "From: sender@example.org\n" \
  "To: " who "\n" \
  "Message-ID: <1@example.org>\n" \
  "\n" \
  "--b--\n"
#define AWAY_TEXT \
  "From: anna@example.org\n" \
  "Subject: Away\n" \
  "Auto-Submitted: auto-replied\n" \
  "\n" \
  "I am on holiday until Monday.\n"
#define PLAIN_TEXT \
  "From: ben@example.org\n" \
  "To: anna@example.org\n" \
  "Subject: Lunch\n" \
  "\n" \
  "At noon?\n"

static const char rules_text[] = "x\tno-such-user\t-\t*\ttext\tno such user\t550 no such user\ttest\n";

typedef struct
{
  char              *folder;
  InspectorDocument *document;
  GPtrArray         *paths;
  guint              signals;
} Fixture;

static void
note_counts (InspectorDocument *document,
             gpointer           user_data)
{
  ((Fixture *) user_data)->signals++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GBytes) builtin = g_bytes_new_static (rules_text, strlen (rules_text));
  g_autoptr (BounceRules) rules = bounce_rules_load (builtin, NULL, NULL);

  fixture->folder = g_dir_make_tmp ("bounce-document-XXXXXX", NULL);
  fixture->document = inspector_document_new (rules, NULL);
  fixture->paths = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect (fixture->document, "counts-changed", G_CALLBACK (note_counts), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gpointer document = fixture->document;

  /* A thread that has read a message may hold it a moment longer. */
  if (document != NULL)
    g_object_add_weak_pointer (document, &document);
  g_clear_object (&fixture->document);
  while (document != NULL)
    g_main_context_iteration (NULL, FALSE);
  for (guint i = 0; i < fixture->paths->len; i++)
    g_remove (g_ptr_array_index (fixture->paths, i));
  g_ptr_array_unref (fixture->paths);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static const char *
write_file (Fixture    *fixture,
            const char *name,
            const char *text)
{
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_ptr_array_add (fixture->paths, path);

  return path;
}

static guint
add (Fixture    *fixture,
     const char *path,
     gboolean    fleeting)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_list_store_append (files, file);

  return inspector_document_add (fixture->document, G_LIST_MODEL (files), fleeting);
}

static gboolean
get_flag (Fixture    *fixture,
          const char *name)
{
  gboolean value;

  g_object_get (fixture->document, name, &value, NULL);

  return value;
}

static guint
get_number (Fixture    *fixture,
            const char *name)
{
  guint value;

  g_object_get (fixture->document, name, &value, NULL);

  return value;
}

static void
assert_title (Fixture    *fixture,
              const char *expected)
{
  g_autofree char *title = NULL;

  g_object_get (fixture->document, "title", &title, NULL);
  g_assert_cmpstr (title, ==, expected);
}

static void
wait_until_loaded (Fixture *fixture)
{
  while (get_flag (fixture, "loading"))
    g_main_context_iteration (NULL, TRUE);
}

typedef struct
{
  InspectorDetail *detail;
  GError          *error;
  gboolean         done;
} Reading;

static void
detail_read (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Reading *reading = user_data;

  reading->detail = inspector_document_read_finish (INSPECTOR_DOCUMENT (source), result, &reading->error);
  reading->done = TRUE;
}

static Reading
read_row (Fixture   *fixture,
          BounceRow *row)
{
  Reading reading = { 0 };

  inspector_document_read_async (fixture->document, row, NULL, detail_read, &reading);
  while (!reading.done)
    g_main_context_iteration (NULL, TRUE);

  return reading;
}

static BounceRow *
dup_row (Fixture *fixture,
         guint    position)
{
  BounceArchive *archive = inspector_document_get_archive (fixture->document);

  return g_list_model_get_item (G_LIST_MODEL (archive), position);
}

static const char mailbox_text[] =
  FROM_LINE PLAIN_TEXT "\n" FROM_LINE BOUNCE_TEXT_OF ("anna@example.com") "\n"
  FROM_LINE AWAY_TEXT "\n" FROM_LINE BOUNCE_TEXT_OF ("ben@example.com") "\n";

static void
test_add (Fixture       *fixture,
          gconstpointer  data)
{
  guint id = add (fixture, write_file (fixture, "a.mbox", mailbox_text), FALSE);

  g_assert_true (get_flag (fixture, "loading"));
  wait_until_loaded (fixture);
  assert_title (fixture, "a.mbox");
  g_assert_cmpuint (get_number (fixture, "n-messages"), ==, 4);
  g_assert_cmpuint (get_number (fixture, "n-bounces"), ==, 2);
  g_assert_cmpuint (get_number (fixture, "n-files"), ==, 1);
  g_assert_cmpuint (inspector_document_get_count (fixture->document, BOUNCE_SECTION_ALL, -1), ==, 2);
  g_assert_cmpuint (inspector_document_get_count (fixture->document, BOUNCE_SECTION_LIST, BOUNCE_CAUSE_NO_SUCH_USER), ==, 2);
  g_assert_cmpuint (inspector_document_get_count (fixture->document, BOUNCE_SECTION_YOU, -1), ==, 0);
  g_assert_cmpuint (inspector_document_get_count (fixture->document, BOUNCE_SECTION_NOT_COUNTED, BOUNCE_KIND_AUTO_REPLY), ==, 1);
  g_assert_cmpuint (inspector_document_get_kind (fixture->document, BOUNCE_KIND_FAILURE), ==, 2);
  g_assert_cmpuint (inspector_document_get_kind (fixture->document, BOUNCE_KIND_OTHER), ==, 1);
  g_assert_cmpuint (inspector_document_get_added (fixture->document, id), ==, 4);
  g_assert_cmpuint (fixture->signals, >, 0);
  g_assert_false (get_flag (fixture, "stopped"));
}

static void
test_queue_and_take_back (Fixture       *fixture,
                          gconstpointer  data)
{
  const char *path = write_file (fixture, "b.eml", BOUNCE_TEXT_OF ("cleo@example.com"));
  guint second;

  add (fixture, write_file (fixture, "a.mbox", mailbox_text), FALSE);
  second = add (fixture, path, FALSE);
  add (fixture, "/nowhere/at/all", FALSE);
  assert_title (fixture, "3 mailboxes");
  wait_until_loaded (fixture);
  g_assert_cmpuint (get_number (fixture, "n-bounces"), ==, 3);
  g_assert_cmpuint (get_number (fixture, "n-problems"), ==, 1);
  g_assert_cmpuint (inspector_document_get_added (fixture->document, second), ==, 1);

  inspector_document_take_back (fixture->document, second);
  wait_until_loaded (fixture);
  g_assert_cmpuint (get_number (fixture, "n-bounces"), ==, 2);
  g_assert_cmpuint (get_number (fixture, "n-messages"), ==, 4);
  g_assert_cmpuint (bounce_archive_get_matching (inspector_document_get_archive (fixture->document)), ==, 2);
  g_assert_cmpuint (inspector_document_get_added (fixture->document, second), ==, 0);

  /* Undo of the wrong one: it can be opened again. */
  add (fixture, path, FALSE);
  wait_until_loaded (fixture);
  g_assert_cmpuint (get_number (fixture, "n-bounces"), ==, 3);
  /* The same file twice would count its bounces twice. */
  add (fixture, path, FALSE);
  wait_until_loaded (fixture);
  g_assert_cmpuint (get_number (fixture, "n-bounces"), ==, 3);
}

static void
test_problems (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (InspectorProblem) problem = NULL;
  guint id;

  write_file (fixture, "1", BOUNCE_TEXT_OF ("anna@example.com"));
  write_file (fixture, "2\xe2\x80\xae.png", "\211PNG\r\n\032\n\001\002\003\004\005");
  id = add (fixture, fixture->folder, FALSE);
  wait_until_loaded (fixture);
  g_assert_cmpuint (get_number (fixture, "n-problems"), ==, 1);
  g_assert_cmpuint (get_number (fixture, "n-bounces"), ==, 1);
  problem = g_list_model_get_item (inspector_document_get_problems (fixture->document), 0);
  /* A name that turns the line around would show another ending. */
  g_assert_true (g_str_has_suffix (inspector_problem_get_place (problem), "/2\xef\xbf\xbd.png"));
  g_assert_cmpuint (strlen (inspector_problem_get_words (problem)), >, 20);

  inspector_document_take_back (fixture->document, id);
  wait_until_loaded (fixture);
  g_assert_cmpuint (get_number (fixture, "n-problems"), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (inspector_document_get_problems (fixture->document)), ==, 0);
  assert_title (fixture, "");
}

static char *
make_big (guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (text, FROM_LINE BOUNCE_TEXT_OF ("u%u@example.com") "\n", i, i);
      g_string_append (text, FROM_LINE PLAIN_TEXT "\n");
    }

  return g_string_free (text, FALSE);
}

static void
assert_each_once (Fixture *fixture,
                  guint    n)
{
  GListModel *model = G_LIST_MODEL (inspector_document_get_archive (fixture->document));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BounceRow) row = g_list_model_get_item (model, i);

      g_assert_true (g_hash_table_add (seen, g_strdup (bounce_row_get_recipient (row))));
    }
}

static void
stop_half_way (Fixture *fixture)
{
  while (get_flag (fixture, "loading") && get_number (fixture, "n-bounces") == 0)
    g_main_context_iteration (NULL, TRUE);
  inspector_document_stop (fixture->document);
}

static void
test_stop_and_continue (Fixture       *fixture,
                        gconstpointer  data)
{
  const guint n = 20000;
  g_autofree char *text = make_big (n);
  guint before;

  add (fixture, write_file (fixture, "big.mbox", text), FALSE);
  add (fixture, write_file (fixture, "a.eml", BOUNCE_TEXT_OF ("last@example.com")), FALSE);
  stop_half_way (fixture);
  g_assert_false (get_flag (fixture, "loading"));
  g_assert_true (get_flag (fixture, "stopped"));
  before = get_number (fixture, "n-bounces");
  g_assert_cmpuint (before, <, n);

  /* What is dropped now is read now; the rest waits on. */
  add (fixture, write_file (fixture, "b.eml", BOUNCE_TEXT_OF ("dropped@example.com")), FALSE);
  wait_until_loaded (fixture);
  g_assert_cmpuint (get_number (fixture, "n-bounces"), ==, before + 1);
  g_assert_true (get_flag (fixture, "stopped"));

  inspector_document_continue (fixture->document);
  g_assert_true (get_flag (fixture, "loading"));
  g_assert_false (get_flag (fixture, "stopped"));
  wait_until_loaded (fixture);
  g_assert_cmpuint (get_number (fixture, "n-bounces"), ==, n + 2);
  g_assert_cmpuint (get_number (fixture, "n-messages"), ==, 2 * n + 2);
  assert_each_once (fixture, n + 2);
}

static void
test_take_back_while_loading (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autofree char *text = make_big (20000);
  guint id = add (fixture, write_file (fixture, "big.mbox", text), FALSE);

  add (fixture, write_file (fixture, "a.eml", BOUNCE_TEXT_OF ("last@example.com")), FALSE);
  while (get_number (fixture, "n-bounces") == 0)
    g_main_context_iteration (NULL, TRUE);
  inspector_document_take_back (fixture->document, id);
  wait_until_loaded (fixture);
  g_assert_cmpuint (get_number (fixture, "n-bounces"), ==, 1);
  assert_each_once (fixture, 1);
}

static void
test_reload (Fixture       *fixture,
             gconstpointer  data)
{
  const char *path = write_file (fixture, "a.mbox", mailbox_text);
  g_autoptr (BounceRow) old = NULL;
  Reading reading;

  add (fixture, path, FALSE);
  wait_until_loaded (fixture);
  old = dup_row (fixture, 1);
  g_assert_false (get_flag (fixture, "changed"));
  g_assert_true (g_file_set_contents (path, FROM_LINE BOUNCE_TEXT_OF ("dora@example.com") "\n", -1, NULL));
  while (!get_flag (fixture, "changed"))
    g_main_context_iteration (NULL, TRUE);

  /* Half a message of somebody else is worse than none. */
  reading = read_row (fixture, old);
  g_assert_null (reading.detail);
  g_assert_error (reading.error, BOUNCE_MAILBOX_ERROR, BOUNCE_MAILBOX_ERROR_CHANGED);
  g_assert_true (g_str_has_suffix (reading.error->message, "."));
  g_clear_error (&reading.error);

  inspector_document_reload (fixture->document);
  g_assert_false (get_flag (fixture, "changed"));
  g_assert_cmpuint (get_number (fixture, "n-bounces"), ==, 0);
  wait_until_loaded (fixture);
  g_assert_cmpuint (get_number (fixture, "n-bounces"), ==, 1);
  g_assert_cmpuint (get_number (fixture, "n-messages"), ==, 1);
  assert_title (fixture, "a.mbox");
}

static void
test_close_while_loading (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autofree char *text = make_big (20000);

  add (fixture, write_file (fixture, "big.mbox", text), FALSE);
  while (get_number (fixture, "n-bounces") == 0)
    g_main_context_iteration (NULL, TRUE);
  inspector_document_close (fixture->document);
  g_assert_false (get_flag (fixture, "loading"));
  g_assert_cmpuint (get_number (fixture, "n-bounces"), ==, 0);
  g_assert_cmpuint (bounce_archive_get_total (inspector_document_get_archive (fixture->document)), ==, 0);
  /* And it can be used again at once. */
  add (fixture, write_file (fixture, "a.eml", BOUNCE_TEXT_OF ("anna@example.com")), FALSE);
  wait_until_loaded (fixture);
  g_assert_cmpuint (get_number (fixture, "n-bounces"), ==, 1);
}

static void
test_free_while_loading (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *text = make_big (5000);

  /* The thread goes on for a moment; nothing of the document may be touched. */
  add (fixture, write_file (fixture, "big.mbox", text), FALSE);
  while (get_number (fixture, "n-bounces") == 0)
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&fixture->document);
  for (guint i = 0; i < 50; i++)
    {
      g_usleep (2000);
      g_main_context_iteration (NULL, FALSE);
    }
}

static void
test_read (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (BounceRow) ben = NULL, cleo = NULL;
  g_autoptr (InspectorDetail) detail = NULL, single = NULL;
  Reading reading;

  add (fixture, write_file (fixture, "a.mbox", mailbox_text), FALSE);
  add (fixture, write_file (fixture, "c.eml", BOUNCE_TEXT_OF ("cleo@example.com")), FALSE);
  wait_until_loaded (fixture);
  ben = dup_row (fixture, 1);
  reading = read_row (fixture, ben);
  g_assert_no_error (reading.error);
  detail = reading.detail;
  g_assert_cmpstr (detail->place, ==, "a.mbox, message 4");
  g_assert_cmpstr (detail->chosen->recipient->address, ==, "ben@example.com");
  g_assert_true (g_str_has_prefix (g_bytes_get_data (detail->bytes, NULL), "From: MAILER-DAEMON"));

  cleo = dup_row (fixture, 2);
  reading = read_row (fixture, cleo);
  g_assert_no_error (reading.error);
  single = reading.detail;
  /* "message 1" of a file that is one message helps nobody. */
  g_assert_cmpstr (single->place, ==, "c.eml");
}

static void
test_gone (Fixture       *fixture,
           gconstpointer  data)
{
  const char *path = write_file (fixture, "c.eml", BOUNCE_TEXT_OF ("cleo@example.com"));
  g_autoptr (BounceRow) row = NULL;
  Reading reading;

  add (fixture, path, FALSE);
  wait_until_loaded (fixture);
  g_remove (path);
  row = dup_row (fixture, 0);
  reading = read_row (fixture, row);
  g_assert_null (reading.detail);
  g_assert_nonnull (reading.error);
  g_assert_true (g_str_has_prefix (reading.error->message, "It is no longer there."));
  g_clear_error (&reading.error);
}

static void
test_fleeting (Fixture       *fixture,
               gconstpointer  data)
{
  const char *path = write_file (fixture, "drag.eml", BOUNCE_TEXT_OF ("anna@example.com"));
  g_autoptr (BounceRow) row = NULL;
  g_autoptr (InspectorDetail) detail = NULL;
  Reading reading;

  add (fixture, path, TRUE);
  /* Its owner deletes it before anything was read, and drops another one under
   * the same name; or cuts it to nothing. */
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_remove (path);
  write_file (fixture, "drag.eml", BOUNCE_TEXT_OF ("ben@example.com"));
  add (fixture, path, TRUE);
  g_remove (path);
  wait_until_loaded (fixture);
  g_assert_cmpuint (get_number (fixture, "n-bounces"), ==, 2);
  g_assert_cmpuint (get_number (fixture, "n-problems"), ==, 0);
  g_assert_false (get_flag (fixture, "changed"));

  row = dup_row (fixture, 0);
  reading = read_row (fixture, row);
  g_assert_no_error (reading.error);
  detail = reading.detail;
  g_assert_cmpstr (detail->place, ==, "drag.eml");
  g_assert_cmpstr (detail->chosen->recipient->address, ==, "anna@example.com");

  inspector_document_reload (fixture->document);
  wait_until_loaded (fixture);
  g_assert_cmpuint (get_number (fixture, "n-bounces"), ==, 2);
}

static void
test_fleeting_that_is_no_mail (Fixture       *fixture,
                               gconstpointer  data)
{
  add (fixture, write_file (fixture, "2.png", "\211PNG\r\n\032\n\001\002\003\004\005"), TRUE);
  add (fixture, "/nowhere/at/all", TRUE);
  wait_until_loaded (fixture);
  g_assert_cmpuint (get_number (fixture, "n-problems"), ==, 2);
  g_assert_cmpuint (get_number (fixture, "n-messages"), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/document/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("add", test_add);
  ADD ("queue-and-take-back", test_queue_and_take_back);
  ADD ("problems", test_problems);
  ADD ("stop-and-continue", test_stop_and_continue);
  ADD ("take-back-while-loading", test_take_back_while_loading);
  ADD ("reload", test_reload);
  ADD ("close-while-loading", test_close_while_loading);
  ADD ("free-while-loading", test_free_while_loading);
  ADD ("read", test_read);
  ADD ("gone", test_gone);
  ADD ("fleeting", test_fleeting);
  ADD ("fleeting-that-is-no-mail", test_fleeting_that_is_no_mail);

  return g_test_run ();
}
