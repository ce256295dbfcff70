/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Sidebar, list and detail: what is chosen on the left is shown on the right. */
#include "inspector-panes.h"

#include "inspector-header.h"
#include "inspector-own-banner.h"
#include "inspector-pane.h"
#include "inspector-problems-page.h"
#include "inspector-progress-row.h"
#include "inspector-sidebar.h"

#include <glib/gi18n.h>

struct _InspectorPanes
{
  GtkWidget              parent_instance;

  AdwLeaflet            *outer;
  AdwLeaflet            *inner;
  AdwLeafletPage        *sidebar_line;
  AdwLeafletPage        *list_line;
  GtkWidget             *sidebar_box;
  GtkWidget             *content;
  GtkWidget             *list_pane;
  GtkWidget             *detail_pane;
  InspectorHeader       *sidebar_header;
  InspectorHeader       *header;
  InspectorProgressRow  *progress;
  GtkStack              *middle;
  InspectorSidebar      *sidebar;
  InspectorBounceList   *list;
  InspectorProblemsPage *problems;
  InspectorDetailPage   *detail;

  InspectorDocument     *document;
  GCancellable          *reading;
  gboolean               deep;
  gboolean               sidebar_shown;
  gboolean               single;
  gboolean               problems_shown;
  guint                  idle;
};

enum
{
  PROP_DEEP = 1,
  PROP_SIDEBAR_SHOWN,
  PROP_SINGLE,
  PROP_MENU_MODEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (InspectorPanes, inspector_panes, GTK_TYPE_WIDGET)

static gboolean
is_detail_on_top (InspectorPanes *self)
{
  return adw_leaflet_get_folded (self->inner) && !self->single &&
         adw_leaflet_get_visible_child (self->inner) == self->detail_pane;
}

static gboolean
is_list_on_top (InspectorPanes *self)
{
  return adw_leaflet_get_folded (self->outer) && self->sidebar_shown && !self->single &&
         adw_leaflet_get_visible_child (self->outer) == self->content;
}

/* Every button once: what the sidebar's header has, the other leaves out. The
 * desktop's own stand at the outer ends. */
static void
update_headers (InspectorPanes *self)
{
  gboolean folded = adw_leaflet_get_folded (self->outer);
  gboolean beside = self->sidebar_shown && !self->single && !folded;
  InspectorHeaderParts side = INSPECTOR_HEADER_OPEN | INSPECTOR_HEADER_START;
  InspectorHeaderParts parts = INSPECTOR_HEADER_MENU | INSPECTOR_HEADER_END;

  side |= folded ? INSPECTOR_HEADER_MENU | INSPECTOR_HEADER_END : INSPECTOR_HEADER_SEARCH;
  parts |= self->deep ? INSPECTOR_HEADER_BACK : 0;
  parts |= !beside ? INSPECTOR_HEADER_START : 0;
  parts |= !beside && !self->single && !is_detail_on_top (self) ? INSPECTOR_HEADER_SEARCH : 0;
  parts |= !self->sidebar_shown || self->single ? INSPECTOR_HEADER_OPEN : 0;
  inspector_header_show_parts (self->sidebar_header, side);
  inspector_header_show_parts (self->header, parts);
  inspector_header_set_title (self->sidebar_header, folded ? _("Bounce Inspector") : "", "");
}

/* In 4.8 pages of a leaflet have no "visible" of their own; the widgets do. */
static void
update (InspectorPanes *self)
{
  gboolean sidebar = self->sidebar_shown && !self->single;
  gboolean both = !self->single && !self->problems_shown;
  gboolean deep;

  gtk_widget_set_visible (self->sidebar_box, sidebar);
  gtk_widget_set_visible (adw_leaflet_page_get_child (self->sidebar_line), sidebar);
  gtk_widget_set_visible (self->list_pane, !self->single);
  gtk_widget_set_hexpand (self->list_pane, self->problems_shown);
  gtk_widget_set_visible (adw_leaflet_page_get_child (self->list_line), both);
  gtk_widget_set_visible (self->detail_pane, !self->problems_shown || self->single);
  g_object_set (self->list, "folded", adw_leaflet_get_folded (self->inner), NULL);

  deep = is_detail_on_top (self) || is_list_on_top (self);
  if (deep != self->deep)
    {
      self->deep = deep;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DEEP]);
    }
  update_headers (self);
}

static gboolean
on_idle (gpointer user_data)
{
  InspectorPanes *self = INSPECTOR_PANES (user_data);

  self->idle = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

/* Leaflets fold while sizes are being allotted, when nothing may come or go. */
static void
on_folded (InspectorPanes *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_idle, self, NULL);
}

/* Cancelled: another row is wanted by now. */
static void
on_read (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (InspectorPanes) self = INSPECTOR_PANES (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (InspectorDetail) detail = inspector_document_read_finish (INSPECTOR_DOCUMENT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->document == NULL)
    return;
  g_clear_object (&self->reading);
  if (detail != NULL)
    inspector_detail_page_show (self->detail, g_steal_pointer (&detail));
  else
    inspector_detail_page_show_error (self->detail, error);
  if (self->single || is_detail_on_top (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->detail));
}

static void
on_selected (InspectorPanes *self)
{
  BounceRow *row = inspector_bounce_list_get_selected (self->list);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (row == NULL)
    {
      inspector_detail_page_show (self->detail, NULL);
      return;
    }
  self->reading = g_cancellable_new ();
  inspector_document_read_async (self->document, row, self->reading, on_read, g_object_ref (self));
}

static void
on_chosen (InspectorPanes *self,
           int             section,
           int             cause)
{
  self->problems_shown = section == BOUNCE_N_SECTIONS;
  gtk_stack_set_visible_child_name (self->middle, self->problems_shown ? "problems" : "list");
  if (self->problems_shown)
    adw_leaflet_set_visible_child (self->inner, self->list_pane);
  else
    inspector_bounce_list_show_section (self->list, section, cause);
  update (self);
}

/* Who searches wants to see the list. */
static void
on_searching (InspectorPanes *self)
{
  gboolean searching;

  g_object_get (self->list, "searching", &searching, NULL);
  if (!searching || self->single)
    return;
  if (self->problems_shown)
    inspector_panes_choose (self, BOUNCE_SECTION_ALL, -1);
  inspector_panes_show_list (self);
}

static void
inspector_panes_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  InspectorPanes *self = INSPECTOR_PANES (object);

  switch (property_id)
    {
    case PROP_DEEP:
      g_value_set_boolean (value, self->deep);
      break;
    case PROP_SIDEBAR_SHOWN:
      g_value_set_boolean (value, self->sidebar_shown);
      break;
    case PROP_SINGLE:
      g_value_set_boolean (value, self->single);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
inspector_panes_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  InspectorPanes *self = INSPECTOR_PANES (object);

  switch (property_id)
    {
    case PROP_SIDEBAR_SHOWN:
      self->sidebar_shown = g_value_get_boolean (value);
      break;
    case PROP_SINGLE:
      self->single = g_value_get_boolean (value);
      if (self->single)
        inspector_panes_show_detail (self);
      break;
    case PROP_MENU_MODEL:
      g_object_set_property (G_OBJECT (self->sidebar_header), "menu-model", value);
      g_object_set_property (G_OBJECT (self->header), "menu-model", value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
  update (self);
}

static void
inspector_panes_dispose (GObject *object)
{
  InspectorPanes *self = INSPECTOR_PANES (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->document);
  if (self->outer != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->outer)));

  G_OBJECT_CLASS (inspector_panes_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bounce_inspector/BounceInspector/panes.ui");
  gtk_widget_class_bind_template_child (widget_class, InspectorPanes, outer);
  gtk_widget_class_bind_template_child (widget_class, InspectorPanes, inner);
  gtk_widget_class_bind_template_child (widget_class, InspectorPanes, sidebar_line);
  gtk_widget_class_bind_template_child (widget_class, InspectorPanes, list_line);
  gtk_widget_class_bind_template_child (widget_class, InspectorPanes, sidebar_box);
  gtk_widget_class_bind_template_child (widget_class, InspectorPanes, content);
  gtk_widget_class_bind_template_child (widget_class, InspectorPanes, list_pane);
  gtk_widget_class_bind_template_child (widget_class, InspectorPanes, detail_pane);
  gtk_widget_class_bind_template_child (widget_class, InspectorPanes, sidebar_header);
  gtk_widget_class_bind_template_child (widget_class, InspectorPanes, header);
  gtk_widget_class_bind_template_child (widget_class, InspectorPanes, progress);
  gtk_widget_class_bind_template_child (widget_class, InspectorPanes, middle);
  gtk_widget_class_bind_template_child (widget_class, InspectorPanes, sidebar);
  gtk_widget_class_bind_template_child (widget_class, InspectorPanes, list);
  gtk_widget_class_bind_template_child (widget_class, InspectorPanes, problems);
  gtk_widget_class_bind_template_child (widget_class, InspectorPanes, detail);
}

static void
inspector_panes_class_init (InspectorPanesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = inspector_panes_dispose;
  object_class->get_property = inspector_panes_get_property;
  object_class->set_property = inspector_panes_set_property;

  properties[PROP_DEEP] = g_param_spec_boolean ("deep", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SIDEBAR_SHOWN] = g_param_spec_boolean ("sidebar-shown", NULL, NULL, TRUE,
                                                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SINGLE] = g_param_spec_boolean ("single", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MENU_MODEL] = g_param_spec_object ("menu-model", NULL, NULL, G_TYPE_MENU_MODEL,
                                                     G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (INSPECTOR_TYPE_HEADER);
  g_type_ensure (INSPECTOR_TYPE_PANE);
  g_type_ensure (INSPECTOR_TYPE_PROGRESS_ROW);
  g_type_ensure (INSPECTOR_TYPE_OWN_BANNER);
  g_type_ensure (INSPECTOR_TYPE_SIDEBAR);
  g_type_ensure (INSPECTOR_TYPE_BOUNCE_LIST);
  g_type_ensure (INSPECTOR_TYPE_PROBLEMS_PAGE);
  g_type_ensure (INSPECTOR_TYPE_DETAIL_PAGE);
  bind_children (GTK_WIDGET_CLASS (klass));
}

static void
inspector_panes_init (InspectorPanes *self)
{
  self->sidebar_shown = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (self->outer, "notify::folded", G_CALLBACK (on_folded), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outer, "notify::visible-child", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->inner, "notify::folded", G_CALLBACK (on_folded), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->inner, "notify::visible-child", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sidebar, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sidebar, "activated", G_CALLBACK (inspector_panes_show_list), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::selected", G_CALLBACK (on_selected), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::searching", G_CALLBACK (on_searching), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activated", G_CALLBACK (inspector_panes_show_detail), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->sidebar), GTK_ACCESSIBLE_RELATION_CONTROLS, self->list, NULL, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_RELATION_DETAILS, self->detail, NULL, -1);
  adw_leaflet_set_visible_child (self->outer, self->content);
  update (self);
}

void
inspector_panes_set_document (InspectorPanes    *self,
                              InspectorDocument *document)
{
  g_return_if_fail (INSPECTOR_IS_PANES (self) && INSPECTOR_IS_DOCUMENT (document));

  g_set_object (&self->document, document);
  inspector_progress_row_set_document (self->progress, document);
  inspector_sidebar_set_document (self->sidebar, document);
  inspector_problems_page_set_document (self->problems, document);
  inspector_bounce_list_set_document (self->list, document);
}

void
inspector_panes_set_title (InspectorPanes *self,
                           const char     *title,
                           const char     *subtitle)
{
  g_return_if_fail (INSPECTOR_IS_PANES (self));

  inspector_header_set_title (self->header, title, subtitle);
}

InspectorBounceList *
inspector_panes_get_list (InspectorPanes *self)
{
  g_return_val_if_fail (INSPECTOR_IS_PANES (self), NULL);

  return self->list;
}

const InspectorDetail *
inspector_panes_get_detail (InspectorPanes *self)
{
  g_return_val_if_fail (INSPECTOR_IS_PANES (self), NULL);

  return self->reading ? NULL : inspector_detail_page_get_detail (self->detail);
}

InspectorDetailPage *
inspector_panes_get_page (InspectorPanes *self)
{
  g_return_val_if_fail (INSPECTOR_IS_PANES (self), NULL);

  return self->detail;
}

void
inspector_panes_choose (InspectorPanes *self,
                        int             section,
                        int             cause)
{
  g_return_if_fail (INSPECTOR_IS_PANES (self));
  g_return_if_fail (section >= 0 && section <= BOUNCE_N_SECTIONS);

  inspector_sidebar_choose (self->sidebar, section, cause);
  on_chosen (self, section, cause);
  inspector_panes_show_list (self);
}

gboolean
inspector_panes_go_back (InspectorPanes *self)
{
  g_return_val_if_fail (INSPECTOR_IS_PANES (self), FALSE);

  if (is_detail_on_top (self))
    {
      inspector_panes_show_list (self);
      inspector_bounce_list_focus (self->list);
    }
  else if (is_list_on_top (self))
    {
      adw_leaflet_set_visible_child (self->outer, self->sidebar_box);
      gtk_widget_child_focus (GTK_WIDGET (self->sidebar), GTK_DIR_TAB_FORWARD);
    }
  else
    return FALSE;

  return TRUE;
}

void
inspector_panes_show_detail (InspectorPanes *self)
{
  g_return_if_fail (INSPECTOR_IS_PANES (self));

  adw_leaflet_set_visible_child (self->outer, self->content);
  adw_leaflet_set_visible_child (self->inner, self->detail_pane);
  if (is_detail_on_top (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->detail));
}

void
inspector_panes_show_list (InspectorPanes *self)
{
  g_return_if_fail (INSPECTOR_IS_PANES (self));

  adw_leaflet_set_visible_child (self->outer, self->content);
  adw_leaflet_set_visible_child (self->inner, self->list_pane);
}

void
inspector_panes_focus_next (InspectorPanes *self)
{
  GtkWidget *panes[] = { GTK_WIDGET (self->sidebar), GTK_WIDGET (self->middle), GTK_WIDGET (self->detail) };

  g_return_if_fail (INSPECTOR_IS_PANES (self));

  inspector_pane_focus_next (panes, G_N_ELEMENTS (panes));
}
