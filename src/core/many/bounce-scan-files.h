/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Which number in a record is which file, and how much of it has been taken:
 * filled by the thread that scans, asked by the one that shows. */
#pragma once

#include "bounce-mailbox.h"

G_BEGIN_DECLS

/* Something to scan. */
typedef struct
{
  GFile         *file;           /* a file, or a folder to be walked            */
  BounceMailbox *mailbox;        /* opened already, of a file that may be gone  */
                                 /* by now; or NULL                             */
} BounceScanSource;

/* @mailbox may be NULL. Takes references. */
BounceScanSource *bounce_scan_source_new  (GFile            *file,
                                           BounceMailbox    *mailbox);
void              bounce_scan_source_free (BounceScanSource *self);

typedef struct _BounceScanFiles BounceScanFiles;   /* atomically counted, locked */

BounceScanFiles *bounce_scan_files_new         (void);

/* For the scan. Numbers are never given twice. The same file (or the same
 * mailbox that was opened before) has one number; *@taken is how many of its
 * messages were taken. FALSE when it is done, or is one of another group. */
gboolean         bounce_scan_files_enter       (BounceScanFiles        *self,
                                                const BounceScanSource *source,
                                                guint                   group,
                                                guint32                *number,
                                                guint                  *taken);
/* What was read, for reading it again; not kept of more than a thousand. */
void             bounce_scan_files_set_mailbox (BounceScanFiles        *self,
                                                guint32                 number,
                                                BounceMailbox          *mailbox);
/* The messages up to this one are shown; G_MAXUINT: all of the file. */
void             bounce_scan_files_take        (BounceScanFiles        *self,
                                                guint32                 number,
                                                guint                   messages);

/* For everybody. All numbers are below this. */
guint            bounce_scan_files_get_length  (BounceScanFiles        *self);
/* Its @mailbox is NULL when it was not kept. */
BounceScanSource *bounce_scan_files_dup        (BounceScanFiles        *self,
                                                guint32                 number);
guint            bounce_scan_files_get_group   (BounceScanFiles        *self,
                                                guint32                 number);
/* Bytes on disk when it was read. */
guint64          bounce_scan_files_get_size    (BounceScanFiles        *self,
                                                guint32                 number);
/* Those of the group are read again if they come again, under new numbers. */
void             bounce_scan_files_forget      (BounceScanFiles        *self,
                                                guint                   group);

BounceScanFiles *bounce_scan_files_ref         (BounceScanFiles        *self);
void             bounce_scan_files_unref       (BounceScanFiles        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceScanSource, bounce_scan_source_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceScanFiles, bounce_scan_files_unref)

G_END_DECLS
