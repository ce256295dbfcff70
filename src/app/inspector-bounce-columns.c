/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One table says what the columns are; cells are an icon at most and a label. */
#include "inspector-bounce-columns.h"

#include "inspector-closures.h"
#include "inspector-compat.h"

#include <glib/gi18n.h>

static const struct
{
  const char  *name;
  const char  *title;
  BounceOrder  order;
  int          chars;            /* of an ordinary cell                         */
  gboolean     expand;
} columns[INSPECTOR_N_COLUMNS] = {
  [INSPECTOR_COLUMN_RECIPIENT] = { "recipient", N_("Recipient"), BOUNCE_ORDER_RECIPIENT, 20, TRUE },
  [INSPECTOR_COLUMN_CAUSE] = { "cause", N_("Cause"), BOUNCE_ORDER_CAUSE, 24, TRUE },
  [INSPECTOR_COLUMN_CODE] = { "code", N_("Code"), BOUNCE_ORDER_STATUS, 11, FALSE },
  [INSPECTOR_COLUMN_RECEIVER] = { "receiver", N_("Receiver"), BOUNCE_ORDER_RECEIVER, 16, TRUE },
  [INSPECTOR_COLUMN_HOST] = { "host", N_("Sending Host"), BOUNCE_ORDER_HOST, 13, FALSE },
  [INSPECTOR_COLUMN_DATE] = { "date", N_("Date"), BOUNCE_ORDER_DATE, 12, FALSE },
};

const char *
inspector_column_get_name (InspectorColumn column)
{
  g_return_val_if_fail (column < INSPECTOR_N_COLUMNS, NULL);

  return columns[column].name;
}

const char *
inspector_column_get_title (InspectorColumn column)
{
  g_return_val_if_fail (column < INSPECTOR_N_COLUMNS, NULL);

  return _(columns[column].title);
}

int
inspector_column_find (const char *name)
{
  for (int i = 0; i < INSPECTOR_N_COLUMNS; i++)
    if (g_strcmp0 (name, columns[i].name) == 0)
      return i;

  return -1;
}

BounceOrder
inspector_column_get_order (InspectorColumn column)
{
  g_return_val_if_fail (column < INSPECTOR_N_COLUMNS, BOUNCE_ORDER_MAILBOX);

  return columns[column].order;
}

static gboolean
has_cause (const BounceRecord *record)
{
  return record->kind == BOUNCE_KIND_FAILURE || record->kind == BOUNCE_KIND_DELAY;
}

static const char *
get_cause (const BounceRecord *record)
{
  return has_cause (record) ? bounce_advice_get_name (record->cause) : inspector_closures_get_kind (record->kind);
}

static const char *
get_icon (const BounceRecord *record)
{
  if (has_cause (record) && record->cause == BOUNCE_CAUSE_UNCLEAR)
    return inspector_closures_get_cause_icon (record->cause);

  return inspector_closures_get_permanence_icon (has_cause (record) ? record->permanence : BOUNCE_PERMANENCE_NONE);
}

/* "550 5.1.1" */
static char *
dup_code (const BounceRecord *record)
{
  char buffer[16];
  const char *status = record->status ? bounce_status_format (record->status, buffer) : "";

  if (record->code == 0)
    return g_strdup (status);

  return g_strdup_printf (*status ? "%u %s" : "%u", record->code, status);
}

char *
inspector_column_dup_text (InspectorColumn  column,
                           BounceRow       *row,
                           gint64           now)
{
  const BounceRecord *record = bounce_row_get_record (row);

  switch (column)
    {
    case INSPECTOR_COLUMN_RECIPIENT:
      return inspector_closures_dup_safe_line (bounce_row_get_recipient (row));
    case INSPECTOR_COLUMN_CAUSE:
      return g_strdup (get_cause (record));
    case INSPECTOR_COLUMN_CODE:
      return dup_code (record);
    case INSPECTOR_COLUMN_RECEIVER:
      return inspector_closures_dup_safe_line (bounce_row_get_receiver (row));
    case INSPECTOR_COLUMN_HOST:
      return inspector_closures_dup_safe_line (bounce_row_get_host (row));
    case INSPECTOR_COLUMN_DATE:
      return inspector_closures_dup_date (record->date, now);
    case INSPECTOR_N_COLUMNS:
    default:
      return g_strdup ("");
    }
}

/* The whole text of a cell that is cut off, made only when it is asked for. */
static gboolean
on_query_tooltip (GtkWidget  *label,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (label));

  if (!pango_layout_is_ellipsized (layout))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (GTK_LABEL (label)));

  return TRUE;
}

static void
set_up_cell (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             gpointer                  user_data)
{
  InspectorColumn column = GPOINTER_TO_INT (user_data);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), columns[column].expand ? 6 : columns[column].chars);
  gtk_label_set_max_width_chars (GTK_LABEL (label), columns[column].chars);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);

  if (column == INSPECTOR_COLUMN_CAUSE)
    gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  else if (column != INSPECTOR_COLUMN_RECIPIENT)
    gtk_widget_add_css_class (label, "dim-label");
  if (column == INSPECTOR_COLUMN_CODE || column == INSPECTOR_COLUMN_DATE)
    gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

static gint64
get_now (void)
{
  g_autoptr (GDateTime) now = bounce_settings_now ();

  return g_date_time_to_unix (now);
}

/* The icon alone says how lasting it is: screen readers are told in words. */
static void
bind_cause (GtkListItem *item,
            GtkImage    *icon)
{
  const BounceRecord *record = bounce_row_get_record (gtk_list_item_get_item (item));
  g_autofree char *badge = inspector_closures_dup_badge (record->permanence, record->who,
                                                         bounce_record_get_suppress (record));
  g_autofree char *name = g_strdup_printf ("%s, %s", get_cause (record), badge);

  gtk_image_set_from_icon_name (icon, get_icon (record));
  inspector_compat_name_item (item, name);
}

static void
bind_cell (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           gpointer                  user_data)
{
  InspectorColumn column = GPOINTER_TO_INT (user_data);
  GtkWidget *box = gtk_list_item_get_child (item);
  gint64 now = column == INSPECTOR_COLUMN_DATE ? get_now () : 0;
  g_autofree char *text = inspector_column_dup_text (column, gtk_list_item_get_item (item), now);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), text);
  if (column == INSPECTOR_COLUMN_CAUSE)
    bind_cause (item, GTK_IMAGE (gtk_widget_get_first_child (box)));
}

/* The sorters of headers never sort anything: GTK 4.8 has no call that tells
 * which header was clicked last, but the first sorter that is asked is its. */
static int probed = -1;

static int
probe (gconstpointer a,
       gconstpointer b,
       gpointer      user_data)
{
  if (probed < 0)
    probed = GPOINTER_TO_INT (user_data);

  return GTK_ORDERING_SMALLER;
}

int
inspector_column_find_sort (GtkColumnView *view,
                            gboolean      *descending)
{
  g_autoptr (GObject) one = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) other = g_object_new (G_TYPE_OBJECT, NULL);
  GtkOrdering ordering;

  probed = -1;
  ordering = gtk_sorter_compare (gtk_column_view_get_sorter (view), one, other);
  *descending = ordering == GTK_ORDERING_LARGER;

  return probed;
}

GtkColumnViewColumn *
inspector_column_new (InspectorColumn column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = NULL;
  GtkColumnViewColumn *view_column;

  g_return_val_if_fail (column < INSPECTOR_N_COLUMNS, NULL);

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cell), GINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cell), GINT_TO_POINTER (column));
  view_column = gtk_column_view_column_new (_(columns[column].title), factory);
  sorter = GTK_SORTER (gtk_custom_sorter_new (probe, GINT_TO_POINTER (column), NULL));
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_expand (view_column, columns[column].expand);
  gtk_column_view_column_set_resizable (view_column, TRUE);

  return view_column;
}
