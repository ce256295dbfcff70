/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* All batches of a scan as one list, with an order array of its own: what is
 * shown, and in which order. Main thread only. */
#pragma once

#include "bounce-section.h"
#include "bounce-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  BOUNCE_ORDER_MAILBOX,
  BOUNCE_ORDER_RECIPIENT,
  BOUNCE_ORDER_CAUSE,
  BOUNCE_ORDER_STATUS,
  BOUNCE_ORDER_RECEIVER,
  BOUNCE_ORDER_HOST,
  BOUNCE_ORDER_DATE
} BounceOrder;

/* What is wanted of the list. @section: ALL for every failed or delayed
 * recipient, NOT_COUNTED for messages of other kinds. @cause, @kind: -1 for
 * any. @search: words that all occur in recipient, reply, receiver or subject,
 * without regard to case. */
typedef struct
{
  const char    *search;
  BounceSection  section;
  int            cause;
  int            kind;
  BounceOrder    order;
  gboolean       descending;
} BounceArchiveView;

#define BOUNCE_TYPE_ROW (bounce_row_get_type ())
G_DECLARE_FINAL_TYPE (BounceRow, bounce_row, BOUNCE, ROW, GObject)

/* What a list row binds to: a place, not a copy. Borrowed results. */
const BounceRecord *bounce_row_get_record    (BounceRow *self);
const char         *bounce_row_get_recipient (BounceRow *self);
const char         *bounce_row_get_receiver  (BounceRow *self);
const char         *bounce_row_get_reply     (BounceRow *self);
const char         *bounce_row_get_subject   (BounceRow *self);
const char         *bounce_row_get_host      (BounceRow *self);
/* The row's place in the archive, whatever is shown: stable. */
guint               bounce_row_get_index     (BounceRow *self);

#define BOUNCE_TYPE_ARCHIVE (bounce_archive_get_type ())
G_DECLARE_FINAL_TYPE (BounceArchive, bounce_archive, BOUNCE, ARCHIVE, GObject)

BounceArchive      *bounce_archive_new         (void);
/* The newcomers that fit the view are shown at its end; the order is made
 * again by the next set_view (). Takes a reference. */
void                bounce_archive_append      (BounceArchive            *self,
                                                BounceStore              *batch);
/* The records of these files (@to itself is not one) are never shown and not
 * counted again; their numbers must not come back. */
void                bounce_archive_remove_files (BounceArchive            *self,
                                                 guint                     from,
                                                 guint                     to);
/* Forgets all records and removals; the view stays. */
void                bounce_archive_clear        (BounceArchive            *self);
/* All records that are not removed, shown or not. */
guint               bounce_archive_get_total   (BounceArchive            *self);
/* Rows of that sending host and that cause, shown or not: a look at each. */
guint               bounce_archive_count_host  (BounceArchive            *self,
                                                const char               *host,
                                                BounceCause               cause);
/* Records that fit the view: where the list will end when all of it is
 * published. The number to tell people. */
guint               bounce_archive_get_matching    (BounceArchive            *self);
/* Where the row of that index stands in the list now, or G_MAXUINT: for a
 * selection that follows the row. */
guint               bounce_archive_find            (BounceArchive            *self,
                                                    guint                     index);
/* Computed on another thread, published in steps on this one: a short list
 * first, the rest in idle turns; @callback comes when all is. A later call overtakes an earlier one, which
 * then ends with G_IO_ERROR_CANCELLED. */
void                bounce_archive_set_view_async  (BounceArchive            *self,
                                                    const BounceArchiveView  *view,
                                                    GCancellable             *cancellable,
                                                    GAsyncReadyCallback       callback,
                                                    gpointer                  user_data);
gboolean            bounce_archive_set_view_finish (BounceArchive            *self,
                                                    GAsyncResult             *result,
                                                    GError                  **error);

G_END_DECLS
