/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The page as people meet it: what it shows, copies, and refuses to obey. */
#include "inspector-detail-page.h"

#include "example-detail.h"
#include "inspector-closures.h"
#include "widget-walk.h"

#define NARROW 360

static InspectorDetailPage *
create_page (const char *message)
{
  InspectorDetailPage *page = g_object_ref_sink (g_object_new (INSPECTOR_TYPE_DETAIL_PAGE, NULL));

  inspector_detail_page_show (page, message != NULL ? example_detail_new (message) : NULL);

  return page;
}

/* In a window, so that what is made when first seen is made. */
static GtkWidget *
create_window (GtkWidget *page,
               int        width)
{
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "content", page, NULL);

  gtk_window_set_default_size (GTK_WINDOW (window), width, 800);
  gtk_window_present (GTK_WINDOW (window));
  walk_wait (200);

  return window;
}

static gboolean
is_expander (GtkWidget  *widget,
             const void *title)
{
  return ADW_IS_EXPANDER_ROW (widget)
    && g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

static void
expand (GtkWidget  *page,
        const char *title)
{
  GtkWidget *row = walk_find (page, is_expander, title);

  g_assert_nonnull (row);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  walk_wait (400);
}

static void
test_bounce (void)
{
  g_autoptr (InspectorDetailPage) page = NULL;
  GtkWidget *words;

  if (!walk_init ())
    return;

  page = create_page (example_blocklisted);
  g_assert_nonnull (walk_find_label (GTK_WIDGET (page), "You must act"));
  g_assert_nonnull (walk_find_label (GTK_WIDGET (page), "Unsure how long"));
  g_assert_nonnull (walk_find_label (GTK_WIDGET (page), "anna@example.com"));
  g_assert_nonnull (walk_find_label (GTK_WIDGET (page), "What the Server Said"));
  g_assert_nonnull (walk_find_label (GTK_WIDGET (page), "1."));
  words = walk_find_label (GTK_WIDGET (page), "550 5.7.1 Service unavailable");
  g_assert_true (gtk_label_get_selectable (GTK_LABEL (words)));
  g_assert_null (walk_find_label (GTK_WIDGET (page), "What the Message Says"));
  g_assert_nonnull (inspector_detail_page_get_detail (page));
}

/* What is marked are the words that decided, in bytes as Pango counts. */
static void
test_mark (void)
{
  g_autoptr (InspectorDetailPage) page = NULL;
  GtkWidget *words;
  PangoAttrIterator *iterator;
  gboolean marked = FALSE;

  if (!walk_init ())
    return;

  page = create_page (example_unknown_user);
  words = walk_find_label (GTK_WIDGET (page), "550 5.1.1 <ben@example.net>: User unknown");
  iterator = pango_attr_list_get_iterator (gtk_label_get_attributes (GTK_LABEL (words)));
  do
    if (pango_attr_iterator_get (iterator, PANGO_ATTR_UNDERLINE) != NULL)
      {
        int start, end;
        g_autofree char *text = NULL;

        pango_attr_iterator_range (iterator, &start, &end);
        text = g_strndup (gtk_label_get_text (GTK_LABEL (words)) + start, end - start);
        g_assert_cmpstr (text, ==, "User unknown");
        marked = TRUE;
      }
  while (pango_attr_iterator_next (iterator));
  pango_attr_iterator_destroy (iterator);
  g_assert_true (marked);
}

static void
test_no_bounce (void)
{
  g_autoptr (InspectorDetailPage) page = NULL;

  if (!walk_init ())
    return;

  page = create_page (example_complaint);
  g_assert_nonnull (walk_find_label (GTK_WIDGET (page), "Spam complaint"));
  g_assert_nonnull (walk_find_label (GTK_WIDGET (page), "Not a bounce, not counted"));
  g_assert_null (walk_find_label (GTK_WIDGET (page), "What to Do"));
}

/* One after the other: nothing of the one before may stay. */
static void
test_states (void)
{
  g_autoptr (InspectorDetailPage) page = NULL;
  g_autoptr (GError) error = g_error_new (G_IO_ERROR, G_IO_ERROR_FAILED, "<b>a & b</b>.mbox has changed");
  GtkStack *stack;

  if (!walk_init ())
    return;

  page = create_page (NULL);
  stack = GTK_STACK (gtk_widget_get_ancestor (walk_find_label (GTK_WIDGET (page), "No Bounce Selected"), GTK_TYPE_STACK));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "empty");

  inspector_detail_page_show (page, example_detail_new (example_unknown_user));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "detail");
  inspector_detail_page_show (page, example_detail_new (example_letter));
  g_assert_null (walk_find_label (gtk_stack_get_visible_child (stack), "User unknown"));
  g_assert_nonnull (walk_find_label (gtk_stack_get_visible_child (stack), "See you at noon."));

  /* A status page takes markup: a file's name must stay a name. */
  inspector_detail_page_show_error (page, error);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "error");
  g_assert_nonnull (walk_find_label (GTK_WIDGET (page), "<b>a & b</b>.mbox has changed"));
  g_assert_null (inspector_detail_page_get_detail (page));
}

static void
test_copy (void)
{
  g_autoptr (InspectorDetailPage) page = NULL;
  GtkWidget *button, *window;
  GdkContentProvider *content;
  g_auto (GValue) value = G_VALUE_INIT;

  if (!walk_init ())
    return;

  page = create_page (example_blocklisted);
  window = create_window (GTK_WIDGET (page), 700);
  button = walk_find (GTK_WIDGET (page), walk_is_tooltip, "Copy \xe2\x81\xa8" "203.0.113.5\xe2\x81\xa9");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  content = gdk_clipboard_get_content (gtk_widget_get_clipboard (GTK_WIDGET (page)));
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  /* What is pasted into a form elsewhere holds no isolates. */
  g_assert_cmpstr (g_value_get_string (&value), ==, "203.0.113.5");
  g_assert_nonnull (walk_find_label (GTK_WIDGET (page), "Copied"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Fields and path are made when somebody opens them, and again for the next
 * message while they are open. */
static void
test_expanders (void)
{
  GtkWidget *page, *window;

  if (!walk_init ())
    return;

  page = GTK_WIDGET (create_page (example_blocklisted));
  window = create_window (page, 700);
  g_assert_null (walk_find_label (page, "Reporting server"));
  expand (page, "Bounce Report");
  g_assert_nonnull (walk_find_label (page, "Reporting server"));
  expand (page, "Original Message");
  g_assert_nonnull (walk_find_label (page, "News of the week"));
  expand (page, "Delivery Path");
  g_assert_nonnull (walk_find_label (page, "Chosen: the server that refused the mail"));
  g_assert_nonnull (walk_find_label (page, "desk.example.org"));

  inspector_detail_page_show (INSPECTOR_DETAIL_PAGE (page), example_detail_new (example_unknown_user));
  walk_wait (100);
  g_assert_null (walk_find_label (page, "News of the week"));
  g_assert_nonnull (walk_find_label (page, "The message does not tell which machine"));

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (page);
}

/* Narrow and hostile: it wraps, and nothing in it is markup. */
static void
test_hostile (void)
{
  g_autofree char *hostile = example_dup_hostile ();
  const char * const messages[] = { hostile, example_blocklisted, example_delay, example_complaint, example_letter };

  if (!walk_init ())
    return;

  for (guint i = 0; i < G_N_ELEMENTS (messages); i++)
    {
      g_autoptr (InspectorDetailPage) page = create_page (messages[i]);
      GtkWidget *window = create_window (GTK_WIDGET (page), NARROW);
      int minimum;

      expand (GTK_WIDGET (page), "Bounce Report");
      if (walk_find (GTK_WIDGET (page), is_expander, "Original Message") != NULL)
        expand (GTK_WIDGET (page), "Original Message");
      expand (GTK_WIDGET (page), "Delivery Path");
      gtk_widget_measure (GTK_WIDGET (page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <=, NARROW);
      g_assert_null (walk_find (gtk_widget_get_ancestor (walk_find_label (GTK_WIDGET (page), "What It Means"),
                                                         GTK_TYPE_SCROLLED_WINDOW),
                                walk_is_markup, NULL));
      g_assert_null (walk_find (GTK_WIDGET (page), walk_is_nameless_button, NULL));
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

/* A long reply shows the part that decided; the rest on demand. */
static void
test_show_all (void)
{
  g_autofree char *hostile = example_dup_hostile ();
  g_autoptr (InspectorDetailPage) page = NULL;
  GtkWidget *button;
  glong length;

  if (!walk_init ())
    return;

  page = create_page (hostile);
  length = g_utf8_strlen (gtk_label_get_text (GTK_LABEL (walk_find_label (GTK_WIDGET (page), "user unknown"))), -1);
  g_assert_cmpint (length, <, 1000);
  button = gtk_widget_get_ancestor (walk_find_label (GTK_WIDGET (page), "Show All"), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
  g_assert_false (gtk_widget_get_visible (button));
  length = g_utf8_strlen (gtk_label_get_text (GTK_LABEL (walk_find_label (GTK_WIDGET (page), "user unknown"))), -1);
  g_assert_cmpint (length, >, 2000);
}

/* An icon that is named but not drawn shows as a broken picture. */
static void
test_icons (void)
{
  for (guint i = BOUNCE_SECTION_YOU; i < BOUNCE_N_SECTIONS; i++)
    {
      g_autofree char *path = g_strdup_printf ("/io/github/bounce_inspector/BounceInspector/icons/scalable/actions/%s.svg",
                                               inspector_closures_get_section_icon (i));

      g_assert_true (g_resources_get_info (path, 0, NULL, NULL, NULL));
    }
  for (guint i = 0; i < BOUNCE_N_PERMANENCES; i++)
    {
      g_autofree char *path = g_strdup_printf ("/io/github/bounce_inspector/BounceInspector/icons/scalable/actions/%s.svg",
                                               inspector_closures_get_permanence_icon (i));

      g_assert_true (g_resources_get_info (path, 0, NULL, NULL, NULL));
    }
}

static void
test_finalize (void)
{
  InspectorDetailPage *page;

  if (!walk_init ())
    return;

  page = create_page (example_blocklisted);
  g_assert_finalize_object (page);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/detail-page/bounce", test_bounce);
  g_test_add_func ("/detail-page/mark", test_mark);
  g_test_add_func ("/detail-page/no-bounce", test_no_bounce);
  g_test_add_func ("/detail-page/states", test_states);
  g_test_add_func ("/detail-page/copy", test_copy);
  g_test_add_func ("/detail-page/expanders", test_expanders);
  g_test_add_func ("/detail-page/hostile", test_hostile);
  g_test_add_func ("/detail-page/show-all", test_show_all);
  g_test_add_func ("/detail-page/icons", test_icons);
  g_test_add_func ("/detail-page/finalize", test_finalize);

  return g_test_run ();
}
