/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Tells when something that is open changes on disk. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _InspectorWatch InspectorWatch;

typedef void (*InspectorWatchFunc) (gpointer user_data);

InspectorWatch *inspector_watch_new    (InspectorWatchFunc  func,
                                        gpointer            user_data);
/* A file or a folder (not what is below its folders). */
void            inspector_watch_add    (InspectorWatch     *self,
                                        GFile              *file,
                                        guint               group);
void            inspector_watch_remove (InspectorWatch     *self,
                                        guint               group);
void            inspector_watch_free   (InspectorWatch     *self);

G_END_DECLS
