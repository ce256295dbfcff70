/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What went wrong while reading, in a list rather than in dialogs. */
#include "inspector-problems-page.h"

struct _InspectorProblemsPage
{
  GtkWidget    parent_instance;

  GtkWidget   *scrolled;
  GtkListView *view;
};

G_DEFINE_FINAL_TYPE (InspectorProblemsPage, inspector_problems_page, GTK_TYPE_WIDGET)

static GtkWidget *
new_line (const char         *css_class,
          PangoEllipsizeMode  ellipsize)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), ellipsize);
  gtk_label_set_wrap (GTK_LABEL (label), ellipsize == PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  /* The row has the focus; a cursor within a file's name says nothing. */
  gtk_widget_set_focusable (label, FALSE);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
set_up_row (GtkSignalListItemFactory *factory,
            GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_add_css_class (box, "problem");
  gtk_box_append (GTK_BOX (box), new_line ("heading", PANGO_ELLIPSIZE_MIDDLE));
  gtk_box_append (GTK_BOX (box), new_line ("body", PANGO_ELLIPSIZE_NONE));
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_row (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  InspectorProblem *problem = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *place = gtk_widget_get_first_child (box);

  gtk_label_set_text (GTK_LABEL (place), inspector_problem_get_place (problem));
  gtk_widget_set_tooltip_text (place, inspector_problem_get_place (problem));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), inspector_problem_get_words (problem));
}

static void
inspector_problems_page_dispose (GObject *object)
{
  g_clear_pointer (&INSPECTOR_PROBLEMS_PAGE (object)->scrolled, gtk_widget_unparent);

  G_OBJECT_CLASS (inspector_problems_page_parent_class)->dispose (object);
}

static void
inspector_problems_page_class_init (InspectorProblemsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inspector_problems_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bounce_inspector/BounceInspector/problems-page.ui");
  gtk_widget_class_bind_template_child (widget_class, InspectorProblemsPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, InspectorProblemsPage, view);
  gtk_widget_class_bind_template_callback (widget_class, set_up_row);
  gtk_widget_class_bind_template_callback (widget_class, bind_row);
}

static void
inspector_problems_page_init (InspectorProblemsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
inspector_problems_page_set_document (InspectorProblemsPage *self,
                                      InspectorDocument     *document)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  g_return_if_fail (INSPECTOR_IS_PROBLEMS_PAGE (self) && INSPECTOR_IS_DOCUMENT (document));

  selection = gtk_no_selection_new (g_object_ref (inspector_document_get_problems (document)));
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
}
