/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* One message read again, on a thread: big ones take a while, and a disk may
 * sleep. */
#include "inspector-reader.h"

#include "inspector-document-words.h"

typedef struct
{
  BounceScanSource *source;
  guint64           size;
  BounceRecord      record;
  char             *recipient;
  BounceRules      *rules;
  BounceSettings   *settings;
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  bounce_scan_source_free (wish->source);
  g_free (wish->recipient);
  bounce_rules_unref (wish->rules);
  bounce_settings_free (wish->settings);
  g_free (wish);
}

static BounceMailbox *
open_again (const Wish    *wish,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (BounceMailbox) mailbox = NULL;

  if (wish->source->mailbox != NULL)
    return bounce_mailbox_ref (wish->source->mailbox);

  /* A mail program that looked at the message has renamed it. */
  mailbox = bounce_maildir_open (wish->source->file, cancellable, error);
  /* A mailbox only grows; one that does not was written anew. */
  if (mailbox != NULL && bounce_mailbox_get_size (mailbox) < wish->size)
    {
      g_set_error_literal (error, BOUNCE_MAILBOX_ERROR, BOUNCE_MAILBOX_ERROR_CHANGED, "");
      return NULL;
    }

  return g_steal_pointer (&mailbox);
}

/* The case that the row was made of. Texts of records are cut, so a long
 * address is compared as far as it was kept. */
static BounceCase *
choose (const Wish          *wish,
        const BounceReading *reading)
{
  BounceCase *first = g_ptr_array_index (reading->cases, 0), *similar = NULL;

  for (guint i = 0; wish->recipient != NULL && i < reading->cases->len; i++)
    {
      BounceCase *one = g_ptr_array_index (reading->cases, i);
      const char *address = one->recipient != NULL ? one->recipient->address : NULL;

      if (address == NULL || !g_str_has_prefix (address, wish->recipient))
        continue;
      if (one->kind == wish->record.kind && one->reply->code == wish->record.code)
        return one;
      if (similar == NULL)
        similar = one;
    }

  return similar != NULL ? similar : first;
}

static InspectorDetail *
make_detail (const Wish    *wish,
             BounceMailbox *mailbox,
             GBytes        *bytes)
{
  InspectorDetail *detail = g_new0 (InspectorDetail, 1);
  gboolean is_mailbox = bounce_mailbox_get_format (mailbox) == BOUNCE_MAILBOX_MBOX;

  detail->rules = bounce_rules_ref (wish->rules);
  detail->reading = bounce_reading_new (bytes, wish->rules, wish->settings);
  detail->chosen = choose (wish, detail->reading);
  detail->bytes = g_bytes_ref (bytes);
  detail->place = inspector_document_words_dup_message (wish->source->file, is_mailbox, wish->record.message);

  return detail;
}

static void
return_sentence (GTask        *task,
                 const GError *error)
{
  g_autofree char *sentence = inspector_document_words_dup_sentence (error);

  g_task_return_new_error (task, error->domain, error->code, "%s", sentence);
}

static void
read_message (GTask        *task,
              gpointer      source_object,
              gpointer      task_data,
              GCancellable *cancellable)
{
  const Wish *wish = task_data;
  const BounceSpan span = { wish->record.offset, wish->record.length };
  g_autoptr (GError) error = NULL;
  g_autoptr (BounceMailbox) mailbox = open_again (wish, cancellable, &error);
  g_autoptr (GBytes) bytes = mailbox != NULL ? bounce_mailbox_read (mailbox, &span, &error) : NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (bytes == NULL)
    return_sentence (task, error);
  else
    g_task_return_pointer (task, make_detail (wish, mailbox, bytes), (GDestroyNotify) inspector_detail_free);
}

void
inspector_reader_start (GTask                *task,
                        BounceScanSource     *source,
                        guint64               size,
                        BounceRow            *row,
                        BounceRules          *rules,
                        const BounceSettings *settings)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->source = source;
  wish->size = size;
  wish->record = *bounce_row_get_record (row);
  wish->recipient = g_strdup (bounce_row_get_recipient (row));
  wish->rules = bounce_rules_ref (rules);
  wish->settings = bounce_settings_copy (settings);
  g_task_set_task_data (task, wish, wish_free);
  g_task_run_in_thread (task, read_message);
}
