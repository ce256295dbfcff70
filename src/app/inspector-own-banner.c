/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows what the document guesses. Asks once a window. */
#include "inspector-own-banner.h"

#include "inspector-correct-words.h"
#include "inspector-window.h"

struct _InspectorOwnBanner
{
  GtkWidget          parent_instance;

  GtkWidget         *box;
  GtkLabel          *words;

  InspectorDocument *document;
  gboolean           put_off;
};

G_DEFINE_FINAL_TYPE (InspectorOwnBanner, inspector_own_banner, GTK_TYPE_WIDGET)

/* Only of what was read to its end: a majority so far is none. */
static void
update (InspectorOwnBanner *self)
{
  g_autoptr (BounceBelongingsGuess) guess = NULL;
  g_autofree char *words = NULL;
  gboolean loading;

  g_object_get (self->document, "loading", &loading, NULL);
  if (!loading && !self->put_off)
    guess = inspector_document_dup_guess (self->document);
  if (guess != NULL)
    {
      words = inspector_correct_words_dup_guess (guess);
      gtk_label_set_text (self->words, words);
    }
  gtk_widget_set_visible (self->box, guess != NULL);
}

static void
put_off (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  InspectorOwnBanner *self = INSPECTOR_OWN_BANNER (widget);

  self->put_off = TRUE;
  update (self);
}

/* There is no document yet when the window is put together. */
static void
find_document (GtkWidget *widget)
{
  InspectorOwnBanner *self = INSPECTOR_OWN_BANNER (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  GTK_WIDGET_CLASS (inspector_own_banner_parent_class)->realize (widget);
  if (self->document != NULL || !INSPECTOR_IS_WINDOW (root))
    return;
  self->document = g_object_ref (inspector_window_get_document (INSPECTOR_WINDOW (root)));
  g_signal_connect_swapped (self->document, "notify::loading", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->document, "counts-changed", G_CALLBACK (update), self);
  update (self);
}

static void
inspector_own_banner_dispose (GObject *object)
{
  InspectorOwnBanner *self = INSPECTOR_OWN_BANNER (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (inspector_own_banner_parent_class)->dispose (object);
}

static void
inspector_own_banner_class_init (InspectorOwnBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inspector_own_banner_dispose;
  widget_class->realize = find_document;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bounce_inspector/BounceInspector/own-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, InspectorOwnBanner, box);
  gtk_widget_class_bind_template_child (widget_class, InspectorOwnBanner, words);
  gtk_widget_class_install_action (widget_class, "banner.put-off", NULL, put_off);
}

static void
inspector_own_banner_init (InspectorOwnBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
