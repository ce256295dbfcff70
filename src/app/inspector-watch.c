/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells when something that is open changes on disk. */
#include "inspector-watch.h"

#define MAX_WATCHED 100            /* the system has few of them                  */

typedef struct
{
  GFileMonitor *monitor;
  guint         group;
} Watched;

struct _InspectorWatch
{
  InspectorWatchFunc  func;
  gpointer            user_data;
  GArray             *watched;   /* of Watched                                  */
};

static void
file_changed (GFileMonitor      *monitor,
              GFile             *file,
              GFile             *other,
              GFileMonitorEvent  event,
              gpointer           user_data)
{
  InspectorWatch *self = user_data;

  switch (event)
    {
    case G_FILE_MONITOR_EVENT_CHANGED:
    case G_FILE_MONITOR_EVENT_CHANGES_DONE_HINT:
    case G_FILE_MONITOR_EVENT_DELETED:
    case G_FILE_MONITOR_EVENT_CREATED:
    case G_FILE_MONITOR_EVENT_RENAMED:
    case G_FILE_MONITOR_EVENT_MOVED_IN:
    case G_FILE_MONITOR_EVENT_MOVED_OUT:
    case G_FILE_MONITOR_EVENT_MOVED:
      self->func (self->user_data);
      break;
    case G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED:
    case G_FILE_MONITOR_EVENT_PRE_UNMOUNT:
    case G_FILE_MONITOR_EVENT_UNMOUNTED:
    default:
      break;
    }
}

static void
clear_watched (gpointer data)
{
  Watched *watched = data;

  g_signal_handlers_disconnect_matched (watched->monitor, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, file_changed, NULL);
  g_file_monitor_cancel (watched->monitor);
  g_object_unref (watched->monitor);
}

InspectorWatch *
inspector_watch_new (InspectorWatchFunc func,
                     gpointer           user_data)
{
  InspectorWatch *self = g_new0 (InspectorWatch, 1);

  self->func = func;
  self->user_data = user_data;
  self->watched = g_array_new (FALSE, FALSE, sizeof (Watched));
  g_array_set_clear_func (self->watched, clear_watched);

  return self;
}

void
inspector_watch_add (InspectorWatch *self,
                     GFile          *file,
                     guint           group)
{
  Watched watched = { NULL, group };

  if (self->watched->len >= MAX_WATCHED)
    return;
  /* Where nothing can be watched, reading again notices. */
  watched.monitor = g_file_monitor (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (watched.monitor == NULL)
    return;
  g_signal_connect (watched.monitor, "changed", G_CALLBACK (file_changed), self);
  g_array_append_val (self->watched, watched);
}

void
inspector_watch_remove (InspectorWatch *self,
                        guint           group)
{
  for (guint i = self->watched->len; i > 0; i--)
    if (g_array_index (self->watched, Watched, i - 1).group == group)
      g_array_remove_index (self->watched, i - 1);
}

void
inspector_watch_free (InspectorWatch *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->watched);
  g_free (self);
}
