/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A scan beside the main loop: order, back pressure, cancel. */
#include "bounce-scanner.h"

#include <glib/gstdio.h>
#include <string.h>

#define BOUNCE_FORMAT_TEXT_ \
  "From - Tue Nov 17 14:12:00 2026\n" \
  "From: MAILER-DAEMON@mx.example.net\n" \
  "Subject: Undelivered mail\n" \
  "MIME-Version: 1.0\n" \
  "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n" \
  "\n" \
  "--b\n" \
  "Content-Type: message/delivery-status\n" \
  "\n" \
  "Reporting-MTA: dns; mx.example.net\n" \
  "\n" \
  "Final-Recipient: rfc822; u%u@example.com\n" \
  "Action: failed\n" \
  "Status: 5.1.1\n" \
  "\n" \
  "--b--\n" \
  "\n"
#define PLAIN_TEXT \
  "From - Tue Nov 17 14:12:00 2026\n" \
  "From: ben@example.org\nTo: anna@example.org\nSubject: Lunch\n\nAt noon?\n\n"

static const char rules_text[] = "x\tno-such-user\t-\t*\ttext\tno such user\t550 no such user\ttest\n";

typedef struct
{
  char               *path;
  GPtrArray          *sources;
  BounceScanFiles    *files;
  BounceMailbox      *mailbox;
  BounceRules        *rules;
  GCancellable       *cancellable;
  GPtrArray          *batches;
  guint               calls;
  guint               cancel_after;   /* calls; 0: never                        */
  BounceScanProgress  progress;
  gboolean            done;
  GString            *problems;       /* names                                  */
  GError             *error;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GBytes) builtin = g_bytes_new_static (rules_text, strlen (rules_text));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  guint n_messages = GPOINTER_TO_UINT (data);
  int fd = g_file_open_tmp ("bounce-scan-XXXXXX", &fixture->path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  for (guint i = 0; i < n_messages; i++)
    {
      g_string_append_printf (text, BOUNCE_FORMAT_TEXT_, i);
      g_string_append (text, PLAIN_TEXT);
    }
  g_assert_true (g_file_set_contents (fixture->path, text->str, text->len, NULL));

  fixture->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) bounce_scan_source_free);
  fixture->files = bounce_scan_files_new ();
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  fixture->mailbox = bounce_mailbox_open (file, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_add (fixture->sources, bounce_scan_source_new (file, fixture->mailbox));
  fixture->problems = g_string_new (NULL);
  fixture->rules = bounce_rules_load (builtin, NULL, NULL);
  fixture->cancellable = g_cancellable_new ();
  fixture->batches = g_ptr_array_new_with_free_func ((GDestroyNotify) bounce_store_unref);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_remove (fixture->path);
  g_free (fixture->path);
  g_ptr_array_unref (fixture->sources);
  bounce_scan_files_unref (fixture->files);
  bounce_mailbox_unref (fixture->mailbox);
  g_string_free (fixture->problems, TRUE);
  bounce_rules_unref (fixture->rules);
  g_object_unref (fixture->cancellable);
  g_ptr_array_unref (fixture->batches);
  g_clear_error (&fixture->error);
}

static void
take_news (const BounceScanNews *news,
           gpointer              user_data)
{
  const BounceScanProgress *progress = news->progress;
  Fixture *fixture = user_data;

  g_assert_true (g_main_context_is_owner (g_main_context_default ()));
  g_assert_false (g_cancellable_is_cancelled (fixture->cancellable));
  g_assert_false (fixture->done);
  g_assert_cmpuint (progress->messages, >=, fixture->progress.messages);
  g_assert_cmpuint (progress->bytes_done, <=, progress->bytes_total);
  if (news->batch != NULL)
    g_ptr_array_add (fixture->batches, bounce_store_ref (news->batch));
  for (guint i = 0; i < news->problems->len; i++)
    {
      const BounceScanProblem *problem = g_ptr_array_index (news->problems, i);
      g_autofree char *name = g_file_get_basename (problem->file);

      g_string_append_printf (fixture->problems, "%s;", name);
    }
  fixture->progress = *progress;
  if (++fixture->calls == fixture->cancel_after)
    g_cancellable_cancel (fixture->cancellable);
}

static void
scan_ended (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Fixture *fixture = user_data;

  bounce_scan_finish (result, &fixture->progress, &fixture->error);
  fixture->done = TRUE;
}

static void
start (Fixture *fixture)
{
  bounce_scan_async (fixture->sources, fixture->files, 7, fixture->rules, NULL, take_news, fixture,
                     fixture->cancellable, scan_ended, fixture);
}

static guint
count_records (Fixture *fixture)
{
  guint n = 0;

  for (guint i = 0; i < fixture->batches->len; i++)
    n += bounce_store_get_length (g_ptr_array_index (fixture->batches, i));

  return n;
}

static void
test_all_in_order (Fixture       *fixture,
                   gconstpointer  data)
{
  guint number = 0;

  start (fixture);
  while (!fixture->done)
    g_main_context_iteration (NULL, TRUE);

  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->progress.messages, ==, 2 * GPOINTER_TO_UINT (data));
  g_assert_cmpuint (fixture->progress.kinds[BOUNCE_KIND_FAILURE], ==, GPOINTER_TO_UINT (data));
  g_assert_cmpuint (fixture->progress.recipients, ==, GPOINTER_TO_UINT (data));
  g_assert_cmpuint (fixture->progress.bytes_done, ==, fixture->progress.bytes_total);
  g_assert_cmpuint (count_records (fixture), ==, GPOINTER_TO_UINT (data));
  for (guint i = 0; i < fixture->batches->len; i++)
    {
      BounceStore *batch = g_ptr_array_index (fixture->batches, i);

      g_assert_cmpuint (bounce_store_get_length (batch), <=, 512);
      for (guint j = 0; j < bounce_store_get_length (batch); j++)
        {
          g_assert_cmpuint (bounce_store_get (batch, j)->message, >, number);
          number = bounce_store_get (batch, j)->message;
        }
    }
  /* Somebody waits for the first row: it does not wait for 511 others. */
  if (fixture->batches->len > 0)
    g_assert_cmpuint (bounce_store_get_length (g_ptr_array_index (fixture->batches, 0)), ==, 1);
}

static void
test_waits_when_not_taken (Fixture       *fixture,
                           gconstpointer  data)
{
  guint64 before, after;

  /* Nobody turns the main loop: the worker must stop by itself, or a slow
   * screen would fill the memory. */
  start (fixture);
  for (guint i = 0; i < 200; i++)
    {
      before = bounce_mailbox_get_done (fixture->mailbox);
      g_usleep (100 * 1000);
      after = bounce_mailbox_get_done (fixture->mailbox);
      if (after > 0 && after == before)
        break;
    }
  g_assert_cmpuint (after, <, bounce_mailbox_get_size (fixture->mailbox));
  g_assert_cmpuint (fixture->calls, ==, 0);

  while (!fixture->done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (count_records (fixture), ==, GPOINTER_TO_UINT (data));
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  fixture->cancel_after = 1;
  start (fixture);
  while (!fixture->done)
    g_main_context_iteration (NULL, TRUE);

  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  /* Nothing is delivered any more, not even what was under way. */
  g_assert_cmpuint (fixture->calls, ==, 1);
  g_assert_cmpuint (fixture->progress.messages, <, 2 * GPOINTER_TO_UINT (data));
}

static void
test_cancel_while_waiting (Fixture       *fixture,
                           gconstpointer  data)
{
  start (fixture);
  g_usleep (300 * 1000);
  g_cancellable_cancel (fixture->cancellable);
  while (!fixture->done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (fixture->calls, ==, 0);
}

static void
test_nothing_to_scan (Fixture       *fixture,
                      gconstpointer  data)
{
  g_ptr_array_set_size (fixture->sources, 0);
  start (fixture);
  while (!fixture->done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->progress.messages, ==, 0);
}

static void
run_to_the_end (Fixture *fixture)
{
  fixture->done = FALSE;
  fixture->calls = 0;
  fixture->cancel_after = 0;
  fixture->progress = (BounceScanProgress) { 0 };
  g_clear_error (&fixture->error);
  g_cancellable_reset (fixture->cancellable);
  start (fixture);
  while (!fixture->done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_goes_on_behind_what_was_taken (Fixture       *fixture,
                                    gconstpointer  data)
{
  guint first, number = 0;

  fixture->cancel_after = 3;
  start (fixture);
  while (!fixture->done)
    g_main_context_iteration (NULL, TRUE);
  first = count_records (fixture);
  g_assert_cmpuint (first, >, 0);
  g_assert_cmpuint (first, <, GPOINTER_TO_UINT (data));

  /* Whoever goes on must see each message once: neither those again that are
   * shown, nor may those be lost that were read but never delivered. */
  run_to_the_end (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (count_records (fixture), ==, GPOINTER_TO_UINT (data));
  g_assert_cmpuint (fixture->progress.recipients, ==, GPOINTER_TO_UINT (data) - first);
  g_assert_cmpuint (fixture->progress.bytes_done, ==, fixture->progress.bytes_total);
  for (guint i = 0; i < fixture->batches->len; i++)
    for (guint j = 0; j < bounce_store_get_length (g_ptr_array_index (fixture->batches, i)); j++)
      {
        const BounceRecord *record = bounce_store_get (g_ptr_array_index (fixture->batches, i), j);

        g_assert_cmpuint (record->message, ==, number + 1);
        g_assert_cmpuint (record->file, ==, 0);
        number = record->message + 1;
      }

  /* And when all is done there is nothing more to do. */
  run_to_the_end (fixture);
  g_assert_cmpuint (fixture->progress.messages, ==, 0);
  g_assert_cmpuint (count_records (fixture), ==, GPOINTER_TO_UINT (data));
}

static void
write_child (GFile      *folder,
             const char *name,
             const char *text)
{
  g_autoptr (GFile) file = g_file_get_child (folder, name);
  g_autoptr (GError) error = NULL;

  g_file_replace_contents (file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_folder (Fixture       *fixture,
             gconstpointer  data)
{
  static const char *const names[] = { "1", "2.png", "3" };
  g_autofree char *path = g_dir_make_tmp ("bounce-scan-XXXXXX", NULL);
  g_autofree char *bounce = g_strdup_printf (BOUNCE_FORMAT_TEXT_, 1);
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  g_autoptr (GFile) nowhere = g_file_get_child (folder, "nowhere");
  g_autoptr (BounceScanSource) three = NULL;
  g_autofree char *name = NULL;
  const BounceRecord *record;

  write_child (folder, "1", PLAIN_TEXT);
  write_child (folder, "2.png", "\211PNG\r\n\032\n\001\002\003\004\005");
  write_child (folder, "3", bounce);
  g_ptr_array_add (fixture->sources, bounce_scan_source_new (folder, NULL));
  g_ptr_array_add (fixture->sources, bounce_scan_source_new (nowhere, NULL));
  run_to_the_end (fixture);

  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->progress.messages, ==, 4);
  g_assert_cmpuint (fixture->progress.problems, ==, 2);
  /* Problems say where: nobody finds one file among thousands by a number. */
  g_assert_cmpstr (fixture->problems->str, ==, "nowhere;2.png;");
  record = bounce_store_get (g_ptr_array_index (fixture->batches, fixture->batches->len - 1), 0);
  three = bounce_scan_files_dup (fixture->files, record->file);
  name = g_file_get_basename (three->file);
  g_assert_cmpstr (name, ==, "3");
  g_assert_nonnull (three->mailbox);
  g_assert_cmpuint (bounce_scan_files_get_group (fixture->files, record->file), ==, 7);
  g_assert_cmpuint (bounce_scan_files_get_size (fixture->files, record->file), ==, strlen (bounce));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GFile) file = g_file_get_child (folder, names[i]);

      g_assert_true (g_file_delete (file, NULL, NULL));
    }
  g_assert_true (g_file_delete (folder, NULL, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/scan-thread/one", Fixture, GUINT_TO_POINTER (1), set_up, test_all_in_order, tear_down);
  g_test_add ("/scan-thread/all-in-order", Fixture, GUINT_TO_POINTER (3000), set_up, test_all_in_order, tear_down);
  g_test_add ("/scan-thread/waits-when-not-taken", Fixture, GUINT_TO_POINTER (20000), set_up, test_waits_when_not_taken, tear_down);
  g_test_add ("/scan-thread/cancel", Fixture, GUINT_TO_POINTER (20000), set_up, test_cancel, tear_down);
  g_test_add ("/scan-thread/cancel-while-waiting", Fixture, GUINT_TO_POINTER (20000), set_up, test_cancel_while_waiting, tear_down);
  g_test_add ("/scan-thread/goes-on-behind-what-was-taken", Fixture, GUINT_TO_POINTER (3000), set_up, test_goes_on_behind_what_was_taken, tear_down);
  g_test_add ("/scan-thread/folder", Fixture, GUINT_TO_POINTER (1), set_up, test_folder, tear_down);
  g_test_add ("/scan-thread/nothing-to-scan", Fixture, GUINT_TO_POINTER (1), set_up, test_nothing_to_scan, tear_down);

  return g_test_run ();
}
