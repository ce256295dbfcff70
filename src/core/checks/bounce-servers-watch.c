/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells when the system may ask other name servers than before. */
#include "bounce-servers-watch.h"

#include <stdlib.h>

struct _BounceServersWatch
{
  GFileMonitor           *file;
  GFileMonitor           *target;    /* of a symbolic link; or NULL             */
  GNetworkMonitor        *network;
  BounceServersWatchFunc  func;
  gpointer                user_data;
};

static void
on_file_changed (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, gpointer data)
{
  BounceServersWatch *self = data;

  self->func (FALSE, self->user_data);
}

/* Two networks often name the same server (192.168.1.1, 127.0.0.53) and yet ask
 * others: the address alone does not tell. */
static void
on_network_changed (GNetworkMonitor *monitor, gboolean available, gpointer data)
{
  BounceServersWatch *self = data;

  self->func (TRUE, self->user_data);
}

static GFileMonitor *
monitor_file (BounceServersWatch *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GFileMonitor *monitor = g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL);

  if (monitor)
    g_signal_connect (monitor, "changed", G_CALLBACK (on_file_changed), self);
  return monitor;
}

BounceServersWatch *
bounce_servers_watch_new (const char *path, GNetworkMonitor *monitor, BounceServersWatchFunc func, gpointer user_data)
{
  BounceServersWatch *self = g_new0 (BounceServersWatch, 1);
  char *target = realpath (path, NULL);

  self->func = func;
  self->user_data = user_data;
  self->file = monitor_file (self, path);
  /* Network services write behind a link: nothing happens to the link itself. */
  if (target && !g_str_equal (target, path))
    self->target = monitor_file (self, target);
  free (target);
  self->network = g_object_ref (monitor ? monitor : g_network_monitor_get_default ());
  g_signal_connect (self->network, "network-changed", G_CALLBACK (on_network_changed), self);
  return self;
}

static void
forget (gpointer object, BounceServersWatch *self)
{
  if (!object)
    return;
  g_signal_handlers_disconnect_by_data (object, self);
  if (G_IS_FILE_MONITOR (object))
    g_file_monitor_cancel (object);
  g_object_unref (object);
}

void
bounce_servers_watch_free (BounceServersWatch *self)
{
  forget (self->file, self);
  forget (self->target, self);
  forget (self->network, self);
  g_free (self);
}
