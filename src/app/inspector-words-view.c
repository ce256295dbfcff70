/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Quoted words in a card. */
#include "inspector-words-view.h"

/* What fits a screen beside the answer; the rest on demand. */
#define MAX_SHORT 900
#define MAX_WHOLE (16 * 1024)

struct _InspectorWordsView
{
  GtkWidget       parent_instance;

  GtkLabel       *heading;
  GtkLabel       *words;
  GtkLabel       *note;
  GtkWidget      *all_button;
  GtkWidget      *copy_button;

  InspectorQuote *quote;
  gsize           start, length;  /* bytes of the words shown                    */
};

enum { PROP_0, PROP_HEADING, N_PROPERTIES };

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (InspectorWordsView, inspector_words_view, GTK_TYPE_WIDGET)

static void
add_attribute (InspectorWordsView *self,
               PangoAttrList      *attributes,
               PangoAttribute     *attribute)
{
  attribute->start_index = self->start;
  attribute->end_index = self->start + self->length;
  pango_attr_list_insert (attributes, attribute);
}

/* A quotation is broken without hyphens that nobody wrote. */
static PangoAttrList *
create_attributes (void)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));

  return attributes;
}

/* Bold and underlined, so that it does not rest on colour; and a tint of the
 * text's own colour, which is right in every theme. */
static void
mark (InspectorWordsView *self)
{
  g_autoptr (PangoAttrList) attributes = create_attributes ();
  GdkRGBA colour;

  if (self->length > 0)
    {
      gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);
      add_attribute (self, attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      add_attribute (self, attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE));
      add_attribute (self, attributes, pango_attr_background_new ((guint16) (colour.red * G_MAXUINT16),
                                                                  (guint16) (colour.green * G_MAXUINT16),
                                                                  (guint16) (colour.blue * G_MAXUINT16)));
      add_attribute (self, attributes, pango_attr_background_alpha_new (G_MAXUINT16 / 8));
    }
  gtk_label_set_attributes (self->words, attributes);
}

static void
fill (InspectorWordsView *self,
      guint               max)
{
  gboolean cut;
  g_autofree char *shown = inspector_quote_dup_shown (self->quote, max, &self->start, &self->length, &cut);

  gtk_label_set_text (self->words, shown);
  mark (self);
  gtk_widget_set_visible (self->all_button, cut && max < MAX_WHOLE);
}

static void
on_all_clicked (InspectorWordsView *self)
{
  if (self->quote != NULL)
    fill (self, MAX_WHOLE);
  gtk_widget_grab_focus (GTK_WIDGET (self->words));
}

static void
inspector_words_view_css_changed (GtkWidget         *widget,
                                  GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (inspector_words_view_parent_class)->css_changed (widget, change);

  if (INSPECTOR_WORDS_VIEW (widget)->words != NULL)
    mark (INSPECTOR_WORDS_VIEW (widget));
}

static void
inspector_words_view_dispose (GObject *object)
{
  InspectorWordsView *self = INSPECTOR_WORDS_VIEW (object);

  g_clear_pointer (&self->quote, inspector_quote_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), INSPECTOR_TYPE_WORDS_VIEW);
  while (gtk_widget_get_first_child (GTK_WIDGET (self)) != NULL)
    gtk_widget_unparent (gtk_widget_get_first_child (GTK_WIDGET (self)));

  G_OBJECT_CLASS (inspector_words_view_parent_class)->dispose (object);
}

static void
inspector_words_view_get_property (GObject    *object,
                                   guint       id,
                                   GValue     *value,
                                   GParamSpec *spec)
{
  if (id == PROP_HEADING)
    g_value_set_string (value, gtk_label_get_text (INSPECTOR_WORDS_VIEW (object)->heading));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
inspector_words_view_set_property (GObject      *object,
                                   guint         id,
                                   const GValue *value,
                                   GParamSpec   *spec)
{
  if (id == PROP_HEADING)
    gtk_label_set_text (INSPECTOR_WORDS_VIEW (object)->heading, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
inspector_words_view_class_init (InspectorWordsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = inspector_words_view_dispose;
  object_class->get_property = inspector_words_view_get_property;
  object_class->set_property = inspector_words_view_set_property;
  properties[PROP_HEADING] = g_param_spec_string ("heading", NULL, NULL, "",
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  widget_class->css_changed = inspector_words_view_css_changed;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bounce_inspector/BounceInspector/words-view.ui");
  gtk_widget_class_bind_template_child (widget_class, InspectorWordsView, heading);
  gtk_widget_class_bind_template_child (widget_class, InspectorWordsView, words);
  gtk_widget_class_bind_template_child (widget_class, InspectorWordsView, note);
  gtk_widget_class_bind_template_child (widget_class, InspectorWordsView, all_button);
  gtk_widget_class_bind_template_child (widget_class, InspectorWordsView, copy_button);
  gtk_widget_class_bind_template_callback (widget_class, on_all_clicked);
}

static void
inspector_words_view_init (InspectorWordsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_direction (GTK_WIDGET (self->words), GTK_TEXT_DIR_LTR);
}

void
inspector_words_view_show (InspectorWordsView *self,
                           InspectorQuote     *quote,
                           const char         *note)
{
  gsize start, length;
  gboolean cut;
  g_autofree char *whole = NULL;

  g_return_if_fail (INSPECTOR_IS_WORDS_VIEW (self));

  g_clear_pointer (&self->quote, inspector_quote_free);
  self->quote = quote;
  gtk_widget_set_visible (GTK_WIDGET (self), quote != NULL);
  if (quote == NULL)
    return;

  gtk_label_set_text (self->note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), *note != '\0');
  whole = inspector_quote_dup_shown (quote, MAX_WHOLE, &start, &length, &cut);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->copy_button), "s", whole);
  fill (self, MAX_SHORT);
}
