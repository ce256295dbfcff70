/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Does a "From " line in the midst of a mailbox part two messages? Judged from
 * the line, from the one behind it and from what stands before. */
#pragma once

#include "bounce-header-name.h"
#include "bounce-mbox-line.h"
#include "bounce-mbox-window.h"

G_BEGIN_DECLS

/* What must be in the window behind and before the line, to be asked. */
#define BOUNCE_MBOX_LOOK_AHEAD 1280
#define BOUNCE_MBOX_LOOK_BACK  512

typedef struct
{
  BounceMboxLine   line;
  BounceHeaderName follower;     /* what the next line begins with            */
  guint64          next;         /* where that begins; 0 when it is far away  */
} BounceMboxSeparator;

BounceMboxSeparator bounce_mbox_separator_look        (const BounceMboxWindow *window,
                                                       guint64                 offset);

/* @begun: where the message before begins; @in_body: its header is over;
 * @patches: this is a mailbox of git patches. */
gboolean            bounce_mbox_separator_parts       (const BounceMboxWindow *window,
                                                       guint64                 offset,
                                                       guint64                 begun,
                                                       gboolean                in_body,
                                                       gboolean                patches);
/* The same where Content-Length says that a message ends: only what stands
 * behind counts. One blank line at @offset is passed over; the end of the mailbox
 * will do. */
gboolean            bounce_mbox_separator_is_declared (const BounceMboxWindow *window,
                                                       guint64                 offset,
                                                       gboolean                patches);

G_END_DECLS
