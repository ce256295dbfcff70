/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The source window: inert text, found words, the way out. */
#include "inspector-source-view.h"

#include "widget-walk.h"

static const char source[] = "Received: from a.example.org\r\nSubject: caf\xe9\r\nreceived: from b.example.org\r\n";

static GtkWidget *
create_window (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (source, sizeof source - 1);
  GtkWidget *window = GTK_WIDGET (inspector_source_view_new (NULL, "bounces.mbox, message 1", bytes));

  gtk_window_present (GTK_WINDOW (window));
  walk_wait (200);

  return window;
}

static gboolean
is_type (GtkWidget  *widget,
         const void *type)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, GPOINTER_TO_SIZE (type));
}

static GtkTextView *
find_view (GtkWidget *window)
{
  return GTK_TEXT_VIEW (walk_find (window, is_type, GSIZE_TO_POINTER (GTK_TYPE_TEXT_VIEW)));
}

static char *
dup_selected (GtkWidget *window)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (find_view (window));
  g_autofree char *text = NULL;
  GtkTextIter start, end;

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);

  return g_strdup_printf ("%d %s", gtk_text_iter_get_line (&start), text);
}

static void
test_text (void)
{
  GtkWidget *window;
  GtkTextView *view;
  g_autofree char *text = NULL;

  if (!walk_init ())
    return;

  window = create_window ();
  view = find_view (window);
  g_object_get (gtk_text_view_get_buffer (view), "text", &text, NULL);
  g_assert_cmpstr (text, ==, "Received: from a.example.org\nSubject: caf\\xE9\nreceived: from b.example.org\n");
  g_assert_false (gtk_text_view_get_editable (view));
  g_assert_true (gtk_text_view_get_monospace (view));
  g_assert_nonnull (walk_find_label (window, "no readable text"));
  g_assert_nonnull (walk_find_label (window, "bounces.mbox, message 1"));
  g_assert_null (walk_find (window, walk_is_nameless_button, NULL));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_search (void)
{
  GtkWidget *window, *entry;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *again = NULL;

  if (!walk_init ())
    return;

  window = create_window ();
  g_assert_true (gtk_widget_activate_action (window, "source.search", NULL));
  walk_wait (300);
  entry = walk_find (window, is_type, GSIZE_TO_POINTER (GTK_TYPE_SEARCH_ENTRY));
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "RECEIVED");
  walk_wait (400);
  g_assert_nonnull (walk_find_label (window, "1 of 2"));
  first = dup_selected (window);
  g_assert_cmpstr (first, ==, "0 Received");
  gtk_widget_activate_action (window, "source.next", NULL);
  second = dup_selected (window);
  g_assert_cmpstr (second, ==, "2 received");
  /* Past the last one the first comes again, and the other way round. */
  gtk_widget_activate_action (window, "source.next", NULL);
  gtk_widget_activate_action (window, "source.previous", NULL);
  again = dup_selected (window);
  g_assert_cmpstr (again, ==, "2 received");

  gtk_editable_set_text (GTK_EDITABLE (entry), "nowhere");
  walk_wait (400);
  g_assert_nonnull (walk_find_label (window, "Not found"));
  gtk_widget_activate_action (window, "source.next", NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Esc leaves the search, then the window; nothing of it stays behind. */
static void
test_leave (void)
{
  GtkWidget *window;

  if (!walk_init ())
    return;

  window = create_window ();
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_widget_activate_action (window, "source.search", NULL);
  gtk_widget_activate_action (window, "source.leave", NULL);
  walk_wait (100);
  g_assert_nonnull (window);
  gtk_widget_activate_action (window, "source.leave", NULL);
  walk_wait (200);
  g_assert_null (window);
}

/* A mebibyte of noise, and one endless line, are there at once. */
static void
test_large (void)
{
  gsize size = 3 * 1024 * 1024;
  g_autofree char *data = g_malloc (size);
  g_autoptr (GBytes) bytes = NULL;
  GtkWidget *window;
  gint64 start = g_get_monotonic_time ();

  if (!walk_init ())
    return;

  for (gsize i = 0; i < size; i++)
    data[i] = (char) (i * 7919 >> 3);
  memset (data + size / 8, 'x', size / 4);
  bytes = g_bytes_new (data, size);
  window = GTK_WIDGET (inspector_source_view_new (NULL, "noise", bytes));
  gtk_window_present (GTK_WINDOW (window));
  walk_wait (100);
  g_test_message ("shown after %d ms", (int) ((g_get_monotonic_time () - start) / 1000));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/source-view/text", test_text);
  g_test_add_func ("/source-view/search", test_search);
  g_test_add_func ("/source-view/leave", test_leave);
  g_test_add_func ("/source-view/large", test_large);

  return g_test_run ();
}
