/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file is, by its first bytes, and what to tell people when it is no mail. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  BOUNCE_MAILBOX_KIND_EMPTY,       /* nothing, or nothing but blanks */
  BOUNCE_MAILBOX_KIND_MBOX,
  BOUNCE_MAILBOX_KIND_MESSAGE,
  BOUNCE_MAILBOX_KIND_OTHER
} BounceMailboxKind;

/* @sentence: for OTHER, translated, says what the file is and what to do. */
BounceMailboxKind bounce_mailbox_kind_judge (const char  *bytes,
                                             gsize        n_bytes,
                                             const char **sentence);

G_END_DECLS
