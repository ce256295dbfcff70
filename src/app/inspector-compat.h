/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What newer GTK and libadwaita have, behind version checks, in one place. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Says it to screen readers: gtk_accessible_announce () where there is one. */
void inspector_compat_announce     (GtkWidget           *widget,
                                    const char          *words);
/* Scrolls so that row @position can be seen, and selects it. */
void inspector_compat_scroll_to    (GtkColumnView       *view,
                                    guint                position);
/* Safe while rows come and go, when the scroll bar knows nothing yet. */
void inspector_compat_scroll_to_top (GtkColumnView      *view);
/* File or folder dialog; finish gives a list of GFile, NULL with
 * G_IO_ERROR_CANCELLED when dismissed. */
void        inspector_compat_open_files_async  (GtkWindow            *parent,
                                                gboolean              folders,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
GListModel *inspector_compat_open_files_finish (GAsyncResult         *result,
                                                GError              **error);
/* Asks where to save; finish as above, one file. */
void        inspector_compat_save_file_async   (GtkWindow            *parent,
                                                const char           *name,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
GFile      *inspector_compat_save_file_finish  (GAsyncResult         *result,
                                                GError              **error);
/* Names a row for screen readers. */
void inspector_compat_name_item    (GtkListItem         *item,
                                    const char          *name);
/* Versions of the libraries, for the about window. */
char *inspector_compat_dup_versions (void);

G_END_DECLS
