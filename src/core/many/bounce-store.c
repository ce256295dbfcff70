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
  BounceBelongings *belongings;
  gatomicrefcount ref_count;
};

BounceStore *
bounce_store_new (void)
{
  BounceStore *self = g_new0 (BounceStore, 1);

  self->strings = bounce_strings_new ();
  self->chunks = g_ptr_array_new_with_free_func (g_free);
  self->belongings = bounce_belongings_new ();
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
  gboolean is_bounce = bounce_case_is_bounce (one);

  record->recipient = add_capped (self, one->recipient != NULL ? one->recipient->address : NULL);
  record->receiver = add_capped (self, bounce_case_get_receiver (one));
  record->reply = add_capped (self, bounce_case_get_diagnostic (one));
  record->host = add_capped (self, bounce_case_get_host (one));
  record->status = bounce_case_get_status (one);
  record->code = one->reply->code;
  record->kind = one->kind;
  /* Nobody looked for the cause of what is no bounce. */
  record->cause = is_bounce ? finding->cause : BOUNCE_CAUSE_UNCLEAR;
  record->permanence = is_bounce ? finding->permanence : BOUNCE_PERMANENCE_NONE;
  record->who = finding->who;
  record->confidence_suppress = finding->confidence | one->ownership << 2 | finding->suppress << 4;
}

/* The kinds that are listed although they are no bounces. */
static gboolean
is_listed (BounceKind kind)
{
  switch (kind)
    {
    case BOUNCE_KIND_DELIVERY:
    case BOUNCE_KIND_COMPLAINT:
    case BOUNCE_KIND_AUTO_REPLY:
    case BOUNCE_KIND_RECEIPT:
    case BOUNCE_KIND_CHALLENGE:
      return TRUE;
    case BOUNCE_KIND_OTHER:
    case BOUNCE_KIND_FAILURE:
    case BOUNCE_KIND_DELAY:
    case BOUNCE_KIND_UNREADABLE:
    case BOUNCE_N_KINDS:
    default:
      return FALSE;
    }
}

/* What all records of one message have in common. */
static BounceRecord
describe_message (BounceStore         *self,
                  guint                file,
                  const BounceMail    *mail,
                  const BounceReading *reading)
{
  g_autoptr (GDateTime) date = bounce_message_get_date (reading->message);
  BounceRecord record = {
    .offset = mail->span.offset,
    .length = mail->span.length,
    .message = mail->number,
    .file = file,
    .date = date != NULL ? g_date_time_to_unix (date) : G_MININT64,
  };

  if (reading->report->original != NULL)
    record.subject = add_capped (self, bounce_message_get_header (reading->report->original, "Subject"));

  return record;
}

void
bounce_store_add (BounceStore         *self,
                  guint                file,
                  const BounceMail    *mail,
                  const BounceReading *reading)
{
  BounceRecord common;
  guint before;

  g_return_if_fail (self != NULL && mail != NULL && reading != NULL);

  bounce_belongings_add (self->belongings, reading);
  before = self->length;
  common = describe_message (self, file, mail, reading);
  for (guint i = 0; i < reading->cases->len; i++)
    {
      const BounceCase *one = g_ptr_array_index (reading->cases, i);
      BounceRecord *record;

      if (!bounce_case_is_bounce (one))
        continue;
      record = next_record (self);
      *record = common;
      fill_record (self, record, one);
    }

  if (self->length == before && reading->cases->len > 0 && is_listed (reading->report->kind))
    {
      BounceRecord *record = next_record (self);

      *record = common;
      fill_record (self, record, g_ptr_array_index (reading->cases, 0));
      record->kind = reading->report->kind;
    }
}

guint
bounce_store_get_length (BounceStore *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->length;
}

const BounceBelongings *
bounce_store_get_belongings (BounceStore *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->belongings;
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
  bounce_belongings_free (self->belongings);
  g_free (self);
}
