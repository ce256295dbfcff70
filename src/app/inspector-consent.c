/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Says once what will be asked, of whom, and through which resolver. */
#include "inspector-consent.h"

#include "inspector-check-closures.h"
#include "inspector-safe.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define MAX_NAMES_HEIGHT 180

static char *
dup_names (const char * const *names)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *redacted = bounce_list_keys_redact (names[i]);
      g_autofree char *safe = inspector_safe_dup_plain (redacted);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", safe);
    }

  return g_string_free (text, FALSE);
}

static GtkWidget *
create_names (const char * const *names)
{
  g_autofree char *text = dup_names (names);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  gtk_widget_add_css_class (label, "monospace");
  gtk_widget_add_css_class (label, "words");
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _("Names that are asked for"), -1);
  gtk_widget_add_css_class (scroller, "card");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_NAMES_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), label);

  return scroller;
}

/* The task itself counts as completed only after its callback. */
static void
answer (GTask    *task,
        gboolean  agreed)
{
  if (g_object_get_data (G_OBJECT (task), "answered") != NULL)
    return;
  g_object_set_data (G_OBJECT (task), "answered", task);
  g_task_return_boolean (task, agreed);
}

static void
on_response (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  GTask *task = user_data;
  InspectorChecks *checks = g_task_get_task_data (task);
  gboolean agreed = g_str_equal (response, "check");

  if (agreed)
    inspector_checks_agree (checks);
  answer (task, agreed);
}

/* The card went away: nobody waits for an answer. */
static void
on_cancelled (GCancellable *cancellable,
              gpointer      dialog)
{
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
free_task (gpointer  task,
           GClosure *closure)
{
  answer (task, FALSE);
  g_object_unref (task);
}

static void
show_dialog (GtkWidget          *parent,
             InspectorChecks    *checks,
             const char * const *names,
             const char * const *operators,
             GTask              *task)
{
  GtkRoot *root = gtk_widget_get_root (parent);
  g_autofree char *body = inspector_check_closures_dup_consent (operators, inspector_checks_get_resolver (checks));
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _("Ask the World?"), body);

  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), create_names (names));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "check", _("_Check Now"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "check", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "check");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), task, free_task, 0);
  if (g_task_get_cancellable (task) != NULL)
    g_signal_connect_object (g_task_get_cancellable (task), "cancelled", G_CALLBACK (on_cancelled), dialog, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
inspector_consent_ask_async (GtkWidget           *parent,
                             InspectorChecks     *checks,
                             const char * const  *names,
                             const char * const  *operators,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (GTK_IS_WIDGET (parent) && INSPECTOR_IS_CHECKS (checks));

  task = g_task_new (parent, cancellable, callback, user_data);
  g_task_set_source_tag (task, inspector_consent_ask_async);
  g_task_set_task_data (task, g_object_ref (checks), g_object_unref);
  if (!inspector_checks_has_agreed (checks))
    {
      show_dialog (parent, checks, names, operators, task);
      return;
    }
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

gboolean
inspector_consent_ask_finish (GAsyncResult *result)
{
  return g_task_propagate_boolean (G_TASK (result), NULL);
}
