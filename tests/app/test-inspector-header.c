/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Header bars of panes: each button once, whichever panes there is room for. */
#include "inspector-header.h"

#include "inspector-panes.h"
#include "widget-walk.h"

static guint
count_tooltips (GtkWidget  *widget,
                const char *words)
{
  guint n = gtk_widget_get_mapped (widget) && g_strcmp0 (gtk_widget_get_tooltip_text (widget), words) == 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += count_tooltips (child, words);

  return n;
}

static GtkWidget *
show (GtkWidget *content,
      int        width)
{
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "content", content, NULL);

  gtk_window_set_default_size (GTK_WINDOW (window), width, 600);
  gtk_window_present (GTK_WINDOW (window));
  walk_wait (400);

  return window;
}

static void
test_parts (void)
{
  GtkWidget *header, *window;

  if (!walk_init ())
    return;
  header = g_object_new (INSPECTOR_TYPE_HEADER, NULL);
  window = show (header, 500);
  g_assert_cmpuint (count_tooltips (header, "Open a mailbox"), ==, 1);
  g_assert_cmpuint (count_tooltips (header, "Back"), ==, 0);

  inspector_header_show_parts (INSPECTOR_HEADER (header), INSPECTOR_HEADER_BACK | INSPECTOR_HEADER_SEARCH);
  walk_wait (200);
  g_assert_cmpuint (count_tooltips (header, "Open a mailbox"), ==, 0);
  g_assert_cmpuint (count_tooltips (header, "Main Menu"), ==, 0);
  g_assert_cmpuint (count_tooltips (header, "Back"), ==, 1);
  g_assert_cmpuint (count_tooltips (header, "Search"), ==, 1);
  g_assert_null (walk_find (header, walk_is_nameless_button, NULL));

  inspector_header_set_title (INSPECTOR_HEADER (header), "a <b>mailbox</b>", "2 bounces");
  g_assert_nonnull (walk_find_label (header, "a <b>mailbox</b>"));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Two searches side by side, or a window without a menu, would be a mistake
 * that no single header can see. */
static void
test_once (void)
{
  static const int widths[] = { 1280, 1000, 800, 360 };

  if (!walk_init ())
    return;
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    for (int sidebar = 0; sidebar < 2; sidebar++)
      {
        GtkWidget *panes = g_object_new (INSPECTOR_TYPE_PANES, "sidebar-shown", sidebar, NULL);
        GtkWidget *window = show (panes, widths[i]);
        guint n_open = count_tooltips (panes, "Open a mailbox");

        g_test_message ("%d, %d", widths[i], sidebar);
        g_assert_cmpuint (count_tooltips (panes, "Main Menu"), ==, 1);
        g_assert_cmpuint (count_tooltips (panes, "Search"), ==, 1);
        /* Narrow, it stands over the sidebar, one step back. */
        g_assert_cmpuint (n_open + count_tooltips (panes, "Back"), ==, 1);
        gtk_window_destroy (GTK_WINDOW (window));
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/header/parts", test_parts);
  g_test_add_func ("/header/once", test_once);

  return g_test_run ();
}
