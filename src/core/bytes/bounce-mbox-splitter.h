/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Where messages begin and end in an mbox. Knows bytes, not files. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A stretch of a mailbox, in decompressed bytes. The first byte after the
 * "From " line and the number of bytes up to the blank line before the next
 * one. Everything later points back here. */
typedef struct
{
  guint64 offset;
  guint64 length;
} BounceSpan;

/* What the splitter tells, in this order for each message: once begin, any
 * number of data (the message's own bytes, borrowed for the call), once end. */
typedef struct
{
  void (*begin) (guint64           offset,
                 gpointer          user_data);
  void (*data)  (const guint8     *bytes,
                 gsize             n_bytes,
                 gpointer          user_data);
  void (*end)   (const BounceSpan *message,
                 gpointer          user_data);
} BounceMboxSplitterFuncs;

typedef struct _BounceMboxSplitter BounceMboxSplitter;

/* @funcs must outlive the splitter. Cannot fail: any bytes have some division,
 * and it does not depend on how they are cut into calls of feed (). */
BounceMboxSplitter *bounce_mbox_splitter_new    (const BounceMboxSplitterFuncs *funcs,
                                                 gpointer                       user_data);
void                bounce_mbox_splitter_feed   (BounceMboxSplitter            *self,
                                                 const guint8                  *bytes,
                                                 gsize                          n_bytes);
void                bounce_mbox_splitter_finish (BounceMboxSplitter            *self);
void                bounce_mbox_splitter_free   (BounceMboxSplitter            *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceMboxSplitter, bounce_mbox_splitter_free)

G_END_DECLS
