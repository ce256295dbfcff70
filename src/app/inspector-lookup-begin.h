/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* From what was typed to runs that may be started: with the user's consent
 * before anything is sent, also before a host's addresses are asked for. */
#pragma once

#include "inspector-checks.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void       inspector_lookup_begin_async  (GtkWidget            *parent,
                                          InspectorChecks      *checks,
                                          const char           *text,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
/* Array of BounceCheckRun, one at least; NULL with G_IO_ERROR_CANCELLED when
 * the user does not want it. */
GPtrArray *inspector_lookup_begin_finish (GAsyncResult         *result,
                                          GError              **error);

G_END_DECLS
