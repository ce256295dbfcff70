/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Several sockets and one clock as one source of the main loop: what a library
 * with sockets of its own needs. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @fd: -1 when the sockets that were ready are done, or the time has come. */
typedef void (*BounceSocketFunc) (int           fd,
                                  GIOCondition  condition,
                                  gpointer      user_data);

/* The clock is g_source_set_ready_time (). The source itself never ends. */
GSource *bounce_socket_source_new   (BounceSocketFunc  func,
                                     gpointer          user_data);
/* @condition: 0 forgets the socket; may be called from the function. */
void     bounce_socket_source_watch (GSource          *source,
                                     int               fd,
                                     GIOCondition      condition);

G_END_DECLS
