/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Mailboxes of mail programs on this computer: Thunderbird, Evolution, Maildir
 * in the home folder, the system's mail spool. Looks at names only, locally. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  GFile *file;
  char  *program;                /* "Thunderbird"                               */
  char  *name;                   /* "Inbox, mail.example.org"                   */
} InspectorFound;

/* At most 50, on a thread. @home and @spool: where to look, NULL for the
 * user's own. Array of InspectorFound. */
void       inspector_found_list_async  (const char           *home,
                                        const char           *spool,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
GPtrArray *inspector_found_list_finish (GAsyncResult         *result,
                                        GError              **error);

G_END_DECLS
