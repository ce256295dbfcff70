/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The archive as a list: filtered, sorted, published in steps, with as many
 * records as a big mailbox has. */
#include "bounce-archive.h"

#include <string.h>

/* A batch as the scanner would make it, without a message for each record:
 * recipients "uNNNNNN@dN.example", every 10th full, the others unknown. */
static BounceStore *
make_batch_of (guint      file,
               BounceKind kind,
               guint      first,
               guint      length)
{
  BounceStore *store = bounce_store_new ();
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (BounceMessage) message = bounce_message_parse (nothing);
  g_autoptr (BounceReport) report = bounce_report_new (kind, "rfc3464");
  g_autoptr (BounceReply) unknown = bounce_reply_new ("550 5.1.1 No such user");
  g_autoptr (BounceReply) full = bounce_reply_new ("452 4.2.2 Mailbox full");
  g_autoptr (GPtrArray) cases = g_ptr_array_new ();
  BounceReading reading = { message, report, cases };
  BounceRecipient recipient = { 0 };
  BounceCase one = { .recipient = &recipient, .kind = kind };

  g_ptr_array_add (cases, &one);
  for (guint i = first; i < first + length; i++)
    {
      BounceMail mail = { .number = i + 1, .span = { i * 100, 90 } };
      g_autofree char *address = g_strdup_printf ("u%06u@d%u.example", i * 7919 % 1000000, i % 50);

      recipient.address = address;
      one.reply = i % 10 == 0 ? full : unknown;
      one.finding.cause = i % 10 == 0 ? BOUNCE_CAUSE_MAILBOX_FULL : BOUNCE_CAUSE_NO_SUCH_USER;
      bounce_store_add (store, file, &mail, &reading);
    }

  return store;
}

static BounceStore *
make_batch (guint first,
            guint length)
{
  return make_batch_of (0, BOUNCE_KIND_FAILURE, first, length);
}

static BounceArchive *
make_archive (guint n_batches,
              guint length)
{
  BounceArchive *archive = bounce_archive_new ();

  for (guint i = 0; i < n_batches; i++)
    {
      g_autoptr (BounceStore) batch = make_batch (i * length, length);

      bounce_archive_append (archive, batch);
    }

  return archive;
}

typedef struct
{
  gboolean  done;
  gboolean  ok;
  GError   *error;
} Outcome;

static void
view_set (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Outcome *outcome = user_data;

  outcome->ok = bounce_archive_set_view_finish (BOUNCE_ARCHIVE (source), result, &outcome->error);
  outcome->done = TRUE;
}

static void
set_view (BounceArchive           *archive,
          const BounceArchiveView *view)
{
  Outcome outcome = { 0 };

  bounce_archive_set_view_async (archive, view, NULL, view_set, &outcome);
  while (!outcome.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (outcome.error);
  g_assert_true (outcome.ok);
}

static char *
dup_recipient (BounceArchive *archive,
               guint          position)
{
  g_autoptr (BounceRow) row = g_list_model_get_item (G_LIST_MODEL (archive), position);

  return g_strdup (bounce_row_get_recipient (row));
}

static void
test_rows (void)
{
  g_autoptr (BounceArchive) archive = make_archive (3, 100);
  GListModel *model = G_LIST_MODEL (archive);
  g_autoptr (BounceRow) row = g_list_model_get_item (model, 150);
  g_autoptr (BounceRow) same = g_list_model_get_item (model, 150);
  g_autofree char *expected = g_strdup_printf ("u%06u@d%u.example", 150 * 7919 % 1000000, 0);

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 300);
  g_assert_cmpuint (bounce_archive_get_total (archive), ==, 300);
  /* GTK compares rows by identity: two objects for one place lose a selection. */
  g_assert_true (row == same);
  g_assert_cmpuint (bounce_row_get_index (row), ==, 150);
  g_assert_cmpstr (bounce_row_get_recipient (row), ==, expected);
  g_assert_cmpstr (bounce_row_get_reply (row), ==, "452 4.2.2 Mailbox full");
  g_assert_cmpuint (bounce_row_get_record (row)->message, ==, 151);
  g_assert_null (bounce_row_get_subject (row));
  g_assert_null (g_list_model_get_item (model, 300));
}

static void
test_row_outlives_archive (void)
{
  g_autoptr (BounceArchive) archive = make_archive (1, 10);
  g_autoptr (BounceRow) row = g_list_model_get_item (G_LIST_MODEL (archive), 3);

  g_assert_finalize_object (g_steal_pointer (&archive));
  g_assert_nonnull (bounce_row_get_recipient (row));
}

static void
test_search (void)
{
  static const struct
  {
    const char *search;
    int         cause;
    guint       expected;
  } rows[] = {
    { NULL, -1, 1000 },
    { "", -1, 1000 },
    { "   ", -1, 1000 },
    { NULL, BOUNCE_CAUSE_MAILBOX_FULL, 100 },
    { "FULL", -1, 100 },                      /* case is no matter */
    { "full @d0.", -1, 20 },                  /* each word anywhere, all of them */
    { "full unknown-word", -1, 0 },
    { "user @d0.", BOUNCE_CAUSE_MAILBOX_FULL, 0 },
    { "ü", -1, 0 },                           /* a letter no text has */
  };
  g_autoptr (BounceArchive) archive = make_archive (10, 100);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      BounceArchiveView view = { .search = rows[i].search, .cause = rows[i].cause, .kind = -1 };

      set_view (archive, &view);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (archive)), ==, rows[i].expected);
      g_assert_cmpuint (bounce_archive_get_matching (archive), ==, rows[i].expected);
      g_assert_cmpuint (bounce_archive_get_total (archive), ==, 1000);
    }
}

static void
test_order (void)
{
  g_autoptr (BounceArchive) archive = make_archive (10, 100);
  BounceArchiveView view = { .cause = -1, .kind = -1, .order = BOUNCE_ORDER_RECIPIENT };
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  set_view (archive, &view);
  for (guint i = 1; i < 1000; i++)
    {
      g_autofree char *before = dup_recipient (archive, i - 1);
      g_autofree char *here = dup_recipient (archive, i);

      g_assert_cmpint (g_ascii_strcasecmp (before, here), <=, 0);
    }

  first = dup_recipient (archive, 0);
  view.descending = TRUE;
  set_view (archive, &view);
  last = dup_recipient (archive, 999);
  g_assert_cmpstr (first, ==, last);

  /* Equal ones stay in mailbox order, or the list would dance at every sort. */
  view.order = BOUNCE_ORDER_CAUSE;
  view.descending = FALSE;
  set_view (archive, &view);
  for (guint i = 1; i < 1000; i++)
    {
      g_autoptr (BounceRow) before = g_list_model_get_item (G_LIST_MODEL (archive), i - 1);
      g_autoptr (BounceRow) here = g_list_model_get_item (G_LIST_MODEL (archive), i);
      const BounceRecord *one = bounce_row_get_record (before), *other = bounce_row_get_record (here);

      g_assert_true (one->cause < other->cause || (one->cause == other->cause && one->message < other->message));
    }

  view.order = BOUNCE_ORDER_MAILBOX;
  view.descending = TRUE;
  set_view (archive, &view);
  g_assert_cmpuint (bounce_archive_find (archive, 999), ==, 0);
  g_assert_cmpuint (bounce_archive_find (archive, 0), ==, 999);
}

static void
test_append_follows_view (void)
{
  g_autoptr (BounceArchive) archive = make_archive (1, 100);
  g_autoptr (BounceStore) batch = make_batch (100, 100);
  BounceArchiveView view = { .search = "full", .cause = -1, .kind = -1 };

  set_view (archive, &view);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (archive)), ==, 10);
  /* Rows that do not fit must not slip in while a scan goes on. */
  bounce_archive_append (archive, batch);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (archive)), ==, 20);
  g_assert_cmpuint (bounce_archive_get_total (archive), ==, 200);
  g_assert_cmpuint (bounce_archive_find (archive, 101), ==, G_MAXUINT);
  g_assert_cmpuint (bounce_archive_find (archive, 110), ==, 11);
}

typedef struct
{
  guint length;                  /* as the signals add up                       */
  guint steps;
  guint most_added;              /* by a step that also took rows away          */
} Watch;

static void
items_changed (GListModel *model,
               guint       position,
               guint       removed,
               guint       added,
               gpointer    user_data)
{
  Watch *watch = user_data;

  g_assert_cmpuint (position + removed, <=, watch->length);
  watch->length = watch->length - removed + added;
  watch->steps++;
  if (removed > 0)
    watch->most_added = MAX (watch->most_added, added);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, watch->length);
}

static void
test_published_in_steps (void)
{
  g_autoptr (BounceArchive) archive = make_archive (400, 500);
  BounceArchiveView view = { .cause = -1, .kind = -1, .order = BOUNCE_ORDER_RECIPIENT };
  Watch watch = { .length = g_list_model_get_n_items (G_LIST_MODEL (archive)) };

  g_assert_cmpuint (watch.length, ==, 200000);
  g_signal_connect (archive, "items-changed", G_CALLBACK (items_changed), &watch);
  set_view (archive, &view);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (archive)), ==, 200000);
  g_assert_cmpuint (watch.length, ==, 200000);
  /* GTK asks for each row that replaces a tracked one: few may do so. */
  g_assert_cmpuint (watch.most_added, <=, 40);
  /* What nobody sees goes first, then rows for rows, then the length. */
  g_assert_cmpuint (watch.steps, ==, 1 + 1 + (208 - 40) / 24 + 1);
}

/* Hosts by turns: no row is like the one before it. */
static BounceStore *
make_batch_of_hosts (guint length)
{
  static const char * const addresses[] = { "203.0.113.5", "203.0.113.6", "198.51.100.20", "2001:db8::5" };
  BounceStore *store = bounce_store_new ();
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (BounceMessage) message = bounce_message_parse (nothing);
  g_autoptr (BounceReport) report = bounce_report_new (BOUNCE_KIND_FAILURE, "rfc3464");
  g_autoptr (BounceReply) reply = bounce_reply_new ("550 5.7.1 Blocked");
  g_autoptr (GPtrArray) cases = g_ptr_array_new ();
  BounceReading reading = { message, report, cases };
  BounceRecipient recipient = { .address = (char *) "anna@example.com" };
  BounceHostCandidate candidate = { 0 };
  BounceHost host = { .chosen = &candidate };
  BounceCase one = { .recipient = &recipient, .kind = BOUNCE_KIND_FAILURE, .reply = reply, .host = &host };

  one.finding.cause = BOUNCE_CAUSE_BLOCKLISTED;
  g_ptr_array_add (cases, &one);
  for (guint i = 0; i < length; i++)
    {
      BounceMail mail = { .number = i + 1, .span = { i * 100, 90 } };

      candidate.address = (char *) addresses[i % G_N_ELEMENTS (addresses)];
      bounce_store_add (store, 0, &mail, &reading);
    }

  return store;
}

/* Done on the main loop for each row that is opened. The figure is to be read:
 * machines differ too much for a limit. */
static void
test_count_host (void)
{
  g_autoptr (BounceArchive) archive = bounce_archive_new ();
  gint64 best = G_MAXINT64;

  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (BounceStore) batch = make_batch_of_hosts (500);

      bounce_archive_append (archive, batch);
    }
  for (guint i = 0; i < 5; i++)
    {
      gint64 start = g_get_monotonic_time ();

      g_assert_cmpuint (bounce_archive_count_host (archive, "203.0.113.5", BOUNCE_CAUSE_BLOCKLISTED), ==, 50000);
      best = MIN (best, g_get_monotonic_time () - start);
    }
  g_test_message ("one host among 200 000 rows: %.2f ms", best / 1000.0);
  g_assert_cmpuint (bounce_archive_count_host (archive, "203.0.113.5", BOUNCE_CAUSE_MAILBOX_FULL), ==, 0);
  g_assert_cmpuint (bounce_archive_count_host (archive, "192.0.2.1", BOUNCE_CAUSE_BLOCKLISTED), ==, 0);
}

static void
test_append_while_published (void)
{
  g_autoptr (BounceArchive) archive = make_archive (10, 100);
  BounceArchiveView view = { .cause = -1, .kind = -1, .order = BOUNCE_ORDER_RECIPIENT };
  Watch watch = { .length = 1000 };
  Outcome outcome = { 0 };
  guint appended = 0;

  g_signal_connect (archive, "items-changed", G_CALLBACK (items_changed), &watch);
  bounce_archive_set_view_async (archive, &view, NULL, view_set, &outcome);
  while (!outcome.done)
    {
      g_autoptr (BounceStore) batch = make_batch (1000 + appended, 1);

      bounce_archive_append (archive, batch);
      appended++;
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_no_error (outcome.error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (archive)), ==, 1000 + appended);
  g_assert_cmpuint (watch.length, ==, 1000 + appended);
}

static void
test_later_view_overtakes (void)
{
  g_autoptr (BounceArchive) archive = make_archive (400, 500);
  BounceArchiveView by_recipient = { .cause = -1, .kind = -1, .order = BOUNCE_ORDER_RECIPIENT };
  BounceArchiveView full = { .search = "full", .cause = -1, .kind = -1 };
  Outcome first = { 0 }, second = { 0 };

  bounce_archive_set_view_async (archive, &by_recipient, NULL, view_set, &first);
  bounce_archive_set_view_async (archive, &full, NULL, view_set, &second);
  while (!first.done || !second.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (first.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&first.error);
  g_assert_no_error (second.error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (archive)), ==, 20000);
}

static void
test_overtaken_while_published (void)
{
  g_autoptr (BounceArchive) archive = make_archive (400, 500);
  BounceArchiveView by_recipient = { .cause = -1, .kind = -1, .order = BOUNCE_ORDER_RECIPIENT };
  BounceArchiveView full = { .search = "full", .cause = -1, .kind = -1 };
  Outcome first = { 0 }, second = { 0 };

  bounce_archive_set_view_async (archive, &by_recipient, NULL, view_set, &first);
  while (g_list_model_get_n_items (G_LIST_MODEL (archive)) == 200000)
    g_main_context_iteration (NULL, TRUE);
  /* The short list is on the screen; the rest of it must still come or give
   * way, and both calls must end. */
  bounce_archive_set_view_async (archive, &full, NULL, view_set, &second);
  while (!first.done || !second.done)
    g_main_context_iteration (NULL, TRUE);
  g_clear_error (&first.error);
  g_assert_no_error (second.error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (archive)), ==, 20000);
}

static void
test_cancel (void)
{
  g_autoptr (BounceArchive) archive = make_archive (400, 500);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  BounceArchiveView full = { .search = "full", .cause = -1, .kind = -1 };
  Outcome outcome = { 0 };

  bounce_archive_set_view_async (archive, &full, cancellable, view_set, &outcome);
  g_cancellable_cancel (cancellable);
  while (!outcome.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&outcome.error);
  /* What was shown stays. */
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (archive)), ==, 200000);
  g_assert_finalize_object (g_steal_pointer (&archive));
}

static void
append_of (BounceArchive *archive,
           guint          file,
           BounceKind     kind,
           guint          length)
{
  g_autoptr (BounceStore) batch = make_batch_of (file, kind, 0, length);

  bounce_archive_append (archive, batch);
}

static void
test_sections (void)
{
  static const struct
  {
    BounceSection section;
    int           cause, kind;
    guint         n;
  } rows[] = {
    { BOUNCE_SECTION_ALL, -1, -1, 60 },          /* vacation notices would be bounces */
    { BOUNCE_SECTION_NOT_COUNTED, -1, -1, 7 },   /* nothing could be looked up of what was ignored */
    { BOUNCE_SECTION_NOT_COUNTED, -1, BOUNCE_KIND_RECEIPT, 2 },
    { BOUNCE_SECTION_ALL, BOUNCE_CAUSE_MAILBOX_FULL, -1, 6 },
    { BOUNCE_SECTION_YOU, -1, -1, 60 },          /* the batch's who is 0: one section holds all */
    { BOUNCE_SECTION_LIST, -1, -1, 0 },          /* a section would show every other one's */
  };
  g_autoptr (BounceArchive) archive = bounce_archive_new ();

  append_of (archive, 0, BOUNCE_KIND_FAILURE, 50);
  append_of (archive, 0, BOUNCE_KIND_AUTO_REPLY, 5);
  append_of (archive, 1, BOUNCE_KIND_DELAY, 10);
  append_of (archive, 1, BOUNCE_KIND_RECEIPT, 2);
  append_of (archive, 1, BOUNCE_KIND_OTHER, 9);
  g_assert_cmpuint (bounce_archive_get_total (archive), ==, 67);
  g_assert_cmpuint (bounce_archive_get_matching (archive), ==, 60);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      BounceArchiveView view = { .section = rows[i].section, .cause = rows[i].cause, .kind = rows[i].kind };

      set_view (archive, &view);
      g_assert_cmpuint (bounce_archive_get_matching (archive), ==, rows[i].n);
    }
}

typedef struct
{
  guint position, removed, added, calls;
} Change;

static void
note_change (GListModel *model,
             guint       position,
             guint       removed,
             guint       added,
             gpointer    user_data)
{
  Change *change = user_data;

  *change = (Change) { position, removed, added, change->calls + 1 };
}

static void
test_remove_last_addition (void)
{
  g_autoptr (BounceArchive) archive = bounce_archive_new ();
  Change change = { 0 };

  append_of (archive, 0, BOUNCE_KIND_FAILURE, 300);
  append_of (archive, 1, BOUNCE_KIND_FAILURE, 20);
  append_of (archive, 2, BOUNCE_KIND_FAILURE, 30);
  g_signal_connect (archive, "items-changed", G_CALLBACK (note_change), &change);
  bounce_archive_remove_files (archive, 1, 3);

  /* One removal at the end: a list that was told more would lose its place. */
  g_assert_cmpuint (change.calls, ==, 1);
  g_assert_cmpuint (change.position, ==, 300);
  g_assert_cmpuint (change.removed, ==, 50);
  g_assert_cmpuint (change.added, ==, 0);
  g_assert_cmpuint (bounce_archive_get_total (archive), ==, 300);
  g_assert_cmpuint (bounce_archive_get_matching (archive), ==, 300);
  /* What is still on its way from those files does not come back. */
  append_of (archive, 2, BOUNCE_KIND_FAILURE, 10);
  append_of (archive, 3, BOUNCE_KIND_FAILURE, 10);
  g_assert_cmpuint (bounce_archive_get_total (archive), ==, 310);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (archive)), ==, 310);
}

static void
test_remove_from_sorted (void)
{
  g_autoptr (BounceArchive) archive = bounce_archive_new ();
  BounceArchiveView view = { .cause = -1, .kind = -1, .order = BOUNCE_ORDER_RECIPIENT };
  guint n;

  append_of (archive, 0, BOUNCE_KIND_FAILURE, 300);
  append_of (archive, 1, BOUNCE_KIND_FAILURE, 300);
  set_view (archive, &view);
  bounce_archive_remove_files (archive, 0, 1);
  g_assert_cmpuint (bounce_archive_get_matching (archive), ==, 300);
  while (g_list_model_get_n_items (G_LIST_MODEL (archive)) < 300)
    g_main_context_iteration (NULL, TRUE);
  n = g_list_model_get_n_items (G_LIST_MODEL (archive));
  g_assert_cmpuint (n, ==, 300);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BounceRow) row = g_list_model_get_item (G_LIST_MODEL (archive), i);

      g_assert_cmpuint (bounce_row_get_record (row)->file, ==, 1);
    }
  set_view (archive, &view);
  g_assert_cmpuint (bounce_archive_get_matching (archive), ==, 300);
}

static void
test_change_while_a_view_is_made (gconstpointer data)
{
  gboolean clear = GPOINTER_TO_INT (data);
  g_autoptr (BounceArchive) archive = bounce_archive_new ();
  BounceArchiveView full = { .search = "full", .cause = -1, .kind = -1 };
  Outcome outcome = { 0 };

  append_of (archive, 0, BOUNCE_KIND_FAILURE, 3000);
  append_of (archive, 1, BOUNCE_KIND_FAILURE, 3000);
  bounce_archive_set_view_async (archive, &full, NULL, view_set, &outcome);
  if (clear)
    bounce_archive_clear (archive);
  else
    bounce_archive_remove_files (archive, 0, 1);
  append_of (archive, 2, BOUNCE_KIND_FAILURE, 30);
  while (!outcome.done)
    g_main_context_iteration (NULL, TRUE);

  /* The view was asked for and must come, without what has gone. */
  g_assert_no_error (outcome.error);
  g_assert_cmpuint (bounce_archive_get_matching (archive), ==, clear ? 3 : 303);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (archive)), ==, clear ? 3 : 303);
}

static void
test_clear (void)
{
  g_autoptr (BounceArchive) archive = make_archive (2, 100);
  g_autoptr (BounceRow) old = g_list_model_get_item (G_LIST_MODEL (archive), 0);
  g_autoptr (BounceRow) new = NULL;

  bounce_archive_remove_files (archive, 5, 6);
  bounce_archive_clear (archive);
  g_assert_cmpuint (bounce_archive_get_total (archive), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (archive)), ==, 0);

  /* The first row of what comes next is not the first of what was. */
  append_of (archive, 5, BOUNCE_KIND_FAILURE, 1);
  new = g_list_model_get_item (G_LIST_MODEL (archive), 0);
  g_assert_true (new != old);
  g_assert_cmpuint (bounce_row_get_record (new)->file, ==, 5);
  g_assert_cmpuint (bounce_row_get_record (old)->file, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/archive/rows", test_rows);
  g_test_add_func ("/archive/row-outlives-archive", test_row_outlives_archive);
  g_test_add_func ("/archive/search", test_search);
  g_test_add_func ("/archive/order", test_order);
  g_test_add_func ("/archive/append-follows-view", test_append_follows_view);
  g_test_add_func ("/archive/published-in-steps", test_published_in_steps);
  g_test_add_func ("/archive/count-host", test_count_host);
  g_test_add_func ("/archive/append-while-published", test_append_while_published);
  g_test_add_func ("/archive/later-view-overtakes", test_later_view_overtakes);
  g_test_add_func ("/archive/overtaken-while-published", test_overtaken_while_published);
  g_test_add_func ("/archive/cancel", test_cancel);

  g_test_add_func ("/archive/sections", test_sections);
  g_test_add_func ("/archive/remove-last-addition", test_remove_last_addition);
  g_test_add_func ("/archive/remove-from-sorted", test_remove_from_sorted);
  g_test_add_data_func ("/archive/remove-while-a-view-is-made", GINT_TO_POINTER (FALSE), test_change_while_a_view_is_made);
  g_test_add_data_func ("/archive/clear-while-a-view-is-made", GINT_TO_POINTER (TRUE), test_change_while_a_view_is_made);
  g_test_add_func ("/archive/clear", test_clear);

  return g_test_run ();
}
