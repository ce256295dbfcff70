/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Every bounce in a small record; texts that repeat are kept once. A batch is
 * a small store. Filled by one thread, then handed over and never changed. */
#pragma once

#include "bounce-belongings.h"
#include "bounce-mailbox.h"
#include "bounce-reading.h"
#include "bounce-strings.h"

G_BEGIN_DECLS

/* About 64 bytes. Strings are numbers in the store's own table. */
typedef struct
{
  guint64 offset, length;        /* the message's span                          */
  gint64  date;                  /* seconds since 1970 UTC, or G_MININT64       */
  guint32 recipient;
  guint32 receiver;
  guint32 reply;                 /* the server's words, capped                  */
  guint32 subject;               /* of the returned message                     */
  guint32 host;                  /* sending address                             */
  guint32 message;               /* number in its mailbox                       */
  guint32 status;                /* BounceStatus                                */
  guint32 file;                  /* which mailbox of the scan: in a Maildir     */
                                 /* every message is one                        */
  guint16 code;
  guint8  kind;
  guint8  cause;
  guint8  permanence;
  guint8  who;
  guint8  confidence_suppress;   /* confidence | ownership << 2 | suppress << 4 */
} BounceRecord;

static inline BounceConfidence
bounce_record_get_confidence (const BounceRecord *record)
{
  return (BounceConfidence) (record->confidence_suppress & 3);
}

static inline BounceOwnership
bounce_record_get_ownership (const BounceRecord *record)
{
  return (BounceOwnership) (record->confidence_suppress >> 2 & 3);
}

static inline BounceSuppress
bounce_record_get_suppress (const BounceRecord *record)
{
  return (BounceSuppress) (record->confidence_suppress >> 4);
}

typedef struct _BounceStore BounceStore;

BounceStore        *bounce_store_new        (void);
/* Every failed or delayed recipient of @reading as a record each. When there
 * is none: one record for a complaint, an automatic reply, a receipt, a request
 * to confirm or a report of success; none for other mail. */
void                bounce_store_add        (BounceStore         *self,
                                             guint                file,
                                             const BounceMail    *mail,
                                             const BounceReading *reading);
guint               bounce_store_get_length (BounceStore         *self);
/* Whose mail came back to us; borrowed. */
const BounceBelongings *bounce_store_get_belongings (BounceStore     *self);
/* Records never move. */
const BounceRecord *bounce_store_get        (BounceStore         *self,
                                             guint                nth);
const char         *bounce_store_get_text   (BounceStore         *self,
                                             guint32              number);
/* Numbers of texts are below this. */
guint               bounce_store_get_n_texts (BounceStore        *self);
gsize               bounce_store_get_size   (BounceStore         *self);
BounceStore        *bounce_store_ref        (BounceStore         *self);
void                bounce_store_unref      (BounceStore         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BounceStore, bounce_store_unref)

G_END_DECLS
