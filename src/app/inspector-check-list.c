/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of one run, sorted, with their sum. */
#include "inspector-check-list.h"

#include "inspector-check-closures.h"
#include "inspector-check-row.h"
#include "inspector-check-text.h"

struct _InspectorCheckList
{
  GtkWidget       parent_instance;

  GtkLabel       *sum;
  GtkListBox     *rows;
  GtkLabel       *asked;

  BounceCheckRun *run;
};

G_DEFINE_FINAL_TYPE (InspectorCheckList, inspector_check_list, GTK_TYPE_WIDGET)

static BounceCheck *
get_check (GtkListBoxRow *row)
{
  return inspector_check_row_get_check (INSPECTOR_CHECK_ROW (row));
}

static guint
get_position (GtkListBoxRow *row)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "position"));
}

/* Among equals the order of the run: what receivers care about most. */
static int
compare (GtkListBoxRow *a,
         GtkListBoxRow *b,
         gpointer       user_data)
{
  int rank = inspector_check_text_rank (get_check (a)) - inspector_check_text_rank (get_check (b));

  return rank != 0 ? rank : (int) get_position (a) - (int) get_position (b);
}

/* One line for all about which the same is to be said. */
static void
show_spared (InspectorCheckList *self)
{
  GtkWidget *first = NULL;
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      gboolean spared = inspector_check_closures_is_spared (get_check (GTK_LIST_BOX_ROW (row)));

      gtk_widget_set_visible (row, !spared || n == 0);
      if (!spared)
        continue;
      n++;
      first = first != NULL ? first : row;
    }
  if (first != NULL)
    inspector_check_row_set_spared (INSPECTOR_CHECK_ROW (first), n);
}

static void
show_words (GtkLabel   *label,
            const char *words)
{
  gtk_label_set_text (label, words);
  gtk_widget_set_visible (GTK_WIDGET (label), *words != '\0');
}

static void
update (InspectorCheckList *self)
{
  g_autofree char *sum = inspector_check_closures_dup_sum (self->run);
  g_autofree char *asked = inspector_check_closures_dup_asked (self->run);

  show_words (self->sum, sum);
  show_words (self->asked, asked);
  gtk_list_box_invalidate_sort (self->rows);
  show_spared (self);
}

static void
clear (InspectorCheckList *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, row);
}

static void
fill (InspectorCheckList *self)
{
  const char *subject = bounce_check_run_get_subject (self->run)->text;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->run)); i++)
    {
      g_autoptr (BounceCheck) check = g_list_model_get_item (G_LIST_MODEL (self->run), i);
      GtkWidget *row = inspector_check_row_new (check, subject);

      g_object_set_data (G_OBJECT (row), "position", GUINT_TO_POINTER (i));
      gtk_list_box_append (self->rows, row);
    }
}

static void
forget_run (InspectorCheckList *self)
{
  if (self->run != NULL)
    g_signal_handlers_disconnect_by_data (self->run, self);
  g_clear_object (&self->run);
}

static void
inspector_check_list_dispose (GObject *object)
{
  forget_run (INSPECTOR_CHECK_LIST (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), INSPECTOR_TYPE_CHECK_LIST);
  while (gtk_widget_get_first_child (GTK_WIDGET (object)) != NULL)
    gtk_widget_unparent (gtk_widget_get_first_child (GTK_WIDGET (object)));

  G_OBJECT_CLASS (inspector_check_list_parent_class)->dispose (object);
}

static void
inspector_check_list_class_init (InspectorCheckListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inspector_check_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bounce_inspector/BounceInspector/check-list.ui");
  gtk_widget_class_bind_template_child (widget_class, InspectorCheckList, sum);
  gtk_widget_class_bind_template_child (widget_class, InspectorCheckList, rows);
  gtk_widget_class_bind_template_child (widget_class, InspectorCheckList, asked);
}

static void
inspector_check_list_init (InspectorCheckList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_sort_func (self->rows, compare, NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
inspector_check_list_set_run (InspectorCheckList *self,
                              BounceCheckRun     *run)
{
  g_return_if_fail (INSPECTOR_IS_CHECK_LIST (self));
  g_return_if_fail (run == NULL || BOUNCE_IS_CHECK_RUN (run));

  if (run == self->run)
    return;

  forget_run (self);
  clear (self);
  gtk_widget_set_visible (GTK_WIDGET (self), run != NULL);
  if (run == NULL)
    return;

  self->run = g_object_ref (run);
  g_signal_connect_object (run, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (run, "notify::finished", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  fill (self);
  update (self);
}

char *
inspector_check_list_dup_text (InspectorCheckList *self)
{
  g_return_val_if_fail (INSPECTOR_IS_CHECK_LIST (self), NULL);

  return self->run != NULL ? inspector_check_text_dup_run (self->run) : g_strdup ("");
}
