/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What newer GTK and libadwaita have, behind version checks, in one place. */
#include "inspector-compat.h"

#include <glib/gi18n.h>

void
inspector_compat_announce (GtkWidget  *widget,
                           const char *words)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

#if GTK_CHECK_VERSION (4, 14, 0)
  gtk_accessible_announce (GTK_ACCESSIBLE (widget), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
#else
  /* Before 4.14 only a changed name of a status widget is read out. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
#endif
}

#if !GTK_CHECK_VERSION (4, 12, 0)

/* 4.8 has the action of the list inside the view, and no call for it. */
static void
scroll (GtkColumnView *view,
        guint          position)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view)); child; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_activate_action (child, "list.scroll-to-item", "u", position))
      break;
}

#endif

void
inspector_compat_scroll_to (GtkColumnView *view,
                            guint          position)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

#if GTK_CHECK_VERSION (4, 12, 0)
  gtk_column_view_scroll_to (view, position, NULL, GTK_LIST_SCROLL_SELECT | GTK_LIST_SCROLL_FOCUS, NULL);
#else
  scroll (view, position);
  gtk_selection_model_select_item (gtk_column_view_get_model (view), position, TRUE);
#endif
}

void
inspector_compat_scroll_to_top (GtkColumnView *view)
{
  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

#if GTK_CHECK_VERSION (4, 12, 0)
  gtk_column_view_scroll_to (view, 0, NULL, GTK_LIST_SCROLL_NONE, NULL);
#else
  scroll (view, 0);
#endif
}

#if GTK_CHECK_VERSION (4, 10, 0)

static void
on_files_chosen (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  gboolean folders = GPOINTER_TO_INT (g_task_get_task_data (task));
  g_autoptr (GError) error = NULL;
  GListModel *files = folders
    ? gtk_file_dialog_select_multiple_folders_finish (GTK_FILE_DIALOG (source), result, &error)
    : gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, &error);

  if (files)
    g_task_return_pointer (task, files, g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", error->message);
}

static void
choose_files (GtkWindow *parent,
              gboolean   folders,
              GTask     *task)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, folders ? _("Open Folders of Mail") : _("Open Mailboxes"));
  if (folders)
    gtk_file_dialog_select_multiple_folders (dialog, parent, g_task_get_cancellable (task), on_files_chosen, task);
  else
    gtk_file_dialog_open_multiple (dialog, parent, g_task_get_cancellable (task), on_files_chosen, task);
}

#else

static void
on_response (GtkNativeDialog *dialog,
             int              response,
             gpointer         user_data)
{
  g_autoptr (GTask) task = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog)), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "dismissed");
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
choose_files (GtkWindow *parent,
              gboolean   folders,
              GTask     *task)
{
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (folders ? _("Open Folders of Mail") : _("Open Mailboxes"), parent,
                                 folders ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER : GTK_FILE_CHOOSER_ACTION_OPEN,
                                 NULL, NULL);

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

#endif

void
inspector_compat_open_files_async (GtkWindow           *parent,
                                   gboolean             folders,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);

  g_task_set_source_tag (task, inspector_compat_open_files_async);
  g_task_set_task_data (task, GINT_TO_POINTER (folders), NULL);
  choose_files (parent, folders, task);
}

GListModel *
inspector_compat_open_files_finish (GAsyncResult  *result,
                                    GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

#if GTK_CHECK_VERSION (4, 10, 0)

static void
on_place_chosen (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  GFile *file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file)
    g_task_return_pointer (task, file, g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", error->message);
}

static void
choose_place (GtkWindow  *parent,
              const char *name,
              GTask      *task)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Save Samples"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, parent, NULL, on_place_chosen, task);
}

#else

static void
on_place_response (GtkNativeDialog *dialog,
                   int              response,
                   gpointer         user_data)
{
  g_autoptr (GTask) task = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "dismissed");
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
choose_place (GtkWindow  *parent,
              const char *name,
              GTask      *task)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Save Samples"), parent, GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (on_place_response), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

#endif

void
inspector_compat_save_file_async (GtkWindow           *parent,
                                  const char          *name,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);

  g_task_set_source_tag (task, inspector_compat_save_file_async);
  choose_place (parent, name, task);
}

GFile *
inspector_compat_save_file_finish (GAsyncResult  *result,
                                   GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
inspector_compat_name_item (GtkListItem *item,
                            const char  *name)
{
  g_return_if_fail (GTK_IS_LIST_ITEM (item));

#if GTK_CHECK_VERSION (4, 12, 0)
  gtk_list_item_set_accessible_label (item, name);
#else
  GtkWidget *child = gtk_list_item_get_child (item);

  if (child)
    gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
#endif
}

char *
inspector_compat_dup_versions (void)
{
  return g_strdup_printf ("GTK %u.%u.%u\nlibadwaita %u.%u.%u\nGLib %u.%u.%u",
                          gtk_get_major_version (), gtk_get_minor_version (), gtk_get_micro_version (),
                          adw_get_major_version (), adw_get_minor_version (), adw_get_micro_version (),
                          glib_major_version, glib_minor_version, glib_micro_version);
}
