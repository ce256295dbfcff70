/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Which columns of the list are shown. */
#include "inspector-column-set.h"

#include "inspector-state.h"

/* What a column asks for, in characters, before another one may come; the
 * first two are always there. In the order in which they come. */
static const struct
{
  InspectorColumn column;
  int             chars;
} wanted[] = {
  { INSPECTOR_COLUMN_RECIPIENT, 24 },
  { INSPECTOR_COLUMN_CAUSE, 27 },
  { INSPECTOR_COLUMN_CODE, 12 },
  { INSPECTOR_COLUMN_DATE, 13 },
  { INSPECTOR_COLUMN_RECEIVER, 16 },
  { INSPECTOR_COLUMN_HOST, 15 },
};

struct _InspectorColumnSet
{
  GtkColumnView       *view;
  GtkAdjustment       *adjustment;
  GtkColumnViewColumn *columns[INSPECTOR_N_COLUMNS];
  gboolean             chosen[INSPECTOR_N_COLUMNS];
  guint                idle;
};

/* Large text needs more room for as many words. */
static int
get_char_width (InspectorColumnSet *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self->view));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);

  return width;
}

/* As many of the chosen columns as can be read side by side. */
static void
update (InspectorColumnSet *self)
{
  double width = gtk_adjustment_get_page_size (self->adjustment);
  int char_width = get_char_width (self);
  int taken = 0;

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      InspectorColumn column = wanted[i].column;
      gboolean shown = self->chosen[column];

      /* The cell's own edges are as wide as two characters. */
      taken += shown ? (wanted[i].chars + 2) * char_width : 0;
      if (column != INSPECTOR_COLUMN_RECIPIENT && column != INSPECTOR_COLUMN_CAUSE)
        shown = shown && (width <= 0 || taken <= width);
      if (gtk_column_view_column_get_visible (self->columns[column]) != shown)
        gtk_column_view_column_set_visible (self->columns[column], shown);
    }
}

static gboolean
on_idle (gpointer user_data)
{
  InspectorColumnSet *self = user_data;

  self->idle = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

/* Comes while sizes are being allotted, when columns must not change. */
static void
on_page_size (InspectorColumnSet *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (on_idle, self);
}

static void
read_chosen (InspectorColumnSet *self)
{
  g_autoptr (GVariant) chosen = inspector_state_read ("columns");
  GVariantIter iter;
  const char *name;

  g_variant_iter_init (&iter, chosen);
  while (g_variant_iter_next (&iter, "&s", &name))
    if (inspector_column_find (name) >= 0)
      self->chosen[inspector_column_find (name)] = TRUE;
  self->chosen[INSPECTOR_COLUMN_RECIPIENT] = TRUE;
}

static void
write_chosen (InspectorColumnSet *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (int i = INSPECTOR_COLUMN_RECIPIENT + 1; i < INSPECTOR_N_COLUMNS; i++)
    if (self->chosen[i])
      g_strv_builder_add (builder, inspector_column_get_name (i));
  names = g_strv_builder_end (builder);
  inspector_state_write ("columns", g_variant_new_strv ((const char *const *) names, -1));
}

InspectorColumnSet *
inspector_column_set_new (GtkColumnView     *view,
                          GtkScrolledWindow *scrolled)
{
  InspectorColumnSet *self;

  g_return_val_if_fail (GTK_IS_COLUMN_VIEW (view) && GTK_IS_SCROLLED_WINDOW (scrolled), NULL);

  self = g_new0 (InspectorColumnSet, 1);
  self->view = view;
  self->adjustment = g_object_ref (gtk_scrolled_window_get_hadjustment (scrolled));
  for (int i = 0; i < INSPECTOR_N_COLUMNS; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = inspector_column_new (i);

      gtk_column_view_append_column (view, column);
      self->columns[i] = column;
    }
  read_chosen (self);
  update (self);
  g_signal_connect_swapped (self->adjustment, "notify::page-size", G_CALLBACK (on_page_size), self);

  return self;
}

void
inspector_column_set_free (InspectorColumnSet *self)
{
  g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_object_unref (self->adjustment);
  g_free (self);
}

void
inspector_column_set_show (InspectorColumnSet *self,
                           InspectorColumn     column,
                           gboolean            shown)
{
  g_return_if_fail (self != NULL && column < INSPECTOR_N_COLUMNS);

  if (column == INSPECTOR_COLUMN_RECIPIENT)
    return;
  self->chosen[column] = shown;
  update (self);
  write_chosen (self);
}

gboolean
inspector_column_set_is_chosen (InspectorColumnSet *self,
                                InspectorColumn     column)
{
  g_return_val_if_fail (self != NULL && column < INSPECTOR_N_COLUMNS, FALSE);

  return self->chosen[column];
}

void
inspector_column_set_sort (InspectorColumnSet *self,
                           const char         *sort)
{
  gboolean descending;
  int column;

  g_return_if_fail (self != NULL && sort != NULL);

  descending = *sort == '-';
  column = inspector_column_find (sort + descending);
  gtk_column_view_sort_by_column (self->view, column < 0 ? NULL : self->columns[column],
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  inspector_state_write ("sort", g_variant_new_string (sort));
}

char *
inspector_column_set_dup_sort (InspectorColumnSet *self)
{
  gboolean descending = FALSE;
  int column;

  g_return_val_if_fail (self != NULL, NULL);

  column = inspector_column_find_sort (self->view, &descending);
  if (column < 0)
    return g_strdup ("");

  return g_strconcat (descending ? "-" : "", inspector_column_get_name (column), NULL);
}
