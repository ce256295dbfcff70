/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes files from file managers and mail programs. GtkDropTarget would take
 * the first type that converts and forget a drop that fails without a word, so
 * the formats are asked for one by one here. */
#include "inspector-drop.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define URI_LIST "text/uri-list"
#define PLAIN "text/plain;charset=utf-8"
/* A list of ten thousand long paths; whoever sends more sends no list. */
#define MAX_BYTES (16 * 1024 * 1024)

typedef struct
{
  GtkWidget         *widget;     /* not owning: the controller dies with it     */
  InspectorDropFunc  func;
  gpointer           user_data;
} Target;

/* One drop on its way through the formats. */
typedef struct
{
  Target        target;
  GtkWidget    *widget;          /* holds it: the window may close meanwhile    */
  GdkDrop      *drop;
  GInputStream *input;
  gboolean      plain;           /* text is read, no list                       */
} Dropping;

static gboolean
is_sandboxed (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
}

static const struct
{
  const char *scheme;
  const char *words;
} foreign[] = {
  { "akonadi", N_("KMail hands over a reference instead of the message. Save it with Save As and open that file, "
                  "or view the source (V), select all, copy, and save that as a file.") },
  { "imap", N_("This is a reference to a message on a mail server, not the message. Save it as a file in your mail "
               "program and open that, or drag the message itself instead of its folder.") },
  { "imap-message", N_("This is a reference to a message on a mail server, not the message. Save it as a file in your "
                       "mail program and open that, or drag several messages at once: then files are handed over.") },
  { "mailbox", N_("Thunderbird hands over a reference to a folder. Select all messages of it and drag those, or choose "
                  "the folder under Open, Found on This Computer.") },
  { "mailbox-message", N_("Thunderbird handed over a reference instead of a file. Save the message as a file and open "
                          "that, or choose the folder under Open, Found on This Computer.") },
  { "http", N_("Only files can be dropped, not addresses of web pages. Download the message, often called Show Original, "
               "and open that file.") },
  { "https", N_("Only files can be dropped, not addresses of web pages. Download the message, often called Show Original, "
                "and open that file.") },
};

static char *
explain_scheme (const char *scheme)
{
  for (guint i = 0; scheme != NULL && i < G_N_ELEMENTS (foreign); i++)
    if (g_ascii_strcasecmp (scheme, foreign[i].scheme) == 0)
      return g_strdup (_(foreign[i].words));

  return NULL;
}

char *
inspector_drop_explain (const char *text)
{
  g_autofree char *head = text ? g_strndup (text, 64) : NULL;
  g_autofree char *scheme = head ? g_uri_parse_scheme (g_strchug (head)) : NULL;
  char *words = explain_scheme (scheme);

  if (words != NULL)
    return words;

  return g_strdup (_("Only files and folders can be dropped here, and this was text. "
                     "Save the message as a file in your mail program and open that file, or drag it from a file manager."));
}

GListModel *
inspector_drop_parse (const char  *uri_list,
                      char       **problem)
{
  GListStore *files = g_list_store_new (G_TYPE_FILE);
  g_auto (GStrv) uris = g_uri_list_extract_uris (uri_list ? uri_list : "");
  g_autofree char *words = NULL;

  for (guint i = 0; uris[i] != NULL; i++)
    {
      g_autofree char *scheme = g_uri_parse_scheme (uris[i]);
      g_autoptr (GFile) file = NULL;

      if (scheme != NULL && g_ascii_strcasecmp (scheme, "file") == 0)
        {
          file = g_file_new_for_uri (uris[i]);
          g_list_store_append (files, file);
        }
      else if (words == NULL)
        words = inspector_drop_explain (uris[i]);
    }

  if (problem != NULL)
    *problem = g_steal_pointer (&words);

  return G_LIST_MODEL (files);
}

/* The files are opened by @func before the source hears that we are done:
 * mail programs delete theirs soon after. */
static void
finish (Dropping   *dropping,
        GListModel *files,
        const char *problem)
{
  g_autoptr (GListStore) none = g_list_store_new (G_TYPE_FILE);

  dropping->target.func (files ? files : G_LIST_MODEL (none), problem, dropping->target.user_data);
  gdk_drop_finish (dropping->drop, files && g_list_model_get_n_items (files) ? GDK_ACTION_COPY : 0);

  g_clear_object (&dropping->input);
  g_object_unref (dropping->drop);
  g_object_unref (dropping->widget);
  g_free (dropping);
}

static void
finish_text (Dropping   *dropping,
             const char *text)
{
  g_autoptr (GListModel) files = NULL;
  g_autofree char *problem = NULL;

  if (dropping->plain)
    {
      problem = inspector_drop_explain (text);
      finish (dropping, NULL, problem);
      return;
    }

  files = inspector_drop_parse (text, &problem);
  if (g_list_model_get_n_items (files) == 0 && problem == NULL)
    problem = g_strdup (_("Nothing that can be opened was dropped."));
  finish (dropping, files, problem);
}

static void
on_spliced (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Dropping *dropping = user_data;
  GMemoryOutputStream *output = G_MEMORY_OUTPUT_STREAM (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error) < 0)
    {
      finish (dropping, NULL, _("What was dropped could not be read. Open the file with Open instead."));
      return;
    }
  length = MIN (g_memory_output_stream_get_data_size (output), MAX_BYTES);
  text = g_strndup (g_memory_output_stream_get_data (output), length);
  finish_text (dropping, text);
}

static void
on_text (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Dropping *dropping = user_data;
  g_autoptr (GOutputStream) output = NULL;
  g_autoptr (GError) error = NULL;

  dropping->input = gdk_drop_read_finish (GDK_DROP (source), result, NULL, &error);
  if (dropping->input == NULL)
    {
      finish (dropping, NULL, _("What was dropped could not be read. Open the file with Open instead."));
      return;
    }

  output = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (output, dropping->input,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, on_spliced, dropping);
}

static void
read_text (Dropping   *dropping,
           const char *type,
           gboolean    plain)
{
  dropping->plain = plain;
  gdk_drop_read_async (dropping->drop, (const char *[]) { type, NULL }, G_PRIORITY_DEFAULT, NULL, on_text, dropping);
}

static gboolean
offers (Dropping   *dropping,
        const char *type)
{
  return gdk_content_formats_contain_mime_type (gdk_drop_get_formats (dropping->drop), type);
}

static void
read_plain (Dropping *dropping)
{
  if (offers (dropping, PLAIN))
    read_text (dropping, PLAIN, TRUE);
  else
    finish (dropping, NULL, _("This program hands over nothing that can be read outside of it. "
                              "Save the message as a file and open that file."));
}

static gboolean
is_readable (GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  return path != NULL && g_access (path, R_OK) == 0;
}

static GListModel *
list_readable (GdkFileList *list)
{
  GListStore *files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GSList) each = gdk_file_list_get_files (list);

  for (GSList *at = each; at != NULL; at = at->next)
    if (!is_sandboxed () || is_readable (at->data))
      g_list_store_append (files, at->data);

  return G_LIST_MODEL (files);
}

static void
on_file_list (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  Dropping *dropping = user_data;
  const GValue *value = gdk_drop_read_value_finish (GDK_DROP (source), result, NULL);
  g_autoptr (GListModel) files = value ? list_readable (g_value_get_boxed (value)) : NULL;

  if (files != NULL && g_list_model_get_n_items (files) > 0)
    finish (dropping, files, NULL);
  else if (is_sandboxed ())
    finish (dropping, NULL, _("Bounce Inspector runs in a sandbox and cannot read files dragged from this program. "
                              "Save the message as a file and open it with Open."));
  else
    read_plain (dropping);
}

/* Outside of a sandbox the plain list goes first: some file managers offer the
 * portal's key too, and then refuse it. */
static void
read_list (Dropping *dropping)
{
  if (offers (dropping, URI_LIST) && !is_sandboxed ())
    read_text (dropping, URI_LIST, FALSE);
  else if (gdk_content_formats_contain_gtype (gdk_drop_get_formats (dropping->drop), GDK_TYPE_FILE_LIST) ||
           offers (dropping, URI_LIST))
    gdk_drop_read_value_async (dropping->drop, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, on_file_list, dropping);
  else
    read_plain (dropping);
}

static gboolean
on_drop (GtkDropTargetAsync *controller,
         GdkDrop            *drop,
         double              x,
         double              y,
         gpointer            user_data)
{
  Target *target = user_data;
  Dropping *dropping = g_new0 (Dropping, 1);

  gtk_widget_remove_css_class (target->widget, "drop-target");
  dropping->target = *target;
  dropping->widget = g_object_ref (target->widget);
  dropping->drop = g_object_ref (drop);
  read_list (dropping);

  return TRUE;
}

static GdkDragAction
on_enter (GtkDropTargetAsync *controller,
          GdkDrop            *drop,
          double              x,
          double              y,
          gpointer            user_data)
{
  Target *target = user_data;

  gtk_widget_add_css_class (target->widget, "drop-target");

  return GDK_ACTION_COPY;
}

static void
on_leave (GtkDropTargetAsync *controller,
          GdkDrop            *drop,
          gpointer            user_data)
{
  Target *target = user_data;

  gtk_widget_remove_css_class (target->widget, "drop-target");
}

static void
free_target (gpointer  target,
             GClosure *closure)
{
  g_free (target);
}

void
inspector_drop_attach (GtkWidget         *widget,
                       InspectorDropFunc  func,
                       gpointer           user_data)
{
  static const char *types[] = { URI_LIST, "message/rfc822", PLAIN };
  GdkContentFormatsBuilder *builder;
  GtkDropTargetAsync *controller;
  Target *target = g_new0 (Target, 1);

  g_return_if_fail (GTK_IS_WIDGET (widget) && func != NULL);

  *target = (Target) { widget, func, user_data };
  builder = gdk_content_formats_builder_new ();
  gdk_content_formats_builder_add_gtype (builder, GDK_TYPE_FILE_LIST);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    gdk_content_formats_builder_add_mime_type (builder, types[i]);

  /* Never MOVE: file managers would delete the mailbox. */
  controller = gtk_drop_target_async_new (gdk_content_formats_builder_free_to_formats (builder), GDK_ACTION_COPY);
  g_signal_connect (controller, "drag-enter", G_CALLBACK (on_enter), target);
  g_signal_connect (controller, "drag-leave", G_CALLBACK (on_leave), target);
  g_signal_connect_data (controller, "drop", G_CALLBACK (on_drop), target, free_target, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (controller));
}
