/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One file that holds messages: an mbox or a single message, perhaps
 * compressed. Read only, in windows, never mapped: a mailbox is a live file,
 * and a truncated map kills the program. */
#pragma once

#include "bounce-mbox-splitter.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define BOUNCE_MAILBOX_ERROR (bounce_mailbox_error_quark ())

typedef enum
{
  BOUNCE_MAILBOX_ERROR_NOT_MAIL,     /* the bytes do not look like mail          */
  BOUNCE_MAILBOX_ERROR_CHANGED,      /* shorter or rewritten since it was opened */
  BOUNCE_MAILBOX_ERROR_TOO_LARGE,    /* a compressed file that grows past limits */
  BOUNCE_MAILBOX_ERROR_BROKEN        /* the compressed stream ends or lies       */
} BounceMailboxError;

GQuark bounce_mailbox_error_quark (void);

/* Limits. What exceeds them is said (BounceMail.truncated), not dropped. */
#define BOUNCE_MAILBOX_WINDOW      (256 * 1024)          /* bytes read at once           */
#define BOUNCE_MAILBOX_HEAD_MAX    (256 * 1024)          /* header bytes shown to @want  */
#define BOUNCE_MAILBOX_MESSAGE_MAX (4 * 1024 * 1024)     /* bytes kept of one message    */

typedef enum
{
  BOUNCE_MAILBOX_MBOX,
  BOUNCE_MAILBOX_MESSAGE
} BounceMailboxFormat;

/* One message as it passes by. Borrowed for the call. */
typedef struct
{
  guint       number;            /* from 1, in file order                       */
  BounceSpan  span;
  GBytes     *bytes;             /* the message, mboxrd quoting undone; NULL    */
                                 /* when @want did not want it                  */
  gboolean    truncated;         /* only the first BOUNCE_MAILBOX_MESSAGE_MAX   */
} BounceMail;

/* The header block, up to and with its blank line (NUL-terminated behind the
 * end). Return TRUE to be handed the whole message. */
typedef gboolean (*BounceMailboxWantFunc) (const char       *head,
                                           gsize             length,
                                           gpointer          user_data);
/* Return FALSE to stop. */
typedef gboolean (*BounceMailboxMailFunc) (const BounceMail *mail,
                                           gpointer          user_data);

typedef struct _BounceMailbox BounceMailbox;   /* atomically counted, immutable */

/* Looks at the content, never at the name. The error's message is a sentence
 * for people and says what to do (how to get .eml from .msg, .pst, ...). */
BounceMailbox       *bounce_mailbox_open       (GFile                  *file,
                                                GCancellable           *cancellable,
                                                GError                **error);
/* Standard input: can be walked once, and not read again. */
BounceMailbox       *bounce_mailbox_open_fd    (int                     fd,
                                                GCancellable           *cancellable,
                                                GError                **error);

/* Messages in file order, up to the size the file had when opened. Messages
 * that Thunderbird marked as deleted are left out and not numbered. @want may
 * be NULL (all). G_IO_ERROR_CANCELLED on cancel; other errors come after all
 * messages that could be read were handed over. */
gboolean             bounce_mailbox_foreach    (BounceMailbox          *self,
                                                BounceMailboxWantFunc   want,
                                                BounceMailboxMailFunc   func,
                                                gpointer                user_data,
                                                GCancellable           *cancellable,
                                                GError                **error);
/* One message again, as foreach () would hand it over. */
GBytes              *bounce_mailbox_read       (BounceMailbox          *self,
                                                const BounceSpan       *message,
                                                GError                **error);

GFile               *bounce_mailbox_get_file   (BounceMailbox          *self);
BounceMailboxFormat  bounce_mailbox_get_format (BounceMailbox          *self);
/* Bytes on disk (compressed ones as they are), and how far a running
 * foreach () has come in them; safe to ask from another thread. */
guint64              bounce_mailbox_get_size   (BounceMailbox          *self);
guint64              bounce_mailbox_get_done   (BounceMailbox          *self);

BounceMailbox       *bounce_mailbox_ref        (BounceMailbox          *self);
void                 bounce_mailbox_unref      (BounceMailbox          *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceMailbox, bounce_mailbox_unref)

G_END_DECLS
