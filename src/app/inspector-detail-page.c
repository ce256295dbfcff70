/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One bounce, read: hands the case to the parts of the page. */
#include "inspector-detail-page.h"

#include "inspector-case-header.h"
#include "inspector-case-words.h"
#include "inspector-closures.h"
#include "inspector-fields.h"
#include "inspector-path.h"
#include "inspector-steps.h"
#include "inspector-words-view.h"

#include <adwaita.h>

#define MAX_ERROR 500           /* characters; it may quote a file name */

struct _InspectorDetailPage
{
  GtkWidget            parent_instance;

  AdwToastOverlay     *toasts;
  GtkStack            *stack;
  AdwStatusPage       *error_page;
  GtkScrolledWindow   *scroller;
  InspectorCaseHeader *header;
  InspectorWordsView  *server_words;
  InspectorWordsView  *message_words;
  GtkLabel            *meaning;
  InspectorSteps      *steps;
  InspectorCheckCard  *card;
  InspectorFields     *report_fields;
  GtkWidget           *original_row;
  InspectorFields     *original_fields;
  AdwExpanderRow      *path_row;
  InspectorPath       *path;

  InspectorChecks     *checks;
  InspectorDetail     *detail;
};

G_DEFINE_FINAL_TYPE (InspectorDetailPage, inspector_detail_page, GTK_TYPE_WIDGET)

static void
copy (GtkWidget  *widget,
      const char *action_name,
      GVariant   *value)
{
  InspectorDetailPage *self = INSPECTOR_DETAIL_PAGE (widget);
  AdwToast *toast = adw_toast_new (inspector_closures_get_copied ());

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), g_variant_get_string (value, NULL));
  adw_toast_set_timeout (toast, 2);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
show_words (InspectorDetailPage *self,
            const BounceReading *reading,
            const BounceCase    *one)
{
  g_autofree char *decided = inspector_case_words_dup_decided (one);
  InspectorQuote *server = inspector_quote_new_server (one);
  InspectorQuote *message = inspector_quote_new_message (reading, one);
  /* What decided is named where it stands. */
  gboolean in_message = message != NULL && (server == NULL || message->length > 0);

  inspector_words_view_show (self->server_words, server, in_message ? "" : decided);
  inspector_words_view_show (self->message_words, message, in_message ? decided : "");
}

static void
show_original (InspectorDetailPage *self,
               BounceMessage       *original)
{
  guint left_out;
  GPtrArray *fields = inspector_report_fields_list_headers (original, &left_out);
  g_autofree char *more = left_out > 0 ? inspector_closures_dup_more (left_out) : NULL;

  gtk_widget_set_visible (self->original_row, fields->len > 0);
  inspector_fields_show (self->original_fields, fields, more);
}

static void
show_path (InspectorDetailPage *self,
           const BounceReading *reading,
           const BounceCase    *one)
{
  g_autofree char *host = inspector_case_words_dup_host (one);

  adw_expander_row_set_subtitle (self->path_row, host);
  inspector_path_show (self->path, reading, one);
}

static void
show_detail (InspectorDetailPage *self)
{
  const BounceReading *reading = self->detail->reading;
  const BounceCase *one = self->detail->chosen;
  g_autofree char *meaning = inspector_case_words_dup_meaning (reading, one);

  inspector_case_header_show (self->header, reading, one);
  show_words (self, reading, one);
  gtk_label_set_text (self->meaning, meaning);
  inspector_steps_show (self->steps, reading, one);
  inspector_check_card_show (self->card, self->checks, self->detail);
  inspector_fields_show (self->report_fields, inspector_report_fields_list (reading, one), NULL);
  show_original (self, reading->report->original);
  show_path (self, reading, one);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/* The path borrows from the detail: it goes first. */
static void
forget (InspectorDetailPage *self)
{
  if (self->path != NULL)
    inspector_path_show (self->path, NULL, NULL);
  if (self->card != NULL)
    inspector_check_card_show (self->card, self->checks, NULL);
  g_clear_pointer (&self->detail, inspector_detail_free);
}

static void
inspector_detail_page_dispose (GObject *object)
{
  forget (INSPECTOR_DETAIL_PAGE (object));
  g_clear_object (&INSPECTOR_DETAIL_PAGE (object)->checks);
  gtk_widget_dispose_template (GTK_WIDGET (object), INSPECTOR_TYPE_DETAIL_PAGE);
  while (gtk_widget_get_first_child (GTK_WIDGET (object)) != NULL)
    gtk_widget_unparent (gtk_widget_get_first_child (GTK_WIDGET (object)));

  G_OBJECT_CLASS (inspector_detail_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, InspectorDetailPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, InspectorDetailPage, stack);
  gtk_widget_class_bind_template_child (widget_class, InspectorDetailPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, InspectorDetailPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, InspectorDetailPage, header);
  gtk_widget_class_bind_template_child (widget_class, InspectorDetailPage, server_words);
  gtk_widget_class_bind_template_child (widget_class, InspectorDetailPage, message_words);
  gtk_widget_class_bind_template_child (widget_class, InspectorDetailPage, meaning);
  gtk_widget_class_bind_template_child (widget_class, InspectorDetailPage, steps);
  gtk_widget_class_bind_template_child (widget_class, InspectorDetailPage, card);
  gtk_widget_class_bind_template_child (widget_class, InspectorDetailPage, report_fields);
  gtk_widget_class_bind_template_child (widget_class, InspectorDetailPage, original_row);
  gtk_widget_class_bind_template_child (widget_class, InspectorDetailPage, original_fields);
  gtk_widget_class_bind_template_child (widget_class, InspectorDetailPage, path_row);
  gtk_widget_class_bind_template_child (widget_class, InspectorDetailPage, path);
}

static gboolean
inspector_detail_page_grab_focus (GtkWidget *widget)
{
  InspectorDetailPage *self = INSPECTOR_DETAIL_PAGE (widget);

  return self->detail != NULL && gtk_widget_grab_focus (GTK_WIDGET (self->header));
}

static void
inspector_detail_page_class_init (InspectorDetailPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inspector_detail_page_dispose;
  widget_class->grab_focus = inspector_detail_page_grab_focus;
  g_type_ensure (INSPECTOR_TYPE_CASE_HEADER);
  g_type_ensure (INSPECTOR_TYPE_CHECK_CARD);
  g_type_ensure (INSPECTOR_TYPE_FIELDS);
  g_type_ensure (INSPECTOR_TYPE_PATH);
  g_type_ensure (INSPECTOR_TYPE_STEPS);
  g_type_ensure (INSPECTOR_TYPE_WORDS_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bounce_inspector/BounceInspector/detail-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "detail.copy", "s", copy);
}

static void
inspector_detail_page_init (InspectorDetailPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
inspector_detail_page_set_checks (InspectorDetailPage *self,
                                  InspectorChecks     *checks)
{
  g_return_if_fail (INSPECTOR_IS_DETAIL_PAGE (self));

  g_set_object (&self->checks, checks);
}

InspectorCheckCard *
inspector_detail_page_get_card (InspectorDetailPage *self)
{
  g_return_val_if_fail (INSPECTOR_IS_DETAIL_PAGE (self), NULL);

  return self->card;
}

void
inspector_detail_page_show (InspectorDetailPage *self,
                            InspectorDetail     *detail)
{
  g_return_if_fail (INSPECTOR_IS_DETAIL_PAGE (self));

  forget (self);
  self->detail = detail;
  if (detail != NULL)
    show_detail (self);
  gtk_stack_set_visible_child_name (self->stack, detail != NULL ? "detail" : "empty");
}

void
inspector_detail_page_show_error (InspectorDetailPage *self,
                                  const GError        *error)
{
  g_autofree char *sentence = NULL;
  g_autofree char *escaped = NULL;

  g_return_if_fail (INSPECTOR_IS_DETAIL_PAGE (self));
  g_return_if_fail (error != NULL);

  forget (self);
  sentence = inspector_closures_dup_safe_text (error->message, MAX_ERROR);
  escaped = g_markup_escape_text (sentence, -1);
  adw_status_page_set_description (self->error_page, escaped);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

const InspectorDetail *
inspector_detail_page_get_detail (InspectorDetailPage *self)
{
  g_return_val_if_fail (INSPECTOR_IS_DETAIL_PAGE (self), NULL);

  return self->detail;
}
