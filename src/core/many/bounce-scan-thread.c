/* SPDX-FileCopyrightText: The Bounce Inspector developers
 * SPDX-License-Identifier: GPL-3.0-or-later */
/* A scan on a thread of its own, which hands over batches and waits when they
 * are not taken. */
#include "bounce-scanner.h"

#include "bounce-sniff.h"

#define BATCH_LENGTH 512
#define BATCH_TIME (40 * G_TIME_SPAN_MILLISECOND)
#define MAX_PENDING 2              /* batches that the main thread has not taken  */
#define POLL_TIME (20 * G_TIME_SPAN_MILLISECOND)   /* how late a cancel is noticed */

typedef struct
{
  GPtrArray           *mailboxes;
  BounceRules         *rules;
  BounceSettings      *settings;
  BounceScanBatchFunc  func;
  gpointer             func_data;
  GCancellable        *cancellable;
  GMainContext        *context;

  GMutex               lock;
  GCond                taken;
  guint                pending;  /* guarded by @lock                            */

  /* The worker's own until it has ended. */
  BounceStore         *batch;
  gint64               last;     /* when one was handed over                    */
  gboolean             shown;    /* one with bounces was                        */
  BounceMailbox       *mailbox;
  guint                file;
  guint64              bytes_before;   /* of the mailboxes done with            */
  BounceScanProgress   progress;
} Scan;

/* One batch on its way to the main thread. */
typedef struct
{
  GTask              *task;      /* keeps the scan                              */
  BounceStore        *batch;
  BounceScanProgress  progress;
} Delivery;

static void
scan_free (Scan *scan)
{
  g_ptr_array_unref (scan->mailboxes);
  bounce_rules_unref (scan->rules);
  bounce_settings_free (scan->settings);
  g_clear_object (&scan->cancellable);
  g_main_context_unref (scan->context);
  g_clear_pointer (&scan->batch, bounce_store_unref);
  g_mutex_clear (&scan->lock);
  g_cond_clear (&scan->taken);
  g_free (scan);
}

/* Also when the main context dies undelivered: the worker must not wait. */
static void
delivery_free (Delivery *delivery)
{
  Scan *scan = g_task_get_task_data (delivery->task);

  g_mutex_lock (&scan->lock);
  scan->pending--;
  g_cond_signal (&scan->taken);
  g_mutex_unlock (&scan->lock);

  g_clear_pointer (&delivery->batch, bounce_store_unref);
  g_object_unref (delivery->task);
  g_free (delivery);
}

static gboolean
deliver (gpointer user_data)
{
  Delivery *delivery = user_data;
  Scan *scan = g_task_get_task_data (delivery->task);

  if (!g_cancellable_is_cancelled (scan->cancellable))
    scan->func (delivery->batch, &delivery->progress, scan->func_data);

  return G_SOURCE_REMOVE;
}

/* Until fewer than @most batches are on their way; FALSE when cancelled. */
static gboolean
wait_for_room (Scan  *scan,
               guint  most)
{
  gboolean cancelled;

  g_mutex_lock (&scan->lock);
  while (!(cancelled = g_cancellable_is_cancelled (scan->cancellable)) && scan->pending >= most)
    g_cond_wait_until (&scan->taken, &scan->lock, g_get_monotonic_time () + POLL_TIME);
  if (!cancelled)
    scan->pending++;
  g_mutex_unlock (&scan->lock);

  return !cancelled;
}

static void
hand_over (Scan  *scan,
           GTask *task)
{
  Delivery *delivery;
  g_autoptr (GSource) source = NULL;

  if (!wait_for_room (scan, MAX_PENDING))
    return;

  scan->progress.bytes_done = scan->bytes_before;
  if (scan->mailbox != NULL)
    scan->progress.bytes_done += bounce_mailbox_get_done (scan->mailbox);
  delivery = g_new0 (Delivery, 1);
  delivery->task = g_object_ref (task);
  delivery->progress = scan->progress;
  if (bounce_store_get_length (scan->batch) > 0)
    {
      delivery->batch = g_steal_pointer (&scan->batch);
      scan->batch = bounce_store_new ();
      scan->shown = TRUE;
    }
  scan->last = g_get_monotonic_time ();

  source = g_idle_source_new ();
  g_source_set_callback (source, deliver, delivery, (GDestroyNotify) delivery_free);
  g_source_attach (source, scan->context);
}

static void
count (Scan                *scan,
       const BounceReading *reading)
{
  BounceScanProgress *progress = &scan->progress;

  progress->messages++;
  progress->kinds[reading != NULL ? reading->report->kind : BOUNCE_KIND_OTHER]++;
  for (guint i = 0; reading != NULL && i < reading->cases->len; i++)
    {
      const BounceCase *one = g_ptr_array_index (reading->cases, i);

      progress->recipients += one->kind == BOUNCE_KIND_FAILURE;
    }
}

static gboolean
is_due (Scan *scan)
{
  guint length = bounce_store_get_length (scan->batch);

  return length >= BATCH_LENGTH
    || (!scan->shown && length > 0)
    || g_get_monotonic_time () - scan->last >= BATCH_TIME;
}

static gboolean
want_candidates (const char *head,
                 gsize       length,
                 gpointer    user_data)
{
  return bounce_sniff_headers (head, length);
}

static gboolean
scan_mail (const BounceMail *mail,
           gpointer          user_data)
{
  GTask *task = G_TASK (user_data);
  Scan *scan = g_task_get_task_data (task);
  g_autoptr (BounceReading) reading = NULL;

  if (mail->bytes != NULL)
    {
      reading = bounce_reading_new (mail->bytes, scan->rules, scan->settings);
      bounce_store_add (scan->batch, scan->file, mail, reading);
    }
  count (scan, reading);
  if (is_due (scan))
    hand_over (scan, task);

  return !g_cancellable_is_cancelled (scan->cancellable);
}

static void
scan_run (GTask        *task,
          gpointer      source,
          gpointer      task_data,
          GCancellable *cancellable)
{
  Scan *scan = task_data;

  scan->last = g_get_monotonic_time ();
  for (scan->file = 0; scan->file < scan->mailboxes->len; scan->file++)
    {
      g_autoptr (GError) error = NULL;

      scan->mailbox = g_ptr_array_index (scan->mailboxes, scan->file);
      if (!bounce_mailbox_foreach (scan->mailbox, want_candidates, scan_mail, task, cancellable, &error)
          && error != NULL
          && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        scan->progress.problems++;
      if (g_cancellable_is_cancelled (cancellable))
        break;
      scan->bytes_before += bounce_mailbox_get_size (scan->mailbox);
    }

  /* All that was handed over is taken before the end is told. */
  scan->mailbox = NULL;
  hand_over (scan, task);
  wait_for_room (scan, 1);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_boolean (task, TRUE);
}

void
bounce_scan_async (GPtrArray            *mailboxes,
                   BounceRules          *rules,
                   const BounceSettings *settings,
                   BounceScanBatchFunc   func,
                   gpointer              func_data,
                   GCancellable         *cancellable,
                   GAsyncReadyCallback   callback,
                   gpointer              user_data)
{
  g_autoptr (GTask) task = NULL;
  Scan *scan;

  g_return_if_fail (mailboxes != NULL && rules != NULL && func != NULL);

  scan = g_new0 (Scan, 1);
  scan->mailboxes = g_ptr_array_new_with_free_func ((GDestroyNotify) bounce_mailbox_unref);
  scan->rules = bounce_rules_ref (rules);
  scan->settings = bounce_settings_copy (settings);
  scan->func = func;
  scan->func_data = func_data;
  scan->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  scan->context = g_main_context_ref_thread_default ();
  scan->batch = bounce_store_new ();
  g_mutex_init (&scan->lock);
  g_cond_init (&scan->taken);
  for (guint i = 0; i < mailboxes->len; i++)
    {
      BounceMailbox *mailbox = g_ptr_array_index (mailboxes, i);

      g_ptr_array_add (scan->mailboxes, bounce_mailbox_ref (mailbox));
      scan->progress.bytes_total += bounce_mailbox_get_size (mailbox);
    }

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, bounce_scan_async);
  g_task_set_task_data (task, scan, (GDestroyNotify) scan_free);
  g_task_run_in_thread (task, scan_run);
}

gboolean
bounce_scan_finish (GAsyncResult        *result,
                    BounceScanProgress  *progress,
                    GError             **error)
{
  Scan *scan;

  g_return_val_if_fail (g_async_result_is_tagged (result, bounce_scan_async), FALSE);

  scan = g_task_get_task_data (G_TASK (result));
  if (progress != NULL)
    *progress = scan->progress;

  return g_task_propagate_boolean (G_TASK (result), error);
}
