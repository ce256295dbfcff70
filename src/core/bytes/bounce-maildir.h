/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of messages in a Maildir: mail programs rename them all the time. */
#pragma once

#include "bounce-mailbox.h"
#include "bounce-source.h"

G_BEGIN_DECLS

/* As bounce_mailbox_open (), also when the file has got another name. */
BounceMailbox *bounce_maildir_open         (GFile         *file,
                                            GCancellable  *cancellable,
                                            GError       **error);
/* As bounce_source_open (), likewise. */
BounceSource  *bounce_maildir_open_source  (GFile              *file,
                                            BounceSourceFacts  *facts,
                                            GCancellable       *cancellable,
                                            GError            **error);
/* Where the message that lay at @file is now, when it was moved from "new" to
 * "cur" or got other flags; NULL when @file lay in no Maildir, or it is gone.
 * Looks at the names of one folder, so not for every message of a scan. */
GFile         *bounce_maildir_find_renamed (GFile         *file);

G_END_DECLS
