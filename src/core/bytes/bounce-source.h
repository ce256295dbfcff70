/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of one file, unpacked, from its beginning to its end. Opening never
 * waits: a pipe that lies among mail must not stop a scan. */
#pragma once

#include "bounce-unpack.h"

G_BEGIN_DECLS

#define BOUNCE_SOURCE_PEEK (64 * 1024)

typedef struct _BounceSource BounceSource;

/* What the file said of itself when it was opened. */
typedef struct
{
  guint64 size;                /* on disk; 0 for a pipe   */
  gint64  modified;            /* microseconds            */
  guint   known_size : 1;
} BounceSourceFacts;

/* G_IO_ERROR_IS_DIRECTORY, G_IO_ERROR_NOT_REGULAR_FILE or what the system says.
 * /dev/null is an empty file. */
BounceSource  *bounce_source_open       (GFile               *file,
                                         BounceSourceFacts   *facts,
                                         GCancellable        *cancellable,
                                         GError             **error);
/* As open (2), but leaves alone when the file was read last: mail programs and
 * shells compare that with when it was written to, and new mail must stay new. */
int            bounce_source_open_quietly (const char       *path,
                                         int                  flags);
/* @fd may be anything that can be read, and stays open. */
BounceSource  *bounce_source_open_fd    (int                  fd,
                                         BounceSourceFacts   *facts,
                                         GCancellable        *cancellable,
                                         GError             **error);
void           bounce_source_free       (BounceSource        *self);

/* The first bytes, without reading past them. */
const guint8  *bounce_source_peek       (BounceSource        *self,
                                         gsize               *n_bytes);
gboolean       bounce_source_is_packed  (BounceSource        *self);
/* Not even the first bytes could be read to their end: the error that will come. */
const GError  *bounce_source_get_broken (BounceSource        *self);

/* 0 at the end, -1 with errors of the system or of BounceUnpack. */
gssize         bounce_source_read       (BounceSource        *self,
                                         guint8              *buffer,
                                         gsize                n_bytes,
                                         GCancellable        *cancellable,
                                         GError             **error);
/* To @offset, counted from the beginning; nothing may have been read before.
 * FALSE without @error when the bytes end before. */
gboolean       bounce_source_skip       (BounceSource        *self,
                                         guint64              offset,
                                         GCancellable        *cancellable,
                                         GError             **error);
/* Bytes taken from the disk. */
guint64        bounce_source_get_done   (BounceSource        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceSource, bounce_source_free)

G_END_DECLS
