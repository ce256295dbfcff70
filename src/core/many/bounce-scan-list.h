/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scan has before it: all files of what was asked for, and what could
 * not even be listed. */
#pragma once

#include "bounce-scan-files.h"

G_BEGIN_DECLS

/* A file or folder that could not be read, or not to its end. */
typedef struct
{
  GFile  *file;
  GError *error;
} BounceScanProblem;

GPtrArray *bounce_scan_problems_new (void);
/* Copies. FALSE, and nothing added, for no error and for a cancel. */
gboolean   bounce_scan_problems_add (GPtrArray    *self,
                                     GFile        *file,
                                     const GError *error);

/* One file to read. */
typedef struct
{
  BounceScanSource *source;
  guint64           size;        /* as the disk says before it is opened        */
} BounceScanFile;

/* Array of BounceScanFile, in order. @sources of BounceScanSource. */
GArray    *bounce_scan_list_make    (GPtrArray    *sources,
                                     GPtrArray    *problems,
                                     GCancellable *cancellable);

G_END_DECLS
