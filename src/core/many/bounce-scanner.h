/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Mailbox to bounces. One walk for the command line, which wants every message
 * whole, and one on a thread of its own for the window, which wants batches. */
#pragma once

#include "bounce-archive.h"
#include "bounce-folder.h"
#include "bounce-scan-files.h"
#include "bounce-scan-list.h"

G_BEGIN_DECLS

#define BOUNCE_SCAN_ERROR (bounce_scan_error_quark ())

typedef enum
{
  BOUNCE_SCAN_ERROR_NO_SUCH_MESSAGE
} BounceScanError;

GQuark bounce_scan_error_quark (void);

/* One message of a walk. Borrowed for the call. */
typedef struct
{
  GFile            *file;        /* below the path, or the path itself; NULL    */
                                 /* for standard input                          */
  const BounceMail *mail;        /* NULL for a file that could not be read      */
  BounceReading    *reading;     /* NULL for mail that the sniffer let go, and  */
                                 /* for files that could not be read            */
  const GError     *error;       /* why not, or why it ended early; else NULL   */
} BounceScanItem;

typedef gboolean (*BounceScanFunc) (const BounceScanItem *item,
                                    gpointer              user_data);

/* Every message of @path in order; "-" is standard input. FALSE when @path
 * itself is no mail or cannot be read, or on cancel; what was readable has been
 * handed over by then. */
gboolean bounce_scan_foreach (const char            *path,
                              BounceRules           *rules,
                              const BounceSettings  *settings,
                              BounceScanFunc         func,
                              gpointer               user_data,
                              GCancellable          *cancellable,
                              GError               **error);

/* The message of that number (from 1, counted through all files of @path),
 * parsed whatever it looks like. @func is called at most once. FALSE with
 * BOUNCE_SCAN_ERROR_NO_SUCH_MESSAGE when there are fewer; the others as above. */
gboolean bounce_scan_nth     (const char            *path,
                              guint                  number,
                              BounceRules           *rules,
                              const BounceSettings  *settings,
                              BounceScanFunc         func,
                              gpointer               user_data,
                              GCancellable          *cancellable,
                              GError               **error);

/* How many messages there are, for bounce_scan_nth (); nothing is parsed. Those
 * of standard input would be gone: 0. */
guint    bounce_scan_count   (const char            *path,
                              GCancellable          *cancellable);

/* What a scan has seen so far. */
typedef struct
{
  guint64 bytes_done, bytes_total;
  guint   messages;
  guint   kinds[BOUNCE_N_KINDS];     /* messages by kind                        */
  guint   recipients;                /* failed ones                             */
  guint   problems;
} BounceScanProgress;

/* What came since the last time. Borrowed for the call. */
typedef struct
{
  BounceStore              *batch;      /* or NULL                              */
  GPtrArray                *problems;   /* of BounceScanProblem; may be empty   */
  const BounceScanProgress *progress;   /* since this scan began                */
} BounceScanNews;

/* On the main thread, in file order. */
typedef void (*BounceScanNewsFunc)  (const BounceScanNews     *news,
                                     gpointer                  user_data);

/* One parser thread, which walks @sources, opens one file at a time and enters
 * it in @files as one of @group: its records carry that number. What was taken
 * of @files before, by a scan that was cancelled, is left out, and not counted
 * again except in the bytes. Only one scan at a time may use @files.
 * Batches of 512 bounces or 40 ms, the first at once. The thread waits when two
 * batches are not yet taken: memory is bounded. */
void     bounce_scan_async  (GPtrArray            *sources,     /* of BounceScanSource */
                             BounceScanFiles      *files,
                             guint                 group,
                             BounceRules          *rules,
                             const BounceSettings *settings,
                             BounceScanNewsFunc    func,
                             gpointer              func_data,
                             GCancellable         *cancellable,
                             GAsyncReadyCallback   callback,
                             gpointer              user_data);
gboolean bounce_scan_finish (GAsyncResult         *result,
                             BounceScanProgress   *progress,
                             GError              **error);

G_END_DECLS
