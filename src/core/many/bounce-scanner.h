/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Mailbox to bounces. One walk for the command line, which wants every message
 * whole, and one on a thread of its own for the window, which wants batches. */
#pragma once

#include "bounce-archive.h"
#include "bounce-folder.h"

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

/* What a scan has seen so far. */
typedef struct
{
  guint64 bytes_done, bytes_total;
  guint   messages;
  guint   kinds[BOUNCE_N_KINDS];     /* messages by kind                        */
  guint   recipients;                /* failed ones                             */
  guint   problems;
} BounceScanProgress;

/* On the main thread, in file order; @batch may be NULL when only the numbers
 * moved. */
typedef void (*BounceScanBatchFunc) (BounceStore              *batch,
                                     const BounceScanProgress *progress,
                                     gpointer                  user_data);

/* One parser thread. Batches of 512 bounces or 40 ms, the first at once. The
 * thread waits when two batches are not yet taken: memory is bounded. */
void     bounce_scan_async  (GPtrArray            *mailboxes,   /* of BounceMailbox */
                             BounceRules          *rules,
                             const BounceSettings *settings,
                             BounceScanBatchFunc   func,
                             gpointer              func_data,
                             GCancellable         *cancellable,
                             GAsyncReadyCallback   callback,
                             gpointer              user_data);
gboolean bounce_scan_finish (GAsyncResult         *result,
                             BounceScanProgress   *progress,
                             GError              **error);

G_END_DECLS
