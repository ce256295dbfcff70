/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The answer at a glance. */
#include "inspector-case-header.h"

#include "inspector-case-words.h"
#include "inspector-closures.h"
#include "inspector-correct-words.h"

struct _InspectorCaseHeader
{
  GtkWidget  parent_instance;

  GtkWidget *summary;
  GtkLabel  *title;
  GtkWidget *who_chip;
  GtkImage  *who_icon;
  GtkLabel  *who;
  GtkWidget *lasting_chip;
  GtkImage  *lasting_icon;
  GtkLabel  *lasting;
  GtkLabel  *recipient;
  GtkLabel  *receiver;
  GtkLabel  *proof;
};

G_DEFINE_FINAL_TYPE (InspectorCaseHeader, inspector_case_header, GTK_TYPE_WIDGET)

/* As in the sidebar: who stands beside the same sign everywhere. */
static const char *
get_who_icon (const BounceCase *one)
{
  BounceSection section = bounce_section_of (one->kind, one->finding.cause, one->finding.permanence, one->finding.who,
                                             one->finding.suppress);

  return inspector_closures_get_section_icon (section);
}

static const char *
get_lasting_icon (const BounceCase *one)
{
  return inspector_closures_get_permanence_icon (bounce_case_is_bounce (one) ? one->finding.permanence : BOUNCE_PERMANENCE_NONE);
}

/* Colour only repeats what shape and words say. */
static const char *
get_style_class (const BounceCase *one)
{
  switch (one->finding.permanence)
    {
    case BOUNCE_PERMANENCE_PERMANENT:
      return "error";
    case BOUNCE_PERMANENCE_TEMPORARY:
    case BOUNCE_PERMANENCE_UNSURE:
      return "warning";
    case BOUNCE_PERMANENCE_NONE:
    case BOUNCE_N_PERMANENCES:
    default:
      return "neutral";
    }
}

static void
show_line (GtkLabel   *label,
           const char *line)
{
  gtk_label_set_text (label, line);
  gtk_widget_set_visible (GTK_WIDGET (label), *line != '\0');
}

static void
inspector_case_header_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), INSPECTOR_TYPE_CASE_HEADER);
  while (gtk_widget_get_first_child (GTK_WIDGET (object)) != NULL)
    gtk_widget_unparent (gtk_widget_get_first_child (GTK_WIDGET (object)));

  G_OBJECT_CLASS (inspector_case_header_parent_class)->dispose (object);
}

/* Where reading begins: a screen reader says the cause and who must act. */
static gboolean
inspector_case_header_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (INSPECTOR_CASE_HEADER (widget)->summary);
}

static void
inspector_case_header_class_init (InspectorCaseHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inspector_case_header_dispose;
  widget_class->grab_focus = inspector_case_header_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bounce_inspector/BounceInspector/case-header.ui");
  gtk_widget_class_bind_template_child (widget_class, InspectorCaseHeader, summary);
  gtk_widget_class_bind_template_child (widget_class, InspectorCaseHeader, title);
  gtk_widget_class_bind_template_child (widget_class, InspectorCaseHeader, who_chip);
  gtk_widget_class_bind_template_child (widget_class, InspectorCaseHeader, who_icon);
  gtk_widget_class_bind_template_child (widget_class, InspectorCaseHeader, who);
  gtk_widget_class_bind_template_child (widget_class, InspectorCaseHeader, lasting_chip);
  gtk_widget_class_bind_template_child (widget_class, InspectorCaseHeader, lasting_icon);
  gtk_widget_class_bind_template_child (widget_class, InspectorCaseHeader, lasting);
  gtk_widget_class_bind_template_child (widget_class, InspectorCaseHeader, recipient);
  gtk_widget_class_bind_template_child (widget_class, InspectorCaseHeader, receiver);
  gtk_widget_class_bind_template_child (widget_class, InspectorCaseHeader, proof);
}

static void
inspector_case_header_init (InspectorCaseHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
inspector_case_header_show (InspectorCaseHeader *self,
                            const BounceReading *reading,
                            const BounceCase    *one)
{
  const char *style_classes[] = { "chip", get_style_class (one), NULL };
  const char *who = inspector_case_words_get_who (one);
  g_autoptr (GDateTime) now = bounce_settings_now ();
  g_autofree char *title = inspector_case_words_dup_title (reading, one);
  g_autofree char *recipient = inspector_case_words_dup_recipient (one);
  g_autofree char *aloud = inspector_case_words_dup_aloud (reading, one);
  g_autofree char *receiver = inspector_case_words_dup_receiver (reading, one, g_date_time_to_unix (now));

  g_return_if_fail (INSPECTOR_IS_CASE_HEADER (self));

  gtk_label_set_text (self->title, title);
  gtk_image_set_from_icon_name (self->who_icon, get_who_icon (one));
  gtk_label_set_text (self->who, who);
  gtk_widget_set_visible (self->who_chip, *who != '\0');
  gtk_image_set_from_icon_name (self->lasting_icon, get_lasting_icon (one));
  gtk_label_set_text (self->lasting, inspector_case_words_get_lasting (one));
  gtk_widget_set_css_classes (self->lasting_chip, style_classes);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->summary), GTK_ACCESSIBLE_PROPERTY_LABEL, aloud, -1);
  show_line (self->recipient, recipient);
  show_line (self->receiver, receiver);
  show_line (self->proof, inspector_correct_words_get_proof (bounce_case_get_proof (reading, one), one->kind, one->ownership));
}
