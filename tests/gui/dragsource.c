/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A window to drag from, which offers what mail programs offer:
 * dragsource [--text=TEXT] [--delete=FILE] [URI...] */
#include <gtk/gtk.h>

#include <glib/gstdio.h>

static char *text;
static char *fleeting;
static char **uris;

static const GOptionEntry options[] = {
  { "text", 0, 0, G_OPTION_ARG_STRING, &text, "offer this as text", "TEXT" },
  { "delete", 0, 0, G_OPTION_ARG_FILENAME, &fleeting, "delete this as soon as the drag is over", "FILE" },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &uris, NULL, "URI" },
  { NULL }
};

static GdkContentProvider *
offer (const char *type,
       char       *bytes)
{
  g_autoptr (GBytes) content = g_bytes_new_take (bytes, strlen (bytes));

  return gdk_content_provider_new_for_bytes (type, content);
}

/* The text first, as Thunderbird does. */
static GdkContentProvider *
make_content (void)
{
  GdkContentProvider *offers[2];
  guint n = 0;

  if (text != NULL)
    offers[n++] = offer ("text/plain;charset=utf-8", g_strdup (text));
  if (uris != NULL)
    {
      g_autofree char *lines = g_strjoinv ("\r\n", uris);

      offers[n++] = offer ("text/uri-list", g_strconcat (lines, "\r\n", NULL));
    }

  return gdk_content_provider_new_union (offers, n);
}

static void
on_drag_end (GtkDragSource *source,
             GdkDrag       *drag,
             gboolean       moved,
             gpointer       user_data)
{
  if (fleeting != NULL)
    g_remove (fleeting);
  g_print ("%s\n", moved ? "moved" : "over");
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  GtkDragSource *source;
  GtkWidget *label;
  GtkWidget *window;

  setvbuf (stdout, NULL, _IOLBF, 0);
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, NULL) || (text == NULL && uris == NULL))
    return 2;
  gtk_init ();

  source = gtk_drag_source_new ();
  label = gtk_label_new ("Drag me");
  window = gtk_window_new ();
  gtk_window_set_title (GTK_WINDOW (window), "dragsource");
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 160, 120);
  gtk_window_set_child (GTK_WINDOW (window), label);
  gtk_drag_source_set_content (source, make_content ());
  gtk_drag_source_set_actions (source, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  g_signal_connect (source, "drag-end", G_CALLBACK (on_drag_end), NULL);
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (source));
  gtk_window_present (GTK_WINDOW (window));
  while (TRUE)
    g_main_context_iteration (NULL, TRUE);
}
