/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* How far reading is, and what can be done about it. */
#include "inspector-progress-row.h"

#include "inspector-closures.h"
#include "inspector-compat.h"
#include "inspector-window-words.h"

#include <glib/gi18n.h>

/* What is read faster needs no row that comes and goes. */
#define PATIENCE_MS 300

struct _InspectorProgressRow
{
  GtkWidget          parent_instance;

  GtkWidget         *revealer;
  GtkLabel          *words;
  GtkWidget         *stop;
  GtkWidget         *go_on;
  GtkWidget         *reload;
  GtkProgressBar    *bar;

  InspectorDocument *document;
  gboolean           was_loading;
  gboolean           patient;    /* too early to show a row                     */
  guint              timeout;
};

G_DEFINE_FINAL_TYPE (InspectorProgressRow, inspector_progress_row, GTK_TYPE_WIDGET)

static void update (InspectorProgressRow *self);

static gboolean
on_timeout (gpointer user_data)
{
  InspectorProgressRow *self = INSPECTOR_PROGRESS_ROW (user_data);

  self->timeout = 0;
  self->patient = FALSE;
  update (self);

  return G_SOURCE_REMOVE;
}

static void
note_loading (InspectorProgressRow *self,
              gboolean              loading,
              guint                 bounces,
              guint                 messages)
{
  g_autofree char *finished = NULL;

  if (loading == self->was_loading)
    return;
  self->was_loading = loading;
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->patient = loading;
  if (loading)
    {
      self->timeout = g_timeout_add (PATIENCE_MS, on_timeout, self);
      return;
    }
  finished = inspector_window_words_dup_finished (bounces, messages);
  inspector_compat_announce (GTK_WIDGET (self->words), finished);
}

static void
update (InspectorProgressRow *self)
{
  gboolean loading, stopped, changed;
  double fraction;
  guint bounces, messages;
  g_autofree char *words = NULL;

  g_object_get (self->document, "loading", &loading, "stopped", &stopped, "changed", &changed, "fraction", &fraction,
                "n-bounces", &bounces, "n-messages", &messages, NULL);
  note_loading (self, loading, bounces, messages);

  if (loading)
    words = inspector_closures_dup_progress (fraction, bounces);
  else if (stopped)
    words = inspector_window_words_dup_stopped (fraction, bounces);
  else if (changed)
    words = g_strdup (_("A file is not any more what was read"));
  if (words != NULL)
    gtk_label_set_text (self->words, words);

  gtk_progress_bar_set_fraction (self->bar, fraction);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), loading);
  gtk_widget_set_visible (self->stop, loading);
  gtk_widget_set_visible (self->go_on, !loading && stopped);
  gtk_widget_set_visible (self->reload, !loading && !stopped && changed);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), words != NULL && !self->patient);
}

static void
inspector_progress_row_dispose (GObject *object)
{
  InspectorProgressRow *self = INSPECTOR_PROGRESS_ROW (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (inspector_progress_row_parent_class)->dispose (object);
}

static void
inspector_progress_row_class_init (InspectorProgressRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inspector_progress_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bounce_inspector/BounceInspector/progress-row.ui");
  gtk_widget_class_bind_template_child (widget_class, InspectorProgressRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, InspectorProgressRow, words);
  gtk_widget_class_bind_template_child (widget_class, InspectorProgressRow, stop);
  gtk_widget_class_bind_template_child (widget_class, InspectorProgressRow, go_on);
  gtk_widget_class_bind_template_child (widget_class, InspectorProgressRow, reload);
  gtk_widget_class_bind_template_child (widget_class, InspectorProgressRow, bar);
}

static void
inspector_progress_row_init (InspectorProgressRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
inspector_progress_row_set_document (InspectorProgressRow *self,
                                     InspectorDocument    *document)
{
  static const char *watched[] = { "notify::loading", "notify::stopped", "notify::changed", "notify::fraction",
                                   "notify::n-bounces" };

  g_return_if_fail (INSPECTOR_IS_PROGRESS_ROW (self) && INSPECTOR_IS_DOCUMENT (document));
  g_return_if_fail (self->document == NULL);

  self->document = g_object_ref (document);
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_swapped (document, watched[i], G_CALLBACK (update), self);
  update (self);
}
