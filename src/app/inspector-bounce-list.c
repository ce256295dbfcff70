/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows the document's archive. The archive filters and sorts itself on
 * another thread; here only wishes are put together. */
#include "inspector-bounce-list.h"

#include "inspector-archive-view.h"
#include "inspector-column-set.h"
#include "inspector-compat.h"
#include "inspector-state.h"
#include "inspector-window-words.h"

#include <adwaita.h>
#include <string.h>

struct _InspectorBounceList
{
  GtkWidget             parent_instance;

  GtkWidget            *box;
  GtkSearchBar         *search_bar;
  GtkEditable          *search_entry;
  GtkLabel             *count;
  GtkStack             *stack;
  GtkScrolledWindow    *scrolled;
  GtkColumnView        *view;
  AdwStatusPage        *nothing;

  InspectorColumnSet   *columns;
  InspectorArchiveView *rows;
  InspectorDocument    *document;
  int                   section;
  int                   cause;
  char                 *sort;
  gboolean              searching;
  gboolean              folded;
  gboolean              sorting;        /* headers follow, they do not lead      */
};

enum
{
  PROP_DOCUMENT = 1,
  PROP_SELECTED,
  PROP_SEARCHING,
  PROP_SORT,
  PROP_FOLDED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint activated_signal;

G_DEFINE_FINAL_TYPE (InspectorBounceList, inspector_bounce_list, GTK_TYPE_WIDGET)

static BounceArchive *
get_archive (InspectorBounceList *self)
{
  return self->document ? inspector_document_get_archive (self->document) : NULL;
}

static gboolean
has_search (InspectorBounceList *self)
{
  return self->searching && *gtk_editable_get_text (self->search_entry);
}

static void
update_count (InspectorBounceList *self)
{
  BounceArchive *archive = get_archive (self);
  g_autofree char *words = NULL;

  if (has_search (self) && archive != NULL)
    words = inspector_window_words_dup_count (bounce_archive_get_matching (archive),
                                              inspector_document_get_count (self->document, self->section, self->cause));
  gtk_label_set_text (self->count, words ? words : "");
}

static void
update_page (InspectorBounceList *self)
{
  gboolean loading = FALSE;
  guint messages = 0;
  g_autofree char *title = inspector_window_words_dup_nothing (has_search (self));
  g_autofree char *why = NULL;

  if (self->document != NULL)
    g_object_get (self->document, "loading", &loading, "n-messages", &messages, NULL);
  if (!inspector_archive_view_is_settled (self->rows))
    return;

  update_count (self);
  if (inspector_archive_view_get_length (self->rows) > 0 || loading || self->document == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "rows");
      return;
    }
  why = inspector_window_words_dup_nothing_why (has_search (self), messages);
  adw_status_page_set_icon_name (self->nothing, has_search (self) ? "system-search-symbolic" : "emblem-ok-symbolic");
  adw_status_page_set_title (self->nothing, title);
  adw_status_page_set_description (self->nothing, why);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static void
on_selected (InspectorBounceList *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
apply_view (InspectorBounceList *self)
{
  inspector_archive_view_choose (self->rows, has_search (self) ? gtk_editable_get_text (self->search_entry) : NULL,
                                 self->section, self->cause, self->sort);
}

static void
on_activate (InspectorBounceList *self,
             guint                position)
{
  gtk_single_selection_set_selected (inspector_archive_view_get_selection (self->rows), position);
  g_signal_emit (self, activated_signal, 0);
}

/* Another order begins at its top: the place where the old one stood means
 * nothing in it. */
static void
on_rows_changed (InspectorBounceList *self,
                 guint                position,
                 guint                removed,
                 guint                added)
{
  if (position == 0 && removed > 0 && added > 0)
    inspector_compat_scroll_to_top (self->view);
}

static void
on_sorter_changed (InspectorBounceList *self)
{
  g_autofree char *sort = inspector_column_set_dup_sort (self->columns);

  if (!self->sorting)
    inspector_bounce_list_set_sort (self, sort);
}

/* Newcomers stand at the end until all is read: then they are put in order. */
static void
on_loading (InspectorBounceList *self)
{
  gboolean loading;

  g_object_get (self->document, "loading", &loading, NULL);
  if (!loading && *self->sort)
    apply_view (self);
  update_page (self);
}

static void
set_document (InspectorBounceList *self,
              InspectorDocument   *document)
{
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  inspector_archive_view_set_archive (self->rows, get_archive (self));
  if (document == NULL)
    return;

  g_signal_connect_swapped (document, "notify::loading", G_CALLBACK (on_loading), self);
  g_signal_connect_swapped (document, "notify::n-messages", G_CALLBACK (update_page), self);
  apply_view (self);
}

static void
inspector_bounce_list_get_property (GObject    *object,
                                    guint       property_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  InspectorBounceList *self = INSPECTOR_BOUNCE_LIST (object);

  switch (property_id)
    {
    case PROP_DOCUMENT:
      g_value_set_object (value, self->document);
      break;
    case PROP_SELECTED:
      g_value_set_object (value, inspector_archive_view_get_selected (self->rows));
      break;
    case PROP_SEARCHING:
      g_value_set_boolean (value, self->searching);
      break;
    case PROP_SORT:
      g_value_set_string (value, self->sort);
      break;
    case PROP_FOLDED:
      g_value_set_boolean (value, self->folded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
set_searching (InspectorBounceList *self,
               gboolean             searching)
{
  if (self->searching == searching)
    return;
  self->searching = searching;
  apply_view (self);
  if (searching)
    gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCHING]);
}

static void
inspector_bounce_list_set_property (GObject      *object,
                                    guint         property_id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  InspectorBounceList *self = INSPECTOR_BOUNCE_LIST (object);

  switch (property_id)
    {
    case PROP_DOCUMENT:
      inspector_bounce_list_set_document (self, g_value_get_object (value));
      break;
    case PROP_SEARCHING:
      set_searching (self, g_value_get_boolean (value));
      break;
    case PROP_SORT:
      inspector_bounce_list_set_sort (self, g_value_get_string (value));
      break;
    case PROP_FOLDED:
      self->folded = g_value_get_boolean (value);
      gtk_column_view_set_single_click_activate (self->view, self->folded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
inspector_bounce_list_dispose (GObject *object)
{
  InspectorBounceList *self = INSPECTOR_BOUNCE_LIST (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  if (self->rows != NULL)
    g_signal_handlers_disconnect_by_data (self->rows, self);
  g_clear_object (&self->rows);
  g_clear_object (&self->document);
  if (self->columns != NULL)
    g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->view), self);
  g_clear_pointer (&self->columns, inspector_column_set_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (inspector_bounce_list_parent_class)->dispose (object);
}

static void
inspector_bounce_list_finalize (GObject *object)
{
  g_free (INSPECTOR_BOUNCE_LIST (object)->sort);

  G_OBJECT_CLASS (inspector_bounce_list_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bounce_inspector/BounceInspector/bounce-list.ui");
  gtk_widget_class_bind_template_child (widget_class, InspectorBounceList, box);
  gtk_widget_class_bind_template_child (widget_class, InspectorBounceList, search_bar);
  gtk_widget_class_bind_template_child (widget_class, InspectorBounceList, search_entry);
  gtk_widget_class_bind_template_child (widget_class, InspectorBounceList, count);
  gtk_widget_class_bind_template_child (widget_class, InspectorBounceList, stack);
  gtk_widget_class_bind_template_child (widget_class, InspectorBounceList, scrolled);
  gtk_widget_class_bind_template_child (widget_class, InspectorBounceList, view);
  gtk_widget_class_bind_template_child (widget_class, InspectorBounceList, nothing);
  gtk_widget_class_bind_template_callback (widget_class, apply_view);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, inspector_bounce_list_focus);
}

static void
inspector_bounce_list_class_init (InspectorBounceListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = inspector_bounce_list_dispose;
  object_class->finalize = inspector_bounce_list_finalize;
  object_class->get_property = inspector_bounce_list_get_property;
  object_class->set_property = inspector_bounce_list_set_property;

  properties[PROP_DOCUMENT] = g_param_spec_object ("document", NULL, NULL, INSPECTOR_TYPE_DOCUMENT,
                                                   G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SELECTED] = g_param_spec_object ("selected", NULL, NULL, BOUNCE_TYPE_ROW,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SEARCHING] = g_param_spec_boolean ("searching", NULL, NULL, FALSE,
                                                     G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, "",
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  activated_signal = g_signal_new ("activated", INSPECTOR_TYPE_BOUNCE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  bind_children (GTK_WIDGET_CLASS (klass));
}

static void
inspector_bounce_list_init (InspectorBounceList *self)
{
  g_autoptr (GVariant) sort = NULL;

  self->cause = -1;
  self->section = BOUNCE_SECTION_ALL;
  self->sort = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));

  self->rows = inspector_archive_view_new ();
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (inspector_archive_view_get_selection (self->rows)));
  self->columns = inspector_column_set_new (self->view, self->scrolled);
  sort = inspector_state_read ("sort");
  inspector_bounce_list_set_sort (self, g_variant_get_string (sort, NULL));

  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);
  g_signal_connect_object (inspector_archive_view_get_selection (self->rows), "items-changed", G_CALLBACK (on_rows_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->rows, "notify::selected", G_CALLBACK (on_selected), self);
  g_signal_connect_swapped (self->rows, "settled", G_CALLBACK (update_page), self);
  g_signal_connect_swapped (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (on_sorter_changed), self);
}

void
inspector_bounce_list_set_document (InspectorBounceList *self,
                                    InspectorDocument   *document)
{
  g_return_if_fail (INSPECTOR_IS_BOUNCE_LIST (self));

  if (self->document == document)
    return;
  set_document (self, document);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOCUMENT]);
}

void
inspector_bounce_list_show_section (InspectorBounceList *self,
                                    int                  section,
                                    int                  cause)
{
  g_return_if_fail (INSPECTOR_IS_BOUNCE_LIST (self));
  g_return_if_fail (section >= 0 && section < BOUNCE_N_SECTIONS);

  self->section = section;
  self->cause = cause;
  apply_view (self);
}

BounceRow *
inspector_bounce_list_get_selected (InspectorBounceList *self)
{
  g_return_val_if_fail (INSPECTOR_IS_BOUNCE_LIST (self), NULL);

  return inspector_archive_view_get_selected (self->rows);
}

void
inspector_bounce_list_step (InspectorBounceList *self,
                            int                  step)
{
  guint position;

  g_return_if_fail (INSPECTOR_IS_BOUNCE_LIST (self));

  position = inspector_archive_view_step (self->rows, step);
  if (position != GTK_INVALID_LIST_POSITION)
    inspector_compat_scroll_to (self->view, position);
}

void
inspector_bounce_list_select (InspectorBounceList *self,
                              guint                index)
{
  guint position = G_MAXUINT;

  g_return_if_fail (INSPECTOR_IS_BOUNCE_LIST (self));

  if (self->document != NULL)
    position = bounce_archive_find (get_archive (self), index);
  if (position != G_MAXUINT)
    inspector_compat_scroll_to (self->view, position);
}

void
inspector_bounce_list_set_column (InspectorBounceList *self,
                                  const char          *column,
                                  gboolean             shown)
{
  int which = inspector_column_find (column);

  g_return_if_fail (INSPECTOR_IS_BOUNCE_LIST (self) && which >= 0);

  inspector_column_set_show (self->columns, which, shown);
}

gboolean
inspector_bounce_list_get_column (InspectorBounceList *self,
                                  const char          *column)
{
  int which = inspector_column_find (column);

  g_return_val_if_fail (INSPECTOR_IS_BOUNCE_LIST (self) && which >= 0, FALSE);

  return inspector_column_set_is_chosen (self->columns, which);
}

void
inspector_bounce_list_set_sort (InspectorBounceList *self,
                                const char          *sort)
{
  g_return_if_fail (INSPECTOR_IS_BOUNCE_LIST (self) && sort != NULL);

  if (inspector_column_find (sort + (*sort == '-')) < 0)
    sort = "";
  if (strcmp (sort, self->sort) == 0)
    return;
  g_free (self->sort);
  self->sort = g_strdup (sort);

  self->sorting = TRUE;
  inspector_column_set_sort (self->columns, self->sort);
  self->sorting = FALSE;
  apply_view (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
}

void
inspector_bounce_list_focus (InspectorBounceList *self)
{
  g_return_if_fail (INSPECTOR_IS_BOUNCE_LIST (self));

  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}
