/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Behind the Open button. */
#include "inspector-open-menu.h"

#include "inspector-closures.h"
#include "inspector-document-words.h"
#include "inspector-found.h"
#include "inspector-window-words.h"

#define MAX_RECENT 8

struct _InspectorOpenMenu
{
  GtkPopover    parent_instance;

  GtkWidget    *recent;
  GtkWidget    *found;
  GCancellable *cancellable;     /* of the look around, once it was made        */
};

G_DEFINE_FINAL_TYPE (InspectorOpenMenu, inspector_open_menu, GTK_TYPE_POPOVER)

static GtkWidget *
new_line (const char *text,
          const char *css_class)
{
  g_autofree char *safe = inspector_closures_dup_safe_line (text);
  GtkWidget *label = gtk_label_new (safe);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
add_row (InspectorOpenMenu *self,
         GtkWidget         *to,
         GFile             *file,
         const char        *name,
         const char        *note)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *path = inspector_document_words_dup_place (file);
  g_autofree char *words = inspector_window_words_dup_open (name);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new ();

  gtk_box_append (GTK_BOX (box), new_line (name, NULL));
  gtk_box_append (GTK_BOX (box), new_line (note, "dim-label"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "open-row");
  gtk_widget_set_tooltip_text (button, path);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-uri");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", uri);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (gtk_popover_popdown), self);
  gtk_box_append (GTK_BOX (to), button);
  gtk_widget_set_visible (to, TRUE);
}

/* All but its title. */
static void
empty (GtkWidget *box)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_next_sibling (gtk_widget_get_first_child (box))) != NULL)
    gtk_box_remove (GTK_BOX (box), row);
  gtk_widget_set_visible (box, FALSE);
}

static int
compare_visits (gconstpointer a,
                gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_modified ((GtkRecentInfo *) b),
                              gtk_recent_info_get_modified ((GtkRecentInfo *) a));
}

static void
add_recent (InspectorOpenMenu *self)
{
  GList *items = g_list_sort (gtk_recent_manager_get_items (gtk_recent_manager_get_default ()), compare_visits);
  guint n = 0;

  empty (self->recent);
  for (GList *at = items; at != NULL && n < MAX_RECENT; at = at->next)
    {
      g_autoptr (GFile) file = g_file_new_for_uri (gtk_recent_info_get_uri (at->data));
      g_autoptr (GFile) folder = g_file_get_parent (file);
      g_autofree char *place = folder ? g_file_get_parse_name (folder) : g_strdup ("");

      if (!gtk_recent_info_has_application (at->data, g_get_application_name ()) || !gtk_recent_info_exists (at->data))
        continue;
      add_row (self, self->recent, file, gtk_recent_info_get_display_name (at->data), place);
      n++;
    }
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (InspectorOpenMenu) self = INSPECTOR_OPEN_MENU (user_data);
  g_autoptr (GPtrArray) all = inspector_found_list_finish (result, NULL);

  for (guint i = 0; all != NULL && self->found != NULL && i < all->len; i++)
    {
      InspectorFound *found = g_ptr_array_index (all, i);

      add_row (self, self->found, found->file, found->name, found->program);
    }
}

static void
inspector_open_menu_map (GtkWidget *widget)
{
  InspectorOpenMenu *self = INSPECTOR_OPEN_MENU (widget);

  add_recent (self);
  if (self->cancellable == NULL)
    {
      self->cancellable = g_cancellable_new ();
      inspector_found_list_async (NULL, NULL, self->cancellable, on_found, g_object_ref (self));
    }

  GTK_WIDGET_CLASS (inspector_open_menu_parent_class)->map (widget);
}

static void
inspector_open_menu_dispose (GObject *object)
{
  InspectorOpenMenu *self = INSPECTOR_OPEN_MENU (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (inspector_open_menu_parent_class)->dispose (object);
}

static void
inspector_open_menu_class_init (InspectorOpenMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inspector_open_menu_dispose;
  widget_class->map = inspector_open_menu_map;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bounce_inspector/BounceInspector/open-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, InspectorOpenMenu, recent);
  gtk_widget_class_bind_template_child (widget_class, InspectorOpenMenu, found);
}

static void
inspector_open_menu_init (InspectorOpenMenu *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What a portal lends for one session cannot be opened again. */
static gboolean
is_lent (GFile *file)
{
  const char *path = g_file_peek_path (file);

  return path == NULL || g_str_has_prefix (path, "/run/user/") || g_str_has_prefix (path, "/run/flatpak/");
}

void
inspector_open_menu_remember (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *command = g_strconcat (g_get_prgname (), " %u", NULL);
  GtkRecentData data = {
    .mime_type = (char *) "application/mbox",
    .app_name = (char *) g_get_application_name (),
    .app_exec = command,
  };

  g_return_if_fail (G_IS_FILE (file));

  if (!is_lent (file))
    gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}
