/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A pane asks for the width it was given, never for what a row would like. */
#include "inspector-pane.h"

#include "widget-walk.h"

static void
test_width (void)
{
  GtkWidget *label, *pane;
  int minimum, natural;

  if (!walk_init ())
    return;
  label = gtk_label_new ("a name that is much longer than the pane is wide");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  pane = g_object_ref_sink (g_object_new (INSPECTOR_TYPE_PANE, "child", label, "natural-width", 120, NULL));

  gtk_widget_measure (pane, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, <, 120);
  g_assert_cmpint (natural, ==, 120);
  /* Never less than the child can bear. */
  gtk_widget_set_size_request (label, 200, -1);
  gtk_widget_measure (pane, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 200);
  g_assert_cmpint (natural, ==, 200);

  g_object_set (pane, "child", NULL, NULL);
  gtk_widget_measure (pane, GTK_ORIENTATION_VERTICAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (natural, ==, 0);
  g_object_unref (pane);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pane/width", test_width);

  return g_test_run ();
}
