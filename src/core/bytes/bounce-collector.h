/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* From what the splitter tells to the messages that are wanted. */
#pragma once

#include "bounce-mailbox.h"

G_BEGIN_DECLS

typedef struct _BounceCollector BounceCollector;

/* @mbox: "From " lines are quoted, and Thunderbird's marks are believed. */
BounceCollector *bounce_collector_new        (gboolean              mbox,
                                              BounceMailboxWantFunc want,
                                              BounceMailboxMailFunc func,
                                              gpointer              user_data);
void             bounce_collector_free       (BounceCollector      *self);

/* To be given to a splitter, with the collector as user data. */
extern const BounceMboxSplitterFuncs bounce_collector_funcs;

/* @func wants no more. */
gboolean         bounce_collector_is_stopped (BounceCollector      *self);

/* What is handed over of a message's bytes as they stand in the file; takes
 * @raw. */
GBytes          *bounce_collector_finish     (GByteArray           *raw,
                                              gboolean              mbox);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceCollector, bounce_collector_free)

G_END_DECLS
