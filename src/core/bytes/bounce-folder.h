/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The files below a path: a Maildir, an MH folder, a Thunderbird profile or
 * any folder of those. Knows names and kinds of files, not what is in them. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* @file is never a folder. @error is set when a folder or file could not be
 * looked at; the walk goes on. Return FALSE to stop. */
typedef gboolean (*BounceFolderFunc) (GFile        *file,
                                      const GError *error,
                                      gpointer      user_data);

/* Depth first, names in byte order; tmp/ of a Maildir is left out, and what a
 * folder's owner program keeps beside mail (dot files, .msf, MH sequences,
 * dovecot indexes). Symbolic links to folders are followed once. A @path that
 * is a file is handed over as it is. FALSE with G_IO_ERROR when @path itself
 * cannot be looked at, or when cancelled. */
gboolean bounce_folder_foreach (GFile             *path,
                                BounceFolderFunc   func,
                                gpointer           user_data,
                                GCancellable      *cancellable,
                                GError           **error);

G_END_DECLS
