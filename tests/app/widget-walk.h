/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A small vocabulary for tests of widgets: walk, find, wait. */
#pragma once

#include <adwaita.h>

#include <string.h>

typedef gboolean (*WalkFunc) (GtkWidget  *widget,
                              const void *data);

/* The first shown widget that @func takes, in reading order. */
static inline GtkWidget *
walk_find (GtkWidget  *widget,
           WalkFunc    func,
           const void *data)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (func (widget, data))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = walk_find (child, func, data);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static inline gboolean
walk_is_label_with (GtkWidget  *widget,
                    const void *words)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL;
}

static inline GtkWidget *
walk_find_label (GtkWidget  *widget,
                 const char *words)
{
  return walk_find (widget, walk_is_label_with, words);
}

static inline gboolean
walk_is_tooltip (GtkWidget  *widget,
                 const void *words)
{
  return g_strcmp0 (gtk_widget_get_tooltip_text (widget), words) == 0;
}

static inline gboolean
walk_is_nameless_button (GtkWidget  *widget,
                         const void *unused)
{
  return GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL
    && (gtk_widget_get_tooltip_text (widget) == NULL
        || !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL));
}

static inline gboolean
walk_is_markup (GtkWidget  *widget,
                const void *unused)
{
  return GTK_IS_LABEL (widget) && gtk_label_get_use_markup (GTK_LABEL (widget));
}

static inline gboolean
walk_stop (gpointer stopped)
{
  *(gboolean *) stopped = TRUE;

  return G_SOURCE_REMOVE;
}

/* Lets the main loop run for a while. */
static inline void
walk_wait (guint milliseconds)
{
  gboolean stopped = FALSE;

  g_timeout_add (milliseconds, walk_stop, &stopped);
  while (!stopped)
    g_main_context_iteration (NULL, TRUE);
}

/* TRUE when there is a display; else the test is skipped. */
static inline gboolean
walk_init (void)
{
  static gboolean done;

  if (!gtk_init_check ())
    {
      g_test_skip ("no display");
      return FALSE;
    }
  if (!done)
    adw_init ();
  done = TRUE;

  return TRUE;
}
