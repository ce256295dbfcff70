/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One child, and the width that it is content with. */
#include "inspector-pane.h"

struct _InspectorPane
{
  GtkWidget  parent_instance;

  GtkWidget *child;
  int        natural_width;
};

enum
{
  PROP_CHILD = 1,
  PROP_NATURAL_WIDTH,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (InspectorPane, inspector_pane, GTK_TYPE_WIDGET)

static void
inspector_pane_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  InspectorPane *self = INSPECTOR_PANE (widget);

  *minimum = *natural = 0;
  if (self->child != NULL && gtk_widget_should_layout (self->child))
    gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, self->natural_width);
}

static void
inspector_pane_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  InspectorPane *self = INSPECTOR_PANE (widget);

  if (self->child != NULL && gtk_widget_should_layout (self->child))
    gtk_widget_allocate (self->child, width, height, baseline, NULL);
}

static void
inspector_pane_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  InspectorPane *self = INSPECTOR_PANE (object);

  switch (property_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_NATURAL_WIDTH:
      g_value_set_int (value, self->natural_width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
inspector_pane_set_property (GObject      *object,
                             guint         property_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  InspectorPane *self = INSPECTOR_PANE (object);

  switch (property_id)
    {
    case PROP_CHILD:
      g_clear_pointer (&self->child, gtk_widget_unparent);
      self->child = g_value_get_object (value);
      if (self->child != NULL)
        gtk_widget_set_parent (self->child, GTK_WIDGET (self));
      break;
    case PROP_NATURAL_WIDTH:
      self->natural_width = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
inspector_pane_dispose (GObject *object)
{
  g_clear_pointer (&INSPECTOR_PANE (object)->child, gtk_widget_unparent);

  G_OBJECT_CLASS (inspector_pane_parent_class)->dispose (object);
}

static void
inspector_pane_class_init (InspectorPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = inspector_pane_dispose;
  object_class->get_property = inspector_pane_get_property;
  object_class->set_property = inspector_pane_set_property;
  widget_class->measure = inspector_pane_measure;
  widget_class->size_allocate = inspector_pane_size_allocate;
  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NATURAL_WIDTH] = g_param_spec_int ("natural-width", NULL, NULL, 0, G_MAXINT, 0,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
inspector_pane_init (InspectorPane *self)
{
}

void
inspector_pane_focus_next (GtkWidget * const *panes,
                           guint              length)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (panes[0]));
  guint from = length - 1;

  for (guint i = 0; i < length; i++)
    if (focus != NULL && gtk_widget_is_ancestor (focus, panes[i]))
      from = i;
  for (guint step = 1; step <= length; step++)
    {
      GtkWidget *pane = panes[(from + step) % length];

      if (gtk_widget_get_mapped (pane) && gtk_widget_child_focus (pane, GTK_DIR_TAB_FORWARD))
        return;
    }
}
