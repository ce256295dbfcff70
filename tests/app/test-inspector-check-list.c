/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of one run: their order, their sum, and what Copy gives. Answers
 * are recorded, nothing is asked. */
#include "inspector-check-list.h"

#include "inspector-check-row.h"

#include "widget-walk.h"

#define LIST(zone, weight) \
  "[" zone "]\nname = " zone "\noperator = Op\nkind = spam-source\nweight = " weight "\nship = default\nfamilies = ipv4\n\n"
#define WORKS(zone) "[A 2.0.0.127." zone "]\nvalues=127.0.0.2\n\n"
#define LISTS(zone) "[A 5.113.0.203." zone "]\nvalues=127.0.0.2\n\n"

/* Weights against the order in which the lines are to be read. */
static const char ini[] =
  LIST ("good.example.net", "very-high")
  LIST ("unsure.example.net", "high")
  LIST ("bad1.example.net", "medium")
  LIST ("bad2.example.net", "low")
  LIST ("named.example.net", "low");

static const char recording[] =
  WORKS ("good.example.net") WORKS ("bad1.example.net") WORKS ("bad2.example.net") WORKS ("named.example.net")
  "[A 2.0.0.127.unsure.example.net]\nkind=refused\n\n"
  LISTS ("bad1.example.net") LISTS ("bad2.example.net")
  "[TXT 5.113.0.203.bad1.example.net]\nvalues=see secret0key.zen.dq.spamhaus.net\n\n"
  "[PTR 5.113.0.203.in-addr.arpa]\nvalues=mail.example.org\n\n"
  "[A mail.example.org]\nvalues=203.0.113.5\n\n";

typedef struct
{
  BounceBlocklists *lists;
  BounceListTrials *trials;
  BounceCheckRun   *run;
  GtkWidget        *window;
  GtkWidget        *list;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  const BounceCheckWants wants = { .reverse = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (recording, strlen (recording));
  g_autoptr (BounceRecording) answers = bounce_recording_load (bytes, &error);
  g_autoptr (BounceSubject) subject = bounce_subject_new ("203.0.113.5", NULL);
  g_autoptr (BounceAsker) asker = NULL;
  g_autoptr (GArray) chosen = NULL;

  g_assert_no_error (error);
  asker = bounce_asker_new_recorded (answers);
  self->lists = bounce_blocklists_parse (ini, "test.ini", &error);
  g_assert_no_error (error);
  self->trials = bounce_list_trials_new (asker, self->lists);
  chosen = bounce_check_choose (self->lists, NULL, subject->kind, NULL, "named.example.net", &error);
  g_assert_no_error (error);
  self->run = bounce_check_run_new (self->trials, subject, chosen, &wants);
  self->list = g_object_new (INSPECTOR_TYPE_CHECK_LIST, NULL);
  self->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (self->window), self->list);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (self->list), (gpointer *) &self->list);
  gtk_window_destroy (GTK_WINDOW (self->window));
  walk_wait (20);
  g_assert_null (self->list);
  g_assert_finalize_object (self->run);
  g_clear_object (&self->trials);
  bounce_blocklists_unref (self->lists);
}

static void
show (Fixture *self)
{
  inspector_check_list_set_run (INSPECTOR_CHECK_LIST (self->list), self->run);
}

static void
ask (Fixture *self)
{
  bounce_check_run_start (self->run, BOUNCE_ASK_NORMAL);
  while (!bounce_check_run_is_finished (self->run))
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_list_box (GtkWidget  *widget,
             const void *unused)
{
  return GTK_IS_LIST_BOX (widget);
}

/* "named bad1 … Reverse DNS": as they stand on the screen. */
static char *
read_titles (Fixture *self)
{
  GtkListBox *rows = GTK_LIST_BOX (walk_find (self->list, is_list_box, NULL));
  g_autoptr (GString) titles = g_string_new (NULL);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (rows, i)) != NULL; i++)
    {
      const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));

      g_string_append_printf (titles, "%s%.*s", i > 0 ? " " : "", (int) strcspn (title, "."), title);
    }

  return g_string_free (g_steal_pointer (&titles), FALSE);
}

/* What one came for first, then what is bad, then what nobody knows. */
static void
test_order (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *titles = NULL;

  show (self);
  ask (self);
  titles = read_titles (self);
  g_assert_cmpstr (titles, ==, "named bad1 bad2 unsure Reverse DNS good");
}

/* A run that was finished before somebody looks stands in the same order. */
static void
test_late (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *titles = NULL;

  ask (self);
  show (self);
  titles = read_titles (self);
  g_assert_cmpstr (titles, ==, "named bad1 bad2 unsure Reverse DNS good");
  g_assert_nonnull (walk_find_label (self->list, "listed on 2"));
}

/* "Not listed on 2" without the one that was silent would be half the truth. */
static void
test_sum (Fixture       *self,
          gconstpointer  data)
{
  show (self);
  g_assert_null (walk_find_label (self->list, "listed on"));
  ask (self);
  g_assert_nonnull (walk_find_label (self->list, "listed on 2, clean on 2, 1 could not be checked"));
  g_assert_nonnull (walk_find_label (self->list, "Recorded example: nothing was asked"));
}

static void
assert_before (const char *text,
               const char *first,
               const char *second)
{
  const char *a = strstr (text, first);
  const char *b = strstr (text, second);

  g_assert_nonnull (a);
  g_assert_nonnull (b);
  g_assert_true (a < b);
}

/* What is pasted into a ticket must not hold a key, and reads like the list. */
static void
test_copy (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *nothing = inspector_check_list_dup_text (INSPECTOR_CHECK_LIST (self->list));
  g_autofree char *text = NULL;

  g_assert_cmpstr (nothing, ==, "");
  show (self);
  ask (self);
  text = inspector_check_list_dup_text (INSPECTOR_CHECK_LIST (self->list));
  g_assert_true (g_str_has_prefix (text, "203.0.113.5\n"));
  assert_before (text, "listed on 2, clean on 2, 1 could not be checked", "✓ named.example.net (Clean)");
  assert_before (text, "✓ named.example.net (Clean)", "✗ bad1.example.net (Listed)");
  assert_before (text, "✗ bad2.example.net (Listed)", "? unsure.example.net (Could not be checked)");
  assert_before (text, "? unsure.example.net", "✓ good.example.net (Clean)");
  assert_before (text, "✓ good.example.net", "Recorded example: nothing was asked");
  g_assert_nonnull (strstr (text, "****.zen.dq.spamhaus.net"));
  g_assert_null (strstr (text, "secret0key"));
}

/* Another bounce: nothing of the last one stays. */
static void
test_taken_away (Fixture       *self,
                 gconstpointer  data)
{
  g_autofree char *text = NULL;

  g_assert_false (gtk_widget_get_visible (self->list));
  show (self);
  g_assert_true (gtk_widget_get_visible (self->list));
  bounce_check_run_start (self->run, BOUNCE_ASK_NORMAL);
  inspector_check_list_set_run (INSPECTOR_CHECK_LIST (self->list), NULL);
  g_assert_false (gtk_widget_get_visible (self->list));
  while (!bounce_check_run_is_finished (self->run))
    g_main_context_iteration (NULL, TRUE);
  text = inspector_check_list_dup_text (INSPECTOR_CHECK_LIST (self->list));
  g_assert_cmpstr (text, ==, "");
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  adw_init ();

  ADD ("/check-list/order", test_order);
  ADD ("/check-list/late", test_late);
  ADD ("/check-list/sum", test_sum);
  ADD ("/check-list/copy", test_copy);
  ADD ("/check-list/taken-away", test_taken_away);

  return g_test_run ();
}
