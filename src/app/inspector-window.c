/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The shell around one document: start page or panes, title, progress, toasts. */
#include "inspector-window.h"

#include "inspector-closures.h"
#include "inspector-correct.h"
#include "inspector-drop.h"
#include "inspector-open-menu.h"
#include "inspector-start-page.h"
#include "inspector-state.h"
#include "inspector-window-private.h"
#include "inspector-window-words.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (InspectorWindow, inspector_window, ADW_TYPE_APPLICATION_WINDOW)

/* What the document says of itself at one moment. */
typedef struct
{
  gboolean loading, stopped;
  guint    bounces, messages, problems, files;
} Now;

static Now
get_now (InspectorWindow *self)
{
  Now now;

  g_object_get (self->document, "loading", &now.loading, "stopped", &now.stopped, "n-bounces", &now.bounces,
                "n-messages", &now.messages, "n-problems", &now.problems, "n-files", &now.files, NULL);

  return now;
}

static void
update_title (InspectorWindow *self,
              const Now       *now)
{
  g_autofree char *title = NULL;
  g_autofree char *safe = NULL;
  g_autofree char *subtitle = NULL;

  g_object_get (self->document, "title", &title, NULL);
  if (now->files == 0 || title == NULL || *title == '\0')
    safe = g_strdup (_("Bounce Inspector"));
  else
    safe = inspector_closures_dup_safe_line (title);
  subtitle = now->files > 0 ? inspector_closures_dup_subtitle (now->bounces, now->messages) : g_strdup ("");

  inspector_panes_set_title (self->panes, safe, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), safe);
}

static void
update_page (InspectorWindow *self,
             const Now       *now)
{
  gboolean content = now->files > 0 || now->loading || now->problems > 0;

  gtk_stack_set_visible_child_name (self->stack, content ? "content" : "start");
}

/* One message is read as a page, not as a list of one. */
static void
update_single (InspectorWindow *self,
               const Now       *now)
{
  guint total = bounce_archive_get_total (inspector_document_get_archive (self->document));
  gboolean single = total == 1 && now->problems == 0 && !now->stopped;
  gboolean was;

  g_object_get (self->panes, "single", &was, NULL);
  if (single == was || (now->loading && !was))
    return;
  if (single)
    inspector_panes_choose (self->panes, now->bounces > 0 ? BOUNCE_SECTION_ALL : BOUNCE_SECTION_NOT_COUNTED, -1);
  else
    inspector_panes_choose (self->panes, BOUNCE_SECTION_ALL, -1);
  g_object_set (self->panes, "single", single, NULL);
  if (single)
    inspector_bounce_list_step (inspector_panes_get_list (self->panes), 1);
}

static void
tell_additions (InspectorWindow *self)
{
  for (guint i = 0; i < self->untold->len; i++)
    {
      guint addition = g_array_index (self->untold, guint, i);
      guint messages = inspector_document_get_added (self->document, addition);
      g_autofree char *words = inspector_window_words_dup_added (messages);
      AdwToast *toast = adw_toast_new (words);

      if (messages > 0)
        {
          adw_toast_set_button_label (toast, _("_Undo"));
          adw_toast_set_action_name (toast, "win.undo-addition");
          adw_toast_set_action_target (toast, "u", addition);
        }
      adw_toast_overlay_add_toast (self->toasts, toast);
    }
  g_array_set_size (self->untold, 0);
}

static void
finish_loading (InspectorWindow *self,
                const Now       *now)
{
  if (!now->stopped)
    tell_additions (self);
  /* Nothing but problems: then they are what there is to see, until the right
   * file is opened. */
  if (now->messages > 0 && self->problems_alone)
    inspector_panes_choose (self->panes, BOUNCE_SECTION_ALL, -1);
  self->problems_alone = now->messages == 0 && now->problems > 0;
  if (self->problems_alone)
    inspector_panes_choose (self->panes, BOUNCE_N_SECTIONS, -1);
}

static void
update (InspectorWindow *self)
{
  Now now = get_now (self);

  update_title (self, &now);
  update_page (self, &now);
  if (self->was_loading && !now.loading)
    finish_loading (self, &now);
  self->was_loading = now.loading;
  update_single (self, &now);
  inspector_window_update_actions (self);
}

static void
on_dropped (GListModel *files,
            const char *problem,
            gpointer    user_data)
{
  InspectorWindow *self = INSPECTOR_WINDOW (user_data);

  if (self->document == NULL)
    return;
  if (g_list_model_get_n_items (files) > 0)
    inspector_window_open (self, files, TRUE);
  if (problem != NULL)
    inspector_window_tell (self, problem);
}

static void
read_state (InspectorWindow *self)
{
  g_autoptr (GVariant) width = inspector_state_read ("width");
  g_autoptr (GVariant) height = inspector_state_read ("height");
  g_autoptr (GVariant) maximized = inspector_state_read ("maximized");
  g_autoptr (GVariant) sidebar = inspector_state_read ("sidebar");

  gtk_window_set_default_size (GTK_WINDOW (self), g_variant_get_int32 (width), g_variant_get_int32 (height));
  if (g_variant_get_boolean (maximized))
    gtk_window_maximize (GTK_WINDOW (self));
  g_object_set (self->panes, "sidebar-shown", g_variant_get_boolean (sidebar), NULL);
}

static gboolean
inspector_window_close_request (GtkWindow *window)
{
  InspectorWindow *self = INSPECTOR_WINDOW (window);
  gboolean sidebar;
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  g_object_get (self->panes, "sidebar-shown", &sidebar, NULL);
  inspector_state_write ("width", g_variant_new_int32 (MAX (width, 360)));
  inspector_state_write ("height", g_variant_new_int32 (MAX (height, 294)));
  inspector_state_write ("maximized", g_variant_new_boolean (gtk_window_is_maximized (window)));
  inspector_state_write ("sidebar", g_variant_new_boolean (sidebar));

  return GTK_WINDOW_CLASS (inspector_window_parent_class)->close_request (window);
}

static void
inspector_window_dispose (GObject *object)
{
  InspectorWindow *self = INSPECTOR_WINDOW (object);

  if (self->document != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->document, self);
      inspector_document_close (self->document);
    }
  g_clear_object (&self->document);
  g_clear_object (&self->checks);
  g_clear_pointer (&self->untold, g_array_unref);

  G_OBJECT_CLASS (inspector_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bounce_inspector/BounceInspector/window.ui");
  gtk_widget_class_bind_template_child (widget_class, InspectorWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, InspectorWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, InspectorWindow, start_header);
  gtk_widget_class_bind_template_child (widget_class, InspectorWindow, start);
  gtk_widget_class_bind_template_child (widget_class, InspectorWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, InspectorWindow, columns_menu);
  gtk_widget_class_bind_template_child (widget_class, InspectorWindow, sort_menu);
}

static void
inspector_window_class_init (InspectorWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = inspector_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = inspector_window_close_request;

  g_type_ensure (INSPECTOR_TYPE_HEADER);
  g_type_ensure (INSPECTOR_TYPE_PANES);
  g_type_ensure (INSPECTOR_TYPE_START_PAGE);
  bind_children (GTK_WIDGET_CLASS (klass));
  inspector_window_add_keys (klass);
}

static void
inspector_window_init (InspectorWindow *self)
{
  self->untold = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
  inspector_header_set_title (self->start_header, _("Bounce Inspector"), "");
  read_state (self);
  inspector_window_add_actions (self);
  inspector_drop_attach (GTK_WIDGET (self), on_dropped, self);
}

InspectorWindow *
inspector_window_new (AdwApplication       *application,
                      BounceRules          *rules,
                      const BounceSettings *settings)
{
  static const char *watched[] = { "notify::loading", "notify::stopped", "notify::changed", "notify::title",
                                   "notify::n-bounces", "notify::n-messages", "notify::n-problems", "notify::n-files" };
  InspectorWindow *self = g_object_new (INSPECTOR_TYPE_WINDOW, "application", application, NULL);
  g_autoptr (BounceSettings) fresh = NULL;
  BounceRules *latest;

  latest = inspector_correct_get_rules (GTK_APPLICATION (application));
  fresh = latest != NULL ? bounce_settings_load (NULL) : NULL;
  self->document = inspector_document_new (latest != NULL ? latest : rules, fresh != NULL ? fresh : settings);
  inspector_panes_set_document (self->panes, self->document);
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_swapped (self->document, watched[i], G_CALLBACK (update), self);
  update (self);
  gtk_widget_grab_focus (self->start);

  return self;
}

void
inspector_window_set_checks (InspectorWindow *self,
                             InspectorChecks *checks)
{
  g_return_if_fail (INSPECTOR_IS_WINDOW (self) && INSPECTOR_IS_CHECKS (checks));

  g_set_object (&self->checks, checks);
  inspector_detail_page_set_checks (inspector_panes_get_page (self->panes), checks);
}

void
inspector_window_open (InspectorWindow *self,
                       GListModel      *files,
                       gboolean         fleeting)
{
  Now before;
  guint addition;

  g_return_if_fail (INSPECTOR_IS_WINDOW (self) && G_IS_LIST_MODEL (files));

  before = get_now (self);
  addition = inspector_document_add (self->document, files, fleeting);
  if (before.files > 0)
    g_array_append_val (self->untold, addition);
  for (guint i = 0; !fleeting && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      inspector_open_menu_remember (file);
    }
  update (self);
}

void
inspector_window_tell (InspectorWindow *self,
                       const char      *words)
{
  g_autofree char *escaped = NULL;
  AdwToast *toast;

  g_return_if_fail (INSPECTOR_IS_WINDOW (self) && words != NULL);

  /* Titles of toasts are markup. */
  escaped = g_markup_escape_text (words, -1);
  toast = adw_toast_new (escaped);
  adw_toast_set_timeout (toast, strlen (words) > 60 ? 15 : 5);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

InspectorDocument *
inspector_window_get_document (InspectorWindow *self)
{
  g_return_val_if_fail (INSPECTOR_IS_WINDOW (self), NULL);

  return self->document;
}
