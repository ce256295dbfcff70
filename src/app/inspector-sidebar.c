/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Causes under who must act. Rows are made when they are first needed, and then
 * stay: new counts change their words and whether they show, nothing else. */
#include "inspector-sidebar.h"

#include "inspector-closures.h"
#include "inspector-sidebar-row.h"

#define PROBLEMS BOUNCE_N_SECTIONS

struct _InspectorSidebar
{
  GtkWidget          parent_instance;

  GtkWidget         *scrolled;
  GtkListBox        *list;

  InspectorDocument *document;
  GHashTable        *rows;       /* get_key () → InspectorSidebarRow                */
  gboolean           silent;     /* a selection that nobody picked              */
};

G_DEFINE_FINAL_TYPE (InspectorSidebar, inspector_sidebar, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_DOCUMENT,
  N_PROPS
};

enum
{
  CHOSEN,
  ACTIVATED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

/* In the order of the rows: what could not be read is told at once, not below
 * forty causes. */
static guint
get_key (int section,
         int cause)
{
  if (section == PROBLEMS)
    return 1;

  return section * 256 + cause + 1;
}

static guint
get_row_key (GtkListBoxRow *row)
{
  InspectorSidebarRow *ours = INSPECTOR_SIDEBAR_ROW (row);

  return get_key (inspector_sidebar_row_get_section (ours), inspector_sidebar_row_get_cause (ours));
}

static int
compare_rows (GtkListBoxRow *one,
              GtkListBoxRow *other,
              gpointer       user_data)
{
  return (int) get_row_key (one) - (int) get_row_key (other);
}

static GtkWidget *
make_heading (int section)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (inspector_closures_get_section (section));
  const char *icon = inspector_closures_get_section_icon (section);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (heading, "sidebar-heading");
  gtk_box_append (GTK_BOX (heading), g_object_new (GTK_TYPE_IMAGE, "icon-name", icon,
                                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (heading), label);

  return heading;
}

static void
update_heading (GtkListBoxRow *row,
                GtkListBoxRow *before,
                gpointer       user_data)
{
  int section = inspector_sidebar_row_get_section (INSPECTOR_SIDEBAR_ROW (row));

  if (before == NULL || section == PROBLEMS || inspector_sidebar_row_get_section (INSPECTOR_SIDEBAR_ROW (before)) == section)
    gtk_list_box_row_set_header (row, NULL);
  else if (gtk_list_box_row_get_header (row) == NULL)
    gtk_list_box_row_set_header (row, make_heading (section));
}

static void
emit (InspectorSidebar *self,
      guint             signal,
      GtkListBoxRow    *row)
{
  InspectorSidebarRow *ours = INSPECTOR_SIDEBAR_ROW (row);

  g_signal_emit (self, signals[signal], 0, inspector_sidebar_row_get_section (ours), inspector_sidebar_row_get_cause (ours));
}

static void
row_selected (InspectorSidebar *self,
              GtkListBoxRow    *row)
{
  if (row != NULL && !self->silent)
    emit (self, CHOSEN, row);
}

static void
row_activated (InspectorSidebar *self,
               GtkListBoxRow    *row)
{
  emit (self, ACTIVATED, row);
}

static void
inspector_sidebar_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (id == PROP_DOCUMENT)
    g_value_set_object (value, INSPECTOR_SIDEBAR (object)->document);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
inspector_sidebar_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  if (id == PROP_DOCUMENT)
    inspector_sidebar_set_document (INSPECTOR_SIDEBAR (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
inspector_sidebar_dispose (GObject *object)
{
  InspectorSidebar *self = INSPECTOR_SIDEBAR (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  self->silent = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), INSPECTOR_TYPE_SIDEBAR);

  G_OBJECT_CLASS (inspector_sidebar_parent_class)->dispose (object);
}

static void
inspector_sidebar_finalize (GObject *object)
{
  g_hash_table_unref (INSPECTOR_SIDEBAR (object)->rows);

  G_OBJECT_CLASS (inspector_sidebar_parent_class)->finalize (object);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  GtkListBox *list = INSPECTOR_SIDEBAR (widget)->list;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);

  return gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (list));
}

static void
inspector_sidebar_class_init (InspectorSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = inspector_sidebar_get_property;
  object_class->set_property = inspector_sidebar_set_property;
  object_class->dispose = inspector_sidebar_dispose;
  object_class->finalize = inspector_sidebar_finalize;
  widget_class->grab_focus = grab_focus;

  props[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, INSPECTOR_TYPE_DOCUMENT,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bounce_inspector/BounceInspector/sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, InspectorSidebar, scrolled);
  gtk_widget_class_bind_template_child (widget_class, InspectorSidebar, list);
  gtk_widget_class_bind_template_callback (widget_class, row_selected);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
}

static InspectorSidebarRow *
ensure_row (InspectorSidebar *self,
            int               section,
            int               cause)
{
  gpointer key = GUINT_TO_POINTER (get_key (section, cause));
  InspectorSidebarRow *row = g_hash_table_lookup (self->rows, key);

  if (row == NULL)
    {
      row = inspector_sidebar_row_new (section, cause);
      gtk_list_box_append (self->list, GTK_WIDGET (row));
      g_hash_table_insert (self->rows, key, row);
    }

  return row;
}

static void
inspector_sidebar_init (InspectorSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_hash_table_new (NULL, NULL);
  gtk_list_box_set_sort_func (self->list, compare_rows, NULL, NULL);
  gtk_list_box_set_header_func (self->list, update_heading, NULL, NULL);
  inspector_sidebar_choose (self, BOUNCE_SECTION_ALL, -1);
}

static gboolean
is_loading (InspectorSidebar *self)
{
  gboolean loading = FALSE;

  if (self->document != NULL)
    g_object_get (self->document, "loading", &loading, NULL);

  return loading;
}

static void
set_count (InspectorSidebar *self,
           int               section,
           int               cause,
           guint             count)
{
  InspectorSidebarRow *row = g_hash_table_lookup (self->rows, GUINT_TO_POINTER (get_key (section, cause)));
  gboolean shown;

  if (row == NULL && count == 0)
    return;

  row = ensure_row (self, section, cause);
  inspector_sidebar_row_set_count (row, count);
  /* A reload begins with nothing; the choice waits for what comes. */
  shown = count > 0 || section == BOUNCE_SECTION_ALL ||
    (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row)) && is_loading (self));
  if (gtk_widget_get_visible (GTK_WIDGET (row)) != shown)
    gtk_widget_set_visible (GTK_WIDGET (row), shown);
}

static void
update_counts (InspectorSidebar *self)
{
  guint n_problems = 0;

  for (int section = BOUNCE_SECTION_YOU; section < BOUNCE_N_SECTIONS; section++)
    for (int cause = 0; cause < BOUNCE_N_CAUSES; cause++)
      set_count (self, section, cause,
                 self->document != NULL ? inspector_document_get_count (self->document, section, cause) : 0);
  set_count (self, BOUNCE_SECTION_ALL, -1,
             self->document != NULL ? inspector_document_get_count (self->document, BOUNCE_SECTION_ALL, -1) : 0);
  if (self->document != NULL)
    g_object_get (self->document, "n-problems", &n_problems, NULL);
  set_count (self, PROBLEMS, -1, n_problems);
}

/* Where nothing is left to be shown, all is: told, for the list must follow. */
static void
leave_empty_row (InspectorSidebar *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL && !gtk_widget_get_visible (GTK_WIDGET (row)))
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (ensure_row (self, BOUNCE_SECTION_ALL, -1)));
}

static void
update (InspectorSidebar *self)
{
  update_counts (self);
  leave_empty_row (self);
}

void
inspector_sidebar_set_document (InspectorSidebar  *self,
                                InspectorDocument *document)
{
  g_return_if_fail (INSPECTOR_IS_SIDEBAR (self) && (document == NULL || INSPECTOR_IS_DOCUMENT (document)));

  if (self->document == document)
    return;

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  if (document != NULL)
    {
      g_signal_connect_swapped (document, "counts-changed", G_CALLBACK (update), self);
      g_signal_connect_swapped (document, "notify::loading", G_CALLBACK (update), self);
    }
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DOCUMENT]);
}

void
inspector_sidebar_choose (InspectorSidebar *self,
                          int               section,
                          int               cause)
{
  gboolean is_whole;

  g_return_if_fail (INSPECTOR_IS_SIDEBAR (self) && section >= 0 && section <= PROBLEMS && cause < (int) BOUNCE_N_CAUSES);

  is_whole = section == BOUNCE_SECTION_ALL || section == PROBLEMS;
  self->silent = TRUE;
  if (is_whole || cause >= 0)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (ensure_row (self, section, is_whole ? -1 : cause)));
  else
    gtk_list_box_unselect_all (self->list);
  self->silent = FALSE;
  update_counts (self);
}
