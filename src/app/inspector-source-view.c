/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The raw message in a window of its own. */
#include "inspector-source-view.h"

#include "inspector-closures.h"
#include "inspector-source-text.h"

#define MAX_FOUND 10000

struct _InspectorSourceView
{
  AdwWindow            parent_instance;

  AdwWindowTitle      *window_title;
  GtkToggleButton     *search_button;
  GtkSearchBar        *search_bar;
  GtkSearchEntry      *search_entry;
  GtkLabel            *found_label;
  GtkLabel            *note;
  GtkTextView         *view;

  InspectorSourceText *source;
  GArray              *found;    /* guint: character offsets, or NULL           */
  guint                length;   /* of each, in characters                      */
  guint                current;
  GtkTextTag          *match;    /* of the view's buffer                        */
};

G_DEFINE_FINAL_TYPE (InspectorSourceView, inspector_source_view, ADW_TYPE_WINDOW)

static void
show_count (InspectorSourceView *self)
{
  guint n_found = self->found != NULL ? self->found->len : 0;
  gboolean asked = *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0';
  g_autofree char *count = NULL;

  if (asked)
    count = inspector_closures_dup_found (self->current + 1, n_found);
  gtk_label_set_text (self->found_label, count != NULL ? count : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "source.next", n_found > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "source.previous", n_found > 0);
}

static void
clear_mark (InspectorSourceView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, self->match, &start, &end);
}

/* The selection alone is faint while the entry has the focus. */
static void
select_current (InspectorSourceView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  guint place = g_array_index (self->found, guint, self->current);
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (buffer, &start, place);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, place + self->length);
  gtk_text_buffer_select_range (buffer, &start, &end);
  clear_mark (self);
  gtk_text_buffer_apply_tag (buffer, self->match, &start, &end);
  gtk_text_view_scroll_to_mark (self->view, gtk_text_buffer_get_insert (buffer), 0.1, FALSE, 0, 0);
}

static void
on_search_changed (InspectorSourceView *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  g_clear_pointer (&self->found, g_array_unref);
  self->found = inspector_source_text_find (self->source->text, words, MAX_FOUND, &self->length);
  self->current = 0;
  if (self->found->len > 0)
    select_current (self);
  else
    clear_mark (self);
  show_count (self);
}

static void
step (GtkWidget  *widget,
      const char *action_name,
      GVariant   *parameter)
{
  InspectorSourceView *self = INSPECTOR_SOURCE_VIEW (widget);
  guint n_found = self->found != NULL ? self->found->len : 0;

  if (n_found == 0)
    return;

  self->current = (self->current + (g_str_equal (action_name, "source.next") ? 1 : n_found - 1)) % n_found;
  select_current (self);
  show_count (self);
}

static void
on_next (InspectorSourceView *self)
{
  step (GTK_WIDGET (self), "source.next", NULL);
}

static void
on_previous (InspectorSourceView *self)
{
  step (GTK_WIDGET (self), "source.previous", NULL);
}

static void
search (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  InspectorSourceView *self = INSPECTOR_SOURCE_VIEW (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* Esc closes the search first, then the window. */
static void
leave (GtkWidget  *widget,
       const char *action_name,
       GVariant   *parameter)
{
  InspectorSourceView *self = INSPECTOR_SOURCE_VIEW (widget);

  if (!gtk_search_bar_get_search_mode (self->search_bar))
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
inspector_source_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), INSPECTOR_TYPE_SOURCE_VIEW);

  G_OBJECT_CLASS (inspector_source_view_parent_class)->dispose (object);
}

static void
inspector_source_view_finalize (GObject *object)
{
  InspectorSourceView *self = INSPECTOR_SOURCE_VIEW (object);

  g_clear_pointer (&self->source, inspector_source_text_free);
  g_clear_pointer (&self->found, g_array_unref);

  G_OBJECT_CLASS (inspector_source_view_parent_class)->finalize (object);
}

static void
add_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "source.search", NULL, search);
  gtk_widget_class_install_action (widget_class, "source.next", NULL, step);
  gtk_widget_class_install_action (widget_class, "source.previous", NULL, step);
  gtk_widget_class_install_action (widget_class, "source.leave", NULL, leave);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "source.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK, "source.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "source.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "source.leave", NULL);
}

static void
inspector_source_view_class_init (InspectorSourceViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inspector_source_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = inspector_source_view_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bounce_inspector/BounceInspector/source-view.ui");
  gtk_widget_class_bind_template_child (widget_class, InspectorSourceView, window_title);
  gtk_widget_class_bind_template_child (widget_class, InspectorSourceView, search_button);
  gtk_widget_class_bind_template_child (widget_class, InspectorSourceView, search_bar);
  gtk_widget_class_bind_template_child (widget_class, InspectorSourceView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, InspectorSourceView, found_label);
  gtk_widget_class_bind_template_child (widget_class, InspectorSourceView, note);
  gtk_widget_class_bind_template_child (widget_class, InspectorSourceView, view);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_previous);
  add_actions (widget_class);
}

static void
inspector_source_view_init (InspectorSourceView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_direction (GTK_WIDGET (self->view), GTK_TEXT_DIR_LTR);
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));
}

static void
fill (InspectorSourceView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_set_text (buffer, self->source->text, -1);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_apply_tag (buffer, gtk_text_buffer_create_tag (buffer, NULL, "insert-hyphens", FALSE, NULL),
                             &start, &end);
  gtk_text_buffer_place_cursor (buffer, &start);
  self->match = gtk_text_buffer_create_tag (buffer, NULL,
                                            "weight", PANGO_WEIGHT_BOLD,
                                            "underline", PANGO_UNDERLINE_SINGLE,
                                            NULL);
}

InspectorSourceView *
inspector_source_view_new (GtkWindow  *parent,
                           const char *title,
                           GBytes     *bytes)
{
  InspectorSourceView *self = g_object_new (INSPECTOR_TYPE_SOURCE_VIEW, "transient-for", parent, NULL);
  g_autofree char *subtitle = inspector_closures_dup_safe_line (title);
  g_autofree char *note = NULL;

  self->source = inspector_source_text_new (bytes);
  note = inspector_source_text_dup_note (self->source);
  adw_window_title_set_subtitle (self->window_title, subtitle);
  gtk_label_set_text (self->note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), *note != '\0');
  fill (self);
  show_count (self);

  return self;
}
