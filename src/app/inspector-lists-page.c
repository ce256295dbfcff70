/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of lists, by how they ship. A row stays while its list does, so that
 * nobody loses the place where he is. */
#include "inspector-lists-page.h"

#include "inspector-list-row.h"
#include "inspector-own-list-form.h"
#include "inspector-preferences-save.h"

struct _InspectorListsPage
{
  AdwPreferencesPage    parent_instance;

  InspectorChecks      *checks;
  GHashTable           *rows;    /* zone → InspectorListRow                     */
  AdwPreferencesGroup  *own, *usual, *optional, *off, *pages;
  InspectorOwnListForm *form;
};

G_DEFINE_FINAL_TYPE (InspectorListsPage, inspector_lists_page, ADW_TYPE_PREFERENCES_PAGE)

static AdwPreferencesGroup *
find_group (InspectorListsPage    *self,
            const BounceBlocklist *list)
{
  if (list->own)
    return self->own;
  switch (list->ship)
    {
    case BOUNCE_LIST_DEFAULT:
      return self->usual;
    case BOUNCE_LIST_OPTIONAL:
      return self->optional;
    case BOUNCE_LIST_LINK_ONLY:
      return self->pages;
    case BOUNCE_LIST_OFF:
    default:
      return self->off;
    }
}

/* The search of the window sees only rows that had a title when they came. */
static void
add_row (InspectorListsPage    *self,
         BounceBlocklists      *lists,
         const BounceBlocklist *list,
         InspectorListState     state)
{
  GtkWidget *row = inspector_list_row_new (self->checks);

  inspector_list_row_update (INSPECTOR_LIST_ROW (row), lists, list, state);
  g_hash_table_insert (self->rows, g_strdup (list->zone), row);
  adw_preferences_group_add (find_group (self, list), row);
}

static void
remove_gone (InspectorListsPage *self,
             GHashTable         *states)
{
  GHashTableIter iter;
  gpointer zone, row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &zone, &row))
    if (!g_hash_table_contains (states, zone))
      {
        GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

        adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
        g_hash_table_iter_remove (&iter);
      }
}

/* What receivers care for most stands first. */
static int
compare (gconstpointer a,
         gconstpointer b)
{
  const BounceBlocklist *one = *(const BounceBlocklist * const *) a, *other = *(const BounceBlocklist * const *) b;

  if (one->weight != other->weight)
    return one->weight > other->weight ? -1 : 1;

  return g_utf8_collate (one->name, other->name);
}

static void
refresh (InspectorListsPage *self)
{
  BounceBlocklists *lists = inspector_checks_get_lists (self->checks);
  g_autoptr (GHashTable) states = inspector_list_choice_new_states (lists, inspector_preferences_read (self->checks));
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  remove_gone (self, states);
  for (guint i = 0; i < bounce_blocklists_get_length (lists); i++)
    g_ptr_array_add (sorted, (gpointer) bounce_blocklists_get (lists, i));
  g_ptr_array_sort (sorted, compare);
  for (guint i = 0; i < sorted->len; i++)
    {
      const BounceBlocklist *list = sorted->pdata[i];
      InspectorListState state = GPOINTER_TO_INT (g_hash_table_lookup (states, list->zone));
      InspectorListRow *row = g_hash_table_lookup (self->rows, list->zone);

      if (row == NULL)
        add_row (self, lists, list, state);
      else
        inspector_list_row_update (row, lists, list, state);
    }
}

static void
inspector_lists_page_dispose (GObject *object)
{
  InspectorListsPage *self = INSPECTOR_LISTS_PAGE (object);

  g_clear_object (&self->checks);
  g_clear_pointer (&self->rows, g_hash_table_unref);

  G_OBJECT_CLASS (inspector_lists_page_parent_class)->dispose (object);
}

static void
inspector_lists_page_class_init (InspectorListsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inspector_lists_page_dispose;
  g_type_ensure (INSPECTOR_TYPE_OWN_LIST_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bounce_inspector/BounceInspector/lists-page.ui");
  gtk_widget_class_bind_template_child (widget_class, InspectorListsPage, own);
  gtk_widget_class_bind_template_child (widget_class, InspectorListsPage, usual);
  gtk_widget_class_bind_template_child (widget_class, InspectorListsPage, optional);
  gtk_widget_class_bind_template_child (widget_class, InspectorListsPage, off);
  gtk_widget_class_bind_template_child (widget_class, InspectorListsPage, pages);
  gtk_widget_class_bind_template_child (widget_class, InspectorListsPage, form);
}

static void
inspector_lists_page_init (InspectorListsPage *self)
{
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
inspector_lists_page_set_checks (InspectorListsPage *self,
                                 InspectorChecks    *checks)
{
  g_return_if_fail (self->checks == NULL);

  self->checks = g_object_ref (checks);
  inspector_own_list_form_set_checks (self->form, checks);
  g_signal_connect_object (checks, "settings-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}
