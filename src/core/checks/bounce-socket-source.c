/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Several sockets and one clock as one source of the main loop. */
#include "bounce-socket-source.h"

typedef struct
{
  GSource           source;
  GHashTable       *tags;        /* socket → tag of the source                  */
  BounceSocketFunc  func;
  gpointer          user_data;
} SocketSource;

static gboolean
dispatch (GSource *source, GSourceFunc callback, gpointer data)
{
  SocketSource *self = (SocketSource *) source;
  g_autofree gpointer *sockets = NULL;
  guint length;

  sockets = g_hash_table_get_keys_as_array (self->tags, &length);
  for (guint i = 0; i < length; i++)
    {
      /* What was done with the sockets before may have closed this one. */
      gpointer tag = g_hash_table_lookup (self->tags, sockets[i]);
      GIOCondition condition = tag ? g_source_query_unix_fd (source, tag) : 0;

      if (condition)
        self->func (GPOINTER_TO_INT (sockets[i]), condition, self->user_data);
    }
  self->func (-1, 0, self->user_data);
  return G_SOURCE_CONTINUE;
}

static void
finalize (GSource *source)
{
  g_hash_table_unref (((SocketSource *) source)->tags);
}

GSource *
bounce_socket_source_new (BounceSocketFunc func, gpointer user_data)
{
  static GSourceFuncs funcs = { NULL, NULL, dispatch, finalize, NULL, NULL };
  GSource *source = g_source_new (&funcs, sizeof (SocketSource));
  SocketSource *self = (SocketSource *) source;

  self->tags = g_hash_table_new (NULL, NULL);
  self->func = func;
  self->user_data = user_data;
  return source;
}

void
bounce_socket_source_watch (GSource *source, int fd, GIOCondition condition)
{
  SocketSource *self = (SocketSource *) source;
  gpointer tag = g_hash_table_lookup (self->tags, GINT_TO_POINTER (fd));

  if (tag && condition)
    g_source_modify_unix_fd (source, tag, condition);
  else if (tag)
    {
      g_source_remove_unix_fd (source, tag);
      g_hash_table_remove (self->tags, GINT_TO_POINTER (fd));
    }
  else if (condition)
    g_hash_table_insert (self->tags, GINT_TO_POINTER (fd), g_source_add_unix_fd (source, fd, condition));
}
