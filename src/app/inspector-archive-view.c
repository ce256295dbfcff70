/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the selection by row: positions change whenever the archive is
 * filtered or sorted, which happens on another thread. */
#include "inspector-archive-view.h"

#include "inspector-bounce-columns.h"

struct _InspectorArchiveView
{
  GObject             parent_instance;

  BounceArchive      *archive;
  GtkSingleSelection *selection;
  BounceRow          *selected;
  gboolean            wants_first;
  guint               changing;        /* wishes on their way                   */
};

enum
{
  PROP_SELECTED = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint settled_signal;

G_DEFINE_FINAL_TYPE (InspectorArchiveView, inspector_archive_view, G_TYPE_OBJECT)

static void
set_selected (InspectorArchiveView *self,
              BounceRow            *row)
{
  if (g_set_object (&self->selected, row))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

/* No item is selected for a moment whenever the rows are replaced: that is no
 * wish of the user. */
static void
on_selection (InspectorArchiveView *self)
{
  BounceRow *row = gtk_single_selection_get_selected_item (self->selection);

  if (row != NULL || self->changing == 0)
    set_selected (self, row);
}

static void
settle (InspectorArchiveView *self)
{
  if (self->changing > 0)
    return;
  if (self->wants_first && inspector_archive_view_get_length (self) > 0)
    {
      self->wants_first = FALSE;
      gtk_single_selection_set_selected (self->selection, 0);
    }
  g_signal_emit (self, settled_signal, 0);
}

static void
restore_selection (InspectorArchiveView *self)
{
  guint position;

  if (self->selected == NULL)
    return;
  position = bounce_archive_find (self->archive, bounce_row_get_index (self->selected));
  if (position != G_MAXUINT)
    gtk_single_selection_set_selected (self->selection, position);
}

static void
on_applied (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (InspectorArchiveView) self = INSPECTOR_ARCHIVE_VIEW (user_data);

  bounce_archive_set_view_finish (BOUNCE_ARCHIVE (source), result, NULL);
  self->changing--;
  if (self->changing > 0 || BOUNCE_ARCHIVE (source) != self->archive)
    return;
  restore_selection (self);
  settle (self);
}

static void
inspector_archive_view_get_property (GObject    *object,
                                     guint       property_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  if (property_id == PROP_SELECTED)
    g_value_set_object (value, INSPECTOR_ARCHIVE_VIEW (object)->selected);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
inspector_archive_view_dispose (GObject *object)
{
  InspectorArchiveView *self = INSPECTOR_ARCHIVE_VIEW (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->archive);
  g_clear_object (&self->selected);

  G_OBJECT_CLASS (inspector_archive_view_parent_class)->dispose (object);
}

static void
inspector_archive_view_class_init (InspectorArchiveViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = inspector_archive_view_get_property;
  object_class->dispose = inspector_archive_view_dispose;
  properties[PROP_SELECTED] = g_param_spec_object ("selected", NULL, NULL, BOUNCE_TYPE_ROW,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  settled_signal = g_signal_new ("settled", INSPECTOR_TYPE_ARCHIVE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
inspector_archive_view_init (InspectorArchiveView *self)
{
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (on_selection), self);
  /* After the view has taken note of the rows: it cannot be told that one is
   * selected which it does not know yet. */
  g_signal_connect_data (self->selection, "items-changed", G_CALLBACK (settle), self, NULL, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

InspectorArchiveView *
inspector_archive_view_new (void)
{
  return g_object_new (INSPECTOR_TYPE_ARCHIVE_VIEW, NULL);
}

void
inspector_archive_view_set_archive (InspectorArchiveView *self,
                                    BounceArchive        *archive)
{
  g_return_if_fail (INSPECTOR_IS_ARCHIVE_VIEW (self));

  if (!g_set_object (&self->archive, archive))
    return;
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (archive));
  set_selected (self, NULL);
}

GtkSingleSelection *
inspector_archive_view_get_selection (InspectorArchiveView *self)
{
  g_return_val_if_fail (INSPECTOR_IS_ARCHIVE_VIEW (self), NULL);

  return self->selection;
}

void
inspector_archive_view_apply (InspectorArchiveView    *self,
                              const BounceArchiveView *wish)
{
  g_return_if_fail (INSPECTOR_IS_ARCHIVE_VIEW (self) && wish != NULL);

  if (self->archive == NULL)
    return;
  self->changing++;
  bounce_archive_set_view_async (self->archive, wish, NULL, on_applied, g_object_ref (self));
}

void
inspector_archive_view_choose (InspectorArchiveView *self,
                               const char           *search,
                               BounceSection         section,
                               int                   cause,
                               const char           *sort)
{
  gboolean descending = *sort == '-';
  int column = inspector_column_find (sort + descending);
  gboolean by_kind = section == BOUNCE_SECTION_NOT_COUNTED;
  BounceArchiveView view = {
    .search = search,
    .section = section,
    .cause = by_kind ? -1 : cause,
    .kind = by_kind ? cause : -1,
    .order = column >= 0 ? inspector_column_get_order (column) : BOUNCE_ORDER_MAILBOX,
    .descending = descending,
  };

  inspector_archive_view_apply (self, &view);
}

gboolean
inspector_archive_view_is_settled (InspectorArchiveView *self)
{
  g_return_val_if_fail (INSPECTOR_IS_ARCHIVE_VIEW (self), TRUE);

  return self->changing == 0;
}

guint
inspector_archive_view_get_length (InspectorArchiveView *self)
{
  g_return_val_if_fail (INSPECTOR_IS_ARCHIVE_VIEW (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

BounceRow *
inspector_archive_view_get_selected (InspectorArchiveView *self)
{
  g_return_val_if_fail (INSPECTOR_IS_ARCHIVE_VIEW (self), NULL);

  return self->selected;
}

guint
inspector_archive_view_step (InspectorArchiveView *self,
                             int                   step)
{
  gint64 length, position;

  g_return_val_if_fail (INSPECTOR_IS_ARCHIVE_VIEW (self), GTK_INVALID_LIST_POSITION);

  length = inspector_archive_view_get_length (self);
  if (length == 0 || self->changing > 0)
    {
      self->wants_first = self->selected == NULL;
      return GTK_INVALID_LIST_POSITION;
    }
  position = gtk_single_selection_get_selected (self->selection);
  if (position == GTK_INVALID_LIST_POSITION)
    return 0;

  return CLAMP (position + step, 0, length - 1);
}
