/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* Records in chunks that never move, beside the table of their texts. */
#include "bounce-store.h"

#define CHUNK_LENGTH 64
#define MAX_TEXT 1024              /* bytes of a reply or subject kept for a list */

G_STATIC_ASSERT (sizeof (BounceRecord) <= 72);

struct _BounceStore
{
  BounceStrings *strings;
  GPtrArray     *chunks;         /* of BounceRecord[CHUNK_LENGTH]               */
  guint          length;
  gatomicrefcount ref_count;
};

BounceStore *
bounce_store_new (void)
{
  BounceStore *self = g_new0 (BounceStore, 1);

  self->strings = bounce_strings_new ();
  self->chunks = g_ptr_array_new_with_free_func (g_free);
  g_atomic_ref_count_init (&self->ref_count);

  return self;
}

static guint32
add_capped (BounceStore *self,
            const char  *text)
{
  g_autofree char *capped = text != NULL ? bounce_strings_dup_capped (text, MAX_TEXT) : NULL;

  return bounce_strings_add (self->strings, capped);
}

static BounceRecord *
next_record (BounceStore *self)
{
  BounceRecord *chunk;

  if (self->length % CHUNK_LENGTH == 0)
    g_ptr_array_add (self->chunks, g_new0 (BounceRecord, CHUNK_LENGTH));
  chunk = g_ptr_array_index (self->chunks, self->chunks->len - 1);

  return &chunk[self->length++ % CHUNK_LENGTH];
}

static void
fill_record (BounceStore      *self,
             BounceRecord     *record,
             const BounceCase *one)
{
  const BounceFinding *finding = &one->finding;

  record->recipient = add_capped (self, one->recipient != NULL ? one->recipient->address : NULL);
  record->receiver = add_capped (self, bounce_case_get_receiver (one));
  record->reply = add_capped (self, bounce_case_get_diagnostic (one));
  record->host = add_capped (self, bounce_case_get_host (one));
  record->status = bounce_case_get_status (one);
  record->code = one->reply->code;
  record->kind = one->kind;
  record->cause = finding->cause;
  record->permanence = finding->permanence;
  record->who = finding->who;
  record->confidence_suppress = finding->confidence | finding->suppress << 4;
}

void
bounce_store_add (BounceStore         *self,
                  guint                file,
                  const BounceMail    *mail,
                  const BounceReading *reading)
{
  g_autoptr (GDateTime) date = NULL;
  const char *subject = NULL;

  g_return_if_fail (self != NULL && mail != NULL && reading != NULL);

  date = bounce_message_get_date (reading->message);
  if (reading->report->original != NULL)
    subject = bounce_message_get_header (reading->report->original, "Subject");

  for (guint i = 0; i < reading->cases->len; i++)
    {
      const BounceCase *one = g_ptr_array_index (reading->cases, i);
      BounceRecord *record;

      if (!bounce_case_is_bounce (one))
        continue;
      record = next_record (self);
      record->offset = mail->span.offset;
      record->length = mail->span.length;
      record->message = mail->number;
      record->file = file;
      record->date = date != NULL ? g_date_time_to_unix (date) : G_MININT64;
      record->subject = add_capped (self, subject);
      fill_record (self, record, one);
    }
}

guint
bounce_store_get_length (BounceStore *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

const BounceRecord *
bounce_store_get (BounceStore *self,
                  guint        nth)
{
  const BounceRecord *chunk;

  g_return_val_if_fail (self != NULL && nth < self->length, NULL);

  chunk = g_ptr_array_index (self->chunks, nth / CHUNK_LENGTH);
  return &chunk[nth % CHUNK_LENGTH];
}

const char *
bounce_store_get_text (BounceStore *self,
                       guint32      number)
{
  g_return_val_if_fail (self != NULL, NULL);

  return bounce_strings_get (self->strings, number);
}

guint
bounce_store_get_n_texts (BounceStore *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return bounce_strings_get_length (self->strings);
}

gsize
bounce_store_get_size (BounceStore *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return sizeof *self + bounce_strings_get_size (self->strings)
    + self->chunks->len * (sizeof (gpointer) + CHUNK_LENGTH * sizeof (BounceRecord));
}

BounceStore *
bounce_store_ref (BounceStore *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
bounce_store_unref (BounceStore *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  bounce_strings_free (self->strings);
  g_ptr_array_unref (self->chunks);
  g_free (self);
}
