/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The list over a small mailbox: order, search, and a selection that stays. */
#include "inspector-bounce-list.h"

#include "inspector-archive-view.h"
#include "inspector-bounce-columns.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#define DSN(to, code, status) \
  "From MAILER-DAEMON Mon Nov 17 14:12:00 2025\n" \
  "From: MAILER-DAEMON@mx.example.org\n" \
  "Date: Mon, 17 Nov 2025 14:12:00 +0000\n" \
  "Subject: Undelivered Mail Returned to Sender\n" \
  "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n" \
  "\n" \
  "--b\n\nYour mail came back.\n" \
  "--b\nContent-Type: message/delivery-status\n\n" \
  "Reporting-MTA: dns; mx.example.org\n\n" \
  "Final-Recipient: rfc822; " to "\n" \
  "Action: failed\n" \
  "Status: " status "\n" \
  "Diagnostic-Code: smtp; " code " " status " somebody says no to this\n\n" \
  "--b--\n\n"

static const char mailbox[] =
  DSN ("carla@example.org", "550", "5.1.1")
  DSN ("anna@example.com", "552", "5.2.2")
  DSN ("bert@example.net", "550", "5.1.1");

typedef struct
{
  char                *path;
  InspectorDocument   *document;
  InspectorBounceList *list;
  GtkWidget           *window;
} Fixture;

/* Until nothing is on its way any more. */
static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 150 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
load (Fixture *fixture)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  gboolean loading = TRUE;

  g_list_store_append (files, file);
  inspector_document_add (fixture->document, G_LIST_MODEL (files), FALSE);
  while (loading)
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_get (fixture->document, "loading", &loading, NULL);
    }
  settle ();
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (BounceRules) rules = bounce_rules_new (NULL, NULL);
  int fd = g_file_open_tmp ("list-XXXXXX", &fixture->path, NULL);

  g_close (fd, NULL);
  g_assert_true (g_file_set_contents (fixture->path, mailbox, -1, NULL));

  fixture->document = inspector_document_new (rules, NULL);
  fixture->list = g_object_ref_sink (g_object_new (INSPECTOR_TYPE_BOUNCE_LIST, NULL));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 400);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->list));
  gtk_window_present (GTK_WINDOW (fixture->window));
  inspector_bounce_list_set_sort (fixture->list, "");
  inspector_bounce_list_set_document (fixture->list, fixture->document);
  load (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  inspector_document_close (fixture->document);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_assert_finalize_object (fixture->list);
  settle ();
  g_clear_object (&fixture->document);
  g_remove (fixture->path);
  g_free (fixture->path);
}

/* What stands in the list, as "carla anna bert". */
static void
expect_rows (Fixture    *fixture,
             const char *wanted)
{
  GListModel *archive = G_LIST_MODEL (inspector_document_get_archive (fixture->document));
  g_autoptr (GString) got = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (archive); i++)
    {
      g_autoptr (BounceRow) row = g_list_model_get_item (archive, i);
      const char *recipient = bounce_row_get_recipient (row);

      g_string_append_printf (got, "%s%.*s", i ? " " : "", (int) strcspn (recipient, "@"), recipient);
    }
  g_assert_cmpstr (got->str, ==, wanted);
}

static void
expect_selected (Fixture    *fixture,
                 const char *recipient)
{
  BounceRow *row = inspector_bounce_list_get_selected (fixture->list);

  g_assert_cmpstr (row ? bounce_row_get_recipient (row) : NULL, ==, recipient);
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  expect_rows (fixture, "carla anna bert");
  inspector_bounce_list_set_sort (fixture->list, "recipient");
  settle ();
  expect_rows (fixture, "anna bert carla");
  inspector_bounce_list_set_sort (fixture->list, "-recipient");
  settle ();
  expect_rows (fixture, "carla bert anna");
  inspector_bounce_list_set_sort (fixture->list, "no-such-column");
  settle ();
  expect_rows (fixture, "carla anna bert");
}

/* Positions change under the selection: the row counts. */
static void
test_selection_stays (Fixture       *fixture,
                      gconstpointer  data)
{
  expect_selected (fixture, NULL);
  inspector_bounce_list_select (fixture->list, 1);
  settle ();
  expect_selected (fixture, "anna@example.com");
  inspector_bounce_list_set_sort (fixture->list, "-recipient");
  settle ();
  expect_selected (fixture, "anna@example.com");
  inspector_bounce_list_step (fixture->list, -1);
  expect_selected (fixture, "bert@example.net");
}

/* Beyond the ends there is nothing, and no wrapping either. */
static void
test_steps (Fixture       *fixture,
            gconstpointer  data)
{
  inspector_bounce_list_step (fixture->list, 1);
  expect_selected (fixture, "carla@example.org");
  inspector_bounce_list_step (fixture->list, -1);
  expect_selected (fixture, "carla@example.org");
  for (guint i = 0; i < 5; i++)
    inspector_bounce_list_step (fixture->list, 1);
  expect_selected (fixture, "bert@example.net");
}

/* A key pressed before the first row is there: the row is selected as it comes,
 * which the view has to know by then. */
static void
test_wish_before_rows (Fixture       *fixture,
                       gconstpointer  data)
{
  inspector_document_close (fixture->document);
  settle ();
  inspector_bounce_list_step (fixture->list, 1);
  expect_selected (fixture, NULL);
  load (fixture);
  expect_selected (fixture, "carla@example.org");
}

static void
test_section (Fixture       *fixture,
              gconstpointer  data)
{
  inspector_bounce_list_select (fixture->list, 1);
  inspector_bounce_list_show_section (fixture->list, BOUNCE_SECTION_NOT_COUNTED, -1);
  settle ();
  expect_rows (fixture, "");
  /* The detail beside it shows it still. */
  expect_selected (fixture, "anna@example.com");
  inspector_bounce_list_show_section (fixture->list, BOUNCE_SECTION_ALL, -1);
  settle ();
  expect_rows (fixture, "carla anna bert");
  expect_selected (fixture, "anna@example.com");
}

static void
test_search (Fixture       *fixture,
             gconstpointer  data)
{
  g_object_set (fixture->list, "searching", TRUE, NULL);
  settle ();
  expect_rows (fixture, "carla anna bert");
  g_object_set (fixture->list, "searching", FALSE, NULL);
  settle ();
  expect_rows (fixture, "carla anna bert");
}

static void
test_columns (Fixture       *fixture,
              gconstpointer  data)
{
  inspector_bounce_list_set_column (fixture->list, "host", TRUE);
  g_assert_true (inspector_bounce_list_get_column (fixture->list, "host"));
  inspector_bounce_list_set_column (fixture->list, "host", FALSE);
  g_assert_false (inspector_bounce_list_get_column (fixture->list, "host"));
  inspector_bounce_list_set_column (fixture->list, "recipient", FALSE);
  g_assert_true (inspector_bounce_list_get_column (fixture->list, "recipient"));
}

static void
test_cells (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (BounceRow) row = g_list_model_get_item (G_LIST_MODEL (inspector_document_get_archive (fixture->document)), 0);
  g_autofree char *recipient = inspector_column_dup_text (INSPECTOR_COLUMN_RECIPIENT, row, 0);
  g_autofree char *code = inspector_column_dup_text (INSPECTOR_COLUMN_CODE, row, 0);
  g_autofree char *date = inspector_column_dup_text (INSPECTOR_COLUMN_DATE, row, 0);

  g_assert_cmpstr (recipient, ==, "\u2068carla@example.org\u2069");
  g_assert_cmpstr (code, ==, "550 5.1.1");
  g_assert_cmpstr (date, ==, "17 Nov 2025");
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    void      (*func) (Fixture *, gconstpointer);
  } tests[] = {
    { "/bounce-list/order", test_order },
    { "/bounce-list/selection-stays", test_selection_stays },
    { "/bounce-list/steps", test_steps },
    { "/bounce-list/wish-before-rows", test_wish_before_rows },
    { "/bounce-list/section", test_section },
    { "/bounce-list/search", test_search },
    { "/bounce-list/columns", test_columns },
    { "/bounce-list/cells", test_cells },
  };

  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
