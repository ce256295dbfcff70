/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The lookup window. Whatever is typed or pasted: nothing is asked before Look
 * Up is pressed. */
#include "inspector-lookup-window.h"

#include "inspector-check-list.h"
#include "inspector-closures.h"
#include "inspector-compat.h"
#include "inspector-label.h"
#include "inspector-lookup-begin.h"
#include "inspector-lookup-words.h"
#include "inspector-safe.h"

#include <string.h>

/* Longer than any name (RFC 1035: 255 octets); from the bus anything may come. */
#define MAX_TEXT 400

struct _InspectorLookupWindow
{
  AdwWindow        parent_instance;

  InspectorChecks *checks;
  char            *asked;        /* what the results are of                     */
  GPtrArray       *runs;         /* of BounceCheckRun; NULL: none               */
  GPtrArray       *lists;        /* of InspectorCheckList, one a run            */
  GCancellable    *cancellable;  /* while consent or addresses are awaited      */
  gboolean         stale;        /* settings have changed since                 */
  BounceAskFlags   flags;

  AdwToastOverlay *toasts;
  GtkEditable     *entry;
  GtkLabel        *fault;
  GtkStack        *stack;
  GtkBox          *results;
  GtkWidget       *stop;
  GtkWidget       *again;
  GtkSpinner      *spinner;
};

G_DEFINE_FINAL_TYPE (InspectorLookupWindow, inspector_lookup_window, ADW_TYPE_WINDOW)

static gboolean
is_running (InspectorLookupWindow *self)
{
  for (guint i = 0; self->runs != NULL && i < self->runs->len; i++)
    if (!bounce_check_run_is_finished (self->runs->pdata[i]))
      return TRUE;

  return self->cancellable != NULL;
}

static void
update (InspectorLookupWindow *self)
{
  gboolean running = is_running (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lookup.stop", running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lookup.again", !running && self->asked != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lookup.copy", self->runs != NULL);
  gtk_widget_set_visible (self->stop, running);
  gtk_widget_set_visible (self->again, !running);
  gtk_spinner_set_spinning (self->spinner, running);
}

static void
show_fault (InspectorLookupWindow *self,
            const char            *fault)
{
  gtk_label_set_text (self->fault, fault != NULL ? fault : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), fault != NULL);
  if (fault != NULL)
    inspector_compat_announce (GTK_WIDGET (self->fault), fault);
}

static void
announce_sum (InspectorLookupWindow *self)
{
  guint sum[BOUNCE_N_OUTCOMES] = { 0 };
  g_autofree char *words = NULL;

  for (guint i = 0; i < self->runs->len; i++)
    {
      guint counts[BOUNCE_N_OUTCOMES];

      bounce_check_run_count (self->runs->pdata[i], counts);
      for (guint k = 0; k < BOUNCE_N_OUTCOMES; k++)
        sum[k] += counts[k];
    }
  words = bounce_check_summary_dup_words (sum[BOUNCE_OUTCOME_LISTED], sum[BOUNCE_OUTCOME_ALLOWED], sum[BOUNCE_OUTCOME_CLEAN],
                                          sum[BOUNCE_OUTCOME_UNSURE]);
  inspector_compat_announce (GTK_WIDGET (self->spinner), words);
}

static void
on_finished (InspectorLookupWindow *self)
{
  update (self);
  if (self->runs != NULL && !is_running (self))
    announce_sum (self);
}

static void
stop_runs (InspectorLookupWindow *self)
{
  for (guint i = 0; self->runs != NULL && i < self->runs->len; i++)
    if (bounce_check_run_is_started (self->runs->pdata[i]) && !bounce_check_run_is_finished (self->runs->pdata[i]))
      bounce_check_run_stop (self->runs->pdata[i]);
}

static void
stop (InspectorLookupWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  stop_runs (self);
}

static void
forget (InspectorLookupWindow *self)
{
  GtkWidget *child;

  for (guint i = 0; self->runs != NULL && i < self->runs->len; i++)
    g_signal_handlers_disconnect_by_data (self->runs->pdata[i], self);
  stop (self);
  g_clear_pointer (&self->runs, g_ptr_array_unref);
  g_ptr_array_set_size (self->lists, 0);
  g_clear_pointer (&self->asked, g_free);
  while (self->results != NULL && (child = gtk_widget_get_first_child (GTK_WIDGET (self->results))) != NULL)
    gtk_box_remove (self->results, child);
}

static void
add_list (InspectorLookupWindow *self,
          BounceCheckRun        *run)
{
  g_autofree char *heading = inspector_lookup_words_dup_heading (bounce_check_run_get_subject (run));
  GtkWidget *list = g_object_new (INSPECTOR_TYPE_CHECK_LIST, NULL);
  GtkWidget *label = inspector_label_new (heading, "title-4", INSPECTOR_LABEL_EXPLAINS);

  inspector_check_list_set_run (INSPECTOR_CHECK_LIST (list), run);
  if (self->lists->len > 0)
    gtk_widget_set_margin_top (label, 18);
  gtk_box_append (self->results, label);
  gtk_box_append (self->results, list);
  g_ptr_array_add (self->lists, list);
  g_signal_connect_object (run, "notify::finished", G_CALLBACK (on_finished), self, G_CONNECT_SWAPPED);
}

/* A host of which there is no address is still worth a word. */
static void
add_note (InspectorLookupWindow *self)
{
  BounceSubject *first = bounce_check_run_get_subject (self->runs->pdata[0]);
  g_autofree char *note = NULL;

  if (!inspector_lookup_words_is_host (self->asked) || first->kind != BOUNCE_SUBJECT_DOMAIN)
    return;
  note = inspector_lookup_words_dup_no_address (self->asked);
  gtk_box_append (self->results, inspector_label_new (note, NULL, INSPECTOR_LABEL_TELLS));
}

static void
start (InspectorLookupWindow *self)
{
  g_clear_object (&self->cancellable);
  add_note (self);
  for (guint i = 0; i < self->runs->len; i++)
    {
      add_list (self, self->runs->pdata[i]);
      bounce_check_run_start (self->runs->pdata[i], self->flags);
    }
  gtk_stack_set_visible_child_name (self->stack, "results");
  update (self);
}

static void
end_with (InspectorLookupWindow *self,
          const char            *fault)
{
  forget (self);
  show_fault (self, fault);
  gtk_stack_set_visible_child_name (self->stack, "start");
  update (self);
}

static void
on_begun (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  InspectorLookupWindow *self = INSPECTOR_LOOKUP_WINDOW (source);
  g_autoptr (GCancellable) cancellable = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) runs = inspector_lookup_begin_finish (result, &error);
  g_autofree char *words = NULL;

  /* A new look-up, Stop, or the end of the window. */
  if (self->cancellable != cancellable)
    return;
  if (runs != NULL)
    {
      self->runs = g_steal_pointer (&runs);
      start (self);
      return;
    }
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    words = inspector_lookup_words_dup_failed (error->message);
  end_with (self, words);
}

static void
ask_about (InspectorLookupWindow *self,
           const char            *text,
           BounceAskFlags         flags)
{
  g_autofree char *plain = g_strstrip (g_strdup (text));
  g_autofree char *title = inspector_lookup_words_dup_title (plain);
  g_autofree char *fault = NULL;

  if (*plain == '\0')
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->entry));
      return;
    }
  fault = inspector_lookup_words_dup_fault (plain, inspector_lookup_words_is_test (inspector_checks_get_settings (self->checks)));
  end_with (self, fault);
  gtk_window_set_title (GTK_WINDOW (self), title);
  if (fault != NULL)
    return;
  self->asked = g_steal_pointer (&plain);
  self->flags = flags;
  self->stale = FALSE;
  self->cancellable = g_cancellable_new ();
  update (self);
  inspector_lookup_begin_async (GTK_WIDGET (self), self->checks, self->asked, self->cancellable, on_begun,
                                g_object_ref (self->cancellable));
}

static void
look_up (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  InspectorLookupWindow *self = INSPECTOR_LOOKUP_WINDOW (widget);

  ask_about (self, gtk_editable_get_text (self->entry), BOUNCE_ASK_NORMAL);
}

static void
look_up_again (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  InspectorLookupWindow *self = INSPECTOR_LOOKUP_WINDOW (widget);
  g_autofree char *asked = g_strdup (self->asked);

  if (asked == NULL || is_running (self))
    return;
  if (self->runs == NULL || self->stale)
    {
      ask_about (self, asked, BOUNCE_ASK_AGAIN);
      return;
    }
  for (guint i = 0; i < self->runs->len; i++)
    bounce_check_run_start (self->runs->pdata[i], BOUNCE_ASK_AGAIN);
  update (self);
}

static void
stop_asking (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  InspectorLookupWindow *self = INSPECTOR_LOOKUP_WINDOW (widget);

  stop (self);
  update (self);
}

static void
copy (GtkWidget  *widget,
      const char *name,
      GVariant   *parameter)
{
  InspectorLookupWindow *self = INSPECTOR_LOOKUP_WINDOW (widget);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->lists->len; i++)
    {
      g_autofree char *heading = inspector_lookup_words_dup_heading (bounce_check_run_get_subject (self->runs->pdata[i]));
      g_autofree char *lines = inspector_check_list_dup_text (self->lists->pdata[i]);

      g_string_append_printf (text, "%s%s\n%s\n", i > 0 ? "\n" : "", heading, lines);
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (inspector_closures_get_copied ()));
}

/* The clipboard is read here and nowhere else. */
static gboolean
paste (GtkWidget *widget,
       GVariant  *arguments,
       gpointer   data)
{
  InspectorLookupWindow *self = INSPECTOR_LOOKUP_WINDOW (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);

  return gtk_widget_activate_action (GTK_WIDGET (gtk_editable_get_delegate (self->entry)), "clipboard.paste", NULL);
}

/* Stops first; then there is nothing left to do but to go. */
static gboolean
escape (GtkWidget *widget,
        GVariant  *arguments,
        gpointer   data)
{
  InspectorLookupWindow *self = INSPECTOR_LOOKUP_WINDOW (widget);

  if (is_running (self))
    stop_asking (widget, NULL, NULL);
  else
    gtk_window_close (GTK_WINDOW (self));

  return TRUE;
}

static void
on_entry_changed (InspectorLookupWindow *self)
{
  const char *text = gtk_editable_get_text (self->entry);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "lookup.look-up", text[strspn (text, " \t")] != '\0');
}

static void
on_activated (InspectorLookupWindow *self)
{
  ask_about (self, gtk_editable_get_text (self->entry), BOUNCE_ASK_NORMAL);
}

static void
on_settings_changed (InspectorLookupWindow *self)
{
  self->stale = TRUE;
}

static void
inspector_lookup_window_dispose (GObject *object)
{
  InspectorLookupWindow *self = INSPECTOR_LOOKUP_WINDOW (object);

  self->results = NULL;
  if (self->lists != NULL)
    forget (self);
  g_clear_pointer (&self->lists, g_ptr_array_unref);
  g_clear_object (&self->checks);

  G_OBJECT_CLASS (inspector_lookup_window_parent_class)->dispose (object);
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "lookup.look-up", NULL, look_up);
  gtk_widget_class_install_action (widget_class, "lookup.again", NULL, look_up_again);
  gtk_widget_class_install_action (widget_class, "lookup.stop", NULL, stop_asking);
  gtk_widget_class_install_action (widget_class, "lookup.copy", NULL, copy);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "lookup.again", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_r, GDK_CONTROL_MASK, "lookup.again", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "lookup.copy", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, paste, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape, NULL);
}

static void
inspector_lookup_window_class_init (InspectorLookupWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = inspector_lookup_window_dispose;
  bind_keys (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bounce_inspector/BounceInspector/lookup-window.ui");
  gtk_widget_class_bind_template_child (widget_class, InspectorLookupWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, InspectorLookupWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, InspectorLookupWindow, fault);
  gtk_widget_class_bind_template_child (widget_class, InspectorLookupWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, InspectorLookupWindow, results);
  gtk_widget_class_bind_template_child (widget_class, InspectorLookupWindow, stop);
  gtk_widget_class_bind_template_child (widget_class, InspectorLookupWindow, again);
  gtk_widget_class_bind_template_child (widget_class, InspectorLookupWindow, spinner);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
inspector_lookup_window_init (InspectorLookupWindow *self)
{
  self->lists = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
inspector_lookup_window_new (GtkApplication  *application,
                             InspectorChecks *checks,
                             const char      *text)
{
  InspectorLookupWindow *self;
  g_autoptr (GString) plain = g_string_new (NULL);

  g_return_val_if_fail (INSPECTOR_IS_CHECKS (checks), NULL);

  self = g_object_new (INSPECTOR_TYPE_LOOKUP_WINDOW, "application", application, NULL);
  self->checks = g_object_ref (checks);
  g_signal_connect_object (checks, "settings-changed", G_CALLBACK (on_settings_changed), self, G_CONNECT_SWAPPED);
  if (text != NULL)
    inspector_safe_append (plain, text, -1, MAX_TEXT, INSPECTOR_SAFE_LINE);
  gtk_editable_set_text (self->entry, plain->str);
  on_entry_changed (self);
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));

  return GTK_WIDGET (self);
}
